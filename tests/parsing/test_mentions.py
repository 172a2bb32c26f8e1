import pytest

from minutes.parsing import mentions
from minutes.parsing.types import Attendee

PARTIES = [
    ("Enhedslisten og Radikale Venstre anbefaler", ["Ø", "B"]),
    # Venstre is in Radikale Venstre's name and is another party.
    ("Venstre stemte imod", ["V"]),
    ("til venstre for vejen", []),
    ("SF og DF", ["F", "O"]),
    ("Socialdemokratiets gruppe", ["A"]),
    ("Bent Hansen (V) og Line Barfod (Ø)", ["V", "Ø"]),
    # A letter in brackets that is no party, and bare letters.
    ("scenarie (X), punkt A og C", []),
    # A list without a letter is known by its name.
    ("Borgernes Stemme tog forbehold", ["Borgernes Stemme"]),
]


@pytest.mark.parametrize(("text", "expected"), PARTIES)
def test_parties_are_known_by_name_or_letter(text: str, expected: list[str]) -> None:
    assert mentions.of(text).parties == expected


TOWNS = [
    ("Begge ligger i København.", ["København"]),
    ("Københavns Kommune og Furesøs borgmester", ["København", "Furesø"]),
    ("fra Høje-Taastrup og Ikast-Brande", ["Høje-Taastrup", "Ikast-Brande"]),
    ("Bornholms Regionskommune", ["Bornholm"]),
    # Words of their own, or names of other things.
    ("ad Vejen frem", []),
    ("Vejen Kommune", ["Vejen"]),
    ("Greve Kommune, men ikke Greve", ["Greve"]),
    # Part of another word.
    ("Københavnerne", []),
    ("Roskilde-København", []),
]


@pytest.mark.parametrize(("text", "expected"), TOWNS)
def test_municipalities_are_known_by_their_official_names(text: str, expected: list[str]) -> None:
    assert mentions.of(text).municipalities == expected


def test_attendees_are_found_by_their_whole_name() -> None:
    who = [Attendee(name, "A", None, "present", None, 1, "") for name in ("Maja Højgaard", "Bent Hansen")]
    assert mentions.of("Maja Højgaard orienterede.", who).people == ["Maja Højgaard"]
