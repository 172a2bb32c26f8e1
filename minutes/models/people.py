"""People, their parties and seats, and who came."""

from django.contrib.postgres.expressions import ArraySubquery
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, F, OuterRef
from django.db.models.functions import Left
from django.db.models.lookups import IsNull
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from minutes.danish import FIRST_LETTERS, sort_key
from minutes.models.places import Council, Municipality
from minutes.models.publicity import of_public_meeting


class PartyQuerySet(models.QuerySet["Party"]):
    def nationwide_first(self) -> "PartyQuerySet":
        """Parties with a letter, then local lists; each by name."""
        return self.select_related("municipality").order_by(IsNull(F("letter"), True), "sort_key")


class Party(models.Model):
    """A party on the ballot, or a local list, which has no letter in all of Denmark."""

    slug = models.SlugField("adresse", unique=True)
    letter = models.CharField("bogstav", max_length=2, unique=True, null=True, blank=True)
    name = models.CharField("navn", max_length=80, unique=True)
    short = models.CharField("kort navn", max_length=20, blank=True)
    colour = models.CharField("farve", max_length=7)
    names = ArrayField(models.CharField(max_length=80), verbose_name="skrives også", default=list, blank=True)
    # PROTECT: a municipality with a list of its own stays.
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="local_lists",
        verbose_name="kommune",
    )
    sort_key = models.CharField(max_length=100, editable=False)

    objects = PartyQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "parti"
        verbose_name_plural = "partier"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(colour__regex="^#[0-9a-f]{6}$"), name="party_colour_is_hex"
            )
        ]

    def __str__(self) -> str:
        return f"{self.name} ({self.letter})" if self.letter else self.name

    def get_absolute_url(self) -> str:
        return reverse("party", args=[self.slug])

    @property
    def has_letter(self) -> bool:
        return self.letter is not None

    @property
    def label(self) -> str:
        """What stands in brackets after a name: Ø, or a local list in full."""
        return self.letter or self.name


class MemberQuerySet(models.QuerySet["Member"]):
    def public(self) -> "MemberQuerySet":
        """Those on the lists of some public meeting."""
        return self.filter(Exists(Attendance.objects.public().filter(member=OuterRef("pk"))))

    def substitutes_from(self, municipality: Municipality) -> "MemberQuerySet":
        """Who sat in for a member from the municipality at a public meeting."""
        sat_in = Attendance.objects.public().filter(
            member=OuterRef("pk"), municipality=municipality, status=Attendance.Status.SUBSTITUTE
        )
        return self.filter(Exists(sat_in))

    def beginning_with(self, letter: str) -> "MemberQuerySet":
        return self.filter(sort_key__startswith=sort_key(letter))

    def letters(self) -> list[str]:
        """The letters some name begins with, in the order of the alphabet."""
        firsts = self.annotate(first=Left("sort_key", 1)).order_by("first").values_list("first", flat=True)
        return [FIRST_LETTERS.get(first, first.upper()) for first in firsts.distinct()]

    def for_list(self) -> "MemberQuerySet":
        """With the seats readers may see, their party and municipality, in two queries."""
        seats = Mandate.objects.public().select_related("municipality", "party")
        return self.prefetch_related(models.Prefetch("mandates", seats))


class Member(models.Model):
    """A person. Seats are mandates; spellings met in the documents are `names`."""

    slug = models.SlugField("adresse", max_length=120, unique=True)
    name = models.CharField("navn", max_length=120)
    sort_key = models.CharField(max_length=140, editable=False, db_index=True)
    # PROTECT: the row keeps its address taken, which leads on to the one it was merged into.
    merged_into = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        editable=False,
        related_name="merged",
        verbose_name="lagt sammen med",
    )

    objects = MemberQuerySet.as_manager()

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "medlem"
        verbose_name_plural = "medlemmer"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("member", args=[self.slug])

    @property
    def letter(self) -> str:
        """The letter the name stands under in the list A–Å."""
        return FIRST_LETTERS.get(self.sort_key[:1], self.sort_key[:1].upper())

    @property
    def seat(self) -> "Mandate | None":
        """The newest seat; no query after `for_list()`."""
        return next(iter(self.mandates.all()), None)


