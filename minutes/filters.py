"""What the search page is narrowed by. django-filter declares, labels and checks; tantivy filters.

Whatever stands in an address is answered: values that the archive does not know
are left out and told of, never an error.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

import django_filters
from django import forms
from django.conf import settings
from django.http import QueryDict
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from minutes.danish import slug
from minutes.models import AgendaItem, Council, Follows, Meeting, Municipality, Outcome, Party, Topic
from minutes.search import NEWEST, OLDEST, RELEVANCE, Answer, Question, schema
from minutes.search.periods import period

Choices = list[tuple[str, str | Promise]]

ORDERS: Choices = [(RELEVANCE, _("Relevans")), (NEWEST, _("Nyeste først")), (OLDEST, _("Ældste først"))]
# What stands in addresses → what the index holds; where there is nothing here, the two are the same.
FOLLOWED = {
    "fulgt": Follows.FOLLOWED,
    "anderledes": Follows.AMENDED,
    "kun-droeftet": Follows.NOTED,
    "udsat": Follows.DEFERRED,
}
KINDS = {"punkt": schema.ITEM, "moede": schema.MEETING, "medlem": schema.MEMBER}
KIND_NAMES: Choices = [("punkt", _("Punkter")), ("moede", _("Møder")), ("medlem", _("Medlemmer"))]
# Digits: more pages than any archive has, and still an ordinary number.
LONGEST_PAGE_NUMBER = 9


def councils() -> Choices:
    return [(council.slug, council.name) for council in Council.objects.all()]


def parties() -> Choices:
    return [(party.slug, str(party)) for party in Party.objects.all()]


def municipalities() -> Choices:
    return [(municipality.slug, municipality.name) for municipality in Municipality.objects.all()]


def topics() -> Choices:
    return [(topic.slug, topic.label) for topic in Topic.objects.all()]


def years() -> Choices:
    dates = Meeting.objects.public().dates("date", "year", order="DESC")
    return [(str(date.year), str(date.year)) for date in dates]


def periods() -> Choices:
    held = dict.fromkeys(period(int(year)) for year, _ in years())
    return [(each, each.replace("-", "–")) for each in held]


def followed() -> Choices:
    return [(value, follows.label.rstrip(".")) for value, follows in FOLLOWED.items()]


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
    """Values are alternatives: two parties show what concerns either. `stored`: as in the index."""

    field_class = KnownValues

    def __init__(self, *args: Any, stored: Mapping[str, str] | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.stored = stored or {}

    def filter(self, qs: Question, value: Any) -> Question:
        return super().filter(qs, [str(self.stored.get(one, one)) for one in value])


class SearchFilters(django_filters.FilterSet):
    """The parameters of /soeg/, in the order of the page. Reading the choices takes six queries."""

    q = TextFilter("text", label=_("Søg efter"))
    slags = NarrowFilter("kind", label=_("Slags"), choices=KIND_NAMES, stored=KINDS)
    kkr = NarrowFilter("council", label=_("KKR"), choices=councils)
    aar = NarrowFilter("year", label=_("År"), choices=years)
    periode = NarrowFilter("period", label=_("Valgperiode"), choices=periods)
    emne = NarrowFilter("topic", label=_("Emne"), choices=topics)
    afgoerelse = NarrowFilter("outcome", label=_("Afgørelse"), choices=outcomes)
    fulgt = NarrowFilter("follows", label=_("Indstillingen"), choices=followed, stored=FOLLOWED)
    forbehold = NarrowFilter("reserved", label=_("Mindretal"), choices=[(schema.YES, _("Med forbehold"))])
    parti = NarrowFilter("party", label=_("Parti"), choices=parties)
    kommune = NarrowFilter("municipality", label=_("Kommune"), choices=municipalities)
    sorter = OrderFilter("order", label=_("Rækkefølge"), choices=ORDERS)
    side = PageFilter("page", label=_("Side"))

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
        """Whether more was asked than is looked for."""
        return self.form.fields["q"].cut or self.question.cut

    @property
    def ignored(self) -> list[tuple[str, str]]:
        """(filter's label, value) of what the archive does not know."""
        return [(str(field.label), value) for field in self.narrowing.values() for value in field.ignored]

    @property
    def narrowing(self) -> dict[str, KnownValues]:
        """The filters that narrow: parameter → its checked field."""
        fields: Iterable[tuple[str, Any]] = self.form.fields.items()
        return {name: field for name, field in fields if isinstance(field, KnownValues)}

    def counts(self, name: str, answer: Answer) -> dict[str, int]:
        """Value as in addresses → hits."""
        taken = self.filters[name]
        shown = {str(stored): value for value, stored in taken.stored.items()}
        facet = answer.facets.get(taken.field_name, ())
        return {shown.get(count.value, count.value): count.hits for count in facet}

    def parameters(self) -> dict[str, list[str]]:
        """What was asked, as it would stand in an address without faults; the page number left out."""
        asked = self.form.cleaned_data
        single = {"q": asked["q"], "sorter": asked["sorter"]}
        return {name: [value] for name, value in single.items() if value} | {
            name: asked[name] for name in self.narrowing if asked[name]
        }
