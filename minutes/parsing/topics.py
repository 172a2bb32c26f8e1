"""What an item is about: one to three fields where its words clearly decide, else none.

    Status for sundhedsreformen i Østdanmark        sundhed

Each field has words with weights (`data/topics.json`). One counts where a word begins
with it, inside a compound too if it is long; said in the title it counts more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from math import log

from minutes.parsing import vocabulary

MOST = 3
IN_TITLE = 4.0
# One sure word in the title, or several in the text; less is silence.
CLEAR = 7.0
# A field with less than this share of the leading one's weight is mentioned in passing.
BESIDE_THE_FIRST = 0.5
# A stem so long is told from other words also inside a compound (minimumsdimensionering).
INSIDE_FROM = 7


def of(title: str, text: str) -> list[str]:
    """Slugs of the fields, the strongest first."""
    weights: dict[str, float] = {}
    for part, factor in ((title, IN_TITLE), (text, 1.0)):
        for slug, weight in _weights(" ".join(part.lower().split())):
            weights[slug] = weights.get(slug, 0.0) + factor * weight
    ranked = sorted(weights.items(), key=lambda each: -each[1])[:MOST]
    return [slug for slug, weight in ranked if weight >= max(CLEAR, BESIDE_THE_FIRST * ranked[0][1])]


def _weights(text: str) -> Iterator[tuple[str, float]]:
    """The weight of each stem found; one said ten times is not ten times as telling."""
    for slug, pattern, weight in _stems():
        times = sum(1 for _ in pattern.finditer(text))
        if times:
            yield slug, weight * (1 + log(times))


@cache
def _stems() -> tuple[tuple[str, re.Pattern[str], float], ...]:
    return tuple(
        (topic.slug, re.compile(_pattern(stem)), weight)
        for topic in vocabulary.topics()
        for stem, weight in topic.words.items()
    )


def _pattern(stem: str) -> str:
    return re.escape(stem) if len(stem) >= INSIDE_FROM else rf"(?<![a-zæøå]){re.escape(stem)}"
