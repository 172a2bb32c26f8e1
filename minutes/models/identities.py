"""Who is who, as editors say: two that are one, one that is two, and which name is whose."""

from collections.abc import Iterable

from django.db import models
from django.db.models import Q

from minutes.models.meetings import Meeting
from minutes.models.people import Member
from minutes.models.places import Council, Municipality
from minutes.models.words import EditorsWord


class IdentityQuerySet(models.QuerySet["Identity"]):
    def standing(self) -> "IdentityQuerySet":
        return self.filter(undone_at__isnull=True)

    def about(self, members: Iterable[Member]) -> "IdentityQuerySet":
        """What was said of any of them, taken back or not."""
        rows = list(members)
        return self.filter(Q(member__in=rows) | Q(other__in=rows))

    def for_list(self) -> "IdentityQuerySet":
        return self.select_related("member", "other", "made_by", "undone_by").order_by("-pk")


class Identity(EditorsWord):
    """An editor's word on one member or two. It stands over every reading, and can be taken back.

    `moved`: ids of the rows that changed hands, by their kind, so that taking it back is exact.
    """

    class Kind(models.TextChoices):
        MERGED = "merged", "lagt sammen"
        PARTED = "parted", "delt i to"
        APART = "apart", "ikke samme person"
        ONE = "one", "én person"
        PLACED = "placed", "sat på plads"

    kind = models.CharField("hvad", max_length=10, choices=Kind.choices)
    # PROTECT here and below: whom an editor has spoken of keeps row and address.
    member = models.ForeignKey(Member, models.PROTECT, related_name="identities", verbose_name="medlem")
    other = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="identities_of_others",
        verbose_name="andet medlem",
    )
    why = models.CharField("hvorfor", max_length=300, blank=True)
    moved = models.JSONField("flyttet", default=dict, blank=True)

    objects = IdentityQuerySet.as_manager()

    class Meta:
        ordering = ["-pk"]
        verbose_name = "redaktørs ord om medlemmer"
        verbose_name_plural = "redaktørers ord om medlemmer"
        constraints = [
            models.CheckConstraint(condition=~Q(member=models.F("other")), name="identity_is_of_two_members"),
            models.CheckConstraint(
                condition=Q(kind__in=["one", "placed"]) ^ Q(other__isnull=False),
                name="identity_names_whom_it_is_of",
            ),
        ]

    def __str__(self) -> str:
        return " og ".join(row.name for row in (self.member, self.other) if row)


class NameRuleQuerySet(models.QuerySet["NameRule"]):
    def standing(self) -> "NameRuleQuerySet":
        return self.filter(identity__undone_at__isnull=True)


class NameRule(models.Model):
    """Whom a name means where it is printed with a municipality, or with none; matching asks this first.

    Narrowed to one meeting, or to a council and the days of meetings, both ends included.
    """

    identity = models.ForeignKey(Identity, models.CASCADE, related_name="rules", verbose_name="ord")
    folded = models.CharField("navn", max_length=140, db_index=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="kommune"
    )
    meeting = models.ForeignKey(
        Meeting, models.CASCADE, null=True, blank=True, related_name="+", verbose_name="møde"
    )
    council = models.ForeignKey(
        Council, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="KKR"
    )
    since = models.DateField("fra", null=True, blank=True)
    until = models.DateField("til", null=True, blank=True)
    member = models.ForeignKey(Member, models.PROTECT, related_name="rules", verbose_name="medlem")

    objects = NameRuleQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "navneregel"
        verbose_name_plural = "navneregler"

    def __str__(self) -> str:
        return f"{self.folded} → {self.member}"

    @property
    def weight(self) -> tuple[bool, bool, bool]:
        """What is said of less counts for more."""
        return bool(self.meeting_id), bool(self.since or self.until), bool(self.council_id)

    def is_about(self, meeting: Meeting) -> bool:
        if self.meeting_id:
            return self.meeting_id == meeting.pk
        after = self.since is None or self.since <= meeting.date
        before = self.until is None or meeting.date <= self.until
        return after and before and self.council_id in {None, meeting.council_id}
