"""A question → what the engine is asked, from query objects alone; nothing typed is parsed as a query."""

from collections.abc import Iterable
from enum import IntEnum
from functools import lru_cache

from tantivy import Occur, Query

from minutes.search.analysis import FOLDED, asked, fold, stem
from minutes.search.question import CASE_NUMBER, ITEM_NUMBER, Clause, Question
from minutes.search.schema import EXACT, ITEM, KIND, NEAR, PARTS, PARTS_WEIGHT, SCHEMA, WEIGHTS


class Reach(IntEnum):
    """How far a question is stretched: all its words; or words like them; or only some of them."""

    EXACT = 0
    NEAR = 1
    SOME = 2


# A phrase met word for word says more than its words apart.
PHRASE_WEIGHT = 6.0
NUMBER_WEIGHT = 20.0
NEAR_WEIGHT = 0.3
# Automata are dear; the longest words of a question tell most.
NEAR_WORDS = 10


def build(question: Question, reach: Reach = Reach.EXACT, without: str = "") -> Query:
    """The question as the engine takes it; `without` leaves one filter out (for its own counts).

    Without words to look for, items alone are meant and not meetings.
    """
    wanted = [clause for clause in question.clauses if not clause.excluded]
    unwanted = [clause for clause in question.clauses if clause.excluded]
    telling = [clause for clause in wanted if not clause.is_stop_word] or wanted
    parts = [
        (Occur.Must, _narrow(name, values))
        for name, values in question.narrowed_by.items()
        if name != without
    ]
    parts += [(Occur.Must, _words(telling, reach) if telling else _narrow(KIND, [ITEM]))]
    parts += [(Occur.MustNot, _excluded(clause)) for clause in unwanted]
    return Query.boolean_query(parts)


def _narrow(field: str, values: Iterable[str]) -> Query:
    return Query.const_score_query(Query.term_set_query(SCHEMA, field, list(values)), 0.0)


def _words(clauses: list[Clause], reach: Reach) -> Query:
    near = stretchable(clauses) if reach else frozenset()
    occur = Occur.Should if reach == Reach.SOME else Occur.Must
    return Query.boolean_query([(occur, _clause(clause, near, reach)) for clause in clauses])


def stretchable(clauses: list[Clause]) -> frozenset[str]:
    """The words that are also looked for a letter or two off."""
    words = {word for clause in clauses for word in clause.words if distance(word)}
    return frozenset(sorted(words, key=len, reverse=True)[:NEAR_WORDS])


@lru_cache(maxsize=20_000)
def distance(word: str) -> int:
    """Letters a word may be off; numbers and short words may not."""
    if any(letter.isdigit() for letter in word) or len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2


def _clause(clause: Clause, near: frozenset[str], reach: Reach) -> Query:
    if clause.phrase and reach < Reach.SOME:
        return _phrase(clause.words)
    found = _numbers(clause)
    if any(letter.isdigit() for letter in clause.written) and len(clause.words) > 1:
        found.append(_phrase(clause.words))
    elif clause.is_stop_word:
        found += [_exact(word) for word in clause.words]
    else:
        found.append(_together(clause, near, reach))
    return _either(found)


def _together(clause: Clause, near: frozenset[str], reach: Reach) -> Query:
    """A word; or those of *Lyngby-Taarbæk* and *KL's*, best side by side. Lone letters are left out."""
    words = [word for word in clause.words if len(word) > 1] or list(clause.words)
    if len(words) == 1:
        return _word(words[0], near)
    occur = Occur.Should if reach == Reach.SOME else Occur.Must
    apart = [(occur, _word(word, near)) for word in words]
    return Query.boolean_query([*apart, (Occur.Should, _phrase(clause.words))])


def _word(word: str, near: frozenset[str]) -> Query:
    wanted = asked(word)
    found = [
        _boosted(name, term, weight * share)
        for name, weight in WEIGHTS.items()
        for term, share in wanted.items()
    ]
    found += [_boosted(PARTS, term, PARTS_WEIGHT * share) for term, share in wanted.items()]
    if word in near:
        found += [_near(way) for way in {fold(word), fold(stem(word))} if distance(way)]
    return _either(found)


def _near(word: str) -> Query:
    fuzzy = Query.fuzzy_term_query(SCHEMA, NEAR, word, distance=distance(word))
    return Query.boost_query(fuzzy, NEAR_WEIGHT)


def _numbers(clause: Clause) -> list[Query]:
    """A bare SAG-number or item number goes where the reader meant."""
    found = []
    if CASE_NUMBER.fullmatch(clause.written):
        found.append(_boosted("case", clause.written, NUMBER_WEIGHT))
    if ITEM_NUMBER.fullmatch(clause.written):
        found.append(_boosted("number", clause.written.rstrip("."), NUMBER_WEIGHT))
    return found


def _phrase(words: tuple[str, ...]) -> Query:
    if len(words) == 1:
        return _exact(words[0])
    phrase = Query.phrase_query(SCHEMA, EXACT, [fold(word) for word in words])
    return Query.boost_query(phrase, PHRASE_WEIGHT)


def _exact(word: str) -> Query:
    return _boosted(EXACT, fold(word), 1.0)


def _excluded(clause: Clause) -> Query:
    """What a minus takes away: the phrase, or the word in any inflection, but not compounds with it."""
    if len(clause.words) > 1 or clause.is_stop_word or clause.phrase:
        return _phrase(clause.words)
    terms = [term for term in asked(clause.words[0]) if not term.startswith(FOLDED)]
    return _either([_boosted(name, term, 1.0) for name in WEIGHTS for term in terms])


def _boosted(field: str, term: str, weight: float) -> Query:
    return Query.boost_query(Query.term_query(SCHEMA, field, term), weight)


def _either(found: list[Query]) -> Query:
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, each) for each in found])
