import pytest

from minutes.parsing import agenda_item, outline, prose
from minutes.parsing.types import Item
from tests.parsing.lines import lines


def item(text: str) -> Item:
    found = outline.of(lines(text)).items[0]
    return agenda_item.read(found, agenda_item.Context(prose.setting(lines(text))))[0]


CASES = [
    ("SAG-2025-03121 gitb", "SAG-2025-03121", ["gitb"]),
    ("SAG-2025-03121 lar/chch/chbn", "SAG-2025-03121", ["lar", "chch", "chbn"]),
    ("SAG-2014-06780", "SAG-2014-06780", []),
    # The hyphens read as something else.
    ("SAG 2025–03121 gitb", "SAG-2025-03121", ["gitb"]),
    # Personal data: however they are set, they must not become the item's text.
    ("SAG-2025-03121 lar, chch", "SAG-2025-03121", ["lar", "chch"]),
    ("SAG-2025-03121 lar / chch / chbn", "SAG-2025-03121", ["lar", "chch", "chbn"]),
    ("SAG-2025-03121 gitb lar/chch", "SAG-2025-03121", ["gitb", "lar", "chch"]),
]


@pytest.mark.parametrize(("line", "number", "officers"), CASES)
def test_the_case_and_its_officers_are_read(line: str, number: str, officers: list[str]) -> None:
    found = item(f"1. Status\n{line}\n\nBaggrund\n\nen\n")
    assert (found.case_number, found.case_officers) == (number, officers)


def test_attachments_have_one_title_each() -> None:
    bilag = "Tidsplan - Region Østdanmark\nStatus på nationale spor"
    found = item(f"1. Status\nSAG-2025-03121 gitb\nBaggrund\nen\nBilag\n{bilag}\n\nBeslutning\nto")
    assert found.attachments == ["Tidsplan - Region Østdanmark", "Status på nationale spor"]


def test_an_empty_section_is_null_and_has_no_place() -> None:
    found = item("1. Status\nSAG-2025-03121 gitb\n\nBaggrund\n\nIndstilling\n\nen\nto\n\nSagsfremstilling\n")
    assert (found.sections.baggrund, found.sections.indstilling) == (None, "en to")
    assert found.section_spans == {"indstilling": (8, 9)}
    assert found.section_pages == {"indstilling": 1}


def test_text_without_a_heading_is_kept_and_said() -> None:
    text = "1. Status\nSAG-2025-03121 gitb\nDer orienteres om Movia.\n\nBeslutning\n\nTaget til efterretning."
    lines_of_item = outline.of(lines(text)).items[0]
    found, warnings = agenda_item.read(lines_of_item, agenda_item.Context(prose.setting(lines(text))))
    assert found.sections.sagsfremstilling == "Der orienteres om Movia."
    assert [(warning.code, warning.line) for warning in warnings] == [("text_without_heading", 3)]
    assert found.outcomes == ["taget til efterretning"]
