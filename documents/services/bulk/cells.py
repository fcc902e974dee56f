"""Single cells of a table, checked: each function returns what is stored or raises ``InvalidValue``."""

import re
from dataclasses import dataclass

from documents import edtf
from documents.models import IssuingBody, MeasureType, Region, Sector
from documents.services.bulk.columns import one_line
from documents.services.bulk.lists import Lists, page_of
from documents.services.errors import InvalidValue
from documents.vocabulary import TIERS, DateBasis, DocumentType, EvidenceField, Lifecycle, Term

#: The room of each column in the database, in characters.
LONGEST = {"title": 600, "title_original": 600, "number": 120}
_CLOSED: dict[str, type[Term]] = {"document_type": DocumentType, "lifecycle": Lifecycle}
_SOURCE = re.compile(r"([1-9]) (\S.*)")
#: Fields that a quote of a table may stand for; a relation is decided on its own page.
_QUOTED = tuple(field.value for field in EvidenceField if field != EvidenceField.RELATION)


@dataclass(frozen=True, slots=True)
class DateValue:
    """A dated event as a cell gives it."""

    date: edtf.EdtfDate
    basis: str


@dataclass(frozen=True, slots=True)
class SourceValue:
    """A page as a line gives it; ``page`` is its canonical address, empty for a text named by its number."""

    tier: int
    url: str
    page: str


@dataclass(frozen=True, slots=True)
class QuoteValue:
    """A quote as a line gives it; ``value`` is empty where the record has just one value of the field."""

    field: EvidenceField
    value: str
    words: str


def single(column: str, cell: str, lists: Lists) -> str | Region | None:
    """Return the value of a column that stands once."""
    if column == "region":
        region: Region | None = lists.term("region", cell) if cell else None
        return region
    terms = _CLOSED.get(column)
    if terms is not None and cell not in set(terms):
        raise InvalidValue(f"“{cell}” is none of {', '.join(term.value for term in terms)}.")
    if len(cell) > LONGEST.get(column, len(cell)):
        raise InvalidValue(f"It has {len(cell)} characters, and {LONGEST[column]} have room: shorten it.")
    if column == "title" and not cell:
        raise InvalidValue("A policy needs a title: write one.")
    return cell


def date(cell: str) -> DateValue | None:
    """Return a date with its basis; ``None`` for an empty cell."""
    if not cell:
        return None
    written, _, basis = cell.partition(" ")
    basis = basis or DateBasis.STATED.value
    if basis not in set(DateBasis):
        raise InvalidValue(f"Behind the date write {' or '.join(DateBasis)}, not “{basis}”.")
    try:
        return DateValue(edtf.parse(written), basis)
    except ValueError as error:
        raise InvalidValue(str(error)) from error


def bodies(cell: str, lists: Lists) -> list[IssuingBody]:
    """Return the bodies of a cell, the lead issuer first."""
    return [lists.term("issuing body", slug) for slug in _once(cell.split("|"))]


def sectors(cell: str, lists: Lists) -> list[Sector]:
    """Return the sectors of a cell."""
    return [lists.term("sector", code) for code in _once(cell.split("|"))]


def measures(cell: str, lists: Lists) -> list[tuple[MeasureType, str]]:
    """Return the measures of a cell, as kind and words."""
    found = []
    for line in _once(cell.split("\n")):
        code, colon, words = line.partition(":")
        if not colon or not words.strip():
            raise InvalidValue(f"Write each measure as “kind: words”, one a line, not “{line:.60}”.")
        found.append((lists.term("measure type", code.strip()), one_line(words)))
    return found


def sources(cell: str) -> list[SourceValue]:
    """Return the pages of a cell."""
    found = []
    for line in _once(cell.split("\n")):
        form = _SOURCE.fullmatch(line)
        page = page_of(line)
        if form is None or int(form[1]) not in TIERS or not (page or re.fullmatch(r"document \d+", form[2])):
            raise InvalidValue(
                "Write each source as its tier, 1 to 5, and its address, one a line: "
                f"“2 https://example.org/act”, not “{line:.60}”."
            )
        found.append(SourceValue(int(form[1]), form[2], page))
    return found


def quotes(cell: str) -> list[QuoteValue]:
    """Return the quotes of a cell."""
    found = []
    for line in _once(cell.split("\n")):
        name, colon, words = line.partition(":")
        field, _, value = (part.strip() for part in name.partition("="))
        if not colon or not words.strip() or field not in set(EvidenceField):
            raise InvalidValue(
                f"Write each quote as “field: words of the source”, one a line, not “{line:.60}”; the "
                f"fields are {', '.join(_QUOTED)}."
            )
        found.append(QuoteValue(EvidenceField(field), value, one_line(words)))
    return found


def _once(parts: list[str]) -> list[str]:
    return list(dict.fromkeys(filter(None, (one_line(part) for part in parts))))
