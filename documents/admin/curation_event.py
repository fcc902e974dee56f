"""Who decided what, when and why."""

import json

from django.contrib import admin
from django.urls import URLPattern, path
from django.utils.html import format_html
from django.views.decorators.http import require_safe

from documents.admin import rights
from documents.admin.figures import figures_view
from documents.models import CurationEvent


@admin.register(CurationEvent)
class CurationEventAdmin(rights.ReadOnlyAdmin):
    """Decisions, newest first."""

    list_display = ("created_at", "verb", "who", "candidate", "policy", "reason")
    list_filter = ("verb", ("actor", admin.RelatedOnlyFieldListFilter))
    list_select_related = ("actor", "candidate", "policy")
    search_fields = ("policy__title", "candidate__title", "reason", "actor__username")
    fields = (
        "verb",
        "who",
        "created_at",
        "document",
        "candidate",
        "policy",
        "values_before",
        "values_after",
        "reason",
    )
    readonly_fields = ("who", "values_before", "values_after")

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with that of the figures."""
        view = self.admin_site.admin_view(require_safe(figures_view))
        return [path("figures/", view, name="documents_curationevent_figures"), *super().get_urls()]

    @admin.display(description="Who", ordering="actor__username")
    def who(self, row: CurationEvent) -> str:
        """Return the person, or that it was the pipeline."""
        return str(row.actor) if row.actor else "the pipeline"

    @admin.display(description="Before")
    def values_before(self, row: CurationEvent) -> str:
        """Return the values that changed, as they were."""
        return self._readable(row.before)

    @admin.display(description="After")
    def values_after(self, row: CurationEvent) -> str:
        """Return the values that changed, as they became."""
        return self._readable(row.after)

    def _readable(self, values: object) -> str:
        return (
            format_html("<pre>{}</pre>", json.dumps(values, ensure_ascii=False, indent=2)) if values else "–"
        )
