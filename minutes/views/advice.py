"""What to try where nothing was found: each word by itself, fewer words, fewer filters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from minutes import search as finding
from minutes.filters import SearchFilters
from minutes.search import Question
from minutes.views.narrowing import query

# A word, a "phrase", or either with a minus or a field before it.
PART = re.compile(r'(?:[^\s"]|"[^"]*"?)+')
# Each costs a question to the index.
MOST_WORDS = 6


@dataclass(frozen=True, slots=True)
class Try:
    """A shorter question: `query` is the address's part after ?, `without` what is left out of it."""

    text: str
    hits: int
    query: str
    without: str = ""


@dataclass(frozen=True, slots=True)
class Advice:
    words: list[Try]
    fewer: list[Try]
    unfiltered: int


def of(filters: SearchFilters) -> Advice:
    question = filters.question
    parts = list(dict.fromkeys(PART.findall(question.text)))
    telling = list(islice(filter(_tells, parts), MOST_WORDS + 1))
    if not 1 < len(telling) <= MOST_WORDS:
        telling = []
    words = [_try(filters, part) for part in telling]
    fewer = [found for found in _fewer(filters, parts, telling) if found.hits]
    unfiltered = finding.count(Question(question.text)) if question.text and question.narrowed_by else 0
    return Advice(words, fewer, unfiltered)


def _tells(part: str) -> bool:
    return any(not (clause.excluded or clause.is_stop_word) for clause in Question(part).clauses)


def _try(filters: SearchFilters, text: str, without: str = "") -> Try:
    hits = finding.count(filters.question.filter(text=text))
    return Try(text, hits, query(filters.parameters(), q=[text]), without)


def _fewer(filters: SearchFilters, parts: list[str], telling: list[str]) -> Iterator[Try]:
    """With one word left out; of two words either alone is told of already."""
    if len(telling) > 2:
        for dropped in telling:
            yield _try(filters, " ".join(part for part in parts if part != dropped), dropped)
