"""A correction that makes a paper one of another meeting: nothing is overwritten, and no address dies."""

from dataclasses import replace
from typing import Any

import pytest
from django.test import Client

from minutes import correcting, ingest, publication, readings, release, versions
from minutes.correcting import Place
from minutes.models import AgendaItem, Correction, Document, Hiding, Meeting, ShortAddress
from tests.referater import attendee, item, referat
from tests.test_versions import put

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

SECOND, TENTH = "2025-09-02", "2025-10-10"
MINUTES = referat([item("1", "Klima", "Maja Højgaard bad om ordet.")], [attendee("Maja Højgaard")])
AGENDA = replace(MINUTES, kind="dagsorden", items=[item("1", "Klima")], attendance=[])
OTHER = replace(MINUTES, date=TENTH, items=[item("1", "Trafik", "Drøftet.")])


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Any) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def correct(document: Document, field: str, before: str, after: str) -> Correction:
    return correcting.correct(document, Place("meeting", field=field, before=before), after, "", None)


def said() -> dict[str, list[str]]:
    """Day of each public meeting → its items, each with its decision."""
    rows = AgendaItem.objects.filter(meeting__in=Meeting.objects.public()).order_by("position")
    found: dict[str, list[str]] = {}
    for row in rows.select_related("meeting", "decision"):
        words = row.decision.text if hasattr(row, "decision") else ""
        found.setdefault(row.meeting.day, []).append(f"{row.title}: {words}")
    return found


@pytest.mark.parametrize(
    ("paper", "field", "before", "after"),
    [
        (OTHER, "date", TENTH, SECOND),
        (replace(OTHER, date=SECOND, council="sjaelland"), "council", "sjaelland", "hovedstaden"),
        (AGENDA, "kind", "dagsorden", "referat"),
    ],
)
def test_a_file_does_not_take_the_place_of_one_that_counts(
    paper: Any, field: str, before: str, after: str
) -> None:
    put(MINUTES)
    document = put(paper, "anden.txt")
    stood = said()
    with pytest.raises(ingest.Refused, match=r"»foerste\.txt« gælder allerede for KKR Hovedstaden"):
        correct(document, field, before, after)
    assert (said(), Correction.objects.count()) == (stood, 0)


def test_which_of_two_counts_is_asked_once_the_second_is_held() -> None:
    put(MINUTES)
    document = held_at(put(OTHER, "anden.txt"))
    correct(document, "date", TENTH, SECOND)
    release.let_through(document, None)
    document.refresh_from_db()
    assert document.held_for == ["version"]

    versions.take(document, Document.Standing.EARLIER, None)
    assert said() == {SECOND: ["Trafik: Drøftet."]}


def test_a_referat_read_with_a_wrong_day_comes_to_its_agenda(client: Client) -> None:
    put(AGENDA, "dagsorden.txt")
    document = put(replace(MINUTES, date=TENTH))
    code = ShortAddress.objects.get(item__meeting=document.meeting).code

    made = correct(document, "date", TENTH, SECOND)

    assert said() == {SECOND: ["Klima: Maja Højgaard bad om ordet."]}
    assert client.get(f"/hovedstaden/{TENTH}/").headers["Location"] == f"/hovedstaden/{SECOND}/"
    assert client.get(f"/p/{code}/").headers["Location"] == f"/hovedstaden/{SECOND}/1/"
    made.refresh_from_db()
    assert made.meeting == document.meeting

    correcting.undo(made, None)

    assert said() == {SECOND: ["Klima: "], TENTH: ["Klima: Maja Højgaard bad om ordet."]}
    assert client.get(f"/hovedstaden/{TENTH}/1/").status_code == 200
    assert client.get(f"/p/{code}/").headers["Location"] == f"/hovedstaden/{TENTH}/1/"


def test_what_is_hidden_stays_so_in_the_papers_of_both_meetings() -> None:
    agenda = put(AGENDA, "dagsorden.txt")
    document = put(MINUTES)
    publication.hide(agenda, "Maja Højgaard", "Privat", None)
    document.refresh_from_db()

    correct(document, "date", SECOND, TENTH)
    assert said() == {SECOND: ["Klima: "], TENTH: ["Klima: [skjult] bad om ordet."]}

    document.refresh_from_db()
    readings.renew(document)
    assert said()[TENTH] == ["Klima: [skjult] bad om ordet."]
    assert Hiding.objects.standing().count() == 2


def test_a_withdrawn_meeting_is_not_seen_again_at_another() -> None:
    put(AGENDA, "dagsorden.txt")
    document = put(replace(MINUTES, date=TENTH))
    publication.withdraw(document.meeting, "Privat")
    with pytest.raises(ingest.Refused, match="trukket tilbage"):
        correct(document, "date", TENTH, SECOND)
    assert said() == {SECOND: ["Klima: "]}


def held_at(document: Document) -> Document:
    document.refresh_from_db()
    release.hold(document)
    document.refresh_from_db()
    return document


def test_the_file_of_a_meeting_is_not_put_aside() -> None:
    document = held_at(put(MINUTES))
    with pytest.raises(versions.NotReady, match="kan ikke lægges til side"):
        versions.put_aside(document, None, "Forkert fil")
    assert Document.objects.get().counts


def test_a_meeting_whose_referat_is_held_is_not_seen_by_way_of_its_agenda(admin_client: Client) -> None:
    agenda = put(AGENDA, "dagsorden.txt")
    held_at(put(MINUTES))
    told = admin_client.post(f"/upload/dokumenter/{agenda.pk}/offentliggoer/", follow=True)
    assert "»foerste.txt« fra samme møde holdes tilbage" in told.content.decode()
    assert said() == {}


def test_words_are_hidden_though_a_file_of_the_public_meeting_is_held() -> None:
    """Its rows are not made anew before somebody has looked, so they are seen by nobody till then."""
    document = held_at(put(MINUTES))
    publication.publish(document.meeting)
    publication.hide(document, "Maja Højgaard", "Privat", None)
    assert said() == {}
    release.let_through(document, None)
    assert said() == {SECOND: ["Klima: [skjult] bad om ordet."]}
