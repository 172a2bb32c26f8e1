"""The way in: how often one may be wrong, and when one is let in again."""

from datetime import timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt, AccessLog
from django.contrib.sessions.models import Session
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from minutes import logins, roles, senders
from tests import builders

pytestmark = pytest.mark.django_db
PASSWORD = "en-lang-adgangskode"
WRONG = "forkert"
HERE, ELSEWHERE = "192.0.2.1", "192.0.2.2"


@pytest.fixture(autouse=True)
def mette(db: None) -> None:
    builders.user("mette", password=PASSWORD)


def tried(name: str = "mette", password: str = WRONG, address: str = HERE) -> HttpResponse:
    return Client(REMOTE_ADDR=address).post("/log-ind/", {"username": name, "password": password})


def wrong(times: int, **who: str) -> list[int]:
    return [tried(**who).status_code for _ in range(times)]


def gone_by(minutes: float) -> None:
    for row in AccessAttempt.objects.all():
        AccessAttempt.objects.filter(pk=row.pk).update(
            attempt_time=row.attempt_time - timedelta(minutes=minutes)
        )


def test_the_last_wrong_password_closes_the_way_in_and_the_right_one_opens_it_no_more(settings: Any) -> None:
    assert wrong(settings.LOGIN_ATTEMPTS) == [200] * (settings.LOGIN_ATTEMPTS - 1) + [429]
    assert tried(password=PASSWORD).status_code == 429


def test_one_wrong_password_less_does_not_and_the_right_one_forgets_them(settings: Any) -> None:
    wrong(settings.LOGIN_ATTEMPTS - 1)
    assert tried(password=PASSWORD).status_code == 302
    assert not AccessAttempt.objects.exists()


def test_it_says_until_when_and_what_to_do(settings: Any) -> None:
    wrong(settings.LOGIN_ATTEMPTS)
    refused = tried()
    until = AccessAttempt.objects.get().attempt_time + timedelta(minutes=settings.LOGIN_WAIT_MINUTES)
    page = refused.content.decode()
    assert f">{timezone.localtime(until):%H.%M}</time>, og prøv så igen." in page
    assert "spørg en administrator af arkivet" in page
    assert 0 < int(refused["Retry-After"]) <= 60 * settings.LOGIN_WAIT_MINUTES


@pytest.mark.parametrize(("share", "status"), [(0.9, 429), (1.1, 302)])
def test_the_wait_ends_however_often_one_tries_meanwhile(settings: Any, share: float, status: int) -> None:
    wrong(settings.LOGIN_ATTEMPTS)
    gone_by(share * settings.LOGIN_WAIT_MINUTES / 2)
    assert tried().status_code == 429
    gone_by(share * settings.LOGIN_WAIT_MINUTES / 2)
    assert tried(password=PASSWORD).status_code == status


@pytest.mark.parametrize(
    ("name", "address"),
    # A colleague in the same house, and the same editor at home, whom nobody else can keep out.
    [("niels", HERE), ("mette", ELSEWHERE)],
)
def test_only_the_name_at_the_address_is_closed(settings: Any, name: str, address: str) -> None:
    builders.user("niels", password=PASSWORD)
    wrong(settings.LOGIN_ATTEMPTS)
    assert tried(name, PASSWORD, address).status_code == 302


@pytest.mark.parametrize(("spare", "status"), [(1, 302), (0, 429)])
def test_an_address_that_tries_many_names_is_closed(settings: Any, spare: int, status: int) -> None:
    settings.LOGIN_ATTEMPTS_OF_ADDRESS = 8
    for number in range(settings.LOGIN_ATTEMPTS_OF_ADDRESS - spare):
        tried(f"navn{number}")
    assert tried(password=PASSWORD).status_code == status
    assert tried(password=PASSWORD, address=ELSEWHERE).status_code == 302


def test_one_editor_does_not_guess_anothers_password_by_logging_in_in_between(settings: Any) -> None:
    builders.user("niels", password=PASSWORD)
    wrong(settings.LOGIN_ATTEMPTS - 1)
    assert tried("niels", PASSWORD).status_code == 302
    assert tried().status_code == 429


def test_an_administrator_opens_it_again(client: Client, settings: Any) -> None:
    wrong(settings.LOGIN_ATTEMPTS)
    client.force_login(builders.user("niels", roles.ADMINISTRATOR, is_staff=True))
    listed = client.get("/admin/axes/accessattempt/").content.decode()
    assert "mette" in listed
    assert "lukket ude" in listed.lower()
    row = AccessAttempt.objects.get()
    client.post(f"/admin/axes/accessattempt/{row.pk}/delete/", {"post": "yes"})

    assert tried(password=PASSWORD).status_code == 302


def test_the_administration_has_the_same_way_in_and_out(client: Client, settings: Any) -> None:
    asked = client.get("/admin/minutes/document/", follow=True)
    assert asked.redirect_chain[-1][0] == "/log-ind/?next=/admin/minutes/document/"
    assert client.post("/admin/login/", {"username": "mette", "password": PASSWORD}).status_code == 302
    assert "_auth_user_id" not in client.session
    client.force_login(builders.user("niels", ""))
    assert client.get("/admin/", follow=True).status_code == 403
    assert client.get("/admin/password_change/")["Location"] == "/redaktion/konto/"
    assert client.post("/admin/logout/")["Location"] == "/"


def test_nothing_is_kept_of_who_logged_in_nor_long_of_who_did_not(settings: Any) -> None:
    tried(password=PASSWORD)
    tried("niels")
    gone_by(settings.LOGIN_WAIT_MINUTES - 1)
    logins.sweep()
    kept = AccessAttempt.objects.get()
    assert (PASSWORD in kept.post_data, "forkert" in kept.post_data) == (False, False)
    gone_by(1)
    logins.sweep()
    assert not AccessAttempt.objects.exists()
    assert not AccessLog.objects.exists()


def test_a_login_that_has_ended_is_forgotten(settings: Any) -> None:
    tried(password=PASSWORD)
    logins.sweep()
    assert Session.objects.count() == 1
    Session.objects.update(expire_date=timezone.now() - timedelta(seconds=1))
    logins.sweep()
    assert not Session.objects.exists()


@pytest.mark.parametrize(
    ("behind_proxy", "forwarded", "direct", "address"),
    [
        (False, "", HERE, HERE),
        # Anybody may send the header; only a proxy's own word in it counts, and it comes last.
        (False, ELSEWHERE, HERE, HERE),
        (True, ELSEWHERE, HERE, ELSEWHERE),
        (True, f"203.0.113.9, {ELSEWHERE}", HERE, ELSEWHERE),
        (True, "", HERE, HERE),
        (True, "kaffe", HERE, HERE),
        (True, f"{ELSEWHERE}, '; DROP TABLE", HERE, HERE),
        (False, "", "", None),
        # One house, one address: of the newer ones each has as many as it likes.
        (False, "", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"),
        (False, "", f"::ffff:{HERE}", HERE),
    ],
)
def test_an_address_is_the_senders_own(
    settings: Any, behind_proxy: bool, forwarded: str, direct: str, address: str | None
) -> None:
    settings.BEHIND_PROXY = behind_proxy
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded else {}
    assert senders.address_of(RequestFactory().get("/", REMOTE_ADDR=direct, **headers)) == address


def test_who_cannot_be_told_apart_can_log_in_and_be_locked_out(settings: Any) -> None:
    assert wrong(settings.LOGIN_ATTEMPTS, address="")[-1] == 429
    assert tried(password=PASSWORD, address="").status_code == 429
    assert tried(password=PASSWORD).status_code == 302
