"""The form of the review page: the values of a candidate as an editor types them."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Q

from documents import edtf
from documents.models import Candidate, CandidateMeasure, MeasureType, Policy, Region, Sector
from documents.services.curation import MeasureValues
from documents.vocabulary import AmountUnit, DateBasis, DateKind, DocumentType, Lifecycle

#: Why candidates are set aside; the rest is said in the editor's own words.
REASONS = (
    "Not about blockchain",
    "Not an act of a public authority",
    "Opinion, forecast or background",
    "Repeats another candidate of this text",
    "Not a policy of its own, part of another",
    "Read wrongly from the text",
)
MAX_BODIES = 40
MAX_MEASURES = 300
#: Names told in a message where several places bear the one that was typed.
NAMES_TOLD = 5


def same_words(one: Any, other: Any) -> bool:
    """Tell whether two values differ in nothing but spaces and line ends."""
    return " ".join(str(one or "").split()) == " ".join(str(other or "").split())


class WordsField(forms.CharField):
    """Words; other spaces or line ends are no change."""

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether the words differ."""
        return not same_words(initial, data)


class RegionField(forms.CharField):
    """A place by its code, by its name, or by both as in ``Guangzhou (CN-440100)``."""

    def clean(self, value: Any) -> Region | None:
        """Return the place; an unknown name or one that several places bear is an error."""
        typed = " ".join(str(value or "").split())
        if not typed:
            return None
        code = typed[typed.rfind("(") + 1 : -1] if typed.endswith(")") else typed
        found = Region.objects.filter(code=code.upper()).first()
        if found is not None:
            return found
        bearers = Q(name_en__iexact=typed) | Q(name_zh=typed) | Q(names__name__iexact=typed)
        places = list(Region.objects.filter(bearers).distinct().order_by("rank")[: NAMES_TOLD + 1])
        if not places:
            raise ValidationError(
                f"No place is called “{typed}”: write its name or its code, such as CN-440100."
            )
        if len(places) > 1:
            told = ", ".join(str(place) for place in places[:NAMES_TOLD])
            raise ValidationError(f"Several places are called “{typed}”: write one of {told}.")
        return places[0]

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Tell whether another place was typed."""
        return not same_words(initial, data)


class PolicyField(forms.CharField):
    """A policy by its number as in ``… #12``, by its address, or by the last part of its address."""

    def clean(self, value: Any) -> Policy | None:
        """Return the policy; what names none is an error."""
        typed = " ".join(str(value or "").split())
        if not typed:
            return None
        number = typed.rpartition("#")[2]
        if number.isdecimal():
            found = Policy.objects.filter(pk=number).first()
        else:
            found = Policy.objects.filter(slug=typed.rstrip("/").rpartition("/")[2]).first()
        if found is None:
            raise ValidationError("No policy was found: choose one of the list, or paste its address.")
        return found


