"""What was on a meeting's agenda."""

from collections.abc import Iterator

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from minutes.models.cases import Case, Topic
from minutes.models.meetings import Meeting, MeetingQuerySet
from minutes.models.people import Member, Party
from minutes.models.places import Municipality
from minutes.models.publicity import of_public_item

# What every meeting does first and last; nobody comes to the archive for it.
FORMALITIES = r"^(godkendelse af (referat|dagsorden)|siden sidst|meddelelser|eventuelt|næste møde)"


class AgendaItemQuerySet(models.QuerySet["AgendaItem"]):
    def public(self) -> "AgendaItemQuerySet":
        return self.filter(of_public_item())

    def for_agenda(self) -> "AgendaItemQuerySet":
        """In order, each with its decision and who would have it otherwise, in three queries."""
        rows = self.select_related("meeting__council", "decision").order_by("position")
        return rows.prefetch_related("decision__reservations__parties")

    def for_page(self) -> "AgendaItemQuerySet":
        """With all that an item's own page shows."""
        alone = ("meeting__council", "decision", "case", "short", "parent__meeting__council")
        return self.select_related(*alone).prefetch_related(
            "decision__reservations__parties",
            "decision__reservations__members",
            "decision__appointments__member",
            "decision__appointments__party",
            "decision__appointments__municipality",
            "decision__votes__parties_in_favour",
            "decision__votes__parties_against",
            "decision__votes__parties_abstained",
            "decision__follow_ups",
            "presences__member",
            "attachments",
            "topics",
            "parties",
            "municipalities",
            "members",
        )

    def on_page(self, number: int) -> "AgendaItemQuerySet":
        """Those that begin on a page of the original."""
        return (
            self.filter(page=number, withdrawn_at=None)
            .select_related("meeting__council")
            .order_by("position")
        )

    def of_substance(self) -> "AgendaItemQuerySet":
        """Decided, and more than a formality."""
        return self.decided().exclude(title__iregex=FORMALITIES)

    def for_list(self) -> "AgendaItemQuerySet":
        """With what a list of items shows: meeting, council, decision and topics, in two queries."""
        return self.select_related("meeting__council", "decision").prefetch_related("topics")

    def newest_first(self) -> "AgendaItemQuerySet":
        return self.order_by("-meeting__date", "-meeting__sequence", "meeting__council__position", "position")

    def newest_of_each_council(self) -> "AgendaItemQuerySet":
        """One item of each council that has any."""
        order = ("meeting__council__position", "-meeting__date", "-meeting__sequence", "position")
        return self.order_by(*order).distinct("meeting__council__position")

    def by_council_and_year(self) -> list[tuple[str, int, int]]:
        """(slug of the council, year, number of items) of those there are; one query."""
        rows = self.order_by().values_list("meeting__council__slug", "meeting__date__year")
        return list(rows.annotate(models.Count("pk", distinct=True)))

    def decided(self) -> "AgendaItemQuerySet":
        return self.filter(decision__isnull=False)


class Remark(models.TextChoices):
    """What a paper says of an item itself, apart from what was decided."""

    CLOSED = "closed", _("Lukket punkt")
    WITHDRAWN = "withdrawn", _("Udgået")
    POSTPONED = "postponed", _("Udsat")
    ADDED = "added", _("Tilføjet på mødet")
    SUPPLEMENT = "supplement", _("Tillæg til dagsordenen")


