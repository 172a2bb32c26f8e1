"""What stands in a search field while it is being typed, and where names and titles begin with it.

`møl` begins *Mølleån*, and so do `moel` and `mol`; yet `ø` begins *Ølstykke* and not
*Odense*: only who leaves the Danish letters out is taken not to have any.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from minutes.search.analysis import WORD, fold, form_of, spellings

# More words than any title has; what is longer was not typed.
MOST_WORDS = 40
# Shorter beginnings with a letter wrong begin too much.
SHORTEST_MISTAKEN = 4


@dataclass(frozen=True, slots=True)
class Typed:
    """The words typed, in lower case; `forgiving`: each may have one letter wrong."""

    words: tuple[str, ...]
    forgiving: bool = False

    def __bool__(self) -> bool:
        return 0 < len(self.words) <= MOST_WORDS

    def begins(self, words: Iterable[str]) -> bool:
        """Whether each of the words typed is the beginning of one of these, given in lower case."""
        forms = tuple(words)
        return all(any(self._met(at, form) for form in forms) for at in range(len(self.words)))

    def pieces(self, text: str) -> list[str]:
        """The text cut so that every second piece is what was typed: ["Maja ", "Høj", "gaard"]."""
        cut, at = [], 0
        for found in WORD.finditer(text):
            if length := self._length(found.group()):
                end = found.start() + length
                cut += [text[at : found.start()], text[found.start() : end]]
                at = end
        return [*cut, text[at:]]

    def _length(self, written: str) -> int:
        """How much of a word was typed: 3 of *Højgaard*; all of one typed with a mistake."""
        form = form_of(written)
        met = [at for at in range(len(self.words)) if self._met(at, form)]
        ends = range(1, len(written) + 1)
        typed = (end for end in ends if any(begins(self.words[at], form_of(written[:end])) for at in met))
        return next(typed, len(written)) if met else 0

    def _met(self, at: int, form: str) -> bool:
        word = self.words[at]
        if is_whole_number(self, at):
            return form == word
        return begins(word, form) or (self.forgiving and nearly_begins(fold(word), fold(form)))


def read(text: str) -> Typed:
    return Typed(tuple(form_of(found) for found in WORD.findall(text)))


def is_whole_number(typed: Typed, at: int) -> bool:
    """The 2 of `2. september` is not the beginning of 2025; a number still being typed may be."""
    return at < len(typed.words) - 1 and typed.words[at].isdecimal()


def begins(word: str, form: str) -> bool:
    """Letter by letter, each as it is or without what makes it Danish; aa, ae and oe as å, æ and ø."""
    if form.startswith(word):
        return True
    asked, given = _danish(word), _danish(form)
    met = (typed in (letter, fold(letter)[:1]) for typed, letter in zip(asked, given, strict=False))
    return len(asked) <= len(given) and all(met)


def nearly_begins(word: str, form: str) -> bool:
    """With one letter wrong, missing or too many, or two swapped."""
    if not may_be_mistaken(word):
        return False
    at = next(
        (at for at, (one, other) in enumerate(zip(word, form, strict=False)) if one != other),
        min(len(word), len(form)),
    )
    missing, wrong = form[at + 1 :], word[at + 1 :]
    return (
        missing.startswith(wrong)
        or form[at:].startswith(wrong)
        or missing.startswith(word[at:])
        or (form[at : at + 2] == word[at : at + 2][::-1] and form[at + 2 :].startswith(word[at + 2 :]))
    )


def may_be_mistaken(word: str) -> bool:
    return len(word) >= SHORTEST_MISTAKEN and word.isalpha()


@lru_cache(maxsize=20_000)
def _danish(form: str) -> str:
    return spellings(form)[-1]
