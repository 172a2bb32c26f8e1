"""Where a drawn page leaves a blank line between two printed ones.

Lines of a paragraph follow each other at one step, set closely in one document and
at one and a half lines in another; a step clearly larger parts paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from minutes.parsing.types import Line

# A step that exceeds the usual one by this share of the letters' height is a blank line.
PARAGRAPH_GAP = 0.35
# A quarter of all steps are inside paragraphs even where most paragraphs are one line.
USUAL = 4
# A page of single lines has no usual step of its own; few steps tell nothing.
FEW_STEPS = 8
SAME_STEP = 1.2


def with_blanks(pages: Sequence[Sequence[Line]]) -> Iterator[Line]:
    """The lines of drawn pages, with empty ones where paragraphs part."""
    usual = _usual([step for page in pages for step in _steps(page)])
    for page in pages:
        steps = list(_steps(page))
        here = min(_usual(steps), usual * SAME_STEP) if len(steps) >= FEW_STEPS else usual
        yield from _spaced(page, here)


def _spaced(page: Sequence[Line], usual: float) -> Iterator[Line]:
    above: Line | None = None
    for line in page:
        if above and _parts(above, line, usual):
            yield Line("", line.page, 0)
        yield line
        above = line


def _parts(above: Line, below: Line, usual: float) -> bool:
    """Whether a paragraph ends between two lines: at a large step, or where another column begins."""
    step, height = _step(above, below), max(_height(above), _height(below))
    return step > usual + PARAGRAPH_GAP * height or step < -height


def _steps(page: Sequence[Line]) -> Iterator[float]:
    return (step for above, below in pairwise(page) if (step := _step(above, below)) >= 0)


def _step(above: Line, below: Line) -> float:
    return above.box.y0 - below.box.y0 if above.box and below.box else 0.0


def _height(line: Line) -> float:
    return line.box.y1 - line.box.y0 if line.box else 0.0


def _usual(steps: Sequence[float]) -> float:
    return sorted(steps)[len(steps) // USUAL] if steps else 0.0
