"""(question, what must be found): what a reader types, and what is meant."""

import pytest

from minutes import search
from minutes.models import Meeting, Member, SearchChange
from minutes.search import HITS_A_PAGE, NEWEST, OLDEST, Question, Reach
from minutes.search.rows import rows
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def archive() -> dict[int | None, str]:
    """Items' ids → short names; None is any meeting."""
    meeting = builders.meeting("2025-09-02")
    older = builders.meeting("2024-06-18", of=builders.council("sjaelland"), place="Sørup Herregård")
    builders.attendance(older, "Nancy Sørensen", municipality=builders.municipality("Gribskov"))
    rows = {
        "budget": builders.item(
            meeting,
            "3.1",
            "Budget for KKR",
            sagsfremstilling="Den cirkulære økonomi drøftes på mødet. Borgmestre deltog i klimaalliance.",
            decision="KKR tog orienteringen til efterretning.",
            outcomes=["taget til efterretning"],
        ),
        "reform": builders.item(
            meeting,
            "3.2",
            "Implementering af sundhedsreformen",
            indstilling="Det indstilles, at KKR drøfter sundhedsreformens betydning.",
            decision="Sagen blev drøftet.",
            outcomes=["drøftet"],
            case=builders.case("SAG-2025-03121"),
            case_officers=["gitb"],
        ),
        "fureso": builders.item(
            older,
            "4",
            "Udpegning til bestyrelsen",
            municipalities=[builders.municipality("Furesø")],
            members=[builders.member("Maja Højgaard")],
            sagsfremstilling="En reform af taksterne for Furesø. Orienteringen var til god efterretning.",
        ),
        "broken": builders.item(
            older,
            "5",
            "Status",
            sagsfremstilling="Samarbejde om beskaeftigelscn i Lyngby-Taarbæk fortsætter.",
        ),
    }
    return {row.pk: name for name, row in rows.items()}


def found(archive: dict[int | None, str], question: Question) -> list[str]:
    return [archive.get(hit.item_id, "meeting") for hit in search.ask(question).hits]


LANGUAGE = [
    # Fields narrow; those of one name are alternatives.
    ("kommune:furesø", ["fureso"]),
    ("kkr:sjælland reform", ["fureso"]),
    ("punkt:3.2", ["reform"]),
    ("punkt:3.1 punkt:4", ["budget", "fureso"]),
    ("sag:SAG-2025-03121", ["reform"]),
    ("sag:2025-03121 økonomi", []),
    ("år:2024 slags:møde", ["meeting"]),
    ("år:2023-2024 status", ["broken"]),
    ("afgørelse:drøftet", ["reform"]),
    ("dato:2025-09-02 slags:punkt", ["budget", "reform"]),
    ("-kkr:sjælland reform", ["reform"]),
    # A part of the text: the title, in it a compound too.
    ("titel:reform", ["reform"]),
    ("titel:budget", ["budget"]),
    ("titel:økonomi", []),
    ("beslutning:orienteringen", ["budget"]),
    ('indstilling:"kkr drøfter"', ["reform"]),
    # ELLER, between words, phrases and fields.
    ("økonomi ELLER Furesø", ["budget", "fureso"]),
    ('"til god efterretning" ELLER punkt:3.2', ["fureso", "reform"]),
    ("reform økonomi ELLER Furesø", ["fureso"]),
    # Apart and together, with hyphens and without.
    ("sundheds reform", ["reform"]),
    ("lyngbytaarbæk", ["broken"]),
    # What was meant finds what the words alone would not: another way to write a day, a name or a case.
    ("2/9-2025 slags:punkt", ["budget", "reform"]),
    ("september 2025 slags:møde", ["meeting"]),
    ("Furesø Kommune", ["fureso"]),
    ("2025-03121", ["reform"]),
    ("pkt. 3.2", ["reform"]),
    # Synonyms.
    ("kommunekontaktråd budget", ["budget"]),
    # A long word of which the text has the halves.
    ("budgetorientering", ["budget"]),
]


def test_it_speaks_the_language(archive: dict[int | None, str]) -> None:
    answered = {text: sorted(set(found(archive, Question(text)))) for text, _ in LANGUAGE}
    assert answered == {text: sorted(expected) for text, expected in LANGUAGE}


