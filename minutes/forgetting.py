"""Hidden words in what no reading makes anew: names, addresses, what readers and editors have written.

What stood there is kept with the `Hiding` alone, so that all of it can come back.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from django.apps import apps
from django.db.models import Exists, Model, OuterRef, Q, QuerySet

from minutes.corrections import phrases
from minutes.danish import numbered
from minutes.models import (
    AgendaItem,
    Attendance,
    FaultReport,
    Hiding,
    Meeting,
    Member,
    MemberName,
    Paragraph,
    Redirect,
    ShortAddress,
    Thread,
)

# Model, id (0 of a row that is gone), and what was in its fields.
Kept = tuple[str, int, dict[str, Any]]
Found = Callable[[str], Any]
Write = Callable[[str], str]
FILE = ("title", "original_name")
FAULT = ("address", "anchor", "passage", "text", "answer")
MEMBER = "/medlem/"
# An anchor that says nothing; another has a number.
ANCHOR = "skjult-afsnit"


def forget(meeting: Meeting, phrase: str) -> list[Kept]:
    """After the rows of the meeting were made anew without it."""
    found = phrases.pattern(phrase).search
    written: list[tuple[QuerySet[Any], Sequence[str]]] = [
        (meeting.enclosures.all(), FILE),
        (meeting.documents.all(), ("original_name", "remark")),
        (FaultReport.objects.filter(meeting=meeting), FAULT),
    ]
    return [
        *(
            kept
            for rows, names in written
            for kept in _masked(rows, names, found, lambda text: phrases.hide(text, [phrase]))
        ),
        *_names(phrase),
        *_redirects(meeting, phrase),
        *_short_addresses(meeting, phrase),
        *_enclosures(meeting, found),
        *_threads(meeting, found, phrase),
        *_anchors(meeting, found),
    ]


def reunite(hiding: Hiding) -> None:
    """After that: a member who was on no list meanwhile has the short address of before, and no new one."""
    codes = [pk for name, pk, _ in hiding.kept if name == "shortaddress"]
    for row in ShortAddress.objects.filter(pk__in=codes, member=None, item=None, meeting=None):
        slug = row.address.removeprefix(MEMBER).strip("/")
        member = Member.objects.filter(slug=slug).first() if row.address.startswith(MEMBER) else None
        if member is not None:
            ShortAddress.objects.filter(member=member).delete()
            row.member = member
            row.save(update_fields=["member"])


def of_item(item: AgendaItem) -> list[Kept]:
    """The words of a withdrawn item that its rows would keep: of paragraphs, bilag and readers' reports."""
    item.paragraphs.update(text="")
    rows: list[tuple[QuerySet[Any], Sequence[str]]] = [
        (item.enclosures.all(), FILE),
        (item.faults.all(), ("anchor", "passage", "text", "answer")),
    ]
    return [kept for found, names in rows for kept in _masked(found, names, bool, lambda text: phrases.MARK)]


def remember(hiding: Hiding) -> None:
    """Before the rows are made anew with the words again. What has been changed since stays as it is."""
    for name, pk, fields in hiding.kept:
        model = apps.get_model("minutes", name)
        if pk == 0:
            model._default_manager.get_or_create(**fields)
        else:
            model._default_manager.filter(pk=pk).update(**fields)


def _masked(rows: Iterable[Model], names: Iterable[str], found: Found, write: Write) -> Iterator[Kept]:
    for row in rows:
        was = {name: getattr(row, name) for name in names if found(getattr(row, name))}
        if was:
            yield _put(row, {name: write(value) for name, value in was.items()})


def _put(row: Model, values: dict[str, Any]) -> Kept:
    was = {name: getattr(row, name) for name in values}
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))
    return str(row._meta.model_name), row.pk, was


def _names(phrase: str) -> Iterator[Kept]:
    """Spellings that no list has any more."""
    listed = Attendance.objects.filter(member=OuterRef("member"), name=OuterRef("name"))
    rows = MemberName.objects.filter(~Exists(listed), name__icontains=phrase.split()[0])
    for row in rows:
        if phrases.pattern(phrase).search(row.name):
            row.delete()
            yield "membername", 0, {"member_id": row.member_id, "name": row.name, "folded": row.folded}


def _redirects(meeting: Meeting, phrase: str) -> Iterator[Kept]:
    head = meeting.get_absolute_url()
    of_meeting = Q(old__startswith=head) | Q(new__startswith=head)
    for row in Redirect.objects.filter(of_meeting | Q(old__startswith=MEMBER)):
        if any(_says(address, head, phrase) for address in (row.old, row.new)):
            row.delete()
            yield "redirect", 0, {"old": row.old, "new": row.new, "reason": row.reason}


def _says(address: str, head: str, phrase: str) -> bool:
    """An address of the meeting with the words in it, or of a member of whom nothing else is known."""
    if address.startswith(MEMBER):
        slug = address.removeprefix(MEMBER).strip("/")
        gone = not Member.objects.filter(slug=slug).exists()
        return gone and phrases.pattern(phrase).fullmatch(slug) is not None
    return address.startswith(head) and phrases.pattern(phrase).search(address.removeprefix(head)) is not None


def _short_addresses(meeting: Meeting, phrase: str) -> Iterator[Kept]:
    head = meeting.get_absolute_url()
    of_meeting = Q(item__meeting=meeting) | Q(address__startswith=head)
    lost = Q(address__startswith=MEMBER, member=None, item=None, meeting=None)
    for row in ShortAddress.objects.filter(of_meeting | lost):
        former = [one for one in row.former if not _says(one, head, phrase)]
        address = "" if _says(row.address, head, phrase) else row.address
        if (address, former) != (row.address, row.former):
            yield _put(row, {"address": address, "former": former})


def _enclosures(meeting: Meeting, found: Found) -> Iterator[Kept]:
    """Its address is made of its title, and whoever follows the old one finds nothing."""
    for row in meeting.enclosures.all():
        if found(row.slug):
            yield _put(row, {"slug": f"bilag-{row.pk}"})


def _threads(meeting: Meeting, found: Found, phrase: str) -> Iterator[Kept]:
    """Unless another item of it says the words itself."""
    rows = Thread.objects.filter(Q(places__item__meeting=meeting) | Q(seed__meeting=meeting))
    for row in rows.distinct():
        if any(map(found, row.places.values_list("item__title", flat=True))):
            continue
        title = {"title": phrases.hide(row.title, [phrase])} if found(row.title) else {}
        slug = {"slug": f"forloeb-{row.pk}"} if found(row.slug) else {}
        if title or slug:
            yield _put(row, title | slug)


def _anchors(meeting: Meeting, found: Found) -> Iterator[Kept]:
    rows = list(Paragraph.objects.filter(meeting=meeting))
    taken = {anchor for row in rows for anchor in row.anchors}
    for row in rows:
        if not any(map(found, row.anchors)):
            continue
        own = row.anchor
        if found(own):
            own = next(name for name in numbered(ANCHOR) if name not in taken)
            taken.add(own)
        yield _put(row, {"anchor": own, "aliases": [one for one in row.aliases if not found(one)]})
