"""Choosing what is read anew, the report that fills, and what an editor does with it."""

from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from minutes import readings, tasks, trials
from minutes.models import AgendaItem, Document, Trial, TrialRun
from minutes.parsing.types import ParsedReferat
from tests import builders
from tests.referater import LETTER, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

POOR = referat([item("1", "Godkendelse af refcrat", "KKR Hovedstaden godkendte referatet.")])
GOOD = referat([item("1", "Godkendelse af referat", "KKR Hovedstaden godkendte referatet.")])


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def document() -> Document:
    """The letter, as an older reader read it."""
    row = builders.document(content=LETTER.encode(), kind="referat")
    readings.keep(row, POOR)
    readings.put(row, readings.layered(row, POOR))
    return row


def read(parsed: ParsedReferat) -> Trial:
    """As a worker does it, with such a reading."""
    claimed = Trial.objects.claim()
    assert claimed
    trials.note(claimed, parsed)
    return Trial.objects.get(pk=claimed.pk)


def get(client: Client, address: str) -> str:
    return " ".join(client.get(address).content.decode().split())


def post(client: Client, address: str, **data: Any) -> str:
    return " ".join(client.post(address, data, follow=True).content.decode().split())


def test_one_document_is_tried_from_its_own_page(admin_client: Client, document: Document) -> None:
    page = get(admin_client, document.get_absolute_url())
    assert f'name="valgt" value="{document.pk}"' in page

    waiting = post(admin_client, "/upload/laes-igen/", valgt=document.pk)
    assert "Venter på at blive læst" in waiting

    trial = read(GOOD)
    page = get(admin_client, trial.get_absolute_url())
    assert "<li>1 punkt får ny titel</li>" in page
    assert "Godkendelse af <del>refcrat</del> <ins>referat</ins>" in page

    done = post(admin_client, f"{trial.get_absolute_url()}afgoer/", choice="take")
    assert "referat.txt er læst igen." in done
    assert AgendaItem.objects.get().title == "Godkendelse af referat"


def test_a_trial_can_be_thrown_away(admin_client: Client, document: Document) -> None:
    post(admin_client, "/upload/laes-igen/", valgt=document.pk)
    trial = read(GOOD)

    page = post(admin_client, f"{trial.get_absolute_url()}afgoer/", choice="discard")

    assert "Arkivet er, som det var." in page
    assert AgendaItem.objects.get().title == "Godkendelse af refcrat"


def test_many_are_read_and_the_report_fills(admin_client: Client, document: Document) -> None:
    failing = builders.document(name="borte.pdf", content=b"%PDF-1.4\nover og ud")
    report = post(admin_client, "/upload/laes-igen/")
    assert "<strong>2</strong> venter på at blive læst" in report
    assert "hx-get" in report

    read(GOOD)
    tasks.work_on_trials()

    run = TrialRun.objects.get()
    report = get(admin_client, f"{run.get_absolute_url()}status/")
    assert "hx-get" not in report
    assert "<strong>1</strong> ændres" in report and "<strong>1</strong> kan ikke læses" in report
    assert report.index("borte.pdf") < report.index("1 punkt får ny titel")
    changed = run.trials.get(document=document)
    assert f'href="{changed.get_absolute_url()}"' in report

    post(admin_client, f"{run.get_absolute_url()}afgoer/", choice="take")
    tasks.work_on_trials()
    assert "<strong>1</strong> taget" in get(admin_client, run.get_absolute_url())
    assert AgendaItem.objects.get().title == "Godkendelse af referat"
    failing.refresh_from_db()
    assert failing.status == "ready"


def test_a_whole_report_can_be_thrown_away(admin_client: Client, document: Document) -> None:
    builders.document(name="anden.txt")
    post(admin_client, "/upload/laes-igen/")
    run = TrialRun.objects.get()

    assert "2 prøvelæsninger er kasseret." in post(
        admin_client, f"{run.get_absolute_url()}afgoer/", choice="discard"
    )
    tasks.work_on_trials()
    assert run.counts()["discarded"] == 2


@pytest.mark.parametrize(
    ("asked", "names", "words"),
    [
        ({}, ["a", "b", "c", "d"], "alle dokumenter"),
        ({"kkr": "sjaelland"}, ["b"], "KKR Sjælland"),
        ({"status": "failed"}, ["c"], "kunne ikke læses"),
        ({"below": "90"}, ["a"], "læsbarhed under 90 %"),
        ({"before": "2026-05-01"}, ["a"], "læst før 1. maj 2026"),
        ({"kkr": "hovedstaden", "below": "90"}, ["a"], "KKR Hovedstaden, læsbarhed under 90 %"),
    ],
)
def test_what_is_read_anew_is_chosen(
    admin_client: Client, asked: dict[str, str], names: list[str], words: str
) -> None:
    first = builders.document(builders.meeting(), "a", text_quality=0.7)
    readings.keep(first, POOR)
    first.reading.read_at = "2026-04-30T12:00Z"
    first.reading.save()
    other = builders.meeting(of=builders.council("sjaelland"))
    readings.keep(builders.document(other, "b", text_quality=0.99), POOR)
    builders.document(name="c", status="failed", error_code="damaged")
    builders.document(name="d", status="needs_ocr")
    builders.document(name="e", status="received")
    counted = get(admin_client, "/upload/laes-igen/?" + "&".join(f"{k}={v}" for k, v in asked.items()))

    post(admin_client, "/upload/laes-igen/", **asked)

    run = TrialRun.objects.get()
    assert f"Læs {len(names)} dokument" in counted
    assert [trial.document.original_name for trial in run.trials.select_related("document")] == names
    assert run.chosen == (names[0] if len(names) == 1 else words)


@pytest.mark.parametrize("asked", [{"valgt": "x"}, {"before": "i går"}, {"kkr": "fyn"}])
def test_what_makes_no_sense_chooses_none(
    admin_client: Client, document: Document, asked: dict[str, str]
) -> None:
    assert "Ingen dokumenter er valgt" in post(admin_client, "/upload/laes-igen/", **asked)
    assert not TrialRun.objects.exists()


def test_a_report_costs_the_same_however_long(admin_client: Client, django_assert_num_queries: Any) -> None:
    run = TrialRun.objects.create(chosen="alle")
    for amount in (2, 8):
        for number in range(amount):
            meeting = builders.meeting(f"20{amount:02}-01-0{number + 1}")
            Trial.objects.create(run=run, document=builders.document(meeting), state="changed")
        with django_assert_num_queries(6):
            admin_client.get(run.get_absolute_url())


@pytest.mark.parametrize("address", ["/upload/laes-igen/", "/upload/laes-igen/1/", "/upload/laes-igen/1/1/"])
def test_a_stranger_is_asked_to_log_in(client: Client, address: str) -> None:
    assert client.get(address)["Location"].startswith("/log-ind/")
