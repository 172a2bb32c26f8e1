"""What items are about: KL's file numbers, and the archive's twelve topics."""

from typing import Any, Self

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext

from minutes.models.publicity import of_public_item


class CountedQuerySet(models.QuerySet[Any]):
    def with_items_counted(self) -> Self:
        """Each with its number of public items, in one query."""
        items = models.Count("items", filter=of_public_item("items"))
        # Grouping drops the order of the rows, so it is said again.
        return self.annotate(item_count=items).order_by(*self.model._meta.ordering)

    def public(self) -> Self:
        """Those that some public item carries."""
        return self.with_items_counted().filter(item_count__gt=0)


class Case(models.Model):
    """A SAG-number as printed. In 2025 all items of a meeting carry one: it is the meeting's file."""

    number = models.CharField("SAG-nummer", max_length=40, unique=True)

    objects = CountedQuerySet.as_manager()

    class Meta:
        ordering = ["-number"]
        verbose_name = "sag"
        verbose_name_plural = "sager"

    def __str__(self) -> str:
        return self.number

    def get_absolute_url(self) -> str:
        return reverse("case", args=[self.number])


class Topic(models.Model):
    """One of KKR's fields of work; the words that give it away are in data/topics.json."""

    slug = models.SlugField("adresse", unique=True)
    name = models.CharField("navn", max_length=60, unique=True)
    position = models.PositiveSmallIntegerField("rækkefølge")

    objects = CountedQuerySet.as_manager()

    class Meta:
        ordering = ["position"]
        verbose_name = "emne"
        verbose_name_plural = "emner"

    def __str__(self) -> str:
        return self.label

    def get_absolute_url(self) -> str:
        return reverse("topic", args=[self.slug])

    @property
    def label(self) -> str:
        """The name in the reader's language; the fields themselves are Danish."""
        return gettext(self.name)
