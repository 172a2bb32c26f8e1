"""An editor's own account, and how long a login lasts."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.test import Client

from minutes import sessions
from tests import builders

pytestmark = pytest.mark.django_db
OLD, NEW = "en-lang-adgangskode", "en-endnu-længere-adgangskode"


def log_in(client: Client, password: str = OLD) -> bool:
    answer = client.post("/log-ind/", {"username": "mette", "password": password})
    return answer.status_code == 302


@pytest.fixture
def editor(client: Client) -> Client:
    builders.user("mette", password=OLD)
    assert log_in(client)
    return client


def change(client: Client, old: str = OLD, new: str = NEW, again: str = NEW) -> Any:
    said = {"old_password": old, "new_password1": new, "new_password2": again}
    return client.post("/redaktion/konto/", said, follow=True)


def test_a_stranger_is_asked_to_log_in(client: Client) -> None:
    assert client.get("/redaktion/konto/")["Location"] == "/log-ind/?next=/redaktion/konto/"


def test_it_says_who_one_is(editor: Client) -> None:
    page = editor.get("/redaktion/konto/").content.decode()
    assert "<dd>mette</dd>" in page
    assert "<dd>Redaktør</dd>" in page


def test_another_password_logs_every_other_browser_out(editor: Client) -> None:
    other = Client()
    assert log_in(other)
    assert other.get("/upload/").status_code == 200

    assert "Adgangskoden er skiftet." in change(editor).content.decode()

    assert other.get("/upload/").status_code == 302
    assert editor.get("/upload/").status_code == 200
    assert log_in(other, NEW)
    assert LogEntry.objects.get().change_message == "skiftede sin adgangskode"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"old": "forkert"}, "Den nuværende adgangskode er ikke rigtig."),
        ({"again": "noget helt andet"}, "De to nye adgangskoder er ikke ens."),
        (
            {"new": "kort", "again": "kort"},
            "Denne adgangskode er for kort. Den skal indeholde mindst 12 tegn.",
        ),
        ({"new": "administrator", "again": "administrator"}, "Denne adgangskode er for almindelig."),
    ],
)
def test_a_password_that_will_not_do_is_told_in_danish(
    editor: Client, said: dict[str, str], told: str
) -> None:
    response = change(editor, **said)
    assert response.status_code == 400
    assert told in response.content.decode()
    assert log_in(Client())


def test_a_login_gives_a_session_of_its_own(client: Client) -> None:
    """Whoever had planted a session in the browser does not share the editor's."""
    builders.user("mette", password=OLD)
    planted = client.session
    planted["planted"] = True
    planted.save()
    assert client.cookies["sessionid"].value == planted.session_key

    assert log_in(client)

    assert client.cookies["sessionid"].value != planted.session_key


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    now = {"minutes": 1_000_000.0}
    monkeypatch.setattr(sessions.time, "time", lambda: 60 * now["minutes"])
    yield now


@pytest.mark.parametrize(
    ("pauses", "status"),
    [
        ([240], 200),
        ([241], 302),
        # Each click begins the pause anew, until the day is over.
        ([200] * 7, 200),
        ([200] * 7 + [41], 302),
    ],
)
def test_a_session_ends_after_a_pause_and_after_a_day(
    clock: dict[str, float], editor: Client, settings: Any, pauses: list[int], status: int
) -> None:
    settings.SESSION_IDLE_MINUTES, settings.SESSION_MINUTES = 240, 24 * 60
    for pause in pauses:
        clock["minutes"] += pause
        last = editor.get("/upload/").status_code
    assert last == status


def test_an_anonymous_page_costs_no_query_more_and_gets_no_cookie(
    client: Client, django_assert_num_queries: Any
) -> None:
    with django_assert_num_queries(0):
        response = client.get("/cookies/")
    assert not response.cookies


def test_clicks_soon_after_each_other_write_nothing(
    clock: dict[str, float], editor: Client, django_assert_num_queries: Any
) -> None:
    clock["minutes"] += 1
    with django_assert_num_queries(5) as asked:
        editor.get("/redaktion/konto/")
    assert all(query["sql"].startswith("SELECT") for query in asked.captured_queries)
