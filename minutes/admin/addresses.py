"""What leads to the archive's pages: redirects made by hand, and what readings keep, to look at."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from minutes.models import Paragraph, Redirect, ShortAddress


class LookedAt(admin.ModelAdmin):
    """What readings write, and what nobody makes or mends by hand: an address once shown stays its own."""

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Paragraph)
class ParagraphAdmin(LookedAt):
    list_display = ["anchor", "section", "position", "slug", "meeting", "text"]
    list_filter = ["section", "meeting__council"]
    list_select_related = ["meeting__council"]
    search_fields = ["anchor", "aliases", "text"]


@admin.register(ShortAddress)
class ShortAddressAdmin(LookedAt):
    list_display = ["code", "address"]
    search_fields = ["code", "address"]


@admin.register(Redirect)
class RedirectAdmin(admin.ModelAdmin):
    list_display = ["old", "new", "reason", "created_at"]
    search_fields = ["old", "new"]

    def save_model(self, request: HttpRequest, obj: Redirect, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        Redirect.objects.leave(obj.old, obj.new, obj.reason)
