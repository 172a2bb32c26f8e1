"""Choosing which of a meeting's files counts, and reaching the one that did."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minutes import readings
from minutes.models import Correction, Document, Hiding
from minutes.parsing.types import ParsedReferat, Sections
from tests import builders
from tests.referater import item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

OLD = referat([item("4", "Budget", sections=Sections(beslutning="Godkendt som indstillet."))])
NEW = referat([item("4", "Budget", sections=Sections(beslutning="Udsat som indstillet."))])


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def read(parsed: ParsedReferat, name: str, **fields: Any) -> Document:
    document = builders.document(name=name, content=name.encode(), kind="referat", **fields)
    readings.keep(document, parsed)
    return document


@pytest.fixture
def first() -> Document:
    document = read(OLD, "foerste.txt")
    readings.put(document, readings.layered(document, OLD))
    return document


@pytest.fixture
def second(first: Document) -> Document:
    return read(NEW, "anden.txt", status="held", held_for=["version"])


def choose(client: Client, document: Document, choice: str, why: str = "") -> str:
    address = f"{document.get_absolute_url()}udgave/vaelg/"
    return client.post(address, {"choice": choice, "why": why}, follow=True).content.decode()


def words(page: str) -> str:
    return " ".join(page.split())


def decision(client: Client) -> str:
    return client.get("/hovedstaden/2025-09-02/4/").content.decode()


def test_the_page_of_the_file_leads_to_the_choice(admin_client: Client, second: Document) -> None:
    page = admin_client.get(second.get_absolute_url()).content.decode()

    assert "Mødet har et referat i forvejen" in page
    assert f'href="{second.get_absolute_url()}udgave/"' in page


def test_the_comparison_says_what_would_change(admin_client: Client, second: Document) -> None:
    page = words(admin_client.get(f"{second.get_absolute_url()}udgave/").content.decode())

    assert "KKR Hovedstaden 2. september 2025 har et referat i forvejen" in page
    assert "<li>1 beslutning ændres</li>" in page
    assert "<h3>Punkt 4 Budget</h3>" in page
    assert "<del>Godkendt</del> <ins>Udsat</ins> som indstillet." in page
    for choice in ("Ny version", "Erstat", "Behold den gamle"):
        assert choice in page


def test_a_new_version_counts_and_the_old_one_can_be_had(
    admin_client: Client, client: Client, first: Document, second: Document
) -> None:
    page = choose(admin_client, second, "earlier", "Rettet udgave")

    assert "anden.txt gælder nu. foerste.txt er en tidligere udgave" in page
    assert "Udsat som indstillet." in decision(client)
    meeting = client.get("/hovedstaden/2025-09-02/").content.decode()
    first.refresh_from_db()
    assert f'<a href="{first.own_address}">Tidligere udgave, som gjaldt indtil ' in meeting
    assert b"".join(client.get(first.own_address)) == b"foerste.txt"
    second.refresh_from_db()
    assert b"".join(client.get(second.own_address)) == b"anden.txt"
    assert b"".join(client.get("/hovedstaden/2025-09-02/referat.txt")) == b"anden.txt"


def test_what_was_replaced_is_nowhere(
    admin_client: Client, client: Client, first: Document, second: Document
) -> None:
    choose(admin_client, second, "replaced")

    first.refresh_from_db()
    assert "Tidligere udgave" not in client.get("/hovedstaden/2025-09-02/").content.decode()
    assert client.get(first.own_address)["Location"] == "/hovedstaden/2025-09-02/"
    assert first.path.exists()

    choose(admin_client, first, "show")
    assert client.get(first.own_address).status_code == 200
    choose(admin_client, first, "hide")
    assert client.get(first.own_address)["Location"] == "/hovedstaden/2025-09-02/"


def test_a_new_file_is_nowhere_before_the_choice(client: Client, first: Document, second: Document) -> None:
    assert "Godkendt som indstillet." in decision(client)
    digest = second.sha256[:12]
    assert client.get(f"/hovedstaden/2025-09-02/udgave/{digest}.txt").status_code == 404


def test_the_old_one_is_kept_for_a_reason(admin_client: Client, client: Client, second: Document) -> None:
    assert "Skriv, hvorfor den lægges til side." in choose(admin_client, second, "aside")
    page = choose(admin_client, second, "aside", "Et udkast")

    assert "anden.txt er lagt til side." in page
    assert "Lagt til side siden" in page and "Et udkast" in page
    assert "Godkendt som indstillet." in decision(client)


def test_the_choice_can_be_made_over(
    admin_client: Client, client: Client, first: Document, second: Document
) -> None:
    choose(admin_client, second, "replaced")

    assert "foerste.txt gælder nu." in choose(admin_client, first, "earlier")

    assert "Godkendt som indstillet." in decision(client)


def test_a_conflict_is_shown_with_all_three_words(
    admin_client: Client, first: Document, second: Document
) -> None:
    about = {"document": first, "meeting": first.meeting, "part": "item", "number": "4", "name": "Budget"}
    Correction.objects.create(
        field="beslutning", before="Godkendt som indstillet.", after="Tiltrådt som indstillet.", **about
    )
    readings.renew(first)

    page = words(admin_client.get(f"{second.get_absolute_url()}udgave/").content.decode())

    assert "1 rettelse er i konflikt med læsningen" in page
    assert "<h3>Punkt 4, beslutning: Budget</h3>" in page
    for word in ("Tiltrådt", "Godkendt", "Udsat"):
        assert f"<dd>{word} som indstillet.</dd>" in page


def test_an_earlier_version_with_something_hidden_is_not_given_whole(
    admin_client: Client, client: Client, first: Document, second: Document
) -> None:
    choose(admin_client, second, "earlier")
    first.refresh_from_db()
    Hiding.objects.create(
        document=second, meeting=first.meeting, extent="span", phrase="foerste", reason="Navn"
    )

    response = client.get(first.own_address)

    assert response.status_code != 200 or b"foerste" not in b"".join(response)


def test_a_file_that_counts_has_nothing_to_choose(admin_client: Client, first: Document) -> None:
    response = admin_client.get(f"{first.get_absolute_url()}udgave/")

    assert (response.status_code, response["Location"]) == (302, first.get_absolute_url())


def test_an_unread_file_is_to_be_read_first(admin_client: Client) -> None:
    document = builders.document(name="tom.txt", status="held", held_for=["version"])

    assert "Læs den igen først" in admin_client.get(f"{document.get_absolute_url()}udgave/").content.decode()
    assert "Læs den igen først." in choose(admin_client, document, "earlier")


@pytest.mark.parametrize("end", ["udgave/", "udgave/vaelg/"])
def test_a_stranger_is_asked_to_log_in(client: Client, first: Document, end: str) -> None:
    assert client.get(f"{first.get_absolute_url()}{end}")["Location"].startswith("/log-ind/")


def test_what_is_seen_through_goes_on_to_the_choice(admin_client: Client, second: Document) -> None:
    Document.objects.filter(pk=second.pk).update(held_for=["version", "doubts"])

    response = admin_client.post(f"{second.get_absolute_url()}offentliggoer/")

    assert response["Location"] == f"{second.get_absolute_url()}udgave/"
    second.refresh_from_db()
    assert (second.status, second.held_for) == ("held", ["version"])


def test_the_one_that_counts_leads_to_the_others(
    admin_client: Client, first: Document, second: Document
) -> None:
    choose(admin_client, second, "replaced", "Dårlig kopi")

    page = words(admin_client.get(second.get_absolute_url()).content.decode())

    assert f'Erstattet: <a href="{first.get_absolute_url()}">foerste.txt</a>' in page
    again = words(admin_client.get(f"{first.get_absolute_url()}udgave/").content.decode())
    assert "Gør gældende igen" in again and "<h2>Hvis den gælder igen</h2>" in again


def test_the_page_of_the_file_tells_of_conflicts(admin_client: Client, first: Document) -> None:
    Correction.objects.create(document=first, meeting=first.meeting, part="item", state="conflict")

    page = admin_client.get(first.get_absolute_url()).content.decode()

    assert '<a href="/redaktion/konflikter/">1 rettelse passer ikke med det, der er læst</a>' in page


def test_what_waits_for_the_choice_alone_is_not_offered_to_readers(
    admin_client: Client, second: Document
) -> None:
    page = admin_client.get(second.get_absolute_url()).content.decode()

    assert "Offentliggør alligevel" not in page
    assert page.count("i forvejen") == 1


def test_a_page_and_a_kind_of_file_that_are_no_more_lead_on(
    admin_client: Client, client: Client, first: Document, second: Document
) -> None:
    builders.page(first, 2)
    readings.keep(first, replace(OLD, page_texts=[*OLD.page_texts, replace(OLD.page_texts[0], number=2)]))
    Document.objects.filter(pk=second.pk).update(text_source="text layer")
    readings.keep(second, replace(NEW, text_source="text layer"))
    assert client.get("/hovedstaden/2025-09-02/side/2/").status_code == 200

    choose(admin_client, second, "replaced")

    assert client.get("/hovedstaden/2025-09-02/side/2/")["Location"] == "/hovedstaden/2025-09-02/"
    old = client.get("/hovedstaden/2025-09-02/referat.txt")
    assert old["Location"] == "/hovedstaden/2025-09-02/referat.pdf"
    choose(admin_client, first, "replaced")
    assert client.get("/hovedstaden/2025-09-02/side/2/").status_code == 200
    assert client.get("/hovedstaden/2025-09-02/referat.txt").status_code == 200
