"""What the archive holds and lacks, and how well it could be read."""

import re
from datetime import date
from typing import Any

import pytest
from django.test import Client

from minutes.models import Meeting
from tests import builders

pytestmark = pytest.mark.django_db


def text(client: Client) -> str:
    return " ".join(client.get("/arkivet/").content.decode().split())


def row(client: Client, year: int) -> list[str]:
    """What the table says of a year, council by council."""
    found = re.search(rf'<th scope="row">{year}</th>(.*?)</tr>', text(client))
    assert found is not None
    cells = found[1].replace("<span", " <span").split("</td>")[:-1]
    return [" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in cells]


def held(day: str, **fields: Any) -> Meeting:
    meeting = builders.meeting(day)
    builders.document(meeting, **fields)
    return meeting


@pytest.mark.parametrize(
    ("documents", "told"),
    [
        # None at all, and the usual number or more.
        ([], "0 mangler 5"),
        ([{}] * 5, "5"),
        ([{}] * 6, "6"),
        ([{}, {"kind": "dagsorden"}], "2 1 kun dagsorden mangler 3"),
        ([{"text_quality": 0.78}, {"text_quality": 0.9}], "2 1 dårligt skannet mangler 3"),
        # What cannot be shown yet is no referat.
        ([{"status": "held"}], "1 1 kun dagsorden mangler 4"),
    ],
)
def test_a_year_says_what_it_holds_and_lacks(client: Client, documents: list[Any], told: str) -> None:
    builders.council()
    for day, fields in zip(builders.days(9, "2024-02-02"), documents, strict=False):
        held(day, **fields)
    assert row(client, 2024) == [told]


def test_a_year_that_is_not_over_lacks_nothing_yet(client: Client) -> None:
    builders.council()
    assert row(client, date.today().year) == ["0"]


def test_the_picture_has_a_square_for_each_meeting_and_each_that_is_missing(client: Client) -> None:
    for day in builders.days(2, "2024-02-02"):
        held(day)
    page = text(client)
    picture = page[page.index('aria-label="KKR Hovedstaden, møder år for år"') :].split("</svg>")[0]
    assert picture.count('class="came"') == 2
    assert picture.count('class="unlisted"') == 5 * (date.today().year - 2007) - 2
    assert "<title>2. februar 2024: referat</title>" in picture


def test_what_is_on_its_way_is_counted_and_not_named(client: Client) -> None:
    for status in ("received", "held", "needs_ocr"):
        builders.document(name=f"hemmelig-{status}.pdf", status=status)
    builders.document(name="hemmelig.pdf", status="failed", error_code="broken")
    builders.document(builders.meeting("2024-02-02", published=False), text_quality=0.5)
    page = text(client)
    assert "3 dokumenter er modtaget og venter" in page
    assert "1 dokument kunne ikke læses" in page
    assert "emmelig" not in page
    assert "2. februar 2024" not in page


def test_the_worst_scans_lead_to_their_meetings(client: Client) -> None:
    held("2024-02-02", text_quality=0.86)
    held("2023-02-03", text_quality=0.781)
    held("2022-02-04", text_quality=0.99)
    worst = text(client).split('id="skannet"')[1]
    assert worst.index("78 % hele ord") < worst.index("/hovedstaden/2023-02-03/") < worst.index("86 %")
    assert "2022" not in worst


@pytest.mark.parametrize("amount", [1, 30])
def test_it_costs_the_same_however_much_there_is(
    client: Client, django_assert_num_queries: Any, amount: int
) -> None:
    for day in builders.days(amount):
        held(day, text_quality=0.5)
    with django_assert_num_queries(5):
        assert len(client.get("/arkivet/").content) < 100_000
