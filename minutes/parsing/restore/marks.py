"""Slips of the scanner that are no matter of words: party letters, margin numbers, quotes."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from minutes.parsing.types import Line


@dataclass(frozen=True, slots=True)
class Change:
    """At start:end of the line with this index was printed `printed`."""

    line: int
    start: int
    end: int
    printed: str
    certainty: float


# A scanner that knows no Ø reads "Peter Mikkelsen (&), Redovre"; a capital D or J may be itself, and 0 is
# as likely an O: what else is known of the member tells.
PARTY = re.compile(r"(?<=[a-zæøå.] \()[@&9dgé](?=\)(?:[,;:]| [A-ZÆØÅ]|\s*$))")
# The same within a sentence: "Lisbeth Torning (@) kunne ikke tilslutte sig".
SIGNED = re.compile(r"(?<=[a-zæøå.] \()[@&¢](?=\))|(?<=[a-zæøå.] \()(?:/E|AE)(?=\))")
AFTER_NAME = re.compile(r"(?<=[A-ZÆØÅ])[\w-]{0,30}[a-zæøå] [A-ZÆØÅ][\w-]{0,30}[a-zæøå] \(([94])(?=\))")
IN_ANY = {"9": "Ø", "4": "Å", "/E": "Æ", "AE": "Æ"}
UNSURE, LIKELY, SURE_PARTY = 0.7, 0.8, 0.9
# Who has a party elsewhere in the text, by the last two names: many are called Nielsen.
MEMBER = re.compile(r"([A-ZÆØÅ][\w.-]{0,30} [A-ZÆØÅ][\w-]{1,30}) \(([A-ZÆØÅ])\)")
NAMES = re.compile(r"([A-ZÆØÅ][\w.-]{0,30} [A-ZÆØÅ][\w-]{1,30}) \($")
LONGEST_NAMES = 70
ALIKE = frozenset("ØÅÆO")  # letters that a scanner takes for such signs
# "KKR'’s": one apostrophe seen twice.
APOSTROPHE = re.compile(r"'(?=’)")
# "fra k. 09.00", also where the time stands on the next line.
CLOCK = re.compile(r"(?<=\b(?:fra|til) )k(?=\.(?:\s*$|\s+\d))")
# "henholdsvis Al og rekruttering": Danish *al* has no capital inside a sentence.
INTELLIGENCE = re.compile(r"(?<=[a-zæøå] A)l(?= [a-zæøå])")
# "— 12024 indgik kommunerne": *I 2024* without its space; numbers of five digits carry a dot.
YEAR = re.compile(r"(?<=^— )1(?=20[0-4]\d [a-zæøå])|(?<=^- )1(?=20[0-4]\d [a-zæøå])|^1(?=20[0-4]\d [a-zæøå])")
# "sundheds~", "sundheds_" at the end of a line, "KKR¬mødet": a hyphen.
HYPHEN = re.compile(r"(?<=[\w&@])[~¬](?=\s*$|[^\W\d_])|(?<=[a-zæøå])_(?=\s*$)")
# "SlDE", "V|P": what stands between capitals is one.
CAPITAL_I = re.compile(r"(?<=[A-ZÆØÅ])[l|](?=[A-ZÆØÅ])")
# "SAG-20l1-O2518", "6O00 Kolding", "I.260": what stands among digits is one.
ZERO = re.compile(r"(?<=\d)[Oo](?=[\dOo-])|(?<=\d[Oo])[Oo](?=\d|\b)|(?<=-)O(?=\d{2})")
ONE = re.compile(r"(?<=\d)[lI|](?=[\d-])|(?<=-)[lI|](?=\d{2})|(?<!\S)[lI|](?=\.\d{3}(?!\d))")
# No page that was scanned well has these.
SURE = (
    (CAPITAL_I, "I", 0.9),
    (HYPHEN, "-", 0.95),
    (ZERO, "0", 0.9),
    (ONE, "1", 0.9),
)
# "K K R  S J AE L L A N D"
SPACED_AE = re.compile(r"(?<=(?<!\S)[A-ZÆØÅ] )(?:AE|/E)(?= [A-ZÆØÅ](?:\s|$))")
MARKS = (
    (SPACED_AE, "Æ", 0.95),
    (APOSTROPHE, "", 0.95),
    (CLOCK, "kl", 0.95),
    (INTELLIGENCE, "I", 0.9),
    (YEAR, "I", 0.8),
)

# What all of these have inside; most lines have none of it.
MAYBE = re.compile(r"[~¬]|_\s*$|[A-ZÆØÅ][l|]|\d[OolI|]|-[OlI|]\d|[lI|]\.\d|AE|/E|'’| k\.| Al |120")

# "2." and below it "21." for 2.1, the first item under a heading.
HEADING_NUMBER = re.compile(r"^\s*(\d)\.(?:\s|$)")
FIRST_ITEM = re.compile(r"^\s*(\d)1\.(?:\s|$)")
NEAR = 6  # lines between a heading's number and its first item's


def changes(lines: Sequence[Line], pages: frozenset[int]) -> Iterator[Change]:
    """What to write instead on the damaged pages, and on all of them where nothing else can be meant."""
    members = _members(lines)
    for index, line in enumerate(lines):
        damaged = line.page in pages
        patterns = () if not MAYBE.search(line.text) else (*SURE, *MARKS) if damaged else SURE
        for pattern, printed, certainty in patterns:
            for found in pattern.finditer(line.text):
                yield Change(index, found.start(), found.end(), printed, certainty)
        if damaged:
            yield from _parties(line.text, index, members)
            yield from _lost_dot(lines, index)


def _members(lines: Sequence[Line]) -> dict[str, set[str]]:
    """The parties that each name has where the scanner read a letter."""
    found: dict[str, set[str]] = {}
    for line in lines:
        for name, party in MEMBER.findall(line.text) if "(" in line.text else ():
            found.setdefault(name, set()).add(party)
    return found


def _parties(text: str, index: int, members: Mapping[str, set[str]]) -> Iterator[Change]:
    """What stands for a party and is no letter: what its bearer has elsewhere, else what looks like it."""
    if "(" not in text:
        return
    spans = {found.span(): found[0] for found in (*PARTY.finditer(text), *SIGNED.finditer(text))}
    spans.update((found.span(1), found[1]) for found in AFTER_NAME.finditer(text))
    for (start, end), read in spans.items():
        name = NAMES.search(text[max(0, start - LONGEST_NAMES) : start])
        known = members.get(name[1], set()) & ALIKE if name else set()
        if len(known) == 1:
            yield Change(index, start, end, min(known), SURE_PARTY)
        else:
            firm = bool(PARTY.match(text, start))
            yield Change(index, start, end, IN_ANY.get(read, "Ø"), LIKELY if firm else UNSURE)


def _lost_dot(lines: Sequence[Line], index: int) -> Iterator[Change]:
    item = FIRST_ITEM.match(lines[index].text)
    if not item:
        return
    for line in lines[max(0, index - NEAR) : index]:
        heading = HEADING_NUMBER.match(line.text)
        if heading and heading[1] == item[1]:
            yield Change(index, item.start(1), item.end(1) + 1, f"{item[1]}.1", 0.9)
            return
