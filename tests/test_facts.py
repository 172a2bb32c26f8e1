"""Danish facts in rows: there once, however often they are loaded."""

from typing import Any

import pytest

from minutes import facts
from minutes.models import Council, Municipality, Party, Topic

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]


def rows() -> list[dict[str, Any]]:
    return [row for model in (Council, Municipality, Party, Topic) for row in model.objects.values()]


def test_they_are_those_of_the_files() -> None:
    assert Council.objects.count() == 5
    assert Municipality.objects.count() == 98
    assert Municipality.objects.get(code="0400").full_name == "Bornholms Regionskommune"
    assert Party.objects.get(letter="Ø").name == "Enhedslisten"
    # A local list is its municipality's.
    assert Party.objects.get(name="Nytgribskov").municipality.name == "Gribskov"
    assert Topic.objects.filter(name="Sundhed").exists()


def test_loading_again_changes_nothing() -> None:
    before = rows()
    facts.load()
    assert rows() == before


def test_a_row_becomes_what_the_file_says_and_others_are_left() -> None:
    Municipality.objects.filter(code="0400").update(name="Rønne", aliases=[])
    Topic.objects.create(slug="andet", name="Andet", position=99)
    facts.load()
    assert Municipality.objects.get(code="0400").name == "Bornholm"
    assert Topic.objects.filter(slug="andet").exists()
