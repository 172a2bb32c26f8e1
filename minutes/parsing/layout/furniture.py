"""Which lines belong to the page and not to the text: running heads, feet, page numbers, letterheads.

    KKR Hovedstaden | 23-02-2015        on many pages, with whatever numbers, read rightly or not
    SIDE 2, Side 2 af 14, 2/14, - 2 -   says itself what it is
    kl@kl.dk · www.kl.dk                how to reach those who wrote it

Only at the edges of a page is it looked for. A number of an item (`3.3.`) stands alone at
page tops too and is left to `outline`; it hides no head below it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from minutes.parsing import likeness, vocabulary
from minutes.parsing.layout import running_heads
from minutes.parsing.types import Line
from minutes.parsing.wording import headings, marks
from minutes.parsing.wording.cases import FIGURE

# Two columns of a page number, a logo's name and a date: the most that stands at a page's edge
# before any of it is known; a letterhead goes on from there.
EDGE_LINES = 2
DEEPEST = 8
# Seen on so many pages, and on this share of all, a line belongs to the page. Odd and even pages
# may have heads of their own, and the first page none.
REPEATED_PAGES = 3
REPEATED_SHARE = 0.4
LONGEST = 90

NUMBER = r"\d{1,4}"
OF = rf"(?:\s*(?:af|ud af|of|/|\|)\s*{NUMBER})"
PAGE_NUMBER = re.compile(
    rf"(?:side|s\.|page|pagina)[:.]?\s*{NUMBER}{OF}?|{NUMBER}\s*/\s*{NUMBER}|"
    rf"{NUMBER} (?:af|ud af|of) {NUMBER}|[-–—|•]\s*{NUMBER}\s*[-–—|•]|"
    rf"\[\s*{NUMBER}\s*\]|{NUMBER}\s*\|\s*(?:side|page)",
    re.I,
)
# Beside a head on the same line: `KKR Sjælland | Side 2 af 14`, `Side 3   Referat`.
WITH_PAGE_NUMBER = re.compile(
    rf".{{1,60}}?[\s|·•–-]side[:.]?\s*(?P<last>{NUMBER}){OF}?|side[:.]?\s*(?P<first>{NUMBER}){OF}?[\s|·•–-].{{1,60}}",
    re.I,
)
COUNCIL = rf"(?:kkr|kommunekontaktrådet?)(?: (?:region )?(?:{'|'.join(vocabulary.COUNCILS)}))?"
DATE = rf"\d{{1,2}}[-./]\d{{1,2}}[-./]\d{{4}}|\d{{1,2}}\. ?(?:{'|'.join(vocabulary.MONTHS)}) \d{{4}}"
KIND = r"(?:beslutnings|møde)?(?:referat|dagsorden)"
HEAD = re.compile(
    rf"{COUNCIL}\s*[|·•,–-]?\s*(?:(?:{KIND}|møde)[^|]{{0,30}}|den )?(?:{DATE})|{COUNCIL}\s*[|·•–-]\s*{KIND}|"
    rf"{KIND}\s*[|·•–-]\s*{COUNCIL}\s*[|·•–-]\s*(?:{DATE})",
    re.I,
)
REACHED = re.compile(
    r"\bwww\.\w|\w@\w[\w-]{0,40}\.(?:dk|com)\b|"
    r"\b(?:tlf|telefon|fax|cvr|ean|direkte)\b\.?:?\s*[\d+]|\bpostboks \d",
    re.I,
)
DIGIT = re.compile(r"\d")
DIGITS = re.compile(rf"\b(?:(?=\D{{0,4}}\d){FIGURE}{{1,4}}|\d+)\b|\d{{2,}}")


def places(lines: Sequence[Line]) -> frozenset[int]:
    """Places in the list of what is a running head or foot."""
    pages = _by_page(lines)
    often = max(REPEATED_PAGES, round(REPEATED_SHARE * len(pages)))
    known = _Known(lines, pages, often)
    found: set[int] = set()
    for at_page in pages:
        found.update(_edge(at_page, known), _edge(at_page[::-1], known))
    return frozenset(found)


class _Known:
    """What repeats at the edges of the pages, and how the pages are counted."""

    def __init__(self, lines: Sequence[Line], pages: Sequence[Sequence[int]], often: int) -> None:
        self.lines = lines
        self.often = often
        near = [{*places[:DEEPEST], *places[-DEEPEST:]} for places in pages]
        outer = [at for places in pages for at in {*places[:EDGE_LINES], *places[-EDGE_LINES:]}]
        self.seen = Counter(key for places in near for key in {_key(lines[at].text) for at in places})
        bare = [(int(lines[at].text), lines[at].page) for at in outer if _is_bare(lines[at].text)]
        self.offsets = Counter(number - page for number, page in dict.fromkeys(bare))
        heads = {at: running_heads.read(lines[at].text) for places in near for at in places}
        self.heads = {at: head for at, head in heads.items() if head}
        said = {(head.council, head.day, lines[at].page) for at, head in self.heads.items()}
        self.said = Counter((council, day) for council, day, _ in said)

    def belongs(self, at: int) -> bool:
        line = self.lines[at]
        text = " ".join(line.text[: LONGEST + 20].split())
        if len(text) > LONGEST or marks.is_mark(text):
            return False
        if (
            PAGE_NUMBER.fullmatch(text)
            or _is_own_number(text, line.page)
            or self._is_counted(text, line.page)
        ):
            return True
        # A head that stands on the first page alone is its heading.
        is_head = line.page > 1 and (HEAD.fullmatch(text) is not None or self._comes_back(at))
        return is_head or self._says_page(at) or self.seen[_key(text)] >= self.often

    def _says_page(self, at: int) -> bool:
        head = self.heads.get(at)
        return head is not None and head.is_page_number and (not head.named or self.lines[at].page > 1)

    def _comes_back(self, at: int) -> bool:
        """Whether the same council and day stand at the edge of another page too."""
        head = self.heads.get(at)
        return head is not None and head.is_running and self.said[(head.council, head.day)] > 1

    def _is_counted(self, text: str, page: int) -> bool:
        """A bare number: the page's own, or as far off as on other pages."""
        if not _is_bare(text):
            return False
        off = int(text) - page
        return off == 0 or self.offsets[off] >= self.often


