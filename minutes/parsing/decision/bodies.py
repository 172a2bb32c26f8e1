"""Who acts in a clause: the council itself, somebody else, or nobody that is named.

    KKR Sjælland og Region Sjælland     council
    Embedsmandsudvalget under KKR       other
    Herefter                            None

The first that is named decides: an official committee of KKR is not KKR.
"""

from __future__ import annotations

import re
from typing import Literal

Actor = Literal["council", "other"]

# `KKR`, `KKR Hovedstaden`, `Kommunekontaktrådet`; not `KKR-formandskabet` or `KKR's sekretariat`.
COUNCIL = (
    r"(?:KKR(?:'s|’s|s)? (?:\w+ )?(?:medlemmer|møde)\b|KKR(?![-\w]|['’]s)|KKRs?\b(?= møde)|"
    r"kommunekontaktråde?t?\b|(?<!regions)(?<!sundheds)\brådet\b|\bmødet\b|\bman\b|"
    r"\b(?:et )?flertal(?:let)?\b|\bmedlemmerne\b|\bforsamlingen\b|\bdeltagerne\b|\bmødedeltagerne\b|"
    r"\bborgmestrene\b|\bde (?:til)?stedeværende\b|\balle(?: medlemmer| partier)?\b|"
    r"\bet (?:enigt|samlet) KKR\b)"
)
OTHER = (
    r"(?:\w*region(?:en|erne|ens|ernes|srådene?ts?|sråd)?\b|regionsråd\w*|forretningsudvalg\w*|"
    r"folketing\w*|regering\w*|stat(?:en|ens)\b|\w*ministeri\w*|\w*minister(?:en|ens)?\b|byråd\w*|"
    r"kommunalbestyrelse\w*|\w*bestyrelse(?:n|ns|r|rne|rnes)?\b|repræsentantskab\w*|"
    r"\w*udvalg(?:et|ets|ene)?\b|\w*direktør\w*|KL(?:['’]?s)?\b|K\d\d\b|Movia\w*|Midttrafik|Sydtrafik|"
    r"FynBus|\w*styregruppe\w*|\w*arbejdsgruppe\w*|\w*følgegruppe\w*|\w*økonomigruppe\w*|"
    r"\w*kreds(?:en|ens)\b|\w*formand(?:en|ens|skab\w*)?\b|\w*formænd\w*|\w*sekretariat\w*|"
    r"\w*styrelse(?:n|ns)\b|\w*kommune(?:n|ns|r|rne|rnes)?\b|\w*forum(?:met)?\b|\w*koordinationsforum\w*|"
    r"\w*aftaleparter\w*|parterne\b|partierne\b|forligskreds\w*|danske regioner|\w*mindretal\w*|"
    r"\w*selskab(?:et|ets)\b|\w*sundhedsråd(?:et|ene)?\b|\w*beskæftigelsesråd(?:et)?\b|"
    r"\w*arbejdsmarkedsråd(?:et)?\b|vækstforum\w*)"
)
COUNCIL_WORD = re.compile(r"\bKKR(?![-\w]|['’]s)|\bkommunekontaktråd", re.I)
ACTORS = re.compile(rf"(?P<council>{COUNCIL})|(?<![\w-])(?P<other>(?:KKR-)?{OTHER})", re.I)
WITH_COUNCIL = re.compile(r"\b(?:og|samt) KKR(?![-\w]|['’]s)(?: [\w-]+)? ?$", re.I)
# Agents of a passive: `godkendt af regionsrådet`, `drøftet i embedsmandsudvalget`.
BY = re.compile(
    r"\s+(?:\w+ ){0,2}?(?:af|i|hos|mellem)\s+(?:(?:den|det|de|en|et|alle|begge)\s+)?(?:\w+ ){0,1}", re.I
)


def actor(text: str) -> Actor | None:
    """The first who is named in what stands before or after a verb."""
    match = ACTORS.search(text)
    if not match:
        return None
    return "council" if match["council"] else "other"


def council_ends(text: str) -> bool:
    """`Region Sjælland og KKR Sjælland`: the council acts with another."""
    return bool(WITH_COUNCIL.search(text[-80:]))


def begins(text: str) -> Actor | None:
    """Who is named at once, as the subject of an inverted clause is."""
    match = ACTORS.match(text.lstrip())
    if not match:
        return None
    return "council" if match["council"] else "other"


def by_another(after: str) -> bool:
    """Whether what follows a passive verb says that somebody else did it."""
    match = BY.match(after[:120])
    return match is not None and actor(after[match.start() : match.end() + 40].split(",")[0]) == "other"