class MemberName(models.Model):
    """A spelling under which a member stands in some document."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="names", verbose_name="medlem")
    name = models.CharField("navn som skrevet", max_length=120)
    folded = models.CharField(max_length=140, editable=False, db_index=True)

    class Meta:
        verbose_name = "skrivemåde"
        verbose_name_plural = "skrivemåder"
        constraints = [models.UniqueConstraint(fields=["member", "name"], name="membername_natural_key")]

    def __str__(self) -> str:
        return self.name


class MandateQuerySet(models.QuerySet["Mandate"]):
    def public(self) -> "MandateQuerySet":
        """Seats in which the member is on the list of some public meeting."""
        listed = Attendance.objects.public().filter(
            member=OuterRef("member"), meeting__council=OuterRef("council")
        )
        return self.filter(Exists(listed))

    def for_list(self) -> "MandateQuerySet":
        return self.select_related("member", "council", "municipality", "party")


class Mandate(models.Model):
    """A seat: first and last meeting at which the archive has seen the member in it."""

    member = models.ForeignKey(Member, models.CASCADE, related_name="mandates", verbose_name="medlem")
    # PROTECT: councils, municipalities and parties are fixed data.
    council = models.ForeignKey(Council, models.PROTECT, related_name="mandates", verbose_name="KKR")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name="kommune"
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="mandates", verbose_name="parti"
    )
    since = models.DateField("set fra")
    until = models.DateField("set til")

    objects = MandateQuerySet.as_manager()

    class Meta:
        ordering = ["-until", "member__sort_key"]
        verbose_name = "mandat"
        verbose_name_plural = "mandater"
        constraints = [
            models.UniqueConstraint(
                fields=["member", "council", "municipality", "party"],
                name="mandate_natural_key",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(since__lte=models.F("until")), name="mandate_runs_forward"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.member} i {self.council}"


class AttendanceQuerySet(models.QuerySet["Attendance"]):
    def public(self) -> "AttendanceQuerySet":
        return self.filter(of_public_meeting("meeting"))

    def newest_first(self) -> "AttendanceQuerySet":
        return self.select_related("meeting__council", "party", "municipality").order_by("-meeting__date")

    def of_members(self) -> "AttendanceQuerySet":
        """Those with a seat, there or not, by municipality; with party and home, in one query."""
        rows = self.exclude(status=self.model.Status.SUBSTITUTE)
        return rows.select_related("member", "party", "municipality").order_by(
            "municipality__sort_key", "position"
        )

    def with_substitutes(self) -> "AttendanceQuerySet":
        """`substitutes`: the names of those who sat in for the member of each row, in the same query."""
        sat_in = self.model.objects.filter(meeting=OuterRef("meeting"), substitute_for=OuterRef("name"))
        return self.annotate(substitutes=ArraySubquery(sat_in.order_by("position").values("name")))

    def by_status(self) -> "list[tuple[str, list[Attendance]]]":
        """(status, rows) for those who came, who sat in, and who did not, with party and home; one query."""
        rows = self.select_related("member", "party", "municipality").with_substitutes()
        found: list[Attendance] = list(rows.order_by("position"))
        groups = [(status, [row for row in found if row.status == status]) for status in Attendance.Status]
        return [(status.value, group) for status, group in groups if group]


class Attendance(models.Model):
    """A row of a meeting's lists: who came, who did not, and who sat in for whom."""

    class Status(models.TextChoices):
        PRESENT = "present", _("til stede")
        SUBSTITUTE = "substitute", _("suppleant")
        ABSENT = "absent", _("afbud")

    meeting = models.ForeignKey("Meeting", models.CASCADE, related_name="attendances", verbose_name="møde")
    position = models.PositiveSmallIntegerField("rækkefølge")
    name = models.CharField("navn som læst", max_length=120)
    as_written = models.CharField("hele linjen")
    status = models.CharField("status", max_length=10, choices=Status.choices)
    # SET_NULL: the row says who came even where no member could be told for certain.
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="attendances", verbose_name="medlem"
    )
    municipality = models.ForeignKey(
        Municipality,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="attendances",
        verbose_name="kommune",
    )
    party = models.ForeignKey(
        Party, models.PROTECT, null=True, blank=True, related_name="attendances", verbose_name="parti"
    )
    party_as_written = models.CharField("parti som skrevet", max_length=80, blank=True)
    party_uncertain = models.BooleanField("partiet er usikkert", default=False)
    substitute_for = models.CharField("møder i stedet for", max_length=120, blank=True)
    role = models.CharField("hverv", max_length=120, blank=True)
    page = models.PositiveIntegerField("side", null=True, blank=True)
    # Given by `with_substitutes()` alone.
    substitutes: list[str]

    objects = AttendanceQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "position"]
        verbose_name = "deltagelse"
        verbose_name_plural = "deltagelse"
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "name", "municipality"],
                name="attendance_natural_key",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=models.Q(status="substitute") | models.Q(substitute_for=""),
                name="attendance_only_substitutes_sit_in",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}, {self.get_status_display()}"

    @property
    def party_label(self) -> str:
        return self.party.label if self.party else self.party_as_written
