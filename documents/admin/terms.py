"""What the lists of terms share: a code that never changes once given, and labels in two languages."""

from typing import Any

from django.http import HttpRequest

from documents.admin import rights
from documents.admin.list_care import ListAdmin


class TermAdmin(rights.CurationAdmin):
    """A list of terms in its fixed order."""

    list_display: Any = ("label_en", "label_zh", "code")
    search_fields = ("label_en", "label_zh", "code")
    ordering = ("position", "code")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return the code as fixed once the term exists: records, addresses and files name it."""
        return ("code",) if obj else ()


class ReplaceableTermAdmin(TermAdmin, ListAdmin):
    """A list of terms whose words extraction knows, and which may give way to others."""

    word_fields = ("keywords_en", "keywords_zh")

    def get_readonly_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return what is fixed: the code, and the replacement, which has a page of its own."""
        return (*super().get_readonly_fields(request, obj), "replaced_by")

    def words_of(self, entry: Any) -> list[str]:
        """Return the labels of a term and its words."""
        return [entry.label_en, entry.label_zh, *super().words_of(entry)]
