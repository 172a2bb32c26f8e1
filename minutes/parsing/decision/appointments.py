"""Who was elected or appointed, to what, as what, and for how long.

    KKR Sjælland udpegede Jens Hansen (V), Køge Kommune, til bestyrelsen for Movia for perioden 2022-2025.
    → Jens Hansen, V, Køge, body `bestyrelsen for Movia`, role None, period `2022-2025`

Several persons to one body, one person to several, lists below `Følgende blev udpeget:` and
tables are read. Only the one who comes in is appointed, not the one replaced. Whom KKR puts
forward for another's choice has the role `indstillet`. Where the decision does no more than
follow the indstilling, the persons stand there, and are taken from there; a body that the
decision leaves out is the indstilling's or the title's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from minutes.parsing import decision, vocabulary
from minutes.parsing.decision import bodies, clauses, people, seat_tables, seats, sentences
from minutes.parsing.decision.deeds import ANY
from minutes.parsing.decision.people import Person
from minutes.parsing.decision.seat_tables import Column
from minutes.parsing.decision.seats import Seat
from minutes.parsing.types import Appointment, Attendee, CouncilSlug

APPOINTING = re.compile(
    r"\b(?:gen|ny)?(?:udpege[rs]?|vælge[rs]?|indstiller|indstilles|indstille)\b(?!,? at\b)", re.I
)
TITLE_APPOINTS = re.compile(r"\b\w*(?:udpegning|valg|konstituering|indstilling af)\w*\b", re.I)
# What says that somebody comes in, in lower case: one quick look spares most sentences the rest.
MAYBE = re.compile(r"indtr|afløs|erstatte|efterfølge|indstil")
ENTERS = re.compile(
    r"\b(?:ind(?:træder|trådte|trådt)|afløs(?:er|te|es)|erstatte(?:r|de|s)|blev (?:afløst|erstattet)|"
    r"efterfølge[rs])\b",
    re.I,
)
PUT_FORWARD = re.compile(r"\bindstil(?:ler|lede|le|les|let)\b(?!,? at\b)", re.I)
# Where nobody is said to do it, it is KKR.
WAS_PUT_FORWARD = re.compile(r"\b(?:blev|bliver|er) indstillet (?:til|som)\b", re.I)
BY_WHOM = re.compile(r"\b[Aa]f (?=[A-ZÆØÅ]|region)")
# The one before whom these words stand is replaced, or is somebody else altogether.
LEFT_OUT = re.compile(
    r"(?:i stedet for|afløser|afløste|erstatter|erstattede|efterfølger|efter|suppleant(?:er)? for|"
    rf"stedfortræder for|på vegne af|indstillet af|orienteret af)(?: {people.TITLE}| {seats.OFFICE})? ?$",
    re.I,
)
GOES = re.compile(
    r"(?:,[^.;]{0,60},)? (?:er |har )?(?:ud(?:træder|trådte|trådt|går)|fra(?:træder|trådte)|træder ud|"
    r"afløses af|erstattes af|blev (?:afløst|erstattet) af|efterfølges af|ønsker at udtræde|orienterede|"
    r"foreslog|ønskede|takkede|nævnte)\b",
    re.I,
)
PREPOSITION = re.compile(r"\b(?:for|i|af|til|fra|på|ved|hos|under|med|mellem|om) $", re.I)
SAME_GROUP = re.compile(rf"[\s,;–-]*(?:(?:og|samt) )?(?:(?:{people.TITLE}) )?$", re.I)
# `Suppleanter er Lis Jensen og Bo Friis.` after a sentence that gave the seat.
OFFICE_IS = re.compile(rf"(?:(?:som|personlige?) )?{seats.OFFICE} (?:er|bliver|blev) ", re.I)
OF_ALL = re.compile(r"(?:alle|begge|samtlige|de|medlemmerne|udpegning\w*)\b.{0,60}\b(?:udpeg|valg)", re.I)
# `…, Randers Sundhedsråd Aarhus: Lis Jensen`: the next row of a list whose lines run on.
NEXT_LABEL = re.compile(r"[\s,;.]{0,5}([A-ZÆØÅ][^:;.()]{2,100}): $")
# `VIA University College`: capitals go on with the name of an institution.
CAPITALS = re.compile(r"\b[A-ZÆØÅ]{2,} $")
# The heading of a list is short, and so is what stands before a person in one.
LONGEST_HEADING = 110
LONGEST_LABEL = 40
# How far after a person the body may stand that it shares with those between.
WITHIN = 600


def of(
    text: str | None,
    attendees: Sequence[Attendee] = (),
    *,
    title: str = "",
    indstilling: str | None = None,
    followed: bool = False,
    council: CouncilSlug | None = None,
) -> list[Appointment]:
    """In the order they stand; from the indstilling where the decision `followed` it and names nobody.

    Under a title that names no other body, `council` elects its own chair.
    """
    named = list(_walk(text, attendees, proposed=False, about=bool(TITLE_APPOINTS.search(title))))
    if not named and followed:
        named = list(_walk(indstilling, attendees, proposed=True, about=False))
    whole = [_body_of_all(text, attendees), _only_body(indstilling), seats.body_of_title(title)]
    elected = seats.office_of_title(title)
    rows = [replace(row, role=row.role or elected) for row in named]
    return list(dict.fromkeys(replace(row, body=_body(row, whole, title, council)) for row in rows))


def outcome(text: str | None, attendees: Sequence[Attendee], title: str) -> list[str]:
    """What a decision says that is nothing but names, under a title that says what they got."""
    about = TITLE_APPOINTS.search(title)
    if not about or not list(_walk(text, attendees, proposed=False, about=True)):
        return []
    return ["valgt" if about[0].lower().endswith(("valg", "valget")) else "udpeget"]


def _body(
    row: Appointment, elsewhere: Sequence[str | None], title: str, council: CouncilSlug | None
) -> str | None:
    """The row's own body, in full where it is said in full elsewhere, or the one said for all."""
    said = [body for body in elsewhere if body]
    if row.body:
        return next((body for body in said if seats.is_fuller(body, row.body)), row.body)
    if said:
        return said[0]
    leads = council and row.role in ("formand", "næstformand") and seats.LEADS.search(title)
    return vocabulary.council_names()[council] if council and leads else None


