"""A candidate that holds two acts becomes two, cut at a place in the text, and can become one again.

Quotes and measures go to the side on which they begin; those outside the passage, such as a headline's, to
both. A single value goes where its quote stands, and one without any quote stays with the first part. A
place that is named once holds on, so a second part without one of its own keeps it. Nothing else is guessed:
a part that has no quote of its own for a value has no such value.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import Max

from documents.models import (
    Candidate,
    CandidateBody,
    CandidateMeasure,
    CandidateSector,
    Evidence,
    Match,
)
from documents.services import decisions, matching
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.services.values import candidate_values
from documents.vocabulary import CandidateState, DocumentType, EvidenceField, Lifecycle, ValueState, Verb

#: Single values with the evidence that stands for them, and what each is where nothing is known.
_SINGLE: dict[str, tuple[EvidenceField, Any]] = {
    "title": (EvidenceField.TITLE, ""),
    "number": (EvidenceField.NUMBER, ""),
    "document_type": (EvidenceField.DOCUMENT_TYPE, DocumentType.OTHER.value),
    "lifecycle": (EvidenceField.LIFECYCLE, Lifecycle.UNKNOWN.value),
    "region": (EvidenceField.REGION, None),
    "date": (EvidenceField.DATE, ""),
}
_OF_DATE = ("date_kind", "date_basis", "date_earliest", "date_latest")


@dataclass(frozen=True, slots=True)
class Side:
    """One side of the mark ``at`` in the passage of ``row``, with all quotes of the record."""

    row: Candidate
    at: int
    second: bool
    quotes: list[Evidence]

    def holds(self, start: int) -> bool:
        """Tell whether what begins at ``start`` belongs here; what stands outside the passage, to both."""
        if not self.row.start <= start < self.row.end:
            return True
        return (start >= self.at) == self.second

    def standing(self, field: EvidenceField) -> list[Evidence]:
        """Return the quotes of a field that nobody rejected, of both sides."""
        return [q for q in self.quotes if q.field == field and q.state != ValueState.REJECTED]


@transaction.atomic
def split(
    *, candidate: Candidate, at: int, by: Person, revision: int | None = None
) -> tuple[Candidate, Candidate]:
    """Make two candidates of one and return them; ``at`` is a place in the whole text, in code points.

    The candidate's row stays as it was, in the state ``split``. Raises ``InvalidValue`` where one side would
    hold no words, ``AlreadyDecided`` and ``StaleRevision``.
    """
    row = decisions.lock(candidate, revision)
    text = row.text_version.text
    if not row.start < at < row.end or not text[row.start : at].strip() or not text[at : row.end].strip():
        raise InvalidValue("Choose a place inside the record's passage, with words on both sides of it.")
    last = Candidate.objects.filter(
        text_version=row.text_version_id, pipeline_version=row.pipeline_version
    ).aggregate(last=Max("position"))["last"]
    quotes = list(row.evidence.all())
    first = _part(Side(row, at, False, quotes), last + 1)
    second = _part(Side(row, at, True, quotes), last + 2)
    decisions.decide(row, CandidateState.SPLIT, by)
    Match.objects.bulk_create(_likely([first.pk, second.pk]), ignore_conflicts=True)
    decisions.record(Verb.SPLIT, row, by, after={"at": at, "into": [first.pk, second.pk]})
    for part in (first, second):
        decisions.record(Verb.SPLIT, part, by, before={"split_from": row.pk}, after=candidate_values(part))
    return first, second


@transaction.atomic
def unsplit(*, candidate: Candidate, by: Person) -> Candidate:
    """Put a split candidate back into the queue in place of its parts; ``AlreadyDecided`` where a part is
    decided.
    """
    row = Candidate.objects.select_for_update().get(pk=candidate.pk)
    if row.state != CandidateState.SPLIT:
        raise AlreadyDecided(
            f"“{row}” is {row.get_state_display().lower()}: only a split one is put together."
        )
    parts = list(row.parts.select_for_update().exclude(state=CandidateState.SUPERSEDED).order_by("pk"))
    decided = next((part for part in parts if part.state != CandidateState.PROPOSED), None)
    if decided is not None:
        state = decided.get_state_display().lower()
        raise AlreadyDecided(f"“{decided}”, one of the two, is {state}: undo that first.")
    for part in parts:
        part.state = CandidateState.SUPERSEDED
        part.revision += 1
        part.save(update_fields=["state", "revision", "updated_at"])
        decisions.record(Verb.UNDO, part, by, after={"state": part.state})
    row.state = CandidateState.PROPOSED
    row.decided_by = row.decided_at = None
    row.revision += 1
    row.save()
    decisions.record(Verb.UNDO, row, by, before={"state": CandidateState.SPLIT}, after={"state": row.state})
    return row


def _likely(parts: list[int]) -> list[Match]:
    return matching.likely(candidates=Candidate.objects.filter(pk__in=parts))


# Sharing out


def _part(side: Side, position: int) -> Candidate:
    """Make one of the two, with its quotes, bodies, sectors and measures."""
    row = side.row
    part = Candidate(
        text_version=row.text_version,
        position=position,
        start=side.at if side.second else row.start,
        end=row.end if side.second else side.at,
        pipeline_version=row.pipeline_version,
        confidence=row.confidence,
        assigned_to=row.assigned_to,
        split_from=row,
    )
    for name in _SINGLE:
        _share_single(side, part, name)
    part.save()
    copies = {quote.pk: _copy(quote, part) for quote in side.quotes if side.holds(quote.start)}
    if part.region is not None and not any(q.field == EvidenceField.REGION for q in copies.values()):
        _keep_place(side, part)
    _share_several(side, part)
    _share_measures(side, part, copies)
    return part


def _share_single(side: Side, part: Candidate, name: str) -> None:
    """Give a part the record's single value where it is quoted here, and else leave it unknown."""
    field, unknown = _SINGLE[name]
    value = getattr(side.row, name)
    setattr(part, name, unknown)
    if value == unknown:
        return
    quotes = [quote for quote in side.standing(field) if quote.value == getattr(value, "code", value)]
    here = any(side.holds(quote.start) for quote in quotes)
    holds_on = name == "region" and side.second and not _other_place(side, value.code)
    if here or holds_on or (not quotes and not side.second):
        setattr(part, name, value)
        if name == "date":
            for column in _OF_DATE:
                setattr(part, column, getattr(side.row, column))


