"""The words of a text that restoration may judge, with a word broken over lines made whole.

    "... mgderne skal bruges til at ska-"
    ""
    "be gensidig forstaelse"          -> mgderne · skal · bruges · til · at · ska|be · gensidig · forstaelse

Left out are addresses, case numbers with the initials beside them, and numbers.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from minutes.parsing.types import Line

CHUNK = re.compile(r"\S+")
# What a scanner may have made of letters belongs to the word: b@rne, forl&engelse, p4, forho!d, /Endring.
LIKE_LETTER = r"(?:[@&¢°|]|(?<=[a-zæøå])!(?=[a-zæøå])|(?<![a-zæøå])/(?=E))"
WORD = re.compile(rf"[^\W_]*+(?:{LIKE_LETTER}[^\W_]++)++[@&¢|]?|[^\W_]++[@&¢|]?|\|")
# "| sagen gives": I; but a line between two columns or cells is a line.
SMALL_BEFORE = re.compile(r"(?:(?<!\S)[a-zæøå]+|[.!?:]|(?<!\S)[-–—•]) $")
BAR_FOR_I = re.compile(r"\|(?= (?:20\d\d )?[a-zæøå]{2})")
ADDRESS = re.compile(
    r"://|^\W?www\.|[\w.]@[\w-]+\.\w|\w\.(?:dk|com|eu|org|net|info|no|se|de)\b", re.IGNORECASE
)
# A file's name, a path, a hashtag: what machines write.
FILE = re.compile(
    r"\\|^\W*#\w|\w\.(?:pdf|docx?|xlsx?|pptx?|csv|txt|html?|zip|jpe?g|png|msg|php|aspx?)\b", re.IGNORECASE
)
# A line without any of these has neither; begins with a set of signs, which is looked for fastest.
MAYBE_MACHINE = re.compile(r"[@\\#:wW.](?:(?<=[@\\#])|(?<=:)//|(?<=[wW])[wW]{2}\.|(?<=\.)[a-zA-Z]{2})")
CASE_LINE = re.compile(r"^\W*SAG-\d", re.IGNORECASE)
MARGIN_NUMBER = re.compile(r"^\W*\d{1,2}(?:\.\d{1,2})?\.?\W*$")
SENTENCE_END = re.compile(r"[.!?:;•|]\W*$")
SPACED = re.compile(r"[A-ZÆØÅ](?<!\S.)(?: {1,3}[A-ZÆØÅ]){3}(?!\S)")  # K K R  S J AE L L A N D
COLUMNS = re.compile(r"\S {3}\s{0,99}[\d(-]")  # a row of a table, with numbers
# One of these inside a word may be a letter; a word with any other digit is a number or a code.
MAYBE_LETTERS = frozenset("01345689")
SHORT_WORD = 4
ENDINGS = frozenset("06915")  # for ø, l and s: Milj6, Michae1, Folketinget5
L_FOR_I = re.compile(r"I[a-zæøå]")
# SlDE, V|P: no word to be judged, but a mark; eSundhed, mHealth: brands, written as they like; Roman numbers.
NO_WORD = re.compile(r"[A-ZÆØÅ]++[l|][A-ZÆØÅ]+|[a-zæøå][A-HK-ZÆØÅ].*|[ivx]{2,}|[IVX]{2,}")
TWO_DIGITS = re.compile(r"\d\d")
DOUBLE = re.compile(
    r"[a-zæøå]{2,}[01]{2}[a-zæøå]+|[a-zæøå]{4,}\d\d[a-zæøå]{2,}"
)  # sti11ing, p01itisk, okt06er
LONGEST = 60  # no Danish word in use has as many letters
MOST_PARTS = 5  # of a word in the narrowest column; a bound for hostile texts
HYPHENS = ("-", "\u00ad", "\u2010", "~", "¬", "_")
CELL = re.compile(r"[^\W\d]{2,8}-?(?: [\d.,]+)*")
# "bus- og flextrafik": the hyphen before these stands for a part left out.
AFTER_HYPHEN = frozenset(("og", "eller", "samt", "0g", "til"))
# A full stop after these ends no sentence.
ABBREVIATIONS = frozenset(
    ("kr", "pct", "mio", "mia", "ca", "kl", "nr", "jf", "evt", "pkt", "stk", "hhv", "ift", "vedr", "mhp")
)
DAY = 2  # digits of "den 24. oktober"
OPENER = re.compile('[—–•"”“]| - ')


class Part(NamedTuple):
    """A stretch of one line: index into the lines, start and end in its text."""

    line: int
    start: int
    end: int


class Token(NamedTuple):
    """A word as read; a word broken over lines has several parts.

    `opens` tells whether a sentence, heading or list item may begin with it,
    `guessed` that no hyphen says the word goes on: *Sjeell* above *and* in a table,
    `goes_on` that nothing but a space stands between it and the word before.
    """

    raw: str
    parts: tuple[Part, ...]
    opens: bool
    guessed: bool = False
    goes_on: bool = False

    @property
    def cuts(self) -> tuple[int, ...]:
        """Where in `raw` lines break: none for a word on one line."""
        if len(self.parts) == 1:
            return ()
        return tuple(accumulate(part.end - part.start for part in self.parts[:-1]))


def of(lines: Sequence[Line]) -> list[Token]:
    """All words in reading order; a word broken by hyphens at the ends of lines is one token."""
    tokens: list[Token] = []
    judged: dict[str, bool] = {}
    in_address, before = False, ""
    for index, line in enumerate(lines):
        if CASE_LINE.match(line.text) or MARGIN_NUMBER.match(line.text) or SPACED.search(line.text):
            continue
        in_columns = "   " in line.text and COLUMNS.search(line.text) is not None
        opens = not before.strip() or in_columns or SENTENCE_END.search(before[-8:]) is not None
        found = _on_line(index, line.text, opens, in_address, judged)
        in_address = _ends_in_address(line.text, in_address)
        if found and tokens and _is_next(lines, tokens[-1], found[0]):
            if _is_broken(lines, tokens[-1]):
                found[0] = _joined(tokens.pop(), found[0])
            elif _is_cell(lines, tokens[-1], line.text):
                found[0] = _joined(tokens.pop(), found[0], guessed=True)
        tokens += found
        before = line.text
    return tokens


def apart(token: Token) -> list[Token]:
    """The pieces of a broken word as words of their own: KKR-|formandskabet.

    Of a guessed word only the guess is undone: Hele|lan-|det gives Hele and lan|det.
    """
    cuts = token.cuts[:1] if token.guessed else token.cuts
    parts = [token.parts[:1], token.parts[1:]] if token.guessed else [(part,) for part in token.parts]
    pieces = [token.raw[start:end] for start, end in pairwise((0, *cuts, len(token.raw)))]
    return [
        Token(piece, of_piece, token.opens and number == 0)
        for number, (piece, of_piece) in enumerate(zip(pieces, parts, strict=True))
        if is_word(piece)
    ]


def is_word(raw: str) -> bool:
    """Whether a stretch is something restoration may judge: no number, no code, no lone letter."""
    if raw == "|":
        return True
    if not 2 <= len(raw) <= LONGEST or NO_WORD.fullmatch(raw):
        return False
    if raw.isalpha():
        return True
    if not any(char.isalpha() for char in raw):
        return False
    return not any(char.isdigit() for char in raw) or _has_digits_for_letters(raw)


def _has_digits_for_letters(raw: str) -> bool:
    """sp0rgsm4l, p4, K9benhavn, Milj6, P6; but no 18, 2a, DK2020, Gate21 or Bilag1."""
    digits = [char for char in raw if char.isdigit()]
    if not MAYBE_LETTERS.issuperset(digits) or len(raw) < 2 * len(digits):
        return False
    if TWO_DIGITS.search(raw):
        return bool(DOUBLE.fullmatch(raw))
    if len(raw) < SHORT_WORD:
        return raw[1:].islower() or raw.islower() or (len(raw) == 2 and raw[1] in "46")
    small = raw.replace("I", "l")
    if small.islower():
        return True
    inside = not raw[0].isdigit() and (
        not raw[-1].isdigit() or (raw[-1] in ENDINGS and len(raw) > SHORT_WORD)
    )
    return inside and (small[1:].islower() or (raw.isupper() and len(raw) > SHORT_WORD))


def _on_line(index: int, text: str, opens: bool, in_address: bool, judged: dict[str, bool]) -> list[Token]:
    """The words of one line; `judged` remembers what is a word, since words come again."""
    made, found, last = tuple.__new__, list[Token](), ""  # thousands are made, without a call of Python's
    for end, stop in _between_addresses(text, in_address):
        for word in WORD.finditer(text, end, stop):
            raw, (start, after) = word[0], word.span()
            gap = text[end:start]
            opens = (opens and not end) or (gap != " " and _opens(gap, last))
            # A number that begins its line counts an item; within a line it is a day: den 24. oktober.
            begins_line = not end and raw[0].isdigit() and not text[:start].strip()
            end, last = after, "" if begins_line else raw
            judges = judged.get(raw)
            if judges is None:
                judges = judged[raw] = is_word(raw)
            if judges and (raw != "|" or _is_letter(text, start)):
                part = made(Part, (index, start, end))
                found.append(made(Token, (raw, (part,), opens, False, gap == " ")))
    return found


def _between_addresses(text: str, in_address: bool) -> Iterator[tuple[int, int]]:
    """From where to where a line is no address, of which the first stretch may be the rest."""
    start = 0
    if in_address or MAYBE_MACHINE.search(text):
        for chunk in CHUNK.finditer(text):
            if in_address or ADDRESS.search(chunk[0]) or FILE.search(chunk[0]):
                yield start, chunk.start()
                in_address, start = False, chunk.end()
    yield start, len(text)


def _is_letter(text: str, bar: int) -> bool:
    if text.count("|") > 1:
        return False
    return bool(BAR_FOR_I.match(text, bar) or SMALL_BEFORE.search(text, max(0, bar - LONGEST), bar))


def _opens(gap: str, last: str) -> bool:
    """Whether a sentence or list item may begin after this gap, which follows the word `last`."""
    if OPENER.search(gap):
        return True
    ends_none = gap[:1] == "." and (last in ABBREVIATIONS or (last.isdigit() and len(last) <= DAY))
    return bool(SENTENCE_END.search(gap)) and not ends_none


def _ends_in_address(text: str, in_address: bool) -> bool:
    """Whether an address goes on with the next line: https://www.trm.dk/media/helhedsplan-for-"""
    bare = text.rstrip()
    if not bare or bare[-1] not in "-/":
        return in_address and not bare
    chunks = bare.split()
    return bool(ADDRESS.search(chunks[-1]) or (in_address and len(chunks) == 1))


