"""Marks behind names in a list, and what the line with the same mark says of them.

    Jens Hansen* (V), Køge            Jens Hansen (deltog som suppleant for Lis Jensen) (V), Køge
    Bo Bosen (C), Faxe                Bo Bosen (C), Faxe
    * deltog som suppleant for Lis Jensen

A mark that no line explains is taken away; a star that begins a row is a bullet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from minutes.parsing.attendance.person_name import leading_name
from minutes.parsing.types import Line

MARK = r"(?:\*{1,3}|[¹²³])"
BEHIND = re.compile(rf"(?<=[\w)])[ ]?({MARK})\)?(?![\w*])")
NOTE = re.compile(rf"\s*({MARK})\)?[ ]{{0,3}}[=:]?[ ]{{0,3}}([^\s*][^*]{{2,200}})")


def spelt_out(lines: Sequence[Line]) -> list[Line]:
    """The lines with each mark replaced by what it stands for; the explaining lines are left empty."""
    marks = {match[1] for line in lines for match in BEHIND.finditer(line.text)}
    if not marks:
        return list(lines)
    said: dict[str, str] = {}
    shown: list[Line] = []
    for line in lines:
        note = NOTE.fullmatch(line.text)
        if note and note[1] in marks and leading_name(note[2])[0] is None:
            said[note[1]] = note[2].strip(" .")
            line = replace(line, text="")
        shown.append(line)
    return [_without_marks(line, said) for line in shown]


def _without_marks(line: Line, said: dict[str, str]) -> Line:
    text = BEHIND.sub(lambda mark: f" ({said[mark[1]]})" if mark[1] in said else "", line.text)
    return replace(line, text=text) if text != line.text else line
