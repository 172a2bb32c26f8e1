"""Administration of what readers have told: here many are deleted at once, as of what a machine told."""

from django.contrib import admin
from django.http import HttpRequest

from minutes.models import FaultReport


@admin.register(FaultReport)
class FaultReportAdmin(admin.ModelAdmin):
    """Without the words of readers and papers, which may be hidden since; the editors' list has them."""

    list_display = ["__str__", "told_at", "state"]
    list_filter = ["state"]
    list_select_related = ["meeting__council", "item"]
    date_hierarchy = "told_at"
    readonly_fields = ["meeting", "item", "address", "told_at", "state", "handled_by", "handled_at"]
    exclude = ["anchor", "page", "passage", "text", "answer"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False
