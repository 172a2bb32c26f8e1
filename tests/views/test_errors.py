from typing import Any

import pytest
from django.conf import settings as given
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, RequestFactory

from minutes.views import errors
from tests.away import database_away


@pytest.mark.django_db
def test_an_unknown_address_says_so_in_danish_and_leads_on(client: Client) -> None:
    response = client.get("/findes/ikke/")
    assert response.status_code == 404
    assert "Her er ingen side" in response.content.decode()
    assert 'action="/soeg/"' in response.content.decode()


def test_a_failure_is_shown_without_the_database(rf: RequestFactory) -> None:
    response = errors.broken(rf.get("/"))
    assert response.status_code == 500
    assert "Prøv igen om et øjeblik" in response.content.decode()
    assert 'href="/"' in response.content.decode()


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    ("method", "address", "said"),
    [
        ("GET", "/medlem/", "Prøv igen om et par minutter"),
        ("GET", "/en/medlem/", "Try again in a few minutes"),
        # Whoever handed something in is told what became of it.
        ("POST", "/upload/", "En fil, der nåede at komme ind, bliver genkendt"),
    ],
)
def test_while_the_database_is_away_it_is_said_and_passes(method: str, address: str, said: str) -> None:
    client = Client(raise_request_exception=False)
    client.cookies[given.SESSION_COOKIE_NAME] = "a" * 32
    with database_away():
        response = client.generic(method, address)
    assert (response.status_code, response["Retry-After"]) == (503, "30")
    assert said in response.content.decode()
    assert client.generic(method, address).status_code in {200, 302}, "the next connection is a new one"


@pytest.mark.django_db(transaction=True)
def test_it_is_told_to_those_who_watch(client: Client) -> None:
    with database_away():
        response = client.get("/readyz")
    assert (response.status_code, response.json()["database"]) == (503, False)
    assert client.get("/readyz").status_code == 200


@pytest.mark.django_db
@pytest.mark.parametrize(("spare", "status"), [(0, 302), (1, 400)])
def test_so_many_files_are_taken_and_no_more(
    admin_client: Client, settings: Any, tmp_path: Any, spare: int, status: int
) -> None:
    settings.DOCUMENTS_DIR = tmp_path
    settings.MAX_FILES_PER_UPLOAD = settings.DATA_UPLOAD_MAX_NUMBER_FILES = 3
    files = [SimpleUploadedFile(f"{number}.txt", b"x") for number in range(3 + spare)]
    response = admin_client.post("/upload/", {"documents": files})
    assert response.status_code == status
    if spare:
        assert "højst 3 filer op ad gangen" in response.content.decode()


def test_the_limit_of_files_is_the_one_that_holds() -> None:
    assert given.DATA_UPLOAD_MAX_NUMBER_FILES == given.MAX_FILES_PER_UPLOAD


def test_a_form_that_is_too_old_says_what_to_do() -> None:
    response = Client(enforce_csrf_checks=True).post("/log-ind/", {"username": "a", "password": "b"})
    assert response.status_code == 403
    assert "genindlæs siden" in response.content.decode()


def test_a_host_that_is_not_ours_is_refused_in_danish(client: Client) -> None:
    response = client.get("/", headers={"host": "no host"})
    assert response.status_code == 400
    assert "Det kan arkivet ikke tage imod" in response.content.decode()
