"""How agenda items are counted: 1, 1.1, 1.2, 2 … 3.9, 3.10, 4; rarely 3.2.1, 2a or IV.

>>> readings("21."), readings("3.10."), readings("3,2"), after("3.9")
(('21', '2.1'), ('3.10',), ('3.2',), ('3.10', '4', '4.1', '3.9.1'))
"""

from __future__ import annotations

import re

# A number as papers print it, or as a scanner leaves it: 3.2 · 3,2 · 2a · 2.a · IV · l
WRITTEN = r"\d{1,3}(?:[.,]\d{1,2}){0,2}(?:\.?[a-h](?![\w-]))?|[IVX]{1,5}|[lI|](?:[.,]\d{1,2})?"
# As a scanner misreads it: 2.l · Z.1 · 3.S · 1O; a figure at least is left, and in the first place
# without a full stop behind it.
FIGURE = "[0-9OoQDlI|iSBZz]"
PARTED = rf"(?=\D{{0,3}}\d){FIGURE}{{1,2}}\s?[.,]\s?{FIGURE}{{1,2}}"
MISREAD = rf"(?-i:{PARTED}|\d[OoQDlI|]|[lI|]\d|[ZSB](?=\.))(?![\w,])"
FIGURES = str.maketrans("OoQDlI|iSBZz", "000011115822")
DIGITS = re.compile(r"\d{2,3}")
LOST_DOT = re.compile(r"(\d{1,2})\.(\d)([1-9])")
STEPS = re.compile(r"\d+|[a-h]")
SPACES = re.compile(r"\s+")
ROMAN = {"I": 1, "V": 5, "X": 10}
# No paper counts deeper than 3.2.1.
DEEPEST = 3


def readings(written: str) -> tuple[str, ...]:
    """What a number may mean: a scanner loses the dot inside `2.1.` more often than KKR has 21 items."""
    number = SPACES.sub("", written).replace(",", ".").strip(".:)(")
    if number and set(number) <= ROMAN.keys():
        return (str(_roman(number)),)
    number = number.translate(FIGURES)
    if DIGITS.fullmatch(number) and number[1:].lstrip("0"):
        return number, f"{number[0]}.{number[1:]}"
    if match := LOST_DOT.fullmatch(number):
        return number, ".".join(match.groups())
    return (number,) if number else ()


def after(number: str | None) -> tuple[str, ...]:
    """The numbers that may follow one, the likeliest first.

    Its sibling or, below a heading, its first child; then the next of each level above, and the
    first child of the next heading, whose own number may be lost.
    """
    if number is None:
        return "1", "1.1", "0"
    steps = order(number)
    following = [".".join(map(str, (*steps[:level], steps[level] + 1))) for level in range(len(steps))][::-1]
    child = [f"{number}.1"] if len(steps) < DEEPEST else []
    heads_child = [f"{steps[0] + 1}.1"]
    if len(steps) == 1:
        return (*child, *heads_child, *following)
    return (*following, *heads_child, *child)


def order(number: str) -> tuple[int, ...]:
    """A key by which 3.10 comes after 3.9, and 2b after 2a."""
    return tuple(int(step) if step.isdigit() else ord(step) - ord("a") + 1 for step in STEPS.findall(number))


def follows(number: str, last: str | None) -> bool:
    """Whether a number is one of those that may come after another."""
    return order(number) in {order(natural) for natural in after(last)}


def _roman(number: str) -> int:
    values = [ROMAN[letter] for letter in number]
    return sum(
        -value if value < following else value
        for value, following in zip(values, [*values[1:], 0], strict=True)
    )
