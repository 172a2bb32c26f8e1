"""The pages of a document, as read and as mended."""

from django.db import models
from django.db.models import Q

from minutes.models.documents import Document


class DocumentPageQuerySet(models.QuerySet["DocumentPage"]):
    def with_neighbours(self) -> "DocumentPageQuerySet":
        """Each with the number of the page before and after it, in one query."""
        pages = DocumentPage.objects.filter(document=models.OuterRef("document")).values("number")
        before = pages.filter(number__lt=models.OuterRef("number")).order_by("-number")
        after = pages.filter(number__gt=models.OuterRef("number")).order_by("number")
        return self.annotate(before=models.Subquery(before[:1]), after=models.Subquery(after[:1]))


class DocumentPage(models.Model):
    """A page's mended text, the text as read, and which words were mended."""

    document = models.ForeignKey(Document, models.CASCADE, related_name="pages", verbose_name="dokument")
    number = models.PositiveIntegerField("side")
    first_line = models.PositiveIntegerField("første linje")
    text = models.TextField("tekst", blank=True)
    as_read = models.TextField("som læst", blank=True)
    mends = models.JSONField("rettelser", default=list, blank=True)

    objects = DocumentPageQuerySet.as_manager()

    class Meta:
        ordering = ["document", "number"]
        verbose_name = "side"
        verbose_name_plural = "sider"
        constraints = [
            models.UniqueConstraint(fields=["document", "number"], name="documentpage_natural_key"),
            models.CheckConstraint(condition=Q(number__gte=1), name="documentpage_number_from_one"),
        ]

    def __str__(self) -> str:
        return f"{self.document}, side {self.number}"
