"""Which pages are recognised, which reading is kept, and when a document must wait."""

from collections.abc import Sequence
from io import BytesIO
from textwrap import wrap

import pytest
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing import whole_text
from minutes.parsing.read import ReadError
from minutes.parsing.types import Box, RawPage, Warning, Word
from minutes.parsing.whole_text import Recognise
from tests import scans
from tests.parsing.restore.test_legible import DANISH, shifted

READ_ANEW = "Således genkendt på billedet af siden"
# So worn that mending makes nothing of six words in ten.
WORN = " ".join(
    ["Dct indstilles at Kk8 Sjnlland gndkcndnr udkastet tll rnmmnnftnle cg kcmmuncrne tngnr inden sommer"] * 4
)


def file(*pages: str) -> bytes:
    """A PDF of pages with this text; `#` is a page with a picture, the empty one is blank."""
    out = BytesIO()
    canvas = Canvas(out)
    for page in pages:
        if page == "#":
            canvas.rect(100, 100, 300, 300, fill=1)
        for at, line in enumerate(wrap(page) if page != "#" else []):
            canvas.drawString(50, 800 - 14 * at, line)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def recognising(text: str, asked: list[int]) -> Recognise:
    """A recogniser that reads this text on every page, and notes which ones it was asked for."""

    def pages(data: bytes, numbers: Sequence[int]) -> tuple[tuple[RawPage, ...], list[Warning]]:
        asked.extend(numbers)
        words = [Word(word, Box(40 * at, 0, 40 * at + 30, 9), 9) for at, word in enumerate(text.split())]
        doubts = [Warning("page_coarse", "Se efter.", number) for number in numbers]
        return tuple(RawPage(number, tuple(words), source="ocr") for number in numbers), doubts

    return pages


def read(data: bytes, text: str | None = READ_ANEW) -> tuple[list[int], list[str], str, list[Warning]]:
    """Pages asked for, the text of each page, the source, the doubts."""
    asked: list[int] = []
    found = whole_text.of(data, recognise=recognising(text, asked) if text is not None else None)
    lines = found.restored.lines
    texts = [
        " ".join(line.text for line in lines if line.page == page.number) for page in found.document.pages
    ]
    return asked, texts, found.document.source, found.doubts


def test_a_text_and_a_drawn_page_are_left_alone() -> None:
    assert read(DANISH.encode())[0] == []
    asked, texts, source, doubts = read(file(DANISH, "REFERAT 2019"))
    assert (asked, source, doubts) == ([], "text layer", [])
    assert texts[1] == "REFERAT 2019"


def test_pages_without_text_are_recognised() -> None:
    asked, texts, source, doubts = read(file("#", DANISH, "#"))
    assert asked == [1, 3]
    assert (texts[0], texts[2]) == (READ_ANEW, READ_ANEW)
    assert [doubt.page for doubt in doubts] == [1, 3]
    # Most words are still the file's own.
    assert source == "text layer"
    assert read(file("#", "Bilag"))[2] == "ocr"


def test_a_text_layer_that_says_nothing_is_replaced() -> None:
    asked, texts, source, _ = read(file(shifted(DANISH), shifted(DANISH)))
    assert asked == [1, 2]
    assert (texts, source) == ([READ_ANEW, READ_ANEW], "ocr")


@pytest.mark.parametrize("anew", ["", shifted(DANISH)])
def test_it_stays_where_the_new_reading_says_no_more(anew: str) -> None:
    garbled = shifted(DANISH)
    assert read(file(DANISH, garbled), anew)[1] == read(file(DANISH, garbled), garbled)[1]


def test_a_blank_page_stays_empty_and_is_no_doubt() -> None:
    assert read(file(DANISH, "")) == ([], read(file(DANISH))[1] + [""], "text layer", [])
    assert read(file(DANISH, ""), None)[3] == []


def test_a_page_poorly_read_is_read_anew_and_the_better_is_kept() -> None:
    asked, texts, _, _ = read(file(DANISH, WORN), DANISH)
    assert asked == [2]
    assert texts[1] == DANISH
    asked, texts, _, doubts = read(file(DANISH, WORN), WORN)
    assert (asked, doubts) == ([2], [])


WAITING = [
    # Every page is a picture; a fifth of them; one, and nothing else is printed.
    ["#", "#"],
    [DANISH, DANISH, DANISH, DANISH, "#"],
    ["", "", "", "", "", "", "#"],
    [shifted(DANISH), DANISH],
]


@pytest.mark.parametrize("pages", WAITING)
def test_a_document_of_images_cannot_be_read_without_recognition(pages: list[str]) -> None:
    with pytest.raises(ReadError) as refusal:
        read(file(*pages), None)
    assert refusal.value.code == "ocr_missing"
    assert "apt install tesseract-ocr tesseract-ocr-dan" in refusal.value.message


def test_a_few_images_are_warned_of_and_the_rest_is_read() -> None:
    _, texts, _, doubts = read(file(*[DANISH] * 5, "#"), None)
    assert texts[5] == ""
    assert doubts == [Warning("page_without_text", whole_text.LOST, 6)]


def test_a_poor_page_is_warned_of_where_it_cannot_be_read_anew() -> None:
    assert read(file(DANISH, WORN), None)[3] == [Warning("page_poor", whole_text.POOR, 2)]


@pytest.mark.parametrize("data", [file(""), file("", ""), scans.blank_page()])
@pytest.mark.parametrize("anew", [None, ""])
def test_a_file_with_nothing_on_it_is_refused(data: bytes, anew: str | None) -> None:
    with pytest.raises(ReadError) as refusal:
        read(data, anew)
    assert refusal.value.code == "no_text"


def test_pictures_on_which_nothing_can_be_read_are_refused() -> None:
    with pytest.raises(ReadError) as refusal:
        read(file("#"), "")
    assert refusal.value.code == "no_text"
