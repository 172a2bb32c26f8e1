"""Why two items belong together, in words, seen from one of them."""

from dataclasses import dataclass

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes.models import AgendaItem, Certainty, Link, Reason

NAMES = {Certainty.SURE: _("sikkert"), Certainty.LIKELY: _("sandsynligt"), Certainty.GUESS: _("et gæt")}


@dataclass(frozen=True, slots=True)
class Why:
    """`told` is half a sentence without its stop; `sure` how sure that is, to be read after it."""

    told: str
    certainty: Certainty
    evidence: str = ""

    @property
    def sure(self) -> str:
        return str(NAMES[self.certainty])


def of(link: Link, item: AgendaItem, other: AgendaItem) -> Why:
    """The link's reason as the page of `item` says it; `other` is at the link's other end."""
    told = _of_pointer if link.item_id == item.pk else _of_pointed_at
    if link.reason == Reason.TITLE:
        said = gettext("samme titel som den %(day)s")
    elif link.reason == Reason.ALIKE:
        said = gettext("ligner punktet den %(day)s: %(evidence)s")
    else:
        said = told(Reason(link.reason))
    values = {"day": other.meeting.day_in_words, "number": other.number, "evidence": link.evidence}
    return Why(said % values, Certainty(link.certainty))


def _of_pointer(reason: Reason) -> str:
    return {
        Reason.NUMBERED: gettext("henviser til mødet den %(day)s, punkt %(number)s"),
        Reason.NAMED: gettext("henviser til mødet den %(day)s"),
        Reason.WITHIN: gettext("henviser til punkt %(number)s på samme møde"),
    }[reason]


def _of_pointed_at(reason: Reason) -> str:
    return {
        Reason.NUMBERED: gettext("mødet den %(day)s henviser hertil"),
        Reason.NAMED: gettext("mødet den %(day)s henviser hertil"),
        Reason.WITHIN: gettext("punkt %(number)s på samme møde henviser hertil"),
    }[reason]


def editors() -> Why:
    return Why(gettext("sat sammen af en redaktør"), Certainty.SURE)
