"""The filters as a reader sees them: choices with counts, each an address that takes it on or off."""

from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from minutes.filters import SearchFilters
from minutes.search import Answer

Parameters = Mapping[str, list[str]]
# More than these wait behind "Vis alle".
SHOWN = 7
# Listed in an order of their own; the others by how many hits they have.
IN_ORDER = {"kkr", "aar"}


@dataclass(frozen=True, slots=True)
class Choice:
    """`query` is the address's part after ?, with this choice taken on, or off where it is `active`."""

    label: str
    hits: int
    active: bool
    query: str


@dataclass(frozen=True, slots=True)
class Group:
    label: str
    shown: list[Choice]
    more: list[Choice]

    @property
    def active(self) -> bool:
        return any(choice.active for choice in self.choices)

    @property
    def choices(self) -> list[Choice]:
        return [*self.shown, *self.more]

    @property
    def helps(self) -> bool:
        """Whether there is something to choose between, or to take off, that leads to hits."""
        return any(choice.hits for choice in self.choices) and (len(self.choices) > 1 or self.active)


def query(parameters: Parameters, **changed: list[str]) -> str:
    """The part of an address after ?; an empty list takes the parameter away."""
    return urlencode(
        {name: values for name, values in {**parameters, **changed}.items() if values}, doseq=True
    )


def groups(filters: SearchFilters, answer: Answer) -> list[Group]:
    """A group for each filter that helps; choices without hits are left out."""
    made = [_group(name, filters, answer) for name in filters.narrowing]
    return [group for group in made if group.helps]


def _group(name: str, filters: SearchFilters, answer: Answer) -> Group:
    field, parameters = filters.narrowing[name], filters.parameters()
    counts = dict(answer.facets.get(filters.filters[name].field_name, ()))
    active = parameters.get(name, [])
    values = [value for value in field.labels if counts.get(value) or value in active]
    if name not in IN_ORDER:
        values.sort(key=lambda value: -counts.get(value, 0))
    values.sort(key=lambda value: value not in active)
    choices = [
        Choice(
            field.labels[value],
            counts.get(value, 0),
            value in active,
            query(parameters, **{name: _toggled(active, value)}),
        )
        for value in values
    ]
    # A single choice is no saving over showing it.
    end = SHOWN if len(choices) > SHOWN + 1 else len(choices)
    return Group(str(field.label), choices[:end], choices[end:])


def _toggled(active: list[str], value: str) -> list[str]:
    return [one for one in active if one != value] if value in active else [*active, value]


def chosen(filters: SearchFilters) -> list[tuple[str, str, str]]:
    """(filter, value, query without it) of each filter in use."""
    parameters = filters.parameters()
    return [
        (
            str(field.label),
            field.labels[value],
            query(parameters, **{name: _toggled(parameters[name], value)}),
        )
        for name, field in filters.narrowing.items()
        for value in parameters.get(name, [])
    ]


def orders(filters: SearchFilters, answer: Answer, choices: list[tuple[str, str]]) -> list[Choice]:
    """The ways to sort; by relevance only where words were asked for."""
    current = answer.question.sorted_by
    offered = choices if answer.question.clauses else choices[1:]
    return [
        Choice(label, answer.total, value == current, query(filters.parameters(), sorter=[value]))
        for value, label in offered
    ]
