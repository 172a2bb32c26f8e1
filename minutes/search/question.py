"""What a reader asks: words typed, what to narrow by, and which page of the answer."""

import re
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any, NamedTuple

from minutes.search.analysis import is_stop_word, words

RELEVANCE, NEWEST, OLDEST = "relevans", "nyeste", "aeldste"
# Quotation marks that phones and word processors make of ".
QUOTES = str.maketrans(dict.fromkeys("“”„‟»«″❝❞〞〝", '"'))
CHUNK = re.compile(r'([-−–]?)(?:"([^"]*)"?|([^\s"]+))')
CASE_NUMBER = re.compile(r"[a-zæøå]{2,5}-\d{4}-\d{3,}")
ITEM_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


class Clause(NamedTuple):
    """A word or a phrase of the question. `written`: as typed, in lower case, without quotes and minus."""

    written: str
    words: tuple[str, ...]
    phrase: bool
    excluded: bool

    @property
    def is_stop_word(self) -> bool:
        return not self.phrase and all(is_stop_word(word) for word in self.words)


@dataclass(frozen=True)
class Question:
    """Immutable; `filter` gives a narrower one. Values within a filter are alternatives, filters add up."""

    text: str = ""
    council: tuple[str, ...] = ()
    party: tuple[str, ...] = ()
    municipality: tuple[str, ...] = ()
    topic: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    period: tuple[str, ...] = ()
    outcome: tuple[str, ...] = ()
    follows: tuple[str, ...] = ()
    reserved: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    number: tuple[str, ...] = ()
    case: tuple[str, ...] = ()
    date: tuple[str, ...] = ()
    member: tuple[str, ...] = ()
    order: str = ""
    page: int = 1

    def filter(self, **values: Any) -> "Question":
        """With these fields in place of its own; raises TypeError for a field there is not."""
        return replace(self, **values)

    @property
    def sorted_by(self) -> str:
        """Relevance means nothing where no words were typed: then newest first."""
        if not self.clauses:
            return OLDEST if self.order == OLDEST else NEWEST
        return self.order if self.order in {NEWEST, OLDEST} else RELEVANCE

    @cached_property
    def clauses(self) -> list[Clause]:
        """The words and phrases of the text, each once, in order."""
        found = [clause for chunk in CHUNK.finditer(_readable(self.text)) if (clause := _clause(chunk))]
        return list(dict.fromkeys(found))

    @cached_property
    def narrowed_by(self) -> dict[str, tuple[str, ...]]:
        """Filters in use: field of the index → values."""
        plain = {"text", "order", "page"}
        named = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in plain}
        return {name: values for name, values in named.items() if values}


def _readable(text: str) -> str:
    """Whatever bytes came, as text that the index and the page can take."""
    return text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ").translate(QUOTES)


def _clause(chunk: re.Match[str]) -> Clause | None:
    minus, phrase, word = chunk.groups()
    written = (word if phrase is None else phrase).lower()
    found = tuple(each.form for each in words(written))
    if not found:
        return None
    return Clause(written.strip(), found, phrase=phrase is not None, excluded=bool(minus))
