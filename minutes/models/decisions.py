"""What a meeting decided, who would have it otherwise, and what comes of it."""

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.utils.translation import gettext_lazy as _

from minutes import days
from minutes.models.addresses import Paragraph
from minutes.models.items import AgendaItem
from minutes.models.people import Member, Party
from minutes.models.places import Council, Municipality
from minutes.models.publicity import of_public_item

# So many names in a decision are a list, which nobody needs to read twice.
LIST_OF_NAMES = 3


class Outcome(models.TextChoices):
    """The closed list of what a KKR can have done with an item."""

    APPROVED = "godkendt", _("godkendt")
    ENDORSED = "tiltrådt", _("tiltrådt")
    NOTED = "taget til efterretning", _("taget til efterretning")
    DISCUSSED = "drøftet", _("drøftet")
    DECIDED = "besluttet", _("besluttet")
    APPOINTED = "udpeget", _("udpeget")
    ELECTED = "valgt", _("valgt")
    POSTPONED = "udsat", _("udsat")
    DROPPED = "udgået", _("udgået")
    INFORMED = "orienteret", _("orienteret")


class Follows(models.TextChoices):
    """What became of the indstilling; a search narrows by the labels, and of none nothing is said."""

    FOLLOWED = "followed", _("Som indstillet.")
    AMENDED = "amended", _("Anderledes end indstillet.")
    NOTED = "noted", _("Kun drøftet eller taget til efterretning.")
    DEFERRED = "deferred", _("Udsat.")
    NONE = "none", ""


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
    follows = models.CharField(
        "følger indstillingen", max_length=10, choices=Follows.choices, default=Follows.NONE
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

    @property
    def lists_appointed(self) -> bool:
        """Whether its words already tell who was appointed, one after another: LIST_OF_NAMES or more."""
        names = [row.name for row in self.appointments.all()]
        return len(names) >= LIST_OF_NAMES and all(name in self.text for name in names)


class ReservationQuerySet(models.QuerySet["Reservation"]):
    def public(self) -> "ReservationQuerySet":
        return self.filter(of_public_item("decision__item"))

    def newest_first(self) -> "ReservationQuerySet":
        return self.order_by(
            "-decision__item__meeting__date", "decision__item__meeting__council__position", "position"
        )

    def for_list(self) -> "ReservationQuerySet":
        """With the item each was made at, the `anchor` of its words there and its parties, in two queries."""
        place = {"item": models.OuterRef("decision__item"), "position": models.OuterRef("position")}
        words = Paragraph.objects.filter(section="mindretal", **place)
        rows = self.annotate(anchor=models.Subquery(words.values("anchor")[:1]))
        return rows.select_related("decision__item__meeting__council").prefetch_related("parties")


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


class AppointmentQuerySet(models.QuerySet["Appointment"]):
    def public(self) -> "AppointmentQuerySet":
        return self.filter(of_public_item("decision__item"))

    def newest_first(self) -> "AppointmentQuerySet":
        return self.order_by("-decision__item__meeting__date", "decision", "position")

    def for_list(self) -> "AppointmentQuerySet":
        """With the item that decided it, in one query."""
        return self.select_related("decision__item__meeting__council")


class Appointment(models.Model):
    """Who was elected or appointed, to which body, as what and for how long; the last three as printed."""

    decision = models.ForeignKey(
        Decision, models.CASCADE, related_name="appointments", verbose_name="beslutning"
    )
    position = models.PositiveSmallIntegerField("rækkefølge")
    name = models.CharField("navn som læst")
    # SET_NULL: the row says who was appointed even where no member could be told for certain.
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="appointments", verbose_name="medlem"
    )
    # PROTECT: parties and municipalities are fixed data.
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="appointments", verbose_name="parti"
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="appointments",
        verbose_name="kommune",
    )
    body = models.CharField("organ", blank=True)
    role = models.CharField("post", blank=True)
    period = models.CharField("periode", blank=True)

    objects = AppointmentQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "position"]
        verbose_name = "udpegning"
        verbose_name_plural = "udpegninger"
        constraints = [
            models.UniqueConstraint(fields=["decision", "position"], name="appointment_natural_key")
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.body}" if self.body else self.name


class Vote(models.Model):
    """A vote: its words, the numbers where printed, the parties where named."""

    decision = models.ForeignKey(Decision, models.CASCADE, related_name="votes", verbose_name="beslutning")
    position = models.PositiveSmallIntegerField("rækkefølge")
    text = models.TextField("ordlyd")
    in_favour = models.PositiveSmallIntegerField("for", null=True, blank=True)
    against = models.PositiveSmallIntegerField("imod", null=True, blank=True)
    abstained = models.PositiveSmallIntegerField("undlod", null=True, blank=True)
    parties_in_favour = models.ManyToManyField(
        Party, related_name="votes_in_favour", blank=True, verbose_name="partier for"
    )
    parties_against = models.ManyToManyField(
        Party, related_name="votes_against", blank=True, verbose_name="partier imod"
    )
    parties_abstained = models.ManyToManyField(
        Party, related_name="votes_abstained", blank=True, verbose_name="partier, der undlod"
    )

    class Meta:
        ordering = ["decision", "position"]
        verbose_name = "afstemning"
        verbose_name_plural = "afstemninger"
        constraints = [models.UniqueConstraint(fields=["decision", "position"], name="vote_natural_key")]

    def __str__(self) -> str:
        return self.text[:60]


class FollowUpQuerySet(models.QuerySet["FollowUp"]):
    def of_council(self, council: Council) -> "FollowUpQuerySet":
        """Those of its public meetings, newest first, with the item that announced each, in one query."""
        rows = self.filter(of_public_item("decision__item"), decision__item__meeting__council=council)
        return rows.select_related("decision__item__meeting__council").order_by(
            "-decision__item__meeting__date", "decision__item__position", "position"
        )


class FollowUp(models.Model):
    """What the decision announces for later, in its words; `date` where a day is named."""

    decision = models.ForeignKey(
        Decision, models.CASCADE, related_name="follow_ups", verbose_name="beslutning"
    )
    position = models.PositiveSmallIntegerField("rækkefølge")
    text = models.TextField("ordlyd")
    date = models.DateField("dato", null=True, blank=True)

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        ordering = ["decision", "position"]
        verbose_name = "opfølgning"
        verbose_name_plural = "opfølgninger"
        constraints = [models.UniqueConstraint(fields=["decision", "position"], name="follow_up_natural_key")]

    def __str__(self) -> str:
        return self.text[:60]

    @property
    def untold_day(self) -> str:
        """24. april 2026, where the words do not say so themselves."""
        if self.date is None or days.danish(self.date) in self.text:
            return ""
        return days.told(self.date)
