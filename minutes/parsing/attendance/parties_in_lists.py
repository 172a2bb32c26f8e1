"""The party of a row: a letter, a short name or a list in full; and what a scanner made of it.

    (A)  (S)  (SF)  (Soc.dem.)  (Borgernes Stemme)  (løsgænger)     as printed
    (@)  (&)  (9)  (g)                                              Ø, on a damaged page
    (4)  (8)  (€)  (0)  (J)                                         A, B, C, O, J, but uncertain

What else the document says of the same person settles a letter that is uncertain.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace

from minutes.parsing import vocabulary
from minutes.parsing.types import Attendee, Line
from minutes.parsing.wording.list_words import words

# What a scanner with an English model makes of Ø and of nothing else.
MISREAD_OE = frozenset("@&9dgo6é")
# What looks so much like a letter that it is likely that one.
LIKELY = {
    "4": "A", "8": "B", "€": "C", "¢": "C", "£": "E", "|": "I", "l": "I", "1": "I", "!": "I", "5": "S",
    "0": "O", "AE": "Æ", "/E": "Æ", "ae": "Æ", "ZE": "Æ", "Z": "Æ", "$": "S", "Vv": "V", "vV": "V", "Cc": "C",
}  # fmt: skip
# A capital D may have been printed Ø; so may an O where no Ø was read at all.
EITHER = frozenset("D")
LONGEST_LIST = 40
QUOTES = "\"'”“»«´`"
SHORT = re.compile(r"[A-ZÆØÅ]{1,5}(?:-[A-ZÆØÅ]{1,3})?")
LIST_IN_FULL = re.compile(r"[A-ZÆØÅ][\w.'’-]*(?: [\w.,'’-]+){0,4}")
LETTERS = re.compile(r"(?:liste|parti)\s+([A-ZÆØÅ])", re.I)
# "Læsø Listen", "Lokallisten Odsherred", "Lolland-Listen".
OF_A_TOWN = re.compile(
    r"(?:[A-ZÆØÅ][\w-]{1,20}[ -]){0,2}(?:[A-ZÆØÅ]\w{0,20})?[Ll]isten(?: [A-ZÆØÅ][\w-]{1,20}){0,2}"
)
AFTER_NAME = re.compile(r"[ ]{0,2}\(([^()]{1,40})\)")


def is_party(written: str) -> bool:
    return vocabulary.party_in_minutes(written) is not None or written.lower() in vocabulary.party_labels()


def as_printed(written: str, *, bracketed: bool, damaged: bool) -> str | None:
    """The party a piece names, as printed; None if it names none.

    In brackets a list that nobody knows is a party too; elsewhere only a known one, or a letter.
    """
    text = " ".join(written.split()).strip(QUOTES)
    if not text or len(text) > LONGEST_LIST:
        return None
    if len(text) == 1 and text.isalpha():
        return text if bracketed or text.isupper() else None
    if is_party(text) or text.lower() in words("unaffiliated"):
        return text
    if LETTERS.fullmatch(text) or OF_A_TOWN.fullmatch(text):
        return text
    if not bracketed:
        return None
    if len(text) <= 2 and (damaged or text == "0") and (text in LIKELY or text in MISREAD_OE):
        return text
    return text if SHORT.fullmatch(text) and text.lower() not in words("bodies") else None


def list_in_full(written: str) -> str | None:
    """A list that nobody knows, in brackets after a name: `(Borgernes Stemme)`, `("Nytgribskov")`."""
    text = " ".join(written.split()).strip(QUOTES)
    return text if len(text) <= LONGEST_LIST and LIST_IN_FULL.fullmatch(text) else None


def read(written: str, damaged: bool) -> tuple[str, bool]:
    """The party as printed once restored, and whether the scanner leaves it open what was printed."""
    if written in vocabulary.party_letters():
        return written, damaged and written in EITHER
    if len(written) == 1 and written.upper() in vocabulary.party_letters() and not damaged:
        return written.upper(), False
    if damaged and written in MISREAD_OE:
        return "Ø", False
    if written in LIKELY and (damaged or written == "0"):
        return LIKELY[written], True
    if damaged and len(written) == 1 and written.upper() in vocabulary.party_letters():
        return written.upper(), False
    return written, damaged and len(written) == 1 and not is_party(written) and written != "S"


def settled(people: Sequence[Attendee], lines: Iterable[Line], damaged: bool) -> list[Attendee]:
    """A party that is uncertain, as the member replaced has it, or the rest of the document by that name."""
    if not damaged:
        return list(people)
    people = _with_doubtful_o(people)
    shared = [_as_replaced(person, people) for person in people]
    doubtful = {person.name for person in shared if person.party_uncertain}
    said = _elsewhere(doubtful, shared, lines) if doubtful else {}
    return [_as_said(person, said.get(person.name, Counter())) for person in shared]


def _with_doubtful_o(people: Sequence[Attendee]) -> list[Attendee]:
    """Where no Ø was read at all, the scanner may have made an O of each."""
    if any(person.party == "Ø" for person in people):
        return list(people)
    return [replace(person, party_uncertain=True) if person.party == "O" else person for person in people]


def _as_replaced(person: Attendee, people: Iterable[Attendee]) -> Attendee:
    """A letter that is none is taken from the member, whose party a substitute shares."""
    if person.substitute_for is None or not (person.party is None or person.party_uncertain):
        return person
    member = next((one for one in people if one.name == person.substitute_for), None)
    if (
        member is None
        or member.party_uncertain
        or member.party not in {"Ø", person.party}
        or not member.party
    ):
        return person
    return replace(person, party=member.party, party_uncertain=False, party_inferred=True)


def _elsewhere(
    doubtful: set[str], people: Iterable[Attendee], lines: Iterable[Line]
) -> dict[str, Counter[str]]:
    listed = {(person.name, person.line) for person in people}
    said: dict[str, Counter[str]] = {name: Counter() for name in doubtful}
    for line in lines:
        if "(" not in line.text:
            continue
        for name in doubtful:
            at = line.text.find(name) if (name, line.number) not in listed else -1
            match = AFTER_NAME.match(line.text, at + len(name)) if at >= 0 else None
            party = match[1].strip(QUOTES) if match else ""
            if is_party(party) and party not in EITHER:
                said[name][party] += 1
    return said


def _as_said(person: Attendee, said: Counter[str]) -> Attendee:
    """What most places say, if it is more than any other."""
    ranked = said.most_common(2)
    if not person.party_uncertain or not ranked or (len(ranked) == 2 and ranked[0][1] == ranked[1][1]):
        return person
    return replace(person, party=ranked[0][0], party_uncertain=False, party_inferred=True)
