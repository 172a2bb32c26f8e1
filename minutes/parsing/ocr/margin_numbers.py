"""Item numbers that stand alone in the margin, looked at again.

Tesseract reads `3.1.` right inside a line, but alone it is taken for a word as often as
not: `3å:`, `Sig:`, `SL:`. A short mark, alone and unsure, is looked at as digits and full
stops, drawn in several sizes until Tesseract is sure; else it stays as it was.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace

from minutes.parsing.ocr import recognised
from minutes.parsing.ocr.recognised import Seen

# From a word and dots an inch to what its place says when only digits and full stops can stand there.
Look = Callable[[Seen, int], list[Seen]]

NUMBER = re.compile(r"\d{1,2}(?:\.\d{1,2}){0,2}\.?")
# `10.12.` has as many signs.
LONGEST = 6
SURE = 80.0
# A page has one or two; many are parts of a drawing.
MOST = 6
# As most sheets are scanned, and finer: which size is read best hangs on the letters.
SIZES = (200, 250, 400)


def read_again(seen: Sequence[Seen], look: Look) -> list[Seen]:
    """The words of a page with the numbers that stand alone put right."""
    alone = _unsure_alone(seen)
    if len(alone) > MOST:
        return list(seen)
    read = {word: _number(word, look) for word in alone}
    return [read.get(word, word) for word in seen]


def _unsure_alone(seen: Sequence[Seen]) -> list[Seen]:
    lines = [line for line in recognised.lines(seen) if len(line) == 1]
    return [word for (word,) in lines if len(word.text) <= LONGEST and word.sure < SURE]


def _number(word: Seen, look: Look) -> Seen:
    for dpi in SIZES:
        for found in look(word, dpi):
            if found.sure >= SURE and NUMBER.fullmatch(found.text):
                return replace(word, text=found.text, sure=found.sure)
    return word
