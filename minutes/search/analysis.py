"""One analyser for text and question: what a Danish word is looked up as.

A word in a text is indexed under its stem with Danish letters as written
(`møderne` → `mød`), where it has any under the same without them (`~mod`),
and under its lemma's stem where that differs (`lærepladser` → `læreplad`). A
word in a question asks for all of these, so that *moede*, *mode* and *møde*
all find *møde* while the spelling as written ranks first.
"""

import json
import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any, NamedTuple

from django.conf import settings
from tantivy import Filter, TextAnalyzerBuilder, Tokenizer

from minutes.search.lemmas import lemma

# Raised when the same text would get other terms: every index is then rebuilt.
VERSION = 3
# Longer ones are torn web addresses or noise; text and question are cut alike.
LONGEST_WORD = 60
FOLDED = "~"
# Below this many letters a word without its Danish letters is too often another word.
SAFE_TO_FOLD = 5
SKELETON = "^"
SHORTEST_DAMAGED, SHORTEST_SKELETON = 4, 3
SHORTEST_HALF = 4
FUGES = "se"

# Letters and digits with the accents that follow them apart; most words are one run without any.
WORD = re.compile(r"[^\W_]+(?:[\u0300-\u036f]+[^\W_]*)*")
# it-system, e-mail; and 1.000, whose point is no hyphen but joins as one does.
HYPHENATED = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)+|(?<![\d.])\d{1,3}(?:\.\d{3})+(?![\d.])")
# æ and a letter beside it, as a scanner reads them; what is longer was typed by mistake.
REPEATED_A = re.compile("a{2,3}")
NOT_IN_WORDS = re.compile(r"[\W_]+")
TRANSCRIPTIONS = str.maketrans({"å": "a", "æ": "ae", "ø": "o", "ö": "o", "ä": "ae", "ß": "ss"})
DIGRAPHS = {"aa": "å", "ae": "æ", "oe": "ø"}


def _data() -> dict[str, Any]:
    path = settings.BASE_DIR / "data" / "search.json"
    data: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return data


DATA = _data()
STOP_WORDS = frozenset(DATA["stop_words"])
STEM_ENDINGS: dict[str, str] = DATA["stem_endings"]
SCANNED_ALIKE: dict[str, str] = DATA["scanned_alike"]
ABBREVIATIONS: dict[str, str] = {f"{short}s": short for short in DATA["abbreviations"]}
_stemmer = TextAnalyzerBuilder(Tokenizer.raw()).filter(Filter.stemmer("danish")).build()


class Word(NamedTuple):
    """A word in lower case, and the characters of the text it came from."""

    form: str
    start: int
    end: int


def words(text: str) -> Iterator[Word]:
    """The words of a text; a number with a point or a hyphenated name is several."""
    for found in WORD.finditer(text):
        yield Word(form_of(found.group()), found.start(), found.end())


def joined(text: str) -> Iterator[str]:
    """Hyphenated words as one (`it-system` → `itsystem`), numbers without their points (`1.000` → `1000`)."""
    for found in HYPHENATED.findall(text):
        yield form_of(NOT_IN_WORDS.sub("", found))


@lru_cache(maxsize=50_000)
def form_of(written: str) -> str:
    """In lower case, its letters in one piece each, and no longer than any word is."""
    return unicodedata.normalize("NFC", written).lower()[:LONGEST_WORD]


@lru_cache(maxsize=50_000)
def fold(form: str) -> str:
    """Without Danish letters and accents: å and aa → a, ø and oe → o, æ → ae."""
    plain = unicodedata.normalize("NFKD", form.translate(TRANSCRIPTIONS))
    letters = "".join(letter for letter in plain if not unicodedata.combining(letter))
    return letters.replace("aa", "a").replace("oe", "o")


@lru_cache(maxsize=50_000)
def stem(form: str) -> str:
    """What the word's inflections share; irregular endings (`-mestre`) are data."""
    found: str = _stemmer.analyze(form)[0]
    for ending, regular in STEM_ENDINGS.items():
        if found.endswith(ending):
            return found.removesuffix(ending) + regular
    return found


@lru_cache(maxsize=50_000)
def base(form: str) -> str:
    """The stem of the word's dictionary form, where the stemmer alone would keep the two apart."""
    # Abbreviations take their genitive as it comes: KKRs, SSUs.
    return stem(ABBREVIATIONS.get(form) or lemma(form))


@lru_cache(maxsize=50_000)
def terms(form: str) -> tuple[str, ...]:
    """What a word of a text is indexed under; words of no weight (*og*, *på*) under nothing."""
    if form in STOP_WORDS:
        return ()
    literal, lemmatised = stem(form), base(form)
    folded = fold(literal)
    found = (literal,) if folded == literal else (literal, FOLDED + folded)
    return found if lemmatised == literal else (*found, lemmatised)


def asked(form: str) -> dict[str, float]:
    """Terms a word of a question asks for → how much each counts, best first."""
    wanted: dict[str, float] = {}
    for spelling in spellings(form):
        literal = stem(spelling)
        folded = fold(literal)
        wanted.setdefault(literal, 1.0)
        wanted.setdefault(base(spelling), 0.8)
        wanted.setdefault(FOLDED + folded, 0.6)
        if len(folded) >= SAFE_TO_FOLD:
            wanted.setdefault(folded, 0.4)
    return wanted


def spellings(form: str) -> list[str]:
    """The word as typed, and as it would be with Danish letters: `oekonomi` → `økonomi`."""
    danish = form
    for digraph, letter in DIGRAPHS.items():
        danish = danish.replace(digraph, letter)
    return [form] if danish == form else [form, danish]


def halves(form: str) -> list[tuple[str, str]]:
    """Every way to take a long word for two, with and without a fuge: what they may be written as apart.

    >>> ("kattegat", "forbindelse") in halves("kattegatforbindelse")
    True
    """
    if not form.isalpha():
        return []
    places = range(SHORTEST_HALF, len(form) - SHORTEST_HALF + 1)
    cut = [(form[:at], form[at:]) for at in places]
    unjoined = [(left[:-1], right) for left, right in cut if left[-1] in FUGES and len(left) > SHORTEST_HALF]
    return cut + unjoined


@lru_cache(maxsize=50_000)
def skeletons(form: str) -> frozenset[str]:
    """A word and its stem with the letters alike that a scanner takes for each other; none of short ones.

    >>> skeletons("nøgletal") == skeletons("nggletal"), skeletons("vækst") == skeletons("veekst")
    (True, True)
    """
    if len(form) < SHORTEST_DAMAGED or form.isdigit():
        return frozenset()
    found = {_alike(fold(way)) for way in (form, stem(form))}
    return frozenset(SKELETON + way for way in found if len(way) >= SHORTEST_SKELETON)


def _alike(plain: str) -> str:
    for letters, alike in SCANNED_ALIKE.items():
        plain = plain.replace(letters, alike)
    # One letter is read as two, and two as one: æ is read as ee, ae, a.
    return REPEATED_A.sub("a", plain)


def is_stop_word(form: str) -> bool:
    return any(spelling in STOP_WORDS for spelling in spellings(form))
