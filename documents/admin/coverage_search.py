"""Where was searched for policies, and when: what the public page of coverage rests on."""

from typing import Any

from django import forms
from django.contrib import admin
from django.http import HttpRequest
from django.utils import timezone

from documents.admin import rights
from documents.admin.region_filter import RegionFilter
from documents.models import CoverageSearch


class CoverageSearchForm(forms.ModelForm):
    """A search with its day, which is not one to come."""

    class Meta:
        model = CoverageSearch
        fields = ("region", "below", "sector", "searched_on", "outcome", "note")

    def clean_searched_on(self) -> Any:
        """Refuse a day that has not been."""
        day = self.cleaned_data["searched_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("Nobody has searched on a day to come: give the day of the search.")
        return day


class SearchedIn(RegionFilter):
    """A place with all below it, of those searched."""

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow to the place chosen and all below it."""
        if self.chosen is None:
            return queryset.none() if self.value() else queryset
        return queryset.filter(region__path__startswith=self.chosen.path)


@admin.register(CoverageSearch)
class CoverageSearchAdmin(rights.CurationAdmin):
    """Searches, newest first."""

    class Media:
        """The names of the boxes in which entries are looked up."""

        js = ("admin/js/vendor/jquery/jquery.js", "admin/js/jquery.init.js", "admin-review/select-names.js")

    form = CoverageSearchForm
    list_display = ("region", "below", "sector", "searched_on", "outcome", "by")
    list_filter = ("outcome", SearchedIn, "sector")
    list_select_related = ("region", "sector", "by")
    search_fields = ("region__name_en", "region__name_zh", "=region__code", "note")
    autocomplete_fields = ("region", "sector")
    date_hierarchy = "searched_on"
    fields = (("region", "below"), "sector", ("searched_on", "outcome"), "note")

    def get_changeform_initial_data(self, request: HttpRequest) -> dict[str, Any]:
        """Offer today, the usual day."""
        return {"searched_on": timezone.localdate(), **super().get_changeform_initial_data(request)}

    def save_model(self, request: HttpRequest, obj: CoverageSearch, form: Any, change: bool) -> None:
        """Store a search under the name of whoever entered it; a correction does not take it over."""
        if not change:
            obj.by = rights.person(request)
        super().save_model(request, obj, form, change)
