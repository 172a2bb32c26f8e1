"""Makes `data/danish_words.txt.xz` from simplemma and wordfreq: python -m minutes.parsing.wordlist

Decoding simplemma's dictionary takes most of a second each time; this list, made
once and kept with the data, is read in a tenth of one. Four blocks, a blank line
between them:

    every form in lower case, sorted, one a line
    "8.1 møde flere stå ..."   words by their cost, -ln of wordfreq's frequency
    names: words that simplemma writes with a capital only
    words that only wordfreq has: names, loans, abbreviations, never part of a compound
"""

from __future__ import annotations

import lzma
import re
from collections.abc import Iterable, Mapping
from itertools import product
from math import log

import wordfreq
from simplemma.strategies.dictionaries.dictionary_factory import DefaultDictionaryFactory

from minutes.parsing.lexicon import WORDS

LETTERS = re.compile(r"[a-zæøåéüöäèóáôñç]{2,}")
# How people without a Danish keyboard write, which wordfreq counted on the web: vaeret, pa, foer.
ASCII_FOR = {"ae": ("æ",), "oe": ("ø",), "aa": ("å",), "a": ("å", "a"), "o": ("ø", "o")}
ASCII_PARTS = re.compile("ae|oe|aa|a|o")
RARER = 10  # a spelling ten times rarer than its Danish twin is a slip of the keyboard
SHORT, COMMON = 3, 3e-5  # nd, ger, ths: short and not even common, so noise


def build(forms: Iterable[str], shares: Mapping[str, float]) -> str:
    """The text of the list from simplemma's forms and wordfreq's shares."""
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
        sorted(known | foreign),
        [" ".join([cost, *sorted(words)]) for cost, words in costs.items()],
        sorted(proper),
        sorted(foreign),
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
    WORDS.write_bytes(lzma.compress(build(forms, shares).encode(), preset=9 | lzma.PRESET_EXTREME))


if __name__ == "__main__":
    main()
