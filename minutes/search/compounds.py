"""The parts of a Danish compound: sundhedsreformen → sundhed, reformen. Only the indexer needs them."""

from functools import lru_cache

from simplemma import is_known

from minutes.search.analysis import DATA

SHORTEST_PART = 4
SHORTEST_COMPOUND = 7
MORE_PARTS = frozenset(DATA["more_parts"])
NEVER_PARTS = frozenset(DATA["never_parts"])
PREFIXES = frozenset(DATA["prefixes"])


@lru_cache(maxsize=100_000)
def parts(form: str) -> tuple[str, ...]:
    """Every word the compound holds, down to the shortest; empty where it is none."""
    pair = _split(form)
    if pair is None:
        return ()
    return tuple(dict.fromkeys(part for half in pair for part in (half, *parts(half))))


def _split(form: str) -> tuple[str, str] | None:
    """The most even division into two words; ungdom-s-kort, not ungdom-skort."""
    if len(form) < SHORTEST_COMPOUND or not form.isalpha():
        return None
    best: tuple[int, str, str] | None = None
    for at in range(2, len(form) - 1):
        right = form[at:]
        if not _is_part(right):
            continue
        for cost, left in _lefts(form[:at]):
            score = cost + abs(len(left) - len(right))
            if _is_first_part(left) and (best is None or score < best[0]):
                best = (score, left, right)
    return best and best[1:]


def _lefts(left: str) -> list[tuple[int, str]]:
    """(cost, first part) with the fuge taken off, and as it stands."""
    if left.endswith(("s", "e")):
        return [(0, left[:-1]), (2, left)]
    return [(2, left)]


def _is_first_part(word: str) -> bool:
    return word not in PREFIXES and _is_part(word)


def _is_part(word: str) -> bool:
    if word in NEVER_PARTS:
        return False
    return word in MORE_PARTS or (len(word) >= SHORTEST_PART and is_known(word, lang="da"))
