"""Votes as a decision reports them: numbers where printed, parties where named.

    12 stemte for, 8 imod, og 3 undlod at stemme.        12, 8, 3
    A, F og Ø stemte for; V og C stemte imod.            parties for and against
    KKR godkendte forslaget med 15 stemmer mod 2.        15, 2

Sentences that follow each other tell of one vote. `Enstemmigt` and `et flertal` give
neither numbers nor parties, so they are left to the outcome.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Literal

from minutes.parsing import mentions
from minutes.parsing.decision import people, sentences
from minutes.parsing.types import Attendee, Vote

Side = Literal["in_favour", "against", "abstained"]

WORDS = "nul en to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten tyve".split()  # noqa: SIM905, E501
COUNT = rf"(\d{{1,3}}|{'|'.join(WORDS)}|ét)"
VOTES = r"(?: (?:medlemmer|medlem|borgmester|stemmer|stemme|borgmestre|personer|af medlemmerne))?"
# The sides as words; what stands before a side's word, or after it and a colon, belongs to it.
SIDES: dict[Side, str] = {
    "in_favour": r"(?:stemte |stemmer )?(?:for\b(?! stemte)(?! (?-i:[A-ZÆØÅ]))|ja\b)",
    "against": r"(?:stemte |stemmer )?(?:i?mod\b(?! stemte)|nej\b)",
    "abstained": r"(?:undlod\b|undlader\b|afstod\b|(?:stemte |stemmer )?(?:blankt|hverken)\b|blanke?\b)",
}
# `For stemte 12, imod 8 (V og C)`, `Imod: V og C (8 stemmer)`.
FIRST: dict[Side, str] = {
    "in_favour": r"(?:for stemte|for(?= ?:)|ja-?stemmer(?= ?:))",
    "against": r"(?:i?mod stemte|i?mod(?= ?:)|nej-?stemmer(?= ?:)|"
    r"(?<!\d )i?mod(?= \d{1,3}\b)|i?mod(?= (?:(?!forslag|indstilling)[^.;:,]){1,60}? stemmer?\b))",
    "abstained": r"(?:blankt stemte|undlod(?= ?:)|blankt(?= ?:)|hverken for eller imod(?= ?:|stemte))",
}
VOTING = re.compile(r"\b(?:stemte|stemmer|stemme|stemmerne|afstemning|undlod at stemme)\b", re.I)
AGAINST_OF = re.compile(rf"\b{COUNT}{VOTES} (?:mod|imod) {COUNT}\b(?! (?:undlod|blank))", re.I)
SCORE = re.compile(r"\bstemmerne (\d{1,3}) ?(?:-|–|mod) ?(\d{1,3})", re.I)
PLACES = [
    (side, after, re.compile(rf"\b(?:{pattern})", re.I))
    for after, table in ((True, FIRST), (False, SIDES))
    for side, pattern in table.items()
]
FIRST_WORDS = re.compile(r"(?:for|imod|mod|blankt|undlod|ja-?stemmer|nej-?stemmer) ?(?::|stemte)", re.I)
# `17 for (A, B og F)`, `17 stemte for indstillingen (A, B og F)`: the parties behind the side's word.
BEHIND = re.compile(
    r"(?: (?:indstilling|forslag|anbefaling|model|punkt)\w*(?: \w)?)? ?\(([^()]{1,200})\)", re.I
)
# Who among several is elected is no vote for and against.
CONTEST = re.compile(
    rf"\b(?:fik|opnåede|modtog)\b[^.;]{{0,100}}?\b{COUNT} stemmer?\b|"
    rf"\b{COUNT} stemmer? (?:til|på|for) (?-i:[A-ZÆØÅ])",
    re.I,
)
ABSTAINS = re.compile(r"\b(?:undlod|undlader) at stemme\b|\bstemte (?:blankt|hverken)\b", re.I)
NUMBER = re.compile(rf"\b{COUNT}\b(?!\. ?\w)", re.I)
# A number as a subject stands next to its verb: `12 stemte for`, `8 medlemmer imod`.
BEFORE_SIDE = re.compile(rf"\b{COUNT}{VOTES}(?: \(([^()]{{1,200}})\))?(?:,? (?:der|som))? ?$", re.I)
SUBJECT = re.compile(rf"(?:\b(?i:{COUNT}{VOTES}(?:,? (?:der|som))?)|(?<![\w.])[A-ZÆØÅ]{{1,3}}) $")
# `stemte for`, `undlod`: a verb that needs no number before it.
STANDS_ALONE = re.compile(r" |^(?:und|afs)", re.I)
BEGIN = re.compile(r"[;.] |, (?:mens|idet|hvor)\b")
# Where a side's own words end, and the reasons begin.
STOP = re.compile(r"[;.]|, (?:idet|da|fordi|som|der|mens)\b|\b(?:idet|fordi|mens)\b", re.I)


@dataclass(frozen=True, slots=True)
class Said:
    """How many, and which parties, were on one side."""

    count: int | None = None
    parties: list[str] = field(default_factory=list)


def of(text: str | None, attendees: Sequence[Attendee] = ()) -> list[Vote]:
    """One for each vote, in the order they stand."""
    return list(
        _walk([line for part in sentences.paragraphs(text) for line in sentences.of(part)], attendees)
    )


def _walk(said: Sequence[str], attendees: Sequence[Attendee]) -> Iterator[Vote]:
    vote: Vote | None = None
    for sentence in said:
        found = _of_sentence(sentence, attendees)
        if vote and not found and vote.in_favour is not None:
            found = _of_members(sentence, attendees)
        if vote and found and not _overlaps(vote, found):
            vote = _together(vote, found)
        elif found or vote:
            if vote:
                yield vote
            vote = found
    if vote:
        yield vote


def _of_sentence(sentence: str, attendees: Sequence[Attendee]) -> Vote | None:
    if not (VOTING.search(sentence) or FIRST_WORDS.match(sentence)) or CONTEST.search(sentence):
        return None
    score = SCORE.search(sentence) or AGAINST_OF.search(sentence)
    sides = _sides(sentence[score.end() :] if score else sentence, attendees)
    if score:
        sides |= {"in_favour": Said(_number(score[1])), "against": Said(_number(score[2]))}
    if not any(said.count is not None or said.parties for said in sides.values()):
        return None
    yes, no, neither = (sides.get(side, Said()) for side in SIDES)
    return Vote(sentence, yes.count, no.count, neither.count, yes.parties, no.parties, neither.parties)


def _sides(sentence: str, attendees: Sequence[Attendee]) -> dict[Side, Said]:
    """Each side with the numbers and parties that stand at its word."""
    places = _places(sentence)
    sides: dict[Side, Said] = {}
    for at, (start, end, side, first) in enumerate(places):
        if first:
            until = places[at + 1][0] if at + 1 < len(places) else len(sentence)
            words = STOP.split(sentence[end:until], maxsplit=1)[0]
        else:
            since = places[at - 1][1] if at else 0
            words = BEGIN.split(sentence[since:start])[-1]
        behind = BEHIND.match(sentence, end)
        sides.setdefault(side, _said(words, first, attendees, behind[1] if behind and not first else ""))
    return sides


def _places(sentence: str) -> list[tuple[int, int, Side, bool]]:
    """Where each side is named, and whether its word stands first; the longer of two wins."""
    found = [
        (match.start(), match.end(), side, first)
        for side, first, pattern in PLACES
        for match in pattern.finditer(sentence)
        if first or STANDS_ALONE.search(match[0]) or _has_subject(sentence, match.start())
    ]
    places: list[tuple[int, int, Side, bool]] = []
    for place in sorted(found, key=lambda each: (each[0], not each[3])):
        if not places or place[0] >= places[-1][1]:
            places.append(place)
    return places


def _has_subject(sentence: str, at: int) -> bool:
    """`8 imod`, `V og C imod`, but not `er for dyrt`."""
    return bool(SUBJECT.search(sentence[max(0, at - 40) : at]))


def _of_members(sentence: str, attendees: Sequence[Attendee]) -> Vote | None:
    """`Lis Jensen (V) undlod at stemme` beside a vote by numbers: one more who is counted."""
    side = ABSTAINS.search(sentence)
    named = people.of(sentence[: side.start()], attendees) if side else []
    parties = list(dict.fromkeys(person.party for person in named if person.party))
    return Vote(sentence, abstained=len(named), parties_abstained=parties) if named else None


def _said(words: str, first: bool, attendees: Sequence[Attendee], behind: str = "") -> Said:
    number = NUMBER.search(words) if first else BEFORE_SIDE.search(words)
    beside = (number[2] or behind) if number and not first else ""
    named = beside if number and not first else _without_persons(words)
    parties = mentions.parties_said(named, attendees)
    return Said(_number(number[1]) if number else None, parties)


def _without_persons(words: str) -> str:
    """A member who votes is not the party: the letter after a name is left out."""
    return re.sub(r"(\b[A-ZÆØÅ][\w.-]{0,40}) \([A-ZÆØÅ]{1,3}\)", r"\1", words)


def _number(written: str) -> int:
    word = written.lower()
    return int(word) if word.isdigit() else 1 if word == "ét" else WORDS.index(word)


def _overlaps(one: Vote, other: Vote) -> bool:
    """Whether two sentences tell of the same side, and so of two votes."""
    sides = ("in_favour", "against", "abstained", "parties_in_favour", "parties_against", "parties_abstained")
    return any(
        getattr(one, side) not in (None, []) and getattr(other, side) not in (None, []) for side in sides
    )


def _together(one: Vote, other: Vote) -> Vote:
    return Vote(
        f"{one.text} {other.text}",
        one.in_favour if one.in_favour is not None else other.in_favour,
        one.against if one.against is not None else other.against,
        one.abstained if one.abstained is not None else other.abstained,
        one.parties_in_favour or other.parties_in_favour,
        one.parties_against or other.parties_against,
        one.parties_abstained or other.parties_abstained,
    )
