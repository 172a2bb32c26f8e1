"""The words that begin a list of people: a heading, or what leads into a sentence.

    Deltagere (39):                                   present, said to be 39
    Følgende havde meldt afbud: Jens Hansen, Køge     absent, and the first of them
    Der var afbud fra Jens Hansen, Køge               the same in a sentence
    Fra KL deltog: Lis Jensen                         guests
    Afbud: Ingen                                      a list of nobody

A lead is a line of words that such lines are made of, up to a colon or a name.
`Afbud bedes meldt til sekretariatet` is none: it asks for something; `Til medlemmerne af KKR:` is
an address.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from minutes.parsing.types import Status
from minutes.parsing.wording.list_words import listed, words

Kind = Literal["present", "roster", "absent", "substitute", "guests"]

# Where several are said, the first of these is meant: "Fraværende medlemmer", "Øvrige medlemmer".
KINDS: tuple[Kind, ...] = ("guests", "absent", "substitute", "roster", "present")
# A lead and the name after it stand within this; what follows is not looked at.
LONGEST_LEAD = 160
MOST_WORDS = 14
LONGEST_LINE = 3000
# The colon of "kl. 10:25" ends nothing.
TOKEN = re.compile(r"(?:[^\s:]|:(?=\d)){1,40}:?|:")
SPACED = re.compile(r"\S(?: \S){4,30}:?")
PERSON_NEXT = re.compile(r"\s*(?:[a-zæøå0-9.-]{1,25} ){0,2}[^\W\d_]", re.U)
COUNT = re.compile(r"\(?\d{1,3}\)?")


@dataclass(frozen=True, slots=True)
class Lead:
    """What begins; `rest` is what stands after it on the line, `total` how many there are said to be.

    `only_total` is a line that counts and begins nothing, `one_line` a list that is never longer,
    `one_person` a word for one person, as `Suppleant:`.
    """

    kind: Kind
    rest: str = ""
    total: int | None = None
    only_total: bool = False
    one_line: bool = False
    one_person: bool = False

    @property
    def status(self) -> Status:
        """How the members of the list stand in the meeting."""
        return self.kind if self.kind in ("absent", "substitute") else "present"


def of(text: str) -> Lead | None:
    """The lead that a line begins with, None if it begins with none."""
    # A line is asked about where lists begin, where they end and where a row does.
    return _of(text.strip()) if len(text) < LONGEST_LINE else None


@lru_cache(1024)
def _of(line: str) -> Lead | None:
    if SPACED.fullmatch(line):
        line = line.replace(" ", "")
    head = line[:LONGEST_LEAD]
    if not head[:1].isalnum() or (head[0].islower() and ":" not in head):
        return None
    said, counts, end, colon = _words(head)
    kind = _kind(said)
    rest = line[end:].strip()
    if kind is None or _asks(head) or _addresses(said) or not (colon or not rest or _opens(said, rest)):
        return None
    if rest and rest.strip(" .").lower() in words("nobody"):
        rest = "" if kind != "guests" else rest
        return Lead(kind, rest="", one_line=True)
    return _counted(kind, said, counts, rest, colon)


def heads(text: str) -> bool:
    """Whether a line is the heading of a list and nothing else."""
    lead = of(text)
    return lead is not None and not (lead.rest or lead.only_total)


def begins(text: str) -> bool:
    """Whether a line begins the attendance lists: a heading, or a list in one sentence."""
    lead = of(text)
    return lead is not None and lead.kind != "guests"


def nobody(text: str) -> bool:
    """`Ingen afbud`, `Alle var til stede`: a line that says that a list is empty."""
    return text.strip(" .:").lower() in words("nobody") if len(text) < LONGEST_LEAD else False


def _words(head: str) -> tuple[list[str], list[str], int, bool]:
    """The words of the lead in lower case, its numbers, where it ends, and whether a colon ends it."""
    said: list[str] = []
    counts: list[str] = []
    ends = [0]
    for token in TOKEN.finditer(head):
        word = token[0].rstrip(":").strip("(),.-–/").lower().replace("’", "'")
        if COUNT.fullmatch(token[0].rstrip(":,.")):
            counts.append(token[0])
        elif word and not all(_known(part) for part in word.split("/")):
            break
        elif word:
            said.append(word)
            ends.append(token.end())
        if token[0].endswith(":"):
            return said, counts, token.end(), True
        if len(said) + len(counts) > MOST_WORDS:
            break
    else:
        return said, counts, len(head), False
    # "Desuden deltog | kommunaldirektør Lis Jensen": what one person is belongs to the name.
    while said and said[-1] in words("one"):
        said.pop()
        ends.pop()
    return said, counts, ends[-1], False


def _known(word: str) -> bool:
    return word in listed() or word in words("fill")


def _kind(said: list[str]) -> Kind | None:
    parts = [part for word in said for part in word.split("/")]
    kinds = [kind for part in parts for kind in KINDS if kind == listed().get(part)]
    if not kinds:
        return None
    guests = "guests" in kinds and "roster" not in kinds
    if guests and kinds[0] != "guests" and {"og", "samt"} & set(said):
        # "Deltagere og gæster" are both; "Deltagere fra KL" and "Afbud fra sekretariatet" are not.
        return kinds[0]
    kind = "guests" if guests else next(kind for kind in KINDS if kind in kinds and kind != "guests")
    return "absent" if "ikke" in said and kind in ("present", "roster") else kind


def _opens(said: list[str], rest: str) -> bool:
    """Whether a name may follow without a colon: `afbud fra | Jens Hansen`."""
    if not said or said[-1] not in words("opens") or (len(said) == 1 and said[0] in {"fra", "af"}):
        return False
    match = PERSON_NEXT.match(rest)
    return match is not None and any(char.isupper() for char in rest[: match.end() + 1])


def _asks(head: str) -> bool:
    lower = head.lower()
    return "@" in head or lower.startswith("eventuel") or bool(set(lower.split()) & words("instructions"))


def _addresses(said: list[str]) -> bool:
    """`Til KKR's medlemmer:` says who was written to, `Til stede:` who came."""
    return said[0] in words("addressed") and not {"stede", "mødet"} & set(said[1:2])


def _counted(kind: Kind, said: list[str], counts: list[str], rest: str, colon: bool) -> Lead | None:
    bracketed = bool(counts) and counts[0].startswith("(")
    if not counts and rest.strip(" .").isdigit():
        return Lead(kind, total=int(rest.strip(" .")[:3]), only_total=True)
    total = int(counts[0].strip("():")) if counts and counts[0].strip("():").isdigit() else None
    if total is not None and not bracketed and not rest:
        return Lead(kind, total=total, only_total=True) if len(said) > 1 or colon else None
    one = len(said) == 1 and said[0] in words("one")
    return Lead(kind, rest, total, one_line=said[0] in words("single") or one, one_person=one)
