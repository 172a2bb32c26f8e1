"""The filters as a reader sees them: choices with counts, each an address that takes it on or off."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

from minutes.filters import Choices, SearchFilters
from minutes.search import Answer
from minutes.views import fields

Parameters = Mapping[str, list[str]]
# More than these wait behind "Vis alle".
SHOWN = 7
# Listed in an order of their own; the others by how many hits they have.
IN_ORDER = {"slags", "kkr", "aar", "periode", "fulgt"}
# Few choices that most readers narrow by; the rest wait under their names.
OPEN = {"slags", "kkr", "emne", "fulgt", "forbehold"}
# Chips together; each carries all the others, and nobody has clicked more of them together.
MOST_BYTES_OF_CHIPS = 20_000
# All choices together, so that a page stays small however long the question is that each of them carries.
MOST_BYTES = 45_000
BYTES_A_CHOICE = 260


@dataclass(frozen=True, slots=True)
class Choice:
    """`query` is the address's part after ?, with this choice taken on, or off where it is `active`."""

    label: str
    hits: int
    active: bool
    query: str


@dataclass(frozen=True, slots=True)
class Group:
    """`left_out` counts choices that found no room on the page."""

    label: str
    shown: list[Choice]
    more: list[Choice]
    open: bool
    left_out: int = 0

    @property
    def choices(self) -> list[Choice]:
        return [*self.shown, *self.more]


def query(parameters: Parameters, **changed: list[str]) -> str:
    """The part of an address after ?; an empty list takes the parameter away."""
    return urlencode(
        {name: values for name, values in {**parameters, **changed}.items() if values}, doseq=True
    )


def groups(filters: SearchFilters, answer: Answer, without: Collection[str] = ()) -> list[Group]:
    """A group for each filter that helps; choices without hits are left out."""
    made = {
        name: choices
        for name in filters.narrowing
        if name not in without and helps(choices := _choices(name, filters, answer), answer)
    }
    room = MOST_BYTES // (BYTES_A_CHOICE + len(query(filters.parameters())))
    crowded = sum(map(len, made.values())) > room
    most = max(1, room // len(made)) if crowded else room
    return [_group(name, filters, choices, most) for name, choices in made.items()]


def helps(choices: list[Choice], answer: Answer) -> bool:
    """Whether there is something to choose that leads to other hits, or to take off."""
    return any(choice.active or 0 < choice.hits != answer.total for choice in choices)


def _choices(name: str, filters: SearchFilters, answer: Answer) -> list[Choice]:
    field, parameters = filters.narrowing[name], filters.parameters()
    counts, active = filters.counts(name, answer), parameters.get(name, [])
    values = [value for value in field.labels if counts.get(value) or value in active]
    if name not in IN_ORDER:
        values.sort(key=lambda value: -counts.get(value, 0))
        values.sort(key=lambda value: value not in active)
    return [
        Choice(
            field.labels[value],
            counts.get(value, 0),
            value in active,
            query(parameters, **{name: _toggled(active, value)}),
        )
        for value in values
    ]


def _group(name: str, filters: SearchFilters, choices: list[Choice], most: int) -> Group:
    label, is_open = str(filters.narrowing[name].label), name in OPEN or any(each.active for each in choices)
    kept = choices[:most]
    # A single choice is no saving over showing it.
    end = SHOWN if len(kept) > SHOWN + 1 else len(kept)
    return Group(label, kept[:end], kept[end:], is_open, left_out=len(choices) - len(kept))


def _toggled(active: list[str], value: str) -> list[str]:
    return [one for one in active if one != value] if value in active else [*active, value]


def chosen(filters: SearchFilters) -> list[tuple[str, str, str]]:
    """(filter, value, query without it) of each filter in use, fields typed in the question first."""
    parameters = filters.parameters()
    typed = [
        (field.label, field.value, query(parameters, q=list(filter(None, [field.without]))))
        for field in fields.typed(filters)
    ]
    taken = [
        (
            str(field.label),
            field.labels[value],
            query(parameters, **{name: _toggled(parameters[name], value)}),
        )
        for name, field in filters.narrowing.items()
        for value in parameters.get(name, [])
    ]
    return [*typed, *taken]


def room_for_chips(filters: SearchFilters) -> int:
    return max(1, MOST_BYTES_OF_CHIPS // (1 + len(query(filters.parameters()))))


def related(filters: SearchFilters, words: list[str]) -> list[tuple[str, str]]:
    """(word, query with it in place of the question's own) of words that stand out in what was found."""
    return [(word, query(filters.parameters(), q=[word])) for word in words]


def orders(filters: SearchFilters, answer: Answer, choices: Choices) -> list[Choice]:
    """The ways to sort; by relevance only where words were asked for."""
    current = answer.question.sorted_by
    offered = choices if answer.question.has_words else choices[1:]
    return [
        Choice(str(label), answer.total, value == current, query(filters.parameters(), sorter=[value]))
        for value, label in offered
    ]
