"""What the workers did with each text."""

from django.contrib import admin

from documents.admin import rights
from documents.models import ProcessingRun


@admin.register(ProcessingRun)
class ProcessingRunAdmin(rights.ReadOnlyAdmin):
    """Steps of processing, newest first."""

    list_display = ("started_at", "document", "step", "outcome", "attempt", "candidates", "version", "reason")
    list_filter = ("outcome", "step")
    list_select_related = ("document",)
    search_fields = ("document__title", "document__name", "document__url", "reason")
