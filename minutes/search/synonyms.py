"""Words that mean the same in the municipal world: SSU and sundhedssamarbejdsudvalg; data/synonyms.json."""

import json
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from django.conf import settings

from minutes.search.analysis import base, is_stop_word, words


class Meant(NamedTuple):
    """`start` and `end` of the words asked, and what else they are called."""

    start: int
    end: int
    others: tuple[tuple[str, ...], ...]


class _Rule(NamedTuple):
    bases: tuple[str, ...]
    others: tuple[tuple[str, ...], ...]


def of(forms: Sequence[str]) -> Iterator[Meant]:
    """What runs of these words are also called; each run as long as the data have it."""
    bases = [base(form) for form in forms]
    for start, first in enumerate(bases):
        for rule in _rules().get(first, ()):
            end = start + len(rule.bases)
            if tuple(bases[start:end]) == rule.bases:
                yield Meant(start, end, rule.others)


@cache
def _rules() -> dict[str, list[_Rule]]:
    """By the first word asked."""
    data = json.loads((settings.BASE_DIR / "data" / "synonyms.json").read_text("utf-8"))
    rules: dict[str, list[_Rule]] = defaultdict(list)
    groups = [(group, group) for group in data["alike"]]
    for asked, finds in [*groups, *((each["asked"], each["finds"]) for each in data["one_way"])]:
        found = {name: _forms(name) for name in finds}
        for name in asked:
            forms = _forms(name)
            if len(forms) == 1 and is_stop_word(forms[0]):
                continue
            bases = tuple(map(base, forms))
            others = tuple(other for other in found.values() if tuple(map(base, other)) != bases)
            rules[bases[0]].append(_Rule(bases, others))
    return rules


def _forms(name: str) -> tuple[str, ...]:
    return tuple(word.form for word in words(name))
