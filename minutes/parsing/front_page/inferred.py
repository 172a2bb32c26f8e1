"""What the items tell where the front page is silent or at odds with them, and what they lack.

no "Referat" on the front, decisions in the items     a referat
"Dagsorden" on the front, decisions in most items     a referat, and a warning
no council on the front, "KKR Sjælland" in the items  sjaelland, and a warning
an indstilling and no beslutning in a referat         a warning, one per item
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes.parsing import front_page, vocabulary
from minutes.parsing.front_page import FrontPage
from minutes.parsing.types import CouncilSlug, Item, Kind, Warning

COUNCIL = re.compile(rf"\bKKR ({'|'.join(vocabulary.COUNCILS)})", re.I)
# A paper names its own council often and another one here and there.
OFTEN, SHARE = 2, 0.7
MOSTLY = 0.5
NOT_DECIDED = frozenset({"closed", "withdrawn", "postponed"})


def front(page: FrontPage, items: Sequence[Item]) -> tuple[FrontPage, list[Warning]]:
    """The front page with what the items tell besides, and what an editor must look at."""
    kind, council = _kind(page, items), page.council or _council(items)
    found = replace(page, kind=kind, council=council)
    return found, [*_doubts(page, found), *front_page.doubts(found)]


def lacking(kind: Kind | None, items: Sequence[Item]) -> list[Warning]:
    """Items of a referat that propose and do not say what was decided."""
    if kind != "referat" or not any(item.sections.beslutning for item in items):
        return []
    return [
        Warning("decision_missing", _message(item), item.section_pages["indstilling"], _last_line(item))
        for item in items
        if item.sections.indstilling and not item.sections.beslutning and not NOT_DECIDED & set(item.remarks)
    ]


def _message(item: Item) -> str:
    return f"Punkt {item.number} har en indstilling, men ingen beslutning. Se, om den mangler i originalen."


def _last_line(item: Item) -> int:
    return item.section_spans["indstilling"][1]


def _kind(page: FrontPage, items: Sequence[Item]) -> Kind | None:
    proposed = [item for item in items if item.sections.indstilling]
    decided = sum(1 for item in items if item.sections.beslutning)
    if page.kind == "dagsorden" and decided and decided > MOSTLY * len(proposed):
        return "referat"
    if page.kind is None and proposed and not decided:
        return "dagsorden"
    return page.kind


def _council(items: Sequence[Item]) -> CouncilSlug | None:
    texts = [text for item in items for text in _texts(item)]
    named = Counter(match[1].lower() for text in texts for match in COUNCIL.finditer(text))
    if not named:
        return None
    name, often = named.most_common(1)[0]
    sure = often >= OFTEN and often >= SHARE * sum(named.values())
    return vocabulary.COUNCILS[name] if sure else None


def _texts(item: Item) -> Iterator[str]:
    sections = item.sections
    for text in (sections.baggrund, sections.indstilling, sections.sagsfremstilling, sections.beslutning):
        yield text or ""


def _doubts(page: FrontPage, found: FrontPage) -> Iterator[Warning]:
    if page.kind and page.kind != found.kind:
        message = "Forsiden siger dagsorden, men punkterne har beslutninger. Det er læst som et referat."
        yield Warning("kind_doubtful", message, 1)
    if page.council is None and found.council:
        message = f"Forsiden siger ikke, hvilket KKR mødet er i. Punkterne nævner {found.council} oftest."
        yield Warning("council_inferred", message, 1)
