"""What was decided: outcomes from a closed list, and who dissented in which words.

    KKR Hovedstaden tog sagen til efterretning.            taget til efterretning
    Enhedslisten og Radikale Venstre anbefaler scenarie 3  a dissent of Ø and B

Only what happened at this meeting to this item counts: not what is recommended, what
another body decided, what was decided earlier, or what is denied.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from minutes.parsing import mentions, vocabulary
from minutes.parsing.types import Attendee, Dissent

# Past tense, or a participle with or without `blev`; each clause is read by itself.
OUTCOMES: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (name, re.compile(pattern, re.I))
    for name, pattern in (
        ("godkendt", r"\bgodkend(?:te|t|tes|es)\b|\bat godkende\b"),
        ("tiltrådt", r"\btiltråd(?:te|t|tes)\b|\btiltrædes\b|\bat tiltræde\b"),
        (
            "taget til efterretning",
            r"\b(?:tog|tages?|taget|at tage)\b[^.]{0,200}? til efterretning\b|\btil efterretning\b",
        ),
        ("drøftet", r"\bdrøfte(?:de|t|des)\b|\bmed en drøftelse\b|\bdrøftelse fandt sted\b"),
        ("besluttet", r"\bbeslutte(?:de|t|des)\b"),
        ("udpeget", r"\budpege(?:de|t|des)\b|\bat udpege\b"),
        ("valgt", r"\b(?:gen|ny)?valg(?:te|t|tes)\b|\bat vælge\b"),
        ("udsat", r"\budsat(?:tes)?\b|\budsættes\b|\budsatte\b|\budskudt\b|\budskydes\b|\bat udsætte\b"),
        ("udgået", r"\budgå(?:r|et)\b|\budgik\b|\btaget af dagsordenen\b"),
        ("orienteret", r"\borientere(?:de|t|des)\b"),
    )
)
# "besluttede at udsætte punktet" is one thing done, and named by what was done.
DECIDED_TO = re.compile(
    r"\bbeslutte(?:de|t|des)\b(?: \w+){0,4} at (?:godkende|tiltræde|tage|udpege|vælge|udsætte)\b", re.I
)

SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÆØÅ\"”“])")
SUBORDINATE = re.compile(
    r"\s*(?:og |men |samt )?(?:at|som|der|hvor\w*|hvilket|hvilke|da|fordi|idet|når|hvis|såfremt|efter at|"
    r"inden|mens|jf\.?|herunder at|så|ligesom)\b",
    re.I,
)
DENIED = re.compile(r"\b(?:ikke|hverken|ingen)\b", re.I)
ADVISED = re.compile(
    r"\b(?:indstill\w+ at|indstilles|anbefale[rs]?|foreslå[rs]?|foreslog|bør|skal|vil|kan|"
    r"ønsker|forventes)\b",
    re.I,
)
EARLIER = re.compile(r"\b(?:tidligere|allerede|senest|havde|sidste møde|forrige møde|sidst)\b", re.I)
# Right after the verb: "godkendte på mødet den 18. juni 2025", "besluttede i marts 2023".
ON_ANOTHER_DAY = re.compile(
    r" (?:KKR \w+ |rådet )?(?:(?:på|ved) (?:sit |et )?\w*møder?(?:ne|t)? )?(?:den \d{1,2}\. ?|i )"
    rf"(?:{'|'.join(vocabulary.MONTHS)})\b",
    re.I,
)
OTHER_BODY = re.compile(
    r"\b(?:regionsråd\w*|forretningsudvalg\w*|folketing\w*|regering\w*|ministeri\w*|byråd\w*|kommunalbestyrelse\w*|"
    r"bestyrelse[nr]\w*|repræsentantskab\w*|embedsmandsudvalg\w*|kommunaldirektør\w*|KL|K29|Movia|region \w+|"
    r"udvalget|styregruppen|kontaktudvalg\w*)\b",
    re.I,
)
COUNCIL = re.compile(r"\b(?:KKR|kommunekontaktråd\w*|rådet)\b", re.I)

DISSENT = re.compile(
    r"\b(?:anbefale(?:r|de)|stemte i?mod|stemmer i?mod|(?:kan|kunne) ikke (?:tiltræde|tilslutte|støtte)|"
    r"(?:tager|tog|har|havde) forbehold|(?:undlod|undlader) at stemme|mindretalsudtalelse|"
    r"ønske(?:r|de)(?: det)? (?:ført |tilført |indført )?(?:til )?(?:protokol|referat)\w*|ønskede ført)\b",
    re.I,
)


def outcomes(text: str | None) -> list[str]:
    """What became of the item, in the order it is said; each once."""
    found = [outcome for sentence in _sentences(text) for outcome in _of_sentence(sentence)]
    return list(dict.fromkeys(found))


def dissents(text: str | None, attendees: Sequence[Attendee] = ()) -> list[Dissent]:
    """Reservations by part of the members, in their own words: a paragraph, or the sentences that say it."""
    found = []
    for paragraph in (text or "").split("\n\n"):
        said = [sentence for sentence in _split(paragraph) if _dissents(sentence, attendees)]
        if said:
            words = paragraph[paragraph.index(said[0]) :]
            who = mentions.of(" ".join(said), attendees)
            found.append(Dissent(who.parties, words, who.people))
    return found


def _dissents(sentence: str, attendees: Sequence[Attendee]) -> bool:
    match = DISSENT.search(sentence)
    if not match:
        return False
    subject = mentions.of(sentence[: match.start()], attendees)
    return bool(subject.parties or subject.people) and not COUNCIL.search(sentence[: match.start()])


def _sentences(text: str | None) -> Iterator[str]:
    for paragraph in (text or "").split("\n\n"):
        yield from _split(paragraph)


def _split(paragraph: str) -> list[str]:
    return SENTENCE.split(paragraph)


def _of_sentence(sentence: str) -> Iterable[str]:
    for clause in _main_clauses(sentence):
        if not (DENIED.search(clause) or EARLIER.search(clause) or DISSENT.search(clause)):
            yield from _of_clause(clause)


def _of_clause(clause: str) -> Iterator[str]:
    found = sorted(
        (match.start(), match.end(), name)
        for name, pattern in OUTCOMES
        for match in [pattern.search(clause)]
        if match
    )
    for start, end, name in found:
        before = clause[:start]
        if (
            ON_ANOTHER_DAY.match(clause, end)
            or ADVISED.search(before)
            or (name != "orienteret" and _by_another_body(before))
        ):
            continue
        if name == "besluttet" and DECIDED_TO.search(clause):
            continue
        yield name


def _by_another_body(before: str) -> bool:
    return bool(OTHER_BODY.search(before)) and not COUNCIL.search(before)


def _main_clauses(sentence: str) -> Iterator[str]:
    """The parts between commas that are not subordinate: what was done, not what it was about."""
    parts = sentence.split(",")
    for part in parts:
        if not SUBORDINATE.match(part):
            yield part
