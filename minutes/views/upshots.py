"""What became of an item's indstilling, in the few words a reader needs."""

from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from minutes.models import AgendaItem, Decision, Follows, Outcome, Remark

Words = str | Promise


class Upshot(NamedTuple):
    """`shape` is the icon and the class of what is said; `more` is the sentence after it, if any."""

    shape: str
    words: Words
    more: Words = ""


FOLLOWED = Upshot("agreed", _("Indstillingen blev fulgt"))
CHANGED = Upshot("changed", _("Ændret i forhold til indstillingen"))
UNSETTLED = Upshot("put-off", _("Indstillingen er ikke afgjort"))
# First what says most.
NO_MORE_THAN = {
    Outcome.NOTED: Upshot("noted", _("Kun taget til efterretning")),
    Outcome.DISCUSSED: Upshot("talked", _("Kun drøftet")),
    Outcome.INFORMED: Upshot("noted", _("Kun til orientering")),
}
WITHOUT_DECISION = {
    Remark.POSTPONED: Upshot("put-off", _("Udsat"), _("Referatet har ingen beslutning ved dette punkt.")),
    Remark.WITHDRAWN: Upshot("dropped", _("Udgået"), _("Referatet har ingen beslutning ved dette punkt.")),
}
NOTHING = Upshot("none", _("Ingen beslutning"), _("Referatet har ingen beslutning ved dette punkt."))
NOT_YET = Upshot(
    "none",
    _("Ingen beslutning endnu"),
    _("Arkivet har kun dagsordenen fra mødet. Beslutningen står i referatet, som ikke er lagt ind."),
)


def of_item(item: AgendaItem, has_minutes: bool) -> Upshot | None:
    """None where nothing true can be said: of a heading, without an indstilling, or of unclear words."""
    if item.is_heading:
        return None
    if hasattr(item, "decision"):
        return _of_decision(item.decision) if item.indstilling else None
    told = (WITHOUT_DECISION[Remark(each)] for each in item.remarks if each in WITHOUT_DECISION)
    return next(told, NOTHING if has_minutes else NOT_YET)


def _of_decision(decision: Decision) -> Upshot | None:
    if decision.follows == Follows.NOTED:
        return next((said for outcome, said in NO_MORE_THAN.items() if outcome in decision.outcomes), None)
    said = {Follows.FOLLOWED: FOLLOWED, Follows.AMENDED: CHANGED, Follows.DEFERRED: UNSETTLED}
    return said.get(Follows(decision.follows))