FIRST = [
    # A day leads to its meeting, then to its items; so does a month.
    ("2. september 2025", "KKR Hovedstaden 2. september 2025"),
    ("mødet den 18/6 2024", "KKR Sjælland 18. juni 2024"),
    ("juni 2024", "KKR Sjælland 18. juni 2024"),
    ("KKR Sjælland", "KKR Sjælland 18. juni 2024"),
    ("3.1", "3.1 Budget for KKR"),
    ("Furesø", "4 Udpegning til bestyrelsen"),
    # A member before the items that name the member, however the name is typed.
    ("Maja Højgaard", "Maja Højgaard"),
    ("højgaard maja", "Maja Højgaard"),
    ("maja hojgaard", "Maja Højgaard"),
]


def test_it_leads_to_what_was_named(archive: dict[int | None, str]) -> None:
    meeting = Meeting.objects.get(date="2024-06-18")
    builders.attendance(meeting, "Maja Højgaard", member=Member.objects.get(slug="maja-hoejgaard"))
    SearchChange.objects.note(meeting.pk)
    first = [(text, str(rows(search.ask(Question(text)).hits[:1])[0])) for text, _ in FIRST]
    assert first == FIRST


FINDS = [
    ("økonomi", ["budget"]),
    ("okonomi", ["budget"]),
    ("oekonomi", ["budget"]),
    ("ØKONOMIENS", ["budget"]),
    ("møde", ["budget"]),
    ("moede", ["budget"]),
    ("mode", ["budget"]),
    ("borgmester", ["budget"]),
    ("Furesø", ["fureso"]),
    ("fureso", ["fureso"]),
    ("maja højgaard", ["fureso"]),
    ("hoejgaard", ["fureso"]),
    ("sundhedsreform", ["reform"]),
    ("sundhedsreformens", ["reform"]),
    # A part of a compound is found, after the word itself.
    ("reform", ["fureso", "reform"]),
    ("sundhed", ["reform"]),
    # An outcome as the archive calls it, and word for word: not "til god efterretning".
    ('"taget til efterretning"', ["budget"]),
    ('"tog orienteringen til efterretning"', ["budget"]),
    ("“orienteringen til efterretning”", ["budget"]),
    ("reform -takst", ["reform"]),
    ("reform −sundhedsreform", ["fureso"]),
    ('reform -"drøfter sundhedsreformens"', ["fureso"]),
    ("SAG-2025-03121", ["reform"]),
    ("sag-2025-03121", ["reform"]),
    ("3.2", ["reform"]),
    ("Lyngby-Taarbæk", ["broken"]),
    ("lyngby taarbaek", ["broken"]),
    # Meetings are found by day, place and who came.
    ("18. juni 2024", ["fureso", "broken", "meeting"]),
    ("Sørup", ["meeting"]),
    ("nancy soerensen", ["meeting"]),
    ("Gribskov", ["meeting"]),
    # A word the scanner broke, and one the reader mistyped.
    ("beskæftigelsen", ["broken"]),
    ("sundhedsrefrom", ["reform"]),
    ("og af reform", ["fureso", "reform"]),
    # No item has both: those with some are better than nothing.
    ("økonomi Furesø", ["budget", "fureso"]),
    ("qqqqxyz", []),
    # Nonsense beside a word, or grown together with it, is no word a scanner broke.
    ("budget zzzz", ["budget"]),
    ("klimaalliancezzzz", []),
    # Personal data is not looked for, and so not found.
    ("gitb", []),
    # A bare number is a word as much as an item: what is left out has the word.
    ("budget -5", ["budget"]),
    ("-3.1", ["reform", "fureso", "broken"]),
    # A minus takes the word in all its forms, and leaves its compounds.
    ("-reform", ["budget", "reform", "broken"]),
]


@pytest.mark.parametrize(("text", "expected"), FINDS)
def test_it_finds(archive: dict[int | None, str], text: str, expected: list[str]) -> None:
    assert set(found(archive, Question(text))) == set(expected)


