"""What is noted of deeds, and what never is."""

from typing import Any

import pytest
from django.contrib.admin.models import LogEntry
from django.contrib.auth.models import AnonymousUser

from minutes import journal
from minutes.models import Hiding
from tests import builders

pytestmark = pytest.mark.django_db
NAME = "Søren Ærø"


def hiding(phrase: str, **fields: Any) -> Hiding:
    return Hiding.objects.create(
        document=builders.document(), extent=Hiding.Extent.SPAN, phrase=phrase, reason="Privat", **fields
    )


def all_noted() -> str:
    return " ".join(f"{row.object_repr} {row.get_change_message()}" for row in LogEntry.objects.all())


def test_a_deed_tells_who_what_and_on_what() -> None:
    user, document = builders.user(), builders.document(name="referat.pdf")
    journal.note(user, document, "læste igen")

    row = LogEntry.objects.get()
    assert (row.user, row.object_repr, row.change_message) == (user, "referat.pdf", "læste igen")
    assert row.get_edited_object() == document


@pytest.mark.parametrize("nobody", [None, AnonymousUser()])
def test_what_nobody_did_is_not_noted(nobody: Any) -> None:
    journal.note(nobody, builders.document(), "læste igen")
    assert not LogEntry.objects.exists()


def test_hidden_words_are_not_noted() -> None:
    hiding(NAME)
    journal.note(
        builders.user(), builders.document(name=f"Klage fra {NAME}.pdf"), f"skrev til {NAME.upper()}"
    )

    assert all_noted() == "Klage fra [skjult].pdf skrev til [skjult]"


def test_words_that_are_hidden_later_are_taken_out_of_what_was_noted() -> None:
    journal.note(builders.user(), builders.document(name=NAME), f"lagde {NAME} sammen med en anden")
    assert all_noted() == f"{NAME} lagde {NAME} sammen med en anden"

    journal.forget([NAME])

    assert all_noted() == "[skjult] lagde [skjult] sammen med en anden"


def test_words_in_the_administrations_own_messages_are_taken_out_too() -> None:
    user, item = builders.user(), builders.item()
    said = [{"added": {"name": "bilag", "object": f"Brev fra {NAME}"}}, {"changed": {"fields": ["titel"]}}]
    LogEntry.objects.log_actions(user.pk, [item], 2, said)

    journal.forget([NAME])

    assert "Brev fra [skjult]" in all_noted()
    assert "titel" in all_noted()


def test_what_holds_nothing_hidden_stays_as_it_is() -> None:
    user, item = builders.user(), builders.item()
    LogEntry.objects.log_actions(user.pk, [item], 2, [{"changed": {"fields": ["titel"]}}])
    before = LogEntry.objects.values().get()

    journal.forget([NAME])

    assert LogEntry.objects.values().get() == before


def test_a_row_whose_name_is_not_to_be_seen_is_called_otherwise() -> None:
    user, item, other = (
        builders.user(),
        builders.item(title=NAME),
        builders.item(builders.meeting("2025-01-01"), title="Klima"),
    )
    for row in (item, other):
        LogEntry.objects.log_actions(user.pk, [row], 2, [{"changed": {"fields": ["titel"]}}])

    journal.unname(item, "punkt 3.5")

    assert NAME not in all_noted()
    assert {"punkt 3.5", str(other)} == set(LogEntry.objects.values_list("object_repr", flat=True))
