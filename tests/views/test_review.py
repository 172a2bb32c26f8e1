"""Looking a reading through: what is asked, in what order, and what each answer does at once."""

import json
from typing import Any

import pytest
from django.test import Client

from minutes import readings
from minutes.models import Accepted, Attendance, Correction, Decision, Document, Meeting
from minutes.parsing.types import Warning
from tests import builders
from tests.referater import attendee, item, referat
from tests.test_release import handed_in, reading, taken

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Any) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def held() -> Document:
    return taken(handed_in(content=b"REFERAT"), reading())


def page(client: Client, document: Document, **asked: str) -> Any:
    return client.get(f"/upload/dokumenter/{document.pk}/gennemse/", asked)


def send(client: Client, document: Document, what: str, **answer: Any) -> Any:
    return client.post(f"/upload/dokumenter/{document.pk}/gennemse/{what}/", answer, follow=True)


PARTY = {"part": "attendee", "name": "Maja Højgaard", "field": "party", "before": json.dumps("D")}


def test_a_held_document_is_looked_through_and_published(admin_client: Client, held: Document) -> None:
    shown = page(admin_client, held)
    doubt = shown.context["doubt"]
    assert (doubt.label, doubt.now, shown.context["page"], shown.context["line"]) == (
        "Partibogstav",
        "D",
        2,
        7,
    )
    assert "Partiet »D« ved Maja Højgaard er usikkert." in shown.content.decode()

    corrected = send(admin_client, held, "ret", **PARTY, after="Ø", why="Står i protokollen", key=doubt.key)
    assert corrected.context["doubt"] is None
    assert not Meeting.objects.exists()
    row = Correction.objects.get()
    assert (row.after, row.why, row.made_by.username) == ("Ø", "Står i protokollen", "admin")

    admin_client.post(f"/upload/dokumenter/{held.pk}/offentliggoer/", {"remark": "Set efter."})
    assert Meeting.objects.public().get().documents.get().remark == "Set efter."
    assert Attendance.objects.get().party_as_written == "Ø"


def test_what_is_accepted_is_not_asked_again(admin_client: Client, held: Document) -> None:
    key = page(admin_client, held).context["doubt"].key
    assert send(admin_client, held, "godtag", key=key).context["doubts"] == []
    assert Accepted.objects.get().by.username == "admin"
    assert send(admin_client, held, "godtag", key="").status_code == 200


def test_all_of_one_kind_are_accepted_at_once(admin_client: Client) -> None:
    told = [Warning("number_jump", f"Efter punkt {number} mangler et.") for number in range(3)]
    document = taken(handed_in(content=b"REFERAT"), reading(warnings=[*told, *reading().warnings]))
    left = send(admin_client, document, "godtag", code="number_jump").context["doubts"]
    assert [doubt.code for doubt in left] == ["party_uncertain"]


def test_a_correction_of_what_is_public_is_seen_at_once_and_can_be_taken_back(
    admin_client: Client, settings: Any
) -> None:
    settings.PUBLISH_READINGS = "all"
    document = taken(handed_in(content=b"REFERAT"), reading())
    line = "Der fclges op i maj."
    text = {"part": "item", "number": "1", "name": "Budget 2026", "field": "beslutning"}
    send(admin_client, document, "ret", **text, before=json.dumps(line), after="Der følges op i maj.")
    assert "Der følges op" in Decision.objects.get().text
    seen = admin_client.get(f"{Meeting.objects.get().get_absolute_url()}1/").content.decode()
    assert "Der følges op" in seen and "Rettet" in seen

    row = Correction.objects.get()
    assert row.item == Decision.objects.get().item
    send(admin_client, document, f"fortryd/{row.pk}")
    assert line in Decision.objects.get().text
    assert (
        admin_client.post(f"/upload/dokumenter/{document.pk}/gennemse/fortryd/{row.pk}/").status_code == 404
    )


def test_what_is_held_back_by_hand_is_gone_from_readers(admin_client: Client, settings: Any) -> None:
    settings.PUBLISH_READINGS = "all"
    document = taken(handed_in(content=b"REFERAT"), reading())
    address = Meeting.objects.get().get_absolute_url()
    send(admin_client, document, "hold-tilbage", reason="Vi spørger sekretariatet.")
    gone = admin_client.get(address)
    assert gone.status_code == 410 and "Vi spørger sekretariatet." in gone.content.decode()


# the form's answer, what of the reading it changed, what it became
ANSWERS: list[tuple[dict[str, Any], Any, Any]] = [
    ({**PARTY, "after": ""}, lambda now: now.attendance[0].party, None),
    (
        {"part": "meeting", "field": "date", "before": '"2025-09-02"', "after": "2025-09-03"},
        lambda now: now.date,
        "2025-09-03",
    ),
    (
        {
            "part": "item",
            "number": "1",
            "name": "Budget 2026",
            "field": "outcomes",
            "before": "[]",
            "after": ["godkendt", "drøftet"],
        },
        lambda now: now.items[0].outcomes,
        ["godkendt", "drøftet"],
    ),
    (
        {
            "part": "item",
            "number": "1",
            "name": "Budget 2026",
            "field": "dissents",
            "before": "[]",
            "after": "Ø, B: Vi er imod.\nAlene: nej",
        },
        lambda now: [(one.parties, one.text) for one in now.items[0].dissents],
        [(["Ø", "B"], "Vi er imod."), (["Alene"], "nej")],
    ),
    (
        {
            "part": "item",
            "number": "1",
            "name": "Budget 2026",
            "field": "attachments",
            "before": "[]",
            "after": "Bilag 1\r\n\r\n Bilag 2",
        },
        lambda now: now.items[0].attachments,
        ["Bilag 1", "Bilag 2"],
    ),
    ({"part": "attendee", "name": "Maja Højgaard", "out": "1"}, lambda now: now.attendance, []),
    (
        {
            "part": "attendee",
            "name": "Ida Lund",
            "party": "A",
            "municipality": "",
            "status": "absent",
            "page": "2",
        },
        lambda now: [(one.name, one.municipality, one.status) for one in now.attendance],
        [("Maja Højgaard", "Furesø", "present"), ("Ida Lund", None, "absent")],
    ),
    (
        {"part": "item", "number": "2", "title": "Eventuelt", "page": "4"},
        lambda now: [(one.number, one.title) for one in now.items],
        [("1", "Budget 2026"), ("2", "Eventuelt")],
    ),
]