class AgendaItem(models.Model):
    """A punkt. `slug` is its part of the address: the number, or number-2 where a document repeats one."""

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="items", verbose_name="møde")
    slug = models.CharField("adresse", max_length=40)
    number = models.CharField("punkt", max_length=20, blank=True)
    title = models.CharField("titel")
    position = models.PositiveSmallIntegerField("rækkefølge")
    parent = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="children")
    is_heading = models.BooleanField("overskrift", default=False)
    # PROTECT: a case is shown as long as an item carries its number.
    case = models.ForeignKey(
        Case, models.PROTECT, null=True, blank=True, related_name="items", verbose_name="SAG-nummer"
    )
    # Personal data: for staff alone, never in a page, an answer in JSON, a feed or the index.
    case_officers = ArrayField(
        models.CharField(max_length=12), verbose_name="sagsbehandlerinitialer", default=list, blank=True
    )
    baggrund = models.TextField("baggrund", blank=True)
    indstilling = models.TextField("indstilling", blank=True)
    sagsfremstilling = models.TextField("sagsfremstilling", blank=True)
    page = models.PositiveIntegerField("side", null=True, blank=True)
    section_pages = models.JSONField("afsnittenes sider", default=dict, blank=True)
    urls = ArrayField(
        models.CharField(max_length=1000), verbose_name="henvisninger", default=list, blank=True
    )
    remarks = ArrayField(
        models.CharField(max_length=10, choices=Remark.choices),
        verbose_name="bemærkninger",
        default=list,
        blank=True,
    )
    # As the text names them: other items of this meeting, days of meetings.
    named_items = ArrayField(
        models.CharField(max_length=20), verbose_name="nævnte punkter", default=list, blank=True
    )
    named_meetings = ArrayField(models.DateField(), verbose_name="nævnte møder", default=list, blank=True)
    # The row stays where it is, empty of words: its address, its anchors and the way back live on.
    withdrawn_at = models.DateTimeField("trukket tilbage", null=True, blank=True)
    withdrawal_reason = models.CharField("begrundelse", max_length=300, blank=True)
    topics = models.ManyToManyField(Topic, related_name="items", blank=True, verbose_name="emner")
    topic_words = models.JSONField("ordene bag emnerne", default=dict, blank=True)
    parties = models.ManyToManyField(Party, related_name="items", blank=True, verbose_name="nævnte partier")
    municipalities = models.ManyToManyField(
        Municipality, related_name="items", blank=True, verbose_name="nævnte kommuner"
    )
    members = models.ManyToManyField(
        Member, related_name="items", blank=True, verbose_name="nævnte medlemmer"
    )

    objects = AgendaItemQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        verbose_name = "punkt"
        verbose_name_plural = "punkter"
        constraints = [
            # Deferred, so that a new reading can let two items change numbers.
            models.UniqueConstraint(
                fields=["meeting", "slug"],
                name="agendaitem_natural_key",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.CheckConstraint(condition=~models.Q(slug=""), name="agendaitem_has_an_address"),
        ]

    def __str__(self) -> str:
        return f"{self.number} {self.title}".strip()

    def get_absolute_url(self) -> str:
        return reverse("item", args=[self.meeting.council.slug, self.meeting.day, self.slug])

    @property
    def outcomes(self) -> list[str]:
        return self.decision.outcomes if hasattr(self, "decision") else []

    @property
    def told_topic_words(self) -> str:
        """The words behind its topics: »læreplads«, »SOSU«."""
        words = dict.fromkeys(word for topic in self.topic_words.values() for word in topic)
        return ", ".join(gettext("»%(words)s«") % {"words": word} for word in words)

    @property
    def remark_labels(self) -> list[str]:
        return [str(Remark(remark).label) for remark in self.remarks]

    @property
    def depth(self) -> int:
        """1 for punkt 3, 2 for punkt 3.2."""
        return self.number.count(".") + 1

    def earlier(self) -> "AgendaItem | None":
        """The item before this one at the meeting, headings apart; one query."""
        return self._neighbours().filter(position__lt=self.position).order_by("-position").first()

    def later(self) -> "AgendaItem | None":
        return self._neighbours().filter(position__gt=self.position).order_by("position").first()

    def _neighbours(self) -> AgendaItemQuerySet:
        """Known to be of this very meeting, which is not asked for again."""
        rows = self.meeting.items.filter(is_heading=False, withdrawn_at=None)
        return rows.only("meeting", "slug", "number", "title")

    def items_named(self) -> AgendaItemQuerySet:
        """The other items of the meeting that its text points at; one query."""
        rows = AgendaItem.objects.filter(
            meeting=self.meeting_id, number__in=self.named_items, withdrawn_at=None
        )
        return rows.exclude(pk=self.pk).select_related("meeting__council")

    def meetings_named(self) -> MeetingQuerySet:
        """The council's other public meetings that its text points at; one query."""
        rows = Meeting.objects.public().filter(council=self.meeting.council_id, date__in=self.named_meetings)
        return rows.exclude(pk=self.meeting_id).select_related("council")

    def sections(self) -> Iterator[tuple[str, str, int | None]]:
        """(name, text, page) of the sections that have a text, what was asked for first."""
        for name in ("indstilling", "baggrund", "sagsfremstilling"):
            if text := getattr(self, name):
                yield name, text, self.section_pages.get(name)
