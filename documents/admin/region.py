"""Places: their names may be corrected and added to; their code and their place in the tree stay."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from documents.admin.list_care import ListAdmin
from documents.models import Region, RegionName


class RegionNameInline(admin.TabularInline):
    """Other names of a place."""

    model = RegionName
    extra = 1


@admin.register(Region)
class RegionAdmin(ListAdmin):
    """The tree of places, in its order."""

    list_display = ("indented", "name_zh", "code", "level", "replaced_by")
    list_select_related = ("replaced_by",)
    list_filter = ("level",)
    search_fields = ("name_en", "name_zh", "=code", "names__name")
    ordering = ("path",)
    inlines = (RegionNameInline,)
    fields = ("code", "level", "name_en", "name_zh", ("lat", "lng"), "rank", "source", "replaced_by")
    readonly_fields = ("code", "level", "source", "replaced_by")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: places come from the gazetteer, whose tree they must fit."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Region]:
        """Return the places in the order of the tree."""
        return Region.objects.order_by("path")

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the places found, the better known of one name first."""
        rows, duplicates = super().get_search_results(request, queryset, search_term)
        return (rows.order_by("rank") if search_term else rows), duplicates

    def words_of(self, entry: Region) -> list[str]:
        """Return all names of a place."""
        return [entry.name_en, entry.name_zh, *entry.names.values_list("name", flat=True)]

    @admin.display(description="English name", ordering="path")
    def indented(self, row: Region) -> str:
        """Return the name, moved in by how deep it stands in the tree."""
        return "\u2003" * (row.depth - 1) + row.name_en
