"""The reader's child recognises text within its limits, and takes Tesseract with it when it ends."""

import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from minutes import reader
from minutes.parsing.types import ParsedReferat
from minutes.reader import Failed, Limits
from tests import hostile, scans
from tests.waiting import SECONDS, until

# Answers like one that reads Danish, and then takes its time.
SLOW = """#!/bin/sh
case $1 in
  --version) echo "tesseract 5.3.0" ;;
  --list-langs) echo "List:"; echo dan ;;
  *) exec sleep 60 ;;
esac
"""


@pytest.fixture
def slow(tmp_path: Path) -> str:
    program = tmp_path / "tesseract"
    program.write_text(SLOW)
    program.chmod(0o755)
    return str(program)


@pytest.fixture(scope="module")
def scan(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scan")
    (folder / "skannet.pdf").write_bytes(scans.scanned(scans.referat(folder / "referat.pdf")))
    return folder / "skannet.pdf"


def assert_is_the_referat(parsed: ParsedReferat) -> None:
    assert (parsed.council, parsed.date, parsed.start_time) == ("sjaelland", "2019-06-11", "10:00")
    assert [(one.name, one.party, one.municipality, one.status) for one in parsed.attendance] == [
        ("Søren Østergård", "Ø", "Næstved", "present"),
        ("Åse Kjærbøl", "A", "Køge", "present"),
        ("Mæt Højlund", "V", "Sorø", "present"),
        ("Bjørn Ågesen", "C", "Lejre", "absent"),
    ]
    assert [(item.number, item.outcomes) for item in parsed.items] == [
        ("1", ["godkendt"]),
        ("2", ["taget til efterretning"]),
    ]
    assert parsed.items[1].title == "Rammeaftale for børn og unge på det specialiserede område"
    assert parsed.items[1].case_number == "SAG-2019-01234"


@scans.needs_tesseract
def test_a_scanned_referat_is_read_like_a_typed_one(scan: Path) -> None:
    told: list[tuple[int, int, str]] = []
    parsed = reader.read(scan, lambda *place: told.append(place), Limits(ocr_at_once=2))
    assert_is_the_referat(parsed)
    assert (parsed.text_source, parsed.restored) == ("ocr", False)
    assert [page.source for page in parsed.page_texts] == ["ocr", "ocr"]
    assert {(1, 2, "ocr"), (2, 2, "ocr")} <= set(told)


@pytest.mark.campaign
@scans.needs_tesseract
def test_a_referat_of_typed_and_scanned_pages_is_read_whole(tmp_path: Path) -> None:
    typed = scans.referat(tmp_path / "referat.pdf")
    path = tmp_path / "blandet.pdf"
    path.write_bytes(
        scans.together(scans.page_of(typed, 1), scans.blank_page(), scans.scanned(scans.page_of(typed, 2)))
    )
    parsed = reader.read(path)
    assert_is_the_referat(parsed)
    assert [page.source for page in parsed.page_texts] == ["text layer", "text layer", "ocr"]
    assert [warning.code for warning in parsed.warnings] == []


def failure(path: Path, limits: Limits) -> Failed:
    with pytest.raises(Failed) as failed:
        reader.read(path, limits=limits)
    return failed.value


def test_without_tesseract_it_says_what_to_install(scan: Path) -> None:
    missing = failure(scan, Limits(tesseract=scans.NOWHERE))
    assert missing.code == "ocr_missing"
    assert "apt install tesseract-ocr tesseract-ocr-dan" in missing.message


def test_pages_that_take_too_long_are_given_up(scan: Path, slow: str) -> None:
    assert failure(scan, Limits(tesseract=slow, ocr_page_seconds=1, ocr_at_once=2)).code == "ocr_failed"


# Says that it recognises text, and takes its time.
RECOGNISES = """
import sys, time
print('{"page": 1, "pages": 1, "step": "ocr"}', file=sys.stderr, flush=True)
time.sleep(60)
"""


def test_recognition_has_a_time_limit_of_its_own(scan: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "START", RECOGNISES)
    before = time.monotonic()
    assert failure(scan, Limits(wall_seconds=2, ocr_seconds=1)).code == "too_slow"
    assert time.monotonic() - before >= 3


def test_web_and_worker_load_no_pdf_library() -> None:
    """Only the child has limits; what the two import, directly or not, must not be one."""
    script = (
        "import django, sys; django.setup(); import kkr.urls, kkr.celery, minutes.tasks; print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script], cwd=reader.ROOT, stdout=subprocess.PIPE, check=True)
    loaded = set(done.stdout.decode().split())
    assert "minutes.parsing" in loaded
    assert not {"pdfminer", "pypdfium2", "minutes.parsing.read.pdf", "minutes.parsing.ocr.drawing"} & loaded


def running() -> list[psutil.Process]:
    """The programs that stand for Tesseract; each page's drawing comes and goes beside them."""
    return [one for one in psutil.Process().children(recursive=True) if sleeps(one)]


def sleeps(process: psutil.Process) -> bool:
    try:
        return "sleep" in process.name()
    except psutil.NoSuchProcess:
        return False


def gone(processes: list[psutil.Process]) -> bool:
    return not psutil.wait_procs(processes, timeout=SECONDS)[1]


@pytest.mark.campaign
def test_a_child_that_is_killed_leaves_no_tesseract(scan: Path, slow: str) -> None:
    seen: list[psutil.Process] = []

    def kill(page: int, pages: int, step: str) -> None:
        if step == "ocr" and not seen:
            until(lambda: running())
            seen.extend(running())
            seen[0].parent().kill()

    with pytest.raises(Failed):
        reader.read(scan, kill, Limits(tesseract=slow, ocr_at_once=2))
    assert seen
    assert gone(seen)


PARENT = """
import sys
sys.path.insert(0, {root!r})
from pathlib import Path
from minutes import reader
reader.read(Path({path!r}), limits=reader.Limits(tesseract={program!r}))
"""


@pytest.mark.campaign
@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells a child of its parent's end")
def test_a_worker_that_is_killed_leaves_no_tesseract(scan: Path, slow: str) -> None:
    script = PARENT.format(root=str(reader.ROOT), path=str(scan), program=slow)
    with subprocess.Popen([sys.executable, "-c", script]) as parent:
        until(lambda: running())
        left = psutil.Process(parent.pid).children(recursive=True)
        parent.kill()
    assert len(left) >= 2
    assert gone(left)


@pytest.mark.campaign
def test_a_huge_page_is_no_way_to_take_the_memory(tmp_path: Path) -> None:
    """Five metres by five, of which pdfium could draw a thousand in gigabytes."""
    path = tmp_path / "hostile.pdf"
    page = hostile.one_page(hostile.stream(b"9 9 9000 9000 re f"))
    path.write_bytes(page.replace(b"[0 0 595 842]", b"[0 0 99999 99999]"))
    limits = Limits(cpu_seconds=20, memory_bytes=400 << 20, wall_seconds=20)
    assert failure(path, limits).code in {"no_text", "ocr_missing"}