def _walk(
    text: str | None, attendees: Sequence[Attendee], proposed: bool, about: bool
) -> Iterator[Appointment]:
    """The paragraphs in turn; a list goes on with what the sentence above it said."""
    seat = Seat() if about else None
    heads: dict[str, Column] = {}
    for paragraph in (line for part in sentences.paragraphs(text) for line in part.split("\n")):
        if "\t" in paragraph:
            heads = seat_tables.heads(paragraph) or heads
            yield from seat_tables.read(paragraph, heads, attendees, seat)
            continue
        bare = sentences.without_bullet(paragraph)
        listed = people.of(bare, attendees) if seat else []
        label, entry = _labelled(bare, attendees) if seat else (None, bare)
        if seat and listed and _is_entry(entry, attendees):
            yield from _rows(entry, attendees, replace(seat, body=label) if label else seat)
        elif seat and not listed and _is_heading(bare):
            heading = bare.rstrip(" :")
            office = seats.is_office(heading)
            seat = (
                replace(seat, role=seats.role(f"som {heading}"))
                if office
                else Seat(heading, None, seat.period)
            )
        else:
            seat = Seat() if about and seat == Seat() else None
            for sentence in sentences.of(bare):
                goes_on = bool(seat and OFFICE_IS.match(sentence))
                if goes_on or _appoints(sentence) or (proposed and APPOINTING.search(sentence)):
                    # `Som stedfortrædere udpegedes …`: to the body of the sentence before it.
                    yield from _rows(sentence, attendees, Seat(seat.body if seat else None))
                    seat = seats.of(sentence)


def _is_heading(text: str) -> bool:
    """`Bestyrelsen for Movia:`, `Sundhedsråd Nordjylland` inside a list."""
    short = len(text) < LONGEST_HEADING and not text.rstrip().endswith((".", ";", ","))
    return short and not clauses.FINITE.search(text) and not _appoints(text)


def _labelled(text: str, attendees: Sequence[Attendee]) -> tuple[str | None, str]:
    """A body before a colon in a list, and the rest: `Kulturregion Fyn: Svenning Thurø (A) …`.

    `Valgt: Svenning Thurø (A)` names no body.
    """
    label, colon, rest = text.partition(": ")
    named = people.of(label, attendees) or not people.of(rest, attendees)
    if not colon or len(label) >= LONGEST_HEADING or seats.is_office(label) or named or _appoints(label):
        return None, text
    return label.strip(), rest


