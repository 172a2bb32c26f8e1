"""An editor's word: who said it and when, and who took it back."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class EditorsWord(models.Model):
    """What stands over every reading until it is undone; what is undone is kept, for the record."""

    # SET_NULL here and below: the word stands though the editor has left.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="sagt af"
    )
    made_at = models.DateTimeField("sagt", default=timezone.now)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="fortrudt af",
    )
    undone_at = models.DateTimeField("fortrudt", null=True, blank=True)

    class Meta:
        abstract = True
