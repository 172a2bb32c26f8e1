"""Makes `data/danish_words.txt.gz` from simplemma and wordfreq: python -m minutes.parsing.restore.wordlist

Decoding simplemma's dictionary takes most of a second each time; this list, made
once and kept with the data, is read in a tenth of one. Five blocks, a blank line
between them:

    "8.1 møde flere stå ..."   words by their cost, -ln of wordfreq's frequency
    names: words that simplemma writes with a capital only
    words that only wordfreq has: names, loans, abbreviations, never part of a compound
    common words of four letters and more of the languages that minutes quote
    every form in lower case, sorted, in the groups of `beginnings`
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterable, Mapping
from itertools import product
from math import log

import wordfreq
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from minutes.parsing.restore import beginnings
from minutes.parsing.restore.lexicon import ENCODING, GZIP, WORDS

LETTERS = re.compile(r"[a-zæøåéüöäèóáôñç]{2,}")
# How people without a Danish keyboard write, which wordfreq counted on the web: vaeret, pa, foer.
ASCII_FOR = {"ae": ("æ",), "oe": ("ø",), "aa": ("å",), "a": ("å", "a"), "o": ("ø", "o")}
ASCII_PARTS = re.compile("ae|oe|aa|a|o")
RARER = 10  # a spelling ten times rarer than its Danish twin is a slip of the keyboard
SHORT, COMMON = 3, 3e-5  # nd, ger, ths: short and not even common, so noise


# English most of all; a word of these tells nothing of damage: able, means, parent.
QUOTED = {"en": 15_000, "de": 4_000, "sv": 4_000, "nb": 4_000}
LONG_ENOUGH = 4


def build(forms: Iterable[str], shares: Mapping[str, float], quoted: Iterable[str]) -> str:
    """The text of the list from simplemma's forms, wordfreq's shares and words of other languages."""
    written = [form for form in forms if LETTERS.fullmatch(form.lower())]
    small = {form for form in written if form.islower()}
    proper = {form.lower() for form in written} - small
    known = small | proper
    foreign = {word for word in shares if word not in known and _belongs(word, known, shares)}
    costs: dict[str, list[str]] = {}
    for word, share in shares.items():
        if word in known or word in foreign:
            costs.setdefault(f"{-log(share):.1f}", []).append(word)
    blocks = [
        [" ".join([cost, *sorted(words)]) for cost, words in costs.items()],
        sorted(proper),
        sorted(foreign),
        sorted(
            {word for word in quoted if len(word) >= LONG_ENOUGH and LETTERS.fullmatch(word)}
            - known
            - foreign
        ),
        [beginnings.written(known | foreign)],
    ]
    return "\n\n".join("\n".join(block) for block in blocks)


def _belongs(word: str, known: set[str], shares: Mapping[str, float]) -> bool:
    if not LETTERS.fullmatch(word) or (len(word) <= SHORT and shares[word] < COMMON):
        return False
    return all(shares.get(twin, 0) < RARER * shares[word] for twin in _twins(word) if twin in known)


def _twins(word: str) -> Iterable[str]:
    """The Danish words that a keyboard without æ, ø and å makes look like this one."""
    parts = ASCII_PARTS.split(word)
    choices = [ASCII_FOR[found] for found in ASCII_PARTS.findall(word)]
    for letters in product(*choices):
        yield parts[0] + "".join(letter + part for letter, part in zip(letters, parts[1:], strict=True))


def main() -> None:
    """Write the list; run again when simplemma or wordfreq is renewed."""
    forms = DefaultDictionaryFactory().get_dictionary("da")
    shares = wordfreq.get_frequency_dict("da", "small")
    quoted = [
        word for language, most in QUOTED.items() for word in wordfreq.top_n_list(language, most, "small")
    ]
    packed = zlib.compressobj(level=9, wbits=GZIP)
    WORDS.write_bytes(packed.compress(build(forms, shares, quoted).encode(ENCODING)) + packed.flush())


if __name__ == "__main__":
    main()
