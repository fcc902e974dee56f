"""Public authorities that issue acts; those that extraction named wait to be confirmed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from documents.admin import rights
from documents.models import IssuingBody


@admin.register(IssuingBody)
class IssuingBodyAdmin(rights.CurationAdmin):
    """Issuing bodies; those to confirm are one click away."""

    list_display = ("__str__", "name_zh", "region", "branch", "confirmed", "replaced_by")
    list_filter = ("confirmed", "branch")
    list_select_related = ("region", "replaced_by")
    search_fields = ("name_en", "name_zh", "aliases", "slug")
    autocomplete_fields = ("region", "replaced_by")
    fields = ("slug", "name_en", "name_zh", "aliases", "region", "branch", "confirmed", "replaced_by")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return the slug as fixed once the body exists: its address is permanent."""
        return ("slug",) if obj else ()

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        """Propose the slug of a new body from its English name."""
        return {} if obj else {"slug": ("name_en",)}
