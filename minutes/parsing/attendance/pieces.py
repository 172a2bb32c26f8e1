"""A row of an attendance list cut into what it says: names, parties, towns, roles and links.

    Borgmester Jens Hansen (V), Køge Kommune (suppleant for Lis Jensen)
    role borgmester · name Jens Hansen · ( party V ) · town Køge · ( for · name Lis Jensen )

What is none of these comes as `other`, in its own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal, NamedTuple

from minutes.parsing import names, vocabulary
from minutes.parsing.attendance import parties_in_lists, row_cuts
from minutes.parsing.attendance.person_name import as_printed, is_given, is_surname, leading_name
from minutes.parsing.wording.list_words import bodies, role, staff

Kind = Literal[
    "name", "party", "town", "role", "staff", "body", "absent", "came", "substitute", "for", "by", "note",
    "open", "close", "stop", "other",
]  # fmt: skip

BESIDE = re.compile(r"\s*(?:i|fra|for|ved|af|på|fra\s+kl's)\s+", re.I)
# "Soc.dem." keeps its dot; "Køge." ends a sentence.
EDGES = " \t\n.,;–—"
# What leads over to a person and says nothing: "hvor Lis Jensen deltog".
LOOSE = re.compile(
    r"(?:og|samt|hvor|dog|heraf|herunder|desuden|ligeledes|henholdsvis|hhv\.|ved|v/|v\.)\s+(?=\S)"
    r"|(?:(?:vice)?borgmestrene|rådmændene|\w{0,25}medlemmerne)\s+(?=\S)",
    re.I,
)
# Between two cuts stands a person or two; what is longer is no list.
LONGEST_PART = 240
# "Allan Rødt ness (C)": a scanner parts words.
SPLIT_OFF = re.compile(r"[a-zæøå]{3,12}")
ABBREVIATED = re.compile(r"\s(?:jr|jun|sen|[A-ZÆØÅ])$", re.I)


class Piece(NamedTuple):
    """What one part of a row says; it stands at start:end of the row."""

    kind: Kind
    text: str
    start: int
    end: int


def of(text: str, *, substitutes: bool = False, damaged: bool = False) -> list[Piece]:
    """The pieces of a row in order; `substitutes` where the list is one of substitutes."""
    found: list[Piece] = []
    depth = at = 0
    for cut in row_cuts.pattern().finditer(text):
        kind = cut.lastgroup or ""
        if kind == "bare" and not (substitutes or _ends_somebody(text[at : cut.start()])):
            continue
        found += _plain(text, at, cut.start(), depth > 0, damaged)
        at = cut.end()
        depth = max(0, depth + (kind == "open") - (kind == "close"))
        found += _link(kind, cut)
    found += _plain(text, at, len(text), depth > 0, damaged)
    return _given_names_first(_whole_names(found, text), text)


def _ends_somebody(text: str) -> bool:
    """`Lis Jensen (A), Greve | for Jens Hansen`, and not `formand for Social Omsorg`."""
    return not text.strip() or names.known_municipality(text) is not None


def _link(kind: str, cut: re.Match[str]) -> Iterator[Piece]:
    if kind == "separator" and cut[0][0] != ".":
        return
    kinds: dict[str, Kind] = {
        "bare": "for", "for": "for", "by": "by", "note": "note", "absent": "absent",
        "came": "came", "substitute": "substitute", "open": "open", "close": "close", "separator": "stop",
    }  # fmt: skip
    yield Piece(kinds[kind], cut[0].strip(), cut.start(), cut.end())


def _plain(text: str, start: int, end: int, bracketed: bool, damaged: bool) -> Iterator[Piece]:
    """What stands between two cuts, as one piece or as a role, a name and a town in a row."""
    raw = text[start:end]
    stripped = raw.strip(EDGES)
    if not stripped:
        # A mark that a scanner made of a letter may be a dot or a dash; nothing else is.
        return
    start += len(raw) - len(raw.lstrip(EDGES))
    if ABBREVIATED.search(stripped) and text[start + len(stripped) :][:1] == ".":
        stripped += "."
    loose = LOOSE.match(stripped)
    if loose:
        stripped, raw, start = stripped[loose.end() :], stripped[loose.end() :], start + loose.end()
    for kind, value in _said(stripped, raw.strip(" \t\n,;"), bracketed, damaged):
        yield Piece(kind, value, start, start + len(stripped))


# Where lists begin and end is asked of the same lines that are read as rows then.
@lru_cache(4096)
def _said(text: str, whole: str, bracketed: bool, damaged: bool) -> tuple[tuple[Kind, str], ...]:
    return tuple(_saying(text, whole, bracketed, damaged))


def _saying(text: str, whole: str, bracketed: bool, damaged: bool) -> list[tuple[Kind, str]]:
    if len(text) > LONGEST_PART:
        return [("other", text)]
    party = parties_in_lists.as_printed(whole, bracketed=bracketed, damaged=damaged)
    if party is not None:
        return [("party", party)]
    if text.lower() in {"suppleant", "stedfortræder", "supp", "suppl", "1. suppleant", "som suppleant"}:
        return [("substitute", text)]
    town = _town(text, bracketed)
    if town:
        return [("town", town)]
    if bodies().fullmatch(text):
        return [("body", text)]
    return _composed(text, damaged)


def _town(text: str, bracketed: bool) -> str | None:
    bare = BESIDE.sub("", text, count=1) if BESIDE.match(text) else text
    known = names.known_municipality(bare)
    if known or (bracketed and not names.KIND.search(bare)):
        return known
    # A guess is made where one is said to stand, or where one word is all there is.
    one_word = " " not in bare and not parties_in_lists.is_party(bare)
    return names.municipality(bare) if one_word or names.KIND.search(bare) else None


def _composed(text: str, damaged: bool) -> list[tuple[Kind, str]]:
    """A piece that says several things: a title, then a name, then what follows it."""
    said: list[tuple[Kind, str]] = []
    rest = text
    for _ in range(4):
        match = _title().match(rest)
        if not match:
            break
        kind: Kind = "role" if match.lastgroup == "role" else "staff"
        said.append((kind, " ".join(match[match.lastgroup or 0].lower().split())))
        rest = rest[match.end() :].strip(EDGES)
    if said and rest:
        rest = _of_what(rest, said[-1][0])
    if not rest:
        return said
    return [*said, *_named(rest, damaged)] if said else _named(rest, damaged)


def _of_what(rest: str, kind: Kind) -> str:
    """`formand for Teknikudvalget`: what it is of belongs to the title, unless it says where from."""
    match = BESIDE.match(rest)
    if not match:
        return rest
    below = rest[match.end() :]
    # Whoever chairs KKR sits in it; a director of KL does not.
    from_body = kind == "staff" and bodies().fullmatch(below) is not None
    return below if from_body or names.municipality(below) else ""


def _named(text: str, damaged: bool) -> list[tuple[Kind, str]]:
    town = _town(text, bracketed=False)
    if town:
        return [("town", town)]
    if bodies().fullmatch(text):
        return [("body", text)]
    letter, _, rest = text.partition(" ")
    if letter in vocabulary.party_letters() and rest.count(" "):
        # "V Jens Hansen": an initial has a dot.
        return [("party", letter), *_named(rest, damaged)]
    text, behind = _without_town(text)
    text, party = _without_party(text)
    if party and not behind:
        text, behind = _without_town(text)
    name, rest = leading_name(text, damaged=damaged)
    after: list[tuple[Kind, str]] = [*behind, *party]
    if name is None:
        place, more = _leading_town(text)
        return [place, *_named(more, damaged), *after] if place else [("other", text), *after]
    if not rest:
        return [("name", as_printed(name)), *after]
    said = _said(rest, rest, False, damaged)
    if damaged and SPLIT_OFF.fullmatch(rest) and said[0][0] == "other":
        return [("name", as_printed(name + rest)), *after]
    return [("name", as_printed(name)), *said, *after]


def _without_town(text: str) -> tuple[str, list[tuple[Kind, str]]]:
    """`Thyge Enevoldsen Frederiksberg Kommune`: the town at the end, if a name is left before it."""
    name, slash, behind = text.rpartition("/")
    if slash and names.known_municipality(behind):
        # "Jens Hansen/Køge"
        return name.strip(EDGES), [("town", names.known_municipality(behind) or behind)]
    spoken = text.split()
    kind = len(spoken) > 2 and names.KIND.search(" " + spoken[-1]) is not None
    last = len(spoken) - 1 if kind else len(spoken)
    for length in (3, 2, 1):
        first = last - length
        if first < (1 if kind else 2):
            continue
        written = " ".join(spoken[first:last])
        town = names.municipality(written) if kind and length == 1 else names.known_municipality(written)
        if town:
            first -= spoken[first - 1].lower() in {"i", "fra"} and first > 2
            return " ".join(spoken[:first]).strip(EDGES), [("town", town)]
    return text, []


def _without_party(text: str) -> tuple[str, list[tuple[Kind, str]]]:
    """`Jens Hansen V`: a party's letter at the end of a name, and no initial, which has a dot."""
    spoken = text.split()
    if len(spoken) > 2 and spoken[-1] in vocabulary.party_letters() | {"SF", "RV", "LA", "DF", "DD", "KD"}:
        return " ".join(spoken[:-1]), [("party", spoken[-1])]
    return text, []


