"""*Mente du …?* and *Beslægtede ord*: other words for a question, all of them the archive's own."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from math import log

import tantivy
from tantivy import Query

from minutes.search import reading, schema, store
from minutes.search.analysis import SKELETON, WORD, base, fold, form_of, is_stop_word, stem, terms
from minutes.search.answer import HITS_A_PAGE, Hit
from minutes.search.marking import Piece, letters_apart
from minutes.search.passages import Found, texts_of
from minutes.search.query import distance
from minutes.search.question import Question
from minutes.search.rows import rows
from minutes.search.store import Broken

# Met in more entries than that, a word is hardly a slip; another must be met so many times as often.
RARE, MORE = 5, 10
# Words of a question looked at; terms of the index that begin as a word does, the commonest first.
WORDS, BEGINNINGS = 5, 2_000
# Letters taken for right at the beginning: more terms begin with one than can be looked at.
SURE = 2
# Entries looked at to see how a word is written.
LOOKED_AT = 3
RELATED, SHORTEST_RELATED = 8, 5


def likely(question: Question, found: Iterable[Found]) -> str:
    """The question as the archive spells it (*Mente du …?*), or "" where nothing is spelled otherwise.

    A word that the archive has never, or ten times less often than another a letter or two off, is
    replaced by that. Reads a few rows where it has something to say, and the index alone otherwise.
    """
    try:
        with store.trouble_is_broken():
            return _likely(reading.searcher(), question, list(found))
    except Broken:
        return ""


def related(question: Question, found: Sequence[Found]) -> list[str]:
    """Words that stand out in the titles of the hits shown and were not asked for; RELATED, best first.

    No query. Never stop words; each finds something when it is asked for itself.
    """
    try:
        with store.trouble_is_broken():
            return _related(reading.searcher(), question, found)
    except Broken:
        return []


def _likely(searcher: tantivy.Searcher, question: Question, found: list[Found]) -> str:
    text = question.text
    doubtful = [word for word in _asked(question) if distance(word)][:WORDS]
    shown = {piece.text.lower() for hit in found for piece in _marked(hit)}
    for word in doubtful:
        if better := _better(searcher, word, shown):
            text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", better, text, flags=re.IGNORECASE)
    return text if text != question.text else ""


def _asked(question: Question) -> Iterator[str]:
    plain = [clause for group in question.groups for clause in group if not (clause.phrase or clause.field)]
    yield from dict.fromkeys(word for clause in plain for word in clause.words)


def _marked(hit: Found) -> Iterator[Piece]:
    for passage in ([*hit.title], *(passage.pieces for passage in hit.passages)):
        yield from (piece for piece in passage if piece.marked)


def _better(searcher: tantivy.Searcher, word: str, shown: set[str]) -> str:
    """The word the archive has most of among those nearest, as it is written there."""
    plain = fold(word)
    met = searcher.doc_freq(schema.NEAR, plain)
    if met > RARE:
        return ""
    begun = searcher.terms_with_prefix(schema.NEAR, plain[:SURE], limit=BEGINNINGS)
    marked = [(fold(form), searcher.doc_freq(schema.NEAR, fold(form))) for form in shown]
    least = max(1, met * MORE)
    near = (
        (letters_apart(plain, term), -count, term)
        for term, count in (*begun, *marked)
        if count >= least and not term.startswith(SKELETON)
    )
    close = {each for each in near if each[0] <= distance(word)}
    ranked = sorted(each for each in close if _is_another(each[2], plain))
    written = (_as_written(searcher, term) for _, _, term in ranked[:LOOKED_AT])
    return next((form for form in written if form), "")


def _is_another(term: str, plain: str) -> bool:
    """Neither an inflection nor the stem of the word asked."""
    return not term.startswith(plain) and stem(term) != stem(plain) and not plain.startswith(term)


def _as_written(searcher: tantivy.Searcher, term: str) -> str:
    """The term is folded and may be a stem: the word itself stands in some entry."""
    query = Query.term_query(schema.SCHEMA, schema.NEAR, term)
    addresses = [address for _, address in searcher.search(query, limit=LOOKED_AT, count=False).hits]
    columns = [searcher.fast_field_values(name, addresses) for name in ("meeting_id", "item_id", "member_id")]
    hits = [Hit(int(meeting or 0), item, 0.0, member) for meeting, item, member in zip(*columns, strict=True)]
    for row in rows(hits):
        for text in (str(row), *(each.text for each in texts_of(row))):
            for written in WORD.findall(text):
                if fold(form_of(written)) == term:
                    return form_of(written)
    return ""


def _related(searcher: tantivy.Searcher, question: Question, found: Sequence[Found]) -> list[str]:
    titles = [hit.item.title for hit in found[:HITS_A_PAGE] if hit.item]
    asked = {base(word) for word in _asked(question)} | {stem(word) for word in _asked(question)}
    ways: dict[str, Counter[str]] = defaultdict(Counter)
    for title in titles:
        for written in {word for word in WORD.findall(title) if _tells(word)}:
            ways[base(form_of(written))][written] += 1
    worth = {
        key: ways[key].total() * _rarity(searcher, next(iter(ways[key])))
        for key in ways
        if key not in asked and not any(part in key for part in asked)
    }
    best = sorted(worth, key=lambda key: (-worth[key], key))
    return [_spoken(ways[key]) for key in best[:RELATED]]


def _tells(written: str) -> bool:
    form = form_of(written)
    return len(form) >= SHORTEST_RELATED and form.isalpha() and not is_stop_word(form)


def _rarity(searcher: tantivy.Searcher, written: str) -> float:
    met = max((searcher.doc_freq("title", term) for term in terms(form_of(written))), default=0)
    return log((searcher.num_docs + 1) / (met + 1))


def _spoken(ways: Counter[str]) -> str:
    """In small letters, unless it is written with capitals throughout: a name or an abbreviation."""
    commonest = ways.most_common(1)[0][0]
    return commonest if commonest.isupper() else form_of(commonest)
