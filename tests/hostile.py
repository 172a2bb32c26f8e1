"""Small PDF files made to hang, crash or fill whoever reads them."""

from __future__ import annotations

import zlib

FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"


def pdf(*objects: bytes, trailer: bytes = b"") -> bytes:
    """A PDF whose first object is its catalog, with a right cross-reference table."""
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, body in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R %s >>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        trailer,
        start,
    )
    return bytes(out)


def stream(data: bytes, entries: bytes = b"") -> bytes:
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(data), entries, data)


def one_page(content: bytes, resources: bytes = b"/Font << /F1 5 0 R >>", *more: bytes) -> bytes:
    return pdf(
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << %s >> >>"
        % resources,
        content,
        FONT,
        *more,
    )


def page_tree_that_loops() -> bytes:
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [2 0 R] /Count 1 >>")


def form_that_draws_itself() -> bytes:
    form = stream(
        b"/X Do /X Do",
        b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>",
    )
    return one_page(stream(b"/X Do"), b"/XObject << /X 6 0 R >>", form)


def huge_cross_reference() -> bytes:
    return b"%PDF-1.4\nxref\n0 99999999999\ntrailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n"


def cross_reference_that_loops() -> bytes:
    return pdf(b"<< /Type /Catalog /Pages 2 0 R >>", trailer=b"/Prev 9")


def deep_nesting() -> bytes:
    return one_page(stream(b"[" * 400_000))


def letters_that_are_nul(text: str) -> bytes:
    """A page of the text whose font says that ~ is NUL, as fonts cut to what a page uses may do."""
    lines = b"".join(b"(%s) ' " % line.encode("cp1252") for line in text.splitlines())
    return one_page(
        stream(b"BT /F1 10 Tf 14 TL 50 800 Td %sET" % lines),
        b"/Font << /F1 6 0 R >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /ToUnicode 7 0 R /Encoding /WinAnsiEncoding >>",
        stream(b"begincmap\n1 beginbfchar\n<7E> <0000>\nendbfchar\nendcmap"),
    )


def decompression_bomb() -> bytes:
    """Half a megabyte that unpacks to 500."""
    packer = zlib.compressobj(9, wbits=-zlib.MAX_WBITS)
    # Flushed in full, a block stands by itself and may be said again.
    block = packer.compress(bytes(1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    checksum = ((500 << 20) % 65521) << 16 | 1
    packed = b"\x78\xda" + 500 * block + packer.flush() + checksum.to_bytes(4, "big")
    return one_page(stream(packed, b"/Filter /FlateDecode"))


def endless_drawing() -> bytes:
    """A few kilobytes that draw ten million letters."""
    words = b"BT /F1 9 Tf " + b"(" + b"x" * 10_000_000 + b") Tj ET"
    return one_page(stream(zlib.compress(words, 9), b"/Filter /FlateDecode"))


def widths_without_end() -> bytes:
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /A /Encoding /Identity-H /DescendantFonts [7 0 R] >>"
    below = (
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /A /W [0 2000000000 500] /CIDSystemInfo << >> >>"
    )
    return one_page(stream(b"BT /F2 9 Tf <0041> Tj ET"), b"/Font << /F2 6 0 R >>", font, below)


ALL = {
    make.__name__: make
    for make in (
        page_tree_that_loops,
        form_that_draws_itself,
        huge_cross_reference,
        cross_reference_that_loops,
        deep_nesting,
        decompression_bomb,
        endless_drawing,
        widths_without_end,
    )
}
