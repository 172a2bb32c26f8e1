"""What the search index follows."""

from datetime import datetime

from django.db import connection, models


class SearchChangeQuerySet(models.QuerySet["SearchChange"]):
    # Any number; the same for all who write changes.
    LOCK = 5_220_001

    def lock(self) -> None:
        """Be the only one to change what is searched, until the transaction ends."""
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [self.LOCK])

    def note(self, meeting_id: int, forget: bool = False) -> None:
        """To be called in the writer's own transaction; `forget` where words must not be left on any disk.

        The lock makes change numbers commit in their order, so that no follower skips one.
        """
        self.lock()
        self.create(meeting_id=meeting_id, forget=forget)

    def newest_of_meetings(self) -> dict[int, datetime]:
        """When each meeting's rows last changed, by a reading, a publication or an edit; one query."""
        return dict(self.order_by().values_list("meeting_id").annotate(models.Max("created_at")))


class SearchChange(models.Model):
    """The change log the search index follows: this meeting's items are not what they were."""

    # No foreign key: the log must outlive the meeting, or its items would stay in the index.
    meeting_id = models.BigIntegerField("møde")
    created_at = models.DateTimeField("skrevet", auto_now_add=True)
    forget = models.BooleanField("intet må blive tilbage", default=False)

    objects = SearchChangeQuerySet.as_manager()

    class Meta:
        ordering = ["id"]
        verbose_name = "ændring til søgeindekset"
        verbose_name_plural = "ændringer til søgeindekset"

    def __str__(self) -> str:
        return f"{self.pk}: møde {self.meeting_id}"
