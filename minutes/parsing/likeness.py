"""A word or heading as a scanner left it, told by its likeness to exactly one that is known.

    Bes1utning · Beslutnlng · 8eslutning       beslutning
    Sagsfremsti]ling · Baggr und · lndstilling
    Afslutning · Udstilling                    Danish words, and no headings

Letters that scanners take for one another are folded into one; what is alike then is the heading. In a
long one a single letter may differ besides.
"""

from __future__ import annotations

import re
from collections import defaultdict
from functools import cache

# Shorter ones must be alike once folded.
LONG, END = 8, 4
ALIKE = str.maketrans(
    {
        sign: like
        for like, signs in {"i": "1l!|][jíì", "o": "0øö@6", "s": "5$", "a": "4åáàä", "t": "f"}.items()
        for sign in signs
    }
    | {"9": "g", "c": "e", "é": "e", "8": "b"}
)
TWO_FOR_ONE = (
    ("rn", "m"),
    ("ri", "n"),
    ("cl", "d"),
    ("vv", "w"),
    ("æ", "ae"),
    ("ee", "ae"),
    ("t&", "ae"),
    ("z", "ae"),
)
# Lines and specks in the margin, read as marks or as a letter of their own.
MARKS = " \t:.,;•·-–—_|~'`´»«^*\"!°=<>/\\"
LETTER = re.compile(r"[A-ZÆØÅl]\s+(?=[A-ZÆØÅ])")


def without_marks(line: str) -> str:
    """A line that stands alone without the stray marks around it.

    >>> without_marks("» Baggrund"), without_marks("A Beslutning:")
    ('Baggrund', 'Beslutning')
    """
    # What ends in a comma runs on.
    bare = line.lstrip(MARKS).rstrip(MARKS.replace(",", ""))
    letter = LETTER.match(bare)
    return bare[letter.end() :] if letter else bare


def likest(text: str, names: tuple[str, ...], within_one: bool) -> str | None:
    """The one of some names that a lower-case text is alike; None if none or several are."""
    whole, ends, longest = _known(names)
    if len(text) - text.count(" ") > longest:
        return None
    short = folded(text)
    found = {*whole.get(short, ())}
    if within_one and len(short) >= LONG:
        near = {*ends.get(short[:END], ()), *ends.get(short[-END:], ())}
        found.update(name for name in near if _is_within_one(short, folded(name)))
    return found.pop() if len(found) == 1 else None


@cache
def _known(names: tuple[str, ...]) -> tuple[dict[str, list[str]], dict[str, list[str]], int]:
    """Names by themselves when folded, and long ones by their first and by their last letters.

    One letter that differs leaves the ones or the others as they are. A text of more letters than
    the third is like none, even where two are folded into one.
    """
    whole: defaultdict[str, list[str]] = defaultdict(list)
    ends: defaultdict[str, list[str]] = defaultdict(list)
    for name in names:
        short = folded(name)
        whole[short].append(name)
        if len(short) >= LONG:
            ends[short[:END]].append(name)
            ends[short[-END:]].append(name)
    return dict(whole), dict(ends), 2 * (max(map(len, whole)) + 1)


def folded(text: str) -> str:
    """Lower-case text without spaces, letters that look alike as one."""
    short = "".join(text.split())
    for read, printed in TWO_FOR_ONE:
        short = short.replace(read, printed)
    return short.translate(ALIKE)


def _is_within_one(text: str, name: str) -> bool:
    if abs(len(text) - len(name)) > 1:
        return False
    same = next((at for at, pair in enumerate(zip(text, name, strict=False)) if pair[0] != pair[1]), None)
    if same is None:
        return True
    rests = {
        (text[same + 1 :], name[same + 1 :]),
        (text[same + 1 :], name[same:]),
        (text[same:], name[same + 1 :]),
    }
    return any(left == right for left, right in rests)
