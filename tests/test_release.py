"""What readers get to see by itself, what waits for an editor, and what an editor's word does at once."""

from typing import Any

import pytest

from minutes import ingest, intake, readings, release, tasks
from minutes.models import (
    Accepted,
    AgendaItem,
    Attendance,
    Correction,
    Decision,
    Document,
    Meeting,
    Reading,
)
from minutes.parsing.types import ParsedReferat, Warning
from tests import builders
from tests.referater import LETTER, attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

DECIDED = "KKR godkendte planen.\n\nDer fclges op i maj."


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Any) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def reading(**fields: Any) -> ParsedReferat:
    attendance = [attendee("Maja Højgaard", fields.pop("party", "D"), party_uncertain=True, line=7)]
    told = [Warning("party_uncertain", "Partiet »D« ved Maja Højgaard er usikkert.", 2, 7)]
    items = fields.pop("items", [item("1", "Budget 2026", DECIDED)])
    return referat(items, attendance, **{"warnings": told} | fields)


def handed_in(**fields: Any) -> Document:
    document = builders.document(status=Document.Status.RECEIVED, kind="", **fields)
    claimed = Document.objects.claim(document.pk)
    assert claimed
    return claimed


def taken(document: Document, parsed: ParsedReferat) -> Document:
    """As a worker does it, once it has read the file."""
    if (report := tasks.save(document, parsed)) is not None:
        document.finish(Document.Status.READY, report=str(report), held_for=[])
    document.refresh_from_db()
    return document


def read_anew(document: Document, parsed: ParsedReferat) -> Document:
    document.read_again()
    claimed = Document.objects.claim(document.pk)
    assert claimed
    return taken(claimed, parsed)


CLEAN = referat([item("1", "Budget 2026", DECIDED)])
PRIVATE = Warning("cpr", "Linjen har et tal, der ligner et CPR-nummer.", 1, 1)
# the rule, the reading, was let through before it was read, why it is held
HELD = [
    ("clean", CLEAN, False, []),
    ("clean", reading(), False, ["doubts"]),
    ("clean", reading(), True, []),
    ("clean", reading(warnings=[PRIVATE]), True, ["private"]),
    ("clean", reading(warnings=[PRIVATE, *reading().warnings]), False, ["private", "doubts"]),
    ("clean", reading(warnings=[Warning("number_moved", "Nummeret stod løst.", 1, 2)]), False, []),
    ("clean", reading(warnings=[Warning("noget nyt", "Læseren er i tvivl.")]), False, ["doubts"]),
    ("all", reading(), False, []),
    ("all", reading(warnings=[PRIVATE]), False, ["private"]),
    ("none", CLEAN, False, ["hand"]),
    ("none", CLEAN, True, []),
]


@pytest.mark.parametrize(("rule", "parsed", "approved", "held"), HELD)
def test_what_is_held_back_and_why(
    settings: Any, rule: str, parsed: ParsedReferat, approved: bool, held: list[str]
) -> None:
    settings.PUBLISH_READINGS = rule
    document = handed_in()
    if approved:
        Document.objects.update(approved_at="2026-01-01T00:00Z")
        document.refresh_from_db()
    taken(document, parsed)
    assert document.held_for == held
    assert document.status == ("held" if held else "ready")
    assert Meeting.objects.public().exists() == (not held)
    assert Reading.objects.filter(document=document).exists()


def test_a_reading_is_kept_as_it_came() -> None:
    document = taken(handed_in(), reading())
    assert readings.kept(document) == reading()
    assert readings.kept(builders.document()) is None


def test_an_editor_lets_through_what_is_held_and_is_not_asked_again(django_user_model: Any) -> None:
    document = taken(handed_in(), reading())
    editor = django_user_model.objects.create_user("rie")
    report = release.let_through(document, editor, "Partierne er set efter.")
    document.refresh_from_db()
    assert str(report) and document.status == "ready" and document.held_for == []
    assert document.remark == "Partierne er set efter." and Meeting.objects.public().exists()
    assert Accepted.objects.get().by == editor
    assert read_anew(document, reading()).status == "ready"
    now = readings.layered(document, reading())
    assert release.doubts_of(document, now) == []


