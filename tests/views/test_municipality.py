"""A municipality's page: the sentences that name it, whom it sent, and a way to follow it."""

import re

import pytest
from django.test import Client

from minutes.models import Municipality
from minutes.views import named
from tests import builders

pytestmark = pytest.mark.django_db


def text(client: Client, address: str = "/kommune/furesoe/") -> str:
    return " ".join(client.get(address).content.decode().split())


def marked(found: list[named.Passage]) -> list[str]:
    """Each passage in a line, with the marked words in brackets."""
    return [
        "".join(f"[{piece.text}]" if piece.marked else piece.text for piece in one.pieces) for one in found
    ]


@pytest.mark.parametrize(
    ("name", "written", "expected"),
    [
        # The sentence alone, and no other of its paragraph.
        (
            "Furesø",
            "Taksterne er nye. Furesø betaler mere. Det drøftes.",
            ["[Furesø] betaler mere."],
        ),
        # In the genitive, and twice in a sentence.
        ("Furesø", "Furesøs andel og Furesø Kommunes svar.", ["[Furesøs] andel og [Furesø] Kommunes svar."]),
        ("København", "Københavns Kommune stemte for.", ["[Københavns] Kommune stemte for."]),
        # A word of its own is no town, but where a Kommune follows.
        ("Vejen", "Vejen frem er lang. Vejen Kommune er med.", ["[Vejen] Kommune er med."]),
        # A point of a list without its dash, a row of a table without its tabs.
        ("Furesø", "- Furesø og Dragør\nFuresø\t12\t14", ["[Furesø] og Dragør", "[Furesø] · 12 · 14"]),
        # Part of a longer name, or in small letters, it is something else.
        ("Furesø", "Furesøbad er stort, og furesø findes ikke.", []),
    ],
)
def test_the_sentences_that_name_it_are_found_and_the_name_marked(
    name: str, written: str, expected: list[str]
) -> None:
    item = builders.item(sagsfremstilling=written)
    assert marked(list(named.passages(item, name))) == expected


def test_a_long_sentence_is_cut_at_words_around_the_name() -> None:
    item = builders.item(baggrund=f"{'ord ' * 200}Furesø {'ord ' * 200}")
    (passage,) = marked(list(named.passages(item, "Furesø")))
    assert re.fullmatch(r"… (ord )+\[Furesø\]( ord)+ …", passage)
    assert len(passage) < named.LENGTH + 20


def test_the_decision_is_quoted_first_and_leads_to_its_section(client: Client) -> None:
    home = builders.municipality()
    builders.item(
        builders.meeting(), "3.5", "Takster", municipalities=[home],
        baggrund="Furesø har spurgt.", decision="Furesø fik ret.",
    )  # fmt: skip
    page = text(client)
    assert page.index("</mark> fik ret.") < page.index("</mark> har spurgt.")
    assert 'href="/hovedstaden/2025-09-02/3.5/#beslutning"' in page
    assert "Flere steder" not in page


def test_of_an_item_with_many_sentences_it_says_that_there_are_more(client: Client) -> None:
    home = builders.municipality()
    builders.item(municipalities=[home], baggrund="\n\n".join(f"Furesø {n}." for n in range(9)))
    page = text(client)
    assert page.count("<mark>") == named.MOST_PASSAGES
    assert "Flere steder i punktet" in page


def of_four_meetings() -> Municipality:
    home, other = builders.municipality(), builders.municipality("Dragør")
    for day, came in {
        "2025-02-07": [("Maja Højgaard", "present"), ("Ole Brandt", "present")],
        "2025-04-04": [("Maja Højgaard", "present"), ("Ole Brandt", "absent")],
        "2025-06-18": [("Maja Højgaard", "absent")],
        "2025-09-02": [],
    }.items():
        meeting = builders.meeting(day)
        builders.attendance(meeting, "En anden", municipality=other)
        for name, status in came:
            builders.attendance(meeting, name, status, municipality=home)
    return home


def test_it_was_represented_where_somebody_came(client: Client) -> None:
    of_four_meetings()
    page = text(client)
    assert "Repræsenteret ved 2 af 4 møder i KKR Hovedstaden" in page
    listed = [
        ("Alle mødte ved 1 møde<", "7. februar 2025"),
        ("Nogle mødte eller sendte suppleant ved 1 møde<", "Maja Højgaard, Ole Brandt (afbud)"),
        ("Ingen mødte ved 1 møde<", "Maja Højgaard (afbud)"),
        ("Står ikke på listen ved 1 møde<", "2. september 2025"),
    ]
    for label, behind in listed:
        assert behind in page[page.index(label) :].split("</details>")[0]


def test_who_was_appointed_from_there_is_listed_with_where(client: Client) -> None:
    item = builders.item(number="3.5", title="Udpegning til Movia", decision="Udpeget.")
    builders.appointment(item.decision, "Ole Brandt", "Movia", municipality=builders.municipality())
    page = text(client)
    assert "Ole Brandt: Movia" in page
    assert "/hovedstaden/2025-09-02/3.5/#udpeget" in page


def test_it_can_be_followed(client: Client) -> None:
    builders.municipality()
    page = text(client)
    assert 'href="/kommune/furesoe/feed.atom"' in page
    assert "Fremmøde" not in page
