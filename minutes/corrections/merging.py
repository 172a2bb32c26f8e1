"""Two changes of one text brought together, word by word: what an editor changed, and what a reading did."""

from collections.abc import Sequence
from difflib import SequenceMatcher
from typing import NamedTuple


class Merged(NamedTuple):
    """`clean`: the two nowhere changed the same words differently; where they did, the editor's stand."""

    text: str
    clean: bool


class Hunk(NamedTuple):
    """Words start:end of the text before became `words`."""

    start: int
    end: int
    words: list[str]


def merged(before: str, after: str, now: str) -> Merged:
    """What `now` is with the change from `before` to `after` made in it too.

    >>> merged("der skal fclges op på sagen", "der skal følges op på sagen", "Der skal fclges op på sagen.")
    Merged(text='Der skal følges op på sagen.', clean=True)
    >>> merged("vedtog scenarie 2", "vedtog scenarie 3", "vedtog scenarie 4")
    Merged(text='vedtog scenarie 3', clean=False)
    """
    if now == before:
        return Merged(after, clean=True)
    base = before.split()
    ours, theirs = _hunks(base, after.split()), _hunks(base, now.split())
    words: list[str] = []
    at, clean = 0, True
    while ours or theirs:
        start, end = _together(ours, theirs)
        mine, read = _taken(ours, base, start, end), _taken(theirs, base, start, end)
        unchanged = base[start:end]
        clean &= mine in (unchanged, read) or read == unchanged
        words += base[at:start] + (read if mine == unchanged else mine)
        at = end
    return Merged(" ".join(words + base[at:]), clean)


def _hunks(base: Sequence[str], other: Sequence[str]) -> list[Hunk]:
    """In the order of the text."""
    matcher = SequenceMatcher(None, base, other, autojunk=False)
    return [
        Hunk(start, end, list(other[first:last]))
        for kind, start, end, first, last in matcher.get_opcodes()
        if kind != "equal"
    ]


def _together(ours: Sequence[Hunk], theirs: Sequence[Hunk]) -> tuple[int, int]:
    """Where the next change begins, and the end of all that overlap with it."""
    rest = sorted([*ours, *theirs])
    start, end = rest[0].start, rest[0].end
    for hunk in rest[1:]:
        # Two insertions at one place are about the same words too.
        if hunk.start < end or hunk.start == start:
            end = max(end, hunk.end)
    return start, end


def _taken(hunks: list[Hunk], base: Sequence[str], start: int, end: int) -> list[str]:
    """The words of one side for start:end; its hunks there are used up."""
    words, at = [], start
    while hunks and hunks[0].start <= end and hunks[0].end <= end and hunks[0].start < max(end, start + 1):
        hunk = hunks.pop(0)
        words += list(base[at : hunk.start]) + hunk.words
        at = hunk.end
    return words + list(base[at:end])