class ReviewForm(forms.Form):
    """The values of a candidate that stand once, its bodies and its sectors."""

    revision = forms.IntegerField(widget=forms.HiddenInput)
    title = WordsField(
        max_length=600,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2, "placeholder": "The text names none: write one"}),
    )
    region = RegionField(required=False)
    date = forms.CharField(
        max_length=32, required=False, label="Date (EDTF)", help_text="2020-04-08, 2020-04, 2020"
    )
    date_kind = forms.ChoiceField(required=False, label="What happened that day")
    date_basis = forms.ChoiceField(required=False, label="How the date is known")
    bodies = WordsField(
        required=False,
        label="Issuing bodies",
        help_text="One a line.",
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    document_type = forms.ChoiceField(choices=DocumentType.choices())
    number = WordsField(max_length=120, required=False, label="Document number")
    lifecycle = forms.ChoiceField(choices=Lifecycle.choices())
    sectors = forms.ModelMultipleChoiceField(
        Sector.objects.all(), to_field_name="code", required=False, widget=forms.CheckboxSelectMultiple
    )
    merge_into = PolicyField(required=False, label="Another policy")
    reject_because = forms.ChoiceField(required=False, label="Reason")
    reject_words = forms.CharField(
        required=False, label="In your words", max_length=1000, widget=forms.TextInput(attrs={"size": 40})
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Fill in the closed lists, with an empty choice where the text may say nothing.

        Of the sectors that were replaced, only those that the record still holds are offered.
        """
        super().__init__(*args, **kwargs)
        fields: dict[str, Any] = self.fields
        held = [sector.pk for sector in (self.initial or {}).get("sectors", ())]
        fields["sectors"].queryset = Sector.objects.filter(Q(replaced_by=None) | Q(pk__in=held))
        fields["date_kind"].choices = [("", "Not known"), *DateKind.choices()]
        fields["date_basis"].choices = [("", "Not known"), *DateBasis.choices()]
        fields["reject_because"].choices = [("", "Choose"), *((reason, reason) for reason in REASONS)]

    def clean_date(self) -> str:
        """Return the date as EDTF."""
        typed: str = self.cleaned_data["date"].strip()
        if typed:
            try:
                edtf.parse(typed)
            except ValueError as exc:
                raise ValidationError(str(exc)) from exc
        return typed

    def clean_bodies(self) -> list[str]:
        """Return the names, one a line."""
        names = [line.strip() for line in self.cleaned_data["bodies"].splitlines() if line.strip()]
        if len(names) > MAX_BODIES:
            raise ValidationError(f"Name at most {MAX_BODIES} bodies, one a line.")
        longest = 300
        if any(len(name) > longest for name in names):
            raise ValidationError(f"A body's name has at most {longest} characters; write one a line.")
        return names

    @property
    def reason(self) -> str:
        """Return why the candidate is rejected, empty where nothing was said."""
        parts = (self.cleaned_data["reject_because"], self.cleaned_data["reject_words"].strip())
        return ": ".join(part for part in parts if part)

    def changes(self) -> dict[str, Any]:
        """Return the values that were changed, as ``curation.amend`` takes them."""
        apart = {"revision", "merge_into", "reject_because", "reject_words"}
        found = {name: self.cleaned_data[name] for name in self.changed_data if name not in apart}
        if "sectors" in found:
            found["sectors"] = list(found["sectors"])
        return found


class MeasureForm(forms.Form):
    """One measure."""

    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    text = WordsField(required=False, max_length=5000, widget=forms.Textarea(attrs={"rows": 2}))
    type = forms.ChoiceField(required=False)
    sector_codes = forms.MultipleChoiceField(required=False, label="Sectors")
    amount_min = forms.DecimalField(required=False, max_digits=20, decimal_places=2, label="At least")
    amount_max = forms.DecimalField(required=False, max_digits=20, decimal_places=2, label="At most")
    amount_currency = forms.RegexField(
        r"^[A-Z]{3}$", required=False, label="Currency", widget=forms.TextInput(attrs={"size": 4})
    )
    amount_unit = forms.ChoiceField(
        required=False, label="Counted", choices=[("", "–"), *AmountUnit.choices()]
    )
    target_year = forms.IntegerField(required=False, min_value=1900, max_value=2200, label="Target year")

    def __init__(
        self, *args: Any, kinds: list[tuple[str, str]], fields: list[tuple[str, str]], **kwargs: Any
    ) -> None:
        """Take the measure types and the sectors, read once for all measures of the page."""
        super().__init__(*args, **kwargs)
        own: dict[str, Any] = self.fields
        own["type"].choices = [("", "Choose the type"), *kinds]
        own["sector_codes"].choices = fields

    def clean(self) -> dict[str, Any]:
        """Return the values; a measure with words needs a type."""
        data = super().clean() or {}
        if data.get("text") and not data.get("type") and "type" not in self.errors:
            self.add_error("type", "Choose the type of the measure.")
        return data


class BaseMeasureFormSet(forms.BaseFormSet):
    """The measures of a candidate, with an empty one to add."""

    def values(self, types: Mapping[str, MeasureType]) -> list[MeasureValues]:
        """Return what is left, as ``curation.amend`` takes it: without those removed or emptied."""
        kept = []
        for form in self.forms:
            data = form.cleaned_data
            if not data or data.get("DELETE") or not data.get("text"):
                continue
            kept.append(
                MeasureValues(
                    pk=data["pk"],
                    text=data["text"],
                    type=types[data["type"]],
                    sector_codes=tuple(data["sector_codes"]),
                    amount_min=data["amount_min"],
                    amount_max=data["amount_max"],
                    amount_currency=data["amount_currency"],
                    amount_unit=data["amount_unit"],
                    target_year=data["target_year"],
                )
            )
        return kept


MeasureFormSet = forms.formset_factory(
    MeasureForm,
    formset=BaseMeasureFormSet,
    extra=1,
    can_delete=True,
    max_num=MAX_MEASURES,
    absolute_max=MAX_MEASURES,
)


def initial_values(candidate: Candidate) -> dict[str, Any]:
    """Return a candidate's values as the form shows them."""
    return {
        "revision": candidate.revision,
        "title": candidate.title,
        "region": str(candidate.region) if candidate.region else "",
        "date": candidate.date,
        "date_kind": candidate.date_kind,
        "date_basis": candidate.date_basis,
        "bodies": "\n".join(body.name for body in candidate.bodies.all()),
        "document_type": candidate.document_type,
        "number": candidate.number,
        "lifecycle": candidate.lifecycle,
        "sectors": [row.sector for row in candidate.candidate_sectors.select_related("sector")],
    }


def initial_measure(measure: CandidateMeasure) -> dict[str, Any]:
    """Return a measure's values as its form shows them."""
    return {
        "pk": measure.pk,
        "text": measure.text,
        "type": measure.type.code,
        "sector_codes": measure.sector_codes,
        "amount_min": measure.amount_min,
        "amount_max": measure.amount_max,
        "amount_currency": measure.amount_currency,
        "amount_unit": measure.amount_unit,
        "target_year": measure.target_year,
    }
