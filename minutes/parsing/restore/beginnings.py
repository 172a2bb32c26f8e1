"""Many words in their order, by how they begin; taken apart only where they are asked for.

A document asks for a few of the 765,000 forms of Danish. Those with the same first four
letters are one text, a word a line, until one of them is looked for.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

# Letters that the words of a group share; shorter words are a group each.
SHARED = 4
# Above every letter, so that prefix + LAST ends the run of words with that prefix.
LAST = "\U0010ffff"


class Node:
    """A beginning of `depth` letters that `words[low:high]` have in common; of `SHARED` or less, groups."""

    __slots__ = ("depth", "high", "kids", "low", "word", "words")

    def __init__(self, words: Sequence[str], low: int, high: int, depth: int) -> None:
        self.words, self.low, self.high, self.depth = words, low, high, depth
        # The beginning itself, where it is a word.
        self.word = words[low] if low < high and len(words[low]) == depth else None
        self.kids: dict[str, Node | None] = {}


class Beginnings:
    """Groups of words by their first letters, each a text; `more` are a few words besides."""

    def __init__(self, groups: Mapping[str, str], more: Iterable[str] = ()) -> None:
        self._groups = groups
        self._more: defaultdict[str, list[str]] = defaultdict(list)
        for word in more:
            self._more[word[:SHARED]].append(word)
        self._keys = sorted([*groups, *(key for key in self._more if key not in groups)])
        self._apart: dict[str, list[str]] = {}
        self.root = Node(self._keys, 0, len(self._keys), 0)

    @classmethod
    def read(cls, text: str) -> Beginnings:
        """From the groups as `written`."""
        return cls({group[:SHARED]: group for group in text.split("\t") if group})

    @classmethod
    def of(cls, words: Iterable[str]) -> Beginnings:
        return cls.read(written(words))

    def along_with(self, more: Iterable[str]) -> Beginnings:
        return Beginnings(self._groups, more)

    def __bool__(self) -> bool:
        return bool(self._keys)

    def __contains__(self, word: str) -> bool:
        key = word[:SHARED]
        group = self._groups.get(key, "")
        if not word or word in self._more.get(key, ()):
            return bool(word)
        inside = group.startswith(f"{word}\n") or group.endswith(f"\n{word}") or f"\n{word}\n" in group
        return inside or group == word

    def longer(self, node: Node, letter: str) -> Node | None:
        """The beginning with a letter more, None if no word begins so."""
        if node.low == node.high:
            return None
        prefix = node.words[node.low][: node.depth] + letter
        low = bisect_left(node.words, prefix, node.low, node.high)
        if low == node.high or not node.words[low].startswith(prefix):
            return None
        if len(prefix) == SHARED:
            words = self._words(prefix)
            return Node(words, 0, len(words), SHARED)
        high = bisect_left(node.words, prefix + LAST, low, node.high)
        return Node(node.words, low, high, len(prefix))

    def _words(self, key: str) -> list[str]:
        if key not in self._apart:
            words = self._groups[key].split("\n") if key in self._groups else []
            more = self._more.get(key)
            self._apart[key] = sorted({*words, *more}) if more else words
        return self._apart[key]


def written(words: Iterable[str]) -> str:
    """Words in their groups: a word a line, a tab between two groups.

    >>> written(["møde", "møder", "mål", "på"])
    'mål\\tmøde\\nmøder\\tpå'
    """
    groups = groupby(sorted(words), key=lambda word: word[:SHARED])
    return "\t".join("\n".join(group) for _, group in groups)
