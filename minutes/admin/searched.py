"""What is mended by hand reaches all made of it: the search index, sagsforløb, what leads to the rows."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from minutes import threads
from minutes.ingest.addresses import put_paragraphs
from minutes.ingest.rows import Writer
from minutes.ingest.short_addresses import put_short_addresses
from minutes.models import AgendaItem, Link, Meeting, Member, Redirect, SearchChange, ThreadItem

MENDED = "En redaktør har rettet det, som adressen er lavet af."
DELETED = "En redaktør har fjernet punktet."
WITH_ADDRESS = (AgendaItem, Meeting, Member)
# What nobody deletes by itself, and what goes with its item.
OF_READINGS = {str(model._meta.verbose_name) for model in (Link, ThreadItem)}
NOTHING_KNOWN: Mapping[int, threads.Before] = {}


class SearchedAdmin(admin.ModelAdmin):
    """As a reading does: by the change log, with redirects, anchors, short addresses and threads in line."""

    # From a meeting to the rows; there may be several.
    way = ""
    also: tuple[str, ...] = ()
    # Whether the rows are part of what an item's page says.
    has_text = False

    def note(self, rows: Iterable[models.Model]) -> set[int]:
        """The meetings that have the rows now, each noted."""
        keys = [row.pk for row in rows]
        found = [Meeting.objects.filter(**{f"{way}__in": keys}) for way in (self.way, *self.also)]
        meetings = {pk for touched in found for pk in touched.values_list("pk", flat=True)}
        for meeting_id in sorted(meetings):
            SearchChange.objects.note(meeting_id)
        return meetings

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        # The meeting that a row is moved away from, and the address it had.
        form.left = self.note([obj]) if change else set()
        was = address(type(obj)._default_manager.get(pk=obj.pk)) if change else ""
        super().save_model(request, obj, form, change)
        if was and was != address(obj):
            Redirect.objects.leave(was, address(obj), MENDED)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.bring_in_line(form.left | self.note([form.instance]))

    def get_deleted_objects(
        self, objs: Any, request: HttpRequest
    ) -> tuple[list[Any], dict[str, int], set[str], list[Any]]:
        shown, counts, forbidden, protected = super().get_deleted_objects(objs, request)
        return shown, counts, forbidden - OF_READINGS, protected

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        self.delete_queryset(request, type(obj)._default_manager.filter(pk=obj.pk))

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        SearchChange.objects.lock()
        touched, items = self.note(queryset), [row for row in queryset if isinstance(row, AgendaItem)]
        before = {row.pk: threads.Before.of(row) for row in Meeting.objects.filter(pk__in=touched) if items}
        super().delete_queryset(request, queryset)
        for item in items:
            Redirect.objects.leave(item.get_absolute_url(), item.meeting.get_absolute_url(), DELETED)
        self.bring_in_line(touched, before)

    def bring_in_line(
        self, meetings: Iterable[int], before: Mapping[int, threads.Before] = NOTHING_KNOWN
    ) -> None:
        """`before`: of meetings that lost items, the threads they were in."""
        for meeting in Meeting.objects.filter(pk__in=meetings).select_related("council"):
            if self.has_text:
                put_paragraphs(Writer(), meeting)
            put_short_addresses(Writer(), meeting)
            if self.has_text or self.model is Meeting:
                threads.follow(meeting, before.get(meeting.pk))


def address(row: models.Model) -> str:
    return row.get_absolute_url() if isinstance(row, WITH_ADDRESS) else ""
