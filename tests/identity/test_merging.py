"""Two members become one: in every row, at every address, over every later reading, and back again."""

from functools import cache

import pytest
from django.test import Client

from bench import examples
from minutes import identity
from minutes.ingest import ingest
from minutes.models import Attendance, Document, Identity, Meeting, Member, Redirect, ShortAddress
from minutes.parsing import parse
from minutes.parsing.types import ParsedReferat
from tests import builders
from tests.identity.standing import changed_since, differing, newest_change, standing
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

REAL = ("kkr-nordjylland-2014-09-19", "kkr-nordjylland-2017-02-03")


@cache
def read(name: str) -> ParsedReferat:
    return next(parse(one.source.read_bytes()) for one in examples.every() if one.name == name)


def take_in(*readings: ParsedReferat) -> list[tuple[Document, ParsedReferat]]:
    taken = [(builders.document(), parsed) for parsed in readings]
    for document, parsed in taken:
        ingest(document, parsed)
    return taken


def of(day: str, *names: str, **fields: str) -> ParsedReferat:
    """A meeting with these people: »name« or »name, municipality«."""
    people = [
        attendee(name, municipality=home or None) for name, _, home in (one.partition(", ") for one in names)
    ]
    return referat([item("1", f"Punkt den {day}")], people, date=day, **fields)


def member(slug: str) -> Member:
    return Member.objects.get(slug=slug)


def homes(of: Member) -> list[str]:
    return sorted(of.attendances.values_list("municipality__name", flat=True))


@pytest.fixture
def real() -> tuple[list[tuple[Document, ParsedReferat]], Member, Member]:
    """Two real referater; of each somebody whom its texts name, appoint or let leave early."""
    taken = take_in(*map(read, REAL))
    kept, gone = (
        Member.objects.filter(attendances__meeting=document.meeting, presences__isnull=False).first()
        or Member.objects.filter(attendances__meeting=document.meeting, items__isnull=False).first()
        for document, _ in reversed(taken)
    )
    assert kept and gone
    return taken, kept, gone


def test_all_goes_to_the_one_that_is_kept_and_back(real: tuple[list[object], Member, Member]) -> None:
    _, kept, gone = real
    before, rows = standing(), gone.presences.count() + gone.items.count() + gone.attendances.count()
    assert rows > 1
    change, touched = newest_change(), identity.meetings_of(gone)

    word = identity.merge(kept, gone)
    gone.refresh_from_db()
    assert gone.merged_into == kept and not identity.meetings_of(gone) and not gone.names.exists()
    assert touched <= identity.meetings_of(kept) and changed_since(change) == touched
    assert not Member.objects.public().filter(pk=gone.pk).exists() and not gone.mandates.exists()
    assert {seat.since.year for seat in kept.mandates.all()} == {2014, 2017}

    change = newest_change()
    identity.undo(word)
    assert not [*differing(before)]
    assert changed_since(change) == touched


def test_no_later_reading_parts_them(
    real: tuple[list[tuple[Document, ParsedReferat]], Member, Member],
) -> None:
    taken, kept, gone = real
    identity.merge(kept, gone)
    merged = standing()
    for document, parsed in taken:
        assert ingest(document, parsed).is_empty
    assert not [*differing(merged)]


def test_they_can_be_told_apart_again_by_hand(
    real: tuple[list[tuple[Document, ParsedReferat]], Member, Member],
) -> None:
    """As a merge that nobody remembers: meeting by meeting, and so it stays."""
    taken, kept, gone = real
    identity.merge(kept, gone)
    theirs = [one.key for one in identity.appearances(kept) if one.meeting.date.year == 2014]
    word = identity.part(kept, identity.Choice(keys=frozenset(theirs)))
    assert word.other and identity.meetings_of(word.other) == {taken[0][0].meeting_id}
    parted = standing()
    for document, parsed in taken:
        assert ingest(document, parsed).is_empty
    assert not [*differing(parted)]


