"""Whatever is typed, pasted or sent is answered, at every address of the search.

The hundred and seventy here go with every change; `make hostile` asks the thousands, and
`python -m bench.search_hostile` also how long each takes.
"""

import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.test import Client
from django.urls import URLPattern

from minutes import search, urls
from tests import builders
from tests.search import hostile_questions

pytestmark = pytest.mark.django_db

FEW, MANY = 170, 2_210
# Markup that a question brought along and that the page did not escape.
ALIVE = re.compile(rb"<script>alert|<img src=x|<svg/onload|<a href=//evil", re.IGNORECASE)
# Only these may be said instead of a page: go there; that is too much at once.
ANSWERS = {200, 302, 400}


@pytest.fixture
def archive() -> None:
    maja = builders.attendance(builders.meeting("2024-06-18"), person=True)
    for number, (title, decision) in enumerate(
        [
            ("Klimaalliancen og sundhedsreformen", "KKR tiltrådte."),
            ("Fordeling af lærepladser", "Godkendt med takst på 10 kr."),
            ("Beskæftigelsesindsatsen i Lyngby-Taarbæk", "Udsat."),
        ],
        start=1,
    ):
        builders.item(
            maja.meeting,
            f"3.{number}",
            title,
            decision=decision,
            outcomes=["godkendt"],
            case=builders.case(),
            parties=[builders.party("Ø")],
            municipalities=[builders.municipality()],
            topics=[builders.topic("Klima")],
            members=[maja.member],
        )
    search.follow()


def search_addresses() -> list[str]:
    """The page, and whatever else the search has an address for: suggestions, feed, CSV."""
    routes = (str(found.pattern) for found in urls.pages + urls.once if isinstance(found, URLPattern))
    return [f"/{route}" for route in routes if route.startswith("soeg") and "<" not in route]


def refused(addresses: list[str], questions: Iterator[tuple[str, bytes]]) -> list[Any]:
    """What was asked and what came, of every answer that is not one."""
    client = Client(raise_request_exception=False)
    wrong = []
    for number, (family, query) in enumerate(questions):
        address = addresses[number // len(hostile_questions.FAMILIES) % len(addresses)]
        response = client.get(address, QUERY_STRING=query.decode("latin-1"))
        body = response.getvalue()
        alive = address == "/soeg/" and ALIVE.search(body)
        if response.status_code not in ANSWERS or alive:
            wrong.append((address, family, query[:300], response.status_code, alive))
    return wrong


def test_no_question_ends_in_an_error(archive: None) -> None:
    pages = search_addresses()
    assert "/soeg/" in pages
    assert refused(pages, hostile_questions.asked(FEW)) == []


@pytest.mark.campaign
def test_no_question_of_thousands_ends_in_an_error(archive: None) -> None:
    assert refused(search_addresses(), hostile_questions.asked(MANY, seed=7)) == []


def test_only_too_many_parameters_are_refused(archive: None, client: Client) -> None:
    """A hundred are more than any reader has; a thousand are an attack, and cost nothing."""
    for amount, answer in ((100, 200), (20_000, 400)):
        query = "&".join("parti=oe" for _ in range(amount))
        assert client.get("/soeg/", QUERY_STRING=query).status_code == answer


def test_questions_are_the_same_every_time_and_seldom_twice() -> None:
    questions = list(hostile_questions.asked(MANY))
    assert questions == list(hostile_questions.asked(MANY))
    assert len(set(questions)) > 0.85 * MANY
    assert {family for family, _ in questions} == {each.__name__ for each in hostile_questions.FAMILIES}
