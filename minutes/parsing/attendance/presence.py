"""Who came late, left early or was out of the room, kept with the item it was.

    Jens Hansen forlod mødet kl. 11.30 under punkt 3.2        left, 3.2
    Lis Jensen (A), Greve, ankom kl. 10.15                    arrived, the item it stands in
    Bo Bosen deltog ikke i behandlingen af punktet (inhabil)  away

A sentence is read that names a person and says so; where it names another item than the
one it stands in, it goes there. It is no dissent and no outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes.parsing.attendance import Attendance, Note, persons
from minutes.parsing.types import Attendee, Item, Movement, Presence, Warning

LONGEST_SENTENCE = 600
# Begins with white space, which is looked for faster than what stands before it.
SENTENCE = re.compile(r"\s(?:(?<=[.!?]\s)\s*(?=[A-ZÆØÅ\"”“(])|(?<=\n)\n*)")
# "pkt. 7", "kl. 11.30" and "S. Andersen" end no sentence.
NO_END = re.compile(r"\b(?:kl|pkt|nr|ca|bl|[a-zæøå])\.$", re.I)

WHEN = r"(?:kl\b|klokken|punkt|pkt|dagsordenspunkt|ad(?=\s\d))"
MEETING = r"(?:mødet|lokalet|mødelokalet|salen)"
AWAY = re.compile(
    r"\b(?:erklærede\s+sig\s+|er\s+|var\s+|som\s+)?inhabil\w{0,3}\b"
    r"|\b(?:deltog|deltager|medvirkede)\s+ikke\s+(?:i|under|ved)\b"
    r"|\bforhindret\s+i\s+at\s+(?:deltage|være\s+til\s?stede)\s+(?:i|under|ved)\b"
    r"|\bikke\s+(?:var\s+)?til\s?stede\s+(?:under|ved|i)\b|\bvar\s+ikke\s+til\s?stede\b"
    r"|\bfraværende\s+(?:under|ved|fra\s+punkt|fra\s+pkt)"
    rf"|\b(?:forlod|forlader|gik\s+ud\s+af|uden\s+for|udenfor|ude\s+af)\s+{MEETING}\s+(?:under|ved|mens|i)\s+"
    r"(?:behandling|drøftelse|punktet|punktets|sagen|sagens|dette)"
    rf"|\b(?:uden\s+for|udenfor|ude\s+af)\s+{MEETING}|\bafbud\s+til\s+(?:punkt|pkt)",
    re.I,
)
LEFT = re.compile(
    rf"\b(?:forlod|forlader|forlagde)\s+{MEETING}|\bforlod\b[^.]{{0,40}}\b{WHEN}"
    rf"|\b(?:gik|gået|tog\s+af\s+sted)\s+(?:fra\s+{MEETING}|(?:fra\s+mødet\s+)?(?:efter|under|ved|før|inden)?\s?{WHEN})"
    rf"|\b(?:deltog|deltager|til\s?stede|mødte|var\s+med)\s+(?:kun\s+)?(?:til|indtil|til\s+og\s+med|frem\s+til)"
    rf"\s+(?:og\s+med\s+)?{WHEN}"
    rf"|\b(?:deltog|deltager|til\s?stede)\s+kun\s+(?:i|under|ved|på)\s+{WHEN}|^\s*(?:til|indtil)\s+(?:og\s+med\s+)?{WHEN}"
    rf"|\bgik\s+{WHEN}|^\s*kun\s+(?:under\s+)?{WHEN}",
    re.I,
)
ARRIVED = re.compile(
    rf"\b(?:ankom|ankommet|tiltrådte\s+(?:først\s+)?{MEETING}|indtrådte|indtræder|stødte\s+til|tilsluttede\s+sig\s+mødet|trådte\s+ind|vendte\s+tilbage)\b"
    rf"|\bkom\s+(?:til\s+(?:stede|{MEETING})|for\s+sent|(?:til\s+)?(?:efter|under|ved|før|inden)?\s?{WHEN})"
    rf"|\b(?:deltog|deltager|til\s?stede|mødte(?:\s+op)?|mødt|var\s+med)\s+(?:først\s+)?"
    rf"(?:fra|fra\s+og\s+med|under|ved|efter)\s+(?:og\s+med\s+)?{WHEN}"
    rf"|^\s*(?:fra|under|efter|ved)\s+(?:og\s+med\s+)?{WHEN}",
    re.I,
)
# What all of them have, found thirty times as fast in lower case behind a space: words begin there.
MAYBE = re.compile(
    r"\W(?=[adefgikmstuv])(?:inhabil|delt[oa]g|medvirk|forhindret|til\s?stede|fraværende|forl[oa]|uden\s+for"
    r"|udenfor|ude\s|afbud|gik|gået|tog\s|mødt|var\s+med|ankom|tiltrådte|indtr|trådte|stødte|tilslutte|vendte"
    r"|kom\s|(?:til|indtil|med|fra|under|efter|ved|kun)\s+(?:kl|punkt|pkt|dagsordens|ad\s))"
)
MOVEMENTS: tuple[tuple[Movement, re.Pattern[str]], ...] = (
    ("away", AWAY),
    ("left", LEFT),
    ("arrived", ARRIVED),
)
ITEM = re.compile(
    r"\b(?:(?:dagsordens)?(?:punkt(?:erne|et)?|pkt\.?)|ad)(?:\s+(?:nr\.?|nummer))?\s*(\d{1,2}(?:[.,]\d{1,2})?)(?!\d)",
    re.I,
)
CHAIR = re.compile(r"\b(formanden|næstformanden)\b", re.I)
# Who is no member is named right before what is said, by the text alone.
LONGEST_SUBJECT = 160
PEOPLE_OF_ONE = 6


def read(text: str, attendees: Sequence[Attendee] = ()) -> list[Presence]:
    """Who moved when, in the order the text says it; each in its own sentence."""
    return [
        Presence(person, kind, sentence)
        for sentence in _sentences(text)
        if (kind := movement(sentence)) is not None
        for person in _people(sentence, attendees)
    ]


def movement(text: str) -> Movement | None:
    """Whether the words say that somebody came, went or was away."""
    if not MAYBE.search(f" {text.lower()}"):
        return None
    found = [(match.start(), kind) for kind, pattern in MOVEMENTS if (match := pattern.search(text))]
    # "forlod mødet under behandlingen" is away and left: the closer word stands first in MOVEMENTS.
    return min(found, key=lambda each: each[0])[1] if found else None


def placed(items: Sequence[Item], roll: Attendance) -> tuple[list[Item], list[Warning]]:
    """The items, each with who came or went while it was treated; and the notes that name no item."""
    found: dict[str, list[Presence]] = {item.number: [] for item in items}
    for item in items:
        for presence in (each for part in _texts(item) for each in read(part, roll.people)):
            found[_item(presence.text, found) or item.number].append(presence)
    lost = [note for note in roll.notes if not _place(note, found)]
    return (
        [replace(item, presence=_once([*item.presence, *found[item.number]])) for item in items],
        [_unplaced(note) for note in lost if items],
    )


def _place(note: Note, found: dict[str, list[Presence]]) -> bool:
    kind, number = movement(note.text), _item(note.text, found)
    if kind is None or number is None:
        return False
    found[number].append(Presence(note.person, kind, f"{note.person}: {note.text}"))
    return True


def _item(text: str, numbers: dict[str, list[Presence]]) -> str | None:
    """The item a text names, if it is one of these; under a heading of that number its first item."""
    match = ITEM.search(text)
    number = match[1].replace(",", ".") if match else None
    if number is None or number in numbers:
        return number
    return next((each for each in numbers if each.startswith(f"{number}.")), None)


def _sentences(text: str) -> Iterator[str]:
    whole = ""
    for part in SENTENCE.split(text):
        whole = f"{whole} {part}" if whole else part
        if NO_END.search(part[-8:]) and len(whole) < LONGEST_SENTENCE:
            continue
        yield from _short(whole)
        whole = ""
    yield from _short(whole)


def _short(sentence: str) -> Iterator[str]:
    if 0 < len(sentence) <= LONGEST_SENTENCE:
        yield sentence.strip()


def _people(sentence: str, attendees: Sequence[Attendee]) -> list[str]:
    """Who is named before what is said of them, or in the whole sentence if nobody is."""
    at = min(match.start() for _, pattern in MOVEMENTS if (match := pattern.search(sentence)))
    subject = sentence[:at]
    named = [one.name for one in attendees if one.name in subject]
    if named:
        return sorted(set(named), key=subject.index)[:PEOPLE_OF_ONE]
    chair = CHAIR.search(subject)
    if chair:
        role = chair[1].lower().removesuffix("en")
        chairs = [one.name for one in attendees if one.role and role in one.role.split(", ")]
        return chairs if len(chairs) == 1 else [chair[1].lower()]
    return _by_surname(subject, attendees) or _unlisted(subject[-LONGEST_SUBJECT:])


def _unlisted(subject: str) -> list[str]:
    """A guest, or a member where there is no list: named by the text alone."""
    return [person.name for person in persons.of(subject, "present").people][-1:]


def _by_surname(subject: str, attendees: Sequence[Attendee]) -> list[str]:
    """`Borgmester Hansen`: one member's surname and no other's."""
    said = set(re.findall(r"[^\W\d_][\w’'-]+", subject))
    named = [one.name for one in attendees if one.name.split()[-1] in said]
    return named if len(named) == 1 else []


def _texts(item: Item) -> list[str]:
    sections = item.sections
    parts = (sections.baggrund, sections.indstilling, sections.sagsfremstilling, sections.beslutning)
    return [part for part in parts if part]


def _once(found: Sequence[Presence]) -> list[Presence]:
    return list({(each.person, each.movement): each for each in reversed(found)}.values())[::-1]


def _unplaced(note: Note) -> Warning:
    message = f"Deltagerlisten siger om {note.person}: »{note.text}«. Det punkt, det gælder, er ikke fundet."
    return Warning("presence_unplaced", message, note.line.page, note.line.number)