def _leading_town(text: str) -> tuple[tuple[Kind, str] | None, str]:
    """`Køge Kommune Jens Hansen` and `Fra Køge Jens Hansen` where no name was found at the beginning."""
    bare = BESIDE.sub("", text, count=1)
    spoken = bare.split()
    for length in (3, 2, 1):
        town = names.known_municipality(" ".join(spoken[:length])) if len(spoken) > length + 1 else None
        if town:
            return ("town", town), " ".join(spoken[length:])
    return None, text


def _whole_names(found: list[Piece], text: str) -> list[Piece]:
    """`Hans Peter Kolding (V), Vejle`: a name that ends in a town's has its own town after it."""
    whole: list[Piece] = []
    for at, piece in enumerate(found):
        above = whole[-1] if whole else None
        if piece.kind == "town" and above and above.kind == "name" and above.start == piece.start:
            written = text[piece.start : piece.end]
            written = written[max(0, written.find(above.text.split()[0])) :]
            if not names.KIND.search(written) and _another_town(found[at + 1 :]):
                whole[-1] = above._replace(text=as_printed(written))
                continue
        whole.append(piece)
    return whole


def _another_town(after: list[Piece]) -> bool:
    kinds = (piece.kind for piece in after)
    return next((kind for kind in kinds if kind in ("town", "name", "for", "by")), None) == "town"


def _given_names_first(found: list[Piece], text: str) -> list[Piece]:
    """`Hansen, Jens (V)` is Jens Hansen."""
    turned: list[Piece] = []
    for piece in found:
        above = turned[-1] if turned else None
        if (
            above is not None
            and above.kind == "other"
            and _may_be_given(piece, text)
            and text[above.end : piece.start].strip() == ","
            and is_surname(above.text)
            and is_given(text[piece.start : piece.end])
        ):
            turned[-1] = Piece(
                "name", as_printed(f"{text[piece.start : piece.end]} {above.text}"), above.start, piece.end
            )
        else:
            turned.append(piece)
    return turned


def _may_be_given(piece: Piece, text: str) -> bool:
    """Henning is like Herning, and no town."""
    guessed = piece.kind == "town" and names.known_municipality(text[piece.start : piece.end]) is None
    return piece.kind == "other" or guessed


@cache
def _title() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:(?P<role>{role()})|(?P<staff>{staff()}))(?:\s+|$|(?=[.,]))", re.I)