def _edge(places: Sequence[int], known: _Known) -> Iterator[int]:
    """From the edge inwards, as long as what belongs to the page goes on."""
    reach, in_text = EDGE_LINES, False
    for depth, at in enumerate(places[:DEEPEST]):
        if depth >= reach:
            return
        text = known.lines[at].text
        if marks.is_margin_number(text):
            reach += 1
        # `Referat` below the last lines of a text is the heading of what was decided.
        elif (known.belongs(at) or _is_address(text)) and not (in_text and headings.section(text)):
            yield at
            reach = depth + 1 + EDGE_LINES
        else:
            in_text = True


def _is_address(text: str) -> bool:
    return len(text) <= LONGEST + 60 and len(REACHED.findall(text)) >= EDGE_LINES


def _is_own_number(text: str, page: int) -> bool:
    match = WITH_PAGE_NUMBER.fullmatch(text)
    return match is not None and int(match["last"] or match["first"]) == page


def _is_bare(text: str) -> bool:
    return len(text.strip()) <= 4 and text.strip().isdecimal()


def _key(text: str) -> str:
    """A line as it is compared: whatever its numbers, letters that look alike as one, capitals apart."""
    short = " ".join(text[: LONGEST + 1].split())
    if DIGIT.search(short):
        short = DIGITS.sub("#", short)
    return ("^" if short.isupper() else "") + likeness.folded(short.lower())


def _by_page(lines: Sequence[Line]) -> list[list[int]]:
    """Places of the printed lines of each page, without those already known as the page's own."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        at_page = pages.setdefault(line.page, [])
        if line.text.strip() and not line.furniture:
            at_page.append(at)
    return list(pages.values())
