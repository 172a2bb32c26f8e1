"""Mended words of a decision that an editor should look at, since the scanner left them open.

>>> mend = Mend(40, 3, 10, 14, "made", "måde", 0.55)
>>> [warning.code for warning in warnings([mend], [(38, 44)])]
['word_uncertain']
"""

from __future__ import annotations

from collections.abc import Sequence

from minutes.parsing.types import Mend, Warning

# Below it about every third mend is wrong; of decisions, which readers quote, that is worth a look.
UNSURE = 0.7
MOST = 20  # so that a bad scan does not drown the other warnings
MESSAGE = "Beslutningen har et ord, som skanneren læste »{}«; det er rettet til »{}«, men er usikkert."
LEFT_OUT = " Yderligere {} usikre ord i beslutninger er ikke nævnt."


def warnings(mends: Sequence[Mend], decisions: Sequence[tuple[int, int]]) -> list[Warning]:
    """One warning per unsure mend in `decisions` (first and last document line), at most `MOST`."""
    within = {number for first, last in decisions for number in range(first, last + 1)}
    unsure = [mend for mend in mends if mend.certainty < UNSURE and mend.line in within]
    shown = [
        Warning("word_uncertain", MESSAGE.format(mend.as_read, mend.restored), mend.page, mend.line)
        for mend in unsure[:MOST]
    ]
    if len(unsure) > MOST:
        last = shown[-1]
        message = last.message + LEFT_OUT.format(len(unsure) - MOST)
        shown[-1] = Warning(last.code, message, last.page, last.line)
    return shown
