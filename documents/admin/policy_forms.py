"""The forms of a policy's page: its facts, and the rows that belong to it."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from documents import edtf
from documents.models import CurationEvent, Measure, Policy, PolicyDate, Sector
from documents.services import holding
from documents.vocabulary import Verb


def replaced(posted: Any, name: str, value: object) -> Any:
    """Return posted data with one value replaced."""
    copied = posted.copy()
    copied[name] = str(value)
    return copied


STALE = (
    "Somebody saved this record after you opened it. Nothing of yours is lost: compare, and save again to "
    "replace what stands now by what you typed."
)


class PolicyForm(forms.ModelForm):
    """The facts of a policy. A form that is older than the record is refused, with what changed meanwhile."""

    seen_revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        """Long words get room."""

        model = Policy
        fields = (
            "title",
            "title_original",
            "document_type",
            "number",
            "lifecycle",
            "region",
            "summary",
        )
        widgets = {
            "title": forms.Textarea(attrs={"rows": 2}),
            "title_original": forms.Textarea(attrs={"rows": 2}),
            "summary": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Remember the revision that the editor sees."""
        super().__init__(*args, **kwargs)
        if "seen_revision" in self.fields:
            self.fields["seen_revision"].initial = self.instance.revision

    def clean(self) -> dict[str, Any]:
        """Refuse a stale form; sending it again then replaces what stands by what was typed."""
        data = super().clean() or {}
        if self.instance.pk and data.get("seen_revision") != self.instance.revision:
            seen = data.get("seen_revision")
            self.data = replaced(self.data, "seen_revision", self.instance.revision)
            raise ValidationError(stale_messages(self.instance, seen or 0))
        held = holding.waiting_on(self.instance) if self.instance.pk else None
        if held is not None:
            raise ValidationError(
                f"A change by {held.author} waits for a second reviewer. Nothing of yours is lost: have that "
                "change decided or taken back, then save again."
            )
        return data


def stale_messages(policy: Policy, seen: int) -> list[str]:
    """Return what was done to a policy since its revision ``seen``, a sentence for each value."""
    missed = max(1, policy.revision - seen)
    kinds = [Verb.AMEND, Verb.MERGE, Verb.PUBLISH, Verb.WITHDRAW]
    events = CurationEvent.objects.filter(policy=policy, verb__in=kinds).select_related("actor")[:missed]
    told = [
        f"{event.actor or 'The pipeline'} changed {name.replace('_', ' ')} from "
        f"“{_short(event.before.get(name))}” to “{_short(value)}”."
        for event in events
        for name, value in event.after.items()
    ]
    return [STALE, *told]


def _short(value: object) -> str:
    """Return a value as words of bearable length."""
    longest = 200
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "nothing")
    return text if len(text) <= longest else f"{text[:longest]} …"


class DateForm(forms.ModelForm):
    """A dated event; the days that it spans follow from how it is written."""

    class Meta:
        """What is typed; the rest is read from it."""

        model = PolicyDate
        fields = ("kind", "edtf", "basis")

    def clean_edtf(self) -> str:
        """Return the date; set its precision and the days that it spans."""
        typed: str = self.cleaned_data["edtf"].strip()
        try:
            date = edtf.parse(typed)
        except ValueError as exc:
            raise ValidationError(str(exc)) from exc
        self.instance.precision = date.precision
        self.instance.earliest, self.instance.latest = date.earliest, date.latest
        return typed


class PolicyMeasureForm(forms.ModelForm):
    """A measure with the fields that it is about."""

    fields_of_use = forms.ModelMultipleChoiceField(
        Sector.objects.filter(replaced_by=None),
        required=False,
        label="Sectors",
        widget=forms.SelectMultiple(attrs={"size": 5}),
    )

    class Meta:
        """The columns of a measure."""

        model = Measure
        fields = (
            "position",
            "text",
            "type",
            "amount_min",
            "amount_max",
            "amount_currency",
            "amount_unit",
            "target_year",
        )
        widgets = {"text": forms.Textarea(attrs={"rows": 3, "cols": 60})}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Show the sectors that the measure has."""
        super().__init__(*args, **kwargs)
        if self.instance.pk:
            self.fields["fields_of_use"].initial = [sector.pk for sector in self.instance.sectors.all()]

    def _save_m2m(self) -> None:
        super()._save_m2m()  # type: ignore[misc]
        self.instance.sectors.set(self.cleaned_data["fields_of_use"])


class WithdrawForm(forms.Form):
    """Why a policy is withdrawn."""

    reason = forms.CharField(max_length=1000, widget=forms.TextInput(attrs={"size": 60}))
