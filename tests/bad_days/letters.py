"""Referater to hand in: a meeting a day, all items of one title, so that a page tells whether it is whole."""

from datetime import date, timedelta

ITEMS = 12
# Of the title alone: as read, and as rows may have it from an earlier reading.
TITLE, EARLIER = "Jernbane", "Letbane"
FIRST = date(2024, 1, 1)
HEAD = "REFERAT\n\nKKR HOVEDSTADEN\n\nDato: {day:%d-%m-%Y} 10:00\nSted: Glostrup Park Hotel\n"
ITEM = """
{number}. {title}
SAG-2024-03121 gitb

Indstilling
Det indstilles, at KKR Hovedstaden godkender sagen.

Beslutning
KKR Hovedstaden godkendte sagen.
"""


def letter(number: int = 0) -> str:
    items = (ITEM.format(number=one, title=TITLE) for one in range(1, ITEMS + 1))
    return HEAD.format(day=day(number)) + "".join(items)


def address(number: int = 0) -> str:
    """Where the meeting of that letter stands."""
    return f"/hovedstaden/{day(number)}/"


def day(number: int) -> date:
    return FIRST + timedelta(days=number)
