"""Editors join, part and forbid in the administration; readers see it at once."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Permission, User
from django.test import Client
from django.urls import reverse

from minutes import threads
from minutes.models import AgendaItem, Link, Thread, ThreadItem, Verdict
from tests import builders
from tests.test_admin import fields_of

pytestmark = pytest.mark.django_db

COAST, FERRY = "Klimatilpasning langs kysterne", "Sejlplan for færgen til Læsø"


def course(title: str, *days: str) -> list[AgendaItem]:
    items = [builders.item(builders.meeting(day), "3", title) for day in days]
    for item in items:
        threads.follow(item.meeting)
    return items


def act(client: Client, table: str, action: str, chosen: list[Any]) -> str:
    """What the editor is shown afterwards."""
    keys = {"action": action, "_selected_action": [row.pk for row in chosen]}
    answer = client.post(reverse(f"admin:minutes_{table}_changelist"), keys, follow=True)
    assert answer.status_code == 200
    return answer.content.decode()


def in_thread(item: AgendaItem) -> set[int]:
    rows = ThreadItem.objects.filter(thread__places__item=item)
    return set(rows.values_list("item", flat=True))


def test_two_threads_become_one(admin_client: Client) -> None:
    coast, ferry = course(COAST, "2024-06-14", "2025-03-03"), course(FERRY, "2024-08-08", "2025-04-04")
    assert "Vælg mindst to" in act(admin_client, "thread", "join", list(Thread.objects.all()[:1]))
    assert "2 sagsforløb er lagt sammen" in act(admin_client, "thread", "join", list(Thread.objects.all()))
    assert in_thread(coast[0]) == {item.pk for item in coast + ferry}


def test_an_item_is_taken_out_for_good(admin_client: Client) -> None:
    coast = course(COAST, "2024-06-14", "2025-03-03", "2025-09-02")
    told = act(admin_client, "threaditem", "part", [ThreadItem.objects.get(item=coast[1])])
    assert "Taget ud af sagsforløb: 1." in told
    assert in_thread(coast[0]) == {coast[0].pk, coast[2].pk}
    threads.follow(coast[1].meeting)
    assert in_thread(coast[0]) == {coast[0].pk, coast[2].pk}
    assert set(Verdict.objects.values_list("together", "by__username")) == {(False, "admin")}


def test_what_the_archive_found_is_forbidden_and_confirmed(admin_client: Client) -> None:
    coast = course(COAST, "2024-06-14", "2025-03-03")
    act(admin_client, "link", "forbid", list(Link.objects.all()))
    assert in_thread(coast[0]) in (set(), {coast[0].pk})
    act(admin_client, "link", "confirm", list(Link.objects.all()))
    assert in_thread(coast[0]) == {item.pk for item in coast}
    assert Verdict.objects.count() == 1
    told = LogEntry.objects.order_by("pk").values_list("change_message", flat=True)
    assert [words.partition(" med /")[0] for words in told] == [
        "sagde, at det ikke hører sammen",
        "sagde, at det hører sammen",
    ]


def test_what_is_mended_by_hand_is_another_matter(admin_client: Client) -> None:
    one, other = course(COAST, "2024-06-14", "2025-03-03")
    values = fields_of(other) | {"title": FERRY}
    admin_client.post(reverse("admin:minutes_agendaitem_change", args=[other.pk]), values)
    assert in_thread(one) in (set(), {one.pk})
    admin_client.post(reverse("admin:minutes_agendaitem_change", args=[other.pk]), fields_of(other))
    assert in_thread(one) == {one.pk, other.pk}


def test_a_thread_outlives_the_item_it_began_with(admin_client: Client, client: Client) -> None:
    first, *rest = course(COAST, "2024-06-14", "2025-03-03", "2025-09-02")
    address = Thread.objects.get().get_absolute_url()
    admin_client.post(reverse("admin:minutes_agendaitem_delete", args=[first.pk]), {"post": "yes"})
    assert client.get(address).status_code == 200
    assert Thread.objects.get().seed == rest[0]


def test_a_meeting_hidden_by_hand_parts_what_it_joined(admin_client: Client) -> None:
    one, other = course(COAST, "2024-06-14", "2025-03-03")
    values = {"council": one.meeting.council_id, "date": "2024-06-14", "sequence": 1}
    url = reverse("admin:minutes_meeting_change", args=[one.meeting_id])
    assert admin_client.post(url, values).status_code == 302
    assert in_thread(other) in (set(), {other.pk})


def test_any_two_items_are_joined_and_the_word_is_taken_back(admin_client: Client) -> None:
    one, other = course(COAST, "2024-06-14")[0], course(FERRY, "2025-03-03")[0]
    said = {"item": one.pk, "other": other.pk, "together": "on"}
    admin_client.post(reverse("admin:minutes_verdict_add"), said)
    assert in_thread(one) == {one.pk, other.pk}
    assert Verdict.objects.get().other_address == other.get_absolute_url()
    act(admin_client, "verdict", "delete_selected", [Verdict.objects.get()])
    word = Verdict.objects.get()
    admin_client.post(reverse("admin:minutes_verdict_delete", args=[word.pk]), {"post": "yes"})
    assert in_thread(one) in (set(), {one.pk})


def test_of_two_items_one_thing_is_said_whichever_is_named_first(admin_client: Client) -> None:
    one, other = course(COAST, "2024-06-14")[0], course(FERRY, "2025-03-03")[0]
    admin_client.post(
        reverse("admin:minutes_verdict_add"), {"item": one.pk, "other": other.pk, "together": "on"}
    )
    admin_client.post(reverse("admin:minutes_verdict_add"), {"item": other.pk, "other": one.pk})
    assert list(Verdict.objects.values_list("item", "together")) == [(other.pk, False)]
    assert in_thread(one) in (set(), {one.pk})


@pytest.mark.parametrize(
    ("table", "action"), [("thread", "join"), ("threaditem", "part"), ("link", "confirm"), ("link", "forbid")]
)
def test_whoever_may_only_look_says_nothing(client: Client, table: str, action: str) -> None:
    looking = User.objects.create_user("laeser", is_staff=True)
    client.force_login(looking)
    address = reverse(f"admin:minutes_{table}_changelist")
    assert client.get(address).status_code == 403
    looking.user_permissions.add(Permission.objects.get(codename=f"view_{table}"))
    course(COAST, "2024-06-14", "2025-03-03")
    rows = {"thread": Thread, "threaditem": ThreadItem, "link": Link}[table].objects.all()
    act(client, table, action, list(rows))
    assert not Verdict.objects.exists()
    assert f'value="{action}"' not in client.get(address).content.decode()


def test_the_thread_leads_its_editor_to_its_items(admin_client: Client, client: Client) -> None:
    course(COAST, "2024-06-14", "2025-03-03")
    course(FERRY, "2024-08-08", "2025-04-04")
    address = Thread.objects.earliest("pk").get_absolute_url()
    page = admin_client.get(address).content.decode()
    link = (
        reverse("admin:minutes_threaditem_changelist")
        + f"?thread__id__exact={Thread.objects.earliest('pk').pk}"
    )
    assert f'href="{link}"' in page
    shown = admin_client.get(link).content.decode()
    assert COAST in shown and FERRY not in shown
    assert link not in client.get(address).content.decode()
    client.force_login(User.objects.create_user("laeser", is_staff=True))
    assert link not in client.get(address).content.decode()
