"""Meetings, and what readers may see of them."""

from datetime import date

from django.db import models
from django.urls import reverse
from django.utils import timezone

from minutes import days
from minutes.models.people import Attendance
from minutes.models.places import Council


class MeetingQuerySet(models.QuerySet["Meeting"]):
    def public(self) -> "MeetingQuerySet":
        """What readers may see; a meeting not yet published looks the same as one that never was."""
        return self.filter(published_at__isnull=False, withdrawn_at__isnull=True)

    def at(self, council: str, day: str) -> "Meeting | None":
        """The meeting at an address such as hovedstaden, 2025-09-02 (or 2025-09-02-2), public or not."""
        try:
            when = date.fromisoformat(day[:10])
        except ValueError:
            return None
        key = {"council__slug": council, "date": when, "sequence": int(day[11:] or 1)}
        return self.select_related("council").filter(**key).first()

    def with_attendance(self) -> "MeetingQuerySet":
        """Those with a list of who came; of the others nobody can tell."""
        return self.filter(models.Exists(Attendance.objects.filter(meeting=models.OuterRef("pk"))))

    def newest_first(self) -> "MeetingQuerySet":
        return self.order_by("-date", "-sequence", "council__position")

    def for_list(self) -> "MeetingQuerySet":
        """With what a list of meetings shows, in one query: council and number of items."""
        return self.select_related("council").annotate(
            item_count=models.Count(
                "items", filter=models.Q(items__is_heading=False, items__withdrawn_at=None)
            )
        )


class Meeting(models.Model):
    """A meeting of one council on one day; `sequence` tells two on the same day apart."""

    # PROTECT: councils are fixed data, and a meeting without its council has no address.
    council = models.ForeignKey(Council, models.PROTECT, related_name="meetings", verbose_name="KKR")
    date = models.DateField("dato")
    sequence = models.PositiveSmallIntegerField("nummer den dag", default=1)
    start_time = models.TimeField("begyndt", null=True, blank=True)
    place = models.CharField("sted", max_length=300, blank=True)
    published_at = models.DateTimeField("offentliggjort", null=True, blank=True)
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)
    withdrawal_reason = models.CharField("begrundelse", max_length=300, blank=True)

    objects = MeetingQuerySet.as_manager()

    class Meta:
        ordering = ["-date", "-sequence"]
        verbose_name = "møde"
        verbose_name_plural = "møder"
        constraints = [
            models.UniqueConstraint(fields=["council", "date", "sequence"], name="meeting_natural_key"),
            models.CheckConstraint(condition=models.Q(sequence__gte=1), name="meeting_sequence_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.council.name} {self.day_in_words}"

    def get_absolute_url(self) -> str:
        return reverse("meeting", args=[self.council.slug, self.day])

    @property
    def day(self) -> str:
        """The meeting's part of an address: 2025-09-02, or 2025-09-02-2 for the second that day."""
        return self.date.isoformat() + (f"-{self.sequence}" if self.sequence > 1 else "")

    @property
    def day_in_words(self) -> str:
        """In the reader's language."""
        return days.told(self.date)

    @property
    def is_public(self) -> bool:
        return self.published_at is not None and self.withdrawn_at is None

    def publish(self) -> None:
        self.published_at = self.published_at or timezone.now()
        self.withdrawn_at, self.withdrawal_reason = None, ""
        self.save(update_fields=["published_at", "withdrawn_at", "withdrawal_reason"])

    def withdraw(self, reason: str) -> None:
        self.withdrawn_at, self.withdrawal_reason = timezone.now(), reason
        self.save(update_fields=["withdrawn_at", "withdrawal_reason"])

    def earlier(self) -> "Meeting | None":
        """The council's public meeting before this one; one query."""
        return self._siblings().filter(date__lt=self.date).order_by("-date").first()

    def case_officers(self) -> set[str]:
        """The initials at any of its items, to be hidden from readers; one query."""
        return {name for names in self.items.values_list("case_officers", flat=True) for name in names}

    def later(self) -> "Meeting | None":
        return self._siblings().filter(date__gt=self.date).order_by("date").first()

    def _siblings(self) -> MeetingQuerySet:
        return Meeting.objects.public().filter(council=self.council).select_related("council")
