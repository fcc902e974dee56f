"""Names in the reader's language, with the other language beside it."""

from typing import Any

from django.utils.translation import get_language


def in_chinese() -> bool:
    """Say whether the page is read in Chinese."""
    return (get_language() or "").startswith("zh")


def names(row: Any) -> tuple[str, str]:
    """Return the name of a place, a term or a body in the reader's language and, where it differs, in the
    other.
    """
    english: str = getattr(row, "label_en", "") or getattr(row, "name_en", "")
    chinese: str = getattr(row, "label_zh", "") or getattr(row, "name_zh", "")
    first, second = (chinese, english) if in_chinese() else (english, chinese)
    first = first or second
    return first, "" if second == first else second


def name(row: Any) -> str:
    """Return the name of a place, a term or a body in the reader's language."""
    return names(row)[0]
