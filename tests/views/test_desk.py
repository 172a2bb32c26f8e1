"""The editors' front page: what needs them now stands first."""

from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from minutes import pulse, roles
from minutes.models import Correction, Document, FaultReport, Hiding, Hold, Meeting, Reading, Trial, TrialRun
from minutes.models.corrections import Part
from minutes.views.desk import SHOWN
from tests import builders

pytestmark = pytest.mark.django_db


def shown(client: Client) -> str:
    response = client.get("/redaktion/")
    assert response.status_code == 200
    return " ".join(response.content.decode().split())


def held(*reasons: Hold, days: int = 0, **fields: Any) -> Document:
    since = timezone.now() - timedelta(days=days)
    return builders.document(status=Document.Status.HELD, held_for=[*reasons], finished_at=since, **fields)


def failed(**fields: Any) -> Document:
    return builders.document(
        status="failed", error_code="damaged", error_message="Filen er skadet.", **fields
    )


def told(of: Meeting, text: str = "Der mangler et ord.", **fields: Any) -> FaultReport:
    return FaultReport.objects.create(meeting=of, text=text, **fields)


def conflict(of: Meeting, **fields: Any) -> Correction:
    fields.setdefault("state", Correction.State.CONFLICT)
    document = builders.document(of)
    return Correction.objects.create(
        document=document,
        meeting=of,
        part=Part.ITEM,
        number="3.2",
        field="title",
        before="a",
        after="b",
        **fields,
    )


@pytest.mark.parametrize(("role", "status"), [(roles.EDITOR, 200), (roles.ADMINISTRATOR, 200), ("", 403)])
def test_it_is_for_editors(client: Client, role: str, status: int) -> None:
    client.force_login(builders.user(role=role))
    assert client.get("/redaktion/").status_code == status


def test_login_lands_on_it(client: Client) -> None:
    builders.user("mette", password="en-lang-adgangskode")
    said = {"username": "mette", "password": "en-lang-adgangskode"}
    assert client.post("/log-ind/", said)["Location"] == "/redaktion/"


def test_an_archive_in_order_says_so_and_shows_what_came_last(admin_client: Client) -> None:
    builders.document(builders.meeting("2025-09-02"))
    page = shown(admin_client)

    assert "<h1>Intet venter på dig</h1>" in page
    assert 'href="/hovedstaden/2025-09-02/"' in page


def test_what_needs_an_editor_stands_first_each_with_why_and_since_when(admin_client: Client) -> None:
    meeting = builders.meeting("2025-09-02")
    private = held(Hold.PRIVATE, Hold.DOUBTS, days=12, name="klage.pdf")
    damaged = failed(name="skadet.pdf")
    report = told(meeting)
    conflict(meeting)
    page = shown(admin_client)
    told_of = [
        "<h1>4 ting venter på dig</h1>",
        ">for 12 dage siden</time>",
        f'<a href="{private.get_absolute_url()}">klage.pdf</a>',
        "private oplysninger, læsningen er usikker",
        f'<a href="{damaged.get_absolute_url()}">skadet.pdf</a><p class="soft">Filen er skadet.</p>',
        f'<a href="{report.get_absolute_url()}">',
        "Der mangler et ord.",
        f'<a href="/redaktion/konflikter/">{meeting}: punkt 3.2, titel</a>',
        "læst på en tredje måde nu",
        "Senest offentliggjort",
    ]
    places = [page.find(words) for words in told_of]
    assert -1 not in places
    assert places == sorted(places)


@pytest.mark.parametrize(
    ("holds", "is_read", "leads_on"),
    [
        ([Hold.DOUBTS], True, "gennemse/"),
        # By an archive that kept no readings; and one of which it is first said whether it counts.
        ([Hold.PRIVATE], False, ""),
        ([Hold.VERSION, Hold.DOUBTS], True, ""),
    ],
)
def test_a_held_document_leads_to_where_it_is_settled(
    admin_client: Client, holds: list[Hold], is_read: bool, leads_on: str
) -> None:
    document = held(*holds)
    if is_read:
        Reading.objects.create(document=document, content=b"", read_at=timezone.now())

    assert f'href="{document.get_absolute_url()}{leads_on}"' in shown(admin_client)


@pytest.mark.parametrize(("state", "amount"), [("changed", "Én ting venter"), ("taken", "Intet venter")])
def test_a_reading_on_trial_waits_for_a_word(admin_client: Client, state: str, amount: str) -> None:
    run = TrialRun.objects.create(chosen="KKR Hovedstaden")
    for name in ("a", "b"):
        Trial.objects.create(
            run=run, document=builders.document(name=name), state=state if name == "a" else "unchanged"
        )
    page = shown(admin_client)

    assert amount in page
    told = f'<a href="{run.get_absolute_url()}">KKR Hovedstaden</a>'
    assert (told in page, "1 dokument ville ændre sig" in page) == (state == "changed", state == "changed")


def test_what_is_done_needs_nobody(admin_client: Client) -> None:
    meeting = builders.meeting()
    told(meeting, state=FaultReport.State.MENDED)
    conflict(meeting, state=Correction.State.APPLIED)
    conflict(meeting, undone_at=timezone.now())
    builders.document(status="cancelled")

    assert "<h1>Intet venter på dig</h1>" in shown(admin_client)


def test_the_oldest_come_first_and_the_others_are_a_click_away(admin_client: Client) -> None:
    for number in range(SHOWN + 2):
        held(Hold.DOUBTS, days=number, name=f"fil{number:02}.pdf")
    page = shown(admin_client)

    assert page.index(f"fil{SHOWN + 1:02}.pdf") < page.index("fil02.pdf")
    assert "fil01.pdf" not in page
    assert f'<a href="/upload/dokumenter/?status=held">Se alle {SHOWN + 2}</a>' in page


def test_words_hidden_since_a_reader_wrote_them_are_not_shown(admin_client: Client) -> None:
    meeting = builders.meeting()
    told(meeting, "Hans Hansen er nævnt ved en fejl.")
    Hiding.objects.create(
        document=builders.document(meeting), extent="span", phrase="Hans Hansen", reason="Privat"
    )
    page = shown(admin_client)

    assert "Hans Hansen" not in page
    assert "[skjult] er nævnt ved en fejl." in page


def test_what_waits_says_where_it_is_and_why_nothing_happens(admin_client: Client, settings: Any) -> None:
    builders.document(status="received", name="første.pdf")
    builders.document(status="received", name="anden.pdf")
    settings.REDIS_URL = "redis://127.0.0.1:1/0"
    page = shown(admin_client)

    assert page.index("I kø som nr. 1") < page.index("anden.pdf") < page.index("I kø som nr. 2")
    assert "svarer ikke" in page


def test_a_worker_that_is_heard_is_not_complained_of(admin_client: Client) -> None:
    builders.document(status="received")
    with pulse.broker() as client:
        client.set(f"{pulse.WORKER}en@her", timezone.now().isoformat(), ex=5)
        page = shown(admin_client)
        client.delete(f"{pulse.WORKER}en@her")

    assert 'role="alert"' not in page


def test_it_costs_the_same_however_much_there_is(
    admin_client: Client, django_assert_num_queries: Any
) -> None:
    for amount in (1, 5):
        for day in builders.days(amount, f"20{10 + amount}-01-01"):
            meeting = builders.meeting(day)
            held(Hold.PRIVATE)
            failed()
            told(meeting)
            conflict(meeting)
            builders.document(status="received")
        with django_assert_num_queries(15):
            shown(admin_client)
