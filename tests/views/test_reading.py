import pytest

from minutes.initials import without
from minutes.templatetags.reading import blocks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("Et afsnit.\n\nOg et til.", [("text", ["Et afsnit."]), ("text", ["Og et til."])]),
        # Both kinds of dash in one list, as in item 3.5.
        ("- Rabat\n\n— Takster", [("bullets", ["Rabat", "Takster"])]),
        ("1) Følge status;\n\n2) Løfte;", [("numbers", ["Følge status;", "Løfte;"])]),
        # A date at the head of a paragraph, and a number by itself, are no lists.
        ("2. september 2025 mødtes KKR.", [("text", ["2. september 2025 mødtes KKR."])]),
        ("5. Alene, uden følge.", [("text", ["5. Alene, uden følge."])]),
        # An author's own heading; but not the words that lead into a list.
        (
            "Videre proces\n\nHvis KKR godkender.",
            [("heading", ["Videre proces"]), ("text", ["Hvis KKR godkender."])],
        ),
        # The rows of a table, whose names are broken over lines, are none either.
        (
            "KKR\n\nHovedstaden 851 850 1.779 1.780\n\nHele landet 3.000 3.000 6.000 6.000",
            [
                ("text", ["KKR"]),
                ("text", ["Hovedstaden 851 850 1.779 1.780"]),
                ("text", ["Hele landet 3.000 3.000 6.000 6.000"]),
            ],
        ),
        (
            "Det indstilles, at KKR\n\n— drøfter",
            [("text", ["Det indstilles, at KKR"]), ("bullets", ["drøfter"])],
        ),
    ],
)
def test_text_becomes_paragraphs_and_lists(text: str, expected: list[tuple[str, list[str]]]) -> None:
    assert [(block.kind, block.lines) for block in blocks(text)] == expected


def test_the_cells_of_a_table_stand_in_rows() -> None:
    (_, table, after) = blocks("Fordelingen er:\n\nKKR\t2026\nHovedstaden\t851\n\nDet er flere.")
    assert (table.kind, table.rows) == ("table", [["KKR", "2026"], ["Hovedstaden", "851"]])
    assert after.lines == ["Det er flere."]


def test_a_list_goes_on_from_the_number_it_has() -> None:
    assert [block.start for block in blocks("3) Tre\n4) Fire")] == [3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SAG-2025-03121 gitb", "SAG-2025-03121 ····"),
        ("SAG-2025-03121 lar/chch", "SAG-2025-03121 ········"),
        # Damaged in the scan: the number too is unsure, and so is where it ends.
        ("SAG-2O25-03121 g1tb", "SAG-2O25-03121 ····"),
        ("gitb, lar", "·········"),
        ("Her kan lar stå i en sætning", "Her kan lar stå i en sætning"),
    ],
)
def test_initials_are_dots_of_the_same_length(text: str, expected: str) -> None:
    assert without(text, ["gitb", "lar"]) == expected
