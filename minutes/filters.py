"""What the search page is narrowed by. django-filter declares, labels and checks; tantivy filters.

Whatever stands in an address is answered: values that the archive does not know
are left out and told of, never an error.
"""

from collections.abc import Iterable
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.http import QueryDict

from minutes.danish import slug
from minutes.models import AgendaItem, Council, Meeting, Municipality, Outcome, Party, Topic
from minutes.search import NEWEST, OLDEST, RELEVANCE, Question

Choices = list[tuple[str, str]]

ORDERS: Choices = [(RELEVANCE, "Relevans"), (NEWEST, "Nyeste først"), (OLDEST, "Ældste først")]
# Digits: more pages than any archive has, and still an ordinary number.
LONGEST_PAGE_NUMBER = 9


def councils() -> Choices:
    return [(council.slug, council.name) for council in Council.objects.all()]


def parties() -> Choices:
    return [(party.slug, str(party)) for party in Party.objects.all()]


def municipalities() -> Choices:
    return [(municipality.slug, municipality.name) for municipality in Municipality.objects.all()]


def topics() -> Choices:
    return [(topic.slug, topic.name) for topic in Topic.objects.all()]


def years() -> Choices:
    dates = Meeting.objects.public().dates("date", "year", order="DESC")
    return [(str(date.year), str(date.year)) for date in dates]


def outcomes() -> Choices:
    return [(slug(outcome), outcome.label.capitalize()) for outcome in Outcome]


class KnownValues(forms.MultipleChoiceField):
    """The values that are among the choices; `ignored` holds the others, as written."""

    ignored: tuple[str, ...] = ()

    @cached_property
    def labels(self) -> dict[str, str]:
        """Value → what a reader calls it, in the order of the list; one query at most."""
        return dict(self.choices)  # type: ignore[arg-type]

    def clean(self, value: Any) -> list[str]:
        given = {slug(one): one for one in value or [] if one.strip()}
        self.ignored = tuple(one for known, one in given.items() if known not in self.labels)
        return [known for known in given if known in self.labels]


class Words(forms.CharField):
    """Any text, as far as a question may be long; `cut` tells whether there was more."""

    cut = False

    def clean(self, value: Any) -> str:
        text = " ".join(str(value or "").replace("\0", " ").split())
        self.cut = len(text) > settings.MAX_QUESTION_LENGTH
        return text[: settings.MAX_QUESTION_LENGTH]


class PageNumber(forms.Field):
    """A number from 1; anything else is page 1."""

    def clean(self, value: Any) -> int:
        text = str(value or "").strip()
        if not (text.isascii() and text.isdecimal()):
            return 1
        return max(1, int(text[: LONGEST_PAGE_NUMBER + 1]))


class Order(forms.ChoiceField):
    """One of the orders, or "" for the one that suits the question."""

    def clean(self, value: Any) -> str:
        return value if value in dict(ORDERS) else ""


class QuestionFilter(django_filters.Filter):
    """Gives the question's field of the same name its value."""

    def filter(self, qs: Question, value: Any) -> Question:
        return qs.filter(**{self.field_name: tuple(value) if isinstance(value, list) else value})


class TextFilter(QuestionFilter):
    field_class = Words


class OrderFilter(QuestionFilter):
    field_class = Order


class PageFilter(QuestionFilter):
    field_class = PageNumber


class NarrowFilter(QuestionFilter):
    """Values are alternatives: two parties show what concerns either."""

    field_class = KnownValues


class SearchFilters(django_filters.FilterSet):
    """The parameters of /soeg/. Reading the choices takes five queries."""

    q = TextFilter("text", label="Søg efter")
    kkr = NarrowFilter("council", label="KKR", choices=councils)
    emne = NarrowFilter("topic", label="Emne", choices=topics)
    aar = NarrowFilter("year", label="År", choices=years)
    afgoerelse = NarrowFilter("outcome", label="Afgørelse", choices=outcomes)
    parti = NarrowFilter("party", label="Parti", choices=parties)
    kommune = NarrowFilter("municipality", label="Kommune", choices=municipalities)
    sorter = OrderFilter("order", label="Rækkefølge", choices=ORDERS)
    side = PageFilter("page", label="Side")

    class Meta:
        model = AgendaItem
        fields: list[str] = []

    def __init__(self, data: QueryDict) -> None:
        super().__init__(data, AgendaItem.objects.none())
        self.question = self.filter_queryset(Question()) if self.is_valid() else Question()

    def filter_queryset(self, queryset: Question) -> Question:
        """Narrows a question where django-filter would narrow a queryset."""
        for name, value in self.form.cleaned_data.items():
            queryset = self.filters[name].filter(queryset, value)
        return queryset

    @property
    def cut(self) -> bool:
        return bool(self.form.fields["q"].cut)

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """(filter's label, value) of what the archive does not know."""
        return [(str(field.label), value) for field in self.narrowing.values() for value in field.ignored]

    @property
    def narrowing(self) -> dict[str, KnownValues]:
        """The filters that narrow: parameter → its checked field."""
        fields: Iterable[tuple[str, Any]] = self.form.fields.items()
        return {name: field for name, field in fields if isinstance(field, KnownValues)}

    def parameters(self) -> dict[str, list[str]]:
        """What was asked, as it would stand in an address without faults; the page number left out."""
        asked = self.form.cleaned_data
        single = {"q": asked["q"], "sorter": asked["sorter"]}
        return {name: [value] for name, value in single.items() if value} | {
            name: asked[name] for name in self.narrowing if asked[name]
        }