def _is_entry(text: str, attendees: Sequence[Attendee]) -> bool:
    """A line of a list: a person first, with no verb of its own."""
    listed = people.of(text, attendees)
    if not listed:
        return False
    before, after = text[: listed[0].start], text[listed[0].end :]
    return len(before) < LONGEST_LABEL and not clauses.FINITE.search(before + after) and not _appoints(text)


def _appoints(sentence: str) -> bool:
    """Whether it says that somebody was given a seat at this meeting."""
    if {"udpeget", "valgt"} & set(decision.of_sentence(sentence)):
        return True
    main = clauses.main(sentence)
    if not MAYBE.search(main.lower()):
        return False
    if decision.ADVISED.search(PUT_FORWARD.sub(" ", main)) or decision.DENIED.search(main):
        return False
    if ENTERS.search(main):
        return True
    was = WAS_PUT_FORWARD.search(main)
    if was and people.of(main[: was.start()], ()):
        by = BY_WHOM.search(main)
        return by is None or bodies.begins(main[by.end() :]) != "other"
    return bool(PUT_FORWARD.search(main)) and bodies.actor(main) == "council"


def _rows(sentence: str, attendees: Sequence[Attendee], seat: Seat) -> Iterator[Appointment]:
    """The rows of one sentence: persons in groups, each with the body and role that stand with it."""
    groups = _groups(sentence, attendees)
    first = sentence[: groups[0][0].start] if groups else ""
    body_first, role_first = bool(seats.bodies(first)), bool(seats.role(first))
    period, forward = seats.period(sentence) or seat.period, _is_put_forward(sentence)
    ends = [0, *(group[-1].end for group in groups)]
    starts = [*(group[0].start for group in groups), len(sentence)]
    for at, group in enumerate(groups):
        before = sentence[ends[at] : starts[at]]
        # `Lis Jensen (suppleant: Bo Friis)`: the office before a colon is of the one behind it.
        after = seats.OF_NEXT.sub("", sentence[ends[at + 1] : starts[at + 1]])
        shared = first if body_first else sentence[ends[at + 1] :][:WITHIN]
        named = seats.bodies(before if body_first else after) or seats.bodies(shared)[:1]
        label = NEXT_LABEL.fullmatch(before) if at else None
        if label and not seats.role(f"som {label[1]}") and not _appoints(label[1]):
            named = [label[1]]
        places: Sequence[str | None] = named or [seat.body]
        own = seats.bracketed(after) or seats.of_next(before)
        own = own or seats.role(before if role_first else after) or seat.role
        for person in group:
            role = seats.bracketed(sentence[person.end : person.end + 20]) or own
            if forward:
                role = f"indstillet som {role}" if role else "indstillet"
            for body in places:
                yield Appointment(person.name, person.party, person.municipality, body, role, period)


def _is_put_forward(sentence: str) -> bool:
    """Whether KKR only proposes, and another appoints."""
    rest = PUT_FORWARD.sub(" ", sentence).replace("indstilling", "")
    return bool(PUT_FORWARD.search(sentence)) and not ANY.search(rest.lower())


def _groups(sentence: str, attendees: Sequence[Attendee]) -> list[list[Person]]:
    """Those who come in; who stand side by side are one group."""
    groups: list[list[Person]] = []
    for person in people.of(sentence, attendees):
        if not _comes_in(person, sentence):
            continue
        between = sentence[groups[-1][-1].end : person.start] if groups else ""
        if groups and SAME_GROUP.fullmatch(between):
            groups[-1].append(person)
        else:
            groups.append([person])
    return groups


def _comes_in(person: Person, sentence: str) -> bool:
    before = sentence[max(0, person.start - 60) : person.start]
    if LEFT_OUT.search(before) or GOES.match(sentence, person.end):
        return False
    return person.sure or not (PREPOSITION.search(before) or CAPITALS.search(before))


def _only_body(indstilling: str | None) -> str | None:
    """The body of an indstilling that names one."""
    asked = (sentence for sentence in sentences.of(indstilling or "") if APPOINTING.search(sentence))
    found = {body for sentence in asked for body in seats.bodies(sentence)}
    return found.pop() if len(found) == 1 else None


def _body_of_all(text: str | None, attendees: Sequence[Attendee]) -> str | None:
    """`Alle tre er udpeget til bestyrelsen for Movia.`: said after a list, of all in it."""
    for paragraph in sentences.paragraphs(text):
        for sentence in sentences.of(paragraph):
            if OF_ALL.match(sentence) and not people.of(sentence, attendees):
                return next(iter(seats.bodies(sentence)), None)
    return None
