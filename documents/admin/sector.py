"""Fields in which acts apply blockchain."""

from django.contrib import admin

from documents.admin.terms import ReplaceableTermAdmin, TermAdmin
from documents.models import Sector, SectorGroup


@admin.register(SectorGroup)
class SectorGroupAdmin(TermAdmin):
    """Groups of sectors."""


@admin.register(Sector)
class SectorAdmin(ReplaceableTermAdmin):
    """Sectors with the words that speak for them."""

    list_display = (*TermAdmin.list_display, "group", "replaced_by")
    list_filter = ("group",)
    list_select_related = ("group", "replaced_by")
    autocomplete_fields = ("group",)
