"""Documents read anew on trial: what would change is seen before anything does."""

from uuid import uuid4

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from minutes.models.documents import Document, lease


class TrialRunQuerySet(models.QuerySet["TrialRun"]):
    def with_amounts(self) -> "TrialRunQuerySet":
        """Each with how many trials it has, and how many of them are still to be settled; one query."""
        left = Q(trials__state__in=[Trial.State.WAITING, Trial.State.TAKING, *CAN_BE_TAKEN])
        counted = self.annotate(amount=models.Count("trials"), left=models.Count("trials", filter=left))
        return counted.select_related("made_by")


class TrialRun(models.Model):
    """Some documents that an editor wants read anew, and in which words they were chosen."""

    chosen = models.CharField("udvalg", max_length=300)
    # SET_NULL: the report stands though its editor has left.
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name="bestilt af"
    )
    made_at = models.DateTimeField("bestilt", default=timezone.now)

    objects = TrialRunQuerySet.as_manager()

    class Meta:
        ordering = ["-made_at"]
        verbose_name = "prøvelæsning"
        verbose_name_plural = "prøvelæsninger"

    def __str__(self) -> str:
        return self.chosen

    def get_absolute_url(self) -> str:
        return reverse("trial_run", args=[self.pk])

    def counts(self) -> dict[str, int]:
        """How many of its trials are in each state; one query."""
        rows = self.trials.order_by().values_list("state").annotate(models.Count("pk"))
        return {state.value: 0 for state in Trial.State} | dict(rows)


class TrialQuerySet(models.QuerySet["Trial"]):
    def waiting(self) -> "TrialQuerySet":
        """To be read or taken by a worker, or begun by one that is silent, and not yet tried too often."""
        asked = Q(state__in=[Trial.State.WAITING, Trial.State.TAKING])
        free = Q(lease_until__isnull=True) | Q(lease_until__lt=timezone.now())
        return self.filter(asked & free, attempts__lt=settings.READING_ATTEMPTS)

    def stalled(self) -> "TrialQuerySet":
        """Begun as often as may be, and never finished."""
        silent = Q(lease_until__isnull=True) | Q(lease_until__lt=timezone.now())
        asked = Q(state__in=[Trial.State.WAITING, Trial.State.TAKING])
        return self.filter(asked & silent, attempts__gte=settings.READING_ATTEMPTS)

    def that_can_be_taken(self) -> "TrialQuerySet":
        return self.filter(state__in=CAN_BE_TAKEN)

    def take(self) -> int:
        """To be taken by a worker; how many."""
        return self.update(state=Trial.State.TAKING)

    def at_work(self) -> "TrialQuerySet":
        return self.filter(lease_until__gte=timezone.now())

    def claim(self) -> "Trial | None":
        """The oldest that waits, for this worker alone; None where there is none."""
        for pk in self.waiting().order_by("pk").values_list("pk", flat=True)[:10]:
            token = uuid4()
            taken = (
                self.waiting()
                .filter(pk=pk)
                .update(token=token, lease_until=timezone.now() + lease(), attempts=models.F("attempts") + 1)
            )
            if taken:
                return self.select_related("document", "run").filter(pk=pk, token=token).first()
        return None


class Trial(models.Model):
    """One document read anew, and not taken: `content` is the reading, as `Reading.content`.

    `summary` says in Danish sentences what would change, one for each kind of change.
    """

    class State(models.TextChoices):
        WAITING = "waiting", "venter på at blive læst"
        UNCHANGED = "unchanged", "uændret"
        CHANGED = "changed", "ændres"
        CONFLICTS = "conflicts", "konflikt med en rettelse"
        FAILS = "fails", "kan ikke læses"
        TAKING = "taking", "tages"
        TAKEN = "taken", "taget"
        DISCARDED = "discarded", "kasseret"

    run = models.ForeignKey(TrialRun, models.CASCADE, related_name="trials", verbose_name="prøvelæsning")
    document = models.ForeignKey(Document, models.CASCADE, related_name="trials", verbose_name="fil")
    state = models.CharField("status", max_length=10, choices=State.choices, default=State.WAITING)
    content = models.BinaryField("læserens svar", null=True)
    summary = models.JSONField("hvad der ville ændre sig", default=list, blank=True)
    message = models.TextField("hvorfor ikke", blank=True)
    token = models.UUIDField("arbejderens mærke", null=True, blank=True, editable=False)
    lease_until = models.DateTimeField("arbejderens frist", null=True, blank=True)
    attempts = models.PositiveSmallIntegerField("forsøg", default=0)

    objects = TrialQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "dokument læst på prøve"
        verbose_name_plural = "dokumenter læst på prøve"
        indexes = [models.Index(fields=["state", "lease_until"], name="trial_queue")]
        constraints = [models.UniqueConstraint(fields=["run", "document"], name="trial_natural_key")]

    def __str__(self) -> str:
        return f"{self.document}: {self.get_state_display()}"

    def get_absolute_url(self) -> str:
        return reverse("trial", args=[self.run_id, self.pk])

    @property
    def can_be_taken(self) -> bool:
        return self.state in CAN_BE_TAKEN

    def renew(self) -> bool:
        """Tell that this worker lives; False when another has taken the trial over."""
        return self._as_claimed().update(lease_until=timezone.now() + lease()) == 1

    def settle(self, state: "Trial.State", **fields: object) -> bool:
        """Close the claim with the token it was opened with; False when it is no longer ours."""
        closed = {"state": state, "token": None, "lease_until": None, "attempts": 0}
        return self._as_claimed().update(**closed | fields) == 1

    def _as_claimed(self) -> TrialQuerySet:
        return Trial.objects.filter(pk=self.pk, token=self.token)


CAN_BE_TAKEN = (Trial.State.UNCHANGED, Trial.State.CHANGED, Trial.State.CONFLICTS)
