"""What the pages' templates need beyond Django's own: names in the reader's language, dates, addresses."""

import re
from datetime import date, datetime
from typing import Any

from django import template
from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from documents.naming import in_chinese, name, names
from documents.vocabulary import TIERS, AmountUnit, DocumentType, Lifecycle, RelationKind, SearchOutcome

register = template.Library()

_PART = re.compile(r"(\d{4}|XXXX)(?:-(\d{2}))?(?:-(\d{2}))?([?~%]?)")
_FIRST_QUARTER, _LAST_QUARTER = 33, 36
#: A leap year, so that 29 February without a year can be written.
_ANY_YEAR = 2000


@register.filter
def named(row: Any) -> str:
    """Return the name of a place, a term or a body in the reader's language."""
    return name(row) if row else ""


@register.filter
def other_name(row: Any) -> str:
    """Return the name in the other language, where it differs."""
    return names(row)[1] if row else ""


@register.filter
def document_type(code: str) -> str:
    """Return the name of a document type."""
    return name(DocumentType(code))


@register.filter
def lifecycle(code: str) -> str:
    """Return the name of a stage of an act's legal life."""
    return name(Lifecycle(code))


@register.filter
def tier(number: int | None) -> str:
    """Return the name of an evidence tier."""
    return TIERS[number][in_chinese()] if number else ""


@register.filter
def amount_unit(code: str) -> str:
    """Return what an amount is counted for."""
    return name(AmountUnit(code)) if code else ""


@register.filter
def relation_kind(code: str) -> str:
    """Return how one policy stands to another."""
    return name(RelationKind(code))


@register.filter
def search_outcome(code: str) -> str:
    """Return what a search found."""
    return name(SearchOutcome(code))


@register.filter
def item(mapping: Any, key: Any) -> Any:
    """Return one entry of a mapping, or nothing."""
    return mapping.get(key)


@register.filter
def edtf(text: str) -> str:
    """Write an EDTF date as readers do; what is not known is said, not guessed."""
    if not text:
        return _("date not known")
    first, _slash, last = text.partition("/")
    return f"{_one_date(first)} – {_one_date(last)}" if last else _one_date(first)


def _one_date(text: str) -> str:
    form = _PART.fullmatch(text)
    if form is None:
        return text
    year, month, day, doubt = form.groups()
    written = _written(year, month, day)
    if doubt in ("?", "%"):
        return _("%(date)s (uncertain)") % {"date": written}
    return _("about %(date)s") % {"date": written} if doubt else written


def _written(year: str, month: str | None, day: str | None) -> str:
    if year == "XXXX":
        value = date(_ANY_YEAR, int(month or 1), int(day or 1))
        written = date_format(value, _("j F") if day else _("F"))
        return _("%(date)s, year not known") % {"date": written}
    if month is None:
        return _("%(year)s") % {"year": year}
    if _FIRST_QUARTER <= int(month) <= _LAST_QUARTER:
        quarter = int(month) - _FIRST_QUARTER + 1
        return _("quarter %(quarter)s of %(year)s") % {"quarter": quarter, "year": year}
    value = date(int(year), int(month), int(day or 1))
    return date_format(value, _("j F Y") if day else _("F Y"))


@register.filter
def day(moment: datetime | None) -> str:
    """Write the day of a moment as readers do."""
    return date_format(moment, _("j F Y")) if moment else ""


@register.simple_tag(takes_context=True)
def languages(context: dict[str, Any]) -> list[dict[str, Any]]:
    """Return each language of the interface with the address of this page in it."""
    request: HttpRequest | None = context.get("request")
    path = request.get_full_path() if request else "/"
    now = get_language()
    return [
        {"code": code, "name": label, "url": translate_url(path, code), "chosen": code == now}
        for code, label in settings.LANGUAGES
    ]


@register.simple_tag(takes_context=True)
def absolute(context: dict[str, Any], path: str = "") -> str:
    """Return the whole address of a path of this portal, or of this page without its query."""
    request: HttpRequest | None = context.get("request")
    return request.build_absolute_uri(path or request.path) if request else path


@register.filter
def tongue(text: str) -> str:
    """Return the language a browser should read a title in: Chinese for Han characters, nothing where it
    shows not.
    """
    return "zh" if any("\u4e00" <= char <= "\u9fff" for char in text) else ""
