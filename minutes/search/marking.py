"""Which words of a text the question meant: inflected, in compounds, or nearly."""

import re
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import islice
from typing import Generic, NamedTuple, TypeVar

from minutes.search.analysis import SAFE_TO_FOLD, WORD, asked, fold, form_of, halves, skeletons, stem, terms
from minutes.search.clauses import Clause
from minutes.search.query import Reach, distance, stretchable
from minutes.search.question import Question

# A word met hundreds of times says no more than one met fifty.
MOST_HITS = 50
# Shorter ones begin or end too many words to be taken for parts of them.
SHORTEST_PART = 3
# Fields whose values stand in the text in the words asked: (Ø), Furesø, tiltrådt.
NAMED_IN_TEXT = frozenset({"party", "municipality", "member", "outcome", "topic", "case"})


Result = TypeVar("Result")


class Piece(NamedTuple):
    text: str
    marked: bool


class Span(NamedTuple):
    start: int
    end: int
    clause: int


class Way(NamedTuple):
    """A spelling of a word asked, a bit for each of its letters, and how many of them may be off."""

    folded: str
    letters: int
    off: int
    clause: int


class _Read(NamedTuple):
    """A word of a text: what it is looked up as, its stem and that folded, spellings with their letters."""

    terms: tuple[str, ...]
    stem: str
    folded: str
    ways: tuple[tuple[str, int], ...]


class _Remembered(dict[str, Result], Generic[Result]):
    """Words as written → what they were found to be; texts repeat theirs."""

    def __init__(self, find: Callable[[str], Result]) -> None:
        self.find = find

    def __missing__(self, written: str) -> Result:
        found = self[written] = self.find(written)
        return found


class Marker:
    """Marks a question's words in texts as the index found them: inflected, in compounds, nearly.

    So are synonyms, days and numbers as a referat writes them, and what fields name.
    """

    def __init__(self, question: Question, reach: Reach) -> None:
        self.clauses = [clause for group in question.groups for clause in group]
        # First word → (clause, all words) of phrases.
        self.runs: dict[str, list[tuple[int, list[str]]]] = {}
        self.numbers: dict[str, int] = {}
        # A word asked for anywhere is found before the same one asked for in a field.
        for number, clause in sorted(enumerate(self.clauses), key=lambda each: bool(each[1].field)):
            self._add(number, clause, reach)
        near = stretchable(self.clauses) if reach else frozenset()
        each = [(word, number) for number, clause in enumerate(self.clauses) for word in clause.words]
        stretched = [(word, number) for word, number in each if word in near]
        self.near = [
            Way(way, letters_of(way), distance(way), number)
            for word, number in stretched
            for way in _ways(word)
            if distance(way)
        ]
        self.damaged = {skeleton: number for word, number in each for skeleton in skeletons(word)}
        self.apart = {
            term: number
            for word, number in stretched
            for both in halves(word)
            for half in both
            for term in terms(half)
        }
        ends = [term for term in self.numbers if len(term) >= SHORTEST_PART]
        self.ends, self.beginnings = tuple(ends), tuple(term for term in ends if len(term) > SHORTEST_PART)
        self.met, self.met_damaged = _Remembered(self.clause_of), _Remembered(self._damaged)
        self.folded = _Remembered(lambda written: fold(form_of(written)))

    def _add(self, number: int, clause: Clause, reach: Reach) -> None:
        if clause.values and clause.field not in NAMED_IN_TEXT:
            return
        exact = clause.phrase and reach < Reach.SOME
        loose = not (exact or clause.values or clause.is_run)
        runs = [also.words for also in clause.also if also.words]
        if loose:
            self._add_words(number, clause.words)
        else:
            runs.append(clause.words)
        for run in runs:
            if len(run) > 1 or exact:
                self.runs.setdefault(fold(run[0]), []).append((number, list(map(fold, run))))
            else:
                self._add_words(number, run)

    def _add_words(self, number: int, said: tuple[str, ...]) -> None:
        for word in [word for word in said if len(word) > 1] or said:
            for term in (word, *asked(word)):
                self.numbers.setdefault(term, number)

    def spans(self, text: str, field: str | None = None, damaged: bool = False) -> list[Span]:
        """What to mark, in order of the text, at most MOST_HITS of the words and of the phrases.

        `field` of the index that the text belongs to: what was asked in another is left alone.
        `damaged`: also what a scanner may have made of the words asked, and halves of those, for texts
        with no other.
        """
        met = self.met_damaged if damaged else self.met
        # Most texts have none of the words: each of theirs is judged once, wherever it stands.
        told = {word: clause for word in {*WORD.findall(text)} if (clause := met[word]) is not None}
        if not (told or self.runs):
            return []
        found = list(WORD.finditer(text))
        single = (Span(*word.span(), told[word.group()]) for word in found if word.group() in told)
        spans = list(islice(single, MOST_HITS)) if self.numbers else []
        if self.runs:
            spans += islice(self._runs(found), MOST_HITS)
        return sorted(span for span in spans if self._is_of(span.clause, field))

    def _runs(self, found: list[re.Match[str]]) -> Iterator[Span]:
        folded = [self.folded[word.group()] for word in found]
        for at, first in enumerate(folded):
            for number, run in self.runs.get(first, ()):
                if folded[at : at + len(run)] == run:
                    yield Span(found[at].start(), found[at + len(run) - 1].end(), number)

    def _is_of(self, number: int, field: str | None) -> bool:
        clause = self.clauses[number]
        return field is None or bool(clause.values) or clause.field in {"", field}

    def _damaged(self, written: str) -> int | None:
        if (clause := self.met[written]) is not None:
            return clause
        form = form_of(written)
        ways = [self.damaged.get(skeleton) for skeleton in skeletons(form)]
        ways += [self.apart.get(term) for term in terms(form)]
        return next((number for number in ways if number is not None), None)

    def clause_of(self, written: str) -> int | None:
        """Which of the question's clauses this word of the text is of, if any."""
        word = _read(written)
        for term in word.terms:
            if term in self.numbers:
                return self.numbers[term]
        if (part := self._part(word.stem)) is not None:
            return part
        if word.folded != word.stem and (part := self._part(word.folded, SAFE_TO_FOLD)) is not None:
            return part
        return self._nearly(word.ways) if self.near else None

    def _nearly(self, ways: tuple[tuple[str, int], ...]) -> int | None:
        """As the index would take one word for the other when it stretches the question."""
        for spelling, letters, off, clause in self.near:
            for way, theirs in ways:
                # A letter replaced is one gone and one new; most words differ by far more.
                if (letters ^ theirs).bit_count() > 2 * off or abs(len(spelling) - len(way)) > off:
                    continue
                if letters_apart(spelling, way) <= off:
                    return clause
        return None

    def _part(self, whole: str, shortest: int = SHORTEST_PART) -> int | None:
        """By the compound's ends alone; the index knows better, and only what it found is marked."""
        if not (whole.endswith(self.ends) or whole.startswith(self.beginnings)):
            return None
        return next(
            (
                self.numbers[part]
                for part in self.ends
                if len(part) >= shortest
                and (whole.endswith(part) or (len(part) > SHORTEST_PART and whole.startswith(part)))
            ),
            None,
        )


