"""Whether a decision follows what was recommended.

| the decision                                              | and the indstilling asked      |          |
|-----------------------------------------------------------|--------------------------------|----------|
| `Indstillingen tiltrådt`, `som indstillet`                | whatever it asked              | followed |
| approves, decides, appoints                               | to approve, decide or appoint  | followed |
| takes note, or discusses                                  | no more than that              | followed |
| approves or decides `med den ændring, at`, `i stedet`     | whatever it asked              | amended  |
| decides                                                   | only to note or discuss        | amended  |
| takes note, discusses, was told                           | more                           | noted    |
| put off, taken off, sent back                             | whatever it asked              | deferred |
| turned down, nothing said, or nothing was asked           |                                | none     |
| some points so and others put off or turned down          | point by point                 | amended  |
| another than the model or scenario that it names          |                                | amended  |

A remark (`med den bemærkning, at …`) changes nothing unless it says that something is to be
otherwise. Choosing one of the scenarios that the indstilling offers follows it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from minutes.parsing.decision import reservations, sentences
from minutes.parsing.types import Attendee, Follows

ASKS = {
    "decide": re.compile(
        r"\b(?:godkend\w*|tiltræ\w*|tilslutte\w*|beslutte\w*|vedtag\w*|anbefale[rs]?|bakker? op|"
        r"støtte[rs]?|tager? stilling|tages? stilling|bemyndig\w*|fastlægge\w*|afgive[rs]?|fremsende[rs]?|"
        r"sender|prioritere[rs]?|igangsætte[rs]?|nedsætte[rs]?)\b",
        re.I,
    ),
    "appoint": re.compile(
        r"\b(?:gen|ny)?(?:udpege[rs]?|vælge[rs]?|konstituere[rs]? sig)\b|"
        r"\bindstiller (?:\w+ )?(?:kandidat|medlem|repræsentant|[A-ZÆØÅ])",
        re.I,
    ),
    # Asked beside a discussion: to be done, but no decision of its own.
    "do": re.compile(
        r"\b(?:opfordre[rs]?|anmode[rs]?|afsætte[rs]?|bevilge[rs]?|retter|melder|pege[rs]? på|"
        r"tilkendegive[rs]?|foretage[rs]?)\b|\bdrøfte[rs]?,? (?:om|hvorvidt|hvorledes|hvordan)\b",
        re.I,
    ),
    "note": re.compile(r"\btil efter ?retning\b|\bnotere[rs]? sig\b|\btil orientering\b", re.I),
    "discuss": re.compile(r"\bdrøfte[rs]?\b|\bdrøftelse\b", re.I),
}
# The words that say who recommends what are no request of their own.
FORMULA = re.compile(
    r"\b(?:det )?indstilles(?: (?:det|til KKR(?: \w+)?))?,? at\b|\b\w+ indstiller(?: til \w+)?,? at\b", re.I
)
DECIDING = frozenset({"godkendt", "tiltrådt", "besluttet", "udpeget", "valgt"})

AS_ASKED = re.compile(
    r"\b(?:indstilling(?:en|erne|ens pkt\.?[ \w]{0,12})?|forslaget) (?:blev |er |"
    r"enstemmigt )*(?:tiltrådt\w*|godkendt\w*|fulgt|vedtaget|tiltrædes|godkendes)\b|"
    r"\b(?:tiltrådte|godkendte|fulgte|vedtog|tiltræder|godkender|følger|tilsluttede sig|"
    r"bakkede op om)(?: KKR(?: \w+)?)? indstillinge|\b(?:som|jf\.|i overensstemmelse med|i henhold til|"
    r"efter) indstillin?ge?(?:t|n|rne)\b|\btiltræde indstillinge",
    re.I,
)
CHANGED = re.compile(
    r"\bmed (?:den |de |det |en |følgende |enkelte |mindre |nogle |disse |visse |få |faldne )*(?:ændring|"
    r"tilføjelse|præcisering|justering|rettelse|tilretning|modifikation|forbehold for)\w*|"
    r"\bdog (?:således|sådan|ikke|med (?!forbehold fra)|at|uden|skal)\b|"
    r"\b(?:bortset fra|undtagen|på nær|med undtagelse af(?! [A-ZÆØÅ]{1,2}\b))|"
    r"\bmed (?:den |følgende )*bemærkning\w*[^.]{0,60}\b(?:skal|ændres|udgår|tilføjes|nedsættes|øges|"
    r"fremrykkes|udskydes|i stedet)\b|\bi stedet for (?:det indstillede|indstillingen|som indstillet)|"
    r"\bi ændret form\b|\bat (?:tilføje|ændre|justere)\b|"
    r"\bidet .{0,100}?\b(?:flyttes|ændres|udgår|tilføjes|rettes|udskydes|sænkes|øges|nedsættes|erstattes|"
    r"slettes|præciseres|fremryk\w+)\b|\bden ændrede\b|\blade \S{1,12} udgå\b",
    re.I,
)
# `godkendte referatet med rettelsen`, where the indstilling says which.
AS_SAID = re.compile(
    r"\bmed (?:den |de |det )?(?:nævnte |foreslåede |anførte |udsendte )?(ændring|rettelse|tilføjelse|"
    r"præcisering|justering)(?:e?n|e?rne|e?r)?\b(?!,? at)",
    re.I,
)
CHOICE = re.compile(r"\b(?:model|scenarie|variant|mulighed|løsning|alternativ) (?-i:[A-ZÆØÅ]|\d)\b", re.I)
UNCHANGED = re.compile(r"\b(?:uden|ingen) (?:\w+ )?(?:ændring|bemærkning|tilføjelse|rettelse)\w*", re.I)
SENT_BACK = re.compile(
    r"\b(?:sendes|sendt|sendte|henvises|henvist|oversendes|tilbagesendes)\b[^.]{0,60}\btilbage\b|"
    r"\btilbagesendes\b|\bhenvis(?:es|t) til fornyet\b",
    re.I,
)
TURNED_DOWN = re.compile(
    r"\b(?:forkast|afvist|nedstemt|afviste|forkastede)\w*|"
    r"\bikke (?:(?:tiltr|godkend|vedtag|imødekom)\w*|fulgte?)\b|"
    r"\bikke (?:tilslutning|opbakning|flertal) (?:til|for) (?:punkt|pkt|litra|indstilling|forslag|[a-h]\b)|"
    r"\bkunne ikke (?:\w+ )?(?:tiltræde|godkende|følge|tilslutte)\b|\bforslaget faldt\b",
    re.I,
)


def follows(
    beslutning: str | None,
    indstilling: str | None,
    outcomes: Sequence[str],
    attendees: Sequence[Attendee] = (),
) -> Follows:
    """What became of the indstilling, by the table above; `outcomes` are the decision's."""
    text = " ".join((beslutning or "").split())
    done = set(outcomes)
    if not text:
        return "none"
    put_off, turned_down = (
        bool(done & {"udsat", "udgået"} or SENT_BACK.search(text)),
        _turned_down(text, attendees),
    )
    if done & DECIDING:
        if turned_down or (put_off) or _chooses_another(text, indstilling):
            return "amended"
        return _of_deed(_without_what_was_said(text, indstilling), _asked(indstilling), done)
    if put_off:
        return "deferred"
    if turned_down:
        return "none"
    asked = _asked(indstilling)
    if not done:
        return "followed" if _says_the_same(text, indstilling) else "none"
    if not asked:
        return "none"
    return "followed" if _no_more_was_asked(done, asked) else "noted"


