"""The picture that a shared link to an item is shown with: what was decided, by whom, when.

1200 × 630 as social networks ask for, drawn like a page of the archive.
"""

from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache, lru_cache
from hashlib import sha256
from io import BytesIO
from itertools import islice

from django.utils import translation
from font_source_serif_pro import font_files_ttf
from PIL import Image, ImageDraw, ImageFont

from minutes import demo, languages
from minutes.models import AgendaItem

# To be counted up when the drawing changes, so that nobody keeps the old one.
DRAWING = 1
SIZE = (1200, 630)
PAPER, INK, SOFT, ACCENT, TINT, RULE = "#fafbf9", "#1b211e", "#55605a", "#17573f", "#e8f0eb", "#cf8f86"
REGULAR, SEMIBOLD = "SourceSerifPro", "SourceSerifProSemibold"
LEFT, RIGHT, TITLE_TOP, TITLE_BOTTOM = 132, 1130, 132, 430
# (size, lines that fit), the largest first; what does not fit the last is cut with an ellipsis.
TITLES = ((72, 3), (60, 4), (50, 5))
LEADING = 1.18
# A title may be of any length; more than this is never drawn.
LONGEST = 400
# Pictures kept by each process, some 20 kB each.
KEPT = 128


@dataclass(frozen=True, slots=True)
class Card:
    """What is drawn, and nothing else: the same card is the same picture.

    `mark` stands beside the archive's name: that it is one of invented examples.
    """

    title: str
    outcomes: str
    where: str
    mark: str = ""

    @property
    def digest(self) -> str:
        return sha256(repr((DRAWING, *astuple(self))).encode()).hexdigest()[:12]


def of_item(item: AgendaItem) -> Card:
    """In Danish, whatever language the page is in: a matter has one picture."""
    number = f", punkt {item.number}" if item.number else ""
    outcomes = ", ".join(item.outcomes)
    with translation.override(languages.DANISH):
        where = f"{item.meeting}{number}"
        mark = demo.marked("").strip()
    return Card(item.title[:LONGEST], outcomes[:1].upper() + outcomes[1:], where, mark)


@lru_cache(maxsize=KEPT)
def png(card: Card) -> bytes:
    """Some 15 ms of a processor the first time."""
    image = Image.new("RGB", SIZE, PAPER)
    draw = ImageDraw.Draw(image)
    _frame(draw, card.mark)
    top = _title(draw, card.title)
    if card.outcomes:
        _outcomes(draw, card.outcomes, top + 30)
    draw.text((LEFT, 552), _fitted(card.where, _font(REGULAR, 34)), SOFT, _font(REGULAR, 34))
    out = BytesIO()
    # Few colours make a small file; the edges of letters need some of each.
    image.quantize(64, Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE).save(out, "PNG")
    return out.getvalue()


def _frame(draw: ImageDraw.ImageDraw, mark: str) -> None:
    """The archive's mark and name over the margin's thin red rule."""
    draw.rectangle((0, 0, SIZE[0], 12), ACCENT)
    draw.line((96, 12, 96, SIZE[1]), RULE, 3)
    draw.text((LEFT, 52), f"KKR-arkivet {mark}".rstrip(), ACCENT, _font(SEMIBOLD, 38))


def _title(draw: ImageDraw.ImageDraw, title: str) -> float:
    """In the largest letters that have room; the height at which it ends."""
    for size, most in TITLES:
        font = _font(SEMIBOLD, size)
        lines = list(islice(_lines(title, font), most + 1))
        if len(lines) <= most:
            break
    shown = lines[:most]
    if len(lines) > most:
        shown[-1] = _fitted(f"{shown[-1]} {lines[most]}", font)
    for number, line in enumerate(shown):
        draw.text((LEFT, TITLE_TOP + number * size * LEADING), line, INK, font)
    return TITLE_TOP + len(shown) * size * LEADING


def _outcomes(draw: ImageDraw.ImageDraw, outcomes: str, top: float) -> None:
    font = _font(SEMIBOLD, 38)
    text = _fitted(outcomes, font, RIGHT - LEFT - 48)
    draw.rounded_rectangle((LEFT, top, LEFT + font.getlength(text) + 48, top + 64), 8, TINT)
    draw.text((LEFT + 24, top + 5), text, ACCENT, font)


def _lines(text: str, font: ImageFont.FreeTypeFont) -> Iterator[str]:
    """Broken between words; a word wider than the picture is broken where the room ends."""
    line = ""
    for word in text.split():
        while font.getlength(word) > RIGHT - LEFT:
            head = _head(word, font)
            yield from ([line, head] if line else [head])
            line, word = "", word[len(head) :]
        if line and font.getlength(f"{line} {word}") > RIGHT - LEFT:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    if line:
        yield line


def _head(word: str, font: ImageFont.FreeTypeFont) -> str:
    end = next(n for n in range(1, len(word) + 1) if font.getlength(word[:n]) > RIGHT - LEFT)
    return word[: max(1, end - 1)]


def _fitted(text: str, font: ImageFont.FreeTypeFont, room: float = RIGHT - LEFT) -> str:
    """Cut with an ellipsis where it is too wide."""
    if font.getlength(text) <= room:
        return text
    ends = (n for n in range(len(text), 0, -1) if font.getlength(f"{text[:n]} …") <= room)
    return f"{text[: next(ends, 0)].rstrip()} …"


@cache
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    # Danish needs no shaping, which is slower and calls more code on text that is not ours.
    return ImageFont.truetype(font_files_ttf[name], size, layout_engine=ImageFont.Layout.BASIC)
