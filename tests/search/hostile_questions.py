"""Questions no honest reader types, and odd ones that some do; the same ones every time.

`hostile_words.json` holds what they are made of: what engines, databases and shells would
act on if anything typed reached them as a query; markup; letters that are not seen; and so on.
"""

import json
import random
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.parse import quote, quote_plus

POOLS: dict[str, list[str]] = json.loads(
    Path(__file__).with_name("hostile_words.json").read_text(encoding="utf-8")
)
WORDS, OPERATORS, MARKUP = POOLS["words"], POOLS["operators"], POOLS["markup"]
PARAMETERS, NUMBERS, DATES = POOLS["parameters"], POOLS["numbers"], POOLS["dates"]
# Bytes that are no UTF-8: cut, overlong, surrogates, of other encodings.
BROKEN = [bytes.fromhex(torn) for torn in POOLS["broken_bytes"]]


def _some(rng: random.Random, *pools: tuple[str, ...] | list[str], most: int = 6) -> str:
    pool = [one for pool in pools for one in pool]
    return " ".join(rng.choice(pool) for _ in range(rng.randint(1, most)))


def _q(text: str) -> bytes:
    return b"q=" + quote_plus(text.encode("utf-8", "surrogatepass")).encode()


def operators(rng: random.Random) -> bytes:
    return _q(_some(rng, OPERATORS, WORDS, most=9))


def fields(rng: random.Random) -> bytes:
    values = [*WORDS, *NUMBERS, *DATES, *OPERATORS, *POOLS["field_values"]]
    asked = [f"{rng.choice(POOLS['fields'])}:{rng.choice(values)}" for _ in range(rng.randint(1, 6))]
    return _q(" ".join(asked))


def markup(rng: random.Random) -> bytes:
    name = rng.choice(PARAMETERS)
    return _q(_some(rng, MARKUP, WORDS, most=3)) + f"&{name}={quote_plus(rng.choice(MARKUP))}".encode()


def tongues(rng: random.Random) -> bytes:
    return _q(_some(rng, POOLS["tongues"], POOLS["emoji"], WORDS, most=5))


def unseen(rng: random.Random) -> bytes:
    return _q("".join(rng.choice([*POOLS["unseen"], *WORDS, " "]) for _ in range(rng.randint(1, 12))))


def any_character(rng: random.Random) -> bytes:
    return _q("".join(chr(rng.randrange(0x110000)) for _ in range(rng.randint(1, 40))))


def any_byte(rng: random.Random) -> bytes:
    return b"q=" + quote(rng.randbytes(rng.randint(1, 60))).encode()


def broken(rng: random.Random) -> bytes:
    """Such bytes as they are, or percent-encoded, within a word, as value or as name."""
    torn = rng.choice(BROKEN)
    told = torn if rng.random() < 0.5 else quote(torn).encode()
    word = quote(rng.choice(WORDS)).encode()
    return rng.choice([b"q=" + word + told, b"q=" + told + b"+" + word, told + b"=" + word, b"kkr=" + told])


def faults(rng: random.Random) -> bytes:
    parts = [
        rng.choice([*POOLS["faults"], *map(quote, WORDS), "&", "=", "&&", ";", "#", "?", "+"])
        for _ in range(9)
    ]
    return rng.choice([b"q=", b"", b"&=&", b"q"]) + "".join(parts).encode()


def filters(rng: random.Random) -> bytes:
    """Parameters once or many times, with values they may and may not have."""
    values = [*WORDS, *NUMBERS, *DATES, *MARKUP, *POOLS["unseen"], *POOLS["filter_values"]]
    chosen = [(rng.choice(PARAMETERS), rng.choice(values)) for _ in range(rng.randint(1, 9))]
    chosen += [chosen[0]] * rng.choice([0, 0, 1, 30])
    return "&".join(f"{name}={quote_plus(value.encode('utf-8'))}" for name, value in chosen).encode()


def numbers(rng: random.Random) -> bytes:
    side = f"&side={quote_plus(rng.choice(NUMBERS))}&aar={quote_plus(rng.choice(NUMBERS))}"
    return _q(_some(rng, NUMBERS, WORDS)) + side.encode()


def dates(rng: random.Random) -> bytes:
    return (
        _q(_some(rng, DATES, POOLS["sentences"], most=2)) + f"&aar={quote_plus(rng.choice(DATES))}".encode()
    )


def quotes(rng: random.Random) -> bytes:
    mark = rng.choice(POOLS["quotes"])
    return _q(mark * rng.choice([1, 2, 3, 499, 500]) + rng.choice(WORDS))


def nested(rng: random.Random) -> bytes:
    depth = rng.choice([2, 20, 300])
    return _q(
        rng.choice([
            "(" * depth + "a" + ")" * depth,
            " ELLER ".join(WORDS * depth),
            "(a ELLER " * depth + "b" + ")" * depth,
            "ELLER " * depth,
            "-" * depth + "klima",
            " -".join(WORDS * depth),
            "parti:" * depth + "ø",
            "a:" * depth,
            '"a ELLER ' * depth,
        ])
    )  # fmt: skip


def long(rng: random.Random) -> bytes:
    much = rng.choice([60, 61, 250, 2_000, 20_000])
    text = rng.choice(POOLS["repeated"])
    return _q((text * much)[:much])


def slips(rng: random.Random) -> bytes:
    """Long words a few letters off: what fuzzy terms are dear for."""
    torn = []
    for _ in range(rng.randint(1, 25)):
        letters = list(rng.choice(POOLS["long_words"]))
        for _ in range(rng.randint(1, 3)):
            letters[rng.randrange(len(letters))] = rng.choice("abcdefghijklmnopqrstuvwxyzæøå*?")
        torn.append("".join(letters))
    return _q(" ".join(torn))


def beginnings(rng: random.Random) -> bytes:
    """What somebody has typed so far: one to four letters."""
    return _q("".join(rng.choice('aeiourstnlkdøåæ-." 12') for _ in range(rng.randint(0, 4))))


Family = Callable[[random.Random], bytes]
TYPED: tuple[Family, ...] = (operators, fields, numbers, dates, quotes, nested, long, slips, beginnings)
ENCODED: tuple[Family, ...] = (tongues, unseen, any_character, any_byte, broken, faults, filters, markup)
FAMILIES = TYPED + ENCODED


def asked(amount: int, seed: int = 2025) -> Iterator[tuple[str, bytes]]:
    """(family, query string as bytes) in turn of the families."""
    rng = random.Random(seed)  # noqa: S311
    for number in range(amount):
        family = FAMILIES[number % len(FAMILIES)]
        yield family.__name__, family(rng)