def _without_what_was_said(text: str, indstilling: str | None) -> str:
    """Without the change that the indstilling itself names."""
    return AS_SAID.sub(
        lambda match: " " if match[1].lower() in (indstilling or "").lower() else match[0], text
    )


def _chooses_another(text: str, indstilling: str | None) -> bool:
    """`besluttede at anbefale model B` where the indstilling is of model A."""
    asked, said = CHOICE.findall(indstilling or ""), CHOICE.findall(sentences.of(text)[0])
    return bool(asked and said) and not {*map(str.lower, said)} & {*map(str.lower, asked)}


def _of_deed(text: str, asked: set[str], done: set[str]) -> Follows:
    if CHANGED.search(UNCHANGED.sub(" ", text)):
        return "amended"
    if AS_ASKED.search(text) or any(AS_ASKED.search(sentence) for sentence in sentences.of(text)):
        return "followed"
    if not asked:
        return "none"
    if asked & {"decide", "appoint", "do"} or not done & {"besluttet", "udpeget", "valgt"}:
        return "followed"
    return "amended"


def _no_more_was_asked(done: set[str], asked: set[str]) -> bool:
    """Taken to note where that was asked, discussed where nothing but that was."""
    if asked & {"decide", "appoint"}:
        return False
    if "taget til efterretning" in done:
        return "note" in asked
    return "drøftet" in done and "note" not in asked


def _asked(indstilling: str | None) -> set[str]:
    text = FORMULA.sub(" ", " ".join((indstilling or "").split()))
    asked = {name for name, pattern in ASKS.items() if pattern.search(text)}
    # A verb that is in no list asks for something to be done.
    return {"decide"} if text.strip() and asked <= {"do"} else asked


def _turned_down(text: str, attendees: Sequence[Attendee]) -> bool:
    """Whether the council did; a member who could not go along turned nothing down."""
    held = {
        sentence for dissent in reservations.of(text, attendees) for sentence in sentences.of(dissent.text)
    }
    return any(TURNED_DOWN.search(sentence) for sentence in sentences.of(text) if sentence not in held)


def _says_the_same(text: str, indstilling: str | None) -> bool:
    """`KKR anbefaler kommunerne at …` where that was what the indstilling asked."""
    said, asked = _verb(text), _verb(FORMULA.sub(" ", indstilling or ""))
    return bool(said) and said == asked


def _verb(text: str) -> str | None:
    match = re.search(rf"\bKKR(?: {COUNCIL_NAME})? (\w{{4,}}?)(?:r|de|te)\b", text)
    return match[1].lower() if match else None


COUNCIL_NAME = "(?:Hovedstaden|Sjælland|Syddanmark|Midtjylland|Nordjylland)"
