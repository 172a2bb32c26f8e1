"""What a decision set in train becomes rows: appointments, votes, what comes back, who stepped out."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from minutes.ingest import ingest
from minutes.models import Appointment, Decision, Document, FollowUp, Guest, Presence, Vote
from minutes.parsing import types
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

MOVIA = types.Appointment(
    "Maja Højgaard", "A", "Brøndby", "Movias bestyrelse", "medlem", "perioden 2026-2029"
)


def document() -> Document:
    number = Document.objects.count() + 1
    return Document.objects.create(sha256=f"{number:064x}", original_name="referat.pdf", size=1)


def take_in(decided: types.Item, into: Document | None = None, **fields: Any) -> Any:
    people = [attendee("Maja Højgaard", "A", "Brøndby"), attendee("Lars Weiss", "A", "København")]
    return ingest(into or document(), referat([decided], people, **fields))


def decided(**fields: Any) -> types.Item:
    return item("3.1", "Udpegning til Movias bestyrelse", "Maja Højgaard blev udpeget.", **fields)


def test_whoever_is_appointed_is_the_member_of_that_name() -> None:
    take_in(decided(appointments=[MOVIA]))

    row = Appointment.objects.get()
    assert (row.name, row.body, row.role, row.period) == (
        "Maja Højgaard", "Movias bestyrelse", "medlem", "perioden 2026-2029",
    )  # fmt: skip
    assert row.member and row.member.slug == "maja-hoejgaard"
    assert row.party and row.party.letter == "A"
    assert row.municipality and row.municipality.name == "Brøndby"


def test_one_who_did_not_come_is_known_from_another_meeting() -> None:
    take_in(decided())
    away = types.Appointment("Maja Højgaard", None, None, "Movias bestyrelse", None)
    ingest(document(), referat([decided(appointments=[away])], [attendee("Lis")], date="2025-10-24"))

    row = Appointment.objects.get()
    assert row.member and row.member.slug == "maja-hoejgaard"


def test_one_nobody_knows_is_kept_by_name_and_makes_no_member() -> None:
    take_in(decided(appointments=[types.Appointment("Per Ukendt", "Ukendt Liste", None, None, None)]))

    row = Appointment.objects.get()
    assert (row.name, row.member, row.party, row.body) == ("Per Ukendt", None, None, "")


def test_a_vote_keeps_numbers_and_parties_of_each_side() -> None:
    vote = types.Vote("12 stemte for, 3 imod.", 12, 3, None, ["A", "F"], ["Ø"], [])
    take_in(decided(votes=[vote]))

    row = Vote.objects.get()
    assert (row.in_favour, row.against, row.abstained) == (12, 3, None)
    assert {party.letter for party in row.parties_in_favour.all()} == {"A", "F"}
    assert {party.letter for party in row.parties_against.all()} == {"Ø"}


def test_what_comes_back_has_its_day() -> None:
    announced = [types.FollowUp("Sagen genoptages.", "2025-10-24"), types.FollowUp("Der følges op.")]
    take_in(decided(follow_ups=announced))

    assert [(row.text, row.date) for row in FollowUp.objects.all()] == [
        ("Sagen genoptages.", date(2025, 10, 24)),
        ("Der følges op.", None),
    ]


def test_a_day_is_told_once(client: Client) -> None:
    said, unsaid = "Genoptages den 24. oktober 2025.", "Genoptages på næste møde."
    take_in(decided(follow_ups=[types.FollowUp(said, "2025-10-24"), types.FollowUp(unsaid, "2025-11-05")]))

    page = client.get("/hovedstaden/2025-09-02/3.1/").content.decode()
    assert page.count("24. oktober 2025") == 1
    assert page.count("5. november 2025") == 1


def test_who_stepped_out_and_who_else_was_there_are_kept() -> None:
    left = types.Presence("Lars Weiss", "left", "Lars Weiss forlod mødet kl. 11.")
    guest = types.Guest("Mette Direktør", "Direktør Mette Direktør, KL", 2)
    take_in(decided(presence=[left]), guests=[guest])

    row = Presence.objects.get()
    assert (row.member and row.member.name, row.movement) == ("Lars Weiss", "left")
    assert Guest.objects.get().as_written == "Direktør Mette Direktør, KL"


def test_twice_writes_nothing_and_a_better_reading_takes_away_what_was_none() -> None:
    rich = decided(
        appointments=[MOVIA],
        votes=[types.Vote("12 for, 3 imod.", 12, 3, None, ["A"], ["Ø"])],
        follow_ups=[types.FollowUp("Sagen genoptages.", "2025-10-24")],
        presence=[types.Presence("Lars Weiss", "left", "Lars Weiss gik.")],
        follows="followed",
        remarks=["closed"],
        topic_words={"kkr": ["udpegning"]},
        references=types.References(items=["3.2"], meetings=["2025-06-18"]),
    )
    into = document()
    take_in(rich, into)
    assert take_in(rich, Document.objects.get(pk=into.pk)).is_empty
    assert Decision.objects.get().follows == "followed"

    take_in(decided(), Document.objects.get(pk=into.pk))
    for model in (Appointment, Vote, FollowUp, Presence):
        assert not model.objects.exists()


def test_the_pages_show_it(client: Client) -> None:
    take_in(
        decided(
            appointments=[MOVIA],
            votes=[types.Vote("12 stemte for, 3 imod.", 12, 3, None, [], ["Ø"])],
            follow_ups=[types.FollowUp("Sagen genoptages.", "2025-10-24")],
            presence=[types.Presence("Lars Weiss", "left", "Lars Weiss forlod mødet.")],
            remarks=["closed"],
            topics=["kkr"],
            topic_words={"kkr": ["Udpegning"]},
            follows="amended",
            sections=types.Sections(
                indstilling="Det indstilles, at Lars Weiss udpeges.", beslutning="Maja Højgaard blev udpeget."
            ),
        )
    )
    page = client.get("/hovedstaden/2025-09-02/3.1/").content.decode()
    for told in (
        "Ændret i forhold til indstillingen",
        "Movias bestyrelse",
        "12 stemte for, 3 imod.",
        "24. oktober 2025",
        "Lars Weiss forlod mødet.",
        "Lukket punkt",
        "»Udpegning«",
    ):
        assert told in page, told
    member = client.get("/medlem/maja-hoejgaard/").content.decode()
    assert "Udpeget til" in member and "Movias bestyrelse" in member


def test_an_item_leads_to_the_items_and_meetings_it_names(client: Client) -> None:
    ingest(document(), referat([item("2", "Siden sidst", "Godkendt.")], date="2025-06-18"))
    pointing = decided(references=types.References(items=["3.2", "9.9"], meetings=["2025-06-18"]))
    ingest(document(), referat([pointing, item("3.2", "Klimaalliancen", "Godkendt.")]))

    page = client.get("/hovedstaden/2025-09-02/3.1/").content.decode()
    assert 'href="/hovedstaden/2025-09-02/3.2/">Punkt 3.2: Klimaalliancen' in page
    assert 'href="/hovedstaden/2025-06-18/">KKR Hovedstaden 18. juni 2025' in page
    assert "9.9" not in page
