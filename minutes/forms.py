"""The forms editors fill in."""

from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.contrib.admin.models import LogEntry
from django.contrib.auth.forms import AuthenticationForm, PasswordChangeForm
from django.contrib.auth.models import User
from django.core.files.uploadedfile import UploadedFile
from django.db.models import Exists, Model, OuterRef, QuerySet

from minutes import journal
from minutes.corrections import phrases
from minutes.identity import Appearance, Choice
from minutes.models import Council, Document, Meeting
from minutes.models.documents import DocumentQuerySet


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


class HideForm(forms.Form):
    """Words to hide, once they have been seen to stand somewhere: in `count` places."""

    ord = forms.CharField(
        label="Ordene", error_messages={"required": "Skriv de ord, der skal skjules, som de står i papiret."}
    )
    reason = forms.CharField(
        label="Begrundelse",
        max_length=300,
        help_text="Ses af redaktører, ikke af læsere. Gentag ikke ordene.",
        error_messages={"required": "Skriv kort, hvorfor ordene skjules."},
    )

    def __init__(self, *args: Any, count: int = 0, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.count = count

    def clean_ord(self) -> str:
        words: str = self.cleaned_data["ord"]
        if phrases.length(words) < phrases.SHORTEST:
            raise forms.ValidationError(
                f"Skriv mindst {phrases.SHORTEST} bogstaver eller tal; ellers skjules for meget."
            )
        if not self.count:
            raise forms.ValidationError("Ordene står ikke i papiret. Skriv dem, som de står der.")
        return words

    def clean_reason(self) -> str:
        reason: str = self.cleaned_data["reason"]
        words = self.cleaned_data.get("ord")
        if words and phrases.spans(reason, [words]):
            raise forms.ValidationError("Begrundelsen gentager de ord, der skal skjules. Skriv den uden dem.")
        return reason


class LogForm(forms.Form):
    """What of the log is shown; whatever makes no sense is told of and narrows nothing."""

    hvem = forms.ModelChoiceField(
        User.objects.filter(Exists(LogEntry.objects.filter(user=OuterRef("pk")))).order_by("username"),
        label="Hvem",
        required=False,
        empty_label="alle",
    )
    dag = forms.DateField(
        label="Dag",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Skriv dagen som 2026-11-24."},
    )
    # Led to from the pages of the two.
    dokument = forms.ModelChoiceField(Document.objects.all(), required=False, widget=forms.HiddenInput)
    moede = forms.ModelChoiceField(
        Meeting.objects.select_related("council"), required=False, widget=forms.HiddenInput
    )

    def chosen(self, entries: QuerySet[LogEntry]) -> QuerySet[LogEntry]:
        self.full_clean()
        if who := self.cleaned_data.get("hvem"):
            entries = entries.filter(user=who)
        if day := self.cleaned_data.get("dag"):
            entries = entries.filter(action_time__date=day)
        return entries.filter(journal.about(row)) if (row := self.about()) else entries

    def about(self) -> Model | None:
        """The one document or meeting that is asked about."""
        return self.cleaned_data.get("dokument") or self.cleaned_data.get("moede")


class DocumentsForm(forms.Form):
    """What the list of documents is narrowed by; what the archive does not know narrows nothing."""

    status = forms.ChoiceField(
        label="Status", choices=[("", "alle"), *Document.Status.choices], required=False
    )
    kkr = forms.ModelChoiceField(
        Council.objects.all(), label="KKR", to_field_name="slug", required=False, empty_label="alle"
    )

    def chosen(self, documents: DocumentQuerySet) -> DocumentQuerySet:
        self.full_clean()
        if status := self.cleaned_data.get("status"):
            documents = documents.filter(status=status)
        if council := self.cleaned_data.get("kkr"):
            documents = documents.filter(meeting__council=council)
        return documents

    @property
    def query(self) -> str:
        """What is asked for, as an address has it, ending in & where there is anything."""
        self.full_clean()
        council = self.cleaned_data.get("kkr")
        asked = {"status": self.cleaned_data.get("status"), "kkr": council.slug if council else ""}
        return "".join(f"{name}={value}&" for name, value in asked.items() if value)


class TokenForm(forms.Form):
    name = forms.CharField(
        label="Hvad skal nøglen bruges til?",
        max_length=80,
        error_messages={
            "required": "Skriv, hvad nøglen skal bruges til, så du kan kende den igen.",
            "max_length": "Skriv det på højst 80 tegn.",
        },
    )


class PasswordForm(PasswordChangeForm):
    """Django's own; its words for a password that is too weak are Danish already."""

    error_messages = {
        "password_incorrect": "Den nuværende adgangskode er ikke rigtig. Prøv igen.",
        "password_mismatch": "De to nye adgangskoder er ikke ens. Skriv den samme to gange.",
    }
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # The page says more than the form; whoever listens to it begins at the top.
        del self.fields["old_password"].widget.attrs["autofocus"]


class PartForm(forms.Form):
    """What of a member is somebody else's: all that fits, and appearances chosen one by one."""

    kommune = forms.MultipleChoiceField(required=False)
    kkr = forms.MultipleChoiceField(required=False)
    fra = forms.DateField(required=False)
    til = forms.DateField(required=False)
    gang = forms.MultipleChoiceField(required=False)

    def __init__(self, *args: Any, seen: Sequence[Appearance], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        homes = {one.municipality.sort_key: one.municipality for one in seen if one.municipality}
        councils = {one.meeting.council.position: one.meeting.council for one in seen}
        self._offer("kommune", ((str(homes[at].pk), homes[at].name) for at in sorted(homes)))
        self._offer("kkr", ((str(councils[at].pk), councils[at].name) for at in sorted(councils)))
        self._offer("gang", ((one.key, str(one.meeting)) for one in seen))

    def _offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.MultipleChoiceField)  # noqa: S101  told to the type checker
        field.choices = list(choices)

    @property
    def choice(self) -> Choice:
        chosen = self.cleaned_data
        return Choice(
            municipalities=frozenset(map(int, chosen["kommune"])),
            councils=frozenset(map(int, chosen["kkr"])),
            since=chosen["fra"],
            until=chosen["til"],
            keys=frozenset(chosen["gang"]),
        )
