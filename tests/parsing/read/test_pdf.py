"""What a PDF draws, however it draws it, comes as the words a reader sees."""

import time
from io import BytesIO

import pytest
from reportlab.lib.pagesizes import A4
from reportlab.pdfgen.canvas import Canvas

from minutes.parsing.read import pdf
from minutes.parsing.restore import legible
from minutes.parsing.types import RawPage
from tests.hostile import FONT, letters_that_are_nul, one_page, stream
from tests.hostile import pdf as pdf_file

WIN = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
F2 = b"/Font << /F1 5 0 R /F2 6 0 R >>"


def page(data: bytes) -> RawPage:
    (only,) = pdf.pages(data, None, 10)
    return only


def drawn(content: str | bytes, *more: bytes) -> RawPage:
    """A page of raw operators; /F1 is Helvetica, /F2 the first of the objects given beside it."""
    text = content if isinstance(content, bytes) else content.encode("cp1252")
    return page(one_page(stream(text), F2, *(more or (WIN,))))


def words(content: str | bytes, *more: bytes) -> list[str]:
    return [word.text for word in drawn(content, *more).words]


WRITTEN = [
    # Spaces drawn as letters.
    ("(Et m\\370de i) Tj", ["Et", "møde", "i"]),
    # Word by word, with places instead of spaces; and letter by letter.
    ("(Et) Tj 14 0 Td (m\\370de) Tj", ["Et", "møde"]),
    ("(m) Tj 8.33 0 Td (\\370) Tj 6.11 0 Td (de) Tj", ["møde"]),
    # Kerning moves letters by a hair, a space left out by more.
    ("[(K) 20 (K) -15 (R) -278 (S) 40 (j\\346lland)] TJ", ["KKR", "Sjælland"]),
    # Justified: spaces drawn and made wider, by a number or for all.
    ("[(Et ) -900 (m\\370de)] TJ", ["Et", "møde"]),
    ("9 Tw (Et m\\370de) Tj", ["Et", "møde"]),
    # Spaced letters are a word all the same, as long as the file says that they are spaced.
    ("4 Tc (KKR SJ\\306LLAND) Tj", ["KKR", "SJÆLLAND"]),
    ("4 Tc (K) Tj (K) Tj (R) Tj", ["KKR"]),
    # What is set bold by drawing it twice is said once, but a word twice is twice.
    ("(Referat) Tj 0.3 0 Td (Referat) Tj", ["Referat"]),
    ("(meget ) Tj (meget) Tj", ["meget", "meget"]),
    # A string with brackets, octal numbers and a line's end in it.
    ("(\\(V\\) \\\nog (A)) Tj", ["(V)", "og", "(A)"]),
    ("<4B4B5> Tj", ["KKP"]),
    # The operators that begin a line of their own.
    ("12 TL (a) Tj (b) ' 1 1 (c) \" T* (d) Tj", ["a", "b", "c", "d"]),
    # A raised figure is no part of the number before it.
    ("(2015) Tj 5 Ts /F2 6 Tf (1) Tj", ["2015", "1"]),
    # Spaces that break no line, and a hyphen that does not.
    ("(2.\\240september) Tj", ["2.", "september"]),
    # Invisible letters are the text layer of a scan; white ones are there too.
    ("3 Tr (m\\370de) Tj", ["møde"]),
    ("1 1 1 rg (m\\370de) Tj", ["møde"]),
    # An image between two operators is not taken for text.
    ("(a) Tj BI /W 1 /H 1 ID (b) Tj\x00 EI 20 0 Td (c) Tj", ["a", "c"]),
    # What belongs to no operator of text is passed over.
    ("0 0 m 9 9 l S /P << /MCID 0 /E (x) >> BDC (a) Tj EMC % (b) Tj\n", ["a"]),
]


@pytest.mark.parametrize(("operators", "expected"), WRITTEN)
def test_words_are_read_however_they_are_written(operators: str, expected: list[str]) -> None:
    assert words(f"BT /F2 10 Tf 72 700 Td {operators} ET") == expected


def test_a_word_has_its_place_and_size() -> None:
    (word,) = drawn("BT /F2 10 Tf 72 700 Td (KKR) Tj ET").words
    assert (word.box.x0, round(word.box.x1, 1), word.size) == (72, 92.6, 10)
    assert word.box.y0 < 700 < word.box.y1 == pytest.approx(word.box.y0 + 10)


def test_a_size_may_stand_in_the_matrix_or_be_negative() -> None:
    (in_matrix,) = drawn("BT /F2 1 Tf 10 0 0 10 72 700 Tm (KKR) Tj ET").words
    (turned_twice,) = drawn("BT /F2 -10 Tf -1 0 0 -1 72 700 Tm (KKR) Tj ET").words
    assert in_matrix == turned_twice == drawn("BT /F2 10 Tf 72 700 Td (KKR) Tj ET").words[0]


