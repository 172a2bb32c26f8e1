"""Whether the line below a row goes on with it, and what to set between them.

Stine Rahbek Pedersen (Ø), Ballerup Kommune (suppleant for Ole Wedel-
Brandt (Ø), Ishøj Kommune)                          a bracket, a hyphen
Jens Hansen (V), Køge, Lars
Weiss (A), København                                half a name on either line
Vibeke Hørup, Sorø. For Vibeke
Hørup mødte Erling Kobberup                         a given name behind a word that leads to a person
Jens Hansen (V), Køge
Kommune                                             what no row begins with
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from minutes.parsing import names, vocabulary
from minutes.parsing.attendance.person_name import is_fragment
from minutes.parsing.layout import columns
from minutes.parsing.types import Line
from minutes.parsing.wording import leads
from minutes.parsing.wording.list_words import role

# A bracket left open joins no more lines than a person takes.
OPEN_LINES = 4
LONGEST_NAME = 60
LONGEST_LINE = 200
ROOM = re.compile(r"\s{2,}")
# Initials alone may be a mark or a party.
TELLING = re.compile(r"[\d@]|www")
# A line this long was ended by the margin and not by whoever wrote it.
FULL_LINE = 45

# What a name begins after; behind all but a comma or a semicolon a word alone is half a name.
CUT = re.compile(r"[,;()]|:(?!\d)|(?<=\w{4})\.\s|(?<!\S)(?:og|samt|&|deltog|mødte|for)\s", re.I)
HEAD = re.compile(r"\s*([^,;()]{1,40}?)\s*([,;(]|$|\s(?=[a-zæøå]))")
LEADS_OVER = re.compile(r"(?:^|[.;]\s)(?:for|i|som|fra|desuden|endvidere)\s[^.;]{0,200}$", re.I)
ENDS_OPEN = frozenset({
    "og", "samt", "henholdsvis", "hhv.", "for", "i", "fra", "af", "suppleant", "supp.", "stedfortræder",
    "med", "ved", "v/",
})  # fmt: skip
KIND_BELOW = re.compile(r"(?:regions)?kommune\b", re.I)


def without_letterhead(line: Line) -> Line:
    """`MEDLEMMER      www.kl.dk/kkr`: the line without what stands in the margin beside the list."""
    shown = line.text.strip()
    parts = [cell.strip() for cell in line.cells] or ROOM.split(shown[:LONGEST_LINE])
    kept = list(parts)
    while len(kept) > 1 and TELLING.search(kept[-1]) and columns.LETTERHEAD.fullmatch(kept[-1]):
        kept.pop()
    if len(kept) == len(parts) or len(shown) > LONGEST_LINE:
        return line
    behind = shown.rfind(parts[len(kept)])
    return replace(line, text=shown[:behind].strip(), cells=line.cells[: len(kept)] if len(kept) > 1 else ())


def joint(above: str, below: str, opened: int) -> str | None:
    """What to set between a row and the line below it, if that goes on with it; None if it does not."""
    if not below or leads.of(below):
        return None
    if above.endswith("-") and above[-2:-1].isalnum():
        return "-" if below[0].islower() else ""
    if _ends_in_given_name(above) and below[0].isupper() and not _is_known(below.partition(":")[0]):
        return " "
    if above.endswith(":") and CUT.search(above[:-1]):
        # "… og Peter Stecherbo (O). Frederikshavn:"
        return " "
    if above.count("(") > above.count(")") and opened < OPEN_LINES and not _whole(below):
        return " "
    if above.endswith((",", ";", "–", "&", "/")) or _ends_open(above.split()[-1].lower(), above):
        return " "
    if _title_above(above) or below.startswith(("og ", "samt ")):
        return " "
    if _whole(below):
        return None
    if below[0] in "(),;" or below[0].islower() or KIND_BELOW.match(below):
        return ", " if is_role(below) else " "
    return " " if _breaks_a_name(above, below) else None


def _whole(text: str) -> bool:
    """`djvind Vilsholm (9), Furesø Kommune`: a person with a party, and no bracket left over."""
    head, bracket, _ = text[:LONGEST_NAME].partition(" (")
    return (
        bool(bracket) and text.count("(") == text.count(")") and len(head.split()) > 1 and head[0].isalpha()
    )


def is_open(text: str) -> bool:
    """Whether a row must go on, also over the foot of a page."""
    last = text.split()[-1].lower()
    return _ends_open(last, text) or last.endswith((",", "-")) or text.count("(") > text.count(")")


def _ends_open(last: str, text: str) -> bool:
    """`For Jens Hansen deltog` goes on; `Lis Jensen deltog` says it all."""
    if last in ("deltog", "mødte"):
        return LEADS_OVER.search(text, max(0, len(text) - LONGEST_LINE)) is not None
    return last in ENDS_OPEN


def _ends_in_given_name(above: str) -> bool:
    """`… Aalborg: Henning`, `… og borgmester Birgit`, `… For Vibeke`."""
    cuts = list(CUT.finditer(above, max(0, len(above) - 2 * LONGEST_NAME)))
    if not cuts or cuts[-1][0].strip() in {",", ";", "(", ")", "."}:
        return False
    tail = above[cuts[-1].end() :].split()
    return len(tail) == 1 and is_fragment(tail[0]) and not (_is_known(tail[0]) or leads.nobody(tail[0]))


def _breaks_a_name(above: str, below: str) -> bool:
    """`…, Gribskov, Lars` over `Weiss (A), København`: half a name on either line."""
    tail = CUT.split(above[-2 * LONGEST_NAME :])[-1].split()
    head = HEAD.match(below)
    first = len(tail)
    while first and is_fragment(tail[first - 1]):
        first -= 1
    if first == len(tail) or not head or _is_known(" ".join(tail[first:])):
        return False
    half = head[1].strip()
    if not is_fragment(half) or _is_known(half):
        return False
    return head[2] != "," or len(above) >= FULL_LINE


def _title_above(above: str) -> bool:
    """`… og borgmester Birgit`: a first name alone, so that the rest of it stands below."""
    spoken = above[-LONGEST_NAME:].split()
    return len(spoken) > 1 and is_fragment(spoken[-1]) and is_role(spoken[-2])


def _is_known(text: str) -> bool:
    bare = text.strip(" .")
    return names.known_municipality(bare) is not None or vocabulary.party_in_minutes(bare) is not None


def is_role(text: str) -> bool:
    return _only_role().fullmatch(text) is not None


@cache
def _only_role() -> re.Pattern[str]:
    return re.compile(rf"{role()}(?:\s(?:for|i)\s[\w\s-]{{1,40}})?\s*:?", re.I)
