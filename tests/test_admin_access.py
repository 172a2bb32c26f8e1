"""Users in the administration: a role is all there is to give."""

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import Group, User
from django.test import Client

from minutes import roles
from tests import builders

pytestmark = pytest.mark.django_db
PASSWORD = "en-lang-adgangskode"
NEW = {"username": "mette", "password1": PASSWORD, "password2": PASSWORD}


@pytest.fixture
def administrator(client: Client) -> Client:
    client.force_login(builders.user("niels", roles.ADMINISTRATOR, is_staff=True))
    return client


def address(user: User, action: str = "change") -> str:
    return f"/admin/auth/user/{user.pk}/{action}/"


def saved(client: Client, user: User, **changed: object) -> int:
    said: dict[str, object] = {"username": user.username, "is_active": "on"}
    return client.post(address(user), said | changed).status_code


def test_a_new_editor_comes_into_the_room_and_the_administration(administrator: Client) -> None:
    group = Group.objects.get(name=roles.EDITOR)
    assert administrator.post("/admin/auth/user/add/", NEW | {"groups": [group.pk]}).status_code == 302

    editor = Client()
    assert editor.post("/log-ind/", {"username": "mette", "password": PASSWORD})["Location"] == "/redaktion/"
    assert editor.get("/upload/").status_code == 200
    assert "KKR-arkivet administration" in editor.get("/admin/minutes/").content.decode()
    assert editor.get("/admin/minutes/agendaitem/").status_code == 200
    for beyond in ("/admin/auth/user/", "/admin/axes/accessattempt/", "/admin/minutes/council/"):
        assert editor.get(beyond).status_code == 403


def test_a_role_taken_away_closes_all_rooms_at_once(administrator: Client) -> None:
    mette, editor = builders.user("mette", is_staff=True), Client()
    editor.force_login(mette)
    assert editor.get("/upload/").status_code == 200

    assert saved(administrator, mette, groups=[]) == 302

    assert [editor.get(page).status_code for page in ("/upload/", "/admin/")] == [403, 302]


def test_one_who_leaves_is_closed_and_what_was_done_stays_in_the_log(administrator: Client) -> None:
    mette = builders.user("mette", password=PASSWORD)
    said = {"username": "mette", "groups": [mette.groups.get().pk]}
    assert administrator.post(address(mette), said).status_code == 302

    page = Client().post("/log-ind/", {"username": "mette", "password": PASSWORD}).content.decode()
    assert "passer ikke sammen" in page
    assert administrator.post(address(mette, "delete"), {"post": "yes"}).status_code == 403
    assert LogEntry.objects.filter(user__username="niels", object_repr="mette").exists()


def test_nobody_gives_more_than_a_role(administrator: Client) -> None:
    mette = builders.user("mette")
    asked = {
        "groups": [mette.groups.get().pk],
        "is_superuser": "on",
        "is_staff": "on",
        "user_permissions": [1],
    }
    assert saved(administrator, mette, **asked) == 302

    mette.refresh_from_db()
    assert not mette.is_superuser
    assert not mette.user_permissions.exists()


@pytest.mark.parametrize("action", ["change", "password"])
def test_one_who_may_do_all_is_changed_by_nobody_who_may_not(administrator: Client, action: str) -> None:
    root = User.objects.create_superuser("redaktoer", password=PASSWORD)
    said = {"username": "min", "password1": "noget-helt-andet", "password2": "noget-helt-andet"}
    assert administrator.post(address(root, action), said).status_code == 403
    root.refresh_from_db()
    assert root.check_password(PASSWORD)


def test_an_administrator_gives_an_editor_a_new_password(administrator: Client) -> None:
    mette = builders.user("mette", password=PASSWORD)
    new = "en-ny-og-lang-adgangskode"
    said = {"password1": new, "password2": new, "usable_password": "true"}
    assert administrator.post(address(mette, "password"), said).status_code == 302
    assert Client().post("/log-ind/", {"username": "mette", "password": new}).status_code == 302


def test_a_document_is_deleted_by_nobody(admin_client: Client) -> None:
    document = builders.document()
    url = f"/admin/minutes/document/{document.pk}/"
    assert admin_client.get(f"{url}change/").status_code == 200
    assert admin_client.post(f"{url}delete/", {"post": "yes"}).status_code == 403