def font(to_unicode: bytes) -> tuple[bytes, bytes]:
    """A font whose letters mean what a table says."""
    table = b"begincmap\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n"
    rows = to_unicode.split(b"\n")
    table += b"%d beginbfchar\n%s\nendbfchar\nendcmap" % (len(rows), to_unicode)
    return WIN.replace(b" >>", b" /ToUnicode 7 0 R >>"), stream(table)


MEANINGS = [
    # Ligatures are letters.
    (b"<7E> <FB01>\n<7F> <FB02>", "(\\176nans o\\177ine)", ["finans", "ofline"]),
    # An a with a ring over it, drawn as two, is one letter.
    (b"<7E> <030A>", "(Ga\\176rd)", ["Gård"]),
    # A soft hyphen inside a word is not seen; at its end it breaks the word.
    (b"<7E> <00AD>", "(kom\\176mune med\\176)", ["kommune", "med\u00ad"]),
    # A hyphen that breaks no line is a hyphen.
    (b"<7E> <2011>", "(KKR\\176formand)", ["KKR-formand"]),
    # What has no width is not there.
    (b"<7E> <200B>", "(m\\176de)", ["mde"]),
    # Bullets of Symbol and Wingdings lie in the private area.
    (b"<7E> <F0B7>\n<7F> <F0A7>", "(\\176 a \\177 b)", ["•", "a", "▪", "b"]),
    # So do the letters of a font that counts from F000.
    (b"<7E> <F04B>\n<7F> <F052>", "(\\176\\176\\177)", ["KKR"]),
]


@pytest.mark.parametrize(("table", "string", "expected"), MEANINGS)
def test_letters_are_what_the_font_says(table: bytes, string: str, expected: list[str]) -> None:
    assert words(f"BT /F2 10 Tf 72 700 Td {string} Tj ET", *font(table)) == expected


def test_a_letter_no_table_explains_is_unknown_and_a_page_of_them_lost() -> None:
    table = b"\n".join(b"<%02X> <0000>" % code for code in b"abcdefgh")
    unknown = drawn("BT /F2 10 Tf 72 700 Td (abc defgh) Tj ET", *font(table))
    assert [word.text for word in unknown.words] == ["\ufffd" * 3, "\ufffd" * 5]
    assert legible.is_lost(unknown)
    assert not legible.is_lost(page(letters_that_are_nul("KKR Sjælland m~de den 2. september 2025")))


def test_a_font_that_is_drawn_is_read_by_its_names() -> None:
    type3 = (
        b"<< /Type /Font /Subtype /Type3 /FontBBox [0 0 10 10] /FontMatrix [0.1 0 0 0.1 0 0] /FirstChar 65 "
        b"/Widths [6 6] /CharProcs << /K 7 0 R /R 7 0 R >> /Encoding << /Differences [65 /K /R] >> >>"
    )
    found = drawn("BT /F2 10 Tf 72 700 Td (AAB AB) Tj 8 0 Td ET", type3, stream(b"6 0 d0 0 0 5 5 re f"))
    assert [word.text for word in found.words] in (["KKR", "KR"], ["KKR\ufffdKR"])
    assert found.words[0].size == 10


def reads(rotate: bytes, *matrices: str) -> list[str]:
    """The words of a turned page, in rows from the top."""
    text = "".join(f"BT /F1 10 Tf {matrix} Tm (ord{number}) Tj ET " for number, matrix in enumerate(matrices))
    file = one_page(stream(text.encode())).replace(b"/MediaBox", b"/Rotate %s /MediaBox" % rotate)
    found = sorted(page(file).words, key=lambda word: (-word.box.y0, word.box.x0))
    return [word.text for word in found]


TURNED = [
    (b"0", ["1 0 0 1 72 700", "1 0 0 1 72 600"]),
    (b"90", ["0 1 -1 0 100 72", "0 1 -1 0 200 72"]),
    (b"180", ["-1 0 0 -1 500 100", "-1 0 0 -1 500 200"]),
    (b"270", ["0 -1 1 0 500 700", "0 -1 1 0 400 700"]),
    # Text set sideways on an upright page: what is first when the page is turned.
    (b"0", ["0 1 -1 0 100 72", "0 1 -1 0 200 72"]),
    (b"0", ["0 -1 1 0 500 700", "0 -1 1 0 400 700"]),
    (b"0", ["-1 0 0 -1 500 100", "-1 0 0 -1 500 200"]),
    # A sideways line in the margin comes below the text that it stands beside.
    (b"0", ["1 0 0 1 72 700", "1 0 0 1 72 400", "0 1 -1 0 30 500"]),
    # A page askew in the scanner is upright.
    (b"0", ["0.9998 0.02 -0.02 0.9998 72 700", "0.9998 0.02 -0.02 0.9998 72 600"]),
]


@pytest.mark.parametrize(("rotate", "matrices"), TURNED)
def test_turned_text_is_read_upright(rotate: bytes, matrices: list[str]) -> None:
    assert reads(rotate, *matrices) == [f"ord{number}" for number in range(len(matrices))]


