"""What readers have told of faults: each is a task for the editors."""

from django.conf import settings
from django.contrib.auth.models import AbstractBaseUser, AnonymousUser
from django.db import models
from django.urls import reverse
from django.utils import timezone

from minutes.models.items import AgendaItem
from minutes.models.meetings import Meeting


class FaultReportQuerySet(models.QuerySet["FaultReport"]):
    def open(self) -> "FaultReportQuerySet":
        return self.filter(state=FaultReport.State.OPEN).order_by("told_at", "pk")

    def closed(self) -> "FaultReportQuerySet":
        return self.exclude(state=FaultReport.State.OPEN).order_by("-handled_at", "-pk")

    def for_list(self) -> "FaultReportQuerySet":
        """With the place of each and who closed it, in one query."""
        return self.select_related("meeting__council", "item__meeting__council", "handled_by")


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
    # Where it stood when told of, which says where to look once the item is gone.
    address = models.CharField("adresse", max_length=400)
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

    objects = FaultReportQuerySet.as_manager()

    class Meta:
        ordering = ["told_at"]
        verbose_name = "fejlmelding"
        verbose_name_plural = "fejlmeldinger"
        indexes = [models.Index(fields=["state", "told_at"], name="faultreport_queue")]

    def __str__(self) -> str:
        return self.place

    def get_absolute_url(self) -> str:
        """In the editors' list."""
        return reverse("faults") + ("" if self.is_open else "?vis=lukkede") + f"#fejl-{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state == self.State.OPEN

    @property
    def place(self) -> str:
        """KKR Hovedstaden 2. september 2025, punkt 3.2, side 7"""
        number = self.item.number if self.item else ""
        numbers = (("punkt", number), ("side", self.page))
        return ", ".join([str(self.meeting), *(f"{word} {found}" for word, found in numbers if found)])

    @property
    def place_address(self) -> str:
        """Where readers see it now; an older one leads on."""
        if self.item is None:
            return self.address
        return self.item.get_absolute_url() + (f"#{self.anchor}" if self.anchor else "")

    def close(self, by: AbstractBaseUser | AnonymousUser, state: str, answer: str) -> bool:
        """False where another editor was quicker, whose word then stands. One UPDATE."""
        said = {"state": state, "answer": answer, "handled_by_id": by.pk, "handled_at": timezone.now()}
        return bool(FaultReport.objects.open().filter(pk=self.pk).update(**said))

    def reopen(self) -> None:
        self.state, self.answer, self.handled_by, self.handled_at = self.State.OPEN, "", None, None
        self.save(update_fields=["state", "answer", "handled_by", "handled_at"])
