"""Many words in their order, by how they begin; taken apart only where they are asked for.

A document asks for a few of the 765,000 forms of Danish. Those with the same first four
letters are one text, a word a line, and stay so: a beginning is a stretch of it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from itertools import groupby

# Letters that the words of a group share; shorter words are a group each.
SHARED = 4
ENDS = ("", "\n")


class Node:
    """A beginning of `depth` letters that the lines of `text[low:high]` have in common.

    Lines are words in their order, each behind a line break; up to `SHARED` letters they are the groups.
    """

    __slots__ = ("depth", "high", "kids", "low", "text", "word")

    def __init__(self, text: str, low: int, high: int, depth: int) -> None:
        self.text, self.low, self.high, self.depth = text, low, high, depth
        # The beginning itself, where it is a word: the shortest line is the first.
        end = low + 1 + depth
        self.word = text[low + 1 : end] if depth and text[end : end + 1] in ENDS else None
        self.kids: dict[str, Node | None] = {}


class Beginnings:
    """Groups of words by their first letters, each a text; `more` are a few words besides."""

    def __init__(self, groups: Mapping[str, str], more: Iterable[str] = ()) -> None:
        self._groups = groups
        self._more: defaultdict[str, list[str]] = defaultdict(list)
        for word in more:
            self._more[word[:SHARED]].append(word)
        keys = sorted([*groups, *(key for key in self._more if key not in groups)])
        self._keys = "".join([f"\n{key}" for key in keys])
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
        text, first = node.text, node.low + 1
        line = f"\n{text[first : first + node.depth]}{letter}"
        low = text.find(line, node.low, node.high)
        if low < 0:
            return None
        if len(line) > SHARED and text is self._keys:
            words = self._words(line[1:])
            return Node(words, 0, len(words), SHARED)
        end = text.find("\n", text.rfind(line, low, node.high) + 1, node.high)
        return Node(text, low, node.high if end < 0 else end, len(line) - 1)

    def _words(self, key: str) -> str:
        """The words of a group, with those besides."""
        words, more = self._groups.get(key, ""), self._more.get(key)
        if more:
            words = "\n".join(sorted({*words.split("\n"), *more} - {""}))
        return f"\n{words}"


def written(words: Iterable[str]) -> str:
    """Words in their groups: a word a line, a tab between two groups.

    >>> written(["møde", "møder", "mål", "på"])
    'mål\\tmøde\\nmøder\\tpå'
    """
    groups = groupby(sorted(words), key=lambda word: word[:SHARED])
    return "\t".join("\n".join(group) for _, group in groups)
