"""What an item is known again by: the words of its title that tell the matter, and rare ones of its text."""

import json
import re
from collections import Counter
from functools import lru_cache
from typing import Any

from django.conf import settings

from minutes.danish import folded
from minutes.models import AgendaItem, Meeting
from minutes.models.items import FORMALITIES
from minutes.search import analysis

DATA = json.loads((settings.BASE_DIR / "data" / "threads.json").read_text(encoding="utf-8"))
FORMALITY = re.compile(FORMALITIES, re.I)
YEAR = re.compile(r"(?:19|20)\d\d")
LONGEST_TITLE = 200
# Of a text: so many words tell two items related, and shorter ones are in every text.
RARE_WORDS, SHORTEST_RARE = 16, 7
# The fields of `Traits`.
KNOWN_BY = ("title", "words", "broad", "years", "rare", "days")


@lru_cache(maxsize=50_000)
def term(form: str) -> str:
    """What a word is compared as: its dictionary form's stem, without what scanners and spelling vary in.

    >>> term("lærepladser") == term("lærepladsen"), term("rammeaftaler") == term("rammeaftalen")
    (True, True)
    """
    return analysis.fold(analysis.base(form))


SILENT, BROAD, APPOINTING = (
    frozenset(term(word) for word in DATA[name]) for name in ("silent", "broad", "appointing")
)


def told(text: str) -> set[str]:
    """The terms of a text that tell anything at all; no figures."""
    forms = (word.form for word in analysis.words(text))
    found = {term(form) for form in forms if len(form) > 1 and not form[0].isdigit() and not _is_stop(form)}
    return found - SILENT


def written(title: str) -> list[str]:
    """The words of a title as they stand there."""
    return [title[word.start : word.end] for word in analysis.words(title)]


def is_appointing(title: str) -> bool:
    """Whether somebody is elected or appointed, which each council does for itself."""
    return any(term(word.form) in APPOINTING for word in analysis.words(title))


def of(item: AgendaItem) -> dict[str, Any]:
    """The values of its `Traits`; a heading and a formality are known by nothing."""
    if is_formal(item):
        return {"title": "", "words": [], "broad": [], "years": [], "rare": [], "days": []}
    terms = told(item.title)
    return {
        "title": folded(item.title)[:LONGEST_TITLE] if terms else "",
        "words": sorted(terms - BROAD),
        "broad": sorted(terms & BROAD),
        "years": sorted({int(year) for year in YEAR.findall(item.title)}),
        "rare": _rare(text(item)),
        "days": sorted(set(item.named_meetings)),
    }


def is_formal(item: AgendaItem) -> bool:
    """One that was withdrawn belongs with nothing either."""
    return item.is_heading or item.withdrawn_at is not None or bool(FORMALITY.match(item.title))


def text(item: AgendaItem) -> str:
    """All its words; its decision is asked for."""
    decision = getattr(item, "decision", None)
    sections = [words for _, words, _ in item.sections()]
    return "\n\n".join([item.title, *sections, decision.text if decision else ""])


def of_meeting(meeting: Meeting) -> list[AgendaItem]:
    """The meeting's items with what is compared of them, in two queries."""
    rows = AgendaItem.objects.filter(meeting=meeting).order_by("position")
    return list(rows.select_related("decision", "traits", "meeting"))


def _rare(words: str) -> list[str]:
    """Long words that come again and again tell most."""
    forms = Counter(word.form for word in analysis.words(words) if len(word.form) >= SHORTEST_RARE)
    counts: Counter[str] = Counter()
    for form, times in forms.items():
        if form.isalpha() and not _is_stop(form):
            counts[term(form)] += times
    telling = [one for one in counts if one not in SILENT and one not in BROAD]
    return sorted(sorted(telling, key=lambda one: (-counts[one] * len(one), one))[:RARE_WORDS])


@lru_cache(maxsize=50_000)
def _is_stop(form: str) -> bool:
    return analysis.is_stop_word(form)
