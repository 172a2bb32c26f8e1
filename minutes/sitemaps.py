"""What search engines are told of: every public address, and when its matter last changed.

A row's page changed when one of its meetings did: by a reading, a publication, a withdrawal
or an edit, as the change log has it. What no meeting has touched is told without a day.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from functools import cached_property
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.sitemaps import Sitemap
from django.contrib.sitemaps.views import sitemap
from django.db.models import Model, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from minutes.models import (
    AgendaItem,
    Appointment,
    Attendance,
    Case,
    Council,
    Meeting,
    Member,
    Municipality,
    Party,
    Reservation,
    SearchChange,
    Thread,
    ThreadItem,
    Topic,
)
from minutes.models.publicity import of_meeting_once_shown
from minutes.views.access import whole

# A part stays far under the 50 MB and 50,000 addresses that the protocol allows.
ADDRESSES_A_PART = 5000


class Part(Sitemap):
    """`get_latest_lastmod` says when anything of the part changed."""

    limit = ADDRESSES_A_PART

    @cached_property
    def changes(self) -> dict[int, datetime]:
        return SearchChange.objects.newest_of_meetings()

    def newest(self, meetings: Iterable[int]) -> datetime | None:
        return max((self.changes[pk] for pk in meetings if pk in self.changes), default=None)

    def get_protocol(self, protocol: str | None = None) -> str:
        return urlsplit(settings.SITE_URL).scheme or super().get_protocol(protocol)

    def get_domain(self, site: Any = None) -> str:
        return urlsplit(settings.SITE_URL).netloc or super().get_domain(site)


class Pages(Part):
    """Those that tell of the whole archive, and those that change with the program, which has no day."""

    changing = ("front", "archive", "members", "parties", "municipalities", "topics", "threads", "cases")
    unchanged = ("search_help", "accessibility", "cookies")

    def items(self) -> list[str]:
        return [*self.changing, *self.unchanged]

    def location(self, item: str) -> str:
        return reverse(item)

    def lastmod(self, item: str) -> datetime | None:
        return None if item in self.unchanged else self.get_latest_lastmod()

    def get_latest_lastmod(self) -> datetime | None:
        return self._latest

    @cached_property
    def _latest(self) -> datetime | None:
        once_shown = Meeting.objects.filter(published_at__isnull=False)
        return self.newest(once_shown.values_list("pk", flat=True))


class Meetings(Part):
    def items(self) -> QuerySet[Meeting]:
        return Meeting.objects.public().select_related("council").order_by("pk")

    def lastmod(self, item: Meeting) -> datetime | None:
        return self.changes.get(item.pk)

    def get_latest_lastmod(self) -> datetime | None:
        return self.newest(self.items().values_list("pk", flat=True))


class Items(Part):
    """Headings are items too, and have pages."""

    def items(self) -> QuerySet[AgendaItem]:
        rows = AgendaItem.objects.public().select_related("meeting__council").order_by("pk")
        return rows.only("slug", "meeting__date", "meeting__sequence", "meeting__council__slug")

    def lastmod(self, item: AgendaItem) -> datetime | None:
        return self.changes.get(item.meeting_id)

    def get_latest_lastmod(self) -> datetime | None:
        return self.newest(self.items().values_list("meeting_id", flat=True).order_by().distinct())


class Subjects(Part):
    """Rows that many meetings tell of; each of `ways` leads from a row (as OuterRef) to ids of meetings."""

    def __init__(self, rows: QuerySet[Any], *ways: QuerySet[Any]) -> None:
        self.met = {f"met_{number}": ArraySubquery(way) for number, way in enumerate(ways)}
        self.rows = rows.annotate(**self.met)

    def items(self) -> QuerySet[Any]:
        return self.rows

    def lastmod(self, item: Any) -> datetime | None:
        return self.newest(pk for name in self.met for pk in getattr(item, name))

    def get_latest_lastmod(self) -> datetime | None:
        return max(filter(None, map(self.lastmod, self.rows)), default=None)


def _met(model: type[Model], way: str, **of_row: OuterRef) -> QuerySet[Any]:
    """The meetings, once shown, that rows of the model lead to by `way`."""
    rows = model._default_manager.filter(of_meeting_once_shown(way), **of_row)
    return rows.order_by().values_list(f"{way}_id").distinct()


ROW = OuterRef("pk")
DECIDED = "decision__item__meeting"


def _councils() -> Part:
    held = Meeting.objects.filter(published_at__isnull=False, council=ROW)
    return Subjects(Council.objects.all(), held.order_by().values_list("pk"))


def _members() -> Part:
    return Subjects(
        Member.objects.public().order_by("pk"),
        _met(Attendance, "meeting", member=ROW),
        _met(AgendaItem, "meeting", members=ROW),
        _met(Reservation, DECIDED, members=ROW),
        _met(Appointment, DECIDED, member=ROW),
    )


def _municipalities() -> Part:
    return Subjects(
        Municipality.objects.order_by("pk"),
        _met(Attendance, "meeting", municipality=ROW),
        _met(AgendaItem, "meeting", municipalities=ROW),
        _met(Appointment, DECIDED, municipality=ROW),
    )


def _parties() -> Part:
    return Subjects(
        Party.objects.order_by("pk"),
        _met(Attendance, "meeting", party=ROW),
        _met(AgendaItem, "meeting", parties=ROW),
        _met(Reservation, DECIDED, parties=ROW),
    )


def _topics() -> Part:
    return Subjects(Topic.objects.order_by("pk"), _met(AgendaItem, "meeting", topics=ROW))


def _threads() -> Part:
    return Subjects(Thread.objects.public().order_by("pk"), _met(ThreadItem, "item__meeting", thread=ROW))


def _cases() -> Part:
    return Subjects(Case.objects.public().order_by("pk"), _met(AgendaItem, "meeting", case=ROW))


# By the part's name in its address.
PARTS: dict[str, Callable[[], Part]] = {
    "sider": Pages,
    "kkr": _councils,
    "moeder": Meetings,
    "punkter": Items,
    "medlemmer": _members,
    "partier": _parties,
    "kommuner": _municipalities,
    "emner": _topics,
    "sager": _cases,
    "forloeb": _threads,
}


@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """The parts, each with the day of its newest row; as Django's own, but at the archive's own host."""
    found = [
        {"location": f"{address}?p={number}" if number > 1 else address, "last_mod": newest}
        for name, made in PARTS.items()
        for one in [made()]
        for address, newest in [(whole(request, reverse("sitemap", args=[name])), one.get_latest_lastmod())]
        for number in one.paginator.page_range
    ]
    return render(request, "sitemap_index.xml", {"sitemaps": found}, content_type="application/xml")


@require_safe
def part(request: HttpRequest, section: str) -> HttpResponse:
    made = PARTS.get(section)
    return sitemap(request, {section: made()} if made else {}, section)
