"""Public authorities that issue acts; those that extraction named wait to be confirmed."""

from collections.abc import Sequence
from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from documents.admin.list_care import ListAdmin
from documents.models import IssuingBody


@admin.register(IssuingBody)
class IssuingBodyAdmin(ListAdmin):
    """Issuing bodies; those to confirm are one click away."""

    list_display = ("__str__", "name_zh", "region", "branch", "confirmed", "replaced_by")
    list_filter = ("confirmed", "branch")
    list_select_related = ("region", "replaced_by")
    search_fields = ("name_en", "name_zh", "aliases", "slug")
    autocomplete_fields = ("region",)
    word_fields = ("aliases",)
    fields = ("slug", "name_en", "name_zh", "aliases", "region", "branch", "confirmed", "replaced_by")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return the slug as fixed once the body exists: its address is permanent."""
        return ("slug", "replaced_by") if obj else ("replaced_by",)

    def words_of(self, entry: IssuingBody) -> list[str]:
        """Return the names of a body and its aliases."""
        return [word for word in (entry.name_en, entry.name_zh, *entry.aliases) if word]

    def get_prepopulated_fields(self, request: HttpRequest, obj: Any = None) -> dict[str, Sequence[str]]:
        """Propose the slug of a new body from its English name."""
        return {} if obj else {"slug": ("name_en",)}
