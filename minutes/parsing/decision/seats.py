"""What a person is appointed to: the body, the office and the term, as the sentence words them.

    … til formand for bestyrelsen for Movia for perioden 2022-2025
    → bestyrelsen for Movia · formand · 2022-2025

Offices come in the singular and in lower case; a body and a term stand as written.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

OFFICE = (
    r"((?:vice|næst|med)?formand|formænd|næstformænd|(?:bestyrelses)?medlem(?:mer)?|suppleant(?:er)?|"
    r"stedfortræder(?:e)?|repræsentant(?:er)?|observatør(?:er)?|tovholder(?:e)?|kandidat(?:er)?)"
)
ONE_OF = {
    "formænd": "formand",
    "næstformænd": "næstformand",
    "bestyrelsesmedlem": "medlem",
    "bestyrelsesmedlemmer": "medlem",
    "medlemmer": "medlem",
    "suppleanter": "suppleant",
    "stedfortrædere": "stedfortræder",
    "repræsentanter": "repræsentant",
    "observatører": "observatør",
    "tovholdere": "tovholder",
    "kandidater": "kandidat",
}
ROLE = re.compile(
    rf"\b(?:som|til) (?:(?:ny|nyt|nye|første|KKR's|KKR’s|ordinær\w*|personlig\w*|fast\w*|\d+|to|tre|"
    rf"fire) )*(?:KKR-)?{OFFICE}\b|\({OFFICE}\)|\b{OFFICE}(?= ?: )|\b{OFFICE} (?:blev|er|bliver)\b|"
    rf", {OFFICE}(?=$|[.,;])",
    re.I,
)
TERM = (
    r"(?:for|i) (?:resten af )?(?:den )?(?:perioden|valgperioden|funktionsperioden|indeværende|kommende|"
    r"nye|resten)|for en periode|for (?:\d|to|tre|fire|et)\w* år|for (?:19|20)\d\d|fra (?:den )?\d|"
    r"fra og med|frem til|indtil|med virkning fra"
)
PERIOD = re.compile(
    r"\b(?:(?:for|i) )?(?:perioden )?((?:resten af |indeværende |kommende |den nye )?(?:valg|funktions|"
    r"byråds)?perioden?(?: \d{4} ?[-–] ?\d{2,4})?|en periode på [\w ]{2,20}år|"
    r"(?:19|20)\d\d ?[-–] ?(?:19|20)?\d\d|(?<=for )(?:\d|to|tre|fire|et) år|(?<=for )(?:19|20)\d\d|"
    r"(?:fra )?(?:den )?\d{1,2}\. \w{3,9}(?: \d{4})? ?(?:-|–|"
    r"til) ?(?:og med )?(?:den )?\d{1,2}\. \w{3,9} \d{4}|"
    r"(?:frem til|indtil) (?:den )?(?:\d{1,2}\. )?(?:udgangen af )?\w{3,9}(?: \d{4})?)",
    re.I,
)
# After these words a body is named; the last is the widest, so it comes last.
BODY = re.compile(
    rf"\b(?:{OFFICE} (?:af|i|(?<!suppleant )(?<!stedfortræder )(?<!tovholder )for|til)|"
    rf"(?:indtræder|indtrådte|plads|pladser|sæde|ind) i|til|"
    rf"(?<=valgt )i) (?!(?:(?:ny|nyt|nye|KKR's|ordinær\w*) )*(?:KKR-)?{OFFICE}\b|efterretning|perioden|"
    rf"resten\b|udgangen|overensstemmelse|henhold|stedet|forbindelse|den \d|\d|mødet|at\b|næste|"
    rf"punktet)(?P<body>[\w][^.;:,()]{{1,120}}?)(?=[.;:,()]|$|"
    rf" (?:{TERM}|i stedet|som|efter|med virkning|samt (?:til|som)|og (?:til|som))\b)",
    re.I,
)
APPOINTS = r"\w*(?:udpegning|valg|indstilling)\w*"
TERM_OF_TITLE = r"(?: for| i)? (?:(?:valg)?perioden|(?:19|20)\d\d)"
# `nye medlemmer`, `to kommunale repræsentanter`: whom the title is about, and no body.
WHOM = (
    r"(?:(?:nye?|nyt|en|et|to|tre|fire|fem|\d+|kommunale?|politiske?|personlige?) )*"
    r"(?:medlem|formand|næstformand|repræsentant|suppleant|stedfortræder|kandidat|tovholder)"
)
TITLE = re.compile(
    rf"^(?:[^:–-]{{0,60}} ?[:–-] )?{APPOINTS}\b(?:.{{0,120}}?{OFFICE})?.{{0,60}}?\b(?:til|i|for|af) "
    rf"(?:KKR's |{OFFICE} (?:af|i|til) )?"
    rf"(?P<body>(?!{WHOM}|"
    r"(?:valg|funktions)?perioden|(?:19|20)\d\d)[\w][^.;:]{3,120}?)"
    rf"(?={TERM_OF_TITLE}|,? (?:samt|og) {APPOINTS}\b|$)",
    re.I,
)
# `Vækstforum: indstilling af nye medlemmer`, `Movias bestyrelse - valg af formand`.
TITLE_OF_BODY = re.compile(
    rf"(?!sager\b|punkter\b|konstituering|orientering|kkr\b)"
    rf"(?P<body>(?-i:[A-ZÆØÅ])[^:–]{{3,100}}?) ?[:–-] {APPOINTS}(?: (?:af|på) {WHOM}.{{0,60}})?",
    re.I,
)
# A title that is nothing but the name of a body.
BODY_ALONE = re.compile(
    r"(?:(?:bestyrelse|styregruppe|følgegruppe|repræsentantskab|arbejdsgruppe)(?:n|t)? (?:for|i|af) |"
    r"\w+(?:udvalget|rådet|forum|nævnet|komitéen|gruppen)\b)[^:;]{0,100}",
    re.I,
)
# The council elects those who lead it.
LEADS = re.compile(r"\b(?:\w*valg|konstituering)\w*\b(?:.{0,40}\bform[aæ]nd)?", re.I)
LEADER = re.compile(r"\b((?:næst)?formand|formænd|næstformænd)\b", re.I)
# An office before a colon, or in a bracket, is of the person behind it.
OF_NEXT = re.compile(rf"[\s,]*\(?\b{OFFICE} ?: ?$", re.I)
BRACKETED = re.compile(rf"[\s,]*\({OFFICE}\)", re.I)
# Another person begins: `bestyrelsen for Movia og Lis Jensen til …`.
ANOTHER = re.compile(r" og (?=[A-ZÆØÅ][a-zæøå]+ [A-ZÆØÅ])")
# `til bestyrelsen blev Jens valgt`: the verb ends it.
ENDS_BODY = re.compile(
    r" (?:(?:blev|er|bliver|har|(?:gen|ny)?(?:udpege(?:de)?s?|udpeger|valgtes?|vælge[rs]|valgt|udpeget)|"
    r"indstille(?:r|de|des|s))\b|og ?$)"
)


@dataclass(frozen=True, slots=True)
class Seat:
    """What the persons who follow are appointed to."""

    body: str | None = None
    role: str | None = None
    period: str | None = None


def of(sentence: str) -> Seat:
    """What a sentence says of the seat, whoever gets it."""
    return Seat(next(iter(bodies(sentence)), None), role(sentence), period(sentence))


def bodies(text: str) -> list[str]:
    """The bodies named, as written, in the order they stand."""
    found = (ENDS_BODY.split(ANOTHER.split(match["body"])[0])[0].strip() for match in BODY.finditer(text))
    return [body for body in found if body]


def role(text: str) -> str | None:
    """The first office named."""
    return _singular(ROLE.search(text))


def bracketed(after: str) -> str | None:
    """The office in brackets right after a person: `Lis Jensen (A), Greve Kommune (formand)`."""
    return _singular(BRACKETED.match(after))


def of_next(before: str) -> str | None:
    """The office that stands before a person with a colon: `(suppleant: Lis Jensen)`."""
    return _singular(OF_NEXT.search(before))


def office_of_title(title: str) -> str | None:
    """The one office that a title is the election of: `Valg af formand`."""
    named = {_singular(match) for match in LEADER.finditer(title)}
    return named.pop() if len(named) == 1 and LEADS.search(title) else None


def is_fuller(body: str, short: str) -> bool:
    """Whether a body named in one word (`styregruppen`) is said in full elsewhere."""
    return " " not in short and bool(
        re.match(rf"{re.escape(short)} (?:for|i|af|under|vedrørende) ", body, re.I)
    )


def is_office(text: str) -> bool:
    """Whether a label names nothing but an office: `Formand`, `Suppleanter`."""
    return bool(re.fullmatch(OFFICE, text.strip(), re.I))


def period(text: str) -> str | None:
    """The term, as printed, without the preposition before it."""
    match = PERIOD.search(text)
    return " ".join(match[1].split()) if match else None


def body_of_title(title: str) -> str | None:
    """`Udpegning af medlem til bestyrelsen for Movia` → bestyrelsen for Movia."""
    match = TITLE.match(title[:400]) or TITLE_OF_BODY.fullmatch(title[:400].strip())
    if match and not re.fullmatch(APPOINTS, match["body"].strip(), re.I):
        return match["body"].strip()
    return title.strip() if BODY_ALONE.fullmatch(title.strip()) else None


def _singular(match: re.Match[str] | None) -> str | None:
    if not match:
        return None
    word = next(group for group in match.groups() if group).lower()
    return ONE_OF.get(word, word)
