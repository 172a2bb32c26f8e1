"""A text → the fields it is searched in, by way of each written word once; texts repeat their words."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from simplemma import is_known

from minutes.search import schema
from minutes.search.analysis import WORD, fold, form_of, joined, skeletons, stem, terms
from minutes.search.compounds import parts

# Words remembered before all are forgotten again: some 100 MB at most.
REMEMBERED = 200_000


class Looked(NamedTuple):
    """What a word as written is indexed under; terms with spaces between where there are several."""

    stems: str
    folded: str
    parts: frozenset[str]
    near: frozenset[str]


class _Words(dict[str, Looked]):
    def __missing__(self, written: str) -> Looked:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[written] = _look(form_of(written))
        return found


_words = _Words()


def _look(form: str) -> Looked:
    part_terms = frozenset(term for part in parts(form) for term in terms(part))
    return Looked(" ".join(terms(form)), fold(form), part_terms, _near(form))


def _near(form: str) -> frozenset[str]:
    near = frozenset((fold(form), fold(stem(form))))
    # Only a word that no dictionary has may be another that a scanner broke.
    return near if is_known(form, lang="da") else near | skeletons(form)


def fields(written: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Field → its texts, to field → words with a space between: as told in `schema`."""
    looked = {name: [_looked(text) for text in texts if text] for name, texts in written.items()}
    everything = [words for texts in looked.values() for words in texts]
    each = {word for words in everything for word in words}
    return {
        **{name: [_stems(words) for words in texts] for name, texts in looked.items()},
        schema.PARTS: [_joined([*(word.parts for word in each), _hyphenated(written)])],
        schema.NEAR: [_joined(word.near for word in each)],
        # A value each, so that no phrase runs from one section into the next.
        schema.EXACT: [" ".join(word.folded for word in words) for words in everything],
    }


def typed(*texts: str) -> str:
    """The words of names and titles as they are looked for while half typed, each once."""
    return " ".join(sorted({word.folded for text in texts for word in _looked(text)}))


def _hyphenated(written: dict[str, list[str]]) -> frozenset[str]:
    """it-system is also found as itsystem."""
    forms = {form for texts in written.values() for text in texts for form in joined(text)}
    return frozenset(term for form in forms for term in terms(form))


def _looked(text: str) -> list[Looked]:
    return [_words[written] for written in WORD.findall(text)]


def _stems(words: list[Looked]) -> str:
    return " ".join(word.stems for word in words if word.stems)


def _joined(sets: Iterable[frozenset[str]]) -> str:
    return " ".join(sorted(frozenset().union(*sets)))
