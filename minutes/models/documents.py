"""Uploaded files, on their way to becoming meetings, and the queue that they themselves are."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from minutes.models import document_states as states
from minutes.models.document_queue import AS_RECEIVED, DocumentQuerySet, lease
from minutes.models.document_states import Hold
from minutes.models.meetings import Meeting

if TYPE_CHECKING:
    from minutes.models.pages import DocumentPage


def stored(sha256: str) -> Path:
    """Where bytes lie: two letters of their hash as a folder, then the hash."""
    return Path(settings.DOCUMENTS_DIR) / sha256[:2] / sha256


class Document(models.Model):
    """A file as uploaded, kept under its SHA-256; the row is the queue."""

    Status = states.Status
    Step = states.Step
    Kind = states.Kind
    Standing = states.Standing

    sha256 = models.CharField("SHA-256", max_length=64, unique=True)
    original_name = models.CharField("filnavn", max_length=255)
    size = models.PositiveBigIntegerField("størrelse i byte")
    uploaded_at = models.DateTimeField("modtaget", default=timezone.now)
    # SET_NULL: the document stays when its editor leaves.
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, verbose_name="modtaget fra"
    )
    kind = models.CharField("slags", max_length=10, choices=Kind.choices, blank=True)
    # PROTECT: the meeting is what the document became; withdrawing is done on the meeting.
    meeting = models.ForeignKey(
        Meeting, models.PROTECT, null=True, blank=True, related_name="documents", verbose_name="møde"
    )

    standing = models.CharField("udgave", max_length=10, choices=Standing.choices, default=Standing.VALID)
    standing_since = models.DateTimeField("udgave siden", null=True, blank=True)
    standing_why = models.CharField("udgave hvorfor", max_length=300, blank=True)

    status = models.CharField("status", max_length=10, choices=Status.choices, default=Status.RECEIVED)
    step = models.CharField("trin", max_length=10, choices=Step.choices, default=Step.RECEIVED)
    token = models.UUIDField("arbejderens mærke", null=True, blank=True, editable=False)
    lease_until = models.DateTimeField("arbejderens frist", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("forsøg", default=0)
    pages_read = models.PositiveIntegerField("sider læst", default=0)
    started_at = models.DateTimeField("begyndt", null=True, blank=True)
    finished_at = models.DateTimeField("færdig", null=True, blank=True)
    error_code = models.CharField("fejlkode", max_length=40, blank=True)
    error_message = models.TextField("fejl", blank=True)
    report = models.CharField("ændret ved læsningen", max_length=300, blank=True)

    # Why it is held back, in the order an editor is told.
    held_for = ArrayField(
        models.CharField(max_length=10, choices=Hold.choices),
        verbose_name="holdt tilbage for",
        default=list,
        blank=True,
    )
    remark = models.CharField("offentliggjort med bemærkningen", max_length=300, blank=True)
    # An editor has looked at what held the document back, and lets it through.
    approved_at = models.DateTimeField("godkendt af redaktør", null=True, blank=True)

    page_count = models.PositiveIntegerField("sider", null=True, blank=True)
    text_source = models.CharField("tekst fra", max_length=12, blank=True)
    text_quality = models.FloatField("læsbarhed", null=True, blank=True)
    restored = models.BooleanField("rettet efter skanning", default=False)
    warnings = models.JSONField("advarsler", default=list, blank=True)

    objects = DocumentQuerySet.as_manager()

    class Meta:
        ordering = ["-uploaded_at"]
        verbose_name = "dokument"
        verbose_name_plural = "dokumenter"
        indexes = [models.Index(fields=["status", "lease_until"], name="document_queue")]
        constraints = [
            models.CheckConstraint(
                condition=Q(sha256__regex="^[0-9a-f]{64}$"), name="document_sha256_is_hex"
            ),
            models.CheckConstraint(
                condition=~Q(status="reading") | Q(token__isnull=False, lease_until__isnull=False),
                name="document_being_read_has_a_lease",
            ),
            models.CheckConstraint(
                condition=~Q(status="failed") | ~Q(error_code=""), name="document_failure_has_a_reason"
            ),
        ]

    def __str__(self) -> str:
        return self.original_name

    def get_absolute_url(self) -> str:
        return reverse("document", args=[self.pk])

    @property
    def path(self) -> Path:
        return stored(self.sha256)

    @property
    def own_address(self) -> str:
        """Of its file, for readers: the same whether it counts at its meeting or has counted."""
        council, day = (self.meeting.council.slug, self.meeting.day) if self.meeting else ("", "")
        return reverse("earlier_version", args=[council, day, self.sha256[:12], self.extension])

    def other_versions(self) -> DocumentQuerySet:
        """The other files of its kind of its meeting, newest first; one query."""
        rows = Document.objects.filter(meeting=self.meeting_id, meeting__isnull=False, kind=self.kind)
        return rows.exclude(pk=self.pk).order_by("-uploaded_at")

    @property
    def counts(self) -> bool:
        return self.standing == self.Standing.VALID

    @property
    def is_finished(self) -> bool:
        """Nothing more happens by itself for now."""
        return self.status not in {self.Status.RECEIVED, self.Status.READING}

    @property
    def held_for_labels(self) -> list[str]:
        return [Hold(code).label for code in self.held_for]

    @property
    def is_scan(self) -> bool:
        """Whether text was, is being or must be recognised in images of its pages."""
        return self.step == self.Step.RECOGNISING or self.text_source == "ocr"

    @property
    def is_text(self) -> bool:
        """As it was read, whatever the file was called."""
        return self.text_source == "text"

    @property
    def is_agenda(self) -> bool:
        return self.kind == self.Kind.AGENDA

    @property
    def extension(self) -> str:
        return "txt" if self.is_text else "pdf"

    def page_numbers(self) -> "models.QuerySet[DocumentPage, int]":
        """The pages there are, without their texts; one query."""
        return self.pages.order_by("number").values_list("number", flat=True)

    def steps(self) -> Iterator[tuple[str, str]]:
        """(what is done, how far) of each step: done, now, failed or to come."""
        order = [step for step in self.Step if step != self.Step.RECOGNISING or self.is_scan]
        reached = order.index(self.Step(self.step))
        for number, step in enumerate(order):
            yield step.label, self._state_of(number, reached)

    def _state_of(self, number: int, reached: int) -> str:
        if number < reached or self.status == self.Status.READY or number == 0:
            return "done"
        if number > reached:
            return "to come"
        ended = {
            self.Status.FAILED: "failed",
            self.Status.HELD: "done",
            self.Status.NEEDS_OCR: "waits",
            self.Status.CANCELLED: "stopped",
        }
        return ended.get(self.Status(self.status), "now")

    def renew(self, **progress: int | str | None) -> bool:
        """Tell that this worker lives, and how far it is; False when another has taken the document."""
        return self._as_claimed().update(lease_until=timezone.now() + lease(), **progress) == 1

    def finish(self, status: states.Status, **fields: object) -> bool:
        """Close the claim with the token it was opened with; False when it is no longer ours."""
        step = Document.Step.DONE if status == self.Status.READY else models.F("step")
        closed = {"status": status, "token": None, "lease_until": None, "finished_at": timezone.now()}
        return self._as_claimed().update(**closed | {"step": step} | fields) == 1

    def fail(self, code: str, message: str) -> bool:
        return self.finish(self.Status.FAILED, error_code=code, error_message=message)

    def put_back(self) -> bool:
        """To be tried once more when the sweep rings; this attempt is counted."""
        received = self.Status.RECEIVED
        return self.finish(received, step=self.Step.RECEIVED, finished_at=None)

    def wait_for_ocr(self, code: str, message: str) -> bool:
        """Nothing is wrong with the file: no attempt is counted, and `take_up_scans` goes on with it."""
        step, status = self.Step.RECOGNISING, self.Status.NEEDS_OCR
        return self.finish(status, error_code=code, error_message=message, attempts=0, step=step)

    def read_again(self) -> None:
        """Back into the queue, with its attempts counted anew."""
        own = Document.objects.filter(pk=self.pk)
        own.exclude(status=self.Status.READING).update(**AS_RECEIVED)

    def cancel(self) -> bool:
        """Off the queue, also in mid-reading: the worker's claim is lost then and its child ends.

        False when it is in no queue, or what was read of it is in the archive already. One UPDATE decides.
        """
        before = [self.Status.RECEIVED, self.Status.READING, self.Status.NEEDS_OCR]
        own = Document.objects.filter(pk=self.pk, status__in=before).exclude(step=self.Step.INDEXING)
        ended = {"token": None, "lease_until": None, "finished_at": timezone.now()}
        told = {"error_code": "", "error_message": ""}
        return own.update(status=self.Status.CANCELLED, **ended, **told) == 1

    def _as_claimed(self) -> DocumentQuerySet:
        return Document.objects.filter(pk=self.pk, token=self.token, status=self.Status.READING)
