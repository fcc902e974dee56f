"""Quotes of a table: where their words stand in the stored texts, and which value they speak for."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from documents.models import Document, Policy, TextVersion
from documents.services.bulk.cells import QuoteValue, sources
from documents.services.bulk.columns import BODIES, DATES, MEASURES, SECTORS, SEPARATORS
from documents.services.bulk.lists import Lists
from documents.services.errors import InvalidValue
from documents.vocabulary import EvidenceField


@dataclass(frozen=True, slots=True)
class Placed:
    """A quote at its place in a stored text."""

    field: EvidenceField
    value: str
    text: TextVersion
    start: int
    end: int


def place(quote: QuoteValue, texts: Iterable[TextVersion], row: Mapping[str, str]) -> Placed:
    """Return where a quote stands in one of the texts, spaces and line ends counting alike.

    ``row`` holds the record's cells as they will be. Raises ``InvalidValue`` where the words stand nowhere or
    the record has no such value.
    """
    value = _value(quote, row)
    texts = list(texts)
    if not texts:
        raise InvalidValue(
            "The portal has not read any page of this policy, so nothing can be quoted from it: add its page "
            "under Documents first."
        )
    words = re.compile(r"\s+".join(map(re.escape, quote.words.split())))
    for text in texts:
        found = words.search(text.text)
        if found is not None:
            return Placed(quote.field, value, text, found.start(), found.end())
    raise InvalidValue(f"These words do not stand in the stored text of the sources: “{quote.words:.80}”.")


def stored_texts(policy: Policy | None, cell: str, lists: Lists) -> list[TextVersion]:
    """Return the texts that a row's quotes may stand in: those of its sources, old and new."""
    held = [source.text_version_id for source in policy.sources.all()] if policy else []
    pages = [lists.documents.get(source.page) for source in sources(cell) if source.page]
    texts = [newest_text(page) for page in pages if page is not None]
    known = list(TextVersion.objects.filter(pk__in=[pk for pk in held if pk]))
    return [*known, *(text for text in texts if text is not None)]


def newest_text(document: Document) -> TextVersion | None:
    """Return the text that was read last from a page."""
    return document.texts.order_by("-created_at", "-pk").first()


def _value(quote: QuoteValue, row: Mapping[str, str]) -> str:
    """Return the value that a quote speaks for, as evidence writes it."""
    if quote.field == EvidenceField.RELATION:
        raise InvalidValue("Relations are decided on the policy's page, not in a table.")
    if quote.field == EvidenceField.ISSUING_BODY:
        return quote.words  # a body is quoted as the text names it
    several = _SEVERAL.get(quote.field)
    held = several(row) if several else [row.get(quote.field.value, "")]
    held = list(dict.fromkeys(filter(None, held)))
    if quote.value:
        if quote.value not in held:
            raise InvalidValue(
                f"The record has no {quote.field.label_en.lower()} “{quote.value}” to quote for."
            )
        return quote.value
    if len(held) != 1:
        name = quote.field.value
        raise InvalidValue(
            f"Say which value is quoted: write “{name}=code: words”; the record has {', '.join(held)}."
            if held
            else f"Give the record its {quote.field.label_en.lower()} before quoting words for it."
        )
    return held[0]


def _dates(row: Mapping[str, str]) -> list[str]:
    return [row.get(column, "").partition(" ")[0] for column in DATES]


def _sectors(row: Mapping[str, str]) -> list[str]:
    return row.get(SECTORS, "").split(SEPARATORS[BODIES])


def _measure_kinds(row: Mapping[str, str]) -> list[str]:
    return [line.partition(":")[0].strip() for line in row.get(MEASURES, "").split("\n")]


_SEVERAL: dict[str, Callable[[Mapping[str, str]], list[str]]] = {
    EvidenceField.DATE: _dates,
    EvidenceField.SECTOR: _sectors,
    EvidenceField.MEASURE: _measure_kinds,
}
