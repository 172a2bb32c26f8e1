"""Election periods: local councils in Denmark begin their four years on 1 January after an election."""

# One of the years in which a period began; the councils themselves began in its second year.
BEGAN, YEARS = 2006, 4
FIRST_YEAR = 2007


def period(year: int) -> str:
    """The period of a year: 2024 → "2022-2025"; 2008 → "2007-2009"."""
    begins = year - (year - BEGAN) % YEARS
    return f"{FIRST_YEAR if begins == BEGAN else begins}-{begins + YEARS - 1}"
