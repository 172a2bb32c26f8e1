"""The administration: what is mended by hand is what readers find."""

import pytest
from django.contrib import admin
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from minutes.ingest.addresses import complete
from minutes.models import AgendaItem, Meeting, Paragraph, Redirect, SearchChange, ShortAddress
from tests import builders
from tests.landing import landing, shown

pytestmark = pytest.mark.django_db

NO_INLINES = {
    f"{name}-{which}_FORMS": "0"
    for name in ("decision", "attachments", "presences")
    for which in ("TOTAL", "INITIAL")
}


def noted() -> list[int]:
    return sorted(set(SearchChange.objects.values_list("meeting_id", flat=True)))


def fields_of(item: AgendaItem) -> dict[str, object]:
    names = ("slug", "number", "title", "position", "baggrund")
    values = {name: getattr(item, name) for name in names}
    return {"meeting": item.meeting_id, "topic_words": "{}", **values, **NO_INLINES}


@pytest.mark.parametrize("model", admin.site._registry, ids=lambda model: model.__name__)
def test_every_table_can_be_looked_at(admin_client: Client, model: type) -> None:
    info = model._meta  # type: ignore[attr-defined]

    assert (
        admin_client.get(reverse(f"admin:{info.app_label}_{info.model_name}_changelist")).status_code == 200
    )


def test_a_withdrawal_by_hand_reaches_the_index(admin_client: Client) -> None:
    meeting = builders.meeting()
    now = timezone.localtime()
    when = {"withdrawn_at_0": now.date().isoformat(), "withdrawn_at_1": "10:00:00"}
    published = {"published_at_0": now.date().isoformat(), "published_at_1": "09:00:00"}
    values = {"council": meeting.council_id, "date": meeting.date, "sequence": 1, **published, **when}
    response = admin_client.post(reverse("admin:minutes_meeting_change", args=[meeting.pk]), values)

    assert response.status_code == 302
    assert not Meeting.objects.public().exists()
    assert noted() == [meeting.pk]


def test_an_item_moved_by_hand_is_noted_at_both_meetings(admin_client: Client) -> None:
    left, reached = builders.meeting(), builders.meeting("2025-06-18")
    item = builders.item(left, "3.5", "Klimaalliancen")
    values = fields_of(item) | {"meeting": reached.pk}
    response = admin_client.post(reverse("admin:minutes_agendaitem_change", args=[item.pk]), values)

    assert response.status_code == 302
    assert noted() == sorted([left.pk, reached.pk])


def test_a_member_renamed_by_hand_is_found_by_the_new_name(admin_client: Client) -> None:
    """Known from a list alone: no item names the member."""
    row = builders.attendance(builders.meeting(), "Maja Højgaard", person=True)
    builders.attendance(builders.meeting("2025-06-18"), "Tine Hessner")
    counts = {
        f"{name}-{which}_FORMS": "0" for name in ("names", "mandates") for which in ("TOTAL", "INITIAL")
    }
    values = {"slug": "maja-skov", "name": "Maja Skov", "sort_key": "maja skov", **counts}
    url = reverse("admin:minutes_member_change", args=[row.member_id])

    assert admin_client.post(url, values).status_code == 302
    assert noted() == [row.meeting_id]


def test_what_is_deleted_from_a_list_is_noted(admin_client: Client) -> None:
    item = builders.item(builders.meeting(), "3.5", "Klimaalliancen")
    chosen = {"action": "delete_selected", "_selected_action": [item.pk], "post": "yes"}
    admin_client.post(reverse("admin:minutes_agendaitem_changelist"), chosen)

    assert not AgendaItem.objects.exists()
    assert noted() == [item.meeting_id]


def test_a_topic_that_no_meeting_has_is_nobody_elses_matter(admin_client: Client) -> None:
    topic = builders.topic("Kultur")
    admin_client.post(
        reverse("admin:minutes_topic_change", args=[topic.pk]),
        {"slug": topic.slug, "name": "Kultur og idræt", "position": 1},
    )

    assert noted() == []


