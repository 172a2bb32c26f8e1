"""Days and months as a reader writes them → values of the index's field `date`, "2025-09-02" or "2025-09"."""

import re
from contextlib import suppress
from datetime import date
from typing import NamedTuple

from minutes.search.vocabulary import DATA

# Councils began in 2007; a day without a year is looked for in every year that may have minutes.
YEARS = range(2007, 2041)
LATEST_SHORT_YEAR = 68

MONTHS = {name: number for number, name in enumerate(DATA["months"], start=1)}
_SHORT = {name: number for number, name in enumerate(DATA["short_months"], start=1)}
_NUMBERS = {**_SHORT, **DATA["more_short_months"], **MONTHS}
_NAME = "|".join(sorted(map(re.escape, _NUMBERS), key=len, reverse=True))
_DAY, _MONTH, _YEAR = r"(?P<day#>\d{1,2})", r"(?P<month#>\d{1,2})", r"(?P<year#>\d{4})"
_SHAPES = (
    rf"{_DAY}\.?\s?(?P<name#>{_NAME})\.?(?:,?\s{_YEAR})?",
    rf"(?P<name#>{_NAME})\.?,?\s{_YEAR}",
    rf"{_YEAR}-{_MONTH}(?:-{_DAY})?",
    rf"{_DAY}/{_MONTH}(?:(?:\s?[-–/.]\s?|\s)(?P<year#>\d{{4}}|\d{{2}}(?!\d)))?",
    rf"{_DAY}[.-]\s?{_MONTH}[.-]\s?{_YEAR}",
)
# Any of them; # numbers the groups of each.
PATTERN = "|".join(shape.replace("#", str(number)) for number, shape in enumerate(_SHAPES))
_READ = re.compile(PATTERN, re.IGNORECASE)


class When(NamedTuple):
    """`values` of the index; `words`: how a referat writes it, in lower case."""

    values: tuple[str, ...]
    words: tuple[str, ...]


def read(text: str) -> When | None:
    """
    >>> read("2/9-2025")
    When(values=('2025-09-02',), words=('2', 'september', '2025'))
    >>> read("sept. 2025"), read("31/2-2025")
    (When(values=('2025-09',), words=('september', '2025')), None)
    """
    found = _READ.fullmatch(text.strip())
    if found is None:
        return None
    parts = {name[:-1]: value for name, value in found.groupdict().items() if value}
    month = _NUMBERS[parts["name"].lower()] if "name" in parts else int(parts["month"])
    if not 1 <= month <= len(MONTHS):
        return None
    day = int(parts["day"]) if "day" in parts else None
    years = [_year(parts["year"])] if "year" in parts else list(YEARS)
    values = tuple(value for year in years if (value := _value(year, month, day)))
    named = [str(day)] * (day is not None) + [DATA["months"][month - 1]] + [str(years[0])] * ("year" in parts)
    return When(values, tuple(named)) if values else None


def _year(written: str) -> int:
    year = int(written)
    return year if len(written) > 2 else year + (2000 if year <= LATEST_SHORT_YEAR else 1900)


def _value(year: int, month: int, day: int | None) -> str:
    with suppress(ValueError):
        return date(year, month, day or 1).isoformat()[: 10 if day else 7]
    return ""
