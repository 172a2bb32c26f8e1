"""What readers have told of faults, as editors go through it."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import User
from django.test import Client
from django.utils import timezone

from minutes.models import AgendaItem, FaultReport, Hiding, Meeting
from tests import builders
from tests.referater import klimaalliancen, referat
from tests.test_release import handed_in, taken

pytestmark = pytest.mark.django_db
LIST = "/redaktion/fejl/"


@pytest.fixture
def editor() -> User:
    return builders.user("mette")


@pytest.fixture
def room(editor: User) -> Client:
    client = Client(enforce_csrf_checks=False)
    client.force_login(editor)
    return client


def report(text: str = "Der står rnbudget.", hours_ago: int = 0, **fields: Any) -> FaultReport:
    if "meeting" not in fields:
        item = fields.setdefault("item", builders.item(Meeting.objects.first(), title="Budgettet"))
        fields |= {"meeting": item.meeting, "address": item.get_absolute_url()}
    told_at = timezone.now() - timedelta(hours=hours_ago)
    return FaultReport.objects.create(text=text, told_at=told_at, **fields)


def close(client: Client, row: FaultReport, state: str = "mended", answer: str = "") -> str:
    response = client.post(f"{LIST}{row.pk}/luk/", {"state": state, "answer": answer}, follow=True)
    return str(response.content.decode())


def test_the_oldest_open_one_is_first_with_the_words_and_the_way_to_both(room: Client) -> None:
    new = report("Nyere")
    old = report("Ældre", 5, anchor="budgettet-stiger", passage="KKR godkendte rnbudget.")
    page = room.get(LIST).content.decode()
    assert page.index("Ældre") < page.index("Nyere")
    assert "KKR godkendte rnbudget." in page
    assert f'href="{old.item.get_absolute_url()}#budgettet-stiger"' in page
    assert f'href="{LIST}{new.pk}/ret/"' in page


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize(
    ("anchor", "passage", "place"),
    [
        (
            "hovedstaden-besluttede-scenarie",
            "KKR Hovedstaden besluttede scenarie 2.",
            "?ret=punkt-1-beslutning-1&side=3#ret",
        ),
        ("", "", "?ret=punkt-1-title&side=3#ret"),
        # It reads otherwise by now: the page of the file is left.
        ("hovedstaden-besluttede-scenarie", "KKR Hovedstaden besluttede scenarie Z.", "?side=3"),
    ],
)
def test_it_is_mended_where_the_reading_is_looked_through(
    room: Client, settings: Any, tmp_path: Path, anchor: str, passage: str, place: str
) -> None:
    settings.DOCUMENTS_DIR, settings.INDEX_DIR = tmp_path / "documents", tmp_path / "index"
    settings.PUBLISH_READINGS = "all"
    document = taken(handed_in(content=b"REFERAT"), referat([klimaalliancen()]))
    item = AgendaItem.objects.get()
    where = {"meeting": item.meeting, "item": item, "address": item.get_absolute_url(), "page": 3}
    row = report(**where, anchor=anchor, passage=passage)
    review = f"/upload/dokumenter/{document.pk}/gennemse/"
    assert room.get(f"{LIST}{row.pk}/ret/")["Location"] == f"{review}{place}"


def test_where_no_reading_is_kept_the_document_is_left(room: Client) -> None:
    row = report()
    document = builders.document(row.meeting)
    assert room.get(f"{LIST}{row.pk}/ret/")["Location"] == document.get_absolute_url()


def test_one_that_is_closed_stands_apart_with_the_word_and_can_be_opened_again(room: Client) -> None:
    row = report()
    assert "Der er ingen åbne meldinger." in close(room, row, answer="Rettet efter side 7.")
    page = room.get(f"{LIST}?vis=lukkede").content.decode()
    assert "Rettet af mette" in page and "Rettet efter side 7." in page
    room.post(f"{LIST}{row.pk}/aabn/")
    assert "Der står rnbudget." in room.get(LIST).content.decode()


def test_the_quicker_editor_s_word_stands(room: Client) -> None:
    row = report()
    close(room, row, "no fault", "Står sådan i originalen.")
    assert "af en anden i mellemtiden" in close(room, row, "mended", "Rettet.")
    row.refresh_from_db()
    assert (row.state, row.answer) == ("no fault", "Står sådan i originalen.")


def test_it_is_closed_in_one_of_two_ways(room: Client) -> None:
    row = report()
    assert room.post(f"{LIST}{row.pk}/luk/", {"state": "open"}).status_code == 404
    assert FaultReport.objects.open().get() == row


def test_who_closed_it_is_in_the_log(room: Client) -> None:
    close(room, report())
    deed = LogEntry.objects.get()
    assert (deed.user.username, deed.change_message) == ("mette", "lukkede fejlmeldingen: rettet")
    # The place alone: what a reader wrote may be hidden one day.
    assert "rnbudget" not in deed.object_repr


def test_many_told_by_a_machine_are_deleted_at_once(admin_client: Client) -> None:
    rows = [report("Køb her") for _ in range(2)]
    address = "/admin/minutes/faultreport/"
    assert "Køb her" not in admin_client.get(address).content.decode()
    chosen = {"action": "delete_selected", "_selected_action": [row.pk for row in rows], "post": "yes"}
    admin_client.post(address, chosen)
    assert not FaultReport.objects.exists()


def test_of_an_item_that_is_no_more_the_address_is_left(room: Client) -> None:
    row = report(address="/hovedstaden/2025-09-02/3.2/#budgettet-stiger", meeting=builders.meeting(), page=7)
    page = room.get(LIST).content.decode()
    assert f'href="{row.address}"' in page and "side 7" in page


def test_what_is_hidden_since_is_hidden_here_too(room: Client, editor: User) -> None:
    row = report("Hans Hansen bør ikke nævnes", anchor="hans", passage="Formanden takkede Hans Hansen.")
    where = {"document": builders.document(row.meeting), "extent": Hiding.Extent.SPAN}
    Hiding.objects.create(**where, phrase="Hans Hansen", reason="Privat", made_by=editor)
    page = room.get(LIST).content.decode()
    assert "Hans Hansen" not in page and "Formanden takkede [skjult]" in page


@pytest.mark.parametrize("way", ["", "1/ret/", "1/luk/", "1/aabn/"])
def test_it_is_for_editors_alone(client: Client, way: str) -> None:
    asked = client.post if way in {"1/luk/", "1/aabn/"} else client.get
    assert asked(f"{LIST}{way}")["Location"].startswith("/log-ind/")
    client.force_login(User.objects.create_user("fremmed"))
    assert asked(f"{LIST}{way}").status_code == 403


@pytest.mark.parametrize("amount", [1, 6])
def test_it_costs_the_same_however_many(room: Client, django_assert_num_queries: Any, amount: int) -> None:
    for _ in range(amount):
        report()
    room.get(LIST)
    with django_assert_num_queries(7):
        room.get(LIST)