def redirected(client: Client, old: str, new: str) -> int:
    values = {"old": old, "new": new, "reason": "Rettet."}
    return client.post(reverse("admin:minutes_redirect_add"), values).status_code


@pytest.mark.parametrize(
    "new", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "evil.example", "javascript:x"]
)
def test_no_address_leads_off_the_archive(admin_client: Client, new: str) -> None:
    assert redirected(admin_client, "/medlem/a/", new) == 200
    assert not Redirect.objects.exists()


@pytest.mark.parametrize("new", ["/", "/medlem/b/", "/hovedstaden/2025-09-02/3.5/#beslutning"])
def test_an_address_of_the_archive_may_be_led_to(admin_client: Client, client: Client, new: str) -> None:
    assert redirected(admin_client, "/medlem/a/", new) == 302
    assert client.get("/medlem/a/")["Location"] == new


def test_a_meeting_led_to_the_front_page_takes_nothing_along(admin_client: Client, client: Client) -> None:
    redirected(admin_client, "/hovedstaden/2025-09-02/", "/")
    assert client.get("/hovedstaden/2025-09-02//evil.example/")["Location"] == "/"


def test_no_addresses_lead_round(admin_client: Client, client: Client) -> None:
    redirected(admin_client, "/medlem/a/", "/medlem/b/")
    redirected(admin_client, "/medlem/b/", "/medlem/a/")

    assert client.get("/medlem/b/")["Location"] == "/medlem/a/"
    assert client.get("/medlem/a/").status_code == 404


def changed(client: Client, item: AgendaItem, **values: object) -> None:
    url = reverse("admin:minutes_agendaitem_change", args=[item.pk])
    assert client.post(url, fields_of(item) | values).status_code == 302


def test_a_text_mended_by_hand_keeps_its_anchor(admin_client: Client, client: Client) -> None:
    item = builders.item(builders.meeting(), "3.5", baggrund="Taksten er nv.\n\nKommunerne betaler mere.")
    complete()
    home = item.get_absolute_url()
    links = {f"{home}#{anchor}" for anchor in shown(client, home)}
    changed(admin_client, item, baggrund="Først noget andet.\n\nTaksten er ny.\n\nKommunerne betaler mere.")

    assert {landing(client, link)[1] for link in links} == {"Taksten er ny.", "Kommunerne betaler mere."}
    assert len(shown(client, home)) == 3


def test_an_item_renumbered_by_hand_leaves_its_address_behind(admin_client: Client, client: Client) -> None:
    item = builders.item(builders.meeting(), "3.5", baggrund="Taksten er ny.")
    complete()
    (anchor,) = shown(client, item.get_absolute_url())
    short = ShortAddress.objects.get(item=item).get_absolute_url()
    changed(admin_client, item, slug="3.6", number="3.6")

    assert landing(client, f"{item.get_absolute_url()}#{anchor}") == (
        "/hovedstaden/2025-09-02/3.6/",
        "Taksten er ny.",
    )
    assert client.get(short)["Location"] == "/hovedstaden/2025-09-02/3.6/"


def test_an_item_deleted_by_hand_leads_to_its_meeting(admin_client: Client, client: Client) -> None:
    item = builders.item(builders.meeting(), "3.5", baggrund="Taksten er ny.")
    complete()
    admin_client.post(reverse("admin:minutes_agendaitem_delete", args=[item.pk]), {"post": "yes"})

    assert not AgendaItem.objects.exists()
    assert client.get(item.get_absolute_url())["Location"] == item.meeting.get_absolute_url()


@pytest.mark.parametrize("model", ["paragraph", "shortaddress"])
def test_what_readings_keep_is_only_looked_at(admin_client: Client, model: str) -> None:
    builders.item(builders.meeting(), "3.5", baggrund="Taksten er ny.")
    complete()
    (row, *_) = {"paragraph": Paragraph, "shortaddress": ShortAddress}[model].objects.all()
    url = reverse(f"admin:minutes_{model}_change", args=[row.pk])
    assert admin_client.get(url).status_code == 200
    assert admin_client.post(url, {}).status_code == 403
    assert admin_client.get(reverse(f"admin:minutes_{model}_add")).status_code == 403
