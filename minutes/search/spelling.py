"""*Mente du …?* and *Beslægtede ord*: other words for a question, all of them the archive's own."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import chain
from math import log

import tantivy
from tantivy import Query

from minutes.search import reading, schema, store
from minutes.search.analysis import WORD, base, fold, form_of, is_stop_word, stem, terms
from minutes.search.answer import HITS_A_PAGE, Hit
from minutes.search.marking import Piece, letters_apart
from minutes.search.passages import Found, texts_of
from minutes.search.query import distance
from minutes.search.question import Question
from minutes.search.rows import rows
from minutes.search.store import Broken
from minutes.search.vocabulary import DATA

# Met in more entries than that, a word is hardly a slip; another must be met so many times as often.
RARE, MORE = 5, 10
# Words of a question looked at; terms of the index that begin as a word does, the commonest first.
WORDS, BEGINNINGS = 5, 2_000
# Letters taken for right at the beginning: more terms begin with one than can be looked at.
SURE = 2
# Entries looked at to see how a word is written.
LOOKED_AT = 3
RELATED, SHORTEST_RELATED = 8, 5
# Of any item's title: they say nothing of what it is about.
ROUTINE = frozenset(map(base, DATA["routine_words"]))


def likely(question: Question, found: Iterable[Found]) -> str:
    """The question as the archive spells it (*Mente du …?*), or "" where nothing is spelled otherwise.

    A word that the archive has never, or ten times less often than another a letter or two off, is
    replaced by that. Where it has something to say it reads a few rows, with as many queries however
    many words; otherwise the index alone.
    """
    try:
        with store.trouble_is_broken():
            return _likely(reading.searcher(), question, list(found))
    except Broken:
        return ""


def related(question: Question, found: Sequence[Found]) -> list[str]:
    """Words that tell what the hits shown are about and were not asked for; RELATED, best first.

    No query. Never stop words; each finds something when it is asked for itself.
    """
    try:
        with store.trouble_is_broken():
            return _related(reading.searcher(), question, found)
    except Broken:
        return []


def _likely(searcher: tantivy.Searcher, question: Question, found: list[Found]) -> str:
    doubtful = [word for word in _asked(question) if distance(word)][:WORDS]
    forms = sorted({form_of(piece.text) for hit in found for piece in _marked(hit)})
    shown = {fold(form): form for form in forms}
    better = {word: near for word in doubtful if (near := _nearest(searcher, word, shown.keys()))}
    # Rows are read for those alone that no hit shows.
    written = shown | _as_written(searcher, {*better.values()} - shown.keys())
    text = question.text
    for word, near in better.items():
        spelled = written.get(near, word)
        text = re.sub(rf"(?<!\w){re.escape(word)}(?!\w)", spelled, text, flags=re.IGNORECASE)
    return text if text != question.text else ""


def _asked(question: Question) -> Iterator[str]:
    plain = [clause for group in question.groups for clause in group if not (clause.phrase or clause.field)]
    yield from dict.fromkeys(word for clause in plain for word in clause.words)


def _marked(hit: Found) -> Iterator[Piece]:
    for passage in ([*hit.title], *(passage.pieces for passage in hit.passages)):
        yield from (piece for piece in passage if piece.marked)


def _nearest(searcher: tantivy.Searcher, word: str, shown: Set[str]) -> str:
    """The word the archive has most of among those fewest letters off, without its Danish letters."""
    plain = fold(word)
    met = max(searcher.doc_freq(schema.EXACT, plain), searcher.doc_freq(schema.WHOLE, plain))
    if met > RARE:
        return ""
    begun = searcher.terms_with_prefix(schema.EXACT, plain[:SURE], limit=BEGINNINGS)
    marked = [(term, searcher.doc_freq(schema.EXACT, term)) for term in shown]
    least = max(1, met * MORE)
    ranked = sorted(
        (letters_apart(plain, term), -count, term) for term, count in (*begun, *marked) if count >= least
    )
    close = (term for apart, _, term in ranked if apart <= distance(word))
    return next((term for term in close if _is_another(term, plain)), "")


def _is_another(term: str, plain: str) -> bool:
    """Neither an inflection nor the stem of the word asked."""
    return not term.startswith(plain) and stem(term) != stem(plain) and not plain.startswith(term)


def _as_written(searcher: tantivy.Searcher, terms: set[str]) -> dict[str, str]:
    """Words without their Danish letters → as they stand in some entry that readers may see."""
    hits = [hit for term in terms for hit in _holding(searcher, term)]
    written: dict[str, str] = {}
    for row in rows(hits) if hits else ():
        for text in (str(row), *(each.text for each in texts_of(row))):
            forms = {form_of(word) for word in WORD.findall(text)}
            written |= {term: form for form in sorted(forms) if (term := fold(form)) in terms}
    return written


def _holding(searcher: tantivy.Searcher, term: str) -> list[Hit]:
    query = Query.term_query(schema.SCHEMA, schema.EXACT, term)
    addresses = [address for _, address in searcher.search(query, limit=LOOKED_AT, count=False).hits]
    columns = [searcher.fast_field_values(name, addresses) for name in ("meeting_id", "item_id", "member_id")]
    return [Hit(int(meeting or 0), item, 0.0, member) for meeting, item, member in zip(*columns, strict=True)]


def _related(searcher: tantivy.Searcher, question: Question, found: Sequence[Found]) -> list[str]:
    items = [hit.item for hit in found[:HITS_A_PAGE] if hit.item]
    asked = {base(word) for word in _asked(question)} | {stem(word) for word in _asked(question)}
    deciding = _ways(" ".join(chain.from_iterable(item.topic_words.values())) for item in items)
    titled = _ways(item.title for item in items)
    # What gave a topic away tells by itself; of any other word two titles are to have it.
    ways = {key: deciding.get(key, Counter()) + titled.get(key, Counter()) for key in {*deciding, *titled}}
    worth = {
        key: forms.total() * _rarity(searcher, next(iter(forms)))
        for key, forms in ways.items()
        if (key in deciding or forms.total() > 1)
        and key not in asked
        and not any(part in key for part in asked)
    }
    best = sorted(worth, key=lambda key: (-worth[key], key))
    return [_spoken(ways[key]) for key in best[:RELATED]]


def _ways(texts: Iterable[str]) -> dict[str, Counter[str]]:
    """Base form → how its words are written, and in how many of the texts."""
    ways: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for text in texts:
        for written in {word for word in WORD.findall(text) if _tells(word)}:
            ways[base(form_of(written))][written] += 1
    return ways


def _tells(written: str) -> bool:
    form = form_of(written)
    told = len(form) >= SHORTEST_RELATED and form.isalpha() and not is_stop_word(form)
    return told and base(form) not in ROUTINE


def _rarity(searcher: tantivy.Searcher, written: str) -> float:
    met = max((searcher.doc_freq(schema.WHOLE, term) for term in terms(form_of(written))), default=0)
    return log((searcher.num_docs + 1) / (met + 1))


def _spoken(ways: Counter[str]) -> str:
    """In small letters, unless it is written with capitals throughout: a name or an abbreviation."""
    commonest = ways.most_common(1)[0][0]
    return commonest if commonest.isupper() else form_of(commonest)
