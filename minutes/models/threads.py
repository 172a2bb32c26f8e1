"""A sagsforløb: items of several meetings that are one matter, what joins them, and what editors say."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

from minutes.models.items import AgendaItem
from minutes.models.places import Council
from minutes.models.publicity import of_public_item


class Reason(models.TextChoices):
    """Why two items belong together; the labels are for editors."""

    NUMBERED = "numbered", "henviser til punktet på mødet"
    NAMED = "named", "henviser til mødet"
    WITHIN = "within", "henviser til punktet på samme møde"
    TITLE = "title", "samme titel"
    ALIKE = "alike", "ligner"


class Certainty(models.TextChoices):
    """The surest first."""

    SURE = "sikker", "sikker"
    LIKELY = "sandsynlig", "sandsynlig"
    GUESS = "gæt", "gæt"


NEWEST_FIRST = (
    "-item__meeting__date",
    "-item__meeting__sequence",
    "item__meeting__council__position",
    "-item__position",
)
SUREST_FIRST = list(Certainty)
REFERENCES = (Reason.NUMBERED, Reason.NAMED, Reason.WITHIN)


class Traits(models.Model):
    """What an item is known again by, made of its own words at each reading.

    `title` without what spelling varies in, "" where it tells nothing; `words` of the title that tell
    the matter, `broad` ones that tell little; `years` the title names; `rare` words of the whole text;
    `days` of meetings it names.
    """

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="traits", verbose_name="punkt")
    title = models.CharField("titel", max_length=200, blank=True, db_index=True)
    words = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="titelord")
    broad = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="brede ord")
    years = ArrayField(models.PositiveSmallIntegerField(), default=list, blank=True, verbose_name="år")
    rare = ArrayField(models.CharField(max_length=60), default=list, blank=True, verbose_name="sjældne ord")
    days = ArrayField(models.DateField(), default=list, blank=True, verbose_name="nævnte dage")

    class Meta:
        verbose_name = "kendetegn"
        verbose_name_plural = "kendetegn"
        indexes = [
            GinIndex(fields=["words"], name="traits_words"),
            GinIndex(fields=["days"], name="traits_days"),
        ]

    def __str__(self) -> str:
        return self.title


class LinkQuerySet(models.QuerySet["Link"]):
    def public(self) -> "LinkQuerySet":
        return self.filter(of_public_item("item"), of_public_item("other"))


class Link(models.Model):
    """Found by the archive: `item` points at `other`, or is the later of two alike.

    `joins`: sure enough for one thread; otherwise it is a reference, or two items told to be related.
    `evidence` is what it was told by: a day, a number, words. `likeness` 0-1.
    """

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="links", verbose_name="punkt")
    other = models.ForeignKey(AgendaItem, models.CASCADE, related_name="linked", verbose_name="andet punkt")
    reason = models.CharField("grund", max_length=10, choices=Reason.choices)
    certainty = models.CharField("sikkerhed", max_length=10, choices=Certainty.choices)
    joins = models.BooleanField("samme forløb")
    evidence = models.CharField("tegn", max_length=200, blank=True)
    likeness = models.FloatField("lighed", default=0)

    objects = LinkQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "forbindelse"
        verbose_name_plural = "forbindelser"
        constraints = [
            models.UniqueConstraint(fields=["item", "other"], name="link_natural_key"),
            models.CheckConstraint(
                condition=~models.Q(item=models.F("other")), name="link_leads_to_another_item"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_reason_display()} {self.evidence}".strip()


class VerdictQuerySet(models.QuerySet["Verdict"]):
    def say(self, one: int, other: int, together: bool, by: int | None = None) -> None:
        """Of two items; instead of what was said of them before."""
        both = AgendaItem.objects.select_related("meeting__council").in_bulk([one, other])
        self.filter(item__in=both, other__in=both).delete()
        self.create(
            item=both[one],
            other=both[other],
            item_address=both[one].get_absolute_url(),
            other_address=both[other].get_absolute_url(),
            together=together,
            by_id=by,
        )


class Verdict(models.Model):
    """An editor's word on two items, which stands over every reading: in one thread, or never in one.

    The addresses are where the items stand, by which they are known again if a reading lost one.
    """

    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, related_name="verdicts", verbose_name="punkt"
    )
    other = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, related_name="verdicts_of_others", verbose_name="andet punkt"
    )
    item_address = models.CharField("punktets adresse", max_length=300, editable=False)
    other_address = models.CharField("det andet punkts adresse", max_length=300, editable=False)
    together = models.BooleanField(
        "hører sammen", help_text="Uden kryds kommer de to punkter aldrig i samme forløb."
    )
    # The word stands though the editor has left.
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, editable=False, verbose_name="redaktør"
    )
    created_at = models.DateTimeField("sagt", auto_now_add=True)

    objects = VerdictQuerySet.as_manager()

    class Meta:
        verbose_name = "redaktørs ord om to punkter"
        verbose_name_plural = "redaktørers ord om to punkter"
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(item=models.F("other")), name="verdict_is_of_two_items"
            ),
            models.UniqueConstraint(fields=["item", "other"], name="verdict_natural_key"),
        ]

    def __str__(self) -> str:
        word = "hører sammen med" if self.together else "hører ikke sammen med"
        return f"{self.item_address} {word} {self.other_address}"


class ThreadQuerySet(models.QuerySet["Thread"]):
    def public(self) -> "ThreadQuerySet":
        """Those that readers can follow: two public items or more; with their number and days, one query."""
        shown = of_public_item("places__item")
        return self.annotate(
            item_count=models.Count("places", filter=shown),
            first=models.Min("places__item__meeting__date", filter=shown),
            newest=models.Max("places__item__meeting__date", filter=shown),
        ).filter(item_count__gte=2)

    def of_council(self, council: Council) -> "ThreadQuerySet":
        rows = ThreadItem.objects.public().filter(item__meeting__council=council)
        return self.filter(pk__in=rows.values("thread"))

    def newest_first(self) -> "ThreadQuerySet":
        return self.order_by("-newest", "-item_count", "pk")

    def longest_first(self) -> "ThreadQuerySet":
        return self.order_by("-item_count", "-newest", "pk")


class Thread(models.Model):
    """A sagsforløb. Its address leads for good to the thread in which `seed`, the item it began with, is.

    Threads that are joined keep their rows: parted again, each has its own address back.
    """

    slug = models.SlugField("adresse", max_length=80, unique=True)
    title = models.CharField(
        "titel", blank=True, help_text="Uden titel hedder forløbet som det nyeste af sine punkter."
    )
    seed = models.ForeignKey(
        AgendaItem,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="threads_begun",
        verbose_name="første punkt",
    )
    created_at = models.DateTimeField("oprettet", auto_now_add=True)

    objects = ThreadQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "sagsforløb"
        verbose_name_plural = "sagsforløb"

    def __str__(self) -> str:
        return self.title or self.slug

    def get_absolute_url(self) -> str:
        return reverse("thread", args=[self.slug])

    def joined_with(self) -> "Thread | None":
        """The thread that the item it began with is in now, if that is another and public; one query."""
        places = ThreadItem.objects.public().filter(item=self.seed_id).exclude(thread=self)
        home = places.select_related("thread").first()
        return home.thread if home else None


class ThreadItemQuerySet(models.QuerySet["ThreadItem"]):
    def public(self) -> "ThreadItemQuerySet":
        return self.filter(of_public_item("item"))

    def newest_first(self) -> "ThreadItemQuerySet":
        return self.order_by(*NEWEST_FIRST)

    def newest_of_each(self) -> "ThreadItemQuerySet":
        """One place of each thread."""
        return self.order_by("thread_id", *NEWEST_FIRST).distinct("thread_id")

    def for_list(self) -> "ThreadItemQuerySet":
        """Each with its item, meeting and decision, and without the item's texts, in one query."""
        texts = ("baggrund", "indstilling", "sagsfremstilling", "section_pages", "topic_words", "urls")
        rows = self.select_related("item__meeting__council", "item__decision")
        return rows.defer(*(f"item__{name}" for name in texts))


class ThreadItem(models.Model):
    """An item's place in its thread; it has one at most. One left alone keeps it, for the address."""

    item = models.OneToOneField(AgendaItem, models.CASCADE, related_name="place", verbose_name="punkt")
    thread = models.ForeignKey(Thread, models.CASCADE, related_name="places", verbose_name="sagsforløb")

    objects = ThreadItemQuerySet.as_manager()

    class Meta:
        verbose_name = "punkt i et sagsforløb"
        verbose_name_plural = "punkter i sagsforløb"

    def __str__(self) -> str:
        return str(self.item)
