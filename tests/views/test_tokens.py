"""The page of keys: each is shown once, seen by its owner, and can be taken back."""

import re

import pytest
from django.contrib.auth.models import Group, User
from django.test import Client

from minutes import roles
from minutes.models import UploadToken

pytestmark = pytest.mark.django_db

ADDRESS = "/redaktion/noegler/"


@pytest.fixture
def editor_client(client: Client) -> Client:
    roles.load()
    editor = User.objects.create_user("mette")
    editor.groups.add(Group.objects.get(name=roles.EDITOR))
    client.force_login(editor)
    return client


def made(client: Client, name: str = "Arkivscanneren") -> str:
    page = client.post(ADDRESS, {"name": name})
    assert page.status_code == 201 and "no-store" in page["Cache-Control"]
    found = re.search(r"kkr_[\w-]{43}", page.content.decode())
    assert found
    return found[0]


def test_a_key_is_shown_once(editor_client: Client) -> None:
    key = made(editor_client)
    token = UploadToken.objects.standing(key)

    assert token and token.user.username == "mette"
    page = editor_client.get(ADDRESS).content.decode()
    assert "Arkivscanneren" in page and "kkr_" not in page


@pytest.mark.parametrize(("name", "says"), [(" ", "Skriv, hvad nøglen"), ("x" * 81, "højst 80 tegn")])
def test_it_must_have_a_name(editor_client: Client, name: str, says: str) -> None:
    response = editor_client.post(ADDRESS, {"name": name})

    assert response.status_code == 400 and says in response.content.decode()
    assert not UploadToken.objects.exists()


def test_it_can_be_taken_back(editor_client: Client) -> None:
    key = made(editor_client)
    row = UploadToken.objects.get()
    page = editor_client.post(f"{ADDRESS}{row.pk}/tilbagekald/", follow=True).content.decode()

    assert "Nøglen »Arkivscanneren« gælder ikke mere." in page and "Tilbagekaldt" in page
    assert UploadToken.objects.standing(key) is None


def test_an_editor_has_to_do_with_her_own_alone(editor_client: Client, admin_client: Client) -> None:
    made(admin_client, "Bestyrerens")
    made(editor_client, "Mettes")
    other = UploadToken.objects.get(name="Bestyrerens")

    assert "Bestyrerens" not in editor_client.get(ADDRESS).content.decode()
    assert editor_client.post(f"{ADDRESS}{other.pk}/tilbagekald/").status_code == 404
    assert "Mettes" in admin_client.get(ADDRESS).content.decode()


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302
    assert client.post(ADDRESS, {"name": "x"}).status_code == 302
    assert not UploadToken.objects.exists()
