"""How minutes point at something else."""

import pytest

from minutes.parsing.agenda_item import references
from minutes.parsing.types import References

ITEMS = [
    ("jf. pkt. 3.2. og punkt 4", ["3.2", "4"]),
    ("jf. pkt. 3.2", ["3.2"]),
    ("punkt 4 på dagsordenen", ["4"]),
    ("se dagsordenspunkt 2.10", ["2.10"]),
    ("punkterne 3 og 4", ["3", "4"]),
    ("pkt. 3.1-3.3", ["3.1", "3.2", "3.3"]),
    ("punkt 4, 6 og 8", ["4", "6", "8"]),
    ("punkterne 5 til 8", ["5", "6", "7", "8"]),
    ("sag nr. 5 på dagsordenen", ["5"]),
    ("Under pkt. 2 blev sagen nævnt. Pkt. 2 udgik.", ["2"]),
    ("Punkt nr. 7", ["7"]),
    ("idet sag 2.4 behandles som første sag under punkt 2", ["2.4", "2"]),
    # A clock, a share, money.
    ("punkt 10:30 og 3,5 pct.", []),
    ("punkt 3,5 pct.", []),
    ("med 2 mio. kr. og 3.200 kr.", []),
    # A law, and the points of the indstilling itself.
    ("§ 3.2 i lov nr. 5", []),
    ("jf. indstillingens pkt. 1", []),
    ("punkt 2 i indstillingen", []),
    ("stk. 2, nr. 3", []),
]


@pytest.mark.parametrize(("text", "expected"), ITEMS)
def test_other_items(text: str, expected: list[str]) -> None:
    assert references.of(text).items == expected


DATES = [
    ("den 18. juni 2025", ["2025-06-18"]),
    ("d. 3. maj 2011", ["2011-05-03"]),
    ("18-06-2025", ["2025-06-18"]),
    ("18/6 2025", ["2025-06-18"]),
    ("18/6-2025", ["2025-06-18"]),
    ("18.6.2025", ["2025-06-18"]),
    ("den 18.06.09", ["2009-06-18"]),
    ("18 juni 2025", ["2025-06-18"]),
    ("Den 1. JANUAR 2007", ["2007-01-01"]),
    # Days that share their month and year.
    ("den 3. og 4. maj 2025", ["2025-05-03", "2025-05-04"]),
    ("den 30. april og 1. maj 2025", ["2025-04-30", "2025-05-01"]),
    ("i perioden 1. januar 2022 til 31. december 2025", ["2022-01-01", "2025-12-31"]),
    # No day is named, or none that exists.
    ("i juni 2025", []),
    ("31. februar 2025", []),
    ("pkt. 3.2.1 og 3.2.10", []),
    ("tlf. 33 70 33 70", []),
    ("2022-2025", []),
]


@pytest.mark.parametrize(("text", "expected"), DATES)
def test_days(text: str, expected: list[str]) -> None:
    assert references.of(text).dates == expected


COUNCILS = [
    ("sammen med KKR Sjælland", ["sjaelland"]),
    ("KKR Sjællands høringssvar", ["sjaelland"]),
    ("KKR Hovedstaden og KKR Sjælland", ["hovedstaden", "sjaelland"]),
    ("KKR Sjælland og Hovedstaden", ["sjaelland", "hovedstaden"]),
    ("KKR Nord- og Midtjylland", ["nordjylland", "midtjylland"]),
    ("Kommunekontaktrådet for Syddanmark", ["syddanmark"]),
    # A region is no council, and those that are not named are none in particular.
    ("Region Sjælland", []),
    ("de øvrige KKR", []),
]


@pytest.mark.parametrize(("text", "expected"), COUNCILS)
def test_councils(text: str, expected: list[str]) -> None:
    assert references.of(text).councils == expected


URLS = [
    # The sentence's full stop is not the address's, nor are the brackets round it.
    ("Se https://www.trm.dk/a-b.pdf. Og (www.kl.dk).", ["https://www.trm.dk/a-b.pdf", "www.kl.dk"]),
    ("læs mere på kl.dk/kkr", ["kl.dk/kkr"]),
    ("<https://www.kl.dk/kkr>", ["https://www.kl.dk/kkr"]),
    # Broken inside its brackets.
    ("<https://www.kl.dk/ kkr/moede>", ["https://www.kl.dk/kkr/moede"]),
    ("http://www.kkr-sj.dk, http://www.kkr-sj.dk", ["http://www.kkr-sj.dk"]),
    # A person's address is no page.
    ("skriv til kkr@kl.dk", []),
    ("notat.pdf og f.eks. 3.200", []),
]


@pytest.mark.parametrize(("text", "expected"), URLS)
def test_addresses(text: str, expected: list[str]) -> None:
    assert references.of(text).urls == expected


def test_each_stands_once_and_nothing_is_nothing() -> None:
    assert references.of("pkt. 3.2, pkt. 3.2").items == ["3.2"]
    assert references.of("") == References()


@pytest.mark.campaign
@pytest.mark.parametrize(
    "piece", ["pkt. 1, ", "1.", "1. maj ", "a.", "møde ", "KKR Nord-, ", "www.", "<www."]
)
def test_a_long_row_of_the_same_is_read_at_once(piece: str) -> None:
    references.of(piece * (200_000 // len(piece)))
