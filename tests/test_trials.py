"""Reading anew on trial: workers read, nothing changes, an editor takes it or throws it away."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from minutes import readings, tasks, trials
from minutes.models import AgendaItem, Correction, Document, Trial, TrialRun
from minutes.parsing.types import ParsedReferat, Warning
from tests import builders
from tests.referater import LETTER, item, referat

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("facts")]

State = Trial.State
# What an older reader may have made of the letter.
POOR = referat([item("1", "Godkendelse af refcrat", "KKR Hovedstaden godkendte referatet.")])
GOOD = referat([item("1", "Godkendelse af referat", "KKR Hovedstaden godkendte referatet.")])
PRIVATE = [Warning("cpr", "Side 1 kan indeholde et CPR-nummer.", 1, 1)]


@pytest.fixture(autouse=True)
def folders(settings: Any, tmp_path: Path) -> None:
    settings.DOCUMENTS_DIR = tmp_path / "documents"
    settings.INDEX_DIR = tmp_path / "index"


def poorly_read() -> Document:
    """The letter as it stands after a reading that got the title wrong."""
    document = builders.document(content=LETTER.encode(), kind="referat")
    readings.keep(document, POOR)
    readings.put(document, readings.layered(document, POOR))
    assert title() == "Godkendelse af refcrat"
    return document


def title() -> str:
    return AgendaItem.objects.get().title


def tried(document: Document, parsed: ParsedReferat | None = None) -> Trial:
    """Its trial: of such a reading, else of what a worker reads in the file."""
    run = trials.order([document], "alle", None)
    if parsed is None:
        tasks.work_on_trials()
    else:
        claimed = Trial.objects.claim()
        assert claimed
        trials.note(claimed, parsed)
    return run.trials.get()


def test_a_trial_says_what_would_change_and_changes_nothing() -> None:
    document = poorly_read()
    trial = tried(document)

    assert (trial.state, trial.summary[0]) == ("changed", "1 punkt får ny titel")
    assert title() == "Godkendelse af refcrat"
    assert readings.kept(document) == POOR
    found = trials.found(trial)
    assert found and found.summary() == trial.summary


def test_what_is_taken_is_what_was_read() -> None:
    document = poorly_read()
    trial = tried(document, GOOD)
    document.path.unlink()

    assert trial.run.trials.that_can_be_taken().take() == 1
    tasks.work_on_trials()

    trial.refresh_from_db()
    document.refresh_from_db()
    assert (trial.state, trial.content) == ("taken", None)
    assert (document.status, title()) == ("ready", "Godkendelse af referat")


def test_a_trial_that_finds_nothing_new_says_so() -> None:
    trial = tried(poorly_read(), POOR)

    assert (trial.state, trial.summary) == ("unchanged", [])


def test_a_conflict_is_told_apart_from_a_change() -> None:
    document = poorly_read()
    Correction.objects.create(
        document=document,
        meeting=document.meeting,
        part="item",
        number="1",
        name="Godkendelse af refcrat",
        field="title",
        before="Godkendelse af refcrat",
        after="Godkendelse af referatet",
    )
    readings.renew(document)

    trial = tried(document, GOOD)

    assert trial.state == "conflicts"
    assert "1 rettelse er i konflikt med læsningen" in trial.summary
    assert title() == "Godkendelse af referatet"


@pytest.mark.parametrize(
    ("parsed", "says"), [(None, "beskadiget"), (replace(GOOD, items=[]), "ikke fundet nogen punkter")]
)
def test_what_fails_on_trial_leaves_what_was_there(parsed: ParsedReferat | None, says: str) -> None:
    document = poorly_read()
    document.path.write_bytes(b"%PDF-1.4\nover og ud")

    trial = tried(document, parsed)

    assert (trial.state, trial.can_be_taken) == ("fails", False)
    assert says in trial.message
    document.refresh_from_db()
    assert (document.status, title()) == ("ready", "Godkendelse af refcrat")


def test_what_would_be_held_back_is_told() -> None:
    document = poorly_read()

    trial = tried(document, replace(GOOD, warnings=PRIVATE))

    assert trial.summary == ["holdes tilbage for en redaktør: private oplysninger"]
    document.refresh_from_db()
    assert document.meeting and document.meeting.is_public


def test_discarded_trials_are_gone_and_nothing_else() -> None:
    trial = tried(poorly_read(), GOOD)

    assert trials.discard(trial.run) == 1

    trial.refresh_from_db()
    assert (trial.state, trial.content) == ("discarded", None)
    assert trial.run.trials.that_can_be_taken().take() == 0
    assert title() == "Godkendelse af refcrat"


def test_only_one_worker_reads_a_trial() -> None:
    trials.order([builders.document()], "alle", None)

    assert Trial.objects.claim() is not None
    assert Trial.objects.claim() is None


def test_a_trial_begun_too_often_is_given_up() -> None:
    run = trials.order([builders.document()], "alle", None)
    for _ in range(3):
        assert Trial.objects.claim()
        Trial.objects.update(lease_until="2020-01-01T00:00Z")
    assert Trial.objects.claim() is None

    tasks.sweep()

    assert run.counts()["fails"] == 1
    assert "3 gange" in run.trials.get().message


def test_a_silent_worker_loses_its_trial() -> None:
    trials.order([poorly_read()], "alle", None)
    slow = Trial.objects.claim()
    Trial.objects.update(lease_until="2020-01-01T00:00Z")
    other = Trial.objects.claim()
    assert slow and other

    trials.note(slow, GOOD)

    assert Trial.objects.get().state == "waiting"
    trials.note(other, GOOD)
    assert Trial.objects.get().state == "changed"


def test_what_is_on_its_way_is_not_taken_meanwhile() -> None:
    document = poorly_read()
    trial = tried(document, GOOD)
    document.read_again()
    assert Document.objects.claim(document.pk)

    trial.run.trials.that_can_be_taken().take()
    tasks.work_on_trials()

    trial.refresh_from_db()
    assert (trial.state, trial.message) == ("changed", trials.BUSY)
    assert trial.can_be_taken and trial.content


def test_the_sweep_rings_for_trials_nobody_is_at(monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[int] = []
    monkeypatch.setattr(tasks, "ring_for_trials", lambda: rung.append(1))
    tasks.sweep_trials()
    assert rung == []
    trials.order([builders.document(), builders.document()], "alle", None)
    tasks.sweep_trials()
    assert rung == [1]
    Trial.objects.claim()
    tasks.sweep_trials()
    assert rung == [1]


def test_a_run_counts_its_trials() -> None:
    run = TrialRun.objects.create(chosen="alle")
    for state in ("changed", "changed", "fails"):
        Trial.objects.create(run=run, document=builders.document(), state=state)

    assert {state: amount for state, amount in run.counts().items() if amount} == {"changed": 2, "fails": 1}
