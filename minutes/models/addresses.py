"""Addresses that once were shown and have moved."""

from django.db import models


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def leave(self, old: str, new: str, reason: str) -> None:
        """Send readers of `old` to `new`; earlier redirects to `old` are pointed on, and none leads round."""
        if old == new:
            return
        self.filter(old=new).delete()
        self.filter(new=old).update(new=new)
        self.update_or_create(old=old, defaults={"new": new, "reason": reason})


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
