"""How well the search finds what a reader asks for: right/total by kind of question.

    python -m bench.score_search             exits 1 below 95 % or worse than the figures last committed
    python -m bench.score_search --save      writes the figures to bench/score_search.json

`search_questions.tsv` holds what was asked of the sample and the invented referater: all of
`expected` must be among the first three (`a|b`: either), `!a` must not be found at all. The
second part asks for every word that a scanner damaged by its right spelling.
"""

from __future__ import annotations

import argparse
import csv
import json
import logging
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench import asking, scanned_words

QUESTIONS = Path(__file__).with_name("search_questions.tsv")
COMMITTED = Path(__file__).with_suffix(".json")
TARGET = 0.95
DAMAGED = "damaged words"
# Enough to see what kind they are.
SHOWN = 60

Count = tuple[int, int]
Figures = dict[str, Count]


@dataclass(frozen=True, slots=True)
class Question:
    kind: str
    asked: str
    expected: tuple[str, ...]
    why: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """`faults`: in words, what was missing or should not have been there; `came`: what came instead."""

    question: Question
    faults: tuple[str, ...]
    came: tuple[str, ...]


def questions() -> list[Question]:
    with QUESTIONS.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    return [Question(kind, asked, tuple(expected.split()), why) for kind, asked, expected, why in rows[1:]]


def answer(question: Question) -> Outcome:
    found = asking.ask(question.asked)
    faults = [f"not {one}" for one in question.expected if not _met(one, found, question.asked)]
    return Outcome(question, tuple(faults), found.first)


def _met(expected: str, found: asking.Answered, asked: str) -> bool:
    if expected.startswith("!"):
        return expected[1:] not in set(asking.all_hits(asked))
    return any(one in found.first for one in expected.split("|"))


def by_kind(outcomes: Iterable[Outcome]) -> Figures:
    counts: dict[str, list[bool]] = defaultdict(list)
    for outcome in outcomes:
        counts[outcome.question.kind].append(not outcome.faults)
    return {kind: (sum(right), len(right)) for kind, right in counts.items()}


def total(figures: Figures) -> Count:
    """Of the questions; the damaged words are a figure of their own."""
    own = [count for kind, count in figures.items() if kind != DAMAGED]
    return sum(right for right, _ in own), sum(all_ for _, all_ in own)


def share(count: Count) -> float:
    return count[0] / count[1] if count[1] else 1.0


def damaged_words() -> Iterator[tuple[scanned_words.Damaged, set[str], set[str]]]:
    """(word, addresses that hold it, those of them not found) of every damaged word."""
    texts = scanned_words.texts()
    asked: dict[str, set[str]] = {}
    for word in scanned_words.every():
        if word.meeting not in texts:
            continue
        if word.right not in asked:
            asked[word.right] = set(asking.all_hits(word.right))
        holders = scanned_words.holders(word, texts[word.meeting])
        yield word, holders, holders - asked[word.right]


def worse(now: Figures, committed: Figures) -> list[str]:
    """Kinds answered worse than committed, and those not asked any more."""
    return [kind for kind, before in committed.items() if share(now.get(kind, (0, 1))) < share(before)]


def load() -> Figures:
    if not COMMITTED.exists():
        return {}
    stored = json.loads(COMMITTED.read_text(encoding="utf-8"))
    return {kind: (right, all_) for kind, (right, all_) in stored.items()}


def save(figures: Figures) -> None:
    """One line per kind, so that a change shows as a line of the diff."""
    rows = [f"  {json.dumps(kind)}: {json.dumps(count)}" for kind, count in figures.items()]
    COMMITTED.write_text("{\n" + ",\n".join(rows) + "\n}\n", encoding="utf-8")


def _show_questions(outcomes: list[Outcome], figures: Figures) -> None:
    for outcome in outcomes:
        if outcome.faults:
            asked = outcome.question
            print(f"MISS  {asked.kind}: {asked.asked}   ({asked.why})")
            print(f"      {', '.join(outcome.faults)}")
            print(f"      came: {' '.join(outcome.came) or 'nothing'}")
    print()
    for kind, count in figures.items():
        print(f"{kind:20} {_line(count)}")
    print(f"{'all questions':20} {_line(total(figures))}   (at least {TARGET:.0%})")


def _line(count: Count) -> str:
    return f"{count[0]:5}/{count[1]:<5} {share(count):7.1%}"


def _show_words(words: list[tuple[scanned_words.Damaged, set[str], set[str]]]) -> Count:
    missed = [(word, holders, missing) for word, holders, missing in words if missing]
    print("\nWords that a scanner damaged, asked for by their right spelling:")
    for word, holders, missing in missed[:SHOWN]:
        print(
            f"MISS  {word.right} (read: {word.as_read}): {len(missing)} of {len(holders)} not found,", end=""
        )
        print(f" as {min(missing)}")
    if len(missed) > SHOWN:
        print(f"… and {len(missed) - SHOWN} more")
    count = (len(words) - len(missed), len(words))
    print(f"{DAMAGED:20} {_line(count)}")
    if not scanned_words.GOLD.exists():
        print(f"The printed lines are not found in {scanned_words.GOLD}: as restored is taken for right.")
    return count


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.score_search")
    parser.add_argument("--save", action="store_true", help="keep the figures as those to compare with")
    options = parser.parse_args(arguments)
    logging.disable(logging.INFO)
    with asking.archive():
        outcomes = [answer(question) for question in questions()]
        figures = by_kind(outcomes)
        _show_questions(outcomes, figures)
        figures[DAMAGED] = _show_words(list(damaged_words()))
    fallen = worse(figures, load())
    for kind in fallen:
        print(f"WORSE  {kind}: {_line(load()[kind])} → {_line(figures.get(kind, (0, 0)))}")
    if options.save:
        save(figures)
        return 0
    return int(bool(fallen) or share(total(figures)) < TARGET)


if __name__ == "__main__":
    sys.exit(main())
