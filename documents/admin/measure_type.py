"""Kinds of measures."""

from django.contrib import admin

from documents.admin.terms import ReplaceableTermAdmin, TermAdmin
from documents.models import MeasureType


@admin.register(MeasureType)
class MeasureTypeAdmin(ReplaceableTermAdmin):
    """Kinds of measures with the words that speak for them."""

    list_display = (*TermAdmin.list_display, "stip", "replaced_by")
    list_select_related = ("replaced_by",)
