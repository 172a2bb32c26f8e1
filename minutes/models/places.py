"""The five kommunekontaktråd and the 98 municipalities: fixed data, loaded from data/."""

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.urls import reverse

from minutes.models.publicity import of_public_meeting


class CouncilQuerySet(models.QuerySet["Council"]):
    def with_meetings_held(self) -> "CouncilQuerySet":
        """Each with the number of its public meetings and the date of the newest, in one query."""
        public = of_public_meeting("meetings")
        return self.annotate(
            meeting_count=models.Count("meetings", filter=public),
            newest=models.Max("meetings__date", filter=public),
        ).order_by("position")


class Council(models.Model):
    """A kommunekontaktråd."""

    slug = models.SlugField("adresse", unique=True)
    name = models.CharField("navn", max_length=60, unique=True)
    position = models.PositiveSmallIntegerField("rækkefølge", unique=True)

    objects = CouncilQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = "kommunekontaktråd"
        verbose_name_plural = "kommunekontaktråd"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("council", args=[self.slug])


class Municipality(models.Model):
    """A kommune with Danmarks Statistik's code, in the KKR of its region."""

    code = models.CharField("kommunekode", max_length=4, unique=True)
    slug = models.SlugField("adresse", unique=True)
    name = models.CharField("navn", max_length=60, unique=True)
    sort_key = models.CharField(max_length=80, editable=False)
    aliases = ArrayField(
        models.CharField(max_length=60), verbose_name="andre skrivemåder", default=list, blank=True
    )
    # A municipality outlives any reorganisation of the councils: nothing here is deleted by cascade.
    council = models.ForeignKey(Council, models.PROTECT, related_name="municipalities", verbose_name="KKR")

    class Meta:
        ordering = ["sort_key"]
        verbose_name = "kommune"
        verbose_name_plural = "kommuner"
        constraints = [
            models.CheckConstraint(
                condition=models.Q(code__regex=r"^\d{4}$"), name="municipality_code_is_four_digits"
            )
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("municipality", args=[self.slug])

    @property
    def full_name(self) -> str:
        """As the municipality writes itself: Københavns Kommune, Bornholms Regionskommune."""
        return next((alias for alias in self.aliases if alias.endswith("ommune")), f"{self.name} Kommune")
