"""Which documents are to be read anew: by KKR, status, the age of their reading, legibility."""

from collections.abc import Iterator

from django import forms

from minutes import days
from minutes.models import Council, Document
from minutes.models.documents import DocumentQuerySet

# Shares of whole words, in percent.
QUALITIES = (98, 95, 90, 80)
# On their way already: they are read anew in any case.
FINISHED = [
    choice for choice in Document.Status.choices if choice[0] not in {"received", "reading", "cancelled"}
]


class TrialForm(forms.Form):
    """Nothing chosen is all there are."""

    kkr = forms.ModelChoiceField(
        Council.objects.all(), label="KKR", to_field_name="slug", required=False, empty_label="alle"
    )
    status = forms.ChoiceField(label="Status", choices=[("", "alle"), *FINISHED], required=False)
    before = forms.DateField(
        label="Læst før",
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={"invalid": "Skriv dagen som 2026-11-24."},
    )
    below = forms.TypedChoiceField(
        label="Læsbarhed",
        choices=[("", "alle"), *((number, f"under {number} %") for number in QUALITIES)],
        coerce=int,
        empty_value=None,
        required=False,
    )

    def documents(self) -> DocumentQuerySet:
        """Those chosen, oldest first; whatever makes no sense chooses none."""
        rows = Document.objects.filter(status__in=[status for status, _ in FINISHED]).order_by("pk")
        if not self.is_valid():
            return rows.none()
        asked = self.cleaned_data
        if asked["kkr"]:
            rows = rows.filter(meeting__council=asked["kkr"])
        if asked["status"]:
            rows = rows.filter(status=asked["status"])
        if asked["before"]:
            rows = rows.filter(reading__read_at__date__lt=asked["before"])
        if asked["below"]:
            rows = rows.filter(text_quality__lt=asked["below"] / 100)
        return rows

    def in_words(self) -> str:
        """KKR Hovedstaden, klar, læst før 1. maj 2026."""
        return ", ".join(self._words()) or "alle dokumenter"

    def _words(self) -> Iterator[str]:
        asked = self.cleaned_data
        if asked["kkr"]:
            yield asked["kkr"].name
        if asked["status"]:
            yield Document.Status(asked["status"]).label
        if asked["before"]:
            yield f"læst før {days.danish(asked['before'])}"
        if asked["below"]:
            yield f"læsbarhed under {asked['below']} %"
