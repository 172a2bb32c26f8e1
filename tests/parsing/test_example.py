"""Real documents beside what a careful reader gives for them (`tests/examples`).

Everything must be as expected but for the words: how many of those restoration may
still miss is said here, and `make score` counts them.
"""

import json
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import msgspec
import pytest

from minutes.parsing import parse
from minutes.parsing.types import ParsedReferat
from tests.typeset import pdf_of

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT / "samples" / "kkr-hovedstaden-2025-09-02.txt"
EXPECTED = json.loads((ROOT / "tests" / "examples" / "kkr-hovedstaden-2025-09-02.json").read_text("utf-8"))
# Names nobody knows may keep a scanner's slip; the text may miss one word in a hundred.
LIKE_NAME = 0.85
LIKE_TEXT = 0.99
SECTIONS = ("baggrund", "indstilling", "sagsfremstilling", "beslutning")

Json = dict[str, Any]


@pytest.fixture(scope="module")
def parsed() -> ParsedReferat:
    return parse(SAMPLE.read_bytes())


@pytest.fixture(scope="module")
def got(parsed: ParsedReferat) -> Json:
    found: Json = json.loads(msgspec.json.encode(parsed))
    return found


@pytest.fixture(scope="module")
def from_pdf(tmp_path_factory: pytest.TempPathFactory) -> Json:
    path = pdf_of(SAMPLE.read_text("utf-8"), tmp_path_factory.mktemp("pdf") / "sample.pdf")
    found: Json = json.loads(msgspec.json.encode(parse(path.read_bytes())))
    return found


@pytest.mark.parametrize("fact", ["council", "kind", "date", "start_time", "place", "pages", "restored"])
def test_the_facts_of_the_meeting(got: Json, fact: str) -> None:
    assert got[fact] == EXPECTED[fact]


def test_everyone_of_the_lists(got: Json) -> None:
    statuses = [who["status"] for who in got["attendance"]]
    assert [statuses.count(status) for status in ("present", "substitute", "absent")] == [39, 1, 19]
    for found, expected in zip(got["attendance"], EXPECTED["attendance"], strict=True):
        assert _like(found["name"], expected["name"]) >= LIKE_NAME
        for field in ("party", "municipality", "status", "substitute_for", "page", "line", "party_uncertain"):
            assert found[field] == expected[field], expected["name"]


@pytest.mark.parametrize(
    "field",
    [
        "number", "title", "is_heading", "case_number", "case_officers", "attachments", "outcomes",
        "dissents", "topics", "references", "page", "section_spans", "section_pages", "mentions",
        "follows", "appointments", "votes", "follow_ups",
    ],
)  # fmt: skip
def test_every_item(got: Json, field: str) -> None:
    for found, expected in zip(got["items"], EXPECTED["items"], strict=True):
        assert _as_far_as(expected[field], found[field]) == expected[field], expected["number"]


def test_the_words_that_decided_a_topic_stand_in_the_item(got: Json) -> None:
    for item in got["items"]:
        text = " ".join([item["title"], *filter(None, item["sections"].values())]).lower()
        assert list(item["topic_words"]) == item["topics"], item["number"]
        for words in item["topic_words"].values():
            assert words, item["number"]
            assert all(word.lower() in text for word in words), item["number"]


def test_the_text_of_the_sections(got: Json) -> None:
    for found, expected in zip(got["items"], EXPECTED["items"], strict=True):
        for name in SECTIONS:
            have, want = found["sections"][name], expected["sections"][name]
            assert (have is None) == (want is None), (expected["number"], name)
            assert _like((have or "").split(), (want or "").split()) >= LIKE_TEXT, (expected["number"], name)


def test_every_warning(got: Json) -> None:
    placed = [
        [(one["code"], one["page"], one["line"]) for one in each["warnings"]] for each in (got, EXPECTED)
    ]
    assert placed[0] == placed[1]


def test_a_pdf_of_the_same_pages_gives_the_same(got: Json, from_pdf: Json) -> None:
    assert from_pdf["text_source"] == "text layer"
    for fact in ("council", "kind", "date", "start_time", "place", "pages"):
        assert from_pdf[fact] == got[fact]
    for field in ("name", "party", "municipality", "status", "substitute_for", "page"):
        assert [row[field] for row in from_pdf["attendance"]] == [row[field] for row in got["attendance"]]
    for field in ("number", "title", "is_heading", "sections", "attachments", "outcomes", "dissents", "page"):
        assert [item[field] for item in from_pdf["items"]] == [item[field] for item in got["items"]]


def test_the_pages_keep_the_text_as_read_beside_the_mended(parsed: ParsedReferat) -> None:
    second = parsed.page_texts[1]
    assert (second.number, second.first_line, len(parsed.page_texts)) == (2, 23, 29)
    as_read, mended = second.as_read.splitlines(), second.text.splitlines()
    assert len(as_read) == len(mended)
    assert (as_read[4], mended[4]) == (
        "Allan S. Andersen (A), Tarnby Kommune",
        "Allan S. Andersen (A), Tårnby Kommune",
    )
    mend = next(mend for mend in second.mends if mend.as_read == "Tarnby")
    assert mended[mend.line - second.first_line][mend.start : mend.end] == mend.restored == "Tårnby"


def _as_far_as(expected: Any, found: Any) -> Any:
    """What was found, with the keys that the example knows."""
    return {key: found[key] for key in expected} if isinstance(expected, dict) and expected else found


def _like(one: Any, other: Any) -> float:
    return SequenceMatcher(None, one, other, autojunk=False).ratio()
