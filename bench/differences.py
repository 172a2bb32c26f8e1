"""Where the reader gives an example otherwise than a careful reader, in few lines.

python -m bench.differences kkr-sjaelland-2018-06-13          as text
python -m bench.differences kkr-sjaelland-2018-06-13 --pdf    typeset
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from itertools import zip_longest
from pathlib import Path

from bench import examples
from bench.examples import Example, Json

WIDEST = 200
# Words of a long text shown before and after the first that differs.
BEFORE, AFTER = 3, 9
LONG = 60


def between(expected: Json, got: Json) -> Iterator[str]:
    """One line per fact, person, item or field that is not as expected: expected ≠ found."""
    found = examples.kept(expected, got)
    for field in expected:
        if field == "items":
            yield from _items(expected["items"], found["items"])
        elif field in ("attendance", "guests"):
            yield from _rows(expected[field], found[field])
        else:
            yield from _values(field, expected[field], found.get(field))


def in_words(example: Example) -> Iterator[str]:
    """Lines that restoration gives otherwise than printed."""
    for number, (printed, mended) in enumerate(zip_longest(example.printed or [], example.restored()), 1):
        if example.printed and printed != mended:
            yield f"line {number}: {printed} ≠ {mended}"


def _rows(want: list[Json], got: list[Json]) -> Iterator[str]:
    yield from (f"lost {_short(row)}" for row in want if row not in got)
    yield from (f"found {_short(row)}" for row in got if row not in want)


def _items(want: list[Json], got: list[Json]) -> Iterator[str]:
    by_number = {item["number"]: item for item in got}
    for item in want:
        found = by_number.pop(item["number"], None)
        if found is None:
            yield f"lost item {item['number']} {item['title']}"
        else:
            yield from _values(item["number"], item, found)
    yield from (f"found item {number} {item['title']}" for number, item in by_number.items())


def _values(place: str, want: object, got: object) -> Iterator[str]:
    if isinstance(want, dict) and isinstance(got, dict) and want:
        for key in want:
            yield from _values(f"{place} {key}", want[key], got.get(key))
    elif isinstance(want, str) and isinstance(got, str) and len(want) > LONG:
        yield from (f"{place}: {difference}" for difference in _texts(want.split(), got.split()))
    elif want != got:
        yield f"{place}: {_short(want)} ≠ {_short(got)}"


def _texts(want: list[str], got: list[str]) -> Iterator[str]:
    """The first place where two texts differ in their words."""
    for at, (one, other) in enumerate(zip_longest(want, got)):
        if one != other:
            near = slice(max(0, at - BEFORE), at + AFTER)
            yield f"{' '.join(want[near])} ≠ {' '.join(got[near])}"
            return


def _short(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False)
    return text if len(text) <= WIDEST else text[:WIDEST] + " …"


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m bench.differences")
    parser.add_argument("names", nargs="*", help="examples; all without any")
    parser.add_argument("--pdf", action="store_true")
    options = parser.parse_args()
    for example in examples.every():
        if not options.names or example.name in {Path(name).stem for name in options.names}:
            expected = examples.without_lines(example.expected) if options.pdf else example.expected
            print(example.name)
            for line in between(expected, example.as_pdf() if options.pdf else example.as_text()):
                print(f"  {line}")
            for line in () if options.pdf else in_words(example):
                print(f"  {line}")


if __name__ == "__main__":
    main()
