"""`manage.py index`, as whoever runs the archive meets it."""

from importlib import import_module
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from minutes import search
from minutes.models import AgendaItem
from tests import builders

pytestmark = pytest.mark.django_db


def said(*options: str) -> str:
    out = StringIO()
    call_command("index", *options, stdout=out)
    return out.getvalue()


def test_it_builds_follows_and_checks() -> None:
    builders.item()
    assert said() == "Indekset er bygget forfra: 1 møder.\n"
    assert said() == "Indekset er ført ajour: 0 møder.\n"
    assert said("--rebuild") == "1 af 1 møder\nIndekset er bygget forfra: 1 møder.\n"
    assert said("--check") == "2 opslag: 0 mangler, 0 for meget, 0 forældede.\n"


@pytest.mark.django_db(transaction=True)
def test_it_reads_a_batch_ahead(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("minutes.search.follow"), "MEETINGS_A_COMMIT", 2)
    for day in builders.days(5):
        builders.item(builders.meeting(day))
    assert said("--rebuild").splitlines() == [
        "2 af 5 møder",
        "4 af 5 møder",
        "5 af 5 møder",
        "Indekset er bygget forfra: 5 møder.",
    ]
    assert search.check() == search.Difference(entries=10, missing=0, surplus=0, stale=0)


@pytest.mark.parametrize("at_once", [1, 2, 5_000])
def test_its_check_fails_on_any_difference(at_once: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(import_module("minutes.search.checking"), "AT_ONCE", at_once)
    meeting = builders.meeting()
    items = [builders.item(meeting, str(number)) for number in (1, 2)]
    search.follow()
    # Past the change log, as no code of ours does.
    AgendaItem.objects.filter(pk=items[0].pk).update(title="Andet")
    items[1].delete()
    builders.item(meeting, "3")
    with pytest.raises(SystemExit) as ended:
        said("--check")
    assert ended.value.code == 1
    assert search.check() == search.Difference(entries=3, missing=1, surplus=1, stale=1)


def test_it_says_why_it_cannot(index_dir: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        said("--check")
    index_dir.write_text("a file where the folder should be")
    with pytest.raises(CommandError, match="kan ikke"):
        said("--rebuild")
