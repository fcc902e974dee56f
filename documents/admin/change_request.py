"""The list of change requests."""

from django.contrib import admin
from django.utils.html import format_html

from documents.admin import rights
from documents.models import ChangeRequest


@admin.register(ChangeRequest)
class ChangeRequestAdmin(rights.ReadOnlyAdmin):
    """Who asked whom for what; asked and answered on the page of the record."""

    list_display = ("comment", "record", "field", "state", "asked_by", "asked_of", "asked_at", "answer")
    list_filter = (
        "state",
        "field",
        ("asked_of", admin.RelatedOnlyFieldListFilter),
        ("asked_by", admin.RelatedOnlyFieldListFilter),
    )
    list_select_related = ("candidate", "policy", "asked_by", "asked_of")
    search_fields = ("comment", "answer")

    @admin.display(description="Record")
    def record(self, row: ChangeRequest) -> str:
        """Return the record as a link to the page on which the request is answered."""
        subject = row.candidate or row.policy
        kind = "candidate" if row.candidate_id else "policy"
        return format_html('<a href="../{}/{}/change/">{}</a>', kind, subject.pk if subject else 0, subject)
