"""The forms of the double-coded sample: whom to give it, and what one person says of each value."""

from typing import Any

from django import forms
from django.contrib.auth.models import Permission, User
from django.db.models import Q

from documents.models import Coding
from documents.services import agreement
from documents.vocabulary import EvidenceField, Judgement


def curators() -> Any:
    """Return the people who may decide on candidates."""
    right = Permission.objects.filter(codename="curate", content_type__app_label="documents")
    may = Q(groups__permissions__in=right) | Q(user_permissions__in=right) | Q(is_superuser=True)
    return User.objects.filter(may, is_active=True).distinct().order_by("username")


class GiveForm(forms.Form):
    """How many candidates, and to whom."""

    count = forms.IntegerField(
        min_value=1, max_value=agreement.MOST_GIVEN, initial=20, label="Candidates, chosen by chance"
    )
    first = forms.ModelChoiceField(User.objects.none(), label="To")
    second = forms.ModelChoiceField(User.objects.none(), label="and to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer those who may curate."""
        super().__init__(*args, **kwargs)
        people = curators()
        for name in ("first", "second"):
            field: Any = self.fields[name]
            field.queryset = people


class JudgeForm(forms.Form):
    """One choice for the record and for each field that was shown."""

    def __init__(self, *args: Any, coding: Coding, **kwargs: Any) -> None:
        """Make a line for each field."""
        super().__init__(*args, **kwargs)
        self.coding = coding
        labels = {agreement.RECORD: "The text tells of this act, and it is about blockchain"}
        for field in agreement.fields_of(coding=coding):
            self.fields[field] = forms.ChoiceField(
                choices=Judgement.choices(),
                widget=forms.RadioSelect,
                label=labels.get(field) or EvidenceField(field).label_en,
            )

    def lines(self) -> list[tuple[Any, list[str]]]:
        """Return each line with the values that it is about."""
        return [(self[name], self.coding.shown.get(name, [])) for name in self.fields]
