"""What a reader would see changed between two states of a meeting, in words an editor reads in a minute."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from minutes.comparison import sentences, words
from minutes.comparison.seen import Item, Person, Seen
from minutes.comparison.sentences import Sentence
from minutes.comparison.words import Piece


class Change(NamedTuple):
    """One thing: of which kind, where, how it is said there, and the words that differ."""

    kind: str
    where: str
    says: str
    pieces: list[Piece]


class Led(NamedTuple):
    """What stood at an address, and where its readers are sent; `taken` by what stands there then."""

    what: str
    old: str
    new: str
    taken: str


class Difference(NamedTuple):
    """`moved` and `lost` are links to paragraphs: which stand at another item, which are read no more."""

    changes: list[Change]
    addresses: list[Led]
    moved: list[str]
    lost: list[str]

    @property
    def is_empty(self) -> bool:
        return not (self.changes or self.addresses or self.moved or self.lost)

    @property
    def places(self) -> list[tuple[str, list[Change]]]:
        """(where, what changes there), without the pages, of which there is nothing to show."""
        shown = [change for change in self.changes if change.kind != "pages"]
        return [(where, list(each)) for where, each in groupby(shown, key=lambda change: change.where)]

    @property
    def pages(self) -> list[str]:
        return [change.where for change in self.changes if change.kind == "pages"]

    def summary(self) -> list[str]:
        """One sentence for each kind of change, the weightiest first."""
        amounts = Counter(change.kind for change in self.changes)
        found = [sentences.counted(kind, amounts[kind]) for kind in sentences.ORDER if amounts[kind]]
        links = {"addresses": len(self.addresses), "moved": len(self.moved), "lost": len(self.lost)}
        return found + [sentences.counted(kind, amount) for kind, amount in links.items() if amount]


def between(
    before: Seen, after: Seen, target: Callable[[str], str | None] = lambda address: None
) -> Difference:
    """`target` tells where readers of an old address are sent once what is after stands."""
    changes = [
        *_facts(before, after),
        *_items(before, after),
        *_people(before, after),
        *_list("guests", "Deltagere", before.guests, after.guests),
        *_pages(before, after),
    ]
    moved, lost = _anchors(before, after)
    return Difference(changes, list(_addresses(before, after, target)), moved, lost)


def _facts(before: Seen, after: Seen) -> Iterator[Change]:
    yield from _texts(sentences.FACTS, "Mødet", before.facts, after.facts)


def _texts(
    kinds: Mapping[str, Sentence], where: str, before: Mapping[str, str], after: Mapping[str, str]
) -> Iterator[Change]:
    for kind, sentence in kinds.items():
        old, new = before.get(kind, ""), after.get(kind, "")
        if old != new:
            says = f"{sentence.here} {sentences.verb(old, new)}"
            yield Change(kind, where, says, words.changed(old, new))


def _list(kind: str, where: str, before: Sequence[str], after: Sequence[str]) -> Iterator[Change]:
    if before != after:
        says = f"{sentences.EVERY[kind].here} {sentences.verb(before, after)}"
        yield Change(kind, where, says, words.listed(before, after))


def _items(before: Seen, after: Seen) -> Iterator[Change]:
    for pk, item in after.items.items():
        if pk in before.items:
            yield from _item(before.items[pk], item)
        else:
            yield _alone("item came", item, "in")
    for pk, item in before.items.items():
        if pk not in after.items:
            yield _alone("item went", item, "out")
    old, new = (
        [pk for pk in one.items if pk in other.items] for one, other in ((before, after), (after, before))
    )
    if old != new:
        yield Change("order", "Dagsordenen", f"{sentences.EVERY['order'].here} {sentences.CHANGES}", [])


def _item(before: Item, after: Item) -> Iterator[Change]:
    where = _place(after._replace(number=before.number))
    for kind, sentence in sentences.ITEM.items():
        one = {kind: sentence}
        if kind in {"title", "number"}:
            yield from _texts(one, where, {kind: getattr(before, kind)}, {kind: getattr(after, kind)})
        elif kind in before.texts or kind in after.texts:
            yield from _texts(one, where, before.texts, after.texts)
        else:
            yield from _list(kind, where, before.lists.get(kind, []), after.lists.get(kind, []))


def _place(item: Item) -> str:
    return f"Punkt {item.number} {item.title}" if item.number else item.title


def _alone(kind: str, item: Item, way: str) -> Change:
    text = item.texts.get("beslutning", "")
    pieces = [Piece("in" if way == "in" else "out", text)] if text else []
    return Change(kind, _place(item), sentences.EVERY[kind].here, pieces)


def _people(before: Seen, after: Seen) -> Iterator[Change]:
    for pk, row in after.people.items():
        if pk in before.people:
            yield from _person(before.people[pk], row)
        else:
            yield Change(
                "person came", row.name, sentences.ALONE["person came"].here, [Piece("in", _row(row))]
            )
    for pk, row in before.people.items():
        if pk not in after.people:
            yield Change(
                "person went", row.name, sentences.ALONE["person went"].here, [Piece("out", _row(row))]
            )


def _person(before: Person, after: Person) -> Iterator[Change]:
    old, new = before._asdict(), after._asdict()
    yield from _texts(sentences.PEOPLE, before.name, old, new)


def _row(row: Person) -> str:
    party = f" ({row.party})" if row.party else ""
    return ", ".join(filter(None, [f"{row.name}{party}", row.municipality, row.status, row.role]))


def _pages(before: Seen, after: Seen) -> Iterator[Change]:
    if not before.pages:
        return
    says = f"{sentences.EVERY['pages'].here} {sentences.CHANGES}"
    for number in sorted(before.pages.keys() | after.pages.keys()):
        if before.pages.get(number) != after.pages.get(number):
            yield Change("pages", f"Side {number}", says, [])


def _addresses(before: Seen, after: Seen, target: Callable[[str], str | None]) -> Iterator[Led]:
    """An item that has another address, or none; and one whose address another has taken over."""
    now = {pk: item.address for pk, item in after.items.items()}
    for pk, item in before.items.items():
        here = after.addresses.get(item.address, "")
        if now.get(pk) != item.address:
            new = now.get(pk) or target(item.address) or ""
            yield Led(before.addresses[item.address], item.address, new, here)
    items = {item.address for item in before.items.values()}
    for address, what in before.addresses.items():
        if address in items or address in after.addresses:
            continue
        if led := target(address):
            yield Led(what, address, led, "")


def _anchors(before: Seen, after: Seen) -> tuple[list[str], list[str]]:
    moved, lost = [], []
    for anchor, place in before.anchors.items():
        now = after.anchors.get(anchor)
        link = f"{before.items[place.item].address}#{anchor}"
        if now is None or (place.own and not now.own):
            lost.append(link)
        elif now.item != place.item:
            moved.append(link)
    return moved, lost
