"""How well restoration undoes damage that we know, since we made it ourselves.

    python -m bench.damage [--wrong] [PROFILE ...] [PERCENT ...]

Clean minutes are damaged as a scanner would, at five shares of their words, and restored. A line
for each profile and share: words right before and after, right words made wrong, how certain the
mends were that came out right and wrong, and the share of right words that `text_quality` told.
`UNSEEN` is never looked into while restoration is tuned; only its figures are. `--wrong` lists
the words of the other profiles that did not come out as printed.
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from pathlib import Path

from minutes.parsing import restore
from minutes.parsing.types import Line, Restored

ROOT = Path(__file__).resolve().parents[1]
SAMPLE = ROOT / "samples" / "kkr-hovedstaden-2025-09-02.txt"
CLEAN = ROOT / "tests" / "parsing" / "clean"
EXAMPLES = ROOT / "tests" / "examples"
SHARES = (0.01, 0.03, 0.07, 0.14, 0.25)
SURE, UNSURE = 0.9, 0.5

Table = Mapping[str, Mapping[str, float]]


@dataclass(frozen=True, slots=True)
class Scanner:
    """What a scanner reads for a print, by weight; `plain` is how much rarer ASCII letters suffer.

    `torn` and `hyphen` are how often, against one lost Danish letter, a space comes into a word
    and a hyphen at a line's end is lost (`""`) or misread.
    """

    danish: Table
    ascii: Table
    plain: float = 0.02
    torn: float = 0.001
    hyphens: Mapping[str, float] = field(default_factory=dict)


SCANNERS = {
    # An English model, as the sample was read.
    "english": Scanner(
        {
            "ø": {"g": 60, "o": 8, "a": 6, "e": 7, "@": 5, "ag": 2, "&": 1, "9": 1, "oe": 3},
            "æ": {"ae": 50, "ee": 28, "a": 6, "ze": 6, "&e": 1, "z": 1},
            "å": {"a": 88, "é": 3, "4": 2, "&": 1},
            "Ø": {"@": 5, "J": 2, "O": 1, "&": 1},
            "Æ": {"/E": 4, "AE": 4, "A": 1},
            "Å": {"A": 9, "4": 1},
        },
        {"l": {"I": 3, "1": 1}, "I": {"|": 5, "l": 1}, "rn": {"m": 1}, "o": {"0": 1}},
        plain=0.01,
        torn=0.0003,
    ),
    # One that takes odd letters for digits and signs.
    "digits": Scanner(
        {
            "ø": {"0": 5, "6": 3, "9": 2, "o": 3, "&": 1, "@": 1, "e": 1},
            "æ": {"z": 2, "&": 2, "ae": 4, "e": 2, "t&": 1, "ee": 1},
            "å": {"4": 4, "6": 2, "a": 5, "é": 2, "&": 1},
            "Ø": {"0": 4, "@": 2, "&": 1, "D": 1},
            "Æ": {"AE": 2, "E": 1, "&": 1},
            "Å": {"A": 2, "4": 2},
        },
        {
            "l": {"1": 4, "I": 2, "|": 2},
            "I": {"1": 2, "l": 2, "|": 2},
            "o": {"0": 2},
            "rn": {"m": 2},
            "m": {"rn": 2},
            "s": {"5": 1},
            "g": {"9": 1},
            "b": {"6": 1},
        },
        hyphens={"~": 1.0, "¬": 1.0},
    ),
    # One that knows Latin letters and accents, and runs letters together or apart.
    "accents": Scanner(
        {
            "ø": {"o": 6, "ö": 3, "ó": 1, "e": 2, "J": 1, "j": 1},
            "æ": {"e": 4, "ae": 3, "ä": 1, "ee": 2, "z": 1},
            "å": {"a": 5, "à": 2, "á": 1, "é": 1, "aa": 2},
            "Ø": {"O": 4, "0": 2, "D": 1},
            "Æ": {"E": 2, "AE": 2},
            "Å": {"A": 4},
        },
        {
            "ri": {"n": 2},
            "cl": {"d": 1},
            "d": {"cl": 1},
            "vv": {"w": 1},
            "w": {"vv": 1},
            "fi": {"ñ": 3},
            "rn": {"m": 4},
            "m": {"rn": 4},
            "l": {"I": 2, "i": 1},
            "n": {"ri": 1},
            "h": {"li": 1},
            "u": {"ii": 1},
        },
        plain=0.03,
        torn=0.003,
        hyphens={"": 1.0, "~": 0.5},
    ),
}
UNSEEN = {
    "unseen": Scanner(
        {
            "ø": {"o": 5, "0": 3, "a": 2, "j": 2, "¢": 1, "8": 1, "u": 0.5, "oe": 1},
            "æ": {"e": 3, "ze": 2, "oe": 2, "re": 1, "ee": 1, "as": 0.5, "a": 1},
            "å": {"a": 4, "6": 2, "á": 1, "d": 0.5, "3": 0.5, "e": 0.5},
            "Ø": {"O": 3, "0": 2, "D": 2, "C": 1},
            "Æ": {"E": 2, "/E": 1, "AE": 1},
            "Å": {"A": 3, "4": 1, "Á": 1},
        },
        {
            "li": {"h": 1},
            "c": {"e": 1},
            "e": {"c": 2},
            "u": {"ii": 1},
            "f": {"t": 1},
            "t": {"f": 1},
            "rn": {"m": 3},
            "l": {"1": 2, "I": 2, "t": 1},
            "I": {"l": 2, "1": 1},
        },
        hyphens={"": 0.5, "¬": 0.5},
    )
}


@dataclass(frozen=True, slots=True)
class Site:
    """A place in a line where the scanner may slip."""

    line: int
    start: int
    end: int
    read: str


def damaged(texts: Sequence[str], scanner: Scanner, share: float, seed: int = 7) -> list[str]:
    """The lines with this share of their words damaged; the same for the same seed."""
    chance = random.Random(seed)
    sites = [(chance.random() ** (1 / weight), site) for site, weight in _sites(texts, scanner, chance)]
    wanted = share * sum(len(text.split()) for text in texts)
    hit: set[tuple[int, int]] = set()
    chosen: dict[int, list[Site]] = {}
    for _, site in sorted(sites, key=lambda each: -each[0]):
        if len(hit) >= wanted:
            break
        same = chosen.setdefault(site.line, [])
        if all(site.end <= other.start or other.end <= site.start for other in same):
            same.append(site)
            hit.add((site.line, len(texts[site.line][: site.start + 1].split())))
    return [_written(text, chosen.get(number, [])) for number, text in enumerate(texts)]


def _sites(texts: Sequence[str], scanner: Scanner, chance: random.Random) -> Iterator[tuple[Site, float]]:
    tables = [(scanner.danish, 1.0), (scanner.ascii, scanner.plain)]
    for number, text in enumerate(texts):
        for table, weight in tables:
            for printed, reads in table.items():
                for start in _places(text, printed):
                    read_as = chance.choices([*reads], [*reads.values()])[0]
                    yield Site(number, start, start + len(printed), read_as), weight
        for at in range(3, len(text) - 3) if scanner.torn else ():
            if text[at - 3 : at + 3].isalpha():
                yield Site(number, at, at, " "), scanner.torn
        if scanner.hyphens and text.rstrip().endswith("-") and text.rstrip()[-2:-1].isalpha():
            end = len(text.rstrip())
            read_as = chance.choices([*scanner.hyphens], [*scanner.hyphens.values()])[0]
            yield Site(number, end - 1, end, read_as), 0.5


def _places(text: str, printed: str) -> Iterator[int]:
    at = text.find(printed)
    while at >= 0:
        if not any(mark in text for mark in ("://", "www.", "@")):
            yield at
        at = text.find(printed, at + 1)


def _written(text: str, sites: list[Site]) -> str:
    for site in sorted(sites, key=lambda each: -each.start):
        text = text[: site.start] + site.read + text[site.end :]
    return text


@dataclass(slots=True)
class Tally:
    """What became of the words of one or more texts."""

    words: int = 0
    right_as_read: int = 0
    right: int = 0
    spoilt: int = 0
    quality: float = 0.0
    sure_right: list[float] = field(default_factory=list)
    sure_wrong: list[float] = field(default_factory=list)
    wrong: Counter[tuple[str, str, str]] = field(default_factory=Counter)

    def add(self, printed: Sequence[str], read_as: Sequence[str], restored: Restored) -> None:
        """One text: its lines as printed, as read and as restored."""
        words = sum(len(line.split()) for line in printed)
        self.words += words
        self.quality += restored.quality * words
        mends: dict[int, list[tuple[int, float]]] = {}
        for mend in restored.mends:
            mends.setdefault(mend.line, []).append((mend.start, mend.certainty))
        for want, got, line in zip(printed, read_as, restored.lines, strict=True):
            self._add_line(want.split(), got.split(), line.text, mends.get(line.number, []))

    def _add_line(
        self, want: list[str], got: list[str], restored: str, mends: list[tuple[int, float]]
    ) -> None:
        before = {pair[0] for pair in _matches(want, got)}
        pairs = _matches(want, restored.split())
        after, found = {pair[0] for pair in pairs}, {pair[1] for pair in pairs}
        self.right_as_read += len(before)
        self.right += len(after)
        self.spoilt += len(before - after)
        for start, certainty in mends:
            place = len(restored[: start + 1].split()) - 1
            (self.sure_right if place in found else self.sure_wrong).append(certainty)
        if len(want) == len(got) == len(restored.split()):
            trios = zip(want, got, restored.split(), strict=True)
            self.wrong.update(trio for at, trio in enumerate(trios) if at not in after)
        else:
            blocks = SequenceMatcher(None, want, restored.split(), False).get_opcodes()
            for kind, low, high, low_, high_ in blocks:
                if kind != "equal":
                    self.wrong[" ".join(want[low:high]), "", " ".join(restored.split()[low_:high_])] += 1


def _matches(want: list[str], got: list[str]) -> list[tuple[int, int]]:
    blocks = SequenceMatcher(None, want, got, False).get_matching_blocks()
    return [(block.a + step, block.b + step) for block in blocks for step in range(block.size)]


def texts() -> dict[str, list[str]]:
    """Clean minutes by name: the mended sample, our invented ones and the reader's examples."""
    examples = [
        path.with_suffix(".txt")
        for path in EXAMPLES.glob("*.json")
        if '"restored": false' in path.read_text("utf-8")
    ]
    found = {path.stem: path for path in [*CLEAN.glob("referat_*.txt"), *examples] if path.exists()}
    printed = {name: _text(path) for name, path in sorted(found.items())}
    sample = restore.text(_lines(_text(SAMPLE))).lines
    return {"sample": _as_text(sample), **printed}


