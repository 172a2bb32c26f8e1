"""What a meeting decided, who would have it otherwise, and what lay on the table."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from minutes.models.meetings import AgendaItem
from minutes.models.people import Member, Party
from minutes.models.publicity import of_public_meeting


class Outcome(models.TextChoices):
    """The closed list of what a KKR can have done with an item."""

    APPROVED = "godkendt", "godkendt"
    ENDORSED = "tiltrådt", "tiltrådt"
    NOTED = "taget til efterretning", "taget til efterretning"
    DISCUSSED = "drøftet", "drøftet"
    DECIDED = "besluttet", "besluttet"
    APPOINTED = "udpeget", "udpeget"
    ELECTED = "valgt", "valgt"
    POSTPONED = "udsat", "udsat"
    DROPPED = "udgået", "udgået"
    INFORMED = "orienteret", "orienteret"


class Decision(models.Model):
    """The beslutning of one item: its words, and the outcomes they amount to."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="decision", verbose_name="punkt")
    text = models.TextField("ordlyd")
    outcomes = ArrayField(
        models.CharField(max_length=30, choices=Outcome.choices),
        verbose_name="afgørelse",
        default=list,
        blank=True,
    )
    page = models.PositiveIntegerField("side", null=True, blank=True)

    class Meta:
        verbose_name = "beslutning"
        verbose_name_plural = "beslutninger"
        indexes = [GinIndex(fields=["outcomes"], name="decision_outcomes")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcomes__contained_by=Outcome.values), name="decision_outcomes_known"
            )
        ]

    def __str__(self) -> str:
        return ", ".join(self.outcomes) or self.text[:60]

    @property
    def majority_text(self) -> str:
        """The words without the reservations, which are shown by themselves; all if none are left."""
        text = self.text
        for reservation in self.reservations.all():
            text = text.replace(reservation.text, "")
        return text.strip() or self.text


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def public(self) -> "ReservationQuerySet":
        return self.filter(of_public_meeting("decision__item__meeting"))

    def newest_first(self) -> "ReservationQuerySet":
        return self.order_by(
            "-decision__item__meeting__date", "decision__item__meeting__council__position", "position"
        )

    def for_list(self) -> "ReservationQuerySet":
        """With the item each was made at and the parties behind it, in two queries."""
        return self.select_related("decision__item__meeting__council").prefetch_related("parties")


class Reservation(models.Model):
    """A mindretalsudtalelse or reservation, in the words of the referat."""

    decision = models.ForeignKey(
        Decision, models.CASCADE, related_name="reservations", verbose_name="beslutning"
    )
    position = models.PositiveSmallIntegerField("rækkefølge")
    text = models.TextField("ordlyd")
    parties = models.ManyToManyField(Party, related_name="reservations", blank=True, verbose_name="partier")
    members = models.ManyToManyField(
        Member, related_name="reservations", blank=True, verbose_name="medlemmer"
    )

    objects = ReservationQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "position"]
        verbose_name = "mindretalsudtalelse"
        verbose_name_plural = "mindretalsudtalelser"
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="reservation_natural_key")
        ]

    def __str__(self) -> str:
        return self.text[:60]


class Attachment(models.Model):
    """A bilag named in the text; the archive may or may not hold the file."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="attachments", verbose_name="punkt")
    position = models.PositiveSmallIntegerField("rækkefølge")
    title = models.CharField("titel")

    class Meta:
        ordering = ["item", "position"]
        verbose_name = "bilag"
        verbose_name_plural = "bilag"
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="attachment_natural_key")]

    def __str__(self) -> str:
        return self.title
