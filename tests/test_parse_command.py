"""`manage.py parse FILE`: the reader's contract on the output, and its exit codes."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from tests import hostile, scans
from tests.referater import LETTER
from tests.typeset import pdf_of

Captured = pytest.CaptureFixture[bytes]

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


def parse(*arguments: str) -> int:
    """The same command in this process, and its exit code."""
    try:
        call_command("parse", *arguments)
    except SystemExit as end:
        return int(end.code or 0)
    return 0


def test_it_prints_the_mended_text_line_by_line(capfdbinary: Captured) -> None:
    path = ROOT / "tests" / "examples" / "kkr-sjaelland-2023-11-10.txt"
    code = parse(str(path), "--text")
    lines = capfdbinary.readouterr().out.decode().split("\n")
    assert code == 0
    assert lines[13] == "KL opnår, med et helhedsperspektiv på opgaveløsningen, indflydelse og"
    assert len(lines) == len(path.read_text("utf-8").split("\n"))


@scans.needs_tesseract
def test_it_recognises_the_text_of_a_scan(tmp_path: Path, capfdbinary: Captured) -> None:
    path = tmp_path / "skannet.pdf"
    path.write_bytes(scans.scanned(pdf_of(LETTER, tmp_path / "a.pdf").read_bytes()))
    code = parse(str(path))
    read = json.loads(capfdbinary.readouterr().out)
    assert (code, read["text_source"]) == (0, "ocr")
    assert [item["number"] for item in read["items"]] == ["1"]


REFUSED = [
    (b"", "empty", {}),
    (b"PK\x03\x04\x00", "not_a_pdf", {}),
    (b"%PDF-1.4 og ikke mere", "damaged", {}),
    # A page with a black square, and no program to see whether it says something.
    (hostile.one_page(hostile.stream(b"9 9 90 90 re f")), "ocr_missing", {"TESSERACT": scans.NOWHERE}),
    (b"a\n b\n", "too_much_output", {"READER_OUTPUT_BYTES": 9}),
]


@pytest.mark.parametrize(("data", "code", "limits"), REFUSED)
def test_it_says_why_a_file_is_refused(
    tmp_path: Path,
    settings: Any,
    capfdbinary: Captured,
    data: bytes,
    code: str,
    limits: dict[str, object],
) -> None:
    for name, value in limits.items():
        setattr(settings, name, value)
    path = tmp_path / "fil.pdf"
    path.write_bytes(data)
    exit_code = parse(str(path))
    error = json.loads(capfdbinary.readouterr().out)["error"]
    assert exit_code == 2
    assert error["code"] == code
    assert error["message"].endswith(".")


def test_a_refusal_is_an_exit_code_and_limits_are_the_environments(tmp_path: Path) -> None:
    path = tmp_path / "fil.txt"
    path.write_bytes(b"a\n b\n")
    done = manage(str(path), READER_MAX_PAGES="1")
    assert done.returncode == 2
    assert json.loads(done.stdout)["error"]["code"] == "too_many_pages"
