"""Who is who: members that may be one or two, looked at side by side, merged, parted, and that undone."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from typing import Any, NamedTuple, cast

from django.contrib import messages
from django.contrib.auth.models import User
from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from minutes import identity, ingest, journal, readings
from minutes.danish import folded
from minutes.forms import PartForm
from minutes.identity import Appearance, Belongings
from minutes.models import Attendance, Document, Identity, Mandate, Meeting, Member, MemberName
from minutes.views.rooms import editors_only

PER_PAGE = 20
MOST_FOUND = 50
SHORTEST_NAME = 2
CAN_BE_UNDONE = " Det står nederst og kan fortrydes dér."
# Of a number in an address that may be a row's.
LONGEST_NUMBER = 9


class Side(NamedTuple):
    """One of two members that are compared."""

    member: Member
    seats: list[Mandate]
    names: list[str]
    seen: list[Appearance]
    belongings: Belongings


@editors_only
@require_GET
def identities(request: HttpRequest) -> HttpResponse:
    """What may be mended first; `?navn=` finds anybody, `&med=` to be compared with that member."""
    pairs, twos = identity.likely()
    name = request.GET.get("navn", "").strip()
    pages = {
        "pairs": _paged(request, pairs, "par"),
        "twos": _paged(request, twos, "to"),
        "nobodies": _paged(request, _nobodies(), "uden"),
        "words": _paged(request, Identity.objects.for_list(), "sagt"),
    }
    found, namesakes = _found(name), _namesakes(pages["nobodies"])
    likely = [row for one in [*pages["pairs"], *pages["twos"]] for row in (one.member, one.other) if row]
    _with_seats([*found, *likely, *(row for rows in namesakes.values() for row in rows)])
    ctx = (
        pages
        | {"namesakes": [(row, namesakes[folded(row.name)]) for row in pages["nobodies"]]}
        | {"name": name, "found": found, "most": MOST_FOUND, "beside": _beside(request)}
    )
    return render(request, "minutes/identities.html", ctx)


def _paged(request: HttpRequest, rows: Sequence[Any] | QuerySet[Any], name: str) -> Page[Any]:
    return Paginator(rows, PER_PAGE).get_page(request.GET.get(name))


def _nobodies() -> QuerySet[Attendance]:
    """Names on lists that may be several members', or nobody's."""
    rows = Attendance.objects.filter(member=None).select_related("meeting__council", "municipality", "party")
    return rows.order_by("-meeting__date", "position")


def _namesakes(rows: Iterable[Attendance]) -> dict[str, list[Member]]:
    """Those who bear the names, by the name; two queries."""
    found: dict[str, list[Member]] = {folded(row.name): [] for row in rows}
    spellings = MemberName.objects.filter(folded__in=found, member__attendances__isnull=False)
    for spelling in (
        spellings.select_related("member").order_by("folded", "member_id").distinct("folded", "member_id")
    ):
        found[spelling.folded].append(spelling.member)
    return found


def _found(name: str) -> list[Member]:
    wanted = folded(name)
    if len(wanted) < SHORTEST_NAME:
        return []
    rows = Member.objects.filter(merged_into=None, names__folded__contains=wanted, attendances__isnull=False)
    return list(rows.distinct()[: MOST_FOUND + 1])


def _beside(request: HttpRequest) -> Member | None:
    wanted = request.GET.get("med", "")
    is_number = wanted.isdecimal() and len(wanted) <= LONGEST_NUMBER
    return Member.objects.filter(pk=int(wanted), merged_into=None).first() if is_number else None


def _with_seats(members: Iterable[Member]) -> None:
    seats = Mandate.objects.select_related("council", "municipality", "party")
    prefetch_related_objects(list(members), Prefetch("mandates", seats))


@editors_only
@require_GET
def compare_members(request: HttpRequest) -> HttpResponse:
    """`?medlem=1&medlem=2`."""
    chosen = _chosen(request.GET)
    if len(chosen) != 2 or chosen[0] == chosen[1]:
        messages.warning(request, "Vælg to medlemmer, der skal sammenlignes.")
        return redirect("identities")
    found = [get_object_or_404(Member.objects.select_related("merged_into"), pk=pk) for pk in chosen]
    if gone := next((row for row in found if row.merged_into), None):
        messages.warning(request, f"{gone} er allerede lagt sammen med {gone.merged_into}.")
        return redirect("identities")
    sides = [_side(row) for row in found]
    one, other = (side.member for side in sides)
    ctx = {
        "sides": [(sides[0], sides[1]), (sides[1], sides[0])],
        "kept": max(sides, key=lambda side: side.belongings.meetings).member,
        "together": identity.in_the_way(one, other),
        "shared": _both_listed(sides),
        "apart": Identity.objects.standing().filter(kind="apart").about([one]).about([other]).first(),
    }
    return render(request, "minutes/compare_members.html", ctx)


def _side(member: Member) -> Side:
    seats = member.mandates.select_related("council", "municipality", "party")
    names = sorted({name.name for name in member.names.all()})
    return Side(member, list(seats), names, identity.appearances(member), Belongings.of(member))


def _both_listed(sides: Iterable[Side]) -> list[Meeting]:
    """Meetings that list the two, whether they came or not."""
    left, right = ({one.meeting for one in side.seen if one.attendance} for side in sides)
    return sorted(left & right, key=lambda meeting: meeting.date)


@editors_only
@require_POST
def merge_members(request: HttpRequest) -> HttpResponse:
    """`medlem` twice; `behold` is the one of them that is kept."""
    one, other = _two(request)
    kept, gone = (other, one) if request.POST.get("behold") == str(other.pk) else (one, other)
    return _said(request, lambda by, why: identity.merge(kept, gone, by, why), "lagde sammen", "Lagt sammen")


@editors_only
@require_POST
def tell_members_apart(request: HttpRequest) -> HttpResponse:
    one, other = _two(request)
    return _said(
        request,
        lambda by, why: identity.say_apart(one, other, by),
        "holdt ude fra hinanden",
        "Husket",
    )


@editors_only
@require_GET
def part_member(request: HttpRequest, pk: int) -> HttpResponse:
    """What is chosen is shown before anything moves."""
    member = get_object_or_404(Member, pk=pk)
    if member.merged_into_id:
        return redirect("part_member", member.merged_into_id)
    seen = identity.appearances(member)
    form = PartForm(request.GET or None, seen=seen)
    chosen, left = form.choice.of(seen) if form.is_valid() else ([], seen)
    ctx = {
        "member": member,
        "side": _side(member),
        "form": form,
        "seen": [(one, one in chosen) for one in seen],
        "chosen": chosen,
        "left": left,
        "sent": [(name, value) for name in form.fields for value in request.GET.getlist(name)],
    }
    return render(request, "minutes/part_member.html", ctx)


@editors_only
@require_POST
def part_in_two(request: HttpRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(Member, pk=pk)
    form = PartForm(request.POST, seen=identity.appearances(member))
    if not form.is_valid():
        raise Http404
    return _said(
        request,
        lambda by, why: identity.part(member, form.choice, by, why),
        "delte i to",
        "Delt i to",
    )


@editors_only
@require_POST
def keep_member_one(request: HttpRequest, pk: int) -> HttpResponse:
    member = get_object_or_404(Member, pk=pk)
    return _said(request, lambda by, why: identity.say_one(member, by), "kaldte én person", "Husket")


@editors_only
@require_POST
def place_name(request: HttpRequest, pk: int) -> HttpResponse:
    """Whose a name on a list is, `medlem`; with the texts of the meeting that mention it."""
    row = get_object_or_404(Attendance.objects.select_related("meeting"), pk=pk)
    chosen = _chosen(request.POST)
    member = get_object_or_404(Member, pk=chosen[0] if chosen else 0)

    def place(by: User, why: str) -> Identity:
        word = identity.place(row, member, by)
        for document in Document.objects.that_count().filter(meeting=row.meeting):
            with suppress(ingest.Refused):
                readings.renew(document)
        return word

    return _said(request, place, "satte navnet på plads", "Sat på plads")


@editors_only
@require_POST
def undo_identity(request: HttpRequest, pk: int) -> HttpResponse:
    word = get_object_or_404(Identity.objects.for_list(), pk=pk)

    def undo(by: User, why: str) -> Identity:
        identity.undo(word, by)
        word.refresh_from_db()
        return word

    return _said(request, undo, f"fortrød »{word.get_kind_display()}« om", "Fortrudt")


def _two(request: HttpRequest) -> list[Member]:
    chosen = _chosen(request.POST)
    if len(chosen) != 2:
        raise Http404
    return [get_object_or_404(Member, pk=pk) for pk in chosen]


def _chosen(sent: QueryDict) -> list[int]:
    return [int(pk) for pk in sent.getlist("medlem") if pk.isdecimal() and len(pk) <= LONGEST_NUMBER]


def _said(request: HttpRequest, say: Callable[[User, str], Identity], noted: str, told: str) -> HttpResponse:
    """Does it and notes it, or tells why it cannot be."""
    by, why = cast(User, request.user), request.POST.get("hvorfor", "").strip()[:300]
    try:
        word = say(by, why)
    except identity.Refused as refused:
        messages.error(request, str(refused))
        return redirect("identities")
    journal.note(by, word, noted)
    messages.success(request, f"{told}: {word}.{'' if word.undone_at else CAN_BE_UNDONE}")
    return redirect("identities")
