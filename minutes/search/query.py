"""A question → what the engine is asked, from query objects alone; nothing typed is parsed as a query."""

from collections.abc import Iterable, Iterator
from enum import IntEnum
from functools import lru_cache

from tantivy import Occur, Query

from minutes.danish import slug
from minutes.search.analysis import FOLDED, asked, fold, halves, skeletons, stem, terms
from minutes.search.clauses import LEADING, Also, Clause
from minutes.search.question import Group, Question, is_of_words
from minutes.search.schema import (
    DAMAGED,
    EXACT,
    ITEM,
    KIND,
    MEETING,
    MEMBER,
    PARTS,
    PARTS_WEIGHT,
    SCHEMA,
    WEIGHTS,
    WHOLE,
)  # fmt: skip


class Reach(IntEnum):
    """How far a question is stretched: all its words; or words like them; or only some of them."""

    EXACT = 0
    NEAR = 1
    SOME = 2


# A phrase met word for word says more than its words apart.
PHRASE_WEIGHT = 6.0
NEAR_WEIGHT = 0.3
# A word no dictionary has, like the one asked but for letters that scanners confuse.
DAMAGED_WEIGHT = 0.5
# færgen til Læsø, for who asks for Læsøfærgen.
APART_WEIGHT = 0.2
# Automata are dear; the longest words of a question tell most.
NEAR_WORDS = 10
# What a word within another counts in a field that is named.
WITHIN_WEIGHT = 0.5
SHORTEST_WITHIN = 4
# Words of a clause that longer ones are looked for too: all words of the field are read for each.
LONGER_WORDS = 3
# Of what a name, a day or a number stands for, these come first.
FIRST = {"date": MEETING, "council": MEETING, "member": MEMBER}
# Narrowed by one of these, meetings and members are meant as well as items.
OF_ALL_KINDS = frozenset({KIND, "date", "member"})
# Where another word for the one asked is looked for: everywhere, and most where it tells most.
ALSO_IN = ("title", WHOLE)
# Words of a full name.
NAMES = range(2, 6)


class Built:
    """A question as the engine takes it, made once for each reach.

    Without words to look for, items alone are meant and not meetings.
    """

    def __init__(self, question: Question, reach: Reach = Reach.EXACT) -> None:
        worded = [group for group in question.groups if is_of_words(group)]
        fields = [group for group in question.groups if not is_of_words(group)]
        self._has_words, self._fields = bool(worded), {group[0].field for group in fields}
        self._filters = {name: _narrow(name, values) for name, values in question.narrowed_by.items()}
        self._rest = [(Occur.Must, _any_of(group)) for group in fields]
        if worded:
            self._rest += [(Occur.Must, _words(worded, reach)), *_person(worded)]
        self._rest += [(Occur.MustNot, _excluded(clause)) for clause in question.excluded]

    def query(self, without: str = "") -> Query:
        """`without` leaves one filter out, for its own counts."""
        kept = {name: query for name, query in self._filters.items() if name != without}
        parts = [(Occur.Must, query) for query in kept.values()] + self._rest
        if not self._has_words and without == KIND:
            parts.append((Occur.Must, Query.all_query()))
        elif not self._has_words and not OF_ALL_KINDS & {*kept, *self._fields}:
            parts.append((Occur.Must, _narrow(KIND, [ITEM])))
        return Query.boolean_query(parts)


def _narrow(field: str, values: Iterable[str], worth: float = 0.0) -> Query:
    return Query.const_score_query(Query.term_set_query(SCHEMA, field, list(values)), worth)


def _any_of(group: Group) -> Query:
    return _either([_narrow(clause.field, clause.values) for clause in group])


def _words(groups: list[Group], reach: Reach) -> Query:
    near = stretchable([clause for group in groups for clause in group]) if reach else frozenset()
    occur = Occur.Should if reach == Reach.SOME else Occur.Must
    each = [_either([_clause(clause, near, reach) for clause in group]) for group in groups]
    return Query.boolean_query([(occur, query) for query in each])


def _person(groups: list[Group]) -> list[tuple[Occur, Query]]:
    """Words that are a member's full name: the member first, then what names the member."""
    clauses = [group[0] for group in groups if len(group) == 1 and not (group[0].phrase or group[0].field)]
    parts = [word for clause in clauses for word in clause.words]
    if len(clauses) < len(groups) or len(parts) not in NAMES or not all(map(str.isalpha, parts)):
        return []
    named = [(Occur.Must, _either([_boosted("title", term, 1.0) for term in asked(part)])) for part in parts]
    member = Query.boolean_query([(Occur.Must, _narrow(KIND, [MEMBER])), *named])
    address = slug(" ".join(parts))
    return [
        (Occur.Should, Query.const_score_query(member, 2 * LEADING)),
        (Occur.Should, _narrow("member", [address], LEADING)),
    ]


def stretchable(clauses: list[Clause]) -> frozenset[str]:
    """The words that are also looked for a letter or two off."""
    loose = (clause for clause in clauses if not (clause.field or clause.phrase))
    words = {word for clause in loose for word in clause.words if distance(word)}
    return frozenset(sorted(words, key=len, reverse=True)[:NEAR_WORDS])


@lru_cache(maxsize=20_000)
def distance(word: str) -> int:
    """Letters a word may be off; numbers and short words may not."""
    if any(letter.isdigit() for letter in word) or len(word) < 4:
        return 0
    return 1 if len(word) < 8 else 2


