"""How a policy stands in a row of a table: the columns, and the words of each cell.

Codes, slugs and EDTF dates, never labels, so that a table that was written can be read back. A list of codes
has bars between them; measures, sources and quotes stand one a line. Spaces within words count as one.
"""

import re

from django.db.models import QuerySet

from documents.models import Policy, PolicyDate, PolicySource
from documents.vocabulary import DateBasis, DateKind, EvidenceField, ValueState

#: Which policy a row is about; an empty slug makes a new one. The others are read, never written.
SLUG, REVISION, STATE = "slug", "revision", "state"
SINGLE = ("title", "title_original", "document_type", "number", "lifecycle", "region", "summary")
DATES = {f"date_{kind.value}": kind for kind in DateKind}
BODIES, SECTORS, PRIMARY, MEASURES, SOURCES, QUOTES = (
    "bodies",
    "sectors",
    "primary_sector",
    "measures",
    "sources",
    "quotes",
)
COLUMNS = (
    SLUG,
    REVISION,
    STATE,
    *SINGLE,
    *DATES,
    BODIES,
    SECTORS,
    PRIMARY,
    MEASURES,
    SOURCES,
    QUOTES,
)
#: Columns whose cell is a list: its separator.
SEPARATORS = {BODIES: " | ", SECTORS: " | ", MEASURES: "\n", SOURCES: "\n", QUOTES: "\n"}

_LINE_ENDS = re.compile(r"\s*\n\s*")


def one_line(text: str) -> str:
    """Return words with one space between them and none around."""
    return " ".join(text.split())


def normal(column: str, cell: str) -> str:
    """Return a cell in the one form in which two cells of the column are compared."""
    separator = SEPARATORS.get(column)
    if separator is None:
        return one_line(cell) if column != "summary" else cell.replace("\r\n", "\n").strip()
    parts = cell.split("|") if separator == " | " else _LINE_ENDS.split(cell)
    return separator.join(filter(None, (one_line(part) for part in parts)))


def with_parts(policies: QuerySet[Policy]) -> QuerySet[Policy]:
    """Return the policies with all that ``cells`` reads, in a fixed number of queries."""
    return policies.select_related("region").prefetch_related(
        "dates",
        "policy_bodies__body",
        "policy_sectors__sector",
        "measures__type",
        "sources",
        "evidence",
    )


def cells(policy: Policy) -> dict[str, str]:
    """Return the row of a policy, a cell for each of ``COLUMNS``."""
    dates = {f"date_{row.kind}": date_cell(row) for row in policy.dates.all()}
    sectors = list(policy.policy_sectors.all())
    row = {
        SLUG: policy.slug,
        REVISION: str(policy.revision),
        STATE: policy.state,
        "title": policy.title,
        "title_original": policy.title_original,
        "document_type": policy.document_type,
        "number": policy.number,
        "lifecycle": policy.lifecycle,
        "region": policy.region.code if policy.region else "",
        "summary": policy.summary,
        **{column: dates.get(column, "") for column in DATES},
        BODIES: " | ".join(link.body.slug for link in policy.policy_bodies.all()),
        SECTORS: " | ".join(sorted(link.sector.code for link in sectors)),
        PRIMARY: next((link.sector.code for link in sectors if link.primary), ""),
        MEASURES: "\n".join(f"{row.type.code}: {one_line(row.text)}" for row in policy.measures.all()),
        SOURCES: "\n".join(source_cell(source) for source in policy.sources.all()),
        QUOTES: "\n".join(quote_lines(policy)),
    }
    return {column: normal(column, row[column]) for column in COLUMNS}


def date_cell(date: PolicyDate) -> str:
    """Return a date as EDTF, with its basis behind it unless the source states it."""
    return date.edtf if date.basis == DateBasis.STATED else f"{date.edtf} {date.basis}"


def source_cell(source: PolicySource) -> str:
    """Return a source as its tier and its address, or the number of its stored text."""
    return f"{source.tier} {source.url or f'document {source.document_id}'}"


def quote_lines(policy: Policy) -> list[str]:
    """Return the quotes that were not rejected, once each, as field and words."""
    quotes = [row for row in policy.evidence.all() if row.state != ValueState.REJECTED]
    return list(dict.fromkeys(f"{EvidenceField(row.field).value}: {one_line(row.quote)}" for row in quotes))