def test_new_doubts_take_nothing_from_readers_and_private_ones_do() -> None:
    document = taken(handed_in(), CLEAN)
    assert read_anew(document, reading()).status == "ready"
    assert read_anew(document, reading(warnings=[PRIVATE])).held_for == ["private"]
    assert not Meeting.objects.public().exists()
    release.let_through(document, None)
    assert Meeting.objects.public().exists()
    assert read_anew(document, reading(warnings=[PRIVATE])).status == "ready"


def test_what_an_editor_holds_back_stays_so_at_a_new_reading() -> None:
    document = taken(handed_in(), CLEAN)
    release.hold(document)
    document.refresh_from_db()
    assert document.held_for == ["hand"] and not Meeting.objects.public().exists()
    assert read_anew(document, CLEAN).held_for == ["hand"]
    release.let_through(document, None)
    assert Meeting.objects.public().exists()


def test_what_was_never_read_cannot_be_let_through() -> None:
    with pytest.raises(release.NothingRead):
        release.let_through(builders.document(), None)


def test_what_can_be_no_meeting_is_refused_whole() -> None:
    document = taken(handed_in(), reading(date=None))
    with pytest.raises(ingest.Refused):
        release.let_through(document, None)
    document.refresh_from_db()
    assert document.status == "held" and not Accepted.objects.exists()


def corrected(document: Document, **values: Any) -> Correction:
    row = Correction.objects.create(document=document, meeting=document.meeting, **values)
    readings.renew(document)
    row.refresh_from_db()
    return row


def test_a_correction_is_seen_at_once_and_stands_over_new_readings() -> None:
    document = taken(handed_in(), reading())
    release.let_through(document, None)
    document.refresh_from_db()
    text = {"part": "item", "number": "1", "name": "Budget 2026", "field": "beslutning"}
    corrected(document, **text, before="Der fclges op i maj.", after="Der følges op i maj.")
    party = corrected(document, part="attendee", name="Maja Højgaard", field="party", before="D", after="Ø")
    assert "følges" in Decision.objects.get().text
    assert Attendance.objects.get().party_as_written == "Ø"

    better = [item("1", "Budget 2026", DECIDED.replace("i maj", "den 4. maj"))]
    read_anew(document, reading(items=better, party="O"))
    assert "Der følges op den 4. maj." in Decision.objects.get().text
    assert Attendance.objects.get().party_as_written == "Ø"
    party.refresh_from_db()
    assert (party.state, party.found) == ("conflict", "O")

    Correction.objects.update(undone_at="2026-01-01T00:00Z")
    readings.renew(document)
    assert "Der fclges op den 4. maj." in Decision.objects.get().text
    assert Attendance.objects.get().party_as_written == "O"


def test_corrections_of_a_held_document_wait_with_it_and_go_to_its_meeting() -> None:
    document = taken(handed_in(), reading(date=None))
    day = corrected(document, part="meeting", field="date", before=None, after="2025-09-02")
    assert not AgendaItem.objects.exists()
    release.let_through(document, None)
    meeting = Meeting.objects.get()
    day.refresh_from_db()
    assert (meeting.date.isoformat(), day.meeting) == ("2025-09-02", meeting)


def test_corrections_of_the_referat_go_along_to_another_file_of_it() -> None:
    first = taken(handed_in(), CLEAN)
    corrected(
        first, part="item", number="1", name="Budget 2026", field="title", before="Budget 2026", after="B"
    )
    agenda = readings.layered(builders.document(kind="dagsorden"), referat(CLEAN.items, kind="dagsorden"))
    second = readings.layered(builders.document(kind="referat"), CLEAN)
    assert (second.parsed.items[0].title, agenda.parsed.items[0].title) == ("B", "Budget 2026")


def test_a_worker_that_lost_its_claim_keeps_no_reading() -> None:
    document = handed_in()
    Document.objects.update(token=None, lease_until=None, status=Document.Status.RECEIVED)
    with pytest.raises(tasks.ClaimLost):
        tasks.save(document, CLEAN)
    assert not Reading.objects.exists()


def test_the_real_way_keeps_what_the_child_read() -> None:
    document, _ = intake.receive([LETTER.encode()], "referat.txt")
    tasks.read_document(document.pk)
    parsed = readings.kept(document)
    assert parsed and parsed.items[0].title == "Godkendelse af referat"
