"""Rows of a table keep their cells; what only looks like a table does not get any."""

import pytest

from minutes.parsing.types import Line
from tests.parsing import drawn
from tests.parsing.lines import lines as written

BUDGET = """
Kommune              2024       2025
Høje-Taastrup       1.250      1.310
Ishøj                 310        320
Vallensbæk             90        101
"""
BUDGET_CELLS = [
    ("Kommune", "2024", "2025"),
    ("Høje-Taastrup", "1.250", "1.310"),
    ("Ishøj", "310", "320"),
    ("Vallensbæk", "90", "101"),
]


def rows(found: list[Line]) -> list[tuple[str, ...]]:
    return [line.cells for line in found if line.cells and not line.furniture]


@pytest.mark.parametrize("read", [drawn.lines, written])
def test_a_table_has_cells_drawn_or_written(read: object) -> None:
    found = read("Udgifterne fordeler sig således:\n\n" + BUDGET.strip("\n") + "\n\nKKR drøftede dem.")  # type: ignore[operator]
    assert rows(found) == BUDGET_CELLS
    assert [line.cells for line in found if "Udgifterne" in line.text or "KKR" in line.text] == [(), ()]


def test_a_short_line_below_a_table_is_none_of_its_rows() -> None:
    below = "\nVirksomhederne efterspørger:\n– kørekort\n– dansk på arbejdspladsen"
    found = drawn.lines(BUDGET.strip("\n") + below)
    assert rows(found) == BUDGET_CELLS
    assert [line.text for line in found if line.text][-3:] == below.strip().split("\n")


def test_two_tables_with_a_line_between_are_two() -> None:
    found = drawn.lines(BUDGET.strip("\n") + "\nDet er for meget, mener KKR:\n" + BUDGET.strip("\n"))
    assert rows(found) == [*BUDGET_CELLS, *BUDGET_CELLS]


def test_a_drawn_rows_text_is_its_cells() -> None:
    assert [line.text for line in drawn.lines(BUDGET)][1] == "Høje-Taastrup  1.250  1.310"


def test_a_written_rows_text_stays_as_written() -> None:
    assert written(BUDGET.strip("\n"))[1].text == BUDGET.strip("\n").split("\n")[1]


WRAPPED = [
    # A cell's lines are one cell: what is broken off goes on below.
    (
        """
Indsats                    Ansvar            Tid
Fælles indkøb af hjælpe-   Sundhed           2025
midler
Ny model for lægevagt      Embedsmands-      2026
                           udvalget
Digital post               KL                2027
""",
        [
            ("Indsats", "Ansvar", "Tid"),
            ("Fælles indkøb af hjælpemidler", "Sundhed", "2025"),
            ("Ny model for lægevagt", "Embedsmandsudvalget", "2026"),
            ("Digital post", "KL", "2027"),
        ],
    ),
    # Units under the years of a head are a row of their own.
    (
        """
Kommune           2019        2020
                  mio. kr.    mio. kr.
Faxe              12,0        13,5
Greve              9,1         9,4
""",
        [
            ("Kommune", "2019", "2020"),
            ("", "mio. kr.", "mio. kr."),
            ("Faxe", "12,0", "13,5"),
            ("Greve", "9,1", "9,4"),
        ],
    ),
    # A row without a first cell that has numbers of its own is a row.
    (
        """
Område          Kommune       Antal
Syd             Ishøj            12
                Tårnby           14
Nord            Furesø            9
""",
        [
            ("Område", "Kommune", "Antal"),
            ("Syd", "Ishøj", "12"),
            ("", "Tårnby", "14"),
            ("Nord", "Furesø", "9"),
        ],
    ),
]


@pytest.mark.parametrize(("picture", "expected"), WRAPPED)
def test_a_wrapped_line_belongs_to_its_row(picture: str, expected: list[tuple[str, ...]]) -> None:
    assert rows(drawn.lines(picture)) == expected


def test_a_table_broken_by_a_page_is_one_though_either_part_is_short() -> None:
    above = "Område          Antal    År\nFyn               12    2024"
    below = "Syd               14    2025\nNord               9    2025"
    parts = [("Område", "Antal", "År"), ("Fyn", "12", "2024"), ("Syd", "14", "2025"), ("Nord", "9", "2025")]
    assert rows(drawn.lines(above, "KKR Syddanmark\n" + below)) == parts
    assert rows(written(above + "\n\nSIDE 1\n KKR Syddanmark\n\n" + below)) == parts
    assert rows(drawn.lines(above, "Noget andet\nog mere\nog mere")) == []


def test_a_head_may_span_its_columns_and_lack_a_cell() -> None:
    found = written(
        "                  2015        2017 (1. halvår)\n"
        "Favrskov            19            36\n"
        "Hedensted           23            41\n"
        "Herning             22            38"
    )
    assert rows(found)[:2] == [("", "2015", "2017 (1. halvår)"), ("Favrskov", "19", "36")]


def test_the_rest_of_a_table_on_the_next_page_repeats_its_head_for_the_page() -> None:
    rest = "Kommune              2024       2025\nTårnby                 410        420"
    found = drawn.lines(BUDGET, rest)
    assert rows(found) == [*BUDGET_CELLS, ("Tårnby", "410", "420")]
    assert [line.text for line in found if line.furniture] == ["Kommune  2024  2025"]


ATTENDEES = (
    "Lars Weiss            A       København\n"
    "Sofia Osmani          C       Lyngby\n"
    "Jens Skov             F       Egedal"
)


