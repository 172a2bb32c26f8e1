"""The forms editors fill in."""

from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.core.files.uploadedfile import UploadedFile


class LoginForm(AuthenticationForm):
    """Django's own, with a Danish word where Django's does not help."""

    error_messages = {
        "invalid_login": (
            "Navn og adgangskode passer ikke sammen. Prøv igen; der er forskel på store og små bogstaver."
        ),
        "inactive": "Denne bruger er lukket. Spørg den, der driver arkivet.",
    }


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """One or more files; an empty one is taken too, and told of on its own page."""

    widget = SeveralFiles

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        chosen = data if isinstance(data, list | tuple) else [data]
        return [super(FilesField, self).clean(file, initial) for file in chosen or [None]]


class UploadForm(forms.Form):
    documents = FilesField(
        label="Referater og dagsordener",
        allow_empty_file=True,
        max_length=255,
        error_messages={
            "required": "Vælg mindst én fil.",
            "missing": "Vælg mindst én fil.",
            "invalid": "Filen kom ikke med. Prøv igen.",
            "max_length": "Filnavnet er længere end %(max)d tegn. Giv filen et kortere navn, og prøv igen.",
        },
    )


class WithdrawForm(forms.Form):
    reason = forms.CharField(
        label="Begrundelse, som læserne får at se",
        max_length=300,
        error_messages={"required": "Skriv en begrundelse; den vises for dem, der følger et link hertil."},
    )