def _clause(clause: Clause, near: frozenset[str], reach: Reach) -> Query:
    if clause.values:
        return _narrow(clause.field, clause.values, worth=1.0)
    return _either([_own(clause, near, reach), *map(_also, clause.also)])


def _own(clause: Clause, near: frozenset[str], reach: Reach) -> Query:
    if clause.field:
        return _within(clause)
    if clause.phrase and reach < Reach.SOME:
        return _quoted(clause.words)
    if clause.is_run:
        return _phrase(clause.words)
    if clause.is_stop_word:
        return _either([_exact(word) for word in clause.words])
    return _together(clause, near, reach)


def _also(also: Also) -> Query:
    if not also.field:
        said = _quoted(also.words) if len(also.words) > 1 else _either(_spelled(also.words[0], ALSO_IN))
        return Query.boost_query(said, also.weight)
    meant = _narrow(also.field, also.values, also.weight)
    first = _narrow(KIND, [FIRST.get(also.field, ITEM)], also.weight)
    return Query.boolean_query([(Occur.Must, meant), (Occur.Should, first)])


def _within(clause: Clause) -> Query:
    """The words in one field of the text; as a phrase too, which is known of the whole entry only."""
    parts = [
        (Occur.Must, _within_field(clause.field, word, longer=at < LONGER_WORDS))
        for at, word in enumerate(clause.words)
    ]
    if clause.phrase and len(clause.words) > 1:
        parts.append((Occur.Must, _phrase(clause.words)))
    return Query.boolean_query(parts)


def _within_field(field: str, word: str, longer: bool) -> Query:
    """The word, or with `longer` one that ends or begins with it."""
    wanted = asked(word)
    found = [_boosted(field, term, WEIGHTS[field] * share) for term, share in wanted.items()]
    part = stem(word)
    if longer and len(part) >= SHORTEST_WITHIN:
        holding = Query.regex_query(SCHEMA, field, f".*{part}|{part}.*")
        found.append(Query.boost_query(holding, WEIGHTS[field] * WITHIN_WEIGHT))
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
    found = _spelled(word, WEIGHTS)
    found += [_boosted(DAMAGED, term, DAMAGED_WEIGHT) for term in skeletons(word)]
    if word in near:
        found += _nearly(word)
        found += [_both(half, other) for half, other in halves(word)]
    return _either(found)


def _spelled(word: str, fields: Iterable[str]) -> list[Query]:
    """The word in any inflection, in these fields and as a part of a compound."""
    wanted = asked(word).items()
    found = [_boosted(name, term, WEIGHTS[name] * share) for name in fields for term, share in wanted]
    return found + [_boosted(PARTS, term, PARTS_WEIGHT * share) for term, share in wanted]


def _both(*words: str) -> Query:
    each = [_either([_boosted(WHOLE, term, APART_WEIGHT) for term in terms(word)]) for word in words]
    return Query.boolean_query([(Occur.Must, query) for query in each])


def _nearly(word: str) -> Iterator[Query]:
    """The word among words as written, its stem among both words and stems."""
    stemmed = fold(stem(word))
    for field, way in {(EXACT, fold(word)), (EXACT, stemmed), (WHOLE, stemmed), (WHOLE, FOLDED + stemmed)}:
        if off := distance(way.removeprefix(FOLDED)):
            fuzzy = Query.fuzzy_term_query(SCHEMA, field, way, distance=off)
            yield Query.boost_query(fuzzy, NEAR_WEIGHT)


def _quoted(words: tuple[str, ...]) -> Query:
    """Met anywhere, and best where all its words are in the title, as for words that are not quoted."""
    told = [found for word in words if (found := terms(word))]
    titled = [_either([_boosted("title", term, WEIGHTS["title"]) for term in found]) for found in told]
    title = Query.boolean_query([(Occur.Must, query) for query in titled])
    return Query.boolean_query([(Occur.Must, _phrase(words)), (Occur.Should, title)])


def _phrase(words: tuple[str, ...]) -> Query:
    if len(words) == 1:
        return _exact(words[0])
    phrase = Query.phrase_query(SCHEMA, EXACT, [fold(word) for word in words])
    return Query.boost_query(phrase, PHRASE_WEIGHT)


def _exact(word: str) -> Query:
    return _boosted(EXACT, fold(word), 1.0)


def _excluded(clause: Clause) -> Query:
    """What a minus takes away: the phrase, or the word in any inflection, but not compounds with it."""
    if clause.values:
        return _narrow(clause.field, clause.values)
    if meant := [_narrow(also.field, also.values) for also in clause.also if also.weight == LEADING]:
        told = [clause.words, *(also.words for also in clause.also if also.words)]
        return _either([*meant, *map(_phrase, told)])
    if clause.field:
        return _within(clause)
    if len(clause.words) > 1 or clause.is_stop_word or clause.phrase:
        return _phrase(clause.words)
    wanted = [term for term in asked(clause.words[0]) if not term.startswith(FOLDED)]
    return _either([_boosted(WHOLE, term, 1.0) for term in wanted])


def _boosted(field: str, term: str, weight: float) -> Query:
    return Query.boost_query(Query.term_query(SCHEMA, field, term), weight)


def _either(found: list[Query]) -> Query:
    return found[0] if len(found) == 1 else Query.boolean_query([(Occur.Should, each) for each in found])
