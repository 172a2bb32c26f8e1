"""Numbers that may be somebody's CPR-nummer: ddmmyy-xxxx or ddmmyyxxxx, with a day that exists.

>>> [warning.code for warning in warnings([Line("Borger 010203-1234 klager", 4, 90)])]
['cpr']
>>> warnings([Line("SAG-2025-03121, tlf. 4414 0000, konto 452099-1234", 1, 1)])
[]
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from minutes.parsing.types import Line, Warning

# A scanner may read the hyphen as a longer dash, and set it apart.
BETWEEN = r"(?: ?[-–—] ?| )?"
CPR_LIKE = re.compile(rf"(?=\d)(?<!\d)(?<!\d-)(\d{{2}})(\d{{2}})(\d{{2}}){BETWEEN}\d{{4}}(?!-?\d)")
# What every one of them has; a pattern that begins with a set of signs is looked for fastest.
SIX_FIGURES = re.compile(r"\d\d{5}")
MESSAGE = (
    "Linjen har et tal, der ligner et CPR-nummer. Dokumentet vises først, når en redaktør har set på det."
)


def warnings(lines: Sequence[Line]) -> list[Warning]:
    """One warning per line that has such a number; the number itself is not repeated."""
    return [
        Warning("cpr", MESSAGE, line.page, line.number)
        for line in lines
        if SIX_FIGURES.search(line.text)
        and any(_is_day(*match.groups()) for match in CPR_LIKE.finditer(line.text))
    ]


def _is_day(day: str, month: str, year: str) -> bool:
    try:
        # A leap year: the century is not known, and 29 February must count.
        date(2000 if int(year) % 4 == 0 else 2001, int(month), int(day))
    except ValueError:
        return False
    return True
