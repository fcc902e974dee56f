"""What the codes of a table stand for: places, sectors, kinds of measures, bodies and stored pages."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models

from documents.models import Document, IssuingBody, MeasureType, Policy, Region, Sector
from documents.services.bulk import columns
from documents.services.bulk.files import Row
from documents.services.errors import InvalidValue
from documents.sources.address import canonical
from documents.sources.errors import AddressRefused


@dataclass(frozen=True, slots=True)
class Lists:
    """The rows that cells name, by code, slug or address; ``policies`` with all their parts."""

    regions: Mapping[str, Region]
    sectors: Mapping[str, Sector]
    kinds: Mapping[str, MeasureType]
    bodies: Mapping[str, IssuingBody]
    policies: Mapping[str, Policy]
    documents: Mapping[str, Document]

    def term(self, what: str, code: str) -> Any:
        """Return what a code stands for; ``what`` is a word an editor reads. Raises ``InvalidValue``."""
        rows: Mapping[str, Any] = {
            "region": self.regions,
            "sector": self.sectors,
            "measure type": self.kinds,
            "issuing body": self.bodies,
        }[what]
        row = rows.get(code)
        if row is None:
            raise InvalidValue(f"There is no {what} “{code}”: write a code of the list in the admin.")
        if row.replaced_by is not None:
            heir = row.replaced_by
            raise InvalidValue(f"The {what} “{code}” was replaced: write “{_code(heir)}”.")
        return row


def lists_for(rows: Sequence[Row]) -> Lists:
    """Return what the rows name, in a fixed number of queries."""
    slugs = _parts(rows, columns.BODIES)
    pages = {page: page for page in (page_of(line) for line in _parts(rows, columns.SOURCES)) if page}
    named = {row.cells.get(columns.SLUG, "").strip() for row in rows}
    policies = columns.with_parts(Policy.objects.filter(slug__in=named - {""}))
    return Lists(
        regions=_by_code(Region.objects.filter(code__in=_parts(rows, "region"))),
        sectors=_by_code(Sector.objects.all()),
        kinds=_by_code(MeasureType.objects.all()),
        bodies=_by_code(IssuingBody.objects.filter(slug__in=slugs)),
        policies={policy.slug: policy for policy in policies},
        documents={
            document.key.removeprefix("url:"): document
            for document in Document.objects.filter(key__in=[f"url:{page}" for page in pages])
        },
    )


def page_of(line: str) -> str:
    """Return the canonical address of a source's line; empty where it has none that can be fetched."""
    try:
        return canonical(line.partition(" ")[2].strip())
    except AddressRefused:
        return ""


def _parts(rows: Iterable[Row], column: str) -> set[str]:
    """Return what stands in a column, lists taken apart."""
    separator = columns.SEPARATORS.get(column, "\n").strip(" ") or "\n"
    return {
        part.strip()
        for row in rows
        for part in columns.normal(column, row.cells.get(column, "")).split(separator)
        if part.strip()
    }


def _by_code(rows: models.QuerySet[Any]) -> dict[str, Any]:
    return {_code(row): row for row in rows.select_related("replaced_by")}


def _code(row: Any) -> str:
    return str(getattr(row, "code", None) or row.slug)
