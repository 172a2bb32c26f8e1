"""How rightly the reader reads: right/total of what a careful reader would give.

    python bench/score.py

Scored are the examples in this repository (`tests/examples`) and, where it is found
beside the checkout, the gold of ../shared/gold. Exits 0 whenever all was scored.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from bench.restored_words import words_right  # noqa: E402
from minutes import reader  # noqa: E402

GOLD = ROOT.parent / "shared" / "gold"
SAMPLE = ROOT / "samples" / "kkr-hovedstaden-2025-09-02.txt"
EXAMPLES = ROOT / "tests" / "examples"

FACTS = ("council", "kind", "date", "start_time", "place", "pages")
ROW = ("name", "party", "municipality", "status", "substitute_for")
SECTIONS = ("baggrund", "indstilling", "sagsfremstilling", "beslutning")

Tally = dict[str, tuple[int, int]]
Json = dict[str, Any]


def score(expected: Json, got: Json) -> Tally:
    """Right and total per figure; only what `expected` has is asked for, and each too much counts too."""
    items = list(_paired(expected["items"], got["items"]))
    return {
        "facts": _same((expected[fact], got[fact]) for fact in FACTS),
        "attendance": _attendance(expected["attendance"], got["attendance"]),
        "items": _same((_head(want), _head(found)) for want, found in items),
        "section boundaries": _same(pair for want, found in items for pair in _spans(want, found)),
        "section text": _same(pair for want, found in items for pair in _words(want, found)),
        "attachments": _lists(items, "attachments"),
        "outcomes": _lists(items, "outcomes"),
        "reservations": _lists(items, "dissents", _reservation),
    }


def _same(pairs: Iterator[tuple[Any, Any]]) -> tuple[int, int]:
    answers = [want == found for want, found in pairs]
    return sum(answers), len(answers)


def _attendance(want: list[Json], got: list[Json]) -> tuple[int, int]:
    """Rows of the statuses that are asked for: half a list may be all the gold has."""
    statuses = {row["status"] for row in want}
    wanted = {tuple(row[field] for field in ROW) for row in want}
    found = {tuple(row[field] for field in ROW) for row in got if row["status"] in statuses}
    return len(wanted & found), max(len(wanted), len(found))


def _paired(want: list[Json], got: list[Json]) -> Iterator[tuple[Json, Json]]:
    by_number = {item["number"]: item for item in got}
    for item in want:
        yield item, by_number.get(item["number"], {})


def _head(item: Json) -> tuple[Any, ...]:
    return tuple(
        item.get(field) for field in ("number", "title", "is_heading", "case_number", "case_officers")
    )


def _spans(want: Json, found: Json) -> Iterator[tuple[Any, Any]]:
    for name in SECTIONS:
        yield _span(want, name), _span(found, name)


def _span(item: Json, name: str) -> tuple[int, int] | None:
    if "section_spans" in item:
        span = item["section_spans"].get(name)
        return tuple(span) if span else None
    part = item.get("sections", {}).get(name)
    return (part["first_line"], part["last_line"]) if part else None


def _words(want: Json, found: Json) -> Iterator[tuple[str | None, str | None]]:
    """Words of a section's text at their places, where the expected text is known."""
    for name in SECTIONS:
        text = want.get("sections", {}).get(name)
        if isinstance(text, str):
            yield from _aligned(text.split(), (found.get("sections", {}).get(name) or "").split())


def _aligned(want: list[str], found: list[str]) -> Iterator[tuple[str | None, str | None]]:
    right = sum(block.size for block in SequenceMatcher(None, want, found, False).get_matching_blocks())
    yield from [("", "")] * right + [("", None)] * (max(len(want), len(found)) - right)


def _lists(items: list[tuple[Json, Json]], field: str, key: Any = lambda value: value) -> tuple[int, int]:
    right = total = 0
    for want, found in items:
        wanted, got = [[key(value) for value in item.get(field, [])] for item in (want, found)]
        right += sum(value in got for value in wanted)
        total += max(len(wanted), len(got))
    return right, total


def _reservation(dissent: Json) -> tuple[Any, ...]:
    return tuple(dissent["parties"]), dissent["text"]


def _show(title: str, tally: Tally) -> None:
    print(title)
    for figure, (right, total) in tally.items():
        share = f"{100 * right / total:6.2f} %" if total else "    none"
        print(f"  {figure:20} {right:6}/{total:<6} {share}")


def _read(path: Path) -> Json:
    parsed: Json = msgspec.to_builtins(reader.read(path))
    return parsed


def _source(example: Path) -> Path:
    beside = example.with_suffix(".txt")
    return beside if beside.exists() else ROOT / "samples" / beside.name


def _score_gold() -> None:
    structure, lines = GOLD / "structure.json", GOLD / "restored-lines.tsv"
    if not (structure.exists() and lines.exists()):
        print(f"The gold is not found in {GOLD}: only the examples of this repository are scored.")
        return
    restored = reader.text(SAMPLE).splitlines()
    tally = {"restored words": words_right(lines, restored)}
    tally |= score(json.loads(structure.read_text(encoding="utf-8")), _read(SAMPLE))
    _show("Gold, the half of the sample that is open", tally)


def main() -> None:
    for example in sorted(EXAMPLES.glob("*.json")):
        expected = json.loads(example.read_text(encoding="utf-8"))
        _show(f"Example {example.stem}", score(expected, _read(_source(example))))
    _score_gold()


if __name__ == "__main__":
    main()
