"""Whether the line below a row of an attendance list goes on with it."""

import pytest

from minutes.parsing.attendance import row_lines
from minutes.parsing.types import Line

JOINTS = [
    # What a row cannot end in: a comma, a word that leads over, an open bracket, a hyphen.
    ("Jens Hansen (V),", "Køge", " "),
    ("Jens Hansen (V), Køge og", "Lis Jensen (A), Greve", " "),
    ("Jens Hansen (V), Køge (suppleant for", "Lis Jensen (A))", " "),
    ("Lis Jensen (A), Greve, mødte for", "Jens Hansen", " "),
    ("Jens Wedel-", "Brandt (Ø), Ishøj", ""),
    ("Leif Olsker (Bor-", "gerlisten)", "-"),
    # What a row does not begin with.
    ("Jens Hansen (V), Køge", "Kommune", " "),
    ("Jens Hansen (V), Bornholms", "Regionskommune", " "),
    ("Jens Hansen (V), Køge", "(formand)", " "),
    ("Jens Hansen (V), Køge", "og Lis Jensen (A), Greve", " "),
    ("Jens Hansen (V), Køge", "borgmester", ", "),
    # Half a name on either line; behind a colon, "og" or "for" the other half may have several words.
    ("Jens Hansen (V), Køge, Lars", "Weiss (A), København", " "),
    ("Aalborg: Henning", "G. Jensager (A), Mai-Britt Holt (SF)", " "),
    ("Jens Hansen (V), Køge, og borgmester Birgit", "Sørhaug (A), Greve", " "),
    ("Afbud: Vibeke Hørup, Sorø. For Vibeke", "Hørup mødte Erling Kobberup", " "),
    # The town of those below.
    ("Køge: Jens Hansen (V). Greve:", "Lis Jensen (A)", " "),
    # Who came is said when a sentence begins with whom for, and not else.
    ("For Jens Hansen deltog", "Lis Jensen (A), Greve", " "),
    ("Jens Hansen (V), Køge / Lis Jensen (V) deltog", "Bo Bosen (C), Faxe", None),
    # Two persons.
    ("Jens Hansen (V), Køge", "Lis Jensen (A), Greve", None),
    ("Jens Hansen, Køge", "Lis Jensen, Greve", None),
    ("Jens Hansen (V, Køge", "Lis Jensen (A), Greve", None),
    ("Bent Hansen (V), Atlantis", "Lis Jensen (A), Greve", None),
    ("Lejre: Ingen", "Køge: Jens Hansen", None),
    # Another list, or nothing.
    ("Jens Hansen (V),", "Afbud: Lis Jensen (A), Greve", None),
    ("Jens Hansen (V), Køge", "", None),
]


@pytest.mark.parametrize(("above", "below", "expected"), JOINTS)
def test_a_line_goes_on_with_the_row_above(above: str, below: str, expected: str | None) -> None:
    assert row_lines.joint(above, below, 1) == expected


def test_an_open_bracket_takes_no_more_lines_than_a_person() -> None:
    above, below = "Jens Hansen (suppleant", "Lis Jensen, Greve"
    assert row_lines.joint(above, below, row_lines.OPEN_LINES - 1) == " "
    assert row_lines.joint(above, below, row_lines.OPEN_LINES) is None


ENDS = [
    ("Anja Bøll (A), København, for", True),
    ("Jens Hansen (V),", True),
    ("Jens Hansen (V), Køge (suppleant", True),
    ("Jens Hansen (V), Køge", False),
    ("Jens Hansen (V), Køge, deltog", False),
]


@pytest.mark.parametrize(("text", "is_open"), ENDS)
def test_a_row_goes_on_over_the_foot_of_a_page_where_it_must(text: str, is_open: bool) -> None:
    assert row_lines.is_open(text) is is_open


MARGINS = [
    # An address, a date, a telephone number, a page's number beside the list.
    ("Deltagere          www.kl.dk/kkr", "Deltagere"),
    ("Jens Hansen (V), Køge     Den 21. november 2016", "Jens Hansen (V), Køge"),
    ("Jens Hansen (V), Køge     Direkte 3370 3417     kkr@kl.dk", "Jens Hansen (V), Køge"),
    ("Jens Hansen (V), Køge     Side 1 af 6", "Jens Hansen (V), Køge"),
    # Columns of the list: a party, a town, a mark, and who else stands on the line.
    ("Jens Hansen    Køge    V", "Jens Hansen    Køge    V"),
    ("Jens Hansen    Køge    nej", "Jens Hansen    Køge    nej"),
    ("Jens Hansen (V), Køge     Lis Jensen (A), Greve", "Jens Hansen (V), Køge     Lis Jensen (A), Greve"),
    # Alone on its line it is not beside anything.
    ("kkr@kl.dk", "kkr@kl.dk"),
]


@pytest.mark.parametrize(("text", "expected"), MARGINS)
def test_the_letterhead_in_the_margin_is_none_of_the_row(text: str, expected: str) -> None:
    assert row_lines.without_letterhead(Line(text, 1, 1)).text == expected


def test_a_letterhead_in_a_cell_of_its_own() -> None:
    line = Line("Deltagere kkr@kl.dk", 1, 1, cells=("Deltagere", "kkr@kl.dk"))
    assert (row_lines.without_letterhead(line).text, row_lines.without_letterhead(line).cells) == (
        "Deltagere",
        (),
    )
