"""What the scoreboard counts, and when it says that the reader got worse."""

from pathlib import Path
from typing import Any

import pytest

from bench import examples, figures, score

ROW = {"party": "A", "municipality": "Greve", "status": "present", "substitute_for": None}
FACTS = {"council": "sjaelland", "kind": "referat", "date": "2018-06-13"}


def item(number: str, **fields: Any) -> dict[str, Any]:
    sections = {name: fields.pop(name, None) for name in figures.SECTIONS}
    return {"number": number, "title": f"Titel {number}", "is_heading": False, "sections": sections} | fields


def referat(*items: dict[str, Any], people: tuple[str, ...] = (), **fields: Any) -> dict[str, Any]:
    return FACTS | {"attendance": [ROW | {"name": name} for name in people], "items": list(items)} | fields


# What was expected, what was found, the figure, and right/total of it.
COUNTED = [
    # A wrong fact is one wrong of those that are expected.
    (referat(), referat(date="2018-06-14"), "facts", (2, 3)),
    # Somebody too many is a mistake as somebody forgotten is.
    (referat(people=("Ib Holm", "Eva Lund")), referat(people=("Ib Holm",)), "attendance", (1, 2)),
    (referat(people=("Ib Holm",)), referat(people=("Ib Holm", "Ad Hoc")), "attendance", (1, 2)),
    # A name that the scanner damaged may keep a slip; a clean one may not.
    (
        referat(people=("Jørgen Hjortsø",), restored=True),
        referat(people=("Jørgen Hjortso",)),
        "attendance",
        (1, 1),
    ),
    (referat(people=("Jørgen Hjortsø",)), referat(people=("Jørgen Hjortso",)), "attendance", (0, 1)),
    # An item lost loses its title, and so does an item that is none.
    (referat(item("1"), item("2")), referat(item("1")), "titles", (1, 2)),
    (referat(item("1")), referat(item("1"), item("2")), "items", (1, 2)),
    # Of a section each word counts at its place; bars between cells are nobody's words.
    (referat(item("1", baggrund="et to tre")), referat(item("1", baggrund="et tre")), "section text", (2, 3)),
    (referat(item("1", baggrund="et to")), referat(item("1", baggrund="et | to")), "section text", (2, 2)),
    # A section that is none costs the words it took.
    (referat(item("1")), referat(item("1", beslutning="et to")), "section text", (0, 2)),
    # One outcome right, one too many.
    (
        referat(item("1", outcomes=["godkendt"])),
        referat(item("1", outcomes=["godkendt", "udsat"])),
        "outcomes",
        (1, 2),
    ),
    # A reservation needs its parties, in whatever order, and its words.
    (
        referat(item("1", dissents=[{"parties": ["Ø", "B"], "text": "Imod."}])),
        referat(item("1", dissents=[{"parties": ["B", "Ø"], "text": "Imod.", "persons": []}])),
        "reservations",
        (1, 1),
    ),
    (
        referat(item("1", dissents=[{"parties": ["Ø"], "text": "Imod."}])),
        referat(item("1", dissents=[{"parties": ["Ø"], "text": "For."}])),
        "reservations",
        (0, 1),
    ),
    # A dissent of nobody's making counts against the reader too.
    (
        referat(item("1", dissents=[])),
        referat(item("1", dissents=[{"parties": ["V"], "text": "For."}])),
        "reservations",
        (0, 1),
    ),
    (
        referat(item("1", references={"items": ["3.2"], "urls": []})),
        referat(item("1", references={"items": ["3.2"], "urls": ["www.kl.dk"], "dates": ["2018-01-01"]})),
        "references",
        (1, 2),
    ),
]


@pytest.mark.parametrize(("expected", "got", "figure", "count"), COUNTED)
def test_it_counts(
    expected: dict[str, Any], got: dict[str, Any], figure: str, count: tuple[int, int]
) -> None:
    assert figures.tally(expected, got)[figure] == count


def test_a_part_of_the_whole_asks_for_no_more_than_it_has() -> None:
    absent = referat(people=("Ib Holm",)) | {"items": [item("1")]}
    got = referat(item("1"), item("2"), people=("Ib Holm",))
    got["attendance"].append(ROW | {"name": "Eva Lund", "status": "absent"})
    found = figures.tally(absent, got, whole=False)
    assert (found["attendance"], found["items"], found["titles"]) == ((1, 1), (1, 1), (1, 1))


def test_the_overall_figure_is_the_mean_of_those_with_anything_to_find() -> None:
    assert figures.overall({"facts": (6, 6), "items": (1, 2), "topics": (0, 9)}) == 0.75


def test_better_and_worse_are_told_by_share() -> None:
    before = {"a": {"facts": (5, 6), "items": (2, 2), "titles": (1, 1), "votes": (1, 1)}}
    now = {"a": {"facts": (6, 6), "items": (3, 4), "titles": (2, 2), "topics": (1, 3)}}
    assert score.compared(now, before) == [
        ("a", "facts", "better"),
        ("a", "items", "worse"),
        ("a", "topics", "new"),
        # A figure that is scored no more hides what became of it.
        ("a", "votes", "worse"),
    ]


def test_what_is_saved_is_what_is_compared_with(tmp_path: Path) -> None:
    found = {"a text": {"facts": (6, 6), "items": (2, 3)}, "gold": {"facts": (6, 6)}}
    score.save(tmp_path / "score.json", found)
    assert score.load(tmp_path / "score.json") == found
    assert score.compared(found, score.load(tmp_path / "score.json")) == []
    assert score.load(tmp_path / "none.json") == {}


@pytest.mark.parametrize(("now", "code"), [((1, 2), 1), ((2, 2), 0)])
def test_it_fails_when_a_figure_is_worse(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, now: tuple[int, int], code: int
) -> None:
    committed = tmp_path / "score.json"
    score.save(committed, {"a text": {"items": (2, 2)}})
    monkeypatch.setattr(score, "COMMITTED", committed)
    monkeypatch.setattr(score, "tallies", lambda: iter([("a text", {"items": now})]))
    assert score.main([]) == code


def test_saving_where_there_is_no_gold_keeps_the_golds_figures(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    committed = tmp_path / "score.json"
    score.save(committed, {"gold": {"facts": (6, 6)}, "gone text": {"facts": (6, 6)}})
    monkeypatch.setattr(score, "COMMITTED", committed)
    monkeypatch.setattr(score, "tallies", lambda: iter([("a text", {"facts": (6, 6)})]))
    assert score.main(["--save"]) == 0
    assert set(score.load(committed)) == {"gold", "a text"}


def test_rewriting_keeps_the_fields_of_the_expected_file_in_their_order() -> None:
    expected = {"kind": "referat", "items": [{"title": "Gammel", "references": {"urls": []}}]}
    got = {
        "items": [
            {"number": "1", "title": "Ny", "references": {"items": ["2"], "urls": ["www.kl.dk"]}},
            {"number": "2", "title": "Til", "references": {"items": [], "urls": []}},
        ],
        "kind": "dagsorden",
        "warnings": [],
    }
    assert list(examples.kept(expected, got)) == ["kind", "items"]
    assert examples.kept(expected, got)["items"] == [
        {"title": "Ny", "references": {"urls": ["www.kl.dk"]}},
        {"title": "Til", "references": {"urls": []}},
    ]


def test_of_a_pdf_no_line_numbers_are_expected() -> None:
    expected = {"pages": 2, "attendance": [{"name": "Ib", "line": 7}], "items": [{"section_spans": {}}]}
    assert examples.without_lines(expected) == {"pages": 2, "attendance": [{"name": "Ib"}], "items": [{}]}
