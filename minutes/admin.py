"""Django's administration: every table, for whoever keeps the archive right by hand."""

from collections.abc import Iterable
from typing import Any

from django.contrib import admin
from django.db import models, transaction
from django.http import HttpRequest

from minutes.models import (
    AgendaItem,
    Appointment,
    Attachment,
    Attendance,
    Case,
    Council,
    Decision,
    Document,
    DocumentPage,
    FollowUp,
    Mandate,
    Meeting,
    Member,
    MemberName,
    Municipality,
    Party,
    Presence,
    Redirect,
    Reservation,
    SearchChange,
    Topic,
    Vote,
)

admin.site.site_header = admin.site.site_title = "KKR-arkivet"
admin.site.index_title = "Administration"


class SearchedAdmin(admin.ModelAdmin):
    """What is mended by hand reaches the search index as a reading does: by the change log."""

    # From a meeting to the rows; there may be several.
    way = ""
    also: tuple[str, ...] = ()

    def note(self, rows: Iterable[models.Model]) -> None:
        keys = [row.pk for row in rows]
        found = [Meeting.objects.filter(**{f"{way}__in": keys}) for way in (self.way, *self.also)]
        for meeting_id in sorted({pk for touched in found for pk in touched.values_list("pk", flat=True)}):
            SearchChange.objects.note(meeting_id)

    def save_model(self, request: HttpRequest, obj: models.Model, form: Any, change: bool) -> None:
        if change:
            # The meeting that a row is moved away from.
            self.note([obj])
        super().save_model(request, obj, form, change)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        self.note([form.instance])

    def delete_model(self, request: HttpRequest, obj: models.Model) -> None:
        self.note([obj])
        super().delete_model(request, obj)

    @transaction.atomic
    def delete_queryset(self, request: HttpRequest, queryset: models.QuerySet[Any]) -> None:
        self.note(queryset)
        super().delete_queryset(request, queryset)


class AttachmentInline(admin.TabularInline):
    model = Attachment
    extra = 0


class DecisionInline(admin.StackedInline):
    model = Decision
    extra = 0


class ReservationInline(admin.StackedInline):
    model = Reservation
    extra = 0
    raw_id_fields = ["members"]


class AppointmentInline(admin.StackedInline):
    model = Appointment
    extra = 0
    raw_id_fields = ["member"]


class VoteInline(admin.StackedInline):
    model = Vote
    extra = 0


class FollowUpInline(admin.TabularInline):
    model = FollowUp
    extra = 0


class PresenceInline(admin.TabularInline):
    model = Presence
    extra = 0
    raw_id_fields = ["member"]


class MemberNameInline(admin.TabularInline):
    model = MemberName
    extra = 0
    readonly_fields = ["folded"]


class MandateInline(admin.TabularInline):
    model = Mandate
    extra = 0


@admin.register(Council)
class CouncilAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]


@admin.register(Municipality)
class MunicipalityAdmin(SearchedAdmin):
    way = "items__municipalities"
    also = ("attendances__municipality",)
    list_display = ["name", "code", "council"]
    list_filter = ["council"]
    search_fields = ["name", "code"]


@admin.register(Party)
class PartyAdmin(SearchedAdmin):
    way = "items__parties"
    also = ("attendances__party", "items__decision__reservations__parties")
    list_display = ["name", "letter", "short", "municipality"]
    search_fields = ["name", "letter", "names"]


@admin.register(Member)
class MemberAdmin(SearchedAdmin):
    way = "items__members"
    also = (
        "attendances__member",
        "items__decision__appointments__member",
        "items__decision__reservations__members",
    )
    list_display = ["name", "slug"]
    search_fields = ["name", "names__name"]
    readonly_fields = ["sort_key"]
    inlines = [MemberNameInline, MandateInline]


@admin.register(Mandate)
class MandateAdmin(admin.ModelAdmin):
    list_display = ["member", "council", "municipality", "party", "since", "until"]
    list_filter = ["council", "party"]
    list_select_related = ["member", "council", "municipality", "party"]
    raw_id_fields = ["member"]


@admin.register(Meeting)
class MeetingAdmin(SearchedAdmin):
    way = "pk"
    list_display = ["council", "date", "sequence", "published_at", "withdrawn_at"]
    list_filter = ["council", "date"]
    list_select_related = ["council"]
    date_hierarchy = "date"


@admin.register(AgendaItem)
class AgendaItemAdmin(SearchedAdmin):
    way = "items"
    list_display = ["number", "title", "meeting"]
    list_filter = ["meeting__council", "topics"]
    list_select_related = ["meeting__council"]
    search_fields = ["title", "number"]
    raw_id_fields = ["meeting", "parent", "case", "members"]
    inlines = [DecisionInline, AttachmentInline, PresenceInline]


@admin.register(Attendance)
class AttendanceAdmin(SearchedAdmin):
    way = "attendances"
    list_display = ["name", "status", "municipality", "party", "party_uncertain", "meeting"]
    list_filter = ["status", "party_uncertain", "meeting__council"]
    list_select_related = ["municipality", "party", "meeting__council"]
    search_fields = ["name"]
    raw_id_fields = ["meeting", "member"]


@admin.register(Decision)
class DecisionAdmin(SearchedAdmin):
    way = "items__decision"
    list_display = ["item", "outcomes", "follows"]
    list_select_related = ["item"]
    search_fields = ["text"]
    raw_id_fields = ["item"]
    inlines = [ReservationInline, AppointmentInline, VoteInline, FollowUpInline]


@admin.register(Reservation)
class ReservationAdmin(SearchedAdmin):
    way = "items__decision__reservations"
    list_display = ["text", "decision"]
    list_select_related = ["decision"]
    raw_id_fields = ["decision", "members"]


@admin.register(Attachment)
class AttachmentAdmin(SearchedAdmin):
    way = "items__attachments"
    list_display = ["title", "item"]
    list_select_related = ["item"]
    search_fields = ["title"]
    raw_id_fields = ["item"]


@admin.register(Case)
class CaseAdmin(SearchedAdmin):
    way = "items__case"
    search_fields = ["number"]


@admin.register(Topic)
class TopicAdmin(SearchedAdmin):
    way = "items__topics"
    list_display = ["name", "slug"]


@admin.register(Document)
class DocumentAdmin(admin.ModelAdmin):
    """To look at: a document's bytes and state are never edited by hand."""

    list_display = ["original_name", "status", "kind", "meeting", "uploaded_at", "error_code"]
    list_filter = ["status", "kind"]
    list_select_related = ["meeting__council"]
    search_fields = ["original_name", "sha256"]
    readonly_fields = [field.name for field in Document._meta.fields]


@admin.register(DocumentPage)
class DocumentPageAdmin(admin.ModelAdmin):
    list_display = ["document", "number"]
    list_select_related = ["document"]
    raw_id_fields = ["document"]


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    list_display = ["old", "new", "reason", "created_at"]
    search_fields = ["old", "new"]

    def save_model(self, request: HttpRequest, obj: Redirect, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        Redirect.objects.leave(obj.old, obj.new, obj.reason)


@admin.register(SearchChange)
class SearchChangeAdmin(admin.ModelAdmin):
    list_display = ["id", "meeting_id", "created_at"]
