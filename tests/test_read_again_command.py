"""`manage.py read_again` says what the editors' report says, and takes it unless told not to."""

from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from minutes import readings
from minutes.models import AgendaItem, Document, Trial
from tests import builders
from tests.referater import LETTER, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

POOR = referat([item("1", "Godkendelse af refcrat", "KKR Hovedstaden godkendte referatet.")])


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


@pytest.fixture
def document() -> Document:
    row = builders.document(content=LETTER.encode(), kind="referat")
    readings.keep(row, POOR)
    readings.put(row, readings.layered(row, POOR))
    return row


def read_again(*words: str) -> str:
    out = StringIO()
    call_command("read_again", *words, stdout=out)
    return out.getvalue()


def title() -> str:
    return AgendaItem.objects.get().title


def test_a_dry_run_says_what_would_change_and_leaves_it(document: Document) -> None:
    said = read_again("--all", "--dry-run")

    assert "0 uændret, 1 ændres, 0 konflikt med en rettelse, 0 kan ikke læses." in said
    assert f"{document.pk} KKR Hovedstaden 2. september 2025: 1 punkt får ny titel" in said
    assert title() == "Godkendelse af refcrat"
    assert Trial.objects.get().state == "discarded"


def test_it_is_taken(document: Document) -> None:
    builders.document(builders.meeting(of=builders.council("sjaelland")), content=b"en anden")

    assert "1 er læst igen." in read_again("--council", "hovedstaden")

    assert title() == "Godkendelse af referat"


def test_what_cannot_be_read_is_told_and_left(document: Document) -> None:
    broken = builders.document(name="skadet.pdf", content=b"%PDF-1.4\nover og ud")

    with pytest.raises(SystemExit):
        read_again(str(broken.pk))

    broken.refresh_from_db()
    assert broken.status == "ready"


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ([], "Vælg enten"),
        (["--all", "1"], "Vælg enten"),
        (["--council", "fyn"], "Intet KKR hedder fyn"),
        (["404"], "ingen sådanne"),
    ],
)
def test_what_makes_no_sense_is_told(words: list[str], says: str) -> None:
    with pytest.raises(CommandError, match=says):
        read_again(*words)