@pytest.mark.parametrize(("answer", "of", "expected"), ANSWERS)
def test_every_value_can_be_corrected(
    admin_client: Client, held: Document, answer: dict[str, Any], of: Any, expected: Any
) -> None:
    send(admin_client, held, "ret", **answer)
    assert of(readings.layered(held, reading()).corrected) == expected


NOT_TAKEN = [
    ({**PARTY, "before": json.dumps("A"), "after": "Ø"}, "ændret, siden"),
    ({**PARTY, "before": "{", "after": "Ø"}, "kan feltet ikke indeholde"),
    ({"part": "meeting", "field": "date", "before": '"2025-09-02"', "after": "i går"}, "kan feltet ikke"),
    ({"part": "meeting", "field": "items", "before": "null", "after": ""}, "kan feltet ikke"),
    ({"part": "hele verden", "field": "", "after": ""}, "kan feltet ikke"),
    ({"part": "attendee", "name": "", "party": "A"}, "kan feltet ikke"),
    ({"part": "attendee", "name": "En Anden", "out": "1"}, "ændret, siden"),
    ({**PARTY, "after": "Ø", "before": "[" * 20_000}, "kan feltet ikke"),
]


@pytest.mark.parametrize(("answer", "told"), NOT_TAKEN)
def test_what_cannot_stand_there_is_told_and_changes_nothing(
    admin_client: Client, held: Document, answer: dict[str, Any], told: str
) -> None:
    assert told in send(admin_client, held, "ret", **answer).content.decode()
    assert not Correction.objects.exists()


@pytest.mark.parametrize(
    "answer",
    [
        {"part": "attendee", "name": "Ole Hansen", "field": "name", "after": "Maja Højgaard"},
        {"part": "item", "number": "1", "name": "Klima", "field": "title", "after": "Budget 2026"},
    ],
)
def test_two_are_not_called_the_same(admin_client: Client, answer: dict[str, str]) -> None:
    """Neither could be corrected or taken out after that."""
    people = [attendee("Maja Højgaard"), attendee("Ole Hansen", "V")]
    both = referat([item("1", "Budget 2026", "Ja."), item("1", "Klima", "Nej.")], people)
    document = taken(handed_in(content=b"REFERAT"), both)
    told = send(admin_client, document, "ret", **answer, before=json.dumps(answer["name"]))
    assert "står der allerede" in told.content.decode()
    assert not Correction.objects.exists()


PLACES = [
    "moede-date", "deltager-1-party", "deltager-1-ud", "punkt-1-title", "punkt-1-beslutning-2",
    "punkt-1-outcomes", "punkt-1-ud", "deltager-ny", "punkt-ny",
]  # fmt: skip
NOWHERE = [
    "", "moede-items", "deltager-9-party", "deltager-1-as_written", "punkt-1-beslutning-9",
    "punkt-0-title", "noget-andet", "punkt", "punkt-²-title", "punkt-1-beslutning-²",
]  # fmt: skip


def test_each_place_has_a_form_and_no_other_has(admin_client: Client, held: Document) -> None:
    assert all('id="ret"' in page(admin_client, held, ret=place).content.decode() for place in PLACES)
    # What is nowhere shows the first doubt, as if nothing were asked for.
    assert all(page(admin_client, held, ret=place).context["doubt"] for place in NOWHERE)
    assert page(admin_client, held, side="x", linje="99999999999", tvivl="ukendt").status_code == 200
    # A figure, but no number.
    assert page(admin_client, held, side="²", linje="²").status_code == 200
    assert admin_client.get(f"/upload/dokumenter/{held.pk}/skjul/", {"linje": "²"}).status_code == 200


def test_an_item_is_opened_by_its_number(admin_client: Client, held: Document) -> None:
    assert 'id="aaben" open' in page(admin_client, held, punkt="1").content.decode()
    assert 'id="aaben"' not in page(admin_client, held, punkt="17").content.decode()


def test_many_doubts_cost_no_more_queries(
    admin_client: Client, django_assert_num_queries: Any, held: Document
) -> None:
    many = [item(str(number), f"Sag {number}", "Godkendt.") for number in range(2, 40)]
    other = taken(handed_in(content=b"REFERAT 2"), reading(items=many))
    page(admin_client, held)
    for document in (held, other):
        with django_assert_num_queries(19):
            page(admin_client, document)


def test_only_an_editor_sees_it_and_only_what_was_read(
    client: Client, held: Document, admin_client: Client
) -> None:
    assert page(client, held).status_code == 302
    unread = page(admin_client, builders.document())
    assert (unread.status_code, unread["Location"][:19]) == (302, "/upload/dokumenter/")
