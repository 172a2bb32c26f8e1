"""What readers are told of corrections: that something was corrected, what, and on which day."""

from datetime import date
from typing import NamedTuple

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes import days
from minutes.models import AgendaItem, Correction, Meeting, Part
from minutes.models.corrections import CorrectionQuerySet

# What a reader calls it; of a whole row nothing but that it was corrected is said.
CALLED = {
    "council": _("KKR"),
    "date": _("dato"),
    "start_time": _("tidspunkt"),
    "place": _("sted"),
    "number": _("punktnummer"),
    "title": _("titel"),
    "case_number": _("sagsnummer"),
    "outcomes": _("afgørelse"),
    "dissents": _("mindretal"),
    "topics": _("emner"),
    "attachments": _("bilag"),
    "baggrund": _("baggrund"),
    "indstilling": _("indstilling"),
    "sagsfremstilling": _("sagsfremstilling"),
    "beslutning": _("beslutning"),
}


class Corrected(NamedTuple):
    day: date
    what: str

    @property
    def day_in_words(self) -> str:
        return days.told(self.day)


def of_item(item: AgendaItem) -> Corrected | None:
    """The newest day and all that was corrected; one query."""
    return _told(list(_seen().filter(item=item)))


def of_meeting(meeting: Meeting) -> Corrected | None:
    """Of the meeting itself and who came; its items tell of their own."""
    return _told(list(_seen().filter(meeting=meeting).exclude(part=Part.ITEM)))


def _seen() -> CorrectionQuerySet:
    # What a reading says by itself now was read so, not corrected.
    states = [Correction.State.APPLIED, Correction.State.CONFLICT]
    return Correction.objects.standing().filter(state__in=states)


def _told(rows: list[Correction]) -> Corrected | None:
    if not rows:
        return None
    what = dict.fromkeys(_called(row) for row in rows)
    newest = max(row.made_at for row in rows)
    return Corrected(timezone.localdate(newest), ", ".join(each for each in what if each))


def _called(row: Correction) -> str:
    if row.part == Part.ATTENDEE:
        return gettext("deltagere")
    return str(CALLED.get(row.field, ""))
