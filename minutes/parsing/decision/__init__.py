"""What was decided: the outcomes of an item, from a closed list.

    KKR Hovedstaden tog sagen til efterretning.                taget til efterretning
    Efter en drøftelse besluttede KKR at udsætte punktet.      drøftet, udsat
    Planen blev godkendt af regionsrådet.                      none

Only what happened at this meeting to this item counts: not what is recommended, what
another body decided, what was decided earlier or will be later, or what is denied. Softer
words (`der var enighed om`, `KKR bakkede op om`) count where nothing plainer is said.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass

from minutes.parsing.decision import bodies, clauses, moments, points, seats, sentences
from minutes.parsing.decision.deeds import ANY, SOFT, Deed, within

CONJUNCTION = re.compile(r"[,;:]| (?:og|men|samt|eller|dog) ", re.I)
# `tog … til efterretning`, with all that may stand between.
LONGEST_VERB = 400
AUXILIARY = re.compile(r"\b(?:blev|bliver|er|var|har)\b(?! (?:til stede|enig))", re.I)
DENIED = re.compile(r"\b(?:ikke|aldrig|hverken)\b(?!-)|^\W*ingen\b|\buden at\b", re.I)
# `godkendte KKR Sjælland ikke forslaget`, but not `forslaget om ikke at hæve bidraget`.
DENIED_AFTER = re.compile(
    r"(?: (?!(?:om|for|af|til|i|på|at|ikke)\b)[\w-]+){0,4} (?:ikke|hverken)\b(?! at\b)", re.I
)
ADVISED = re.compile(
    r"\b(?:indstill(?:er|ede|es)|anbefale(?:r|s|de|t|des)?|foreslå(?:r|s|et)?|foreslog|bør|skal|skulle|"
    r"vil|ville|kan|kunne|må|ønske(?:r|de|s)?|forvent\w+|opfordre\w*|hold(?:er|es|t|e)|lægges? op til|"
    r"ønske om|klar til)\b",
    re.I,
)
CAN = re.compile(r"\b(?:kan|kunne)(?: \w+){0,2}? $", re.I)
DETERMINER = re.compile(
    r"\b(?:den|(?<!blev )(?<!er )(?<!har )det|de|denne|dette|disse|en|et|nye?|nyligt?|allerede|politisk|"
    r"socialt|særligt|mest|netop) $",
    re.I,
)
FILLER = re.compile(
    r"\b(?:herefter|derefter|endvidere|desuden|samtidig|samtidigt|også|dermed|derfor|endelig|således|"
    r"efterfølgende|på den baggrund|enstemmigt|kort|blandt andet|så|i øvrigt|ligeledes|og|men|samt|dog|"
    r"der|det|at|blev|efter|drøftelse|en)\b|[^\wæøå]|\d",
    re.I,
)
ITEM_WORD = (
    r"(?:punkt(?:et|erne)?|sag(?:en|erne)?|dagsordenspunkt\w*|behandling(?:en)?|beslutning(?:en)?|"
    r"indstilling(?:en)?|drøftelse[nr]?|udpegning(?:en)?|valg(?:et)?|emne[tr]?|orientering(?:en)?|"
    r"oplæg(?:get)?|pkt\.?|stillingtagen)"
)
OF_THE_ITEM = re.compile(rf"\b{ITEM_WORD}\b|^\W*(?:og|herefter|derfor|blev|er)?\W*$", re.I)
OTHER_ITEM = re.compile(r"\b(?:punkt|pkt\.?|dagsordenspunkt|sag nr\.) ?\d{1,2}(?:\.\d{1,2})?\b", re.I)
THING = r"\b(?:scenarie|model|løsning|forslag|mulighed|variant)\w*\b"
A_THING = re.compile(rf"{THING}[^,]*$", re.I)
OF_A_THING = re.compile(rf"(?: [\w-]+){{0,3}} {THING}", re.I)
# A clause that says of something nothing but that it was accepted: `…, som KKR godkendte.`
TAIL = re.compile(
    r"(?:som|der|hvilket) ((?:KKR(?: \w+)? |rådet |(?:der|her)med )?(?:blev |er )?(?:herefter |derefter |"
    r"enstemmigt )?(?:godkendte?|tiltrådte?|vedtaget|tog til efterretning|"
    r"taget til efterretning)(?: af KKR(?: \w+)?| enstemmigt| uden bemærkninger| af mødet| af rådet)?)\W*$",
    re.I,
)
OF_A_SEAT = re.compile(rf" {seats.OFFICE} (?:af|i|for|til|hos)\b[^,;:.]{{0,120}}?(?= af |[,;:.]|$)", re.I)
# What is decided of the item itself is what was done with it, and so is what the chair concludes.
FRAME = re.compile(
    r"^.{0,80}\b(?:(?:beslutte(?:de|t|des)|vedtog),? at (?=(?:punktet|sagen|behandlingen|beslutningen|"
    r"drøftelsen) (?:udsættes|udskydes|udgår|tages af)|indstilling(?:en|erne) (?:tiltrædes|godkendes))|"
    r"(?:form\w+|mødelederen|dirigenten) (?:\w+ )?(?:konkluderede|konstaterede|"
    r"sammenfattede)(?: herefter)?,? at )",
    re.I,
)
TO_DO = re.compile(
    rf"(?: [\w:]+){{0,4}},? at (?:\w+ ){{0,2}}?(?!støtte|følge (?!indstilling)|indstille){clauses.DEED}\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A verb in its clause: the words before it in its own part, all before it, all after it.

    `inside` is what stands between the words of a verb that has several: `tog … til efterretning`.
    """

    deed: Deed
    start: int
    own: str
    before: str
    inside: str
    after: str


