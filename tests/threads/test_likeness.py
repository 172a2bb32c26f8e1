"""Which two items are one matter, by their titles alone; judged by eye, as a reader would."""

from datetime import date
from itertools import count

import pytest

from minutes.models import AgendaItem, Decision, Meeting, Traits
from minutes.threads import words
from minutes.threads.likeness import Found, Known, compared

HERE, THERE = 1, 2
_number = count(1)


def known(title: str, council: int = HERE, day: str = "2025-06-18", text: str = "") -> Known:
    number = next(_number)
    meeting = Meeting(pk=number, council_id=council, date=date.fromisoformat(day))
    item = AgendaItem(pk=number, meeting=meeting, title=title, sagsfremstilling=text, position=1)
    Decision(item=item, text="")
    item.traits = Traits(**words.of(item))
    return Known.of(item)


def found(earlier: str, later: str, council: int = HERE, day: str = "2025-09-02") -> Found | None:
    return compared(known(earlier), known(later, council, day))


@pytest.mark.parametrize(
    ("earlier", "later", "reason", "certainty"),
    [
        ("Klimatilpasning langs kysterne", "Klimatilpasning langs kysterne", "title", "sandsynlig"),
        # What a scanner or a writer varies is no other title.
        ("Lægevagten i Thy og på Mors", "Laegevagten i Thy og paa Mors", "title", "sandsynlig"),
        # Broad words are a matter where the council says them again.
        ("Rammeaftale på socialområdet 2026", "Rammeaftale på socialområdet 2026", "title", "sandsynlig"),
        # What is done with a matter changes from meeting to meeting; the matter does not.
        (
            "Busterminal ved universitetshospitalet",
            "Status på busterminal ved universitetshospitalet",
            "alike",
            "sandsynlig",
        ),
        (
            "Strategi for mobilitet og infrastruktur: proces og tidsplan",
            "Strategi for mobilitet og infrastruktur (2025)",
            "alike",
            "sandsynlig",
        ),
        ("Støj fra motorveje", "Orientering om støj fra motorvejene", "alike", "sandsynlig"),
        ("Strategi for mobilitet og infrastruktur: Ring 3 og letbanen", "Letbanen langs Ring 3", None, None),
        (
            "Brev til transportministeren om forbindelsen over Kattegat",
            "Svar om forbindelsen over Kattegat",
            "alike",
            "gæt",
        ),
        ("Sejlplan for færgen til Læsø", "Ekstra punkt: Sejlplan for færgen til Læsø", "alike", "sandsynlig"),
        (
            "Udpegning af medlem til bestyrelsen for Destination Fyn",
            "Udpegning til Destination Fyn",
            "alike",
            "sandsynlig",
        ),
    ],
)
def test_the_same_council_takes_a_matter_up_again(
    earlier: str, later: str, reason: str | None, certainty: str | None
) -> None:
    it = found(earlier, later)
    joined = (it.reason, it.certainty) if it and it.joins else (None, None)
    assert joined == (reason, certainty)


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        # Everything is a status, an orientering, an oplæg.
        ("Orientering fra formanden", "Orientering fra formanden"),
        ("Punkter til næste møde", "Punkter til næste møde"),
        ("Lukket punkt", "Lukket punkt"),
        ("Godkendelse af referat", "Godkendelse af referat"),
        ("Mødeplan for 2025", "Mødeplan for 2025"),
        # One year's is not the next year's.
        (
            "Fordeling af lærepladser på SOSU-uddannelserne for 2025",
            "Fordeling af lærepladser på SOSU-uddannelserne for 2026",
        ),
        ("Budget og kontingent for KKR 2025", "Budget og kontingent for KKR 2026"),
        # One word in common is a field, not a matter.
        ("Status for sundhedsreformen i Østdanmark", "Konsekvenser af sundhedsreformen for Klimaalliancen"),
        ("Kollektiv trafik på tværs af regionsgrænsen", "Ny kollektiv trafikplan for Sydtrafik og FynBus"),
        ("Udpegning til Vækstforum", "Status på det regionale vækstforum"),
        ("Fælles indkøb af telefoni", "Fælles indkøb af el"),
        (
            "Udpegning af medlem til bestyrelsen for Movia",
            "Udpegning til bestyrelsen for Midttrafik",
        ),
        ("Finansiering af Midttrafik", "Finansiering af den fælles indsats mod hjemløshed"),
    ],
)
def test_a_council_does_like_things_without_their_being_one_matter(earlier: str, later: str) -> None:
    it = found(earlier, later)
    assert not (it and it.joins)


@pytest.mark.parametrize(
    ("title", "joins"),
    [
        ("Fælleskommunale positioner for varetagelse af de nære sundhedstilbud", True),
        ("Lægevagten i Thy og på Mors", True),
        # Each council has one of its own.
        ("Rammeaftale på det specialiserede socialområde", False),
        ("Udpegning til det regionale arbejdsmarkedsråd", False),
        ("Valg af formand og næstformand", False),
        ("Klimaalliancen", False),
        ("Budget og kontingent", False),
    ],
)
def test_two_councils_say_the_same(title: str, joins: bool) -> None:
    it = found(title, title, THERE)
    assert bool(it and it.joins) is joins


def test_years_later_it_is_another_matter_though_related() -> None:
    it = found("Klimatilpasning langs kysterne", "Klimatilpasning langs kysterne", day="2028-09-02")
    assert it and not it.joins
    assert found("Klimatilpasning langs kysterne", "Klimatilpasning langs kysterne", day="2035-09-02") is None


def test_it_says_by_which_words_two_are_alike() -> None:
    it = found("Regionale læreplads-aftaler: fordeling af SOSU-pladser", "Fordeling af lærepladser på SOSU")
    assert it and it.evidence == "»Fordeling«, »lærepladser«, »SOSU«"
