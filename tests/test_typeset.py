"""However a referat is drawn, reading its PDF gives what reading its text gives."""

from dataclasses import replace
from pathlib import Path

import pytest

from minutes.parsing import parse
from tests.typeset import Way, pdf_of

TEXT = """REFERAT 2025
KKR SJÆLLAND
Dato: 02-09-2025 10:00
Sted: Ringsted

Deltagere
Allan S. Andersen (A), Faxe Kommune
Bent Hansen (V), Greve Kommune
 1. Kvoter for 2019
SAG-2025-03121 gitb

Baggrund
Kommunekontaktrådet skal hvert år fordele de flygtninge, som kommunerne modtager,
ud fra de lokale forhold, og skal derfor drøfte forslaget til den nye fordeling.

Kommune            Kvote 2018   Kvote 2019
Faxe                       9            7
Greve                     18           15
Holbæk                    16           14

Indstilling
Det indstilles, at KKR Sjælland godkender kvoterne.

Beslutning
Godkendt.
 2. Eventuelt
"""
WAYS = [
    Way(),
    Way(by="word"),
    Way(by="letter"),
    Way(justified=True),
    Way(by="word", justified=True),
    Way(spaced=4),
    Way(foot="Side {} af 3", even_head="KKR Sjælland | 02-09-2025"),
    Way(foot="- {} -"),
]


@pytest.mark.parametrize("way", WAYS, ids=str)
def test_a_pdf_is_read_as_its_text(way: Way, tmp_path: Path) -> None:
    written = parse(TEXT.encode())
    drawn = parse(pdf_of(TEXT, tmp_path / "referat.pdf", way=way).read_bytes())
    for fact in ("council", "kind", "date", "start_time", "place", "pages"):
        assert getattr(drawn, fact) == getattr(written, fact)
    assert [replace(row, line=0) for row in drawn.attendance] == [
        replace(row, line=0) for row in written.attendance
    ]
    for found, expected in zip(drawn.items, written.items, strict=True):
        assert (found.number, found.title, found.sections) == (
            expected.number,
            expected.title,
            expected.sections,
        )
    assert "Faxe\t9\t7" in (drawn.items[0].sections.baggrund or "")
