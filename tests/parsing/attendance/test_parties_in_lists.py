"""What is a party in a row, how it is printed, and what settles one that was misread."""

import pytest

from minutes.parsing.attendance import parties_in_lists
from tests.parsing.lines import lines
from tests.referater import attendee

WRITTEN = [
    # In brackets also what nobody knows.
    ("V", True, False, "V"),
    ("S", True, False, "S"),
    ("XYZ", True, False, "XYZ"),
    ("Borgernes Stemme", True, False, "Borgernes Stemme"),
    ("Byens Bedste Borgere", True, False, None),
    # Outside brackets only what is known, or is a list by its name.
    ("V", False, False, "V"),
    ("Venstre", False, False, "Venstre"),
    ("løsgænger", False, False, "løsgænger"),
    ("Liste T", False, False, "Liste T"),
    ("Læsø Listen", False, False, "Læsø Listen"),
    ("Lolland-Listen", False, False, "Lolland-Listen"),
    ("Jens Hansen", False, False, None),
    ("Køge", False, False, None),
    # Bodies are no parties, in brackets either.
    ("KL", True, False, None),
    # What a scanner makes of Ø, on damaged pages alone.
    ("@", True, True, "@"),
    ("@", True, False, None),
    ("@", False, True, None),
]


@pytest.mark.parametrize(("written", "bracketed", "damaged", "expected"), WRITTEN)
def test_what_is_a_party(written: str, bracketed: bool, damaged: bool, expected: str | None) -> None:
    assert parties_in_lists.as_printed(written, bracketed=bracketed, damaged=damaged) == expected


LISTS = [
    ("Borgernes Stemme", "Borgernes Stemme"),
    ("”Nytgribskov”", "Nytgribskov"),
    ("Lokallisten  Hvidovre", "Lokallisten Hvidovre"),
    ("fra kl. 10", None),
    ("Foreningen af borgere, der vil noget andet med kommunen", None),
]


@pytest.mark.parametrize(("written", "expected"), LISTS)
def test_a_list_that_nobody_knows(written: str, expected: str | None) -> None:
    assert parties_in_lists.list_in_full(written) == expected


READ = [
    # As it stands, and whether the scanner leaves it open.
    ("V", False, ("V", False)),
    ("v", False, ("V", False)),
    ("SF", True, ("SF", False)),
    ("Nytgribskov", True, ("Nytgribskov", False)),
    ("D", False, ("D", False)),
    ("D", True, ("D", True)),
    ("9", True, ("Ø", False)),
    ("4", True, ("A", True)),
    ("/E", True, ("Æ", True)),
    # A nought is no party's letter on clean pages either.
    ("0", False, ("O", True)),
]


@pytest.mark.parametrize(("written", "damaged", "expected"), READ)
def test_the_party_as_it_was_printed(written: str, damaged: bool, expected: tuple[str, bool]) -> None:
    assert parties_in_lists.read(written, damaged) == expected


SETTLED = [
    # What most places of the document say after the name.
    ("Lis Jensen (Ø) var imod.\nLis Jensen (Ø) foreslog\nLis Jensen (A) sagde", "Ø", False),
    # Another's party, or none, settles nothing; nor does the row itself.
    ("Bo Bosen (Ø) var imod.", "D", True),
    ("Lis Jensen var imod.", "D", True),
    ("Ingen tog forbehold.", "D", True),
]


@pytest.mark.parametrize(("document", "party", "uncertain"), SETTLED)
def test_the_document_settles_a_party(document: str, party: str, uncertain: bool) -> None:
    people = [attendee("Lis Jensen", "D", "Greve", party_uncertain=True, line=90)]
    (who,) = parties_in_lists.settled(people, lines(document), damaged=True)
    assert (who.party, who.party_uncertain, who.party_inferred) == (party, uncertain, not uncertain)


MEMBERS = [
    # A substitute shares the member's party where the letter read is none.
    ("J", "Ø", "Ø"),
    (None, "Ø", "Ø"),
    # A letter that another party has stays.
    ("D", "V", "D"),
]


@pytest.mark.parametrize(("read", "of_member", "party"), MEMBERS)
def test_a_substitute_shares_the_party_of_the_member(read: str | None, of_member: str, party: str) -> None:
    people = [
        attendee("Jens Hansen", of_member, "Køge", status="absent", line=90),
        attendee(
            "Lis Jensen", read, "Greve", substitute_for="Jens Hansen", party_uncertain=bool(read), line=91
        ),
    ]
    assert parties_in_lists.settled(people, [], damaged=True)[1].party == party


def test_in_a_clean_document_nothing_is_settled() -> None:
    people = [attendee("Lis Jensen", "O", "Greve", line=90)]
    assert parties_in_lists.settled(people, lines("Lis Jensen (Ø) var imod."), damaged=False) == people