def test_the_columns_of_a_list_of_attendees_are_kept_where_the_spaces_are_gone() -> None:
    assert rows(drawn.lines(ATTENDEES))[0] == ("Lars Weiss", "A", "København")
    assert rows(written(ATTENDEES)) == []


PERSONS = [
    # Each member with a substitute; a name as long as its column leaves little white behind it.
    (
        """
Medlem                          Stedfortræder
Lars Weiss (A), København       Sofia Osmani (C), Lyngby-Taarbæk
Jens Skov Hansen (F), Egedal    Bo Friis (V), Greve
""",
        [
            ("Medlem", "Stedfortræder"),
            ("Lars Weiss (A), København", "Sofia Osmani (C), Lyngby-Taarbæk"),
            ("Jens Skov Hansen (F), Egedal", "Bo Friis (V), Greve"),
        ],
    ),
    # What a person is stands in small letters, and goes on with nothing above it.
    (
        """
Navn              Parti    Kommune       Post
Rune Holm         A        Norddjurs     medlem
Karina Nymark     A        Skive         stedfortræder
""",
        [
            ("Navn", "Parti", "Kommune", "Post"),
            ("Rune Holm", "A", "Norddjurs", "medlem"),
            ("Karina Nymark", "A", "Skive", "stedfortræder"),
        ],
    ),
    # The body first, with a bracket in its head.
    (
        """
Bestyrelse        Medlem (KKR)      Parti    Kommune
SOSU Nord         Solveig Bach      A        Morsø
Tech College      Esben Møller      V        Jammerbugt
""",
        [
            ("Bestyrelse", "Medlem (KKR)", "Parti", "Kommune"),
            ("SOSU Nord", "Solveig Bach", "A", "Morsø"),
            ("Tech College", "Esben Møller", "V", "Jammerbugt"),
        ],
    ),
]


@pytest.mark.parametrize(("picture", "expected"), PERSONS)
@pytest.mark.parametrize("read", [drawn.lines, written])
def test_persons_under_heads_are_read_row_by_row(
    read: object, picture: str, expected: list[tuple[str, ...]]
) -> None:
    found = read("Deltagere\nLis Jensen (A), Greve\n\n" + picture.strip("\n"))  # type: ignore[operator]
    assert rows(found) == expected


def test_cells_may_stand_two_spaces_apart_where_heads_say_that_they_are_cells() -> None:
    found = written(
        "Navn          Parti  Kommune         Post\n"
        "Lars Weiss    A      København       medlem\n"
        "Line B. Holm  V      Køge            medlem\n"
        "Sofia Osmani  C      Lyngby-Taarbæk  medlem"
    )
    assert [len(row) for row in rows(found)] == [4, 4, 4, 4]
    assert rows(found)[3] == ("Sofia Osmani", "C", "Lyngby-Taarbæk", "medlem")


def test_heads_said_again_below_a_heading_begin_another_table() -> None:
    picture = """
Til stede
Kommune       Navn              Parti
Favrskov      Anette Holm       V
Hedensted     Louise Degn       C
Suppleanter
Kommune       Navn              Parti    I stedet for
Lemvig        Birthe Sahl       V        Camilla Holm
Norddjurs     Mogens Ask        F        John Sørensen
"""
    found = drawn.lines(picture)
    assert [line.text for line in found if line.text and not line.cells] == ["Til stede", "Suppleanter"]
    assert rows(found)[-3:] == [
        ("Kommune", "Navn", "Parti", "I stedet for"),
        ("Lemvig", "Birthe Sahl", "V", "Camilla Holm"),
        ("Norddjurs", "Mogens Ask", "F", "John Sørensen"),
    ]


def test_headings_of_two_lists_beside_each_other_head_no_table() -> None:
    lists = "Deltagere                    Afbud\nLars Weiss (A), København    Sofia Osmani (C), Lyngby\n"
    lists += (
        "Jens Skov (F), Egedal        Bo Friis (V), Greve\nLis Jensen (A), Greve        Ole Holm (V), Køge"
    )
    found = drawn.lines(lists)
    assert rows(found) == rows(written(lists)) == []
    assert [line.text.split()[0] for line in found if line.text][:4] == ["Deltagere", "Lars", "Jens", "Lis"]


NO_TABLES = [
    # A table of contents, with leaders or without.
    "1. Godkendelse ............     3\n2. Status .................     4\n3. Eventuelt ..............     9",
    "1. Godkendelse                  3\n2. Status                       4\n3. Eventuelt                    9",
    # Labels.
    "Dato:           2. september\nTid:            10.00\nSted:           Glostrup",
    # Two rows are too few to know.
    "Kommune              2024       2025\nIshøj                 310        320",
    # A list of items with a tab after each number.
    "1.      Godkendelse\n2.      Status\n3.      Eventuelt",
]


@pytest.mark.parametrize("picture", NO_TABLES)
@pytest.mark.parametrize("read", [drawn.lines, written])
def test_what_only_looks_like_a_table_is_none(read: object, picture: str) -> None:
    assert rows(read(picture)) == []  # type: ignore[operator]


def test_tabs_part_cells_in_a_text_file() -> None:
    found = written("Kommune\tAntal\tÅr\nIshøj\t12\t2024\nFuresø\t9\t2025")
    assert rows(found) == [("Kommune", "Antal", "År"), ("Ishøj", "12", "2024"), ("Furesø", "9", "2025")]


def test_columns_that_do_not_stand_under_each_other_are_no_table() -> None:
    assert rows(written("en    to     tre\nfire   fem        seks\nsyv          otte   ni")) == []