def _is_next(lines: Sequence[Line], left: Token, right: Token) -> bool:
    """Whether `right` may be the rest of `left`: first on its line, small, and no word of its own."""
    first = right.parts[0]
    return (
        first.line != left.parts[-1].line
        and len(left.parts) < MOST_PARTS
        and not lines[first.line].text[: first.start].strip()
        and (not right.raw[0].isupper() or bool(L_FOR_I.match(right.raw)))
        and right.raw not in AFTER_HYPHEN
    )


def _is_broken(lines: Sequence[Line], left: Token) -> bool:
    last = left.parts[-1]
    text = lines[last.line].text
    abbreviation = left.raw.isupper() and len(left.raw) > 1
    return text[last.end :].rstrip() in HYPHENS and not abbreviation and not _is_row_of_columns(text)


def _is_cell(lines: Sequence[Line], left: Token, below: str) -> bool:
    """A narrow cell: one word on its line, and below it one more beside the row's numbers."""
    alone = lines[left.parts[-1].line].text.strip() == left.raw
    return alone and left.raw.istitle() and len(left.parts) == 1 and bool(CELL.fullmatch(below.strip()))


def _is_row_of_columns(text: str) -> bool:
    """A table's row of broken words, each going on below itself: *sione- sione- sione-*."""
    chunks = text.split()
    return any(left[-1] == "-" == right[-1] and len(left) > 1 for left, right in pairwise(chunks))


def _joined(left: Token, right: Token, *, guessed: bool = False) -> Token:
    return Token(
        left.raw + right.raw, left.parts + right.parts, left.opens, guessed or left.guessed, left.goes_on
    )
