"""What editors have said of a reading. It stands over every later one, and can be taken back."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from minutes.models.documents import Document
from minutes.models.items import AgendaItem
from minutes.models.meetings import Meeting
from minutes.models.words import EditorsWord


class Part(models.TextChoices):
    """Of what a correction is."""

    MEETING = "meeting", "mødet"
    ATTENDEE = "attendee", "deltager"
    ITEM = "item", "punkt"


class CorrectionQuerySet(models.QuerySet["Correction"]):
    def standing(self) -> "CorrectionQuerySet":
        """Those not taken back, in the order they were made: each was made over the ones before."""
        return self.filter(undone_at__isnull=True).order_by("pk")

    def of(self, document: Document, meeting: Meeting | None) -> "CorrectionQuerySet":
        """Those made on the document, or on another paper of the same kind of its meeting."""
        own = Q(document=document)
        if meeting is not None:
            own |= Q(meeting=meeting, document__kind=document.kind)
        return self.filter(own)

    def conflicts(self) -> "CorrectionQuerySet":
        """Those an editor has to look at: the newest reading says a third thing, or has no such place."""
        return self.standing().filter(state__in=[Correction.State.CONFLICT, Correction.State.LOST])


class Correction(EditorsWord):
    """One thing that the reading had otherwise: `before` and `after` are values of the reader's JSON.

    `number` and `name` tell which item (its number and title) or attendee (the name alone) it is of, as
    the reading has them. `field` is the name of a field, a section's name for one paragraph of its text,
    or empty for a whole attendee or item, of which `before` is null when it is added and `after` when it
    is taken out.
    """

    class State(models.TextChoices):
        APPLIED = "applied", "lagt over læsningen"
        AGREED = "agreed", "læst sådan nu"
        CONFLICT = "conflict", "læst på en tredje måde nu"
        LOST = "lost", "stedet findes ikke i læsningen"

    # PROTECT: documents are never deleted, and a correction outlives the meeting it was made on.
    document = models.ForeignKey(Document, models.PROTECT, related_name="corrections", verbose_name="fil")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="corrections", verbose_name="møde"
    )
    # Where readers see it now; told anew at each reading.
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="corrections", verbose_name="punkt"
    )
    part = models.CharField("del", max_length=10, choices=Part.choices)
    number = models.CharField("punktets nummer", max_length=20, blank=True)
    name = models.CharField("titel eller navn", blank=True)
    field = models.CharField("felt", max_length=30, blank=True)
    before = models.JSONField("før", null=True, blank=True)
    after = models.JSONField("efter", null=True, blank=True)
    why = models.CharField("hvorfor", max_length=300, blank=True)
    state = models.CharField("ved den nyeste læsning", choices=State.choices, default=State.APPLIED)
    found = models.JSONField("læst nu", null=True, blank=True)

    objects = CorrectionQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "rettelse"
        verbose_name_plural = "rettelser"
        indexes = [models.Index(fields=["meeting", "undone_at"], name="correction_standing")]

    def __str__(self) -> str:
        return f"{self.get_part_display()} {self.number or self.name}, {self.field}".strip(", ")


class Accepted(models.Model):
    """An editor has looked at a doubt about a document and found the reading right.

    `key` is the doubt's own name (`minutes.doubts`), the same at every reading that says the same.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="accepted", verbose_name="fil")
    key = models.CharField("tvivl", max_length=64)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="godtaget af"
    )
    at = models.DateTimeField("godtaget", default=timezone.now)

    class Meta:
        verbose_name = "godtaget tvivl"
        verbose_name_plural = "godtagne tvivl"
        constraints = [models.UniqueConstraint(fields=["document", "key"], name="accepted_natural_key")]

    def __str__(self) -> str:
        return f"{self.document}: {self.key}"
