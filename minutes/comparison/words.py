"""Which words of a text came, went and stayed, cut down to what an editor has to read."""

import re
from collections.abc import Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

# Unchanged words kept on either side of a change; more of them are left out.
BESIDE = 6
# Of one stretch that differs, on both sides together: comparing takes the square of it.
MOST_WORDS = 4000
WORD = re.compile(r"\S+|\n")


class Piece(NamedTuple):
    """Words that stayed, came or went; a gap is where unchanged ones are left out."""

    kind: Literal["same", "in", "out", "gap"]
    text: str = ""


def changed(before: str, after: str) -> list[Piece]:
    """
    >>> [tuple(piece) for piece in changed("KKR vedtog scenarie 2.", "KKR vedtog scenarie 3.")]
    [('same', 'KKR vedtog scenarie'), ('out', '2.'), ('in', '3.')]
    """
    old, new = before.splitlines(), after.splitlines()
    pieces: list[Piece] = []
    for kind, a, b, c, d in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            pieces.append(Piece("same", "\n".join(old[a:b])))
        else:
            pieces += _of_words(_words(old[a:b]), _words(new[c:d]))
    return list(_cut(_joined(pieces)))


def listed(before: Sequence[str], after: Sequence[str]) -> list[Piece]:
    """Of two lists, what is in one of them alone; or both whole where only their order differs."""
    gone = [Piece("out", one) for one in before if one not in after]
    come = [Piece("in", one) for one in after if one not in before]
    return gone + come or [Piece("out", ", ".join(before)), Piece("in", ", ".join(after))]


def _words(lines: Sequence[str]) -> list[str]:
    return WORD.findall("\n".join(lines))


def _of_words(old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if len(old) + len(new) > MOST_WORDS:
        yield from (Piece("out", _text(old)), Piece("in", _text(new)))
        return
    for kind, a, b, c, d in SequenceMatcher(None, old, new, False).get_opcodes():
        if kind == "equal":
            yield Piece("same", _text(old[a:b]))
        else:
            yield Piece("out", _text(old[a:b]))
            yield Piece("in", _text(new[c:d]))


def _text(words: Sequence[str]) -> str:
    return " ".join(words).replace(" \n", "\n").replace("\n ", "\n")


def _joined(pieces: Iterable[Piece]) -> list[Piece]:
    """Neighbours of one kind as one; line breaks alone say nothing."""
    found: list[Piece] = []
    for piece in pieces:
        if not piece.text.strip():
            continue
        if found and found[-1].kind == piece.kind:
            piece = Piece(piece.kind, f"{found.pop().text}\n{piece.text}")
        found.append(piece)
    return found


def _cut(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """Unchanged words far from any change are left out."""
    for at, piece in enumerate(pieces):
        words = WORD.findall(piece.text)
        first, last = at == 0, at == len(pieces) - 1
        kept = BESIDE * (2 - first - last)
        if piece.kind != "same" or len(words) <= kept + 1:
            yield piece
            continue
        if not first:
            yield Piece("same", _text(words[:BESIDE]))
        yield Piece("gap")
        if not last:
            yield Piece("same", _text(words[-BESIDE:]))
