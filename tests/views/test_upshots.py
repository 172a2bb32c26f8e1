"""What a reader is told of an indstilling: only what is true of it, and nothing where nothing is known."""

import pytest
from django.test import Client

from minutes.models import AgendaItem, Decision, Follows
from minutes.views import upshots
from tests import builders

pytestmark = pytest.mark.django_db

PROPOSED = "Det indstilles, at KKR Hovedstaden godkender budgettet."
# (what the decision does to the indstilling, its outcomes, what is said of it)
DECIDED = [
    (Follows.FOLLOWED, ["godkendt"], "Indstillingen blev fulgt"),
    (Follows.AMENDED, ["godkendt"], "Ændret i forhold til indstillingen"),
    (Follows.NOTED, ["drøftet", "taget til efterretning"], "Kun taget til efterretning"),
    (Follows.NOTED, ["drøftet"], "Kun drøftet"),
    (Follows.NOTED, ["orienteret"], "Kun til orientering"),
    # »Udsat« is its outcome, and stands beside.
    (Follows.DEFERRED, ["udsat"], "Indstillingen er ikke afgjort"),
    # Unclear words, as »kunne ikke godkende aftalen i den foreliggende form«: the reader sees them both.
    (Follows.NONE, [], ""),
    (Follows.NOTED, [], ""),
]


@pytest.mark.parametrize(("follows", "outcomes", "said"), DECIDED)
def test_what_was_decided_is_set_beside_what_was_proposed(
    follows: Follows, outcomes: list[str], said: str
) -> None:
    item = builders.item(indstilling=PROPOSED)
    Decision(item=item, text="Budgettet.", outcomes=outcomes, follows=follows).save()
    upshot = upshots.of_item(item, has_minutes=True)
    assert (str(upshot.words) if upshot else "") == said


UNDECIDED = [
    ({}, True, "Ingen beslutning"),
    ({"indstilling": PROPOSED}, True, "Ingen beslutning"),
    ({"indstilling": PROPOSED, "remarks": ["postponed"]}, True, "Udsat"),
    ({"remarks": ["closed", "withdrawn"]}, True, "Udgået"),
    ({"remarks": ["closed"]}, True, "Ingen beslutning"),
    # Only the agenda is there, and decides nothing.
    ({"indstilling": PROPOSED}, False, "Ingen beslutning endnu"),
    ({"is_heading": True}, True, ""),
]


@pytest.mark.parametrize(("fields", "has_minutes", "said"), UNDECIDED)
def test_without_a_decision_it_says_so(fields: dict[str, object], has_minutes: bool, said: str) -> None:
    upshot = upshots.of_item(builders.item(**fields), has_minutes)
    assert (str(upshot.words) if upshot else "") == said


def test_an_orientation_without_indstilling_is_said_to_follow_nothing(client: Client) -> None:
    item = builders.item(decision="Taget til efterretning.", outcomes=["taget til efterretning"])
    page = client.get(item.get_absolute_url()).content.decode()
    assert "Taget til efterretning</li>" in page
    assert "upshot" not in page and 'id="indstilling"' not in page
    AgendaItem.objects.update(indstilling=PROPOSED)
    Decision.objects.update(follows=Follows.FOLLOWED)
    page = client.get(item.get_absolute_url()).content.decode()
    assert page.index("Indstillingen blev fulgt") < page.index(PROPOSED) and "compared" in page
