"""Which paragraph of a new reading is which of the old: the same words first, then likeness."""

from collections import Counter, defaultdict, deque
from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from minutes.danish import slug
from minutes.models import AgendaItem, Paragraph

# Shares of letters, three by three, that two paragraphs have in common: mended where they stood, and moved.
ALIKE, ALIKE_ELSEWHERE = 0.5, 0.7
# Shorter ones, as "Sagen blev udsat", stand at many an item and do not move between them.
LONG = 40

Key = Callable[["Text"], Hashable]


@dataclass(eq=False)
class Text:
    """A paragraph as it stood (`row`) or as it is read now; `item_id` is None where the item is no more."""

    item_id: int | None
    section: str
    position: int
    text: str
    opening: str = ""
    row: Paragraph | None = None
    item: AgendaItem | None = None
    # Its item's part of the address, as it was.
    home: str = ""

    @cached_property
    def words(self) -> str:
        return slug(self.text)

    @cached_property
    def grams(self) -> set[str]:
        padded = f"  {self.words}  "
        return {padded[at : at + 3] for at in range(len(padded) - 2)}

    @property
    def place(self) -> tuple[str, str, int]:
        return self.home, self.section, self.position

    @property
    def may_move(self) -> bool:
        return self.item_id is None or len(self.words) >= LONG


def pair(before: Sequence[Text], now: Sequence[Text]) -> dict[int, Text]:
    """Place among `now` → the text that stood for it before."""
    left, open_, paired = list(before), list(range(len(now))), dict[int, Text]()

    def settle(pairs: Iterable[tuple[Text, int]]) -> None:
        for old, at in pairs:
            paired[at] = old
            left.remove(old)
            open_.remove(at)

    # Of what was withdrawn, the words are not kept.
    wordless = [old for old in left if not old.text]
    settle(_equal(wordless, now, open_, lambda text: (text.item_id, text.section, text.position)))
    settle(_equal(left, now, open_, lambda text: (text.item_id, text.section, text.words)))
    settle(_equal(left, now, open_, lambda text: (text.item_id, text.words)))
    settle(_equal([old for old in left if old.may_move], now, open_, lambda text: text.words, only=True))
    settle(_alike(left, now, open_, ALIKE, within=True))
    settle(_equal(left, now, open_, lambda text: (text.item_id, text.opening)))
    settle(_alike([old for old in left if old.may_move], now, open_, ALIKE_ELSEWHERE, within=False))
    while beside := _beside(left, now, open_, paired):
        settle(beside[:1])
    return paired


def likeness(one: Text, other: Text) -> float:
    """0 for nothing in common, 1 for the same."""
    return 2 * len(one.grams & other.grams) / (len(one.grams) + len(other.grams))


def held(part: Text, whole: Text) -> float:
    """How much of a paragraph another holds: all, where two have been joined."""
    return len(part.grams & whole.grams) / len(part.grams)


def _equal(
    left: Sequence[Text], now: Sequence[Text], open_: Sequence[int], key: Key, only: bool = False
) -> list[tuple[Text, int]]:
    """In their order; with `only`, where just one has the key on either side."""
    waiting: dict[Hashable, deque[Text]] = defaultdict(deque)
    for old in left:
        waiting[key(old)].append(old)
    asked = Counter(key(now[at]) for at in open_)
    found = []
    for at in open_:
        same = waiting.get(key(now[at]))
        if same and not (only and (len(same) > 1 or asked[key(now[at])] > 1)):
            found.append((same.popleft(), at))
    return found


def _beside(
    left: Sequence[Text],
    now: Sequence[Text],
    open_: Sequence[int],
    paired: dict[int, Text],
) -> list[tuple[Text, int]]:
    """Short ones that went along with the paragraph before or after them, as the rows of a table do.

    Where all are short, two in a row that are the same tell that they moved.
    """
    went = {old.place: now[at] for at, old in paired.items()}
    stood = {old.place: old.words for old in left}
    stands = {(now[at].item_id, now[at].section, now[at].position): now[at].words for at in open_}

    def together(old: Text, new: Text, step: int) -> bool:
        beside = (old.home, old.section, old.position + step)
        there = (new.item_id, new.section, new.position + step)
        with_it = went.get(beside)
        if with_it and (with_it.item_id, with_it.section, with_it.position) == there:
            return likeness(old, new) >= ALIKE
        return old.words == new.words and stood.get(beside, "") == stands.get(there)

    return [
        (old, at) for old in left for at in open_ if together(old, now[at], -1) or together(old, now[at], 1)
    ]


def _alike(
    left: Sequence[Text], now: Sequence[Text], open_: Sequence[int], least: float, within: bool
) -> list[tuple[Text, int]]:
    """The likest two first; of equals, those that stand nearest."""
    pairs = [
        (likeness(old, now[at]), -abs(old.position - now[at].position), -number, -at)
        for number, old in enumerate(left)
        for at in open_
        if (not within or old.item_id == now[at].item_id) and _may_be_alike(old, now[at], least)
    ]
    found: dict[int, int] = {}
    taken: set[int] = set()
    for alike, _, number, at in sorted(pairs, reverse=True):
        if alike >= least and -number not in found and -at not in taken:
            found[-number] = -at
            taken.add(-at)
    return [(left[number], at) for number, at in found.items()]


def _may_be_alike(one: Text, other: Text, least: float) -> bool:
    """Two of too different lengths are not, however much they share."""
    short, long = sorted((len(one.grams), len(other.grams)))
    return 2 * short >= least * (short + long)