def outcomes(text: str | None, today: str | None = None) -> list[str]:
    """What became of the item, in the order it is said; `today` is the meeting's day, as ISO."""
    plain: list[str] = []
    soft: list[str] = []
    by_point = points.begins_with_first(text)
    for sentence in dict.fromkeys(points.of(text)):
        found = list(of_sentence(sentence, today))
        another = not by_point and OTHER_ITEM.search(sentence) and set(found) <= {"udsat", "udgået"}
        (soft if another else plain).extend(found)
        soft += _soft(sentence)
    return list(dict.fromkeys(plain or soft))


def of_sentence(sentence: str, today: str | None = None) -> Iterator[str]:
    """The outcomes one sentence says, each of its main clause once."""
    if not ANY.search(sentence.lower()):
        return
    bare = sentences.without_bullet(sentence)
    text = clauses.main(FRAME.sub("", points.without_label(bare)))
    said: set[str] = set()
    for found in _deeds(text):
        name = _named(found)
        if name not in said and _counts(found, text, today):
            said.add(name)
            yield name
    tail = TAIL.search(clauses.plain(sentence)[-200:])
    if tail:
        yield from of_sentence(tail[1])


def _deeds(text: str) -> list[Found]:
    """Every verb of a decision in a clause, in order; a longer form wins over one inside it."""
    said = within(text)
    matches = sorted(
        (match.start(), -match.end(), at)
        for at, deed in enumerate(said)
        for match in deed.pattern.finditer(text)
    )
    parts = _parts(text) if matches else [0]
    found: list[Found] = []
    reached = 0
    for start, minus_end, at in matches:
        if start < reached and said[at].outcome == found[-1].deed.outcome:
            continue
        own = text[parts[bisect_right(parts, start) - 1] : start]
        inside = text[start:-minus_end].partition(" ")[2]
        found.append(Found(said[at], start, own, text[:start], inside, text[-minus_end:]))
        reached = -minus_end
    return found


def _parts(text: str) -> list[int]:
    """Where the parts of a clause begin: after each conjunction that has a verb before it."""
    begins, above = [0], 0
    for match in CONJUNCTION.finditer(text):
        # What ends before the conjunction above was looked for there.
        since = max(begins[-1], above - LONGEST_VERB)
        above = match.start()
        if clauses.FINITE.search(text, since, above + 1) or _participle(text[since:above]):
            begins.append(match.end())
    return begins


def _participle(part: str) -> bool:
    return any(deed.form != "infinitive" and deed.pattern.search(part) for deed in within(part))


def _named(found: Found) -> str:
    """`Scenarie 2 blev valgt` chooses no person: it is a decision."""
    of_a_thing = A_THING.search(found.own) or OF_A_THING.match(found.after)
    return "besluttet" if found.deed.outcome == "valgt" and of_a_thing else found.deed.outcome


