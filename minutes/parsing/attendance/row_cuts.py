"""Where a row of an attendance list is cut: at what parts its pieces, and at what links its persons.

Jens Hansen (V), Køge | – suppleant | Lis Jensen | deltog
Lis Jensen | i stedet for | Jens Hansen
Bo Bosen (C), Faxe | forlod mødet kl. 11.30 under punkt 3.2
"""

from __future__ import annotations

import re
from functools import cache

from minutes.parsing.wording.list_words import role

# A member stands for another: "som suppleant for", "deltog i stedet for", "mødte for".
FOR = (
    r"\b(?:(?:deltog|deltager|mødte|møder|mødt|indtrådte|indtræder|indkaldt|er|var|kom)\s+)?(?:som\s+)?"
    r"(?:personlig\s+|(?:1|2)\.\s?)?"
    r"(?:(?:vice)?suppleant(?:en)?|suppl?\b\.?|stedfortræder(?:en)?|afløser|vikar|substitut|i\s+stedet)\s+for\b"
    r"(?!\s+(?:ham|hende|denne|dem|disse)\b)"
    r"|\bpå\s+vegne\s+af\b|\b(?:deltog|deltager|mødte|møder)\s+for\b"
)
# For the one named before: "i hans sted", "som hendes suppleant".
INSTEAD = (
    r"(?:i\s+(?:hans|hendes|dennes|deres|vedkommendes)\s+sted|i\s+stedet(?:\s+for\s+(?:ham|hende|denne|dem))?"
    r"|som\s+(?:(?:hans|hendes|dennes|deres|personlig)\s+)?(?:suppleant|stedfortræder|afløser|vikar)"
    r"(?:\s+for\s+(?:ham|hende|denne|dem))?)"
)
# The other way round: "suppleant Lis Jensen", "erstattet af", "i stedet deltog".
BY = (
    r"\b(?:(?:erstattet|afløst|repræsenteret|vikarieret)\s+(?:af|ved)\s*|{instead}\s+"
    r"(?:deltog|deltager|mødte|kom)\s*|(?:med|ved)\s+(?=suppleant|stedfortræder))?"
    r"(?:(?:personlig\s+|(?:1|2)\.\s?)?(?:suppleant(?:en)?|suppl?\b\.?|stedfortræder(?:en)?|afløser|vikar|substitut)"
    r"\s*:?\s+(?:deltog\s+|er\s+|var\s+)?(?=(?:{role}\s+)?(?-i:[A-ZÆØÅ])))"
    r"|\b(?:erstattet|afløst|repræsenteret)\s+(?:af|ved)\b|\b{instead}\s+(?:deltog|deltager|mødte|kom)\b|(?:→|-{1,2}>)"
).replace("{instead}", INSTEAD)
AS_SUBSTITUTE = rf"\b(?:(?:deltog|deltager|mødte|møder|kom|var|er)\s+)?{INSTEAD}\b"
# When somebody was there: kept in its own words for the item that it names.
NOTE = (
    r"\b(?:forlod|ankom|tiltrådte|gik|kom|deltog|deltager|mødte|var|til\s?stede|fraværende|afbud)\b"
    r"(?=[^(),;]{0,60}\b(?:kl|punkt|punkterne|pkt|ad\s\d|mødet|dagsordenspunkt|inhabil\w{0,3}|behandling\w{0,3})\b)"
    r"[^();,]{1,160}"
    r"|\b(?:fra|til|under|indtil|efter|ved|kun)\s+(?:og\s+med\s+)?(?:kl|punkt|punkterne|pkt)\b[^();,]{1,120}"
    r"|\binhabil[^();,]{0,120}"
)
ABSENT = (
    r"\b(?:(?:har|havde|er|var)\s+)?(?:(?:meldt|meldte|sendt|sendte|med)\s+)?"
    r"(?:afbud|fraværende(?:\s+(?:med|uden)\s+afbud)?|ikke\s+(?:til\s?stede|mødt)|mødte\s+ikke|deltog\s+ikke|"
    r"forhindret|syg|sygemeldt|lovligt\s+forfald)\b"
)
CAME = r"\b(?:deltog|deltager|mødte|møder|mødt|til\s?stede|trådte\s+ind)\b(?:\s+(?:i\s+mødet|også))?"
SEPARATOR = (
    r"[,;|\t\n]|(?<=\([A-ZÆØÅ])[-/](?=[A-ZÆØÅ])|\s{2,}|\s[–—/-]\s|/(?=(?-i:[A-ZÆØÅ]{1,2})(?!\w))|:(?!\d)|(?<!-)\s(?:og|samt|&)\s+(?=(?:[\wæøå.-]{1,25}\s)?(?-i:[A-ZÆØÅ]))|\sv/\s?"
    r"|(?:(?<=\w{4})|(?<=\)))\.\s+(?=(?-i:[A-ZÆØÅ]))"
)
# "Lis Jensen for Jens Hansen" in a list of substitutes, "(for Jens Hansen)".
BARE_FOR = r"\bfor\s+(?=(?:{role}\s+)?(?-i:[A-ZÆØÅ])[\w.'-]+\s+(?-i:[A-ZÆØÅ]))"


@cache
def pattern() -> re.Pattern[str]:
    """The cuts, each kind in a group of its own name; ended sentences and commas are `separator`."""
    words_of = {
        "for": FOR,
        "by": BY.replace("{role}", role()),
        "substitute": AS_SUBSTITUTE,
        "note": NOTE,
        "absent": ABSENT,
        "came": CAME,
        "bare": BARE_FOR.replace("{role}", role()),
    }
    marks_of = {
        "open": r"[(\[]",
        "close": r"[)\]]",
        "separator": SEPARATOR,
    }
    words = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in words_of.items())
    marks = "|".join(f"(?P<{kind}>{pattern})" for kind, pattern in marks_of.items())
    # Most places are inside a word, where none of the words begins.
    return re.compile(rf"(?<!\w)(?:{words})|{marks}", re.I)