def _text(path: Path) -> list[str]:
    return path.read_text(encoding="utf-8").split("\n")


def _as_text(lines: Sequence[Line]) -> list[str]:
    """With the space by which a page of a text file begins."""
    begins = {min(line.number for line in lines if line.page == page) for page in {x.page for x in lines}}
    return [f" {line.text}" if line.number in begins - {1} else line.text for line in lines]


def _lines(text: Sequence[str]) -> list[Line]:
    """As a text file is read: a line that begins with one space is the first of a page."""
    found: list[Line] = []
    for number, line in enumerate(text, start=1):
        page = found[-1].page + line.startswith(" ") if found else 1
        found.append(Line(line.removeprefix(" "), page, number))
    return found


def measured(scanner: Scanner, share: float, printed: Mapping[str, list[str]]) -> Tally:
    """Damage every text and count what comes back."""
    tally = Tally()
    for text in printed.values():
        lines = _lines(damaged(text, scanner, share))
        clean = [line.text for line in _lines(text)]
        tally.add(clean, [line.text for line in lines], restore.text(lines))
    return tally


def _mean(values: Sequence[float]) -> str:
    return f"{sum(values) / len(values):.3f}" if values else "    -"


def _row(name: str, share: float, tally: Tally) -> str:
    all_mends = [(value, True) for value in tally.sure_right] + [(value, False) for value in tally.sure_wrong]
    sure = [right for value, right in all_mends if value >= SURE]
    unsure = [right for value, right in all_mends if value < UNSURE]
    return (
        f"{name:8} {share:4.0%}  {tally.right_as_read / tally.words:7.2%} -> {tally.right / tally.words:7.2%}"
        f"  spoilt {tally.spoilt:3}  certainty {_mean(tally.sure_right)} / {_mean(tally.sure_wrong)}"
        f"  sure: {_mean(sure)} of {len(sure):5}  unsure: {_mean(unsure)} of {len(unsure):3}"
        f"  quality {tally.quality / tally.words:7.2%}"
    )


def main(arguments: Sequence[str]) -> None:
    names = [name for name in arguments if name.isalpha()]
    shares = [int(share) / 100 for share in arguments if share.isdigit()] or SHARES
    started = time.process_time()
    restore.text(_lines(_text(SAMPLE)))
    print(f"the sample restored in {time.process_time() - started:.2f} s of one core, loading included")
    printed = texts()
    for name, scanner in {**SCANNERS, **UNSEEN}.items():
        for share in shares if not names or name in names else ():
            tally = measured(scanner, share, printed)
            print(_row(name, share, tally), flush=True)
            if "--wrong" in arguments and name not in UNSEEN:
                for (want, got, restored), count in tally.wrong.most_common():
                    print(f"    {count} {want} · {got} · {restored}")


if __name__ == "__main__":
    main(sys.argv[1:])
