"""Printed lines back into the paragraphs they were broken from.

    at fastholde en samlet regional styrke i hovedstadsregio-
    nen. KKR-                                                  →  … hovedstadsregionen. KKR-formandskabet …
    formandskabet …

A hyphen at a line's end goes, unless the word has one of its own (`KKR-formandskabet`,
`it-tilstanden`, `social- og sundhedsområdet`, `Wedel-Brandt`). A blank line parts
paragraphs, unless the line above it plainly runs on. List items stand by themselves.
Words are not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutes.parsing.types import Line
from minutes.parsing.vocabulary import CONNECTIVES

# A line that leaves room for the next line's first word, and a little more, was ended on purpose.
FULL_LINE = 0.93
# Documents with short lines only (lists) still have a page's width.
LEAST_WIDTH = 60

WHOLE_WORD = re.compile(r"(?<![\w-])[A-ZÆØÅ]\w{2,}(?![\w-])")
BULLET = re.compile(
    r"\s*(?:[—–•·▪◦‣*o-]\s+|\(?(?:\d{1,2}|[a-zæøå])\)\s+|(?:\d{1,2}|[a-zæøå])\.\s+(?=[A-ZÆØÅ]))(?=\S)"
)
SENTENCE_END = re.compile(r"[.:;!?][\"”’')\]]*$")
# What may stand before the hyphen of a word that keeps it: capitals, digits, one letter, it.
OWN_HYPHEN = re.compile(r"(?:^|[(\"”'/-])(?:[A-ZÆØÅ0-9]+(?:’s|'s)?|[A-Za-zÆØÅæøå]|it|IT|ph\.d\.?)-$")
JOINERS = re.compile(r"(?:og|eller|samt|og/eller|til)\b")
URL_AT_END = re.compile(r"(?:https?://|www\.)\S+$", re.I)
LONGEST_URL = 500
URL_REST = re.compile(r"\S*[/._=&?%-]\S*")
# A thin line in the margin that marks a change was read as the letter A.
MARGIN_MARK = re.compile(r"\s*A (?=[A-ZÆØÅ])")
ENGLISH = frozenset({"of", "the", "and", "for"})


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the letters of a full line, and the words that stand unbroken in it."""

    width: int = LEAST_WIDTH
    words: frozenset[str] = frozenset()


PLAIN = Setting()


def setting(lines: Sequence[Line]) -> Setting:
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= LEAST_WIDTH)
    width = lengths[len(lengths) * 9 // 10] if lengths else LEAST_WIDTH
    return Setting(width, frozenset(word for line in lines for word in WHOLE_WORD.findall(line.text)))


def of(lines: Sequence[Line], setting: Setting) -> str | None:
    """The paragraphs of some lines with a blank line between, None if nothing is printed on them."""
    paragraphs: list[list[str]] = []
    blank, page = True, 0
    for line in lines:
        text = without_margin_mark(line.text)
        # What parts paragraphs at the foot of a page is not seen, so a new page may do it too.
        blank = blank or not text or line.page != page
        page = line.page
        if not text:
            continue
        if paragraphs and _same_paragraph(paragraphs[-1][-1], text, blank, setting.width):
            paragraphs[-1].append(text)
        else:
            paragraphs.append([text])
        blank = False
    return "\n\n".join(joined(paragraph, setting) for paragraph in paragraphs) or None


def joined(texts: Iterable[str], setting: Setting = PLAIN) -> str:
    """Lines of one paragraph as one."""
    pieces: list[str] = []
    for text in texts:
        below = " ".join(text.split())
        if pieces and below:
            pieces[-1], below = _fitted(pieces[-1], below, setting)
        pieces.append(below)
    return "".join(pieces).strip()


def continues(above: str, below: str) -> bool:
    """Whether a line right below another goes on with it, as the wrapped line of a title does."""
    if not above.strip() or not below.strip() or BULLET.match(below):
        return False
    return _broken_off(above) or _begins_small(below)


def runs_on(lines: Sequence[Line], at: int) -> bool:
    """Whether the line above a place stops in mid-sentence, so that the place cannot begin anything."""
    above = lines[at - 1].text.strip() if at else ""
    return bool(above) and _broken_off(above)


def without_margin_mark(text: str) -> str:
    """`A Den årlige …` → `Den årlige …`, but not `A State of Denmark`."""
    stripped = text.strip()
    mark = MARGIN_MARK.match(stripped)
    if mark and not ENGLISH.intersection(stripped.split(maxsplit=4)[1:4]):
        return stripped[mark.end() :]
    return stripped


def without_bullet(text: str) -> str:
    bullet = BULLET.match(text)
    return text[bullet.end() :] if bullet else text


def _same_paragraph(above: str, below: str, blank: bool, width: int) -> bool:
    if BULLET.match(below) and not _broken_off_word(above):
        return False
    if _broken_off_word(above) or URL_AT_END.search(above):
        return True
    ended = blank and SENTENCE_END.search(above)
    if below[0].islower():
        return not ended or above.endswith(".")  # an abbreviation: no paragraph begins small
    if _begins_small(below):
        return not ended
    room_left = len(above) + 1 + len(below.split(maxsplit=1)[0]) <= FULL_LINE * width
    return not room_left and not ended


def _broken_off(text: str) -> bool:
    last = text.split()[-1].lower()
    return last.endswith(("-", ",", "\u00ad")) or text.count("(") > text.count(")") or last in CONNECTIVES


def _broken_off_word(text: str) -> bool:
    return text.endswith(("-", "\u00ad")) and text[-2:-1].isalnum()


def _begins_small(text: str) -> bool:
    return text[0].islower() or text[0].isdigit() or text[0] in ",.;)"


def _fitted(above: str, below: str, setting: Setting) -> tuple[str, str]:
    """The end of one line and the next as they stand side by side."""
    if URL_AT_END.search(above[-LONGEST_URL:]) and URL_REST.fullmatch(
        below.split(maxsplit=1)[0][:LONGEST_URL]
    ):
        return "", above + below
    dash = above[-2:-1].isdigit() and not (below[0].isdigit() or below[0].islower())
    if not _broken_off_word(above) or JOINERS.match(below) or dash:
        return above, " " + below
    first, rest = above[above.rfind(" ") + 1 :], below.split(maxsplit=1)[0]
    if below[0].islower() and not OWN_HYPHEN.search(first) and not _joins_a_name(first, rest, setting):
        return above[:-1], below
    return above, below


def _joins_a_name(first: str, rest: str, setting: Setting) -> bool:
    """`Copenhagen-` `samarbejdet`: a name that the document has alone, in a word that it has not."""
    name = first.rstrip("-")
    return name[:1].isupper() and name in setting.words and name + rest.strip(".,;:") not in setting.words
