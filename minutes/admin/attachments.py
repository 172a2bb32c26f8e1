"""A bilag: what the text calls it, and the file or link that an editor gives for it."""

from typing import Any

from django import forms
from django.conf import settings
from django.contrib import admin
from django.core.files.uploadedfile import UploadedFile
from django.core.validators import URLValidator
from django.db import models
from django.http import HttpRequest

from minutes.admin.searched import SearchedAdmin
from minutes.enclosures import enclose
from minutes.models import Attachment, Enclosure

TOO_LARGE = "Filen er over {limit} MB. Læg en mindre op, eller giv et link til den."


class AttachmentForm(forms.ModelForm):
    file = forms.FileField(
        label="Fil", required=False, max_length=255,
        help_text="Arkivet gemmer filen og viser den ved bilaget. En ny fil træder i stedet for den gamle.",
    )  # fmt: skip
    url = forms.URLField(
        label="Link", required=False, max_length=1000, assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
        help_text="Hvor bilaget ligger, hvis arkivet ikke selv har filen.",
    )  # fmt: skip

    class Meta:
        model = Attachment
        fields = ["item", "position", "title"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.enclosure:
            self.initial["url"] = self.instance.enclosure.url

    def clean_file(self) -> UploadedFile | None:
        file: UploadedFile | None = self.cleaned_data["file"]
        if file and (file.size or 0) > settings.MAX_UPLOAD_BYTES:
            raise forms.ValidationError(TOO_LARGE.format(limit=settings.MAX_UPLOAD_BYTES // (1024 * 1024)))
        return file


@admin.register(Attachment)
class AttachmentAdmin(SearchedAdmin):
    way = "items__attachments"
    has_text = True
    form = AttachmentForm
    list_display = ["title", "item", "enclosure"]
    list_select_related = ["item", "enclosure"]
    search_fields = ["title"]
    raw_id_fields = ["item"]

    def save_model(self, request: HttpRequest, obj: Any, form: Any, change: bool) -> None:
        super().save_model(request, obj, form, change)
        file, url = form.cleaned_data["file"], form.cleaned_data["url"]
        if file or url or obj.enclosure:
            enclose(obj, file, url)


@admin.register(Enclosure)
class EnclosureAdmin(SearchedAdmin):
    """A file is taken back by saying why: its address then answers with the reason."""

    way = "enclosures"
    list_display = ["title", "meeting", "original_name", "url", "looked", "withdrawal_reason"]
    list_filter = ["looked", "meeting__council"]
    list_select_related = ["meeting__council"]
    search_fields = ["title", "slug", "sha256"]
    formfield_overrides = {models.URLField: {"assume_scheme": "https"}}
    fields = [
        "meeting",
        "item",
        "title",
        "slug",
        "original_name",
        "sha256",
        "url",
        "looked",
        "withdrawal_reason",
    ]
    readonly_fields = ["meeting", "item", "title", "slug", "original_name", "sha256"]

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False
