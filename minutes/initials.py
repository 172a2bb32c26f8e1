"""Case officers' initials are personal data and are kept out of what readers see of a page.

They stand after the SAG-number (`SAG-2025-03121 lar/gitb`); there anything is
hidden, since a scan may have damaged them. Elsewhere only a line of nothing but
known initials is: inside a sentence `san` or `kan` is a word. Dots take the place
of the letters, one for one, so that what else is known of the line still holds.
"""

import re
from collections.abc import Collection
from typing import Any

from minutes.models import DocumentPage

AFTER_CASE_NUMBER = re.compile(r"^([ \t]*SAG(?:[-–— ]*\d{4}[-–— ]*\d{3,6}|\S*))([^\n]*)$", re.MULTILINE)
DOT = "·"


def hide(page: DocumentPage, initials: Collection[str]) -> None:
    """Change the page in hand, for showing; it must not be saved afterwards."""
    page.text, page.as_read = without(page.text, initials), without(page.as_read, initials)
    lines = page.text.split("\n")
    page.mends = [mend for mend in page.mends if DOT not in _word(lines, mend, page.first_line)]


def without(text: str, initials: Collection[str]) -> str:
    """
    >>> without("SAG-2025-03121 lar/kan\\nDet kan vi.", ["lar", "kan"])
    'SAG-2025-03121 ·······\\nDet kan vi.'
    """
    text = AFTER_CASE_NUMBER.sub(lambda found: found[1] + re.sub(r"\S", DOT, found[2]), text)
    words = "|".join(re.escape(word) for word in initials if word)
    alone = rf"^[ \t]*(?:{words})(?:[ /,]+(?:{words}))*[ \t]*$"
    return re.sub(alone, lambda found: DOT * len(found[0]), text, flags=re.MULTILINE) if words else text


def _word(lines: list[str], mend: dict[str, Any], first_line: int) -> str:
    at = mend["line"] - first_line
    return lines[at][mend["start"] : mend["end"]] if 0 <= at < len(lines) else ""
