"""Names nobody knows, mended where Danish spelling leaves no other way to read them.

Trgst, Engstrgm -> Trøst, Engstrøm     no Danish word has *trg*, many have *trø*
Naesager        -> Næsager             if this scanner reads every æ as ae
"""

from __future__ import annotations

from functools import cache

from minutes.parsing.confusions import Slips
from minutes.parsing.lexicon import danish
from minutes.parsing.readings import Edit, Reading

SIGNS = frozenset("069@&¢J")
WRITTEN_AE = ("ael", "aes$")  # Mikael, Raes: names with an e of their own
# Capitals, digits and signs within small letters, and the one letter they stand for.
INSIDE = {"I": "l", "|": "l", "1": "l", "5": "s"}
SHORTEST = 5
VOWELS = frozenset("aeiouyæøå$")
LOST_AE = 1.4  # the cost of æ read as ae, for a scanner that hardly ever reads an æ as it is


def is_odd(raw: str) -> bool:
    """Whether no Danish word or name has letters in such a row: Sjællancl, Siridal, Rådhiiset."""
    word = f"^{raw.lower()}$"
    return any(word[start : start + 3] not in _triples() for start in range(len(word) - 2))


def plain(raw: str, cost: float) -> Reading | None:
    """A word nobody knows without what no word has inside: fIextra, Mo1in, varetage1se; None to leave it."""
    inside = range(1, len(raw) - 1)
    edits = tuple(
        Edit(at, raw[at], INSIDE[raw[at]]) for at in inside if raw[at] in INSIDE and raw[at + 1].islower()
    )
    if not edits or len(raw) < SHORTEST or not all(each.islower() or each in INSIDE for each in raw[1:]):
        return None
    letters = dict(zip((edit.at for edit in edits), (edit.printed for edit in edits), strict=True))
    return Reading("".join(letters.get(at, each) for at, each in enumerate(raw)).lower(), cost, 0.0, edits)


def mended(raw: str, cost: float, slips: Slips) -> Reading | None:
    """The name as it must have been printed, at the cost of an unknown name; None to leave it."""
    edits = _lost_oe(raw) + (_lost_ae(raw) if _loses_ae(slips) else [])
    if not edits:
        return None
    edits.sort(key=lambda edit: edit.at)
    word, last = "", 0
    for edit in edits:
        word += raw[last : edit.at] + edit.printed
        last = edit.at + len(edit.read)
    return Reading((word + raw[last:]).lower(), cost, 0.0, tuple(edits))


def _loses_ae(slips: Slips) -> bool:
    return any(
        slip.read == "ae" and slip.printed == "æ" and slip.cost < LOST_AE for slip in slips.get("a", ())
    )


def _lost_oe(raw: str) -> list[Edit]:
    word = f"^{raw.lower()}$"
    return [
        Edit(at - 1, raw[at - 1], "ø")
        for at in range(2, len(word) - 1)
        if (raw[at - 1] in SIGNS or word[at] in "gj") and word[at - 1] != "n" and _is_odd(word, at)
    ]


def _lost_ae(raw: str) -> list[Edit]:
    word = f"^{raw.lower()}$"
    return [
        Edit(at - 1, "ae", "æ")
        for at in range(2, len(word) - 2)
        if word.startswith("ae", at)
        and word[at - 1] not in "aeiouyæøå"
        and not word.startswith(WRITTEN_AE, at)
    ]


def _is_odd(word: str, at: int) -> bool:
    """Whether this g or j cannot be one: no word has it so, and with ø there are such words, or nearly."""
    as_read, as_oe = _oddities(word, at), _oddities(word[:at] + "ø" + word[at + 1 :], at)
    among_consonants = VOWELS.isdisjoint((word[at - 1], word[at + 1]))
    return as_oe == 0 < as_read or (among_consonants and as_oe < as_read > 1)


def _oddities(word: str, at: int) -> int:
    """How many of the triples around this letter no Danish word has."""
    return sum(word[start : start + 3] not in _triples() for start in range(max(0, at - 2), at + 1))


@cache
def _triples() -> frozenset[str]:
    """Three letters in a row as common words and names have them, ^ and $ for the ends."""
    words = (f"^{word}$" for word in danish().costs if word not in danish().foreign)
    return frozenset(word[start : start + 3] for word in words for start in range(len(word) - 2))
