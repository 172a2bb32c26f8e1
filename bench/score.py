"""How rightly the reader reads: right/total of what a careful reader would give.

    python bench/score.py             against the figures last committed; exits 1 where one is worse
    python bench/score.py --all       every example's figures, too
    python bench/score.py --save      writes the figures to bench/score.json

Scored are the examples of this repository, as text and typeset to PDF, and, where it is
found beside the checkout, the gold of ../shared/gold.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from bench import examples, figures  # noqa: E402
from bench.figures import Count, Tally  # noqa: E402
from bench.restored_words import words_right  # noqa: E402

GOLD = ROOT.parent / "shared" / "gold"
COMMITTED = Path(__file__).with_suffix(".json")
GOLD_NAME = "gold"
# A mean is kept with so many decimals that a mistake in one word of a thousand shows.
DECIMALS = 5
NEW = "new"

Tallies = dict[str, Tally]
Changes = list[tuple[str, str, str]]


def tallies() -> Iterator[tuple[str, Tally]]:
    """Each reading with its figures: examples as text and as PDF, then the gold."""
    for example in examples.every():
        words = {} if example.printed is None else {"restored words": _mended(example)}
        yield f"{example.name} text", figures.tally(example.expected, example.as_text()) | words
        expected = examples.without_lines(example.expected)
        yield f"{example.name} pdf", figures.tally(expected, example.as_pdf())
    if (GOLD / "structure.json").exists():
        yield GOLD_NAME, _gold()


def compared(now: Tallies, committed: Tallies) -> Changes:
    """(reading, figure, better | worse | new) of every figure that is not as it was."""
    found = []
    for reading, tally in now.items():
        known = committed.get(reading, {})
        for figure, count in tally.items():
            change = _change(count, known.get(figure))
            if change:
                found.append((reading, figure, change))
        found += [(reading, figure, "worse") for figure in known if figure not in tally]
    return found


def overall(found: Tallies) -> float:
    """The mean of the examples' overall figures; the gold is half a document and does not count."""
    shares = [figures.overall(tally) for reading, tally in found.items() if reading != GOLD_NAME]
    return sum(shares) / len(shares) if shares else 1.0


def load(path: Path) -> Tallies:
    if not path.exists():
        return {}
    stored = json.loads(path.read_text(encoding="utf-8"))["readings"]
    return {
        reading: {figure: (right, all_) for figure, (right, all_) in tally.items()}
        for reading, tally in stored.items()
    }


def save(path: Path, found: Tallies) -> None:
    """One line per reading, so that a change shows as a line of the diff."""
    rows = [f"  {json.dumps(reading)}: {json.dumps(tally)}" for reading, tally in found.items()]
    text = f'{{"overall": {round(overall(found), DECIMALS)}, "readings": {{\n' + ",\n".join(rows) + "\n}}\n"
    path.write_text(text, encoding="utf-8")


def _mended(example: examples.Example) -> Count:
    counts = [
        figures.words(printed.split(), mended.split())
        for printed, mended in zip(example.printed or [], example.restored(), strict=False)
    ]
    return sum(right for right, _ in counts), sum(all_ for _, all_ in counts)


def _gold() -> Tally:
    sample = next(example for example in examples.every() if example.source.parent == examples.SAMPLES)
    structure = json.loads((GOLD / "structure.json").read_text(encoding="utf-8"))
    words = words_right(GOLD / "restored-lines.tsv", sample.restored())
    return figures.tally(structure, sample.as_text(), whole=False) | {"restored words": words}


def _change(now: Count, before: Count | None) -> str | None:
    if before is None:
        return NEW
    difference = figures.share(now) - figures.share(before)
    return None if not difference else "better" if difference > 0 else "worse"


def _show(title: str, tally: Tally, changes: dict[str, str]) -> None:
    print(f"\n{title:42} overall {figures.overall(tally):.4f}")
    for figure, (right, all_) in tally.items():
        line = f"  {figure:20} {right:6}/{all_:<6} {100 * right / all_:6.2f} %"
        print(f"{line}  {changes.get(figure, '')}".rstrip())


def _report(found: Tallies, committed: Tallies, changes: Changes, every: bool) -> None:
    for reading, tally in found.items():
        told = {figure: change for at, figure, change in changes if at == reading and change != NEW}
        if every or reading == GOLD_NAME:
            _show(reading, tally, told)
        else:
            wrong = ", ".join(f"{name} {a}/{b}" for name, (a, b) in tally.items() if a < b)
            print(f"{reading:42} {figures.overall(tally):.4f}  {wrong}")
    own = {reading: tally for reading, tally in found.items() if reading != GOLD_NAME}
    told = _told([reading for reading in own if reading in committed], found, committed)
    _show(f"All {len(own)} readings of the examples", figures.total(own.values()), told)
    print(f"\nOverall {overall(found):.4f}" + (f", committed {overall(committed):.4f}" if committed else ""))
    for reading, figure, change in changes:
        if change == "worse":
            print(f"WORSE  {reading}: {figure} {_fraction(committed, reading, figure)}", end="")
            print(f" → {_fraction(found, reading, figure)}")


def _told(known: Sequence[str], found: Tallies, committed: Tallies) -> dict[str, str]:
    """What became of each figure, over the readings that were committed."""
    now, before = (figures.total(tallies[reading] for reading in known) for tallies in (found, committed))
    return {figure: _change(count, before.get(figure)) or "same" for figure, count in now.items()}


def _fraction(tallies: Tallies, reading: str, figure: str) -> str:
    right, all_ = tallies[reading].get(figure, (0, 0))
    return f"{right}/{all_}"


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python bench/score.py")
    parser.add_argument("--all", action="store_true", help="every example's figures")
    parser.add_argument("--save", action="store_true", help="keep the figures as those to compare with")
    options = parser.parse_args(arguments)
    found, committed = dict(tallies()), load(COMMITTED)
    changes = compared(found, committed)
    _report(found, committed, changes, options.all)
    if GOLD_NAME not in found:
        print(f"The gold is not found in {GOLD}: only the examples are scored.")
    if options.save:
        save(
            COMMITTED,
            {reading: tally for reading, tally in committed.items() if reading == GOLD_NAME} | found,
        )
        return 0
    return 1 if any(change == "worse" for _, _, change in changes) else 0


if __name__ == "__main__":
    sys.exit(main())