def test_it_ranks_a_word_before_compounds_and_titles_before_text(archive: dict[int | None, str]) -> None:
    assert found(archive, Question("reform"))[0] == "fureso"
    meeting = Meeting.objects.get(date="2025-09-02")
    archive[builders.item(meeting, "7", "Reform").pk] = "titled"
    archive[builders.item(meeting, "8", "Om en reform af taksterne").pk] = "phrased"
    SearchChange.objects.note(meeting.pk)
    assert found(archive, Question("reform")) == ["titled", "phrased", "fureso", "reform"]
    assert found(archive, Question('"en reform af taksterne"')) == ["phrased", "fureso"]


REACHES = {
    "økonomi": Reach.EXACT,
    "økonmi": Reach.NEAR,
    "økonomi Furesø": Reach.SOME,
    # Written together they would be no word either.
    "klimaalliance zzzz": Reach.SOME,
}


def test_it_says_how_far_it_went(archive: dict[int | None, str]) -> None:
    answers = {text: search.ask(Question(text)) for text in REACHES}
    assert {text: answer.reach for text, answer in answers.items()} == REACHES
    assert [text for text, answer in answers.items() if answer.exact] == ["økonomi"]


NARROWS = [
    ({"council": ("sjaelland",)}, ["fureso", "broken"]),
    ({"council": ("sjaelland", "hovedstaden"), "year": ("2025",)}, ["budget", "reform"]),
    ({"municipality": ("furesoe",)}, ["fureso"]),
    ({"outcome": ("taget-til-efterretning",)}, ["budget"]),
    ({"outcome": ("droeftet",), "text": "reform"}, ["reform"]),
    ({"year": ("1999",)}, []),
    ({"party": ("'; drop table",)}, []),
]


@pytest.mark.parametrize(("narrowed", "expected"), NARROWS)
def test_it_narrows(archive: dict[int | None, str], narrowed: dict[str, object], expected: list[str]) -> None:
    assert found(archive, Question().filter(**narrowed)) == expected


def test_it_finds_a_party_by_its_reservation() -> None:
    item = builders.item(decision="Godkendt. Enhedslisten stemte imod.", outcomes=["godkendt"])
    builders.reservation(item.decision, "Enhedslisten stemte imod.", [builders.party("Ø")])
    assert [hit.item_id for hit in search.ask(Question(party=("oe",))).hits] == [item.pk]


def test_it_counts_what_each_choice_would_show(archive: dict[int | None, str]) -> None:
    facets = search.ask(Question(council=("sjaelland",), year=("2024",))).facets
    # Of the filter's own values all are counted, so that another can be chosen.
    assert dict(facets["council"]) == {"sjaelland": 2}
    assert dict(facets["year"]) == {"2024": 2}
    assert dict(facets["outcome"]) == {}
    assert dict(search.ask(Question(council=("sjaelland",))).facets["council"]) == {
        "hovedstaden": 2,
        "sjaelland": 2,
    }


def test_it_leaves_bare_headings_out() -> None:
    meeting = builders.meeting()
    builders.heading(meeting, "1", "Godkendelse")
    telling = builders.heading(meeting, "2", "Orientering")
    telling.baggrund = "Her står noget."
    telling.save()
    assert [hit.item_id for hit in search.ask(Question()).hits] == [telling.pk]


def test_it_pages_in_one_lasting_order_without_a_wall() -> None:
    meeting = builders.meeting()
    items = [builders.item(meeting, f"{n}", "Ens", position=n).pk for n in range(1, 2 * HITS_A_PAGE + 3)]
    pages = [search.ask(Question(page=page)) for page in (1, 2, 3)]
    assert [hit.item_id for page in pages for hit in page.hits] == items
    assert [hit.item_id for hit in search.ask(Question(order=OLDEST)).hits] == items[:HITS_A_PAGE]
    assert search.ask(Question(page=999_999_999)).page == pages[0].pages == 3
    assert search.ask(Question(page=-5)).page == 1


def test_it_sorts_by_day() -> None:
    days = ["2024-01-10", "2025-03-01", "2023-12-31"]
    by_day = {day: builders.item(builders.meeting(day), "1", "Ens").pk for day in days}
    newest = [hit.item_id for hit in search.ask(Question("ens", order=NEWEST)).hits]
    assert newest == [by_day[day] for day in sorted(days, reverse=True)]
    assert [hit.item_id for hit in search.ask(Question("ens", order=OLDEST)).hits] == newest[::-1]
