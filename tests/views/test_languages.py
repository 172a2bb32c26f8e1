"""English under /en/: the same pages, the same addresses behind the prefix, nothing guessed."""

from datetime import date
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.utils import translation

from minutes import days
from minutes.models import Redirect, ShortAddress
from tests import builders

pytestmark = pytest.mark.usefixtures("facts")

# What a browser set to English sends.
ENGLISH_BROWSER = {"Accept-Language": "en-GB,en;q=0.9"}


@pytest.mark.parametrize(
    ("address", "language"), [("/", "da"), ("/emne/", "da"), ("/en/", "en"), ("/en/emne/", "en")]
)
def test_the_address_alone_says_the_language(client: Client, address: str, language: str) -> None:
    response = client.get(address, headers=ENGLISH_BROWSER)
    assert f'<html lang="{language}">' in response.content.decode()
    assert response["Content-Language"] == language
    assert "Accept-Language" not in response.get("Vary", "") and not response.cookies


@pytest.mark.parametrize(
    ("address", "other"), [("/emne/", "/en/emne/"), ("/en/emne/", "/emne/"), ("/en/", "/")]
)
def test_a_link_leads_to_the_same_page_in_the_other_language(
    client: Client, address: str, other: str
) -> None:
    assert f'class="other-language" href="{other}"' in client.get(address).content.decode()


def test_what_was_asked_is_asked_in_the_other_language(client: Client) -> None:
    page = client.get("/soeg/?q=takster&aar=2025").content.decode()
    assert 'href="/en/soeg/?q=takster' in page


def test_links_stay_in_the_language(client: Client) -> None:
    page = client.get("/en/").content.decode()
    assert 'href="/en/emne/"' in page and 'href="/emne/"' not in page


@pytest.mark.parametrize("address", ["/emne/", "/en/emne/"])
def test_both_name_the_danish_address_as_the_lasting_one(client: Client, address: str) -> None:
    page = client.get(address).content.decode()
    assert '<link rel="canonical" href="http://testserver/emne/">' in page
    assert '<link rel="alternate" hreflang="da" href="http://testserver/emne/">' in page
    assert '<link rel="alternate" hreflang="en" href="http://testserver/en/emne/">' in page


@pytest.mark.parametrize(
    "address", ["/en/upload/", "/en/admin/", "/en/robots.txt", "/en/soeg/feed.atom", "/da/"]
)
def test_what_has_one_language_has_one_address(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


def test_a_moved_address_moves_in_both_languages(client: Client) -> None:
    Redirect.objects.leave("/medlem/maja/", "/medlem/maja-hoejgaard/", "Navnet er rettet.")
    assert client.get("/medlem/maja/")["Location"] == "/medlem/maja-hoejgaard/"
    assert client.get("/en/medlem/maja/")["Location"] == "/en/medlem/maja-hoejgaard/"


def test_a_short_address_keeps_the_language(client: Client) -> None:
    row = builders.meeting()
    ShortAddress.objects.create(code="bcdfg", meeting=row, address=row.get_absolute_url())
    assert client.get("/p/bcdfg/")["Location"] == "/hovedstaden/2025-09-02/"
    assert client.get("/en/p/bcdfg/")["Location"] == "/en/hovedstaden/2025-09-02/"


@pytest.mark.parametrize("address", ["/was/", "/en/was/", "/cookies/", "/en/cookies/"])
def test_every_page_leads_to_what_the_archive_says_of_itself(client: Client, address: str) -> None:
    assert f'href="{address}"' in client.get("/en/" if address.startswith("/en/") else "/").content.decode()
    response = client.get(address)
    assert response.status_code == 200 and not response.cookies


def test_the_accessibility_statement_says_whom_to_write_to(client: Client, settings: Any) -> None:
    settings.CONTACT_EMAIL = "arkivet@example.dk"
    assert 'href="mailto:arkivet@example.dk"' in client.get("/was/").content.decode()


def test_a_quotation_is_written_as_its_language_does_and_names_the_lasting_address(client: Client) -> None:
    builders.item(builders.meeting(), "3.5", decision="KKR »godkendte« forslaget.", page=12)
    page = unescape(client.get("/en/hovedstaden/2025-09-02/3.5/").content.decode())
    where = "(KKR Hovedstaden, 2 September 2025, item 3.5, p. 12)"
    assert f"“KKR ‘godkendte’ forslaget.” {where}, http://testserver/hovedstaden/2025-09-02/3.5/" in page


def test_the_index_is_danish_whoever_asks() -> None:
    """A reader's question drives it."""
    with translation.override("en"):
        assert days.danish(date(2007, 5, 3)) == "3. maj 2007"
