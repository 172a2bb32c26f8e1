"""`manage.py parse FILE`: the reader's contract on the output, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests import hostile, scans

ROOT = Path(__file__).parents[1]
SAMPLE = ROOT / "samples" / "kkr-hovedstaden-2025-09-02.txt"


def manage(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    # No database and no broker can be reached: the command must need neither.
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/none", "REDIS_URL": "redis://127.0.0.1:1/0"}
    return subprocess.run(
        [sys.executable, str(ROOT / "manage.py"), "parse", *arguments],
        env={"PATH": os.environ["PATH"], "ENVIRONMENT": "test", **nowhere, **environment},
        stdout=subprocess.PIPE,
        check=False,
    )


def test_it_prints_the_contract() -> None:
    done = manage(str(SAMPLE))
    read = json.loads(done.stdout)
    assert done.returncode == 0
    assert (read["schema"], read["council"], read["date"]) == (1, "hovedstaden", "2025-09-02")
    assert (len(read["attendance"]), len(read["items"])) == (59, 19)


def test_it_prints_the_mended_text_line_by_line() -> None:
    done = manage(str(SAMPLE), "--text")
    lines = done.stdout.decode().split("\n")
    assert done.returncode == 0
    assert lines[18] == "KL opnår, med et helhedsperspektiv på opgaveløsningen,"
    assert len(lines) - 1 == len(SAMPLE.read_text("utf-8").split("\n"))


REFUSED = [
    (b"", "empty", {}),
    (b"PK\x03\x04\x00", "not_a_pdf", {}),
    (b"%PDF-1.4 og ikke mere", "damaged", {}),
    # A page with a black square, and no program to see whether it says something.
    (hostile.one_page(hostile.stream(b"9 9 90 90 re f")), "ocr_missing", {"TESSERACT": scans.NOWHERE}),
    # The limits are the settings'.
    (b"a\n b\n", "too_many_pages", {"READER_MAX_PAGES": "1"}),
    (b"a\n b\n", "too_much_output", {"READER_OUTPUT_BYTES": "9"}),
]


@scans.needs_tesseract
def test_it_recognises_the_text_of_a_scan(tmp_path: Path) -> None:
    path = tmp_path / "skannet.pdf"
    path.write_bytes(scans.scanned(scans.page_of(scans.referat(tmp_path / "a.pdf"), 2)))
    done = manage(str(path))
    read = json.loads(done.stdout)
    assert (done.returncode, read["text_source"]) == (0, "ocr")
    assert [item["number"] for item in read["items"]] == ["1", "2"]


@pytest.mark.parametrize(("data", "code", "settings"), REFUSED)
def test_it_says_why_a_file_is_refused(
    tmp_path: Path, data: bytes, code: str, settings: dict[str, str]
) -> None:
    path = tmp_path / "fil.pdf"
    path.write_bytes(data)
    done = manage(str(path), **settings)
    error = json.loads(done.stdout)["error"]
    assert done.returncode == 2
    assert error["code"] == code
    assert error["message"].endswith(".")
