"""Readings to ingest, said in few words: only what a test is about is named."""

from typing import Any

from minutes.parsing.types import (
    Attendee,
    Dissent,
    Item,
    Mentions,
    PageText,
    ParsedReferat,
    References,
    Sections,
)

# A whole referat in few words, as it may come in.
LETTER = """REFERAT

KKR HOVEDSTADEN

Dato: 02-09-2025 10:00
Sted: Glostrup Park Hotel

1. Godkendelse af referat
SAG-2025-03121 gitb

Indstilling
Det indstilles, at KKR Hovedstaden godkender referatet.

Beslutning
KKR Hovedstaden godkendte referatet.
"""


def attendee(
    name: str, party: str | None = "A", municipality: str | None = "Furesø", **fields: Any
) -> Attendee:
    values = {"status": "present", "substitute_for": None, "page": 2, "as_written": f"{name} ({party})"}
    return Attendee(name=name, party=party, municipality=municipality, **values | fields)


def item(number: str, title: str, decision: str | None = None, **fields: Any) -> Item:
    values: dict[str, Any] = {
        "is_heading": False,
        "case_number": "SAG-2025-03121",
        "case_officers": ["gitb"],
        "attachments": [],
        "outcomes": [],
        "dissents": [],
        "topics": [],
        "references": References(),
        "page": 3,
        "mentions": Mentions(),
    }
    sections = fields.pop("sections", None) or Sections(beslutning=decision)
    return Item(number=number, title=title, sections=sections, **values | fields)


def referat(items: list[Item], attendance: list[Attendee] | None = None, **fields: Any) -> ParsedReferat:
    values: dict[str, Any] = {
        "council": "hovedstaden",
        "kind": "referat",
        "date": "2025-09-02",
        "start_time": "10:00",
        "place": "Glostrup Park Hotel",
        "pages": 1,
        "text_source": "text",
        "text_quality": 1.0,
        "restored": False,
        "warnings": [],
        "page_texts": [PageText(number=1, first_line=1, text="REFERAT", as_read="REFERAT", mends=[])],
    }
    return ParsedReferat(items=items, attendance=attendance or [], **values | fields)


def klimaalliancen(**fields: Any) -> Item:
    """The sample's item 3.5, shortened: decided, with a reservation by two parties."""
    text = "Enhedslisten og Radikale Venstre anbefaler scenarie 3."
    return item(
        "3.5",
        "Konsekvenser af sundhedsreformen for Klimaalliancen i Hovedstadsregionen",
        f"KKR Hovedstaden besluttede scenarie 2.\n\n{text}",
        **{"outcomes": ["besluttet"], "dissents": [Dissent(parties=["Ø", "B"], text=text)]} | fields,
    )
