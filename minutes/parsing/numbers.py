"""How agenda items are counted: 1, 1.1, 1.2, 2 … 3.9, 3.10, 4.

>>> readings("21."), readings("3.10."), after("3.9")
(('21', '2.1'), ('3.10',), ('3.10', '4.1', '4'))
"""

from __future__ import annotations


def readings(written: str) -> tuple[str, ...]:
    """What a number may mean: a scanner loses the dot inside `2.1.` more often than KKR has 21 items."""
    number = written.strip().replace(",", ".").strip(".")
    if len(number) in {2, 3} and number.isdigit() and number[1:].lstrip("0"):
        return number, f"{number[0]}.{number[1:]}"
    return (number,) if number else ()


def after(number: str | None) -> tuple[str, ...]:
    """The numbers that may follow one: its first child or sibling, the next heading's child, that heading."""
    if number is None:
        return "1.1", "1", "0"
    top, _, sub = number.partition(".")
    heading = str(int(top) + 1)
    first = f"{top}.{int(sub) + 1}" if sub else f"{top}.1"
    return first, f"{heading}.1", heading


def order(number: str) -> tuple[int, ...]:
    """A key by which 3.10 comes after 3.9."""
    return tuple(int(part) for part in number.split(".") if part.isdigit())


def parent(number: str) -> str | None:
    return number.rpartition(".")[0] or None
