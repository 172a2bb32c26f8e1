"""Addresses that last: of paragraphs, short ones of pages, and those that were shown once and have moved."""

import re
from typing import TYPE_CHECKING, NamedTuple

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.urls import reverse

if TYPE_CHECKING:
    from minutes.models.items import AgendaItem

# Letters nobody takes for one another or for figures, and no vowels: a code spells no word.
LEGIBLE = "bcdfghjkmnpqrstvxz"
CODE = rf"^[{LEGIBLE}]{{5,6}}$"
# What stands at the head of every address of a meeting: its items, its pages, its original.
MEETING = re.compile(r"/[a-z]+/\d{4}-\d{2}-\d{2}(?:-\d)?/")
ITEM = re.compile(rf"{MEETING.pattern}(?!side/)[0-9a-z][0-9a-z.-]*/")
# Its feed hangs below.
MEMBER = re.compile(r"/medlem/[0-9a-z-]+/")
# An item that moved at a meeting that moved is two; more is a row led round by hand.
MOST_STEPS = 5
# (section as in addresses, its paragraphs in the order shown)
Sections = list[tuple[str, list[str]]]


class Moved(NamedTuple):
    """Where what stood at an address stands now, and for each step the reason, in Danish."""

    address: str
    reasons: tuple[str, ...]


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def leave(self, old: str, new: str, reason: str) -> None:
        """Send readers of `old` to `new`; earlier redirects to `old` are pointed on, and none leads round."""
        if old == new:
            return
        self.filter(old=new).delete()
        self.filter(new=old).update(new=new)
        self.update_or_create(old=old, defaults={"new": new, "reason": reason})

    def target(self, path: str) -> str | None:
        """Where a reader of `path` is to go in the end, whatever has moved since; a query for each step."""
        moved = self.moved(path)
        return moved.address if moved else None

    def moved(self, path: str) -> Moved | None:
        """Where it went in the end, and why; a query for each step."""
        found = None
        for _ in range(MOST_STEPS):
            if (step := self._step(found.address if found else path)) is None:
                break
            found = Moved(
                step.address, tuple(dict.fromkeys((*(found.reasons if found else ()), *step.reasons)))
            )
        return found

    def _step(self, path: str) -> Moved | None:
        """By its own row, else with its item, its meeting or its member, which take all along."""
        heads = [path, *(above[0] for part in (ITEM, MEETING, MEMBER) if (above := part.match(path)))]
        rows = {row.old: row for row in self.filter(old__in=heads)}
        found = next(((head, rows[head]) for head in heads if head in rows), None)
        if found is None:
            return None
        head, row = found
        # An item that is no more leads to its meeting, which has no quotations of it, and a member to all.
        dropped = (ITEM.fullmatch(head) and MEETING.fullmatch(row.new)) or (
            MEMBER.fullmatch(head) and not MEMBER.fullmatch(row.new)
        )
        # Nothing hangs below the front page; what began with a slash would be another host's there.
        goes_along = row.new.endswith("/") and row.new != "/" and not dropped
        return Moved(row.new + (path.removeprefix(head) if goes_along else ""), (row.reason,))


