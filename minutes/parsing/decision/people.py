"""Persons named in running text, with the party and municipality that stand with them.

    borgmester Jens Hansen (V), Køge Kommune     Jens Hansen, V, Køge
    Lis Jensen, Greve                            Lis Jensen, Greve

A name is taken where a party, a municipality or a title says that it is one, or where it
stands in the attendance lists. What only looks like a name (Movia Trafik) is left alone.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from minutes.parsing import vocabulary
from minutes.parsing.types import Attendee

PART = r"[A-ZÆØÅÖÜÉ][a-zæøåäöüéèáíóúðþ]{1,25}(?:['’-][A-ZÆØÅÖÜÉ]?[a-zæøåäöüéèáíóúðþ]{1,25}){0,3}"
NEXT = (
    rf"(?: (?:[A-ZÆØÅ]\.(?: ?[A-ZÆØÅ]\.)?|(?:von|van|de|der|den|af|el|al|la)(?= [A-ZÆØÅ])|"
    rf"{PART}))"
)
# One initial before a name may be the letter of a point, two are its own: `H.C. Østerby`.
NAME = rf"(?:[A-ZÆØÅ]\. ?[A-ZÆØÅ]\. ?{PART}{NEXT}{{0,5}}|{PART}{NEXT}{{1,5}})"
PARTY = r" ?\(([A-ZÆØÅ]{1,3}|[A-ZÆØÅ][\w .-]{2,40})\)"
TITLE = (
    r"(?:(?:1\.|2\.|første) )?(?:vice)?(?:borgmester|rådmand|formand|næstformand|byrådsmedlem|"
    r"udvalgsformand|kommunalbestyrelsesmedlem|regionsrådsmedlem|medlem|byrådsmedlemmerne|borgmestrene)"
)
PERSON = re.compile(
    rf"(?<![\w-])(?:((?i:{TITLE})) )?({NAME})(?:{PARTY})?"
    r"(?=(?:,? (?:fra |i )?(?P<town>[A-ZÆØÅ][\w-]{2,25}(?: (?:Regionsk|K|k)ommune)?))?)"
)
# Capital words that begin a sentence or a body, and no name.
NO_NAME = re.compile(
    r"(?:KKR|KL|Region|Kommune|Movia|Trafik|Erhvervshus\w*|Væksthus\w*|Vækstforum|Copenhagen|Greater|"
    r"Wonderful|State|Gate|Danmarks?|Danske|Dansk|Det|Den|De|Der|Som|Til|Herefter|Formand\w*|"
    r"Næstformand\w*|Bestyrelse\w*|Radikale|Venstre|Konservative|Socialdemokrat\w*|Socialistisk|"
    r"Folkeparti|Enhedslisten|Alternativet|Liberal|Alliance|Nye|Borgerlige|Frie|Grønne|Slesvigsk|Parti|"
    r"Partiet|Beslutning|Indstilling|Udvalg\w*|Hovedstaden|Sjælland|Syddanmark|Midtjylland|Nordjylland|"
    r"Region\w*|Kommuner|Sundhed\w*|\w*(?:råd|udvalg|bestyrelse|region|forum|selskab|center|skole|fond|"
    r"nævn|komité|styrelse|hospital|sygehus|museum|institut)(?:et|en|ets|ens)?|University|College|Business|"
    r"Academy|Erhvervsakademi|Museum|Lufthavn|Havn|Turisme|For|Ved|Valg|Udpegning|Borgmester|Medlem\w*|Suppleant\w*)"
)


# What a scanner takes for each other in a name, so that `Gronbæk` is Grønbæk of the lists.
SLIPS = str.maketrans("æøåöäàáéIi10", "aoaoaaaelllo")


@dataclass(frozen=True, slots=True)
class Person:
    """A name at start:end of a text; `sure` when more than capitals says that it is one."""

    name: str
    party: str | None
    municipality: str | None
    start: int
    end: int
    sure: bool


def of(text: str, attendees: Sequence[Attendee] = ()) -> list[Person]:
    """Everyone who may be named, in the order they stand; what the lists know is filled in."""
    known = _by_name(attendees)
    found = []
    for match in PERSON.finditer(text):
        person = _person(match, known)
        if person:
            found.append(person)
    return found


def _by_name(attendees: Sequence[Attendee]) -> dict[str, Attendee]:
    """The members by their names, and by these as a scanner may have read them, where that tells one."""
    folded = Counter(_folded(person.name) for person in attendees)
    alike = {_folded(person.name): person for person in attendees if folded[_folded(person.name)] == 1}
    return alike | {person.name: person for person in attendees}


def _folded(name: str) -> str:
    return name.translate(SLIPS).lower().replace("ae", "a").replace("oe", "o").replace("rn", "m")


def _person(match: re.Match[str], known: dict[str, Attendee]) -> Person | None:
    name, start = match[2], match.start(2)
    while NO_NAME.match(name) and NO_NAME.fullmatch(name.split(" ", 1)[0]):
        first, _, name = name.partition(" ")
        start += len(first) + 1
    listed = known.get(name) or known.get(_folded(name))
    if " " not in name or (not listed and any(NO_NAME.fullmatch(part) for part in name.split())):
        return None
    place = town(match["town"])
    end = match.end("town") if place else match.end(3) + 1 if match[3] else match.end(2)
    person = Person(name, match[3], place, start, end, bool(match[1] or match[3] or place or listed))
    if not listed:
        return person
    return replace(
        person,
        name=listed.name,
        party=person.party or listed.party,
        municipality=person.municipality or listed.municipality,
    )


def town(written: str | None) -> str | None:
    """The official name of a municipality as it is written with a person, None if it is none."""
    if not written:
        return None
    return vocabulary.municipality_names().get(re.sub(r" (?:Regionsk|K|k)ommune$", "", written).lower())