@lru_cache(maxsize=50_000)
def _read(written: str) -> _Read:
    form = form_of(written)
    ways = tuple((way, letters_of(way)) for way in _ways(form))
    return _Read((form, *terms(form)), stem(form), fold(stem(form)), ways)


@lru_cache(maxsize=20_000)
def _ways(form: str) -> frozenset[str]:
    return frozenset((fold(form), fold(stem(form))))


@lru_cache(maxsize=50_000)
def letters_of(word: str) -> int:
    """A bit for each letter there is; some letters share one."""
    letters = 0
    for letter in word:
        letters |= 1 << (ord(letter) & 63)
    return letters


def letters_apart(one: str, other: str) -> int:
    """Letters to insert, delete, replace or swap; more than 2 is given as 3."""
    if abs(len(one) - len(other)) > 2 or (letters_of(one) ^ letters_of(other)).bit_count() > 4:
        return 3
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, start=1):
        last, before, row = before, row, [i]
        for j, opposite in enumerate(other, start=1):
            cost = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != opposite))
            if last and j > 1 and letter == other[j - 2] and one[i - 2] == opposite:
                cost = min(cost, last[j - 2] + 1)
            row.append(cost)
    return min(row[-1], 3)


def pieces(text: str, spans: list[Span]) -> list[Piece]:
    """The text cut at the spans, nothing lost; spans that run into each other count as one."""
    cut, at = [], 0
    for start, end, _ in spans:
        if end <= at:
            continue
        start = max(start, at)
        cut += [Piece(text[at:start], marked=False), Piece(text[start:end], marked=True)]
        at = end
    cut.append(Piece(text[at:], marked=False))
    return [piece for piece in cut if piece.text]
