"""How sentences and titles word a seat: the body, the office, the term."""

import pytest

from minutes.parsing.decision import seats

SENTENCES = [
    ("blev valgt til formand for bestyrelsen for Movia for perioden 2022-2025",
     ("bestyrelsen for Movia", "formand", "2022-2025")),
    ("udpeget som observatør i styregruppen for letbanen indtil udgangen af 2019",
     ("styregruppen for letbanen", "observatør", "indtil udgangen af 2019")),
    ("indtræder i Sundhedskoordinationsudvalget fra den 1. maj",
     ("Sundhedskoordinationsudvalget", None, None)),
    ("udpeget som nyt medlem af Vækstforum for resten af valgperioden",
     ("Vækstforum", "medlem", "resten af valgperioden")),
    ("Til Movias bestyrelse genudpegede KKR Hovedstaden Lis Jensen", ("Movias bestyrelse", None, None)),
    ("Til Vækstforum indstilles Lis Jensen", ("Vækstforum", None, None)),
    # A term is no body.
    ("valgt som formand for perioden 2026-2029", (None, "formand", "2026-2029")),
    ("indstilles et nyt medlem for resten af perioden", (None, None, "resten af perioden")),
    ("taget til efterretning", (None, None, None)),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES)
def test_a_sentence_says_the_seat(sentence: str, expected: tuple[str | None, str | None, str | None]) -> None:
    seat = seats.of(sentence)
    assert (seat.body, seat.role, seat.period) == expected


TITLES = [
    ("Udpegning af medlem til bestyrelsen for Movia", "bestyrelsen for Movia"),
    ("Vækstforum - udpegning til bestyrelsen for Movia", "bestyrelsen for Movia"),
    ("Udpegning til Syddansk Turisme samt indstilling til Fynbus", "Syddansk Turisme"),
    ("Konstituering: Valg af formand for KKR Fyn 2018-2021", "KKR Fyn"),
    ("Udpegning af to kommunale repræsentanter til Vækstforum", "Vækstforum"),
    # The body stands first, and who is to be elected is none.
    ("Vækstforum: indstilling af nye medlemmer", "Vækstforum"),
    ("Det regionale arbejdsmarkedsråd - udpegning", "Det regionale arbejdsmarkedsråd"),
    ("Sager til beslutning: Valg af medlemmer", None),
    # The title is the body's own name.
    ("Sundhedskoordinationsudvalget", "Sundhedskoordinationsudvalget"),
    ("Styregruppen for Ring 3-letbanen", "Styregruppen for Ring 3-letbanen"),
    # No body is named.
    ("Valg af formand og næstformand for perioden 2026-2029", None),
    ("Udpegninger", None),
    ("Status for rammeaftalen", None),
]


@pytest.mark.parametrize(("title", "body"), TITLES)
def test_a_title_says_the_body(title: str, body: str | None) -> None:
    assert seats.body_of_title(title) == body


def test_a_body_in_one_word_is_said_in_full_elsewhere() -> None:
    assert seats.is_fuller("styregruppen for letbanen", "styregruppen")
    # Another name is not the same in full.
    assert not seats.is_fuller("Vækstforum Syddanmark", "Vækstforum")
    assert not seats.is_fuller("bestyrelsen for Movia", "bestyrelsen for")


@pytest.mark.parametrize(
    ("before", "office"), [("(suppleant: ", "suppleant"), (", Medlem: ", "medlem"), (", og ", None)]
)
def test_an_office_stands_before_its_person(before: str, office: str | None) -> None:
    assert seats.of_next(before) == office


@pytest.mark.parametrize(("text", "is_office"), [("Suppleanter", True), ("Formand ", True), ("Movia", False)])
def test_an_office_alone_is_no_body(text: str, is_office: bool) -> None:
    assert seats.is_office(text) == is_office
