"""Municipalities and parties as they are written, to the names the archive knows.

>>> municipality("Bornholms Regionskommune"), municipality("Keabenhavns Kommune")
('Bornholm', 'København')
"""

from __future__ import annotations

import re
from difflib import get_close_matches

from minutes.parsing import vocabulary

KIND = re.compile(r"\s*\b(?:region(?:s)?kommune|kommunes?|byråd|kommunalbestyrelse)$", re.I)
# A town's name misspelt or misread by two letters in ten is still nearer to it than to any other.
LIKENESS = 0.78
LONGEST_NAME = 40
OUTSIDE = " .,;:()"


def municipality(written: str) -> str | None:
    """The official name of the municipality a text names, and nothing else; None if it names none."""
    name = KIND.sub("", " ".join(written.split()).strip(OUTSIDE)).strip(OUTSIDE)
    if not name or len(name) > LONGEST_NAME:
        return None
    known = vocabulary.municipality_names()
    return known.get(name.lower()) or _nearest(name.lower())


def _nearest(name: str) -> str | None:
    known = vocabulary.municipality_names()
    near = get_close_matches(name, known, n=3, cutoff=LIKENESS)
    towns = {known[match] for match in near}
    return known[near[0]] if near and (len(towns) == 1 or _clearly(name, near[0])) else None


def _clearly(name: str, nearest: str) -> bool:
    return name[0] == nearest[0] and abs(len(name) - len(nearest)) <= 1
