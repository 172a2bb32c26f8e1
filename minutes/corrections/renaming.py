"""A person whose name was read wrong in the lists goes by the right one in the items too."""

from collections.abc import Callable
from dataclasses import replace

from minutes.parsing.types import Item, ParsedReferat


def renamed(parsed: ParsedReferat, old: str, new: str) -> ParsedReferat:
    """The fields that point at a person by the name in the lists; texts stay as the paper has them."""
    if old == new:
        return parsed

    def name(one: str) -> str:
        return new if one == old else one

    attendance = [
        replace(one, substitute_for=name(one.substitute_for)) if one.substitute_for else one
        for one in parsed.attendance
    ]
    return replace(parsed, attendance=attendance, items=[_item(one, name) for one in parsed.items])


def _item(item: Item, name: Callable[[str], str]) -> Item:
    return replace(
        item,
        mentions=replace(item.mentions, people=[name(one) for one in item.mentions.people]),
        dissents=[replace(one, persons=[name(each) for each in one.persons]) for one in item.dissents],
        presence=[replace(one, person=name(one.person)) for one in item.presence],
        appointments=[replace(one, person=name(one.person)) for one in item.appointments],
    )
