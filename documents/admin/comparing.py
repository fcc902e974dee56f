"""Two records of one act side by side, a row for each field, as plain data for the page."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from documents.models import Evidence, Policy
from documents.services import reconciling, recording
from documents.services.reconciling import BOTH, EVIDENCE, OURS, THEIRS, UNKNOWN, Record
from documents.vocabulary import TIERS, DateBasis, DateKind, EvidenceField, ValueState

#: Quotes shown of one field of one record; the rest is counted.
QUOTES_SHOWN = 3

LABELS = {
    "title": "Title",
    "title_original": "Title in its own language",
    "region": "Region",
    "document_type": "Document type",
    "number": "Document number",
    "lifecycle": "Lifecycle",
    "summary": "Summary",
    "bodies": "Issuing bodies",
    "sectors": "Sectors",
}


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quote with the page that it stands on and that page's tier."""

    evidence: Evidence
    source: str
    tier: str


@dataclass(frozen=True, slots=True)
class Cell:
    """What one record holds of a field: its values in words, its quotes, and how many more there are."""

    values: tuple[str, ...]
    quotes: tuple[Quoted, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Row:
    """One field of both; ``choices`` are empty where there is nothing to choose."""

    field: str
    label: str
    ours: Cell
    theirs: Cell
    differs: bool
    choices: tuple[tuple[str, str], ...]
    chosen: str


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """A measure of the record that is taken in, and whether the policy holds it already."""

    measure: Any
    known: bool


def table(*, policy: Policy, other: Record, chosen: dict[str, str]) -> list[Row]:
    """Return the rows; ``chosen`` gives what the editor has chosen so far."""
    ours, theirs = _Side(policy), _Side(other)
    dates = [f"{reconciling.DATE}{kind.value}" for kind in DateKind]
    rows = []
    for field in [*LABELS, *dates]:
        one, two = ours.cell(field), theirs.cell(field)
        if one.values or two.values:
            rows.append(_row(field, one, two, chosen.get(field, "")))
    order = ("title", "title_original", "region", *dates, "bodies", "sectors")
    places = {field: place for place, field in enumerate(order)}
    return sorted(rows, key=lambda row: places.get(row.field, len(order)))


def pages(record: Record) -> list[tuple[str, str]]:
    """Return the pages that tell of a record, each with its tier in words, empty where none is known."""
    if isinstance(record, Policy):
        return [(str(source), source.get_tier_display()) for source in record.sources.all()]
    document = record.text_version.document
    return [(str(document), TIERS[document.tier][0] if document.tier else "")]


def measures(*, policy: Policy, other: Record) -> list[MeasureRow]:
    """Return the measures of the record that is taken in."""
    new = {measure.pk for measure in recording.new_measures(other=other, policy=policy)}
    rows: Iterable[Any] = other.measures.select_related("type", "evidence")
    return [MeasureRow(measure, measure.pk not in new) for measure in rows]


def _row(field: str, ours: Cell, theirs: Cell, chosen: str) -> Row:
    both_known = bool(ours.values) and bool(theirs.values)
    differs = both_known and set(ours.values) != set(theirs.values)
    choices: tuple[tuple[str, str], ...] = ((OURS, "Keep"), (THEIRS, "Take this")) if differs else ()
    if differs and field in reconciling.SEVERAL:
        choices = (*choices, (BOTH, "Both"))
    stands = chosen or (OURS if ours.values else THEIRS)
    kind = DateKind(field.removeprefix(reconciling.DATE)) if field.startswith(reconciling.DATE) else None
    label = f"Date: {kind.label_en.lower()}" if kind else LABELS[field]
    return Row(field, label, ours, theirs, differs, choices, stands)


class _Side:
    """One of the two records, with its quotes read once."""

    def __init__(self, record: Record) -> None:
        """Read the quotes, and the tiers of the pages that they stand on."""
        self.record = record
        rows = record.evidence.exclude(state=ValueState.REJECTED).select_related("text_version__document")
        self._quotes = list(rows.defer("text_version__text").order_by("-confidence", "pk"))
        sources = record.sources.all() if isinstance(record, Policy) else ()
        self._tiers = {source.document_id: source.tier for source in sources if source.document_id}
        self._dates = reconciling.dates_of(record)

    def cell(self, field: str) -> Cell:
        """Return what the record holds of a field."""
        quotes = [self._quoted(quote) for quote in self._quotes_of(field)]
        return Cell(
            tuple(self._values(field)), tuple(quotes[:QUOTES_SHOWN]), max(0, len(quotes) - QUOTES_SHOWN)
        )

    def _values(self, field: str) -> list[str]:
        if field == "bodies":
            return self._bodies()
        if field == "sectors":
            return [sector.label_en for sector in reconciling.sectors_of(self.record)]
        if field.startswith(reconciling.DATE):
            date = self._dates.get(field.removeprefix(reconciling.DATE))
            return [f"{date[0].text} ({DateBasis(date[1]).label_en.lower()})"] if date else []
        value = getattr(self.record, field, UNKNOWN[field])
        if value == UNKNOWN[field]:
            return []
        shown: Callable[[], str] | None = getattr(self.record, f"get_{field}_display", None)
        return [shown() if shown else str(value)]

    def _bodies(self) -> list[str]:
        if isinstance(self.record, Policy):
            return [str(row.body) for row in self.record.policy_bodies.select_related("body")]
        return [str(row.body or row.name) for row in self.record.bodies.select_related("body")]

    def _quotes_of(self, field: str) -> list[Evidence]:
        kind = EVIDENCE.get(field)
        own = [quote for quote in self._quotes if quote.field == kind]
        if field == "title_original":
            return []
        if kind != EvidenceField.DATE:
            return own
        name = field.removeprefix(reconciling.DATE)
        stands = self._dates[name][0].text if name in self._dates else ""
        return [quote for quote in own if quote.detail.get("kind", name) == name or quote.value == stands]

    def _quoted(self, quote: Evidence) -> Quoted:
        document = quote.text_version.document
        tier = self._tiers.get(document.pk) or document.tier
        return Quoted(quote, str(document), TIERS[tier][0] if tier else "")
