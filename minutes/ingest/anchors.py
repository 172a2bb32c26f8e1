"""Anchors made of a paragraph's own first telling words; none is ever given to other matter."""

import json
import re
from collections.abc import Iterable

from django.conf import settings

from minutes.danish import numbered, slug
from minutes.models import AgendaItem, Paragraph

# ASCII letters, of which the last four are kept for a number.
LONGEST, LONGEST_OPENING = 40, 36
SEARCH = json.loads((settings.BASE_DIR / "data" / "search.json").read_text(encoding="utf-8"))
SILENT = frozenset(slug(word) for word in SEARCH["stop_words"])
# What numbers a point: "1", "a".
POINT = re.compile(r"\d{1,2}|[a-z]")


def opening(text: str, section: str) -> str:
    """The anchor a paragraph would have, were it the only one to begin so.

    The ids of the page itself are one word, or one and a number, or begin with "h-" or "q-"; so an anchor
    has two words, the first of more than one letter.

    >>> opening("1. at KKR Hovedstaden godkender budgettet", "indstilling")
    'kkr-hovedstaden-godkender-budgettet'
    >>> opening("Godkendt.", "beslutning")
    'beslutning-godkendt'
    """
    words = [word for word in slug(text).split("-") if word and word not in SILENT]
    while words and POINT.fullmatch(words[0]):
        words.pop(0)
    if len(words) < 2 or (len(words) == 2 and words[1].isdigit()):
        words = [section, *(words or ["afsnit"])]
    return _fitting(words)


def _fitting(words: list[str]) -> str:
    """Whole words, as many as there is room for; at least some of the second."""
    found = words[0][: LONGEST_OPENING // 2]
    for number, word in enumerate(words[1:]):
        if len(found) + 1 + len(word) > LONGEST_OPENING:
            return found if number else f"{found}-{word}"[:LONGEST_OPENING].rstrip("-")
        found = f"{found}-{word}"
    return found


class Names:
    """The anchors of one meeting: `own` and `older`, each with the row it leads to."""

    def __init__(self, rows: Iterable[Paragraph]) -> None:
        self.own = {row.anchor for row in rows}
        self.older = {alias: row for row in rows for alias in row.aliases}

    def give(self, wanted: str, item: AgendaItem) -> str:
        """A free one. What a lost paragraph of the item left behind is its own again."""
        name = next(name for name in numbered(wanted) if self._is_free(name, item))
        self.own.add(name)
        if row := self.older.pop(name, None):
            row.aliases = [alias for alias in row.aliases if alias != name]
        return name

    def _is_free(self, name: str, item: AgendaItem) -> bool:
        row = self.older.get(name)
        return name not in self.own and (row is None or row.item_id == item.pk)