def test_every_address_leads_to_the_one_that_is_kept(client: Client) -> None:
    take_in(of("2024-01-01", "Morten Troelsen, Greve"), of("2025-01-01", "Morten Trolle, Furesø"))
    kept, gone = member("morten-trolle"), member("morten-troelsen")
    short = ShortAddress.objects.get(member=gone).get_absolute_url()
    Redirect.objects.leave("/medlem/mor-ten/", gone.get_absolute_url(), "Læst rigtigt.")
    leads = {
        "/medlem/morten-troelsen/": "/medlem/morten-trolle/",
        "/medlem/morten-troelsen/feed.atom": "/medlem/morten-trolle/feed.atom",
        "/en/medlem/morten-troelsen/": "/en/medlem/morten-trolle/",
        "/medlem/mor-ten/": "/medlem/morten-trolle/",
        "/medlem/mor-ten/feed.atom": "/medlem/morten-trolle/feed.atom",
    }
    word = identity.merge(kept, gone)
    for old, new in leads.items():
        answer = client.get(old)
        assert (answer.status_code, answer["Location"]) == (301, new)
        assert client.get(new).status_code == 200
    assert "samme person" in client.get("/medlem/morten-troelsen/").content.decode()
    assert client.get(short)["Location"] == "/medlem/morten-trolle/"

    identity.undo(word)
    for address in ("/medlem/morten-troelsen/", "/medlem/morten-troelsen/feed.atom"):
        assert client.get(address).status_code == 200
    assert client.get("/medlem/mor-ten/")["Location"] == "/medlem/morten-troelsen/"
    assert client.get(short)["Location"] == "/medlem/morten-troelsen/"


def test_nobody_else_gets_the_address_of_one_that_is_gone() -> None:
    take_in(of("2024-01-01", "Bo Dal, Greve"), of("2025-01-01", "Bo Daal, Furesø"))
    identity.merge(member("bo-daal"), member("bo-dal"))
    take_in(of("2025-06-01", "Bo Dal, Køge"))
    assert homes(member("bo-dal-koege")) == ["Køge"]


# (people of meetings by year, first of each merged: kept and gone; a later name, and whose it is)
LATER = [
    # By the spelling of the one that is gone.
    (("Morten Trolle, Furesø", "Morten Troelsen, Furesø"), "Morten Troelsen, Furesø", "morten-trolle"),
    # In either municipality, also where a namesake sits for a third.
    (
        ("Peter Hansen, Furesø", "Peter Hansen, Greve", "Peter Hansen, Køge"),
        "Peter Hansen, Greve",
        "peter-hansen",
    ),
    (
        ("Peter Hansen, Furesø", "Peter Hansen, Greve", "Peter Hansen, Køge"),
        "Peter Hansen, Køge",
        "peter-hansen-koege",
    ),
    # Without a municipality it may be either of two.
    (("Peter Hansen, Furesø", "Peter Hansen, Greve", "Peter Hansen, Køge"), "Peter Hansen", None),
    (("Peter Hansen, Furesø", "Peter Hansen, Greve"), "Peter Hansen", "peter-hansen"),
    # Somebody of the name from elsewhere is somebody else.
    (("Peter Hansen, Furesø", "Peter Hansen, Greve"), "Peter Hansen, Solrød", "peter-hansen-solroed"),
]


@pytest.mark.parametrize(("people", "name", "expected"), LATER)
def test_later_papers_find_the_one_that_is_kept(
    people: tuple[str, ...], name: str, expected: str | None
) -> None:
    taken = take_in(*(of(f"{2020 + at}-01-01", one) for at, one in enumerate(people)))
    kept, gone = (document.meeting.attendances.get().member for document, _ in taken[:2] if document.meeting)
    assert kept and gone
    identity.merge(kept, gone)
    [(later, _)] = take_in(of("2025-01-01", name))
    found = Attendance.objects.get(meeting=later.meeting).member
    assert (found.slug if found else None) == expected


def test_a_line_that_was_lost_for_a_while_comes_back_to_the_same() -> None:
    """The only one that said Greve: that he sat there is the editor's word alone meanwhile."""
    taken = take_in(of("2020-01-01", "Peter Hansen, Furesø"), of("2021-01-01", "Peter Hansen, Greve"))
    identity.merge(member("peter-hansen"), member("peter-hansen-greve"))
    document, parsed = taken[1]
    ingest(document, of("2021-01-01", "Ib Bo, Greve"))
    ingest(document, parsed)
    assert homes(member("peter-hansen")) == ["Furesø", "Greve"]