def _other_place(side: Side, code: str) -> bool:
    """Tell whether a side quotes a place of its own, so that the one named before does not hold on."""
    places = side.standing(EvidenceField.REGION)
    return any(quote.value != code and side.holds(quote.start) for quote in places)


def _copy(quote: Evidence, part: Candidate) -> Evidence:
    """Return a copy of a quote that belongs to a part; the original stays with the record as it was."""
    values = {
        column.attname: getattr(quote, column.attname)
        for column in Evidence._meta.concrete_fields
        if column.attname not in ("id", "candidate_id", "policy_id", "created_at")
    }
    return Evidence.objects.create(candidate=part, **values)


def _keep_place(side: Side, part: Candidate) -> None:
    """Quote the place that holds on where the text names it, in front of the mark."""
    code = part.region.code if part.region else ""
    named = (quote for quote in side.standing(EvidenceField.REGION) if quote.value == code)
    quote = max(named, key=lambda quote: quote.confidence or 1, default=None)
    if quote is not None:
        _copy(quote, part)


def _share_several(side: Side, part: Candidate) -> None:
    """Give a part the bodies and sectors that are quoted on its side."""

    def here(field: EvidenceField) -> Callable[[str], bool]:
        quoted = side.standing(field)
        known = {quote.value for quote in quoted}
        own = {quote.value for quote in quoted if side.holds(quote.start)}
        return lambda value: value in own or (value not in known and not side.second)

    is_here = here(EvidenceField.ISSUING_BODY)
    CandidateBody.objects.bulk_create(
        CandidateBody(candidate=part, position=body.position, name=body.name, body_id=body.body_id)
        for body in side.row.bodies.all()
        if is_here(body.name)
    )
    is_here = here(EvidenceField.SECTOR)
    CandidateSector.objects.bulk_create(
        CandidateSector(candidate=part, position=held.position, sector=held.sector)
        for held in side.row.candidate_sectors.select_related("sector")
        if is_here(held.sector.code)
    )


def _share_measures(side: Side, part: Candidate, copies: dict[int, Evidence]) -> None:
    """Give a part the measures whose quotes, or else whose words, begin on its side."""
    for measure in side.row.measures.select_related("evidence"):
        place = measure.evidence.start if measure.evidence else _find(side.row, measure.text)
        if not side.holds(place):
            continue
        values = {
            column.attname: getattr(measure, column.attname)
            for column in CandidateMeasure._meta.concrete_fields
            if column.attname not in ("id", "candidate_id", "evidence_id")
        }
        own = copies.get(measure.evidence_id) if measure.evidence_id else None
        CandidateMeasure.objects.create(candidate=part, evidence=own, **values)


def _find(row: Candidate, words: str) -> int:
    """Return where a measure's words begin in the passage; those that stand nowhere go with its
    beginning.
    """
    return max(row.text_version.text.find(words, row.start, row.end), row.start)
