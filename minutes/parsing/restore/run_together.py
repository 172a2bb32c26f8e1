"""Two words between which a scanner lost the space: *kommertil* is *kommer til*.

Only what is no word nor compound as it stands is taken apart, and only into two words in common
use: *Sagertil behandling*, *oghvordan*, but neither *sundhedsråd* nor the name *Ibsenholm*.
"""

from __future__ import annotations

from minutes.parsing.restore.reading import Edit, Reading
from minutes.parsing.restore.readings import Search
from minutes.parsing.restore.tokens import Token

SHORTEST, SHORTEST_PART = 8, 2
# What it costs that a space was lost, and the most that either word may cost.
LOST_SPACE, COMMON = 6.0, 11.0


def reading(word: Token, search: Search) -> Reading | None:
    """The likeliest two words, as one reading whose only slip is the lost space."""
    raw = word.raw
    is_name = raw[0].isupper() and not word.opens
    if len(word.parts) > 1 or len(raw) < SHORTEST or is_name or not raw[1:].islower() or search.as_read(raw):
        return None
    best: Reading | None = None
    for at in range(SHORTEST_PART, len(raw) - SHORTEST_PART + 1):
        left, right = (search.lexicon.costs.get(part.lower(), COMMON) for part in (raw[:at], raw[at:]))
        if max(left, right) < COMMON and (best is None or left + right < best.word_cost):
            edit = Edit(at, raw[at], f" {raw[at]}")
            best = Reading(f"{raw[:at]} {raw[at:]}".lower(), left + right, LOST_SPACE, (edit,))
    return best
