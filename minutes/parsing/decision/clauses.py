"""The main clause of a sentence: what was done, without what it was about.

    KKR tog orienteringen om, at regionen har godkendt planen, til efterretning.
    → KKR tog orienteringen om, til efterretning.

Danish sets its commas in two ways, so a subordinate clause is known by its first word,
with a comma before it or not. What stands in quotes or brackets is somebody else's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

LONGEST = 4000
# Outcomes, appointments and what followed ask for the sentences of one decision in turn.
REMEMBERED = 64
ASIDE = re.compile(r"\([^()]{0,500}\)|[\"”“»«][^\"”“»«]{0,500}[\"”“»«]")
OPENS = (
    r"(?:at|som|hvor(?!efter\b|på\b)\w*|hvilke[nt]?|da|fordi|idet|når|hvis|såfremt|efter at|ved at|inden|"
    r"medmindre|selv ?om|eftersom|for så vidt|så(?= \w+ (?:kan|skal|vil|bliver|er))|mens|jf\.?|"
    r"herunder at|ligesom)"
)
SUBORDINATE = re.compile(rf"\s*(?:(?:og|men|samt|dog|eller) )?(?:om |til |for |på |af |ved )?{OPENS}\b", re.I)
RELATIVE = re.compile(r"\s*(?:og )?der\b", re.I)
# What is decided to be done counts, so `besluttede at udsætte` is not cut apart.
DEED = (
    r"(?:gen|ny)?(?:godkende|tiltræde|tilslutte sig|tage(?= [^.;]{0,200}?(?:efter ?retning|dagsordenen))|"
    r"udpege|vælge|udsætte|udskyde|vedtage|støtte|"
    r"følge|indstille)"
)
# `valgt som formand`, `Som led i aftalen`: no clause.
AS = (
    r"som (?:(?:ny|nyt|nye|KKR's|det|den|en|et) )?(?:\w*(?:formand|medlem|suppleant|stedfortræder|"
    r"repræsentant|observatør|tovholder)\w*|indstillet|led i|følge af|opfølgning|konsekvens|supplement|"
    r"udgangspunkt)\b"
)
INSIDE = re.compile(
    rf" (?!{AS})(?=(?:som|hvor(?!efter\b|på\b)\w*|fordi|såfremt|hvis|når|idet|"
    rf"at (?!(?:\w+ ){{0,2}}{DEED}\b))\b)",
    re.I,
)
FINITE = re.compile(
    r"\b(?:blev|bliver|er|var|har|havde|tog|tager|gav|giver|fik|får|vil|ville|skal|skulle|kan|kunne|bør|"
    r"må|fandt|lagde|traf|bad|beder|vedtog|udgik|udgår|bakke[dr]e? op|"
    r"(?!sidste|næste|bedste|første|fleste|største|mindste|dette|rette|disse|nogle|lette|svære|tætte|"
    r"korte|faste|brede|samlede|vedlagte|fælles|stede|tilstede|møde)\w{3,40}(?:ede|te|edes|tes))\b",
    re.I,
)
BEGINS_FINITE = re.compile(r"\s*(?:blev|bliver|er|var|har|havde|skal|vil|kan|bør)\b", re.I)
PASSIVE_AT_END = re.compile(r"\b(?:blev|bliver|er|var)\b", re.I)
# Told as what came next at the meeting, not as what something was about.
CONTINUES = re.compile(r"\s*(?:og )?(?:hvorefter|hvorpå)\b", re.I)


@lru_cache(REMEMBERED)
def main(sentence: str) -> str:
    """The main clause, with commas where parts were left out; empty for a question."""
    text = plain(sentence)
    return "" if text.endswith("?") else ",".join(_kept(text))


def plain(sentence: str) -> str:
    """The sentence without what stands in quotes or brackets; more than a page is no sentence."""
    return " ".join(ASIDE.sub(" ", sentence[:LONGEST]).split())


def _kept(text: str) -> Iterator[str]:
    finite = left_out = conditional = False
    for at, part in enumerate(text.split(",")):
        if CONTINUES.match(part):
            yield CONTINUES.sub(" herefter", part)
            continue
        opened = SUBORDINATE.match(part) and not re.match(rf"\s*{AS}", part, re.I)
        if opened or (at and RELATIVE.match(part)) or (finite and left_out and BEGINS_FINITE.match(part)):
            conditional = conditional or bool(at == 0 and re.match(r"(?:hvis|såfremt|når)\b", part, re.I))
            left_out = True
            continue
        if conditional:
            continue
        kept = _without_inside(part)
        finite = finite or bool(FINITE.search(kept))
        yield kept


def _without_inside(part: str) -> str:
    """A part up to a clause inside it; what follows that clause is kept where the main verb is there."""
    match = INSIDE.search(part, 1)
    if not match:
        return part
    head, rest = part[: match.start()], part[match.end() :]
    if FINITE.search(head):
        tail = re.search(r" til efterretning\b", rest)
        return head + (tail[0] if tail else " " + rest.split(maxsplit=1)[0])
    last = [*PASSIVE_AT_END.finditer(rest)]
    return f"{head} {rest[last[-1].start() :]}" if last else f"{head} {rest.split(maxsplit=1)[0]}"
