"""Django's administration: every table, for whoever keeps the archive right by hand."""

from django.contrib import admin
from django.http import HttpRequest

from minutes.admin import access as access
from minutes.admin import addresses as addresses
from minutes.admin import attachments as attachments
from minutes.admin import faults as faults
from minutes.admin import identities as identities
from minutes.admin import threads as threads
from minutes.admin.searched import SearchedAdmin
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
    Reservation,
    SearchChange,
    Topic,
    Vote,
)

admin.site.site_header = admin.site.site_title = "KKR-arkivet"
admin.site.index_title = "Administration"


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
    has_text = True
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
    has_text = True
    list_display = ["item", "outcomes", "follows"]
    list_select_related = ["item"]
    search_fields = ["text"]
    raw_id_fields = ["item"]
    inlines = [ReservationInline, AppointmentInline, VoteInline, FollowUpInline]


@admin.register(Reservation)
class ReservationAdmin(SearchedAdmin):
    way = "items__decision__reservations"
    has_text = True
    list_display = ["text", "decision"]
    list_select_related = ["decision"]
    raw_id_fields = ["decision", "members"]


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

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Document | None = None) -> bool:
        return False


@admin.register(DocumentPage)
class DocumentPageAdmin(admin.ModelAdmin):
    list_display = ["document", "number"]
    list_select_related = ["document"]
    raw_id_fields = ["document"]


@admin.register(SearchChange)
class SearchChangeAdmin(admin.ModelAdmin):
    list_display = ["id", "meeting_id", "created_at"]
