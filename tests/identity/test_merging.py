"""Two members become one: in every row, at every address, over every later reading, and back again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from bench import examples
from minutes import identity, search
from minutes.ingest import ingest
from minutes.models import Attendance, Document, Identity, Meeting, Member, Redirect, ShortAddress
from minutes.parsing import parse
from minutes.parsing.types import Appointment as Post
from minutes.parsing.types import Mentions, ParsedReferat
from minutes.parsing.types import Presence as Movement
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


def somebody(of: Document) -> Member:
    """Whom a text of the meeting names or lets leave early."""
    there = Member.objects.filter(attendances__meeting=of.meeting)
    found = there.filter(presences__isnull=False).first() or there.filter(items__isnull=False).first()
    assert found
    return found


def test_real_referater_keep_to_it_and_it_is_taken_back_to_the_letter() -> None:
    taken = take_in(*map(read, REAL))
    gone, kept = (somebody(document) for document, _ in taken)
    before, touched, change = standing(), identity.meetings_of(gone), newest_change()
    assert gone.presences.count() + gone.items.count()

    word = identity.merge(kept, gone)
    gone.refresh_from_db()
    assert gone.merged_into == kept and not identity.meetings_of(gone) and not gone.names.exists()
    assert touched <= identity.meetings_of(kept) and changed_since(change) == touched
    assert not Member.objects.public().filter(pk=gone.pk).exists() and not gone.mandates.exists()
    assert {seat.since.year for seat in kept.mandates.all()} == {2014, 2017}

    # No later reading parts them.
    merged = standing()
    for document, parsed in taken:
        assert ingest(document, parsed).is_empty
    assert not [*differing(merged)]

    change = newest_change()
    identity.undo(word)
    assert not [*differing(before)]
    assert changed_since(change) == touched


def test_real_referater_keep_apart_who_was_parted_meeting_by_meeting() -> None:
    taken = take_in(*map(read, REAL))
    gone, kept = (somebody(document) for document, _ in taken)
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


def test_what_a_text_mentions_since_goes_along() -> None:
    taken = take_in(of("2020-01-01", "Bo Dahl, Greve"), of("2021-01-01", "Bo Dal, Greve"))
    kept, gone = member("bo-dahl"), member("bo-dal")
    word = identity.merge(kept, gone)
    document, parsed = taken[1]
    told = item(
        "2",
        "Valg",
        "KKR valgte Bo Dal.",
        mentions=Mentions(people=["Bo Dal"]),
        presence=[Movement(person="Bo Dal", movement="left", text="Bo Dal gik.")],
        appointments=[Post(person="Bo Dal", party=None, municipality=None, body="Bestyrelsen", role=None)],
    )
    ingest(document, replace(parsed, items=[*parsed.items, told]))
    identity.undo(word)
    assert (gone.items.count(), gone.presences.count(), gone.appointments.count()) == (1, 1, 1)
    assert identity.meetings_of(kept) == {taken[0][0].meeting_id}


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


def test_the_index_follows(settings: Any, tmp_path: Path) -> None:
    settings.INDEX_DIR = tmp_path / "index"
    take_in(of("2024-01-01", "Morten Kjærsgaard, Greve"), of("2025-01-01", "Morten Trolle, Furesø"))
    kept, gone = member("morten-trolle"), member("morten-kjaersgaard")

    def found(name: str) -> set[int | None]:
        return {hit.member_id for hit in search.ask(search.Question(name).filter(kind=("member",))).hits}

    assert found("kjærsgaard") == {gone.pk}
    word = identity.merge(kept, gone)
    assert found("kjærsgaard") == {kept.pk} and search.check().none
    identity.undo(word)
    assert found("kjærsgaard") == {gone.pk} and search.check().none


@pytest.mark.django_db(transaction=True)
def test_two_editors_at_once_merge_them_one_way() -> None:
    """Each would keep another; whoever comes second is told."""
    take_in(of("2024-01-01", "Bo Dahl, Greve"), of("2025-01-01", "Bo Dal, Greve"))
    pair = member("bo-dahl"), member("bo-dal")

    def say(kept: Member, gone: Member) -> str:
        try:
            return str(identity.merge(kept, gone).pk)
        except identity.Refused as refused:
            return str(refused)
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as editors:
        told = [*editors.map(say, pair, reversed(pair))]
    assert sum("er allerede lagt sammen" in each for each in told) == 1
    assert Identity.objects.count() == Member.objects.exclude(merged_into=None).count() == 1
