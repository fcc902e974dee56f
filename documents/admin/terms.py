"""What the lists of terms share: a code that never changes once given, and labels in two languages."""

from typing import Any

from django.http import HttpRequest

from documents.admin import rights


class TermAdmin(rights.CurationAdmin):
    """A list of terms in its fixed order."""

    list_display: Any = ("label_en", "label_zh", "code")
    search_fields = ("label_en", "label_zh", "code")
    ordering = ("position", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return the code as fixed once the term exists: records, addresses and files name it."""
        return ("code",) if obj else ()
