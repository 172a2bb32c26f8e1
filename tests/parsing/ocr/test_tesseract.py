"""Finding Tesseract, and what becomes of one that does not work."""

from pathlib import Path

import pytest

from minutes.parsing.ocr import tesseract
from minutes.parsing.ocr.tesseract import Failed, Tesseract
from tests import scans

IMAGE = b"P5\n60 40\n255\n" + bytes([255]) * 2400


def program(path: Path, script: str) -> str:
    path.write_text(f"#!/bin/sh\n{script}\n")
    path.chmod(0o755)
    return str(path)


LANGUAGES = 'echo "tesseract 5.3.0"; echo "List of available languages in \\"/x/\\" (2):"'


@pytest.mark.parametrize(
    ("script", "version", "reads_danish"),
    [
        (f"{LANGUAGES}; echo dan; echo eng", "5.3.0", True),
        # Installed without the package for Danish.
        (f"{LANGUAGES}; echo eng; echo danish_old", "5.3.0", False),
        ('echo "tesseract v4.1.1-rc2"', "4.1.1-rc2", False),
    ],
)
def test_it_tells_version_and_languages(
    tmp_path: Path, script: str, version: str, reads_danish: bool
) -> None:
    found = tesseract.installed(program(tmp_path / "t", script))
    assert found is not None
    assert (found.version, found.reads_danish) == (version, reads_danish)


@pytest.mark.parametrize("script", ["exit 0", "echo hej", "kill -9 $$", "no-such-command"])
def test_what_does_not_answer_as_tesseract_is_none(tmp_path: Path, script: str) -> None:
    assert tesseract.installed(program(tmp_path / "t", script)) is None


def test_what_is_not_there_is_none(tmp_path: Path) -> None:
    assert tesseract.installed(scans.NOWHERE) is None
    assert tesseract.installed(str(tmp_path)) is None


@pytest.mark.parametrize("script", ["exit 1", "kill -11 $$", "sleep 60", "cat > /dev/null; exit 3"])
def test_no_reading_is_a_failure(tmp_path: Path, script: str) -> None:
    with pytest.raises(Failed):
        Tesseract(program(tmp_path / "t", script), "5", ("dan",)).table(IMAGE, 300, 0.5)


def test_it_is_told_everything_and_sees_no_environment(tmp_path: Path) -> None:
    told = program(tmp_path / "t", 'cat > /dev/null; echo "$@"; /usr/bin/env')
    said = Tesseract(told, "5", ("dan",), "/opt/tessdata").table(IMAGE, 300, 5)
    first, *environment = said.splitlines()
    assert first == "stdin stdout --dpi 300 -l dan tsv"
    kept = {"OMP_THREAD_LIMIT=1", "TESSDATA_PREFIX=/opt/tessdata"}
    assert kept <= set(environment)
    # A shell adds these by itself.
    assert {line.partition("=")[0] for line in set(environment) - kept} <= {"PWD", "SHLVL", "_", "OLDPWD"}


def test_digits_are_read_as_one_line_of_digits(tmp_path: Path) -> None:
    told = program(tmp_path / "t", 'cat > /dev/null; echo "$@"')
    only = "--psm 7 -c tessedit_char_whitelist=0123456789. tsv"
    # English has less of a mind to see words in them.
    for languages, language in ((("dan", "eng"), "eng"), (("dan",), "dan")):
        said = Tesseract(told, "5", languages).digits(IMAGE, 200, 5)
        assert said.strip() == f"stdin stdout --dpi 200 -l {language} {only}"


@scans.needs_tesseract
def test_the_installed_one_finds_nothing_on_white_paper() -> None:
    assert scans.INSTALLED is not None
    assert scans.INSTALLED.table(IMAGE, 300, 10).startswith("level\tpage_num")
