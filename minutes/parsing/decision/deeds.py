"""The verbs of decisions, in the forms minutes have them, for each outcome of the closed list.

An active verb needs the council as its subject; a participle (`blev godkendt`, `Godkendt.`)
or passive (`godkendes`) may have nobody; an infinitive counts after `besluttede at`; a noun
phrase has its verb with it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

Form = Literal["active", "present", "participle", "passive", "infinitive", "noun"]


@dataclass(frozen=True, slots=True)
class Deed:
    """One form of one verb, and the outcome it says."""

    outcome: str
    form: Form
    pattern: re.Pattern[str]


# A group is set down, a rate is lowered: `nedsat` is both.
GROUP = r"[\w-]{0,30}(?:gruppe|udvalg|styregruppe|råd|ad hoc-gruppe)\w{0,4}\b"
SET_DOWN = "|".join(
    rf"(?<={group}{verb} )nedsat"
    for group in ("gruppe", "gruppen", "udvalg", "udvalget")
    for verb in ("", " blev", " er")
)
NOTED = r"til efter ?retning"
# The scanner's a for å and o for ø, where restoration let them stand.
VERBS: dict[str, dict[Form, str]] = {
    "godkendt": {
        "active": r"godkendte",
        "present": r"godkender",
        "participle": r"godkendt",
        "passive": r"godkendte?s|godkendes",
        "infinitive": r"godkende",
    },
    "tiltrådt": {
        "active": r"tiltr[åa]dte|tilsluttede sig|fulgte(?= indstilling)",
        "present": r"tiltr(?:æ|ae)der|tilslutter sig",
        "participle": r"tiltr[åa]dt|(?:(?<=indstillingen )|(?<=indstillingen blev ))fulgt(?! op)|"
        r"^som indstillet",
        "passive": r"tiltr[åa]dtes|tiltr(?:æ|ae)des|(?<=indstillingen )(?:følges|fulgtes)(?! op)",
        "infinitive": r"tiltr(?:æ|ae)de|tilslutte sig|følge(?= indstilling)",
    },
    "taget til efterretning": {
        "active": rf"tog\b[^;:]{{0,300}}? {NOTED}",
        "present": rf"tager\b[^;:]{{0,300}}? {NOTED}",
        "participle": rf"taget\b[^;:]{{0,300}}? {NOTED}|(?<!\w ){NOTED}",
        "passive": rf"t(?:ages|oges)\b[^;:]{{0,300}}? {NOTED}",
        "infinitive": rf"tage\b[^;:]{{0,300}}? {NOTED}",
    },
    "drøftet": {
        "active": r"dr[øo]ftede",
        "present": r"dr[øo]fter",
        "participle": r"dr[øo]ftet",
        "passive": r"dr[øo]ftedes",
        "noun": r"(?:med|efter) (?:en |sin )?(?:\w+ ){0,2}?drøftelse\b(?! (?:i|med|mellem|på|hos)\b)|"
        r"(?:havde|holdt|tog|førte|var|fandt|fulgte|gennemførte|afholdt|afholdte) (?:der |"
        r"KKR (?:\w+ )?)?(?:herefter )?(?:en |sted )?(?:\w+ ){0,2}?(?:drøftelse|debat)\b|"
        r"drøftelse fandt sted",
    },
    "besluttet": {
        "active": rf"besluttede|vedtog|traf (?:følgende )?beslutning|nedsatte(?= (?:\w+ ){{0,3}}?{GROUP})",
        "present": r"beslutter|vedtager|træffer (?:følgende )?beslutning",
        "participle": r"besluttet|vedtaget|truffet (?:følgende )?beslutning|"
        rf"{SET_DOWN}|nedsat(?= (?:en |et )(?:\w+ )?{GROUP})",
        "passive": r"besluttedes|vedtoges|vedtages",
        "infinitive": r"vedtage",
    },
    "udpeget": {
        "active": r"(?:gen|ny)?udpegede|foretog(?= (?:\w+ ){0,5}?udpegning)",
        "present": r"(?:gen|ny)?udpeger",
        "participle": r"(?:gen|ny)?udpeget|(?<=udpegninger blev )foretaget|(?<=udpegningerne blev )foretaget",
        "passive": r"(?:gen|ny)?udpege(?:de)?s|(?:besættes|besattes)(?= af [A-ZÆØÅ])",
        "infinitive": r"(?:gen|ny)?udpege",
    },
    "valgt": {
        "active": r"(?:gen|ny)?valgte(?! at\b)|konstituerede sig",
        "present": r"(?:gen|ny)?vælger(?! at\b)",
        "participle": r"(?:gen|ny)?valgt(?! at\b)",
        "passive": r"(?:gen|ny)?valgtes|(?:gen|ny)?vælges",
        "infinitive": r"(?:gen|ny)?vælge(?! at\b)",
    },
    "udsat": {
        "active": r"udsatte|udskød",
        "present": r"udsætter|udskyder",
        "participle": r"udsat|udskudt",
        "passive": r"udsattes|udsættes|udskydes|udskødes",
        "infinitive": r"udsætte|udskyde",
    },
    "udgået": {
        "participle": r"(?:taget|trukket|pillet|fjernet|slettet) (?:af|fra|ud af) dagsordenen|"
        r"udg[åa]et|bortfaldet|trukket(?: tilbage)?|aflyst",
        "passive": r"udgik|udg[åa]r|bortfaldt|bortfalder|t(?:ages|oges) af dagsordenen|"
        r"trækkes(?: (?:tilbage|fra dagsordenen))?",
        "infinitive": r"tage \w+ af dagsordenen",
    },
    "orienteret": {
        "active": r"orienterede|redegjorde(?= (?:kort )?for\b)",
        "participle": r"orienteret",
        "noun": r"(?:gav|giver|fik|givet) (?:\w+ ){0,6}?(?:orientering|status)\b",
    },
}

DEEDS: tuple[Deed, ...] = tuple(
    Deed(outcome, form, re.compile(rf"\b(?:{pattern})(?![\w-])", re.I))
    for outcome, forms in VERBS.items()
    for form, pattern in forms.items()
)
# What any verb of an outcome has in it, in lower case, which is looked for seven times as fast as capitals
# and small letters alike: one quick look spares most sentences, and most verbs, the rest.
STEMS = {
    "godkendt": r"godken",
    "tiltrådt": r"tiltr|tilslut|indstill[ie]",
    "taget til efterretning": r"efter ?retning",
    "drøftet": r"dr[øo]fte|debat",
    "besluttet": r"beslut|vedt[oa]g|nedsat",
    "udpeget": r"udpeg|besættes|besattes",
    "valgt": r"valgt|vælge|konstituer",
    "udsat": r"uds[aæ]t|udsk[uyø]",
    "udgået": r"udg[åai]|bortfald|dagsordenen|trukket|trækkes|aflyst",
    "orienteret": r"orienter|status|redegj",
}
ANY = re.compile("|".join(STEMS.values()))
_STEMS = {outcome: re.compile(stem) for outcome, stem in STEMS.items()}


def within(text: str) -> list[Deed]:
    """The deeds that a text may have."""
    small = text.lower()
    if not ANY.search(small):
        return []
    found = {outcome for outcome, stem in _STEMS.items() if stem.search(small)}
    return [deed for deed in DEEDS if deed.outcome in found]


# What is as good as a decision where none is named: the words, and the outcome they come to.
WHOLE = r"\b(?:KKR(?![-\w]|['’]s)(?: (?!at\b)[\w-]+){0,2}|rådet|man|der) "
THE_CASE = (
    r"(?:indstilling|forslag|oplæg|sag|plan|udkast|strategi|positionspapir|linje|henvendelse|initiativ|"
    r"aftale)\w*"
)
SOFT: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("tiltrådt", rf"{WHOLE}(?:\w+ ){{0,2}}?(?:bakke(?:de|r) (?:\w+ )?op om|støtte(?:de|r)) "),
        ("tiltrådt", r"\bgav (?:sin |sit |\w+ )?(?:tilslutning|opbakning) til "),
        (
            "tiltrådt",
            rf"\bder var (?:\w+ ){{0,3}}?(?:opbakning|tilslutning) til (?:det |den )?(?:\w+ )?{THE_CASE}",
        ),
        ("besluttet", r"\b(?:var|er) (?:\w+ ){0,3}?(?:enighed|enige?) om\b"),
        ("besluttet", r"\b(?:enedes|blev enige) om\b|\b(?:det blev|KKR(?: \w+)?) aftal(?:t|te)\b"),
        ("besluttet", rf"{WHOLE}(?:anbefale(?:r|de)|bemyndige(?:r|de)|gav mandat|pålagde|pålægger) "),
        ("taget til efterretning", r"\bnotere(?:de|r) sig\b"),
        ("udpeget", r"\bKKR(?: (?!at\b)[\w-]+){0,2} indstille(?:r|de) [A-ZÆØÅ]"),
        # `Lis Jensen (A), Køge, blev indstillet til bestyrelsen`; a case is put forward til godkendelse.
        (
            "udpeget",
            r"^(?-i:[A-ZÆØÅ][\w.'’-]{0,30} [A-ZÆØÅ])[^;:]{0,160}\b(?:blev|bliver|er) indstillet "
            r"(?:til|som) (?!godkendelse|vedtagelse|drøftelse)",
        ),
        ("udpeget", r"\bind(?:træder|trådte) (?:herefter |derfor )?(?:i|som)\b"),
        (
            "drøftet",
            r"^(?:i|under|efter|af|på baggrund af) (?:\w+ ){0,2}?drøftelsen\b(?! (?:på|af) (?:sidste|"
            r"mødet den))",
        ),
        (
            "orienteret",
            r"^til orientering\b|\bt(?:og|ages|aget|ager)\b[^.]{0,80} til orientering\b|"
            r"\borientering (?:blev )?givet\b",
        ),
    )
)
