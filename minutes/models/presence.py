"""Who else was at a meeting, and which members came late, left early or stayed out of an item."""

from django.db import models

from minutes.models.people import Member


class Guest(models.Model):
    """Someone of the lists who is no member: staff, a speaker, an observer."""

    meeting = models.ForeignKey("Meeting", models.CASCADE, related_name="guests", verbose_name="møde")
    position = models.PositiveSmallIntegerField("rækkefølge")
    name = models.CharField("navn")
    as_written = models.CharField("hele linjen")
    page = models.PositiveIntegerField("side", null=True, blank=True)

    class Meta:
        ordering = ["meeting", "position"]
        verbose_name = "gæst"
        verbose_name_plural = "gæster"
        constraints = [models.UniqueConstraint(fields=["meeting", "position"], name="guest_natural_key")]

    def __str__(self) -> str:
        return self.name


class Presence(models.Model):
    """Who came late, left early or was out of the room at an item, in the words of the referat."""

    class Movement(models.TextChoices):
        ARRIVED = "arrived", "kom"
        LEFT = "left", "gik"
        AWAY = "away", "deltog ikke"

    item = models.ForeignKey("AgendaItem", models.CASCADE, related_name="presences", verbose_name="punkt")
    position = models.PositiveSmallIntegerField("rækkefølge")
    name = models.CharField("navn som læst")
    # SET_NULL: as for attendance.
    member = models.ForeignKey(
        Member, models.SET_NULL, null=True, blank=True, related_name="presences", verbose_name="medlem"
    )
    movement = models.CharField("kom eller gik", max_length=10, choices=Movement.choices)
    text = models.TextField("ordlyd")

    class Meta:
        ordering = ["item", "position"]
        verbose_name = "til stede ved punktet"
        verbose_name_plural = "til stede ved punktet"
        constraints = [models.UniqueConstraint(fields=["item", "position"], name="presence_natural_key")]

    def __str__(self) -> str:
        return f"{self.name} {self.get_movement_display()}"
