"""The words of a text that restoration may judge, with a word broken over lines made whole.

    "... Det skal bruges til at ska-"
    ""
    "be gensidig forstaelse"          -> til · at · ska|be · gensidig · forstaelse

Left out are addresses, case numbers with the initials beside them, and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from minutes.parsing.types import Line

CHUNK = re.compile(r"\S+")
# What a scanner may have made of letters belongs to the word: b@rne, forl&engelse, p4.
WORD = re.compile(r"[^\W_@&|¢°]*[@&|¢]?[^\W_@&|¢°][^\W_]*(?:[@&|¢°][^\W_]*){0,3}|\|")
ADDRESS = re.compile(r"://|^www\.|[\w.]@[\w-]+\.\w|\.(?:dk|com|eu|org|net|pdf)\b", re.IGNORECASE)
CASE_LINE = re.compile(r"^\W*(?:SAG|sag)-\d")
MARGIN_NUMBER = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})?\.?\W*$")
SENTENCE_END = re.compile(r"[.!?:;•]\W*$")
# Inside a word these digits may be letters; anything else with a digit is a number or a code.
MAYBE_LETTERS = frozenset("01469")


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of one line: index into the lines, start and end in its text."""

    line: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Token:
    """A word as read; `cut` is where a line break falls in `raw`, 0 if none does.

    `opens` tells whether a sentence, heading or list item may begin here, `after`
    what stands between it and the word before.
    """

    raw: str
    parts: tuple[Part, ...]
    cut: int
    opens: bool
    gap: str


def of(lines: Sequence[Line]) -> list[Token]:
    """All words in reading order; a word broken by a hyphen at the line's end is one token."""
    tokens: list[Token] = []
    address_goes_on = False
    for index, line in enumerate(lines):
        if not line.text.strip() or MARGIN_NUMBER.match(line.text):
            continue
        if CASE_LINE.match(line.text):
            continue
        found, address_goes_on = _line_tokens(index, line.text, address_goes_on)
        if found and tokens and _is_broken(lines, tokens[-1], found[0]):
            found[0] = _joined(tokens.pop(), found[0])
        tokens += found
    return tokens


def _line_tokens(index: int, text: str, in_address: bool) -> tuple[list[Token], bool]:
    found: list[Token] = []
    end = 0
    for chunk in CHUNK.finditer(text):
        if in_address or ADDRESS.search(chunk[0]):
            in_address = chunk[0][-1] in "-/" and chunk.end() == len(text.rstrip())
            continue
        for word in WORD.finditer(chunk[0]):
            start = chunk.start() + word.start()
            if is_word(word[0]):
                gap = text[end:start]
                opens = not found or bool(SENTENCE_END.search(text[:start])) or _after_dash(gap)
                found.append(Token(word[0], (Part(index, start, start + len(word[0])),), 0, opens, gap))
            end = start + len(word[0])
    return found, in_address


def _after_dash(gap: str) -> bool:
    return any(mark in gap for mark in ("—", "–", " - ", "•", '"', "”"))


def is_word(raw: str) -> bool:
    """Whether a stretch is something restoration may judge: no number, no code, no lone letter."""
    if raw == "|":
        return True
    letters = sum(char.isalpha() for char in raw)
    if len(raw) < 2 or not letters:
        return False
    digits = [char for char in raw if char.isdigit()]
    if not digits:
        return True
    return len(digits) == 1 and digits[0] in MAYBE_LETTERS and raw == raw.lower()


def _is_broken(lines: Sequence[Line], left: Token, right: Token) -> bool:
    last, first = left.parts[-1], right.parts[0]
    tail = lines[last.line].text[last.end :].rstrip()
    return (
        tail == "-"
        and first.line != last.line
        and not lines[first.line].text[: first.start].strip()
        and not right.raw[0].isupper()
        and len(left.parts) == 1
    )


def _joined(left: Token, right: Token) -> Token:
    return Token(left.raw + right.raw, left.parts + right.parts, len(left.raw), left.opens, left.gap)
