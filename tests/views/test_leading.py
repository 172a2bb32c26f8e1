"""Links from lists into an item: by the anchor of the paragraph's own words, which no reading moves."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minutes.ingest.addresses import complete, put_paragraphs
from minutes.ingest.rows import Writer
from minutes.models import AgendaItem, SearchChange
from tests import builders
from tests.landing import Reader

pytestmark = pytest.mark.django_db

HOME = "/hovedstaden/2025-09-02/3.5/"
NAMING = "Furesø har spurgt om taksten."
# The page, and the link of it that leads to a paragraph: (address, pattern of the link, words it leads to)
LINKS = [
    ("/soeg/?q=spurgt&kommune=furesoe", rf'"({HOME}\?q=spurgt#[^"]+)"', NAMING),
    ("/kommune/furesoe/", rf'"({HOME}#[^"]+)"', NAMING),
    ("/parti/oe/", rf'"({HOME}#[^"]+)"', "Enhedslisten er imod."),
    ("/medlem/maja-hoejgaard/", rf'"({HOME}#[^"]+)"', "Enhedslisten er imod."),
]


@pytest.fixture
def item(settings: Any, tmp_path: Path) -> AgendaItem:
    settings.INDEX_DIR = tmp_path / "index"
    item = builders.item(
        builders.meeting(),
        "3.5",
        "Takster",
        baggrund=f"Taksten er ny.\n\n{NAMING}",
        decision="Godkendt.\n\nEnhedslisten er imod.",
        municipalities=[builders.municipality()],
    )
    row = builders.reservation(item.decision, "Enhedslisten er imod.", [builders.party("Ø")])
    row.members.add(builders.attendance(item.meeting, person=True).member)
    type(row).objects.update(position=1)
    complete()
    return item


@pytest.mark.parametrize(("address", "link", "words"), LINKS)
def test_a_saved_link_leads_to_its_paragraph_after_another_reading(
    client: Client, item: AgendaItem, address: str, link: str, words: str
) -> None:
    (saved,) = set(re.findall(link, client.get(address).content.decode()))
    item.baggrund = f"Noget nyt er læst.\n\nOg mere.\n\n{item.baggrund}"
    item.save()
    SearchChange.objects.lock()
    put_paragraphs(Writer(), item.meeting)

    landed, read = Reader(client).landing(saved)
    assert landed.startswith(HOME) and read.endswith(words)


def test_a_paragraph_without_a_row_is_led_to_by_its_section(client: Client, item: AgendaItem) -> None:
    item.meeting.paragraphs.all().delete()
    for address, link, _ in LINKS:
        (saved,) = set(re.findall(link, client.get(address).content.decode()))
        page = client.get(saved).content.decode()
        assert f'id="{saved.partition("#")[2]}"' in page, saved
