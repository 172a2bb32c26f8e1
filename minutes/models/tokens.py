"""Keys with which a program hands in documents on an editor's behalf."""

import secrets
from datetime import timedelta
from hashlib import sha256

from django.conf import settings
from django.contrib.auth.models import User
from django.db import models
from django.utils import timezone

# So that one that has strayed into a file or a log is known for what it is.
PREFIX = "kkr_"
RANDOM_BYTES = 32
# A program that asks how far its document is need not write a row each time.
NOTED_EACH = timedelta(minutes=1)


class UploadTokenManager(models.Manager["UploadToken"]):
    def make(self, user: User, name: str) -> tuple["UploadToken", str]:
        """The row, and the key itself, which nobody can be told again."""
        secret = PREFIX + secrets.token_urlsafe(RANDOM_BYTES)
        return self.create(user=user, name=name, hashed=_hashed(secret)), secret

    def standing(self, secret: str) -> "UploadToken | None":
        """The key as it was shown, unless it was revoked; one query, and a note of its use now and then."""
        token = self.select_related("user").filter(hashed=_hashed(secret), revoked_at=None).first()
        if token:
            token.note_use()
        return token


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

    objects = UploadTokenManager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "nøgle"
        verbose_name_plural = "nøgler"

    def __str__(self) -> str:
        return self.name

    def note_use(self) -> None:
        now = timezone.now()
        if self.last_used_at is None or now - self.last_used_at >= NOTED_EACH:
            UploadToken.objects.filter(pk=self.pk).update(last_used_at=now)

    def revoke(self) -> None:
        """Once and for all: another is made in its place."""
        UploadToken.objects.filter(pk=self.pk, revoked_at=None).update(revoked_at=timezone.now())


def _hashed(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()
