"""The headings inside an item, by the names they have had since 2007."""

import pytest

from minutes.parsing.wording import headings
from minutes.parsing.wording.headings import Heading

HEADINGS = [
    # The form of today, in any letters, with and without a colon.
    ("Baggrund", Heading("baggrund", True)),
    (" BESLUTNING: ", Heading("beslutning", True)),
    ("B e s l u t n i n g", Heading("beslutning", True)),
    # What stands behind the colon is the part's first line.
    ("Beslutning: Godkendt.", Heading("beslutning", True, "Godkendt.")),
    ("Bilag: Notat om Movia", Heading("bilag", True, "Notat om Movia")),
    # The names of other years and councils.
    ("Sagen kort", Heading("baggrund", True)),
    ("Sagsresumé", Heading("baggrund", True)),
    ("Sagens indhold", Heading("sagsfremstilling", True)),
    ("Indstilling til KKR", Heading("indstilling", True)),
    ("KKR-formandskabets indstilling", Heading("indstilling", True)),
    ("Indstilling fra embedsmandsudvalget", Heading("indstilling", True)),
    ("KKR Sjællands beslutning", Heading("beslutning", True)),
    ("Beslutning i KKR", Heading("beslutning", True)),
    ("Mødets beslutning", Heading("beslutning", True)),
    ("Beslutning i KKR Midtjylland den 23. februar 2015:", Heading("beslutning", True)),
    # One decision for several items.
    ("Fælles beslutning", Heading("beslutning", True)),
    ("Beslutning for punkt 3.1-3.3", Heading("beslutning", True)),
    ("Beslutning vedr. punkterne 4.1, 4.2 og 4.3", Heading("beslutning", True)),
    ("Vedlagte bilag", Heading("bilag", True)),
    # Words that are headings within a text as well begin a part only where it is due.
    ("Resumé", Heading("baggrund", False)),
    ("Konklusion", Heading("beslutning", False)),
    ("Vurdering", Heading("sagsfremstilling", False)),
    # Titles that begin like a heading.
    ("Beslutning om udpegning af medlemmer", None),
    ("Indstilling af kandidater til bestyrelsen", None),
    ("Indstilling af Hansen", None),
    ("Bilag til sundhedsaftalen", None),
    ("Orientering om rammeaftalen", None),
    # A sentence that begins with the word.
    ("Beslutningen blev udsat", None),
    ("Baggrund for sagen er, at regionen har opsagt aftalen", None),
    ("Det blev besluttet: Beslutning", None),
    # Headings within a part are none of these.
    ("Økonomi", None),
    ("Videre proces", None),
    ("", None),
    ("x" * 1_000_000, None),
]


@pytest.mark.parametrize(("line", "expected"), HEADINGS)
def test_a_heading_is_known_by_its_names(line: str, expected: Heading | None) -> None:
    assert headings.read(line) == expected


SLIPS = [
    # Specks and lines of the margin around a heading.
    ("» Baggrund", "baggrund"),
    ("| Indstilling", "indstilling"),
    (". Beslutning", "beslutning"),
    ("_ Bilag '", "bilag"),
    ("A Beslutning", "beslutning"),
    # Letters and figures that scanners take for one another.
    ("Bes1utning", "beslutning"),
    ("Beslutnlng", "beslutning"),
    ("8aggrund", "baggrund"),
    ("Indsti11ing", "indstilling"),
    ("lndstilling", "indstilling"),
    ("Indstillirig", "indstilling"),
    ("Sagsfremsti]ling", "sagsfremstilling"),
    ("Bi1ag", "bilag"),
    ("Inclstilling", "indstilling"),
    ("Sagsfremsfilling", "sagsfremstilling"),
    ("Referat", "beslutning"),
    ("Refcrat", "beslutning"),
    # A word torn apart, one letter lost, added or wrong.
    ("Baggr und", "baggrund"),
    ("Besl utning", "beslutning"),
    ("Bcslutnng", "beslutning"),
    ("Sagsfremstillling", "sagsfremstilling"),
    ("Baggrumd", "baggrund"),
    # With what stands on its line, and inside a longer heading.
    ("Bes1utning: Godkendt.", "beslutning"),
    ("KKR Sjællands bes1utning", "beslutning"),
    ("Indsti1ling til KKR", "indstilling"),
    # Danish words that are near one and are none.
    ("Afslutning", None),
    ("Udstilling", None),
    ("Bestilling", None),
    ("Indstillet", None),
    ("Bidrag", None),
    # It runs on into its points.
    ("Det indstilles,", None),
    ("Bilaget", None),
    ("Dialog", None),
    ("Bevilling", None),
    ("Baggrundsnotat", None),
    ("Ombygning", None),
]


@pytest.mark.parametrize(("line", "part"), SLIPS)
def test_a_damaged_heading_is_known_by_likeness_to_one(line: str, part: str | None) -> None:
    found = headings.read(line)
    assert (found.part if found else None) == part


def test_a_section_is_not_the_list_of_its_papers() -> None:
    assert headings.section("Beslutning") == "beslutning"
    assert headings.section("Bilag") is None
    assert headings.is_attachments("Bilag:")
    assert not headings.is_attachments("Bilag 1")


def test_headings_within_a_part_are_known() -> None:
    assert headings.is_within("Videre proces:")
    assert not headings.is_within("Videre proces for rammeaftalen")


PROPOSALS = [
    ("Det indstilles, at KKR Sjælland godkender budgettet.", True),
    ("Det indstilles at KKR:", True),
    ("Det indstilles til KKR Syddanmark, at", True),
    ("Formandskabet indstiller, at orienteringen tages til efterretning.", True),
    ("KKR-formandskabet anbefaler, at", True),
    # Told of another's proposal in the middle of a text.
    ("Det indstilles ofte i kommunerne", False),
    ("I notatet indstilles, at", False),
]


@pytest.mark.parametrize(("line", "expected"), PROPOSALS)
def test_a_proposal_begins_with_its_words(line: str, expected: bool) -> None:
    assert headings.begins_proposal(line) is expected


@pytest.mark.parametrize("title", ["Eventuelt", "EVT.", "Meddelelser", "Siden sidst", "Næste møde"])
def test_standing_titles_are_known(title: str) -> None:
    assert headings.is_standing_title(title)
    assert headings.begins_standing_title(f"{title} i KKR")