def test_text_outside_the_visible_page_is_kept_as_the_pages_own() -> None:
    text = b"BT /F1 10 Tf 72 700 Td (inde) Tj 0 -690 Td (ude) Tj ET"
    file = one_page(stream(text)).replace(b"/MediaBox", b"/CropBox [50 50 500 800] /MediaBox")
    assert [(word.text, word.furniture) for word in page(file).words] == [("inde", False), ("ude", True)]


def test_a_head_that_the_file_marks_as_one_belongs_to_the_page() -> None:
    text = "/Artifact << /Type /Pagination /Subtype /Header >> BDC BT /F1 9 Tf 72 800 Td (KKR) Tj ET EMC "
    text += "/Artifact BMC BT /F1 9 Tf 72 700 Td (streg) Tj ET EMC BT /F1 9 Tf 72 600 Td (tekst) Tj ET"
    found = [(word.text, word.furniture) for word in drawn(text).words]
    assert found == [("KKR", True), ("streg", False), ("tekst", False)]


def test_a_form_is_read_where_it_is_placed() -> None:
    form = stream(
        b"BT /F1 10 Tf 0 0 Td (form) Tj ET",
        b"/Type /XObject /Subtype /Form /BBox [0 0 99 99] /Matrix [1 0 0 1 72 0] "
        b"/Resources << /Font << /F1 5 0 R >> >>",
    )
    file = one_page(stream(b"q 1 0 0 1 0 700 cm /X Do Q"), b"/XObject << /X 6 0 R >>", form)
    (word,) = page(file).words
    assert (word.text, word.box.x0, round(word.box.y1)) == ("form", 72, 708)


def test_a_note_on_the_page_is_no_text_of_it() -> None:
    note = b"<< /Type /Annot /Subtype /FreeText /Rect [0 0 99 99] /Contents (rettelse) >>"
    file = one_page(stream(b"BT /F1 9 Tf 72 700 Td (tekst) Tj ET"), b"/Font << /F1 5 0 R >>", note)
    file = file.replace(b"/MediaBox", b"/Annots [6 0 R] /MediaBox")
    assert [word.text for word in page(file).words] == ["tekst"]


def test_pages_come_in_the_order_of_the_page_tree() -> None:
    def leaf(content: int) -> bytes:
        box = b"/MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >>"
        return b"<< /Type /Page /Parent 2 0 R %s /Contents %d 0 R >>" % (box, content)

    file = pdf_file(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R 3 0 R] /Count 2 >>",
        leaf(7),
        leaf(6),
        FONT,
        stream(b"BT /F1 9 Tf (en) Tj ET"),
        stream(b"BT /F1 9 Tf (to) Tj ET"),
    )
    found = pdf.pages(file, None, 10)
    assert [[word.text for word in each.words] for each in found] == [["en"], ["to"]]


def test_a_page_of_several_streams_is_one() -> None:
    file = one_page(stream(b"BT /F1 9 Tf 72 700 Td"), b"/Font << /F1 5 0 R >>", stream(b"(tekst) Tj ET"))
    file = file.replace(b"/Contents 4 0 R", b"/Contents [4 0 R 6 0 R]")
    assert [word.text for word in page(file).words] == ["tekst"]


HOSTILE = [
    b"(" * 500_000,
    b"(\\" * 250_000,
    b"[" * 500_000,
    b"<" * 500_000,
    b"< " * 250_000,
    b" " * 500_000,
    b"q " * 200_000,
    b"/a BMC " * 70_000 + b"BT /F1 9 Tf " + b"(a) Tj " * 70_000,
    b"1 " * 250_000,
    b"9" * 500_000 + b" Tc",
    b"BI ID " * 80_000,
    b"BT /F1 9 Tf " + b"99999999999999 0 0 9 0 0 cm " * 3_000 + b"(a) Tj",
]


@pytest.mark.campaign
@pytest.mark.parametrize("content", HOSTILE, ids=lambda content: content[:12].decode())
def test_a_hostile_stream_takes_time_in_step_with_its_length(content: bytes) -> None:
    before = time.process_time()
    drawn(content)
    assert time.process_time() - before < 8


@pytest.mark.campaign
def test_a_hundred_thousand_words_and_a_giant_one_are_read_in_seconds() -> None:
    before = time.process_time()
    many = drawn(b"BT /F1 9 Tf 1 TL 72 800 Td " + b"(og at) ' " * 50_000 + b"ET")
    giant = drawn(b"BT /F1 9 Tf (" + b"x" * 1_000_000 + b") Tj " + b"(y) Tj " * 100_000 + b"ET")
    assert (len(many.words), [len(word.text) for word in giant.words]) == (100_000, [1_100_000])
    assert time.process_time() - before < 20


def test_what_reportlab_typesets_is_read() -> None:
    out = BytesIO()
    canvas = Canvas(out, pagesize=A4)
    text = canvas.beginText(72, 700)
    text.setFont("Times-Bold", 12, leading=14)
    text.setCharSpace(3)
    text.textLine("DAGSORDEN 2018")
    canvas.drawText(text)
    canvas.save()
    assert [word.text for word in page(out.getvalue()).words] == ["DAGSORDEN", "2018"]
