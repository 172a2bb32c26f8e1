"""What was typed → clauses: words, phrases, fields and what stands for days, items and cases.

    sundhed "taget til efterretning" -takst parti:ø bus ELLER tog punkt 3.2 2/9-2025

Nothing here is ever an error: what is no field, no date and no quotation is words.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from minutes.search import dates, names
from minutes.search.analysis import is_stop_word, joined, words
from minutes.search.periods import period
from minutes.search.vocabulary import DATA

# Quotation marks that phones and word processors make of ".
QUOTES = str.maketrans(dict.fromkeys("“”„‟»«″❝❞〞〝", '"'))
# Hyphens that break a line and spaces of no width come along when text is copied.
INVISIBLE = str.maketrans(dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff"))
FACETS: dict[str, str] = DATA["facets"]
TEXTS: dict[str, str] = DATA["texts"]
OR = frozenset(DATA["or"])
# More than a reader types; each costs the index some work.
MOST_CLAUSES = 40
MOST_VALUES = 40
# Members are looked up in the database: fields, and names within one.
MOST_OF_MEMBERS, MOST_NAMES = 5, 8
# Words of the longest hyphenated name.
MOST_TOGETHER = 6

_NUMBER = r"\d{1,3}(?:\.[1-9]\d{0,2})*\.?"
_NUMBER_WORDS = "|".join(map(re.escape, sorted(DATA["number_words"], key=len, reverse=True)))
_CASE = r"[a-zæøå]{2,5}-\d{4}-\d{3,}|sag[\s-]?\d{4}[\s-]\d{3,6}|\d{4}-\d{5,6}"
CHUNK = re.compile(
    rf"""(?P<minus>[-−–]?)
    (?:(?P<facet>{"|".join(FACETS)}):\s?|(?P<within>{"|".join(TEXTS)}):(?=\S))?
    (?:"(?P<quoted>[^"]*)"?
      |(?P<special>(?:{_CASE}|(?:{_NUMBER_WORDS})\s{_NUMBER}|{dates.PATTERN})(?=[\s,;.?!)]|$))
      |(?P<word>[^\s"]+))""",
    re.VERBOSE | re.IGNORECASE,
)
CASE_NUMBER = re.compile(_CASE, re.IGNORECASE)
ITEM_NUMBER = re.compile(rf"(?P<said>(?:{_NUMBER_WORDS})\s)?(?P<number>{_NUMBER})", re.IGNORECASE)
YEARS = re.compile(r"(\d{4})(?:\s?[-–]\s?(\d{4}|\d{2}))?")
EDGES = " \t.,;:!?()[]"
# Before anything that words alone could earn, for what the question names: its meeting, item, case, member.
LEADING = 1000.0
# A bare 3 is more often a count than an item.
BARE_NUMBER = 5.0


class Also(NamedTuple):
    """Something else that answers a clause: `words` in a row, or a `field` with one of `values`.

    `weight`: how much it counts, 1 as much as the clause's own words; what leads counts before all words.
    """

    words: tuple[str, ...] = ()
    weight: float = 1.0
    field: str = ""
    values: tuple[str, ...] = ()


class Clause(NamedTuple):
    """A word, a phrase or a field of the question.

    `written`: as typed, in lower case, without quotes, minus and field. `field`: the text field of the
    index that `words` must stand in; or, with `values`, the facet that must have one of them.
    """

    written: str
    words: tuple[str, ...]
    phrase: bool = False
    excluded: bool = False
    field: str = ""
    values: tuple[str, ...] = ()
    also: tuple[Also, ...] = ()

    @property
    def is_stop_word(self) -> bool:
        plain = not self.phrase and not self.field and not self.also
        return plain and all(is_stop_word(word) for word in self.words)

    @property
    def is_run(self) -> bool:
        """Looked for as a run of words though not quoted: a number with points, or many with hyphens."""
        numbered = any(letter.isdigit() for letter in self.written)
        return len(self.words) > (1 if numbered else MOST_TOGETHER)

    @property
    def is_plain(self) -> bool:
        """Words as they come, neither quoted nor excluded nor of a field, and not a number or day."""
        return not (self.phrase or self.excluded or self.field or self.also)


class Or(NamedTuple):
    """The word that binds its neighbours, as typed: nothing but a word where it has not two."""

    written: str


def typed(text: str) -> list[Clause | Or]:
    """The clauses in order; one more than MOST_CLAUSES where there are too many."""
    found: list[Clause | Or] = []
    for _, clauses in chunks(readable(text)):
        found += clauses
        if len(found) > MOST_CLAUSES:
            break
    return found[: MOST_CLAUSES + 1]


def chunks(text: str) -> Iterator[tuple[re.Match[str], list[Clause | Or]]]:
    """Each piece of the readable text with the clauses it makes; a query for each `medlem:`."""
    of_members = 0
    for chunk in CHUNK.finditer(text):
        of_members += FACETS.get((chunk["facet"] or "").lower()) == "member"
        yield chunk, _read(chunk, is_field=bool(chunk["facet"]) and of_members <= MOST_OF_MEMBERS)


def readable(text: str) -> str:
    """Whatever bytes came, as text that the index and the page can take."""
    plain = text.encode("utf-8", "replace").decode("utf-8").replace("\0", " ")
    return plain.translate(QUOTES).translate(INVISIBLE)


def _read(chunk: re.Match[str], is_field: bool) -> list[Clause | Or]:
    excluded, quoted = bool(chunk["minus"]), chunk["quoted"]
    written = next(chunk[name] for name in ("quoted", "special", "word") if chunk[name] is not None)
    if is_field and (meant := values_of(FACETS[chunk["facet"].lower()], written)):
        return [Clause(_bare(written), _words(written), False, excluded, *meant)]
    if chunk[0] in OR:
        return [Or(written)]
    field = TEXTS[chunk["within"].lower()] if chunk["within"] else ""
    if quoted is not None:
        return _plain(quoted, excluded, field, phrase=True)
    if also := () if field else named(written):
        return [Clause(_bare(written), _words(written), False, excluded, also=also)]
    return [clause for piece in written.split() for clause in _plain(piece, excluded, field)]


def _plain(written: str, excluded: bool, field: str, phrase: bool = False) -> list[Clause | Or]:
    found = _words(written)
    return [Clause(written.lower().strip(), found, phrase, excluded, field)] if found else []


def _words(written: str) -> tuple[str, ...]:
    return tuple(word.form for word in words(written.lower()))


def _bare(written: str) -> str:
    return written.lower().strip(EDGES)


def named(written: str) -> tuple[Also, ...]:
    """What a number or a day stands for, besides its own words."""
    bare = _bare(written)
    if CASE_NUMBER.fullmatch(bare):
        number = case_number(bare)
        return Also(words=_words(number)), Also((), LEADING, "case", (number,))
    if when := dates.read(bare):
        return Also(words=when.words), Also((), LEADING, "date", when.values)
    if found := ITEM_NUMBER.fullmatch(bare):
        surely = found["said"] or "." in found["number"]
        number = found["number"].rstrip(".")
        sums = [Also((form,)) for form in joined(bare)]
        return *sums, Also((), LEADING if surely else BARE_NUMBER, "number", (number,))
    return ()


def values_of(field: str, written: str) -> tuple[str, tuple[str, ...]] | None:
    """Field of the index and the values meant, of one or of several with commas between; None for none."""
    if field == "member":
        members = names.members(_bare(written).split(",")[:MOST_NAMES])
        return (field, members[:MOST_VALUES]) if members else None
    whole = _values(field, _bare(written))
    if whole is None and "," in written:
        each = [_values(field, _bare(part)) for part in written.split(",") if part.strip()]
        known = [found for found in each if found and found[0] == field]
        whole = (field, tuple(value for _, values in known for value in values)) if known else None
    return whole and (whole[0], whole[1][:MOST_VALUES])


def _values(field: str, bare: str) -> tuple[str, tuple[str, ...]] | None:
    if field == "date" and (when := dates.read(bare)):
        return "date", when.values
    if field in {"date", "year", "period"} and (years := _years(bare)):
        if field == "period":
            return field, tuple(dict.fromkeys(period(year) for year in years))
        return "year", tuple(str(year) for year in years)
    if field == "number" and (found := ITEM_NUMBER.fullmatch(bare)):
        return field, (found["number"].rstrip("."),)
    if field == "case" and CASE_NUMBER.fullmatch(bare):
        return field, (case_number(bare),)
    value = names.value(field, bare) if field in names.known() else None
    return (field, (value,)) if value else None


def _years(bare: str) -> list[int]:
    found = YEARS.fullmatch(bare)
    if found is None:
        return []
    one, other = found[1], found[2] or found[1]
    first, last = sorted((int(one), int(one[: 4 - len(other)] + other)))
    return list(range(first, last + 1))[:MOST_VALUES]


def case_number(bare: str) -> str:
    """As the index has it: sag-2025-03121 for "SAG 2025 03121" and 2025-03121."""
    year, number = re.findall(r"\d+", bare)[-2:]
    letters = re.match(r"[a-zæøå]+", bare)
    return f"{letters[0] if letters else 'sag'}-{year}-{number}"
