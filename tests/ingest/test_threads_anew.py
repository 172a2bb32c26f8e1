"""A sagsforløb keeps its address and its links through readings that move and renumber its items."""

import pytest
from django.test import Client

from minutes import threads
from minutes.ingest import ingest
from minutes.models import AgendaItem, Document, Link, Thread, ThreadItem
from tests import builders
from tests.ingest.test_reading_anew import changed, read

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

# Its punkt 3.1 says: »drøftede sagen på mødet den 14. november 2025, jf. punkt 3.4«.
NAME = "kkr-nordjylland-2026-02-13"


def rows() -> tuple[list[object], ...]:
    return tuple(list(model.objects.order_by("pk").values_list()) for model in (Link, ThreadItem, Thread))


@pytest.mark.campaign
def test_a_thread_is_the_same_after_every_reading(client: Client) -> None:
    before = builders.item(
        builders.meeting("2025-11-14", builders.council("nordjylland")), "3.4", "It-drift i fællesskab"
    )
    threads.follow(before.meeting)
    ingest(builders.document(None, f"{NAME}.txt"), read(NAME))
    address = Thread.objects.get().get_absolute_url()
    item = AgendaItem.objects.get(title__startswith="Ny fælles it-driftsorganisation")
    page = client.get(address).content.decode()
    assert "Henviser til mødet den 14. november 2025, punkt 3.4" in page
    assert item.get_absolute_url() in page
    first = rows()

    assert ingest(Document.objects.get(), read(NAME)).is_empty
    assert rows() == first

    ingest(Document.objects.get(), changed(read(NAME)))
    assert set(ThreadItem.objects.values_list("item", flat=True)) == {before.pk, item.pk}
    assert AgendaItem.objects.get(pk=item.pk).get_absolute_url() in client.get(address).content.decode()

    ingest(Document.objects.get(), read(NAME))
    assert client.get(address).content.decode() == page
