"""Django's administration: every table, for whoever keeps the archive right by hand."""

from django.contrib import admin

from minutes.models import (
    AgendaItem,
    Attachment,
    Attendance,
    Case,
    Council,
    Decision,
    Document,
    DocumentPage,
    Mandate,
    Meeting,
    Member,
    MemberName,
    Municipality,
    Party,
    Redirect,
    Reservation,
    SearchChange,
    Topic,
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
class MunicipalityAdmin(admin.ModelAdmin):
    list_display = ["name", "code", "council"]
    list_filter = ["council"]
    search_fields = ["name", "code"]


@admin.register(Party)
class PartyAdmin(admin.ModelAdmin):
    list_display = ["name", "letter", "short", "municipality"]
    search_fields = ["name", "letter", "names"]


@admin.register(Member)
class MemberAdmin(admin.ModelAdmin):
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
class MeetingAdmin(admin.ModelAdmin):
    list_display = ["council", "date", "sequence", "published_at", "withdrawn_at"]
    list_filter = ["council", "date"]
    list_select_related = ["council"]
    date_hierarchy = "date"


@admin.register(AgendaItem)
class AgendaItemAdmin(admin.ModelAdmin):
    list_display = ["number", "title", "meeting"]
    list_filter = ["meeting__council", "topics"]
    list_select_related = ["meeting__council"]
    search_fields = ["title", "number"]
    raw_id_fields = ["meeting", "parent", "case", "members"]
    inlines = [DecisionInline, AttachmentInline]


@admin.register(Attendance)
class AttendanceAdmin(admin.ModelAdmin):
    list_display = ["name", "status", "municipality", "party", "party_uncertain", "meeting"]
    list_filter = ["status", "party_uncertain", "meeting__council"]
    list_select_related = ["municipality", "party", "meeting__council"]
    search_fields = ["name"]
    raw_id_fields = ["meeting", "member"]


@admin.register(Decision)
class DecisionAdmin(admin.ModelAdmin):
    list_display = ["item", "outcomes"]
    list_select_related = ["item"]
    search_fields = ["text"]
    raw_id_fields = ["item"]
    inlines = [ReservationInline]


@admin.register(Reservation)
class ReservationAdmin(admin.ModelAdmin):
    list_display = ["text", "decision"]
    list_select_related = ["decision"]
    raw_id_fields = ["decision", "members"]


@admin.register(Attachment)
class AttachmentAdmin(admin.ModelAdmin):
    list_display = ["title", "item"]
    list_select_related = ["item"]
    search_fields = ["title"]
    raw_id_fields = ["item"]


@admin.register(Case)
class CaseAdmin(admin.ModelAdmin):
    search_fields = ["number"]


@admin.register(Topic)
class TopicAdmin(admin.ModelAdmin):
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


@admin.register(SearchChange)
class SearchChangeAdmin(admin.ModelAdmin):
    list_display = ["id", "meeting_id", "created_at"]