def test_one_whom_no_list_names_for_a_while_comes_back_to_the_same(client: Client) -> None:
    taken = take_in(of("2020-01-01", "Bo Dal, Greve"), of("2021-01-01", "Bo Dahl, Greve"))
    identity.merge(member("bo-dahl"), member("bo-dal"))
    for document, parsed in taken:
        ingest(document, of(parsed.date or "", "Ib Bo, Greve"))
    assert client.get("/medlem/bo-dal/")["Location"] == "/medlem/"
    for document, parsed in taken:
        ingest(document, parsed)
    assert homes(member("bo-dahl")) == ["Greve", "Greve"]
    assert client.get("/medlem/bo-dal/")["Location"] == "/medlem/bo-dahl/"


def test_what_was_read_meanwhile_goes_where_it_belongs() -> None:
    take_in(of("2020-01-01", "Peter Hansen, Furesø"), of("2021-01-01", "Peter Hansen, Greve"))
    kept, gone = member("peter-hansen"), member("peter-hansen-greve")
    word = identity.merge(kept, gone)
    take_in(of("2022-01-01", "Peter Hansen, Greve"), of("2023-01-01", "Peter Hansen, Furesø"))
    assert len(homes(kept)) == 4
    identity.undo(word)
    assert (homes(kept), homes(gone)) == (["Furesø", "Furesø"], ["Greve", "Greve"])
    take_in(of("2024-01-01", "Peter Hansen, Greve"))
    assert homes(gone) == ["Greve", "Greve", "Greve"]


def three() -> tuple[Member, Member, Member]:
    take_in(*(of(f"202{at}-01-01", f"{name} Dal, Greve") for at, name in enumerate(("Ane", "Anne", "Anna"))))
    return member("ane-dal"), member("anne-dal"), member("anna-dal")


def test_one_is_not_merged_with_itself_nor_in_a_circle() -> None:
    ane, anne, anna = three()
    identity.merge(ane, anne)
    for kept, gone, why in [
        (ane, ane, "sig selv"),
        (anne, ane, "Anne Dal er allerede lagt sammen med Ane Dal"),
        (ane, anne, "allerede"),
        (anna, anne, "allerede"),
        (anne, anna, "allerede"),
    ]:
        with pytest.raises(identity.Refused, match=why):
            identity.merge(kept, gone)
    assert Identity.objects.count() == 1


def test_a_chain_leads_to_its_end_and_is_taken_back_from_there(client: Client) -> None:
    ane, anne, anna = three()
    before = standing()
    first = identity.merge(anne, ane)
    second = identity.merge(anna, anne)
    assert client.get("/medlem/ane-dal/")["Location"] == "/medlem/anna-dal/"
    take_in(of("2024-01-01", "Ane Dal, Greve"))
    assert anna.attendances.count() == 4
    Meeting.objects.get(date="2024-01-01").attendances.all().delete()
    with pytest.raises(identity.Refused, match="Fortryd først"):
        identity.undo(first)
    identity.undo(second)
    assert client.get("/medlem/ane-dal/")["Location"] == "/medlem/anne-dal/"
    identity.undo(first)
    with pytest.raises(identity.Refused, match="allerede fortrudt"):
        identity.undo(first)
    assert not set(differing(before)) - {"ShortAddress"}


def test_two_who_sat_together_are_two() -> None:
    take_in(of("2024-01-01", "Bo Dal, Greve", "Bo Daal, Furesø"))
    with pytest.raises(identity.Refused, match="Begge var til stede ved mødet i KKR Hovedstaden"):
        identity.merge(member("bo-dal"), member("bo-daal"))


def test_one_who_sent_word_may_be_the_other_who_came() -> None:
    take_in(of("2024-01-01", "Bo Dal, Greve", "Bo Daal, Furesø"))
    Attendance.objects.filter(name="Bo Daal").update(status="absent")
    assert identity.merge(member("bo-dal"), member("bo-daal")).pk
