"""What an editor is told to look at: what, where, in what order, and no more once it is seen to."""

from dataclasses import replace
from typing import Any

import pytest

from minutes import doubts
from minutes.doubts import Doubt
from minutes.parsing.types import Mend, PageText, ParsedReferat, Warning
from tests import builders
from tests.referater import attendee, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

TEXT = "Lars Hojer (D)\nTlf. 20 30 40 50\nDer følges op på sagen"
MENDS = [Mend(3, 1, 4, 10, "fclges", "følges", 0.6), Mend(3, 1, 14, 16, "pa", "på", 0.99)]
SAID = "Der følges op på sagen"


def reading(*told: Warning, **fields: Any) -> ParsedReferat:
    people = [attendee("Lars Hojer", "D", "Greve", line=1, party_uncertain=True)]
    spans = {"beslutning": (3, 3)}
    items = [item("1", "Budget", SAID, section_spans=spans, section_pages={"beslutning": 1})]
    page = PageText(number=1, first_line=1, text=TEXT, as_read=TEXT, mends=MENDS)
    return referat(
        fields.pop("items", items),
        fields.pop("attendance", people),
        **{"warnings": list(told), "page_texts": [page]} | fields,
    )


def found(parsed: ParsedReferat, **ways: Any) -> list[Doubt]:
    return doubts.of(parsed, ways.get("hidden", parsed), ways.get("accepted", ()))


PARTY = Warning("party_uncertain", "Partiet »D« er usikkert.", 1, 1)
PHONE = Warning("phone", "Linjen har et telefonnummer.", 1, 2)
MISSING = Warning("decision_missing", "Punkt 1 har ingen beslutning.", 1, 3)
MOVED = Warning("number_moved", "Nummeret stod løst.", 1, 3)
DATE = Warning("date_unknown", "Datoen er ikke fundet.", 1)
# the warning, what the doubt is about
ABOUT = [
    (PARTY, ("attendee", "", "Lars Hojer", "party", "D")),
    (Warning("name_uncertain", "Navnet?", 1, 1), None),  # every letter of it may stand in a name
    (MISSING, None),  # it has one now
    (MOVED, ("item", "1", "Budget", "number", "1")),
    (DATE, ("meeting", "", "", "date", "2025-09-02")),
    (PHONE, ("", "", "", "", None)),
    (Warning("attendance_total", "Referatet siger 20.", 1, 2), ("", "", "", "", None)),
]


@pytest.mark.parametrize(("told", "about"), ABOUT, ids=lambda each: getattr(each, "code", ""))
def test_what_a_doubt_is_about(told: Warning, about: tuple[object, ...] | None) -> None:
    rows = [doubt for doubt in found(reading(told)) if doubt.code == told.code]
    assert [(one.part, one.number, one.name, one.field, one.now) for one in rows] == (
        [about] if about else []
    )


def test_an_unsure_word_comes_with_its_paragraph() -> None:
    [word] = found(reading())
    assert (word.code, word.field, word.now, word.word) == ("word_uncertain", "beslutning", SAID, "følges")
    assert found(reading(items=[item("1", "Budget", "Der er fulgt op")])) == []


def test_what_matters_most_comes_first() -> None:
    codes = [doubt.code for doubt in found(reading(MOVED, PARTY, PHONE, DATE))]
    assert codes == ["phone", "date_unknown", "party_uncertain", "word_uncertain", "number_moved"]


def test_what_is_seen_to_is_not_asked_again() -> None:
    first = found(reading(PARTY, PHONE))
    accepted = {doubt.key for doubt in first}
    assert found(reading(PARTY, PHONE), accepted=accepted) == []
    # Read again with another line before it: the same doubts.
    moved = replace(PARTY, line=1, message="Sagt på en anden måde.")
    assert found(reading(moved, PHONE), accepted=accepted) == []
    # Hidden, or corrected.
    page = reading().page_texts[0]
    masked = PageText(1, 1, TEXT.replace("20 30 40 50", "[skjult]"), page.as_read, page.mends)
    hidden = replace(reading(PHONE), page_texts=[masked])
    assert "phone" not in [doubt.code for doubt in found(reading(PHONE), hidden=hidden)]
    sure = [replace(reading().attendance[0], party="Ø", party_uncertain=False)]
    assert "party_uncertain" not in [doubt.code for doubt in found(reading(PARTY, attendance=sure))]


def test_a_name_that_may_be_two_people_is_asked_for() -> None:
    for slug in ("lars-hojer", "lars-hojer-2"):
        builders.member("Lars Hojer", slug=slug)
    assert [doubt.name for doubt in found(reading()) if doubt.code == "name_unmatched"] == ["Lars Hojer"]


def test_every_kind_the_reader_tells_of_has_a_place() -> None:
    assert doubts.DATA["other"]["hold"] == "doubts"
    assert {kind["hold"] for kind in doubts.KINDS.values()} == {"private", "doubts", ""}
