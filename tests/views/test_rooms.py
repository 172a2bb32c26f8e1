"""Whose rooms are whose."""

from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from minutes import roles
from minutes.models import Document
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"


def of(client: Client, role: str, **fields: Any) -> Client:
    client.force_login(builders.user(role=role, **fields))
    return client


@pytest.mark.parametrize(
    ("permission", "editor", "administrator"),
    [
        ("minutes.change_document", True, True),
        ("minutes.view_document", True, True),
        ("minutes.change_meeting", True, True),
        ("minutes.delete_attachment", True, True),
        ("minutes.add_verdict", True, True),
        ("minutes.change_faultreport", True, True),
        # Bytes that were taken in are never deleted, by anybody.
        ("minutes.delete_document", False, False),
        ("minutes.change_council", False, True),
        ("minutes.view_uploadtoken", False, True),
        ("auth.change_user", False, True),
        ("auth.add_group", False, True),
        ("admin.view_logentry", False, True),
    ],
)
def test_a_role_holds_what_belongs_to_it(permission: str, editor: bool, administrator: bool) -> None:
    users = [builders.user("mette", roles.EDITOR), builders.user("niels", roles.ADMINISTRATOR)]
    assert [user.has_perm(permission) for user in users] == [editor, administrator]


def test_setup_puts_a_role_right_and_keeps_its_people() -> None:
    user = builders.user()
    group = Group.objects.get(name=roles.EDITOR)
    right = set(group.permissions.all())
    group.permissions.clear()

    roles.load()

    assert set(group.permissions.all()) == right
    assert Group.objects.count() == 2
    assert list(group.user_set.all()) == [user]


@pytest.mark.parametrize(("role", "status"), [(roles.EDITOR, 200), (roles.ADMINISTRATOR, 200), ("", 403)])
@pytest.mark.parametrize("address", ["/upload/", "/upload/dokumenter/"])
def test_an_editors_room_is_for_editors(client: Client, address: str, role: str, status: int) -> None:
    assert of(client, role).get(address).status_code == status


def test_a_page_of_the_room_is_nobody_elses(client: Client) -> None:
    assert of(client, roles.EDITOR).get("/upload/")["Cache-Control"] == "private, no-cache"


def test_who_has_no_role_is_told_what_is_missing(client: Client) -> None:
    page = of(client, "").get("/upload/").content.decode()

    assert "Du er logget ind som mette, men her skal man have rollen »Redaktør«." in " ".join(page.split())
    assert 'action="/log-ud/"' in page


def test_a_user_who_is_closed_is_asked_to_log_in(client: Client) -> None:
    assert of(client, roles.EDITOR, is_active=False).get("/upload/").status_code == 302


@pytest.mark.parametrize("role", ["", None])
def test_who_may_not_hand_in_changes_nothing(client: Client, role: str | None) -> None:
    """None is a stranger, who afterwards lands where there is something to see."""
    if role is not None:
        of(client, role)
    file = SimpleUploadedFile("referat.txt", b"Referat")

    response = client.post("/upload/", {"documents": [file]})

    assert response.status_code == (302 if role is None else 403)
    assert not Document.objects.exists()
    if role is None:
        assert response["Location"] == "/log-ind/?next="


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_sign_that_no_row_can_hold_is_refused_in_danish(client: Client, method: str) -> None:
    answer = getattr(of(client, roles.EDITOR), method)("/redaktion/noegler/", {"name": "Arkiv\0"})
    assert (answer.status_code, "kan ikke læses" in answer.content.decode()) == (400, True)