def _counts(found: Found, text: str, today: str | None) -> bool:
    if DETERMINER.search(found.own) and bodies.begins(found.after) != "council":
        return False
    if found.deed.outcome == "besluttet" and TO_DO.match(found.after):
        return False
    not_put_off = found.deed.outcome not in ("udsat", "udgået")
    if not (not_put_off or _of_the_item(found)):
        return False
    if _denied(found) or moments.earlier(found.own, found.before, found.after, today):
        return False
    if found.deed.form not in ("active", "noun") and not_put_off and moments.later(found.after):
        return False
    return _FORMS[found.deed.form](found)


def _denied(found: Found) -> bool:
    context = found.own if found.deed.form in ("active", "present") else _context(found)
    return bool(DENIED.search(context) or DENIED_AFTER.match(found.after[:90]))


def _context(found: Found) -> str:
    """What governs a participle: its own part, or all before it where the auxiliary stands there."""
    return found.own if AUXILIARY.search(found.own) else found.before


def _active(found: Found) -> bool:
    """`orienterede` anybody may; all else takes the council, named or carried on."""
    if found.deed.outcome == "orienteret":
        return True
    inverted = bodies.begins(found.after) or bodies.begins(found.inside)
    if inverted:
        return inverted == "council"
    if clauses.FINITE.search(found.own):
        return False
    subject = "council" if bodies.council_ends(found.own) else bodies.actor(found.own)
    if subject is None and not FILLER.sub("", found.own):
        subject = bodies.actor(found.before)
        return subject != "other" and (subject == "council" or not FILLER.sub("", found.before))
    return subject == "council"


def _present(found: Found) -> bool:
    return bodies.actor(found.own) == "council" and not ADVISED.search(found.own)


def _participle_counts(found: Found) -> bool:
    context = _context(found)
    auxiliary = AUXILIARY.search(context)
    if ADVISED.search(context) or _by_another(found):
        return False
    if not auxiliary:
        return len(found.own) < 120 and not _has_finite(context)
    if auxiliary[0].lower() == "har" and "blevet" not in context:
        return bodies.actor(context) == "council"
    return not _held_elsewhere(context[: auxiliary.start()])


def _by_another(found: Found) -> bool:
    """`udpeget som medlem af bestyrelsen` names the seat; `udpeget af bestyrelsen` who gave it."""
    after = OF_A_SEAT.sub("", found.after) if found.deed.outcome in ("udpeget", "valgt") else found.after
    return bodies.by_another(after)


def _has_finite(text: str) -> bool:
    """Whether a finite verb stands there besides the participles of deeds."""
    if not clauses.FINITE.search(text):
        return False
    for deed in within(text):
        if deed.form == "participle":
            text = deed.pattern.sub(" ", text)
    return clauses.FINITE.search(text) is not None


def _held_elsewhere(before: str) -> bool:
    """`I regionsrådet blev planen godkendt`, `På møde i KL's bestyrelse blev …`."""
    return (
        bool(re.match(r"\W*(?:i|hos|på \w*møde\w* i|fra)\b", before, re.I))
        and bodies.actor(before) == "other"
    )


def _passive(found: Found) -> bool:
    return not (ADVISED.search(found.own) or _by_another(found))


def _infinitive(found: Found) -> bool:
    """`besluttede at godkende`, and `kunne tiltræde`, which in minutes means that they did."""
    if CAN.search(found.own):
        return bodies.actor(found.own) == "council"
    governed = _GOVERNS.search(found.before)
    return bool(governed) and not ADVISED.search(found.before[: governed.start() if governed else 0])


_GOVERNS = re.compile(
    r"\b(?:beslutte(?:de|t|des|r)|vedt(?:og|aget)|valgte|enedes om|enige? om|enighed om|aftal\w+|"
    r"beslutning om)(?: [\w:]+){0,4},? at\b",
    re.I,
)


def _of_the_item(found: Found) -> bool:
    if found.deed.form in ("active", "infinitive", "present"):
        return True
    return bool(
        OF_THE_ITEM.search(found.own)
        or "dagsordenen" in found.after[:25]
        or "dagsordenen" in found.deed.outcome
    )


_FORMS = {
    "active": _active,
    "present": _present,
    "participle": _participle_counts,
    "passive": _passive,
    "infinitive": _infinitive,
    "noun": _passive,
}


def _soft(sentence: str) -> Iterator[str]:
    text = clauses.main(sentence)
    for name, pattern in SOFT:
        match = pattern.search(text)
        if (
            match
            and not DENIED.search(text[: match.end() + 10])
            and not moments.earlier(text[: match.start()], text[: match.start()], text[match.end() :], None)
        ):
            yield name
