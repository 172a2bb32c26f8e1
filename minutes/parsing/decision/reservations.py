"""Who did not go along, in the words as written: reservations and minority statements.

    Enhedslisten og Radikale Venstre anbefaler scenarie 3, da …    Ø, B
    Borgmester Lis Jensen, Køge, tog forbehold for økonomien.      Lis Jensen
    Mindretalsudtalelse fra SF: …                                  F, with what follows

Only a part of the members can make one: what the whole council holds back is its decision.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes.parsing import mentions
from minutes.parsing.decision import bodies, people, sentences
from minutes.parsing.types import Attendee, Dissent

# Nobody says this but one who does not go along.
FIRM = re.compile(
    r"\b(?:stemte (?:\w+ ){0,2}?i?mod|stemmer i?mod|stemte (?:nej|blankt|hverken)|"
    r"(?:(?:kan|kunne|vil|ville) (?:derfor |dog )?ikke|"
    r"(?:ser|så) sig ikke i stand til at) (?:\w+ )?(?:tiltræde|tilslutte|støtte|godkende|bakke|anbefale|"
    r"medvirke|stemme for|gå med)|(?:tilsluttede|tilslutter) sig ikke|"
    r"(?:støttede|støtter|tiltrådte|tiltræder|godkendte|godkender) ikke|bakke(?:de|r) ikke op|"
    r"(?:tager|tog|taget|har|havde|tages) (?:\w+ ){0,6}?forbehold|forbeh(?:oldt|older) sig|"
    r"med forbehold fra|forbehold fra|(?:undlod|undlader) (?:\w+ )?at stemme|afstod fra at stemme|"
    r"(?:gik|går|var|er) (?:\w+ )?imod|begrunde(?:de|r) (?:deres|sin|dens) stemme|"
    r"(?:var|er) (?:\w+ )?uenige? i|tog afstand fra|særudtalelse|"
    r"ønske(?:r|de) at få (?:tilføjet|noteret)|særstandpunkt|protokollat|mindretalsudtalelse|"
    r"mindretalsindstilling|"
    r"(?:ønske(?:r|de)|bad om at få|begærede|bad om)(?: det| dette| at få)? (?:ført |tilført |indført |"
    r"optaget )?(?:til )?(?:protokol|referat)\w*|(?:ønske(?:r|de)|bad om at få|begærede|"
    r"fik) (?:(?:det |dette |følgende )?(?:ført|tilført|indført|optaget)))\b",
    re.I,
)
# Said by a party it is its own recommendation instead of the council's; by others it is a remark.
SOFT = re.compile(
    r"\b(?:anbefale(?:r|de)|fastholde?(?:r|t)|foretræk(?:ker)?|foretrak|"
    r"ønske(?:r|de) (?:i stedet|scenarie|model|sagen udsat|punktet udsat|ikke)|foreslog i stedet|"
    r"(?:indstill(?:er|ede))|mente ikke|mener ikke|beklage(?:r|de))\b",
    re.I,
)
INVERTED = re.compile(
    r"\b(?:imod stemte|mod stemte|blankt stemte|forbehold fra|forbehold blev taget af|\w*udtalelse(?: fra|:)|"
    r"protokollat fra|mindretallet bestod af|undtagelse af|imod(?= \()|"
    r"i?mod(?= (?:(?!forslag|indstilling)[^.;:,]){1,60}? stemmer?\b))\W*",
    re.I,
)
STATEMENT = re.compile(r"^(?:mindretals|sær|protokol)\w*(?: fra [^:]{1,200})?:?\s*|^protokollat\b", re.I)
PART_OF_ALL = re.compile(
    r"\b(?:mindretal\w*|(?:flere|enkelte|nogle|andre|visse|to|tre|fire|fem) (?:medlemmer|partier|"
    r"borgmestre|kommuner)|et medlem)\b",
    re.I,
)
# One quick look, in lower case, spares most sentences the rest.
MAYBE = re.compile(f"{FIRM.pattern}|{SOFT.pattern}|{INVERTED.pattern}")
CLAUSE = re.compile(
    r"[,;] (?=\d{1,3} )|[,;] (?:idet|mens|men|dog|og|hvorefter|at|så|hvor)\b|"
    r"(?:^|\s)(?:idet|mens|hvorefter|om at|men|at)\s",
    re.I,
)
# Where those who are named after the verb end, and what they say begins.
ENDS_WHO = re.compile(
    r"[,;] (?:som|der|idet|da|fordi|hvor|at)\b|:|\. | (?:at|finder|fandt|mener|mente|ønsker|ønskede|kan|vil|"
    r"lægger|peger|bemærker|anbefaler)\b"
)
# `V tilkendegav, at kommunen er imod`: who speaks for it is who holds back.
SPEAKS = re.compile(
    r"\b(?:tilkendegav|tilkendegiver|oplyste|meddelte|erklærede|gjorde opmærksom på|fastholdt|understregede|"
    r"bemærkede|gav udtryk for)\b",
    re.I,
)
LOST_LETTER = re.compile(r" ?\((?:[^\w\s()]|\d)\)")
# How far back a subject may stand from its verb.
SUBJECT_WITHIN = 300


def of(text: str | None, attendees: Sequence[Attendee] = ()) -> list[Dissent]:
    """One for each who made it, in the order they stand."""
    found: list[Dissent] = []
    statement = ""
    for paragraph in sentences.paragraphs(text):
        if statement and (sentences.is_bullet(paragraph) or statement == "open"):
            found[-1] = _longer(found[-1], paragraph, attendees)
            statement = "list" if not paragraph.endswith(":") else "open"
            continue
        made = _in_paragraph(paragraph, attendees)
        found += made
        heading = STATEMENT.match(paragraph)
        statement = ""
        if made and paragraph.rstrip().endswith(":"):
            statement = "open"
        elif heading and heading.end() >= len(paragraph.strip()):
            found.append(Dissent([], paragraph))
            statement = "open"
    return found


def _longer(one: Dissent, paragraph: str, attendees: Sequence[Attendee]) -> Dissent:
    parties = one.parties or mentions.parties_said(paragraph, attendees)
    persons = one.persons or _persons(paragraph, attendees)
    return Dissent(parties, f"{one.text}\n\n{paragraph}", persons)


def _in_paragraph(paragraph: str, attendees: Sequence[Attendee]) -> list[Dissent]:
    found: list[Dissent] = []
    going_on = False
    for sentence in sentences.of(paragraph):
        who = _who(sentence, attendees)
        if who is not None:
            parties, persons = who
            if going_on and found and (found[-1].parties, found[-1].persons) == (parties, persons):
                found[-1] = Dissent(parties, f"{found[-1].text} {sentence}", persons)
            else:
                found.append(Dissent(parties, sentence, persons))
            going_on = True
        elif going_on and not _of_the_whole(sentence):
            found[-1] = Dissent(found[-1].parties, f"{found[-1].text} {sentence}", found[-1].persons)
        else:
            going_on = False
    return found


def _of_the_whole(sentence: str) -> bool:
    """A sentence after a reservation that goes on with the meeting, and not with the reservation."""
    return bodies.actor(sentence[:60]) is not None or bool(
        re.match(
            r"(?:herefter|derefter|sagen|punktet|indstillingen|forslaget|det blev|der blev|sekretariatet)\b",
            sentence,
            re.I,
        )
    )


def _who(sentence: str, attendees: Sequence[Attendee]) -> tuple[list[str], list[str]] | None:
    """Parties and persons of a reservation; None if the sentence makes none."""
    if not MAYBE.search(sentence.lower()):
        return None
    inverted = INVERTED.search(sentence)
    if inverted:
        after = ENDS_WHO.split(sentence[inverted.end() : inverted.end() + SUBJECT_WITHIN])[0]
        who = _named(after, attendees)
        if who:
            return who
    for pattern in (FIRM, SOFT):
        for match in pattern.finditer(sentence):
            before = sentence[max(0, match.start() - SUBJECT_WITHIN) : match.start()]
            clauses = CLAUSE.split(before)
            # `SF fastholder model A, og ønskede ført til referat`: the subject is carried on.
            own = clauses[-1] if clauses[-1].strip() else clauses[0]
            who = _subject(own + match[0], attendees, pattern is FIRM)
            if who == ([], []) and SPEAKS.search(clauses[0]):
                who = _named(clauses[0], attendees) or who
            if who:
                return who
    return None


def _subject(own: str, attendees: Sequence[Attendee], firm: bool) -> tuple[list[str], list[str]] | None:
    """Who stands before the verb in its own clause, or inside it: `tog Ø forbehold`."""
    named = _named(own, attendees)
    council = bodies.COUNCIL_WORD.search(own)
    if council and not (named and _stands_first(own, council.start(), attendees)):
        return None
    if named:
        return named
    if firm and (PART_OF_ALL.search(own) or mentions.of(own).municipalities):
        return [], []
    return None


def _stands_first(own: str, at: int, attendees: Sequence[Attendee]) -> bool:
    return _named(own[:at], attendees) is not None


def _named(text: str, attendees: Sequence[Attendee]) -> tuple[list[str], list[str]] | None:
    persons = [person for person in people.of(text, attendees) if person.sure]
    parties = mentions.parties_said(text, attendees)
    # `Kasper Storm (@)`: where the letter is lost, the lists know it.
    parties += [
        person.party
        for person in persons
        if person.party and person.party not in parties and LOST_LETTER.match(text, person.end)
    ]
    return (parties, [person.name for person in persons]) if parties or persons else None


def _persons(text: str, attendees: Sequence[Attendee]) -> list[str]:
    return [person.name for person in people.of(text, attendees) if person.sure]
