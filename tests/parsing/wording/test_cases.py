"""The line below a title that says which case an item belongs to, and who handles it."""

import pytest

from minutes.parsing.wording import cases

LINES = [
    ("SAG-2018-00123 abc", "SAG-2018-00123", ("abc",)),
    ("SAG-2018-00123", "SAG-2018-00123", ()),
    ("SAG-2025-03121 lar/chch/chbn", "SAG-2025-03121", ("lar", "chch", "chbn")),
    # The hyphens read as something else.
    ("SAG 2025–03121 gitb", "SAG-2025-03121", ("gitb",)),
    # However initials are set.
    ("SAG-2025-03121 lar, chch", "SAG-2025-03121", ("lar", "chch")),
    ("SAG-2025-03121 lar / chch / chbn", "SAG-2025-03121", ("lar", "chch", "chbn")),
    ("SAG-2025-03121 gitb lar/chch", "SAG-2025-03121", ("gitb", "lar", "chch")),
    ("abc/def SAG-2018-00123", "SAG-2018-00123", ("abc", "def")),
    ("SAG-2018-00123 Init: ABC/DEF", "SAG-2018-00123", ("ABC", "DEF")),
    # Older papers name the number.
    ("Sags-ID: SAG-2014-01234", "SAG-2014-01234", ()),
    ("Sag: SAG-2014-01234", "SAG-2014-01234", ()),
    ("Sagsnr. 2012-00123", "2012-00123", ()),
    ("Sagsnr.: 07/1234", "07/1234", ()),
    ("Sags-ID: 1234567", "1234567", ()),
    ("Sagsnr.: 07/1234 Dok.ID: 123456 Init: ABC", "07/1234", ("ABC",)),
    # A running number of its year, with the initials or without.
    ("19/10433 ABO", "19/10433", ("ABO",)),
    ("07/1234 abc/def", "07/1234", ("abc", "def")),
    ("19/10433", "19/10433", ()),
    # A paper's number is no case, nor is a journal's.
    ("Dok.ID: 1234567", None, ()),
    ("J.nr. 00.01.00-A10", None, ()),
    ("Init: ABC", None, ("ABC",)),
]


@pytest.mark.parametrize(("line", "number", "officers"), LINES)
def test_a_line_of_fields_is_read(line: str, number: str | None, officers: tuple[str, ...]) -> None:
    found = cases.read(line)
    assert found is not None
    assert (found.number, found.officers) == (number, officers)


# What scanners make of it. The shape is sure, so the figures are.
DAMAGED = [
    ("SAG-2O15-01442 bns", "SAG-2015-01442", ("bns",)),
    ("SAG-2011-O3015 nub", "SAG-2011-03015", ("nub",)),
    ("SAG-2015-0l930 irg", "SAG-2015-01930", ("irg",)),
    ("SAG-20l1-02518 nub", "SAG-2011-02518", ("nub",)),
    ("SAG-2018-0O123", "SAG-2018-00123", ()),
    ("5AG-2018-00123 abc", "SAG-2018-00123", ("abc",)),
    ("SAG-201B-0S12Z abc", "SAG-2018-05122", ("abc",)),
    ("SAG-2QII-03015 nub", "SAG-2011-03015", ("nub",)),
    ("SA6-2018-00I23 abc/def", "SAG-2018-00123", ("abc", "def")),
    # The dashes long, with room around them, or as something else.
    ("SAG—2018—00123", "SAG-2018-00123", ()),
    ("SAG-2018- 00123 abc", "SAG-2018-00123", ("abc",)),
    ("SAG - 2018 - 00123 abc", "SAG-2018-00123", ("abc",)),
    ("SAG_2018.00123", "SAG-2018-00123", ()),
    # The room before the initials lost.
    ("SAG-2018-00123abc", "SAG-2018-00123", ("abc",)),
    ("SAG-2018-00123lar/bos", "SAG-2018-00123", ("lar", "bos")),
    # Specks in the margin.
    (". SAG-2018-00123 abc", "SAG-2018-00123", ("abc",)),
    ("| SAG-2018-00123 abc", "SAG-2018-00123", ("abc",)),
    # Under a label too.
    ("Sagsnr.: O7/l234", "07/1234", ()),
]


@pytest.mark.parametrize(("line", "number", "officers"), DAMAGED)
def test_figures_read_as_letters_are_figures(line: str, number: str, officers: tuple[str, ...]) -> None:
    found = cases.read(line)
    assert found is not None
    assert (found.number, found.officers) == (number, officers)


def test_an_editor_hears_what_was_mended() -> None:
    mended, clean = cases.read("SAG-2O15-01442 bns"), cases.read("SAG 2015–01442 bns")
    assert (mended and mended.mended, clean and clean.mended) == ("SAG-2O15-01442", None)


NO_CASES = [
    # Words that a damaged number may look like.
    "Sag Olli Solli",
    "Sagsnr. findes ikke",
    "SAG-IOOO-OOIOO",
    # An item's number and its title.
    "Sag nr. 4: Budget 2020",
    # Cases that a text speaks of.
    "Sagen SAG-2025-03121 blev drøftet på sidste møde",
    "SAG-2025-03121 blev behandlet i juni og udsat",
    "Ref: lang sætning om alt muligt andet og mere til",
    # A month of a year, a share, a score.
    "12/2018",
    "12/2018 abc",
    "19/10433 blev behandlet",
    "10/100",
    "SAG-",
    "SAG-2025-",
    "Deltagere: 39",
    "Kl. 10.00: Velkomst",
    "",
]


@pytest.mark.parametrize("line", NO_CASES)
def test_a_text_is_no_line_of_fields(line: str) -> None:
    assert cases.read(line) is None


def test_a_case_may_stand_behind_its_title() -> None:
    line = "1.1. Godkendelse af referat SAG-2018-00123 abc"
    assert line[: cases.trailing(line)] == "1.1. Godkendelse af referat"
    assert cases.trailing("1.1. Opfølgning på SAG-2018-00123 i regionen og kommunerne") is None
