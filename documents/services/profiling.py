"""What of a candidate or a policy is compared with others, loaded in a few queries."""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db.models import F, QuerySet
from django.db.models.functions import Substr

from documents import edtf
from documents.models import Candidate, Policy, Region
from documents.services.likeness import Profile

#: Characters of a passage or a summary that are compared.
PASSAGE = 6_000

_YEARLESS = re.compile(r"XXXX-(\d\d-\d\d)")


class Places:
    """The names of places and of those above them, each looked up once."""

    def __init__(self) -> None:
        """Know no names yet."""
        self._names: dict[str, tuple[str, str]] = {}

    def names(self, region: Region) -> tuple[str, ...]:
        """Return the names of a place and of those above it, in both languages."""
        paths = [
            region.path[:length] for length in range(Region.steplen, len(region.path) + 1, Region.steplen)
        ]
        unknown = [path for path in paths if path not in self._names]
        if unknown:
            rows = Region.objects.filter(path__in=unknown).values_list("path", "name_en", "name_zh")
            self._names.update({path: (en, zh) for path, en, zh in rows})
        return tuple(name for path in paths for name in self._names.get(path, ()) if name)


def for_profile(rows: QuerySet[Candidate]) -> QuerySet[Candidate]:
    """Load what a candidate's profile is made of, without the whole text around the passage."""
    return (
        rows.select_related("region", "text_version__document")
        .defer("text_version__text")
        .prefetch_related("bodies__body", "sectors", "measures")
        .annotate(passage=Substr("text_version__text", F("start") + 1, PASSAGE))
    )


def candidate_profile(candidate: Candidate, places: Places) -> Profile:
    """Return what is compared of a candidate that ``for_profile`` loaded."""
    region = candidate.region
    yearless = _YEARLESS.match(candidate.date)
    measures = candidate.measures.all()
    document = candidate.text_version.document
    return Profile(
        titles=(candidate.title,) if candidate.title else (),
        number=candidate.number,
        region=region.path if region else "",
        places=places.names(region) if region else (),
        dates=_spans([candidate]),
        day=yearless[1] if yearless else "",
        told_on=_span(document.published),
        document_type=candidate.document_type,
        lifecycle=candidate.lifecycle,
        bodies=frozenset(str(row.body or row.name) for row in candidate.bodies.all()),
        bodies_listed=all(row.body for row in candidate.bodies.all()),
        sectors=frozenset(sector.code for sector in candidate.sectors.all()),
        measures=tuple(measure.text for measure in measures),
        amounts=_amounts(measures),
        text=candidate.passage[: candidate.end - candidate.start],  # type: ignore[attr-defined]
        pages=frozenset({document.url} if document.url else ()),
    )


def with_parts(rows: QuerySet[Policy]) -> QuerySet[Policy]:
    """Load what a policy's profile is made of."""
    return rows.select_related("region").prefetch_related("dates", "bodies", "sectors", "measures", "sources")


def policy_profile(policy: Policy, places: Places) -> Profile:
    """Return what is compared of a policy that ``with_parts`` loaded."""
    region = policy.region
    dates = policy.dates.all()
    yearless = (_YEARLESS.match(row.edtf) for row in dates)
    measures = policy.measures.all()
    return Profile(
        titles=tuple(title for title in (policy.title, policy.title_original) if title),
        number=policy.number,
        region=region.path if region else "",
        places=places.names(region) if region else (),
        dates=tuple((row.earliest, row.latest) for row in dates if row.earliest and row.latest),
        day=next((found[1] for found in yearless if found), ""),
        document_type=policy.document_type,
        lifecycle=policy.lifecycle,
        bodies=frozenset(map(str, policy.bodies.all())),
        bodies_listed=True,
        sectors=frozenset(sector.code for sector in policy.sectors.all()),
        measures=tuple(measure.text for measure in measures),
        amounts=_amounts(measures),
        text=policy.summary[:PASSAGE],
        pages=frozenset(source.url for source in policy.sources.all() if source.url),
    )


def _spans(rows: Iterable[Candidate]) -> tuple[tuple[date, date], ...]:
    return tuple(
        (row.date_earliest, row.date_latest) for row in rows if row.date_earliest and row.date_latest
    )


def _span(published: str) -> tuple[date, date] | None:
    """Return the days that a date of publication spans, ``None`` where there is none."""
    if not published:
        return None
    value = edtf.parse(published)
    return (value.earliest, value.latest) if value.earliest and value.latest else None


def _amounts(measures: Iterable[Any]) -> frozenset[tuple[str, str]]:
    """Return the sums that measures name; a percentage has no currency and says little."""
    return frozenset(
        (str(measure.amount_max.normalize()), measure.amount_currency)
        for measure in measures
        if measure.amount_max is not None and measure.amount_currency
    )
