"""Tesseract, the program that reads printed text off an image: where it is, and what it makes of one page.

It is told everything: where its languages lie, the resolution, one thread. It reads
the image from its standard input and writes a table to its output, so no file is made
and it works within the limits of the child that starts it.
"""

from __future__ import annotations

import os
import re
import subprocess
from dataclasses import dataclass
from pathlib import Path

DANISH = "dan"
ENGLISH = "eng"
DIGITS = "tessedit_char_whitelist=0123456789."
NAME = "tesseract"
# Searched in this order; the child has no PATH, and a PATH could name another program.
FOLDERS = ("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin", "/opt/local/bin")
# Part of util-linux, so on every Debian: has Linux end a program together with who started it.
TIE = Path("/usr/bin/setpriv")
LOOK_SECONDS = 10
VERSION = re.compile(r"tesseract v?(\d[\w.+-]{0,30})")
LANGUAGE = re.compile(r"[\w/-]{1,40}")


class NotInstalled(Exception):
    """There is no Tesseract that reads Danish."""


class Failed(Exception):
    """Tesseract ended without a reading, or took longer than a page may."""


@dataclass(frozen=True, slots=True)
class Tesseract:
    """As installed: absolute path, version, languages (`dan`, `eng`), and the folder of these where named."""

    program: str
    version: str
    languages: tuple[str, ...]
    tessdata: str = ""

    @property
    def reads_danish(self) -> bool:
        return DANISH in self.languages

    def table(self, image: bytes, dpi: int, seconds: float) -> str:
        """The words of a PNM image as Tesseract's TSV, one row per block, paragraph, line and word.

        Raises `Failed`.
        """
        return self._said(image, dpi, seconds, "-l", DANISH)

    def digits(self, image: bytes, dpi: int, seconds: float) -> str:
        """As `table`, of one line that has digits and full stops only."""
        # The Danish data was trained on words and sees some in digits, too.
        language = ENGLISH if ENGLISH in self.languages else DANISH
        return self._said(image, dpi, seconds, "-l", language, "--psm", "7", "-c", DIGITS)

    def _said(self, image: bytes, dpi: int, seconds: float, *options: str) -> str:
        tie = [str(TIE), "--pdeathsig", "KILL", "--"] if TIE.exists() else []
        try:
            done = subprocess.run(
                [*tie, self.program, "stdin", "stdout", "--dpi", str(dpi), *options, "tsv"],
                input=image,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(self.tessdata),
                cwd="/",
                timeout=seconds,
                check=True,
            )
        except (subprocess.SubprocessError, OSError) as error:
            raise Failed from error
        return done.stdout.decode("utf-8", "replace")


def installed(program: str = "", tessdata: str = "") -> Tesseract | None:
    """The Tesseract at `program`, or else where systems put it; None where there is none that runs."""
    for path in [program] if program else [f"{folder}/{NAME}" for folder in FOLDERS]:
        if os.access(path, os.X_OK) and (found := _asked(path, tessdata)):
            return found
    return None


def _asked(program: str, tessdata: str) -> Tesseract | None:
    version = VERSION.search(_answer(program, "--version", tessdata))
    if not version:
        return None
    # Its first line says how many there are and where they lie.
    languages = _answer(program, "--list-langs", tessdata).splitlines()[1:]
    known = tuple(name for name in map(str.strip, languages) if LANGUAGE.fullmatch(name))
    return Tesseract(program, version[1], known, tessdata)


def _answer(program: str, question: str, tessdata: str) -> str:
    try:
        done = subprocess.run(
            [program, question],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,  # version 3 and early 4 answer there
            env=_environment(tessdata),
            cwd="/",
            timeout=LOOK_SECONDS,
            check=False,
        )
    except (subprocess.SubprocessError, OSError):
        return ""
    return done.stdout.decode("utf-8", "replace")


def _environment(tessdata: str) -> dict[str, str]:
    """One thread: several pages at a time use the processor better than several threads for one."""
    given = {"TESSDATA_PREFIX": tessdata} if tessdata else {}
    return {"OMP_THREAD_LIMIT": "1", **given}
