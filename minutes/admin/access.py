"""Who comes in: users and their roles, and the locks after too many wrong passwords."""

from typing import Any

from axes.models import AccessAttempt
from django import forms
from django.conf import settings
from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.models import Group, User
from django.http import HttpRequest

from minutes.admin.addresses import LookedAt

# What a group may do is said in data/roles.json, and `manage.py setup` puts it right.
admin.site.unregister([User, Group])

AccessAttempt._meta.verbose_name = "forkert login"
AccessAttempt._meta.verbose_name_plural = "forkerte login (slet for at åbne igen)"


@admin.register(User)
class PersonAdmin(UserAdmin):
    """A user is a role; one who leaves is closed, and what that user did stays in the log."""

    list_display = ["username", "first_name", "last_name", "roles", "is_active", "last_login"]
    list_filter = ["is_active", "groups"]
    filter_horizontal = []
    fieldsets = [
        (None, {"fields": ["username", "password"]}),
        ("Adgang", {"fields": ["groups", "is_active"]}),
        ("Person", {"fields": ["first_name", "last_name", "email"]}),
        ("Hvornår", {"fields": ["last_login", "date_joined"]}),
    ]
    add_fieldsets = [
        (None, {"classes": ["wide"], "fields": ["username", "password1", "password2", "groups"]})
    ]
    readonly_fields = ["last_login", "date_joined"]

    def formfield_for_manytomany(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """The groups, to be ticked: there are two."""
        asked = {"widget": forms.CheckboxSelectMultiple, "label": "Rolle", "help_text": ""}
        return super().formfield_for_manytomany(db_field, request, **kwargs | asked)

    def get_queryset(self, request: HttpRequest) -> Any:
        return super().get_queryset(request).prefetch_related("groups")

    @admin.display(description="rolle")
    def roles(self, user: User) -> str:
        return "alt" if user.is_superuser else ", ".join(group.name for group in user.groups.all())

    def has_change_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        """Whoever may do all is changed by nobody who may not."""
        beyond = obj is not None and obj.is_superuser and not request.user.is_superuser
        return super().has_change_permission(request, obj) and not beyond

    def has_delete_permission(self, request: HttpRequest, obj: User | None = None) -> bool:
        return False

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Whoever has a role comes into the administration too, and sees there what the role may."""
        super().save_related(request, form, formsets, change)
        user = form.instance
        user.is_staff = user.is_superuser or user.groups.exists()
        user.save(update_fields=["is_staff"])


@admin.register(AccessAttempt)
class AttemptAdmin(LookedAt):
    """To be deleted: then the name may try again at once."""

    list_display = ["name", "address", "wrong", "at", "closed"]
    fields = ["name", "address", "wrong", "at", "closed", "user_agent"]
    readonly_fields = ["name", "address", "wrong", "at", "closed", "user_agent"]

    def has_delete_permission(self, request: HttpRequest, obj: AccessAttempt | None = None) -> bool:
        return request.user.has_perm("axes.delete_accessattempt")

    @admin.display(description="navn", ordering="username")
    def name(self, row: AccessAttempt) -> str:
        return row.username or ""

    @admin.display(description="adresse", ordering="ip_address")
    def address(self, row: AccessAttempt) -> str:
        return row.ip_address or ""

    @admin.display(description="forkerte adgangskoder", ordering="failures_since_start")
    def wrong(self, row: AccessAttempt) -> int:
        return row.failures_since_start

    @admin.display(description="senest", ordering="attempt_time")
    def at(self, row: AccessAttempt) -> Any:
        return row.attempt_time

    @admin.display(description="lukket ude", boolean=True)
    def closed(self, row: AccessAttempt) -> bool:
        return row.failures_since_start >= settings.LOGIN_ATTEMPTS
