"""The picture that a link to an item is shown with."""

import re
from io import BytesIO
from typing import Any

import pytest
from django.test import Client
from PIL import Image

from minutes import picture, publication
from minutes.models import AgendaItem
from minutes.picture import REGULAR, RIGHT, SEMIBOLD, Card
from tests import builders

pytestmark = pytest.mark.django_db

ADDRESS = re.compile(r'<meta property="og:image" content="http://testserver([^"]+)">')


@pytest.fixture
def item() -> AgendaItem:
    return builders.item(builders.meeting("2025-09-02"), "3.2", "Takster", outcomes=["godkendt"])


def address(item: AgendaItem) -> str:
    """As its page gives it."""
    found = ADDRESS.search(Client().get(item.get_absolute_url()).content.decode())
    assert found
    return found[1]


def test_a_link_is_shown_with_a_picture(item: AgendaItem, django_assert_num_queries: Any) -> None:
    where = address(item)
    with django_assert_num_queries(2):
        response = Client().get(where)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert Image.open(BytesIO(response.content)).size == (1200, 630)
    # Whoever has it asks whether it is still to be seen, and is told so without its bytes.
    assert response["Cache-Control"] == "no-cache"
    assert Client().get(where, headers={"If-None-Match": response["ETag"]}).status_code == 304
    assert not response.cookies
    # As large as a network will fetch, and small beside a page.
    assert len(response.content) < 100_000


def test_an_english_page_gives_the_same_picture(item: AgendaItem) -> None:
    assert ADDRESS.findall(Client().get(f"/en{item.get_absolute_url()}").content.decode()) == [address(item)]


def test_another_decision_is_another_picture_and_the_old_address_leads_there(item: AgendaItem) -> None:
    before = address(item)
    item.decision.outcomes = ["udsat"]
    item.decision.save()
    after = address(item)
    assert before != after
    assert Client().get(before).headers["Location"] == after


def test_what_is_withdrawn_has_no_picture(item: AgendaItem) -> None:
    where = address(item)
    publication.withdraw(item.meeting, "Fejl.")
    assert Client().get(where).status_code == 410
    assert Client().get(where.replace("2025-09-02", "2025-09-03")).status_code == 404
    assert Client().get("/hovedstaden/2025-09-02/9/billede-0.png").status_code in {404, 410}


def test_it_tells_the_title_the_outcome_and_where_it_stands(item: AgendaItem) -> None:
    assert picture.of_item(item) == Card(
        "Takster", "Godkendt", "KKR Hovedstaden 2. september 2025, punkt 3.2"
    )
    bare = builders.item(builders.meeting("2025-01-01"), slug="eventuelt", title="Å" * 5000)
    bare.number = ""
    assert picture.of_item(bare) == Card("Å" * 400, "", "KKR Hovedstaden 1. januar 2025")


@pytest.mark.parametrize("name", [REGULAR, SEMIBOLD])
def test_the_letters_are_those_of_danish(name: str) -> None:
    font = picture._font(name, 40)
    missing = bytes(font.getmask("\uffff"))
    assert not [letter for letter in "abcæøåÆØÅéüö»«–§…" if bytes(font.getmask(letter)) == missing]


@pytest.mark.parametrize(
    ("title", "lines"),
    [
        ("Takster", ["Takster"]),
        ("Opfølgning på Strategi for mobilitet", ["Opfølgning på Strategi for", "mobilitet"]),
        # Wider than the picture: broken where the room ends.
        ("i " * 100, None),
        ("Ø" * 400, None),
        ("", []),
        ("\0\u202e<b>\n\x7f", None),
    ],
)
def test_a_title_is_broken_to_fit(title: str, lines: list[str] | None) -> None:
    font = picture._font(SEMIBOLD, 72)
    found = list(picture._lines(title, font))
    assert lines is None or found == lines
    assert "".join("".join(found).split()) == "".join(title.split())
    assert all(font.getlength(line) <= RIGHT for line in found)
    assert picture.png(Card(title, title, title)).startswith(b"\x89PNG")
