"""What a reading is worth, figure by figure: right and total of what a careful reader would give.

Only fields that the expected reading has are asked for. What was found beyond the expected
counts against the figure too, unless the expected reading is said to be a part of the whole.
"""

from __future__ import annotations

import operator
from collections.abc import Callable, Iterable, Iterator, Sequence
from difflib import SequenceMatcher
from typing import Any

Json = dict[str, Any]
Count = tuple[int, int]
Tally = dict[str, Count]
Pair = tuple[Json, Json]
Key = Callable[[Any], Any]

FACTS = ("council", "kind", "date", "start_time", "place", "pages")
# A scanner's slip in a name nobody knows cannot be mended for sure.
LIKE_NAME = 0.85
SECTIONS = ("baggrund", "indstilling", "sagsfremstilling", "beslutning")
REFERENCES = ("items", "meetings", "urls", "councils", "dates")
# The mean of these is the acceptance measure.
OVERALL = (
    "facts", "attendance", "items", "titles", "case numbers", "section text", "attachments", "outcomes",
    "reservations",
)  # fmt: skip
# Bars between the cells of a row are the reader's, not the page's.
CELL_BAR = "|"


def tally(expected: Json, got: Json, whole: bool = True) -> Tally:
    """Every figure of one reading; `whole` says that `expected` is all there is to find."""
    items = list(_paired(expected["items"], got["items"]))
    too_many = max(0, len(got["items"]) - len(expected["items"])) if whole else 0
    found = {
        "facts": _same((expected[fact], got[fact]) for fact in FACTS if fact in expected),
        "attendance": _attendance(expected, got, whole),
        "guests": _guests(expected, got),
        "items": _more(_fields(items, "number", "is_heading"), too_many),
        "titles": _more(_fields(items, "title"), too_many),
        "case numbers": _fields(items, "case_number"),
        "case officers": _fields(items, "case_officers"),
        "section boundaries": _same(pair for pair in items for pair in _boundaries(*pair)),
        "section text": _sum(_words(*pair) for pair in items),
        "attachments": _lists(items, "attachments"),
        "outcomes": _lists(items, "outcomes"),
        "reservations": _rows(items, "dissents"),
        "appointments": _rows(items, "appointments"),
        "votes": _rows(items, "votes"),
        "follow-ups": _rows(items, "follow_ups"),
        "follows": _fields(items, "follows"),
        "presence": _lists(items, "presence", lambda row: (row["person"], row["movement"])),
        "remarks": _lists(items, "remarks"),
        "topics": _lists(items, "topics"),
        "references": _references(items),
    }
    return {figure: count for figure, count in found.items() if count[1]}


def overall(found: Tally) -> float:
    """The acceptance measure, 0-1: the mean over the figures of which there was anything to find."""
    shares = [share(found[figure]) for figure in OVERALL if figure in found]
    return sum(shares) / len(shares) if shares else 1.0


def share(count: Count) -> float:
    return count[0] / count[1] if count[1] else 1.0


def total(tallies: Iterable[Tally]) -> Tally:
    summed: Tally = {}
    for each in tallies:
        for figure, count in each.items():
            summed[figure] = _sum([summed.get(figure, (0, 0)), count])
    return summed


def words(expected: Sequence[str], found: Sequence[str]) -> Count:
    """Words at their places: a word lost, changed or too many is one wrong."""
    blocks = SequenceMatcher(None, expected, found, autojunk=False).get_matching_blocks()
    return sum(block.size for block in blocks), max(len(expected), len(found))


def _same(pairs: Iterable[tuple[Any, Any]]) -> Count:
    answers = [want == found for want, found in pairs]
    return sum(answers), len(answers)


def _sum(counts: Iterable[Count]) -> Count:
    listed = list(counts)
    return sum(right for right, _ in listed), sum(all_ for _, all_ in listed)


def _more(count: Count, too_many: int) -> Count:
    return count[0], count[1] + too_many


def _attendance(expected: Json, got: Json, whole: bool) -> Count:
    """Rows right of the longer list; of a part only the statuses asked for."""
    want, rows = expected["attendance"], got["attendance"]
    statuses = {row["status"] for row in (rows if whole else want)}
    left = [row for row in rows if row["status"] in statuses]
    right, found = 0, len(left)
    same = _nearly if expected.get("restored") else operator.eq
    for row in want:
        match = next((other for other in left if _same_person(row, other, same)), None)
        if match:
            left.remove(match)
            right += 1
    return right, max(len(want), found)


def _same_person(want: Json, got: Json, same_name: Callable[[Any, Any], bool]) -> bool:
    names = all(same_name(want[field], got[field]) for field in ("name", "substitute_for"))
    return names and all(want[field] == got[field] for field in ("party", "municipality", "status"))


def _nearly(name: str | None, other: str | None) -> bool:
    return SequenceMatcher(None, name or "", other or "", autojunk=False).ratio() >= LIKE_NAME


def _guests(expected: Json, got: Json) -> Count:
    if "guests" not in expected:
        return 0, 0
    return _matched([row["name"] for row in expected["guests"]], [row["name"] for row in got["guests"]])


def _paired(want: list[Json], got: list[Json]) -> Iterator[Pair]:
    by_number = {item["number"]: item for item in got}
    for item in want:
        yield item, by_number.get(item["number"], {})


def _fields(items: list[Pair], *fields: str) -> Count:
    """Items of which all these fields are right."""
    asked = [(want, found) for want, found in items if all(field in want for field in fields)]
    return _same(
        ([want[field] for field in fields], [found.get(field) for field in fields]) for want, found in asked
    )


def _boundaries(want: Json, found: Json) -> Iterator[tuple[Any, Any]]:
    """First and last line of each part where lines are known, else the page it begins on."""
    field = "section_spans" if "section_spans" in want else "section_pages"
    for name in SECTIONS if field in want else ():
        yield _place(want, field, name), _place(found, field, name)


def _place(item: Json, field: str, name: str) -> Any:
    place = item.get(field, {}).get(name)
    return list(place) if isinstance(place, tuple) else place


def _words(want: Json, found: Json) -> Count:
    return _sum(
        words(_printed(text), _printed(found.get("sections", {}).get(name)))
        for name, text in want["sections"].items()
        if text is None or isinstance(text, str)
    )


def _printed(text: str | None) -> list[str]:
    return [word for word in (text or "").split() if word != CELL_BAR]


def _lists(items: list[Pair], field: str, key: Key = lambda value: value) -> Count:
    return _sum(
        _matched(list(map(key, want[field])), list(map(key, found.get(field, []))))
        for want, found in items
        if field in want
    )


def _rows(items: list[Pair], field: str) -> Count:
    """Rows of a list, compared by the fields that the expected ones have."""
    asked = {name for want, _ in items for row in want.get(field, []) for name in row} or {"text"}
    return _lists(items, field, lambda row: {name: _in_any_order(row.get(name)) for name in asked})


def _in_any_order(value: Any) -> Any:
    return sorted(value) if isinstance(value, list) else value


def _matched(want: list[Any], got: list[Any]) -> Count:
    """What is wanted and found, of the longer list; each found thing answers one wanted."""
    left = list(got)
    for value in want:
        if value in left:
            left.remove(value)
    return len(got) - len(left), max(len(want), len(got))


def _references(items: list[Pair]) -> Count:
    return _sum(
        _matched(want["references"][kind], found.get("references", {}).get(kind, []))
        for want, found in items
        for kind in REFERENCES
        if kind in want.get("references", {})
    )
