"""Danish that a scanner damaged, mended word by word; clean Danish is left to the letter.

    "Referat af mgde i KKR Hovedstaden ... er udsendt til med-"
    "lemmerne via Prepare og gjort tilgeengelig pa KKR Hovedstadens side"
 -> "Referat af møde i KKR Hovedstaden ... er udsendt til med-"
    "lemmerne via Prepare og gjort tilgængelig på KKR Hovedstadens side"

First the damage is judged, page by page; then each word is weighed: how likely
the word, how likely the slip, what stands beside it. Line breaks and hyphens
stay where they were. Addresses, numbers, initials and names nobody knows are
left alone, and a D or J in parentheses, which may be a party's own letter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby, pairwise

from minutes.parsing.restore import choice, damage, marks, slight, tokens
from minutes.parsing.restore.choice import Chosen
from minutes.parsing.restore.lexicon import danish
from minutes.parsing.restore.marks import Change
from minutes.parsing.restore.reading import Edit
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Token
from minutes.parsing.types import Line, Mend, Restored


def text(lines: Sequence[Line]) -> Restored:
    """Mend what a scanner did to Danish text; undamaged pages come back as they are."""
    words = tokens.of(lines)
    found = damage.assess(lines, words, Search(danish(), dearest=damage.USUAL))
    search = Search(danish(), found.slips)
    if not found.pages and not slight.shows(words, found.telltales, search):
        wrong = Counter(_page(word, lines) for word in words if word.raw in found.telltales)
        return Restored(tuple(lines), (), False, *_quality(lines, wrong))
    on_pages = [word for word in words if _page(word, lines) in found.pages]
    others = [word for word in words if _page(word, lines) not in found.pages]
    chosen = [*choice.of(on_pages, lines, search), *slight.of(others, found.telltales, lines, search)]
    changes = [change for each in chosen for change in _changes(each, lines)]
    mended, mends = _apply(lines, [*changes, *marks.changes(lines, found.pages)])
    wrong = Counter(_page(each.token, lines) for each in chosen if not each.known)
    wrong.update(page for page, _, _ in _mended_words(mended, mends))
    return Restored(mended, mends, True, *_quality(lines, wrong))


def _page(word: Token, lines: Sequence[Line]) -> int:
    return lines[word.parts[0].line].page


def _mended_words(mended: Sequence[Line], mends: Sequence[Mend]) -> set[tuple[int, int, int]]:
    """Page, line and place in the line of each word that has a mend."""
    texts = {line.number: line.text for line in mended}
    return {(mend.page, mend.line, len(texts[mend.line][: mend.start + 1].split())) for mend in mends}


def _quality(lines: Sequence[Line], wrong: Mapping[int, int]) -> tuple[float, dict[int, float]]:
    """The share of words that are right as read, of the whole text and of each page."""
    total = Counter[int]()
    for line in lines:
        total[line.page] += len(line.text.split())
    pages = {page: _share(wrong.get(page, 0), total[page]) for page in total}
    return _share(sum(wrong.values()), total.total()), pages


def _share(wrong: int, total: int) -> float:
    return round(max(0.0, 1 - wrong / total), 4) if total else 1.0


def _changes(chosen: Chosen, lines: Sequence[Line]) -> Iterator[Change]:
    """What to write where: the reading in the case of the word, cut where the line breaks."""
    word = chosen.token
    if not chosen.reading.edits and len(word.parts) == 1:
        return
    printed = list(word.raw)
    for edit in chosen.reading.edits:
        end = edit.at + len(edit.read)
        printed[edit.at : end] = [_cased(chosen, edit)] + [""] * (len(edit.read) - 1)
    pieces = ["".join(printed[start:end]) for start, end in pairwise((0, *word.cuts, len(word.raw)))]
    for on_line, of_line in groupby(zip(word.parts, pieces, strict=True), key=lambda each: each[0].line):
        parts, texts = zip(*of_line, strict=True)
        last = on_line == word.parts[-1].line
        hyphen = "" if last or lines[on_line].text[parts[-1].end :].strip() or word.guessed else "-"
        yield Change(on_line, parts[0].start, parts[-1].end, "".join(texts) + hyphen, chosen.certainty)


def _cased(chosen: Chosen, edit: Edit) -> str:
    """The printed letters with a capital where the word has or needs one."""
    raw = chosen.token.raw
    if raw.isupper() and sum(char.isalpha() for char in raw) > 1:
        return edit.printed.upper()
    if edit.at or raw == "|":
        return edit.printed
    if edit.read == "I":  # for l: what looks like a capital is a small letter
        return edit.printed
    if edit.read != "J" and any(char.isupper() for char in edit.read):
        return edit.printed[0].upper() + edit.printed[1:]
    if edit.read[0].isalpha() and edit.read not in "lJ":
        return edit.printed
    return edit.printed[0].upper() + edit.printed[1:] if chosen.capital else edit.printed.lower()


def _apply(lines: Sequence[Line], changes: Iterable[Change]) -> tuple[tuple[Line, ...], tuple[Mend, ...]]:
    by_line: dict[int, list[Change]] = {}
    for change in changes:
        by_line.setdefault(change.line, []).append(change)
    mended = list(lines)
    mends: list[Mend] = []
    for index in sorted(by_line):
        mended[index], found = _apply_to_line(
            lines[index], sorted(by_line[index], key=lambda each: each.start)
        )
        mends += found
    return tuple(mended), tuple(mends)


def _apply_to_line(line: Line, changes: Sequence[Change]) -> tuple[Line, list[Mend]]:
    written, last = "", 0
    mends: list[Mend] = []
    for change in changes:
        as_read = line.text[change.start : change.end]
        if change.start < last or as_read == change.printed:
            continue
        written += line.text[last : change.start]
        end = len(written) + len(change.printed)
        mends.append(
            Mend(line.number, line.page, len(written), end, as_read, change.printed, change.certainty)
        )
        written += change.printed
        last = change.end
    return replace(line, text=written + line.text[last:]), mends
