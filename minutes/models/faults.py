"""What readers have told of faults: each is a task for the editors."""

from django.conf import settings
from django.db import models
from django.utils import timezone

from minutes.models.items import AgendaItem
from minutes.models.meetings import Meeting


class FaultReport(models.Model):
    """A reader's *meld fejl*: where, what stood there, and what is wrong. Nothing tells who it was."""

    class State(models.TextChoices):
        OPEN = "open", "åben"
        MENDED = "mended", "rettet"
        NO_FAULT = "no fault", "ingen fejl"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="faults", verbose_name="møde")
    # SET_NULL: the report stands though a reading has lost the item.
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="faults", verbose_name="punkt"
    )
    anchor = models.CharField("afsnit", max_length=60, blank=True)
    page = models.PositiveIntegerField("side", null=True, blank=True)
    passage = models.TextField("stedet, som det stod", blank=True)
    text = models.TextField("hvad er galt")
    told_at = models.DateTimeField("meldt", default=timezone.now)
    state = models.CharField("status", max_length=10, choices=State.choices, default=State.OPEN)
    # SET_NULL: what was answered stands though the editor has left.
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="behandlet af",
    )
    handled_at = models.DateTimeField("behandlet", null=True, blank=True)
    answer = models.CharField("redaktørens ord", max_length=300, blank=True)

    class Meta:
        ordering = ["told_at"]
        verbose_name = "fejlmelding"
        verbose_name_plural = "fejlmeldinger"
        indexes = [models.Index(fields=["state", "told_at"], name="faultreport_queue")]

    def __str__(self) -> str:
        return f"{self.meeting}: {self.text[:60]}"
