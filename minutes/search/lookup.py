"""A text → the fields it is searched in, by way of each written word once; texts repeat their words."""

from dataclasses import dataclass
from typing import Any

from simplemma import is_known

from minutes.search import schema
from minutes.search.analysis import WORD, fold, form_of, joined, skeletons, stem, terms
from minutes.search.compounds import parts

# Pieces of text remembered before all are forgotten again: some 100 MB at most.
REMEMBERED = 200_000


@dataclass(frozen=True, slots=True, eq=False)
class Looked:
    """What a piece of text without spaces is indexed under: terms with spaces between."""

    stems: str
    folded: str
    parts: str
    near: str


class _Pieces(dict[str, Looked]):
    def __missing__(self, piece: str) -> Looked:
        if len(self) >= REMEMBERED:
            self.clear()
        found = self[piece] = _look(piece)
        return found


_pieces = _Pieces()


def _look(piece: str) -> Looked:
    """A word with what stands around it, or several: `takstaftaler,`, `it-system`."""
    forms = [form_of(word) for word in WORD.findall(piece)]
    within = [part for form in forms for part in parts(form)]
    # it-system is also found as itsystem.
    within += joined(piece)
    return Looked(
        stems=" ".join(term for form in forms for term in terms(form)),
        folded=" ".join(map(fold, forms)),
        parts=" ".join({term for part in within for term in terms(part)}),
        near=" ".join({near for form in forms for near in _near(form)}),
    )


def _near(form: str) -> frozenset[str]:
    near = frozenset((fold(form), fold(stem(form))))
    # Only a word that no dictionary has may be another that a scanner broke.
    return near if is_known(form, lang="da") else near | skeletons(form)


def fields(written: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Field → its texts, to field → words with a space between: as told in `schema`."""
    looked = {name: [_looked(text) for text in texts if text] for name, texts in written.items()}
    everything = [pieces for texts in looked.values() for pieces in texts]
    stems = {
        name: [" ".join([piece.stems for piece in pieces if piece.stems]) for pieces in texts]
        for name, texts in looked.items()
    }
    each = set().union(*everything)
    return {
        **{name: stems.get(name, []) for name in schema.WEIGHTS},
        schema.WHOLE: [text for texts in stems.values() for text in texts],
        schema.PARTS: [" ".join([piece.parts for piece in each if piece.parts])],
        schema.NEAR: [" ".join([piece.near for piece in each])],
        # A value each, so that no phrase runs from one section into the next.
        schema.EXACT: [" ".join([piece.folded for piece in pieces]) for pieces in everything],
    }


def typed(*texts: str) -> str:
    """The words of names and titles as they are looked for while half typed, each once."""
    return " ".join(
        sorted({word for text in texts for piece in _looked(text) for word in piece.folded.split()})
    )


def _looked(text: str) -> list[Looked]:
    return list(map(_pieces.__getitem__, text.split()))
