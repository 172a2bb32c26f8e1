"""Keys with which a program hands in documents on an editor's behalf."""

from django.conf import settings
from django.db import models
from django.utils import timezone


class UploadToken(models.Model):
    """A key that was shown once; the archive knows only its SHA-256 (it has 256 random bits, so no salt)."""

    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="upload_tokens", verbose_name="redaktør"
    )
    name = models.CharField("bruges til", max_length=80)
    hashed = models.CharField("SHA-256", max_length=64, unique=True, editable=False)
    made_at = models.DateTimeField("lavet", default=timezone.now)
    last_used_at = models.DateTimeField("sidst brugt", null=True, blank=True)
    revoked_at = models.DateTimeField("tilbagekaldt", null=True, blank=True)

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "nøgle"
        verbose_name_plural = "nøgler"

    def __str__(self) -> str:
        return self.name