class Redirect(models.Model):
    """An address that was shown once (301 to the new one); written when a re-reading moves something."""

    old = models.CharField("gammel adresse", max_length=300, unique=True)
    new = models.CharField("ny adresse", max_length=300, db_index=True)
    reason = models.CharField("grund", max_length=200)
    created_at = models.DateTimeField("oprettet", auto_now_add=True)

    objects = RedirectQuerySet.as_manager()

    class Meta:
        verbose_name = "omdirigering"
        verbose_name_plural = "omdirigeringer"
        constraints = [
            models.CheckConstraint(condition=~models.Q(old=models.F("new")), name="redirect_leads_elsewhere"),
            # A browser takes //name and /\name for another host.
            models.CheckConstraint(
                condition=models.Q(old__startswith="/", new__regex=r"^/([^/\\]|$)"),
                name="redirect_stays_in_the_archive",
                violation_error_message="Begge adresser skal være arkivets egne, som /medlem/maja/.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.old} → {self.new}"


def sections_shown(item: "AgendaItem") -> Sections:
    """The texts on an item's page; a reservation and an attachment count as a paragraph each."""
    if item.is_heading:
        return []
    decision = getattr(item, "decision", None)
    majority = [("beslutning", decision.majority_text.splitlines())] if decision else []
    minority = [("mindretal", [each.text for each in decision.reservations.all()])] if decision else []
    rest = [(name, text.splitlines()) for name, text, _ in item.sections()]
    papers = [("bilag", [attachment.title for attachment in item.attachments.all()])]
    return [
        (name, [line for line in lines if line.strip()])
        for name, lines in [*majority, *minority, *rest, *papers]
    ]


class ParagraphQuerySet(models.QuerySet["Paragraph"]):
    def moved_from(self, item: "AgendaItem") -> "ParagraphQuerySet":
        """Those that once were shown at the item's address and now stand at another item of the meeting."""
        rows = self.filter(meeting=item.meeting_id, shown_at__contains=[item.slug], item__isnull=False)
        rows = rows.filter(item__withdrawn_at=None)
        return (
            rows.exclude(item=item).select_related("item__meeting__council").order_by("item__position", "id")
        )


class Paragraph(models.Model):
    """A paragraph of an item, and the anchors that lead to it: no other of the meeting ever had them.

    `section` and `position` (from 1) say where it stands, `slug` at which item when it was written.
    A row without a section is the head of an item that has no paragraph left for its anchors.
    """

    meeting = models.ForeignKey("Meeting", models.CASCADE, related_name="paragraphs", verbose_name="møde")
    # A reading that drops an item tells afterwards where its paragraphs went.
    item = models.ForeignKey(
        "AgendaItem", models.SET_NULL, null=True, related_name="paragraphs", verbose_name="punkt"
    )
    slug = models.CharField("punktets adresse", max_length=40)
    section = models.CharField("afsnit", max_length=20, blank=True)
    position = models.PositiveIntegerField("rækkefølge")
    text = models.TextField("ordlyd", blank=True)
    anchor = models.CharField("anker", max_length=40)
    aliases = ArrayField(
        models.CharField(max_length=40), verbose_name="ældre ankre", default=list, blank=True
    )
    shown_at = ArrayField(
        models.CharField(max_length=40), verbose_name="har stået ved", default=list, blank=True
    )

    objects = ParagraphQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "afsnit"
        verbose_name_plural = "afsnit"
        indexes = [GinIndex(fields=["shown_at"], name="paragraph_shown_at")]
        constraints = [
            # Deferred, so that a new reading can let paragraphs change places.
            models.UniqueConstraint(
                fields=["meeting", "anchor"],
                name="paragraph_anchor_is_its_own",
                deferrable=models.Deferrable.DEFERRED,
            ),
            models.UniqueConstraint(
                fields=["item", "section", "position"],
                name="paragraph_place_is_its_own",
                deferrable=models.Deferrable.DEFERRED,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.slug}#{self.anchor}"

    def get_absolute_url(self) -> str:
        home = self.item.get_absolute_url() if self.item else self.meeting.get_absolute_url()
        return f"{home}#{self.anchor}"

    @property
    def anchors(self) -> list[str]:
        return [self.anchor, *self.aliases]


class ShortAddressQuerySet(models.QuerySet["ShortAddress"]):
    def replaced_at(self, path: str) -> "ShortAddressQuerySet":
        """Of items that once stood at an address where another stands now."""
        rows = self.filter(former__contains=[path], item__isnull=False, item__withdrawn_at=None)
        rows = rows.exclude(address=path)
        return rows.select_related("item__meeting__council").order_by("id")


class ShortAddress(models.Model):
    """/p/CODE/ leads to a meeting, an item or a member for good.

    `address` is where it stood last, which says where to look once the row itself is gone; `former`
    are those before.
    """

    code = models.CharField("kode", max_length=6, unique=True)
    meeting = models.OneToOneField(
        "Meeting", models.SET_NULL, null=True, blank=True, related_name="short", verbose_name="møde"
    )
    item = models.OneToOneField(
        "AgendaItem", models.SET_NULL, null=True, blank=True, related_name="short", verbose_name="punkt"
    )
    member = models.OneToOneField(
        "Member", models.SET_NULL, null=True, blank=True, related_name="short", verbose_name="medlem"
    )
    address = models.CharField("adresse", max_length=300)
    former = ArrayField(
        models.CharField(max_length=300), verbose_name="tidligere adresser", default=list, blank=True
    )

    objects = ShortAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "kort adresse"
        verbose_name_plural = "korte adresser"
        indexes = [GinIndex(fields=["former"], name="shortaddress_former")]
        constraints = [
            models.CheckConstraint(condition=models.Q(code__regex=CODE), name="shortaddress_code_is_legible")
        ]

    def __str__(self) -> str:
        return f"{self.code} → {self.address}"

    def get_absolute_url(self) -> str:
        return reverse("permanent", args=[self.code])
