"""How many words of the damaged sample the reader mends as the printed page has them.

python -m bench.restored_words ../shared/gold/restored-lines.tsv SAMPLE.txt
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path


def words_right(gold: Path, restored_lines: list[str]) -> tuple[int, int]:
    """Words of the gold lines that the restored lines have at the same place; (right, total)."""
    right = total = 0
    for _, expected, got in _pairs(gold, restored_lines):
        total += len(expected)
        right += sum(
            block.size for block in SequenceMatcher(None, expected, got, False).get_matching_blocks()
        )
    return right, total


def wrong_lines(gold: Path, restored_lines: list[str]) -> Iterator[tuple[int, str, str]]:
    """Line number, the line as printed and as restored, where they differ in a word."""
    for number, expected, got in _pairs(gold, restored_lines):
        if expected != got:
            yield number, " ".join(expected), " ".join(got)


def _pairs(gold: Path, restored_lines: list[str]) -> Iterator[tuple[int, list[str], list[str]]]:
    for line in gold.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            number, _, expected = line.partition("\t")
            yield int(number), expected.split(), restored_lines[int(number) - 1].split()


def main(gold: Path, sample: Path) -> None:
    from minutes.parsing import restore
    from minutes.parsing.types import Line

    lines = [
        Line(text, page=1, number=number)
        for number, text in enumerate(sample.read_text(encoding="utf-8").split("\n"), start=1)
    ]
    restored = [line.text for line in restore.text(lines).lines]
    for number, expected, got in wrong_lines(gold, restored):
        print(f"{number}\n  printed  {expected}\n  restored {got}")
    right, total = words_right(gold, restored)
    print(f"{right} of {total} words right: {100 * right / total:.2f} %")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
