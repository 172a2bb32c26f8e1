"""(question, items that must be found): what a reader types, and what is meant."""

import pytest

from minutes import search
from minutes.search import Question
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> dict[str, int]:
    """Items by a short name → their ids."""
    meeting = builders.meeting("2025-09-02")
    older = builders.meeting("2024-06-18", of=builders.council("sjaelland"))
    rows = {
        "budget": builders.item(
            meeting,
            "3.1",
            "Budget for KKR",
            sagsfremstilling="Den cirkulære økonomi drøftes på mødet. Flere borgmestre deltog.",
            decision="KKR tog orienteringen til efterretning.",
            outcomes=["taget til efterretning"],
        ),
        "reform": builders.item(
            meeting,
            "3.2",
            "Implementering af sundhedsreformen",
            indstilling="Det indstilles, at KKR drøfter sundhedsreformens betydning.",
            decision="Sagen blev drøftet.",
            outcomes=["drøftet"],
            case=builders.case("SAG-2025-03121"),
        ),
        "fureso": builders.item(
            older,
            "4",
            "Udpegning til bestyrelsen",
            municipalities=[builders.municipality("Furesø")],
            members=[builders.member("Maja Højgaard")],
            sagsfremstilling="En reform af taksterne for Furesø. Orienteringen var til god efterretning.",
        ),
        "broken": builders.item(
            older,
            "5",
            "Status",
            sagsfremstilling="Samarbejde om beskaeftigelscn i Lyngby-Taarbæk fortsætter.",
        ),
    }
    return {name: row.pk for name, row in rows.items()}


FINDS = [
    ("økonomi", ["budget"]),
    ("okonomi", ["budget"]),
    ("oekonomi", ["budget"]),
    ("ØKONOMIENS", ["budget"]),
    ("møde", ["budget"]),
    ("moede", ["budget"]),
    ("mode", ["budget"]),
    ("borgmester", ["budget"]),
    ("Furesø", ["fureso"]),
    ("fureso", ["fureso"]),
    ("maja højgaard", ["fureso"]),
    ("hoejgaard", ["fureso"]),
    ("sundhedsreform", ["reform"]),
    ("sundhedsreformens", ["reform"]),
    # A part of a compound is found, after the word itself.
    ("reform", ["fureso", "reform"]),
    ("sundhed", ["reform"]),
    ('"til efterretning"', ["budget"]),
    ("“orienteringen til efterretning”", ["budget"]),
    ("reform -takst", ["reform"]),
    ("reform −sundhedsreform", ["fureso"]),
    ("SAG-2025-03121", ["reform"]),
    ("sag-2025-03121", ["reform"]),
    ("3.2", ["reform"]),
    ("Lyngby-Taarbæk", ["broken"]),
    ("lyngby taarbaek", ["broken"]),
    ("18. juni 2024", ["fureso", "broken"]),
    # A word the scanner broke, and one the reader mistyped.
    ("beskæftigelsen", ["broken"]),
    ("sundhedsrefrom", ["reform"]),
    ("og af reform", ["fureso", "reform"]),
    # Word for word: "til god efterretning" is not it.
    ('"tog orienteringen til efterretning"', ["budget"]),
    # No item has both: those with some are better than nothing.
    ("økonomi Furesø", ["budget", "fureso"]),
    ("qqqqxyz", []),
]


@pytest.mark.parametrize(("text", "expected"), FINDS)
def test_it_finds(archive: dict[str, int], text: str, expected: list[str]) -> None:
    found = [hit.item_id for hit in search.ask(Question(text)).hits]
    names = {item_id: name for name, item_id in archive.items()}
    assert {names[item_id] for item_id in found} == set(expected)
