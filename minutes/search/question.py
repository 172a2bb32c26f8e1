"""What a reader asks: words typed, what to narrow by, and which page of the answer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from functools import cached_property
from typing import Any

from minutes.search.clauses import MOST_CLAUSES, Clause, Or, typed
from minutes.search.meaning import meant
from minutes.search.vocabulary import DATA

RELEVANCE, NEWEST, OLDEST = "relevans", "nyeste", "aeldste"
# Of "hvem sidder i bestyrelsen" nobody means *sidder*.
QUESTION_WORDS = frozenset(DATA["question_words"])
FILLER_WORDS = frozenset(DATA["filler_words"])
# Clauses of which one is enough.
Group = tuple[Clause, ...]


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
        if not self.has_words:
            return OLDEST if self.order == OLDEST else NEWEST
        return self.order if self.order in {NEWEST, OLDEST} else RELEVANCE

    @property
    def has_words(self) -> bool:
        """Whether something is asked for that a hit can fit more or less, and that can be marked in it."""
        return any(is_of_words(group) for group in self.groups)

    @cached_property
    def groups(self) -> list[Group]:
        """What is asked for: all groups, of each at least one clause; fields of one name are alternatives.

        Words of no weight (*og*, *på*) are left out where others are asked for. One query for each `medlem:`.
        """
        groups = [tuple(group) for group in _bound(self._meant) if not group[0].excluded]
        told = [group for group in groups if not all(clause.is_stop_word for clause in group)]
        if any(QUESTION_WORDS.intersection(clause.words) for group in groups for clause in group):
            told = [group for group in told if not all(map(_is_filler, group))] or told
        return list(_of_one_field_together(told or groups))

    @cached_property
    def excluded(self) -> list[Clause]:
        return [clause for clause in self.clauses if clause.excluded]

    @cached_property
    def clauses(self) -> list[Clause]:
        """All that the text says, each once, in order."""
        return [clause for group in _bound(self._meant) for clause in group]

    @property
    def cut(self) -> bool:
        """Whether the text says more than is looked for."""
        return len(self._typed) > MOST_CLAUSES

    @cached_property
    def _typed(self) -> list[Clause | Or]:
        return typed(self.text)

    @cached_property
    def _meant(self) -> list[Clause | Or]:
        return meant(list(_once(self._typed[:MOST_CLAUSES])))

    @cached_property
    def narrowed_by(self) -> dict[str, tuple[str, ...]]:
        """Filters in use: field of the index → values."""
        plain = {"text", "order", "page"}
        named = {field.name: getattr(self, field.name) for field in fields(self) if field.name not in plain}
        return {name: values for name, values in named.items() if values}


def is_of_words(group: Group) -> bool:
    """Whether its hits are more or less fitting; those of fields alone fit or do not."""
    return any(not clause.values for clause in group)


def _is_filler(clause: Clause) -> bool:
    return not (clause.phrase or clause.field) and FILLER_WORDS.issuperset(clause.words)


def _once(clauses: list[Clause | Or]) -> Iterator[Clause | Or]:
    """Without what was said before; neighbours of ELLER stay, since they are bound to each other."""
    seen: set[Clause] = set()
    for at, clause in enumerate(clauses):
        bound = any(isinstance(beside, Or) for beside in clauses[max(at - 1, 0) : at + 2])
        if bound or clause not in seen:
            yield clause
        if isinstance(clause, Clause):
            seen.add(clause)


def _bound(clauses: list[Clause | Or]) -> Iterator[list[Clause]]:
    """Clauses with ELLER between in one list, every other in one of its own; a stray ELLER is a word."""
    group: list[Clause] = []
    binds = False
    for at, clause in enumerate(clauses):
        if isinstance(clause, Or):
            binds = (
                bool(group)
                and _may_be_bound(clauses[at - 1 : at])
                and _may_be_bound(clauses[at + 1 : at + 2])
            )
            if binds:
                continue
            word = clause.written.lower()
            clause = Clause(word, (word,))
        if not binds and group:
            yield group
            group = []
        group.append(clause)
        binds = False
    if group:
        yield group


def _may_be_bound(beside: list[Clause | Or]) -> bool:
    return any(isinstance(clause, Clause) and not clause.excluded for clause in beside)


def _of_one_field_together(groups: Iterable[Group]) -> Iterator[Group]:
    together: dict[str, Group] = {}
    for number, group in enumerate(groups):
        alone = group[0].field if len(group) == 1 else ""
        key = alone or str(number)
        together[key] = together.get(key, ()) + group
    yield from together.values()
