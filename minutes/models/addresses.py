"""Addresses that once were shown and have moved."""

import re

from django.db import models

# What stands at the head of every address of a meeting: its items, its pages, its original.
MEETING = re.compile(r"/[a-z]+/\d{4}-\d{2}-\d{2}(?:-\d)?/")


class RedirectQuerySet(models.QuerySet["Redirect"]):
    def leave(self, old: str, new: str, reason: str) -> None:
        """Send readers of `old` to `new`; earlier redirects to `old` are pointed on, and none leads round."""
        if old == new:
            return
        self.filter(old=new).delete()
        self.filter(new=old).update(new=new)
        self.update_or_create(old=old, defaults={"new": new, "reason": reason})

    def target(self, path: str) -> str | None:
        """Where a reader of `path` is to go: its own row, else with its meeting, which takes all along."""
        above = MEETING.match(path)
        heads = [path, above[0]] if above else [path]
        rows = {row.old: row.new for row in self.filter(old__in=heads)}
        return next((rows[head] + path.removeprefix(head) for head in heads if head in rows), None)


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
