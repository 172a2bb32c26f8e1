"""A text → the fields it is searched in, by way of each written word once; texts repeat their words."""

from typing import Any, NamedTuple

from simplemma import is_known

from minutes.search import schema
from minutes.search.analysis import WORD, fold, form_of, joined, skeletons, terms
from minutes.search.compounds import parts

# Pieces of text remembered before all are forgotten again: some 100 MB at most.
REMEMBERED = 200_000


class Looked(NamedTuple):
    """What a piece of text without spaces is indexed under: terms with spaces between."""

    stems: str
    folded: str
    parts: str
    damaged: str


class Columns(NamedTuple):
    """A text's pieces, in order: what each is indexed under."""

    stems: tuple[str, ...] = ()
    folded: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()
    damaged: tuple[str, ...] = ()


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
        # Only a word that no dictionary has may be another that a scanner broke.
        damaged=" ".join({way for form in forms if not is_known(form, lang="da") for way in skeletons(form)}),
    )


def fields(written: dict[str, list[str]]) -> dict[str, list[Any]]:
    """Field → its texts, to field → words with a space between: as told in `schema`."""
    looked = {name: [_columns(text) for text in texts if text] for name, texts in written.items()}
    everything = [text for texts in looked.values() for text in texts]
    stems = {name: [" ".join(text.stems) for text in texts] for name, texts in looked.items()}
    return {
        **{name: stems.get(name, []) for name in schema.WEIGHTS},
        schema.WHOLE: [text for texts in stems.values() for text in texts],
        schema.PARTS: [" ".join(set().union(*[text.parts for text in everything]))],
        schema.DAMAGED: [" ".join(set().union(*[text.damaged for text in everything]))],
        # A value each, so that no phrase runs from one section into the next.
        schema.EXACT: [" ".join(text.folded) for text in everything],
    }


def typed(*texts: str) -> str:
    """The words of names and titles as they are looked for while half typed, each once."""
    folded = (piece for text in texts for piece in _columns(text).folded)
    return " ".join(sorted(set(" ".join(folded).split())))


def _columns(text: str) -> Columns:
    return Columns(*zip(*map(_pieces.__getitem__, text.split()), strict=True))
