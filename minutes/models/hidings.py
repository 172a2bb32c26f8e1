"""What editors have taken from readers within a meeting: a span of words, or a whole item."""

from django.db import models
from django.db.models import Q

from minutes.models.documents import Document
from minutes.models.meetings import Meeting
from minutes.models.words import EditorsWord


class HidingQuerySet(models.QuerySet["Hiding"]):
    def standing(self) -> "HidingQuerySet":
        return self.filter(undone_at__isnull=True).order_by("pk")

    def of(self, document: Document, meeting: Meeting | None) -> "HidingQuerySet":
        """All of the document and of its meeting: what is private in the agenda is so in the referat."""
        return self.filter(Q(document=document) | Q(meeting=meeting, meeting__isnull=False))

    def for_list(self) -> "HidingQuerySet":
        """With its paper, its meeting and who did and undid it, in one query."""
        return self.select_related("document__meeting__council", "meeting__council", "made_by", "undone_by")

    def give_reasons(self, meeting: Meeting) -> None:
        """To the meeting's withdrawn items, each its own; two queries, and one for each that has none yet."""
        left = list(self.standing().filter(meeting=meeting, extent=Hiding.Extent.ITEM))
        for item in meeting.items.filter(withdrawn_at__isnull=False).order_by("position"):
            same = [row for row in left if row.number == item.number] or left
            if same and (item.withdrawal_reason, item.withdrawn_at) != (same[0].reason, same[0].made_at):
                item.withdrawal_reason, item.withdrawn_at = same[0].reason, same[0].made_at
                item.save(update_fields=["withdrawal_reason", "withdrawn_at"])


class Hiding(EditorsWord):
    """Words that nobody but editors may see, wherever they stand in a meeting's papers, or an item.

    `phrase` is what is hidden; of an item `number` and `title` tell which, as the reading has them. Both are
    as private as the file itself. `names`: (number, title), as corrections have called it before and since.
    """

    names: tuple[tuple[str, str], ...] = ()

    class Extent(models.TextChoices):
        SPAN = "span", "ord"
        ITEM = "item", "punkt"

    # PROTECT: documents are never deleted; the meeting is known once one of them has become one.
    document = models.ForeignKey(Document, models.PROTECT, related_name="hidings", verbose_name="fil")
    meeting = models.ForeignKey(
        Meeting, models.SET_NULL, null=True, blank=True, related_name="hidings", verbose_name="møde"
    )
    extent = models.CharField("omfang", max_length=10, choices=Extent.choices)
    phrase = models.TextField("ordene", blank=True)
    number = models.CharField("punkt", max_length=20, blank=True)
    title = models.CharField("punktets titel", blank=True)
    page = models.PositiveIntegerField("side", null=True, blank=True)
    reason = models.CharField("begrundelse", max_length=300)
    # What had the words in a name or an address, and how it was: [["redirect", id, {"old": "/medlem/…/"}]].
    kept = models.JSONField("navne og adresser før", default=list, blank=True, editable=False)

    objects = HidingQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "skjult sted"
        verbose_name_plural = "skjulte steder"
        constraints = [
            models.CheckConstraint(
                condition=Q(extent="span") & ~Q(phrase="") | Q(extent="item") & ~Q(number="", title=""),
                name="hiding_says_what",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_extent_display()} på side {self.page}" if self.page else self.get_extent_display()
