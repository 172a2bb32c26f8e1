"""Printed lines of one paragraph, or of one cell, as one line.

    at fastholde en samlet regional styrke i hovedstadsregio-
    nen. KKR-                                                  →  … hovedstadsregionen. KKR-formandskabet …
    formandskabet …

A hyphen at a line's end goes, unless the word has one of its own (`KKR-formandskabet`,
`it-tilstanden`, `social- og sundhedsområdet`, `Wedel-Brandt`); an address is joined as
it stands. Words are not changed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from minutes.parsing.types import Line

# Documents with short lines only (lists) still have a page's width.
LEAST_WIDTH = 60
SOFT_HYPHEN = "\u00ad"

# Begins with a set of letters, which is looked for faster than what stands before it.
WHOLE_WORD = re.compile(r"[A-ZÆØÅ](?<![\w-].)\w{2,}(?![\w-])")
# What may stand before the hyphen of a word that keeps it: capitals, also inside it, digits, one letter, it.
OWN_HYPHEN = re.compile(
    r"(?:^|[(\"”'/-])(?:[A-ZÆØÅ0-9]+(?:’s|'s)?|\w{0,20}[a-zæøå][A-HJ-ZÆØÅ]\w{0,20}|[A-Za-zÆØÅæøå]|it|IT"
    r"|ph\.d\.?)-$"
)
JOINERS = re.compile(r"(?:og|eller|samt|og/eller|til)\b")
URL_AT_END = re.compile(r"(?:https?://|www\.)\S+$", re.I)
LONGEST_URL = 500
URL_REST = re.compile(r"\S*[/._=&?%-]\S*")
# An address that ends so has not ended, and a line of one word below is the rest of it.
URL_BROKEN_OFF = ("/", "=", "&", "?", "_", "%")


@dataclass(frozen=True, slots=True)
class Setting:
    """How a document is set: the letters of a full line, its capitalised words, and which are names."""

    width: int = LEAST_WIDTH
    words: frozenset[str] = frozenset()
    names: frozenset[str] = frozenset()


PLAIN = Setting()


def setting(lines: Sequence[Line]) -> Setting:
    lengths = sorted(len(line.text) for line in lines if len(line.text) >= LEAST_WIDTH and not line.cells)
    width = lengths[len(lengths) * 9 // 10] if lengths else LEAST_WIDTH
    text = "\n".join([line.text for line in lines])
    words = frozenset(WHOLE_WORD.findall(text))
    # What stands small elsewhere is a word that began a sentence: `For`, `Fælles`.
    small = {*text.split()}
    return Setting(width, words, frozenset(word for word in words if word.lower() not in small))


def joined(texts: Iterable[str], setting: Setting = PLAIN) -> str:
    """Lines of one paragraph as one."""
    pieces: list[str] = []
    for text in texts:
        below = " ".join(text.split())
        if pieces and below:
            pieces[-1], below = _fitted(pieces[-1], below, setting)
        pieces.append(below)
    return "".join(pieces).strip()


def breaks_a_word(text: str) -> bool:
    return text.endswith(("-", SOFT_HYPHEN)) and text[-2:-1].isalnum()


def ends_in_address(text: str) -> bool:
    end = text[-LONGEST_URL:]
    return ("://" in end or "www." in end.lower()) and URL_AT_END.search(end) is not None


def _fitted(above: str, below: str, setting: Setting) -> tuple[str, str]:
    """The end of one line and the next as they stand side by side."""
    first_below, *rest_below = below.split(maxsplit=1)
    if ends_in_address(above) and _goes_on_an_address(above, first_below, bool(rest_below)):
        return "", above + below
    if above.endswith(SOFT_HYPHEN):
        return above[:-1], below
    dash = above[-2:-1].isdigit() and not (below[0].isdigit() or below[0].islower())
    if not breaks_a_word(above) or JOINERS.match(below) or dash:
        return above, " " + below
    last = above[above.rfind(" ") + 1 :]
    if below[0].islower() and not OWN_HYPHEN.search(last) and not _joins_a_name(last, first_below, setting):
        return above[:-1], below
    return above, below


def _goes_on_an_address(above: str, below: str, more: bool) -> bool:
    if URL_REST.fullmatch(below[:LONGEST_URL]):
        return True
    # Programs break an address at a hyphen of its own, and put none into it.
    return above.endswith("-") or (above.endswith(URL_BROKEN_OFF) and not more)


def _joins_a_name(first: str, rest: str, setting: Setting) -> bool:
    """`Copenhagen-` `samarbejdet`: a name that the document has alone, in a word that it has not."""
    name = first.rstrip("-")
    return name in setting.names and name + rest.strip(".,;:") not in setting.words
