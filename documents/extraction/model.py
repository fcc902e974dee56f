"""The values that the steps of extraction hand to each other. All are frozen; every offset counts
code points of the text as it was given, and ``text[start:end]`` is always the quote."""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any, NamedTuple

#: The first of the Han characters, those of Extension A included: what sorts from here on is no Latin letter.
FIRST_HAN = "\u3400"


class _Offsets(NamedTuple):
    """A pair of offsets."""

    start: int
    end: int


class Span(_Offsets):
    """A stretch of the text, ``start`` inclusive, ``end`` exclusive.

    A page has many of them, and a tuple is made several times faster than a frozen dataclass.
    """

    __slots__ = ()

    def __new__(cls, start: int, end: int) -> "Span":
        """Refuse a stretch that is empty or lies before the text: ``ValueError``."""
        if not 0 <= start < end:
            raise ValueError(f"not a span: {start}..{end}")
        return tuple.__new__(cls, (start, end))

    def holds(self, other: "Span") -> bool:
        """Tell whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two share at least one character."""
        return self.start < other.end and other.start < self.end


def index_from(found: Sequence[tuple[Any, ...]], offset: int) -> int:
    """Return the index of the first of several stretches in their order that begins at an offset or behind.

    Each is a tuple that begins with its ``start``.
    """
    return bisect_left(found, (offset,))


class DateMark(NamedTuple):
    """One date as it is written.

    ``year`` is ``None`` where it is not written; ``shift`` counts years from the year of writing
    (去年 is -1); ``days_ago`` counts back from the day of writing ("yesterday" is 1); ``days_later`` counts
    on from the date told before, as do ``months_later`` and ``years_later`` ("of that month", 同年9月);
    ``months_ago`` back from the month of writing (上月26日). ``role`` is what
    the neighbours say: ``act`` (nothing special), ``deadline``, ``period``, ``since``, ``effective``,
    ``expires``, ``page`` (the page's own date), ``dateline``, ``as-of`` or ``said`` (in somebody's words).
    ``quoted`` tells that the date stands inside a title or a name in quotes.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    shift: int | None = None
    days_ago: int | None = None
    days_later: int | None = None
    months_ago: int | None = None
    months_later: int | None = None
    years_later: int | None = None
    role: str = "act"
    quoted: bool = False

    @property
    def edtf(self) -> str:
        """The date in EDTF, ``XXXX`` for a year that is not written."""
        year = "XXXX" if self.year is None else f"{self.year:04d}"
        if self.month is None:
            return year
        if self.day is None:
            return f"{year}-{self.month:02d}"
        return f"{year}-{self.month:02d}-{self.day:02d}"


def is_day(year: int | None, month: int, day: int | None) -> bool:
    """Tell whether the calendar has that day; where the year is not known, 29 February counts."""
    try:
        date(year or 2000, month, day or 1)
    except ValueError:
        return False
    return True


class Evidence(NamedTuple):
    """One value of one field with the words of the text that it rests on.

    ``confidence`` is the share of such values that proved right on held-back texts, 0 to 1.
    ``method`` names the rule that found it. ``detail`` holds what the field needs beyond its value,
    for instance ``{"kind": "effective", "basis": "stated"}`` for a date.
    """

    field: str
    value: str
    start: int
    end: int
    quote: str
    confidence: float
    method: str
    detail: Mapping[str, Any] = MappingProxyType({})

    @property
    def span(self) -> Span:
        """The place of the quote."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money or a share that a measure names.

    ``value`` is in whole units of ``currency`` (ISO 4217) or in percent; ``maximum`` tells whether it is
    an upper bound; ``unit`` is ``total``, ``per-firm`` (also per project, team or person) or ``percent``.
    """

    value: float
    maximum: bool
    currency: str | None
    unit: str


class MeasureDraft(NamedTuple):
    """One thing the act does or will do, in the words of the text."""

    text: str
    start: int
    end: int
    type: str
    sectors: tuple[str, ...] = ()
    amount: Amount | None = None
    target_year: int | None = None
    confidence: float = 0.5
    method: str = ""


@dataclass(frozen=True, slots=True)
class Segment:
    """A passage that may hold one act, and what its surroundings say about it.

    ``heading`` is the place-or-title line standing over the passage, where there is one; ``day`` is the date
    that opens the entry of a chronology; ``kind`` tells how it was cut out: ``document`` (the whole text is
    one act), ``item`` (one entry of a round-up), ``act`` (one of several acts within an entry or an
    article), ``law`` (an entry of a list of laws)
    or ``row`` (one of a table). ``under`` is the heading of the entry that a further act was parted from.
    """

    start: int
    end: int
    kind: str = "document"
    heading: Span | None = None
    day: Span | None = None
    under: Span | None = None

    @property
    def span(self) -> Span:
        """The place of the passage."""
        return Span(self.start, self.end)


@dataclass(frozen=True, slots=True)
class RecordDraft:
    """One act as the text tells it. Values that the text does not give are ``None`` or empty."""

    start: int
    end: int
    title: str | None
    document_type: str
    lifecycle: str
    region: str | None
    date: str | None
    issuing_bodies: tuple[str, ...]
    sectors: tuple[str, ...]
    measures: tuple[MeasureDraft, ...]
    evidence: tuple[Evidence, ...]
    confidence: float
    number: str | None = None


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that was found in one text by one version of the pipeline.

    ``machine_translated`` tells that the wording bears the marks of a machine translation.
    """

    language: str
    text_length: int
    version: str
    records: tuple[RecordDraft, ...]
    machine_translated: bool = False
