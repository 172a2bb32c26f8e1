"""The words that a scanner damaged: as read beside as printed, and whether the right ones find their place.

Where somebody has written down the printed lines (the examples' clean lines, half of the
sample in ../shared/gold) those are right; elsewhere what the reader restored.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from minutes.models import AgendaItem

ROOT = Path(__file__).resolve().parents[1]
GOLD = ROOT.parent / "shared" / "gold" / "restored-lines.tsv"
SAMPLE = ROOT / "samples" / "kkr-hovedstaden-2025-09-02.txt"
EXAMPLES = ROOT / "tests" / "examples"
EDGES = re.compile(r"^[\W_]+|[\W_]+$")
BROKEN = re.compile(r"[^\W\d_]-$")
OWN_WORD = re.compile(r"\s*(?:og|eller|samt|til)\b")
# Initials of officers stand there, which nothing may find.
PRIVATE = re.compile(r"^\s*SAG-\d")


@dataclass(frozen=True, slots=True)
class Damaged:
    """A word of the meeting at the address: in lower case, without points and quotes around it."""

    meeting: str
    as_read: str
    right: str


def every() -> Iterator[Damaged]:
    """Each (as read, right) of each document once."""
    for source, printed in _documents():
        council, day = source.stem.removeprefix("kkr-").split("-", 1)
        read = [line.removeprefix(" ") for line in source.read_text(encoding="utf-8").split("\n")]
        pairs = _pairs(_joined(list(zip(read, printed, strict=False))))
        for as_read, right in dict.fromkeys(pairs):
            yield Damaged(f"/{council}/{day}/", as_read, right)


def bare(word: str) -> str:
    return EDGES.sub("", word.casefold())


def _documents() -> Iterator[tuple[Path, list[str]]]:
    yield SAMPLE, _printed_sample()
    for clean in sorted(EXAMPLES.glob("*.clean.txt")):
        source = clean.with_name(clean.name.replace(".clean", ""))
        yield source, [line.removeprefix(" ") for line in clean.read_text(encoding="utf-8").split("\n")]


def _printed_sample() -> list[str]:
    """As restored, and over that as the printed page has it where that is known."""
    from minutes.parsing import whole_text
    from minutes.parsing.__main__ import marked

    lines = whole_text.of(SAMPLE.read_bytes(), as_written=True).restored.lines
    restored = "\n".join(marked(above, line) for above, line in pairwise([None, *lines]) if line)
    printed = [line.removeprefix(" ") for line in restored.split("\n")]
    if GOLD.exists():
        for row in GOLD.read_text(encoding="utf-8").splitlines():
            number, _, line = row.partition("\t")
            if number.isdecimal():
                printed[int(number) - 1] = line.removeprefix(" ")
    return printed


def _joined(lines: list[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Lines (as read, as printed) with the words broken at their ends made whole."""
    above_read = above = ""
    for read, right in lines:
        if PRIVATE.match(right) or (above and not right.strip()):
            continue
        # *børne- og ungeområdet* is two words, however the line is broken.
        own = OWN_WORD.match(right)
        joint = " " if own else ""
        whole_read, whole = above_read + joint + read.lstrip(), above + joint + right.lstrip()
        if BROKEN.search(whole.rstrip()):
            above_read, above = whole_read.rstrip().removesuffix("-"), whole.rstrip().removesuffix("-")
            continue
        yield whole_read, whole
        above_read = above = ""
    if above:
        yield above_read, above


def _pairs(lines: Iterator[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    for read, printed in lines:
        read_words, words = read.split(), printed.split()
        matcher = SequenceMatcher(None, read_words, words, autojunk=False)
        for tag, i1, i2, j1, j2 in matcher.get_opcodes():
            if tag == "equal":
                continue
            as_read = " ".join(bare(word) for word in read_words[i1:i2])
            for right in map(bare, words[j1:j2]):
                if any(letter.isalpha() for letter in right) and right not in as_read.split():
                    yield as_read, right


def holders(damaged: Damaged, texts: dict[str, str]) -> set[str]:
    """Addresses of what holds the word: mended, else as read, else the meeting it was read in.

    `texts`: address → its text in lower case, of the damaged word's meeting.
    """
    for written in (damaged.right, damaged.as_read):
        whole = re.compile(rf"(?<!\w){re.escape(written)}(?!\w)")
        if written and (found := {address for address, text in texts.items() if whole.search(text)}):
            return found
    return {damaged.meeting}


def texts() -> dict[str, dict[str, str]]:
    """Meeting's address → address → what stands there, of all that the archive shows."""
    from minutes.models import Meeting

    found: dict[str, dict[str, str]] = {}
    for meeting in Meeting.objects.public():
        own = meeting.get_absolute_url()
        came = " ".join(f"{row.name} {row.municipality or ''}" for row in meeting.attendances.all())
        found[own] = {own: f"{meeting} {meeting.place} {came}".casefold()}
        for item in meeting.items.filter(is_heading=False):
            found[own][item.get_absolute_url()] = _text(item).casefold()
    return found


def _text(item: AgendaItem) -> str:
    sections = [text for _, text, _ in item.sections()]
    decided = [item.decision.text] if hasattr(item, "decision") else []
    attached = [attachment.title for attachment in item.attachments.all()]
    return " ".join([item.title, *sections, *decided, *attached])
