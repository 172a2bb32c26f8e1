"""What lay on the table: the bilag that a text names, and what the archive has of them."""

import re
from pathlib import Path

from django.core.validators import URLValidator
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from minutes.models.documents import lease, stored
from minutes.models.items import AgendaItem
from minutes.models.meetings import Meeting

ADDRESS = re.compile(r"https?://[^\s<>\"»«]+[^\s<>\"»«.,;:!?)]")


class EnclosureQuerySet(models.QuerySet["Enclosure"]):
    def unseen(self) -> "EnclosureQuerySet":
        """Files that nobody has looked through yet, nor is at it."""
        nobody = Q(lease_until=None) | Q(lease_until__lt=timezone.now())
        return self.filter(nobody, looked=Enclosure.Looked.WAITING).exclude(sha256="").order_by("pk")

    def claim(self, enclosure_id: int) -> "Enclosure | None":
        """Take a file for this worker to look through, or None if another has it. One UPDATE decides."""
        mine = self.unseen().filter(pk=enclosure_id)
        taken = mine.update(lease_until=timezone.now() + lease(), attempts=models.F("attempts") + 1)
        return self.filter(pk=enclosure_id).first() if taken else None


class Enclosure(models.Model):
    """What an editor gave of a bilag: its file, or the address where it lies.

    A file is looked through for what may be private before readers can fetch it; where something is found, or
    it cannot be looked through, it waits for an editor. It belongs to the meeting and has a name of its own
    there, made once of the title: so neither another reading nor another number of its item moves it. `title`
    and `item` say which bilag it is of.
    """

    class Looked(models.TextChoices):
        WAITING = "waiting", "ses igennem"
        HELD = "held", "afventer en redaktør"
        CLEAR = "clear", "kan hentes"

    meeting = models.ForeignKey(Meeting, models.CASCADE, related_name="enclosures", verbose_name="møde")
    # The reading that finds no such item any more looks for the title at the others.
    item = models.ForeignKey(
        AgendaItem, models.SET_NULL, null=True, blank=True, related_name="enclosures", verbose_name="punkt"
    )
    slug = models.CharField("adresse", max_length=60)
    title = models.CharField("bilagets titel")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    size = models.PositiveBigIntegerField("størrelse i byte", default=0)
    original_name = models.CharField("filnavn", max_length=255, blank=True)
    is_pdf = models.BooleanField("er en PDF", default=False)
    url = models.URLField(
        "link", max_length=1000, blank=True, validators=[URLValidator(schemes=["http", "https"])]
    )
    withdrawal_reason = models.CharField("filen er trukket tilbage, fordi", max_length=300, blank=True)
    added_at = models.DateTimeField("lagt ind", auto_now_add=True)
    looked = models.CharField("set igennem", max_length=10, choices=Looked.choices, default=Looked.WAITING)
    # Why it waits for an editor: message, page and line of each place.
    found = models.JSONField("fundet", default=list, blank=True, editable=False)
    attempts = models.PositiveSmallIntegerField("forsøg", default=0, editable=False)
    lease_until = models.DateTimeField("arbejderens frist", null=True, blank=True, editable=False)

    objects = EnclosureQuerySet.as_manager()

    class Meta:
        ordering = ["meeting", "slug"]
        verbose_name = "bilagsfil"
        verbose_name_plural = "bilagsfiler"
        constraints = [
            models.UniqueConstraint(fields=["meeting", "slug"], name="enclosure_natural_key"),
            models.CheckConstraint(
                condition=Q(sha256="") | Q(sha256__regex="^[0-9a-f]{64}$"), name="enclosure_sha256_is_hex"
            ),
            models.CheckConstraint(
                condition=Q(url="") | Q(url__regex="^https?://"), name="enclosure_links_to_the_web"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("enclosure", args=[self.meeting.council.slug, self.meeting.day, self.slug])

    @property
    def path(self) -> Path:
        return stored(self.sha256)

    @property
    def is_held(self) -> bool:
        """Whether readers can fetch a file."""
        return bool(self.sha256) and not self.withdrawal_reason and self.looked == self.Looked.CLEAR

    def renew(self) -> bool:
        """Tell that a worker is at it; False once the file is another, or an editor has looked."""
        return self._as_claimed().update(lease_until=timezone.now() + lease()) == 1

    def settle(self, looked: "Enclosure.Looked", found: list[dict[str, object]]) -> None:
        self._as_claimed().update(looked=looked, found=found, lease_until=None)

    def _as_claimed(self) -> EnclosureQuerySet:
        """Another file in its place is looked through by itself."""
        own = Enclosure.objects.filter(pk=self.pk, looked=self.Looked.WAITING)
        return own.filter(sha256=self.sha256, attempts=self.attempts)

    @property
    def extension(self) -> str:
        """Of the file as it was handed in; what is no PDF is never shown as anything but a file."""
        named = re.search(r"\.([A-Za-z0-9]{1,8})$", self.original_name)
        return "pdf" if self.is_pdf else named[1].lower() if named and named[1].lower() != "pdf" else "bin"

    @property
    def kind(self) -> str:
        return self.extension.upper() if self.extension != "bin" else ""


class AttachmentManager(models.Manager["Attachment"]):
    def get_queryset(self) -> "models.QuerySet[Attachment]":
        """With what the archive has of each, which every list of them says."""
        return super().get_queryset().select_related("enclosure")


class Attachment(models.Model):
    """A bilag named in the text; the archive may or may not hold the file."""

    item = models.ForeignKey(AgendaItem, models.CASCADE, related_name="attachments", verbose_name="punkt")
    position = models.PositiveSmallIntegerField("rækkefølge")
    title = models.CharField("titel")
    enclosure = models.ForeignKey(
        Enclosure, models.SET_NULL, null=True, blank=True, editable=False, related_name="attachments"
    )

    objects = AttachmentManager()

    class Meta:
        ordering = ["item", "position"]
        verbose_name = "bilag"
        verbose_name_plural = "bilag"
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="attachment_natural_key")]

    def __str__(self) -> str:
        return self.title

    @property
    def held(self) -> Enclosure | None:
        return self.enclosure if self.enclosure and self.enclosure.is_held else None

    @property
    def link(self) -> str:
        """The address an editor gave, else the first in the text, else none."""
        if self.enclosure and self.enclosure.url:
            return self.enclosure.url
        found = ADDRESS.search(self.title)
        return found[0] if found else ""
