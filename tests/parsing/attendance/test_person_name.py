"""What is a person's name and what is not."""

import pytest

from minutes.parsing.attendance import person_name

NAMES = [
    ("Jens Hansen", "Jens Hansen", ""),
    ("Jens Hansen borgmester i Køge", "Jens Hansen", "borgmester i Køge"),
    ("Allan S. Andersen", "Allan S. Andersen", ""),
    ("H.C. Østerby", "H.C. Østerby", ""),
    ("Knud von der Essen", "Knud von der Essen", ""),
    ("Jens Hansen Jr.", "Jens Hansen Jr.", ""),
    ("Ali el-Khatib", "Ali el-Khatib", ""),
    ("D’Arcy Møller", "D’Arcy Møller", ""),
    # One name alone, a small letter, a house, a body: nobody.
    ("Jens", None, "Jens"),
    ("der var kaffe", None, "der var kaffe"),
    ("Scandic Hotel Roskilde", None, "Scandic Hotel Roskilde"),
    ("Region Sjælland", None, "Region Sjælland"),
    ("A B", None, "A B"),
]


@pytest.mark.parametrize(("text", "name", "rest"), NAMES)
def test_a_name_at_the_beginning(text: str, name: str | None, rest: str) -> None:
    assert person_name.leading_name(text) == (name, rest)


CAPITALS = [
    ("JENS HANSEN", "Jens Hansen"),
    ("JENS-KRISTIAN VON ESSEN", "Jens-Kristian von Essen"),
    ("OLE S. O'NEIL", "Ole S. O'Neil"),
    ("Jens HANSEN", "Jens HANSEN"),
    ("Jens Hansen", "Jens Hansen"),
]


@pytest.mark.parametrize(("text", "expected"), CAPITALS)
def test_a_name_in_capitals_is_written_as_others(text: str, expected: str) -> None:
    assert person_name.as_printed(text) == expected
