"""The figures of curation: how old the queue is, how fast it shrinks, what is accepted, what sources give.

Each figure is one query that aggregates in the database, over a span of days where its table only grows.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db.models import CharField, Count, F, Func, Q, Value
from django.db.models.functions import NullIf, TruncDate, TruncHour

from documents.models import Candidate, CurationEvent, Evidence
from documents.vocabulary import CandidateState, EvidenceField, ValueState, Verb

#: Decisions are counted over this time, acceptance over a longer one, so that its numbers are steady.
RECENT, LONGER = timedelta(days=14), timedelta(days=90)
#: Ages of the queue in days: up to and with.
AGES = (1, 7, 30, 90)
MOST_SOURCES = 20
_DECISIONS = (Verb.ACCEPT, Verb.MERGE, Verb.REJECT, Verb.PUBLISH)
_TAKEN = (CandidateState.ACCEPTED, CandidateState.MERGED)


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a table: its name, its numbers, and a share from 0 to 1 that is drawn, ``None`` for none."""

    name: str
    numbers: tuple[Any, ...]
    share: float | None

    @property
    def percent(self) -> float:
        """The share in percent, for drawing."""
        return round(100 * (self.share or 0), 1)


def queue_by_age(*, now: datetime) -> list[Line]:
    """Return how many candidates wait, by how long they have waited."""
    since = [now - timedelta(days=days) for days in AGES]
    bounds = list(zip([*since, None], [None, *since], strict=True))
    counts = Candidate.objects.to_decide().aggregate(
        **{f"band_{place}": Count("pk", filter=_between(*bound)) for place, bound in enumerate(bounds)}
    )
    numbers = [counts[f"band_{place}"] for place in range(len(bounds))]
    names = [f"up to {days} day{'s' if days > 1 else ''}" for days in AGES] + [f"more than {AGES[-1]} days"]
    total = sum(numbers)
    return [Line(name, (n,), _share(n, total)) for name, n in zip(names, numbers, strict=True)]


def _between(after: datetime | None, before: datetime | None) -> Q:
    condition = Q()
    if after is not None:
        condition &= Q(created_at__gt=after)
    if before is not None:
        condition &= Q(created_at__lte=before)
    return condition


def decisions_by_person(*, now: datetime) -> list[Line]:
    """Return for each person decisions, hours in which any fell, and decisions in such an hour."""
    rows = (
        _decisions(now)
        .values("actor__username")
        .annotate(n=Count("pk"), hours=Count(TruncHour("created_at"), distinct=True))
        .order_by("-n", "actor__username")
    )
    found = [
        (row["actor__username"], row["n"], row["hours"], round(row["n"] / row["hours"], 1)) for row in rows
    ]
    most = max((rate for *_, rate in found), default=0)
    return [Line(name, (n, hours, rate), _share(rate, most)) for name, n, hours, rate in found]


def decisions_by_day(*, now: datetime) -> list[Line]:
    """Return the decisions of each day, the newest first; days without any are left out."""
    rows = _decisions(now).annotate(day=TruncDate("created_at")).values("day").annotate(n=Count("pk"))
    found = [(str(row["day"]), row["n"]) for row in rows.order_by("-day")]
    most = max((n for _, n in found), default=0)
    return [Line(day, (n,), _share(n, most)) for day, n in found]


def _decisions(now: datetime) -> Any:
    events = CurationEvent.objects.filter(created_at__gt=now - RECENT, verb__in=_DECISIONS)
    return events.filter(actor__isnull=False).order_by()


def acceptance_by_field(*, now: datetime) -> list[Line]:
    """Return for each field how proposed values of taken candidates fared: right, changed, wrong, not judged.

    The share is that of the right ones among those judged.
    """
    rows: Any = (
        Evidence.objects.filter(candidate__decided_at__gt=now - LONGER, candidate__state__in=_TAKEN)
        .exclude(method="editor")
        .order_by()
        .values("field")
        .annotate(**{state.value: Count("pk", filter=Q(state=state)) for state in ValueState})
    )
    found = {row["field"]: row for row in rows}
    lines = []
    for field in EvidenceField:
        row = found.get(field)
        if row is not None:
            right, changed, wrong = (row[s] for s in ("accepted", "edited", "rejected"))
            share = _share(right, right + changed + wrong)
            lines.append(Line(field.label_en, (right, changed, wrong, row["proposed"]), share))
    return lines


def acceptance_by_version(*, now: datetime) -> list[Line]:
    """Return for each version of extraction how its candidates were decided: accepted, merged, rejected."""
    rows = (
        Candidate.objects.filter(decided_at__gt=now - LONGER)
        .order_by()
        .values("pipeline_version")
        .annotate(
            accepted=Count("pk", filter=Q(state=CandidateState.ACCEPTED)),
            merged=Count("pk", filter=Q(state=CandidateState.MERGED)),
            rejected=Count("pk", filter=Q(state=CandidateState.REJECTED)),
        )
        .order_by("-pipeline_version")
    )
    return [
        Line(
            row["pipeline_version"],
            (row["accepted"], row["merged"], row["rejected"]),
            _share(row["accepted"] + row["merged"], row["accepted"] + row["merged"] + row["rejected"]),
        )
        for row in rows
    ]


def sources_by_yield(*, now: datetime) -> list[Line]:
    """Return the sites whose texts gave most: texts, candidates, taken and rejected ones."""
    host = Func(
        F("text_version__document__url"),
        Value("/"),
        Value(3),
        function="split_part",
        output_field=CharField(),
    )
    rows = (
        Candidate.objects.filter(created_at__gt=now - LONGER)
        .exclude(state=CandidateState.SUPERSEDED)
        .annotate(host=NullIf(host, Value("")))
        .order_by()
        .values("host")
        .annotate(
            texts=Count("text_version__document", distinct=True),
            n=Count("pk"),
            taken=Count("pk", filter=Q(state__in=_TAKEN)),
            rejected=Count("pk", filter=Q(state=CandidateState.REJECTED)),
        )
        .order_by("-taken", "-n", "host")[:MOST_SOURCES]
    )
    return [
        Line(
            row["host"] or "files and pasted texts",
            (row["texts"], row["n"], row["taken"], row["rejected"]),
            _share(row["taken"], row["taken"] + row["rejected"]),
        )
        for row in rows
    ]


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
