"""What editors have said of who is who, to look at: it is said and taken back on pages of its own."""

from django.contrib import admin

from minutes.admin.addresses import LookedAt
from minutes.models import Identity, NameRule


@admin.register(Identity)
class IdentityAdmin(LookedAt):
    list_display = ["__str__", "kind", "why", "made_by", "made_at", "undone_at"]
    list_filter = ["kind"]
    list_select_related = ["member", "other", "made_by"]
    search_fields = ["member__name", "other__name", "why"]


@admin.register(NameRule)
class NameRuleAdmin(LookedAt):
    list_display = ["folded", "municipality", "meeting", "council", "since", "until", "member", "identity"]
    list_select_related = [
        "municipality", "meeting__council", "council", "member", "identity__member", "identity__other",
    ]  # fmt: skip
    search_fields = ["folded", "member__name"]
