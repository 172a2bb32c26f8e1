"""The examples of the repository: a referat, and what a careful reader gives for it.

    python -m bench.examples       writes the expected files anew from the reader's output

`tests/examples/NAME.json` is expected of `NAME.txt` beside it (or in `samples/`), read as
text and typeset to PDF. A damaged one has `NAME.clean.txt`, its lines as printed. What
rewriting changes is reviewed as a diff; the gold is never touched.
"""

from __future__ import annotations

import json
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

import msgspec  # noqa: E402

from minutes.parsing import parse, whole_text  # noqa: E402
from minutes.parsing.__main__ import marked  # noqa: E402
from tests.examples import drawn  # noqa: E402

FOLDER = ROOT / "tests" / "examples"
SAMPLES = ROOT / "samples"
# Line numbers are the text file's: typeset, a page counts its blank lines otherwise.
BY_LINE = ("section_spans", "line")
# Not fields but names of what was found, so all are kept.
BY_NAME = ("section_spans", "section_pages", "topic_words")

Json = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """One referat of the repository beside what is expected of it."""

    path: Path

    @property
    def name(self) -> str:
        return self.path.stem

    @property
    def source(self) -> Path:
        beside = self.path.with_suffix(".txt")
        return beside if beside.exists() else SAMPLES / beside.name

    @cached_property
    def expected(self) -> Json:
        expected: Json = json.loads(self.path.read_text(encoding="utf-8"))
        return expected

    @cached_property
    def printed(self) -> list[str] | None:
        """The lines as printed; None where nobody has written them down."""
        clean = self.path.with_suffix(".clean.txt")
        if not clean.exists() and self.expected.get("restored", False):
            return None
        return _lines((clean if clean.exists() else self.source).read_text(encoding="utf-8"))

    def as_text(self) -> Json:
        return _json(self.source.read_bytes())

    def as_pdf(self) -> Json:
        with tempfile.TemporaryDirectory() as folder:
            path = drawn.pdf_of(self.name, self.source.read_text(encoding="utf-8"), Path(folder) / "a.pdf")
            return _json(path.read_bytes())

    def restored(self) -> list[str]:
        """The lines that `parse --text` prints, read here, since a child for each takes most of the time."""
        lines = whole_text.of(self.source.read_bytes(), as_written=True).restored.lines
        return _lines("\n".join(marked(above, line) for above, line in pairwise([None, *lines]) if line))


def every() -> list[Example]:
    return [Example(path) for path in sorted(FOLDER.glob("*.json"))]


def without_lines(expected: Json) -> Json:
    """What is expected of the same pages as PDF."""
    return {
        key: [without_lines(row) if isinstance(row, dict) else row for row in value]
        if isinstance(value, list)
        else value
        for key, value in expected.items()
        if key not in BY_LINE
    }


def kept(expected: Any, got: Any) -> Any:
    """What was found, of the fields that the expected file keeps and in its order."""
    if isinstance(expected, dict) and isinstance(got, dict):
        return {key: _kept_of(key, expected[key], got[key]) for key in expected if key in got}
    if isinstance(expected, list) and isinstance(got, list):
        fields = _fields(expected)
        return [kept(fields, value) for value in got] if fields else got
    return got


def _kept_of(key: str, expected: Any, got: Any) -> Any:
    return got if key in BY_NAME else kept(expected, got)


def write(path: Path, expected: Json) -> None:
    path.write_text(json.dumps(expected, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def _fields(rows: list[Any]) -> Json:
    """The fields of all rows of a list, in the order they first come."""
    fields: Json = {}
    for row in rows:
        for key, value in row.items() if isinstance(row, dict) else ():
            known = fields.get(key)
            fields[key] = [*known, *value] if isinstance(known, list) and isinstance(value, list) else value
    return fields


def _lines(text: str) -> list[str]:
    """Without the line breaks, and without the space that begins a page."""
    return [line.removeprefix(" ").rstrip() for line in text.rstrip("\n").split("\n")]


def _json(data: bytes) -> Json:
    found: Json = json.loads(msgspec.json.encode(parse(data)))
    return found


def _rewritten() -> Iterator[str]:
    for example in every():
        found = kept(example.expected, example.as_text())
        if found != example.expected:
            write(example.path, found)
            yield example.name


def main() -> None:
    changed = list(_rewritten())
    print("\n".join(changed) if changed else "No expected file changes.")


if __name__ == "__main__":
    main()
