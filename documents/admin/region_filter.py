"""Narrows a list to a place and all below it, one step of the tree at a time."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from documents.models import Region


class RegionFilter(admin.SimpleListFilter):
    """A place with all below it; choosing one offers those below it that have rows."""

    title = "region"
    parameter_name = "region"

    def __init__(
        self, request: HttpRequest, params: dict[str, list[str]], model: Any, model_admin: Any
    ) -> None:
        """Find the chosen place before the choices are made."""
        codes = params.get(self.parameter_name) or [""]
        self.chosen = Region.objects.filter(code=codes[-1]).first() if codes[-1] else None
        self.model = model
        super().__init__(request, params, model, model_admin)

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the places above the chosen one, itself, and those right below it that have rows."""
        chain = [*Region.objects.get_ancestors(self.chosen), self.chosen] if self.chosen else []
        return [
            *((place.code, f"{'– ' * (place.depth - 1)}{place.name_en}") for place in chain),
            *((place.code, f"{'– ' * (place.depth - 1)}{place.name_en}") for place in self._below()),
        ]

    def _below(self) -> QuerySet[Region]:
        """Return the places one step below the chosen one, or the countries, that have rows in them."""
        used = Region.objects.filter(pk__in=self.model.objects.filter(region__isnull=False).values("region"))
        depth = 1
        if self.chosen is not None:
            used = used.filter(path__startswith=self.chosen.path)
            depth = self.chosen.depth + 1
        length = depth * Region.steplen
        paths = {path[:length] for path in used.values_list("path", flat=True) if len(path) >= length}
        return Region.objects.filter(path__in=paths).order_by("name_en")

    def has_output(self) -> bool:
        """Show the filter even where it has no further choice to offer."""
        return True

    def queryset(self, request: HttpRequest, queryset: Any) -> Any:
        """Narrow to the place chosen and all below it."""
        if self.value() and self.chosen is None:
            return queryset.none()
        return queryset.in_region(self.chosen) if self.chosen else queryset
