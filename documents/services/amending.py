"""Changes to a candidate's values, and judgements on single ones, each with what becomes of its quotes."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db import transaction
from rapidfuzz import fuzz

from documents import edtf
from documents.models import (
    Candidate,
    CandidateBody,
    CandidateMeasure,
    CandidateSector,
    Evidence,
    MeasureType,
    Sector,
)
from documents.services import decisions, quoting
from documents.services.bodies import known_body
from documents.services.decisions import Person
from documents.services.errors import InvalidValue
from documents.services.values import candidate_values, difference
from documents.vocabulary import (
    DateBasis,
    DateKind,
    DocumentType,
    EvidenceField,
    Lifecycle,
    Term,
    ValueState,
    Verb,
)

#: Values that stand once, with the closed list each is chosen from, where there is one.
_SINGLE: dict[str, type[Term] | None] = {
    "title": None,
    "number": None,
    "region": None,
    "document_type": DocumentType,
    "lifecycle": Lifecycle,
    "date": None,
    "date_kind": DateKind,
    "date_basis": DateBasis,
}
_SEVERAL = ("bodies", "sectors", "measures")
#: Words of the text speak for a measure that shares this much with them (percent, as ``rapidfuzz`` counts).
MEASURE_LIKENESS = 70

#: What a single value is where none is known.
_UNKNOWN = {
    EvidenceField.TITLE: ("title", ""),
    EvidenceField.NUMBER: ("number", ""),
    EvidenceField.DOCUMENT_TYPE: ("document_type", DocumentType.OTHER.value),
    EvidenceField.LIFECYCLE: ("lifecycle", Lifecycle.UNKNOWN.value),
}


@dataclass(frozen=True, slots=True)
class MeasureValues:
    """A measure as an editor leaves it; ``pk`` names the proposed one that it was, ``None`` a new one."""

    text: str
    type: MeasureType
    pk: int | None = None
    sector_codes: tuple[str, ...] = ()
    amount_min: Decimal | None = None
    amount_max: Decimal | None = None
    amount_currency: str = ""
    amount_unit: str = ""
    target_year: int | None = None


@transaction.atomic
def amend(*, candidate: Candidate, changes: Mapping[str, Any], by: Person, revision: int) -> Candidate:
    """Change values of a candidate and return it; what is not named stays.

    ``changes`` may name ``title``, ``number``, ``region`` (a ``Region`` or ``None``), ``document_type``,
    ``lifecycle``, ``date`` (EDTF), ``date_kind``, ``date_basis``, and, each as the whole list, ``bodies``
    (names), ``sectors`` (``Sector``) and ``measures`` (``MeasureValues``). A value typed as it stands in the
    passage gets its quote by itself. Raises ``AlreadyDecided``, ``StaleRevision`` and ``InvalidValue``.
    """
    row = decisions.lock(candidate, revision)
    before = candidate_values(row)
    for name, value in changes.items():
        _change(row, name, value, by)
    row.save()
    old, new = difference(before, candidate_values(row))
    if not new:
        return row
    row.revision += 1
    row.save(update_fields=["revision", "updated_at"])
    quoting.follow(candidate=row, before=old, after=new, by=by)
    decisions.record(Verb.AMEND, row, by, before=old, after=new)
    return row


@transaction.atomic
def review(*, candidate: Candidate, states: Mapping[int, str], by: Person, revision: int) -> Candidate:
    """Accept or reject single values: ``states`` gives a ``ValueState`` for the number of a quote of the
    candidate.

    A value that no quote but rejected ones speaks for leaves the record, which counts as an amendment. Raises
    ``AlreadyDecided``, ``StaleRevision`` and ``InvalidValue``.
    """
    row = decisions.lock(candidate, revision)
    quotes = {quote.pk: quote for quote in row.evidence.all()}
    before = candidate_values(row)
    rejected = []
    for pk, state in states.items():
        quote = quotes.get(pk)
        if quote is None or state not in set(ValueState):
            raise InvalidValue("This value is not one of the record's: open the record again.")
        if quote.state == state:
            continue
        quoting.let_go(evidence=quote, state=ValueState(state), by=by)
        if state == ValueState.REJECTED:
            rejected.append(quote)
    for quote in rejected:
        _drop(row, quote)
    row.save()
    old, new = difference(before, candidate_values(row))
    if new:
        row.revision += 1
        row.save(update_fields=["revision", "updated_at"])
        decisions.record(Verb.AMEND, row, by, before=old, after=new)
    return row


@transaction.atomic
def quote(
    *, candidate: Candidate, field: EvidenceField, start: int, end: int, by: Person, value: str = ""
) -> Evidence:
    """Let words of the text, chosen by an editor, stand as the quote of a value that the candidate holds.

    ``value`` is needed for a field of several values. Raises ``AlreadyDecided``, ``InvalidValue`` where the
    candidate holds no such value, and ``QuoteMismatch`` where the place is not one of the text.
    """
    row = decisions.lock(candidate, None)
    words = row.text_version.text[start:end] if 0 <= start < end else ""
    measure = None
    if field == EvidenceField.MEASURE:
        measure = _measure_of(row, words)
        value = measure.type.code if measure else ""
    held = value or _held(row, field)
    if not held:
        raise InvalidValue(f"Give the record its {field.label_en.lower()} before quoting words for it.")
    found = quoting.place(
        candidate=row, field=field, value=held, start=start, end=end, by=by, measure=measure
    )
    decisions.record(Verb.AMEND, row, by, after={"quotes": {field.value: words}})
    return found


def _measure_of(row: Candidate, words: str) -> CandidateMeasure | None:
    """Return the measure that words speak for: the one that has them, or else the one most like them, since
    an editor may have shortened it.
    """
    likeness = {
        measure: fuzz.partial_ratio(" ".join(measure.text.split()), " ".join(words.split()))
        for measure in row.measures.all()
    }
    exact = [measure for measure in likeness if measure.text.split() == words.split()]
    best = max(likeness, key=lambda measure: likeness[measure], default=None)
    return exact[0] if exact else best if best and likeness[best] >= MEASURE_LIKENESS else None


def _held(row: Candidate, field: EvidenceField) -> str:
    """Return the single value of a field as evidence writes it; empty where there is none or are several."""
    if field == EvidenceField.REGION:
        return row.region.code if row.region else ""
    if field == EvidenceField.DATE:
        return row.date
    if field == EvidenceField.SECTOR:
        codes = list(row.candidate_sectors.values_list("sector__code", flat=True))
        return codes[0] if len(codes) == 1 else ""
    name = _UNKNOWN[field][0] if field in _UNKNOWN else ""
    return getattr(row, name) if name else ""


def _change(row: Candidate, name: str, value: Any, by: Person) -> None:
    if name in _SINGLE:
        setattr(row, name, _checked(name, value))
        if name == "date":
            span = edtf.parse(value) if value else None
            row.date_earliest = span.earliest if span else None
            row.date_latest = span.latest if span else None
    elif name == "bodies":
        _change_bodies(row, value)
    elif name == "sectors":
        _change_sectors(row, value)
    elif name == "measures":
        _change_measures(row, value, by)
    else:
        known = ", ".join([*_SINGLE, *_SEVERAL])
        raise InvalidValue(f"A candidate has no {name}: choose among {known}.")


def _checked(name: str, value: Any) -> Any:
    """Return a single value as it is stored; ``InvalidValue`` says what would do instead."""
    terms = _SINGLE[name]
    if terms is not None:
        allowed = {term.value for term in terms} | ({""} if name.startswith("date_") else set())
        if value not in allowed:
            raise InvalidValue(f"“{value}” is no {name.replace('_', ' ')}: choose one of the list.")
    if name == "date" and value:
        try:
            edtf.parse(value)
        except ValueError as exc:
            raise InvalidValue(str(exc)) from exc
    return " ".join(value.split()) if name in ("title", "number") else value


def _change_bodies(row: Candidate, names: list[str]) -> None:
    names = list(dict.fromkeys(" ".join(name.split()) for name in names if name.strip()))
    row.bodies.exclude(name__in=names).delete()
    known = {body.name: body for body in row.bodies.all()}
    for position, name in enumerate(names):
        if name in known:
            CandidateBody.objects.filter(pk=known[name].pk).update(position=position)
        else:
            CandidateBody.objects.create(
                candidate=row, position=position, name=name, body=known_body(name=name, region=row.region)
            )


def _change_sectors(row: Candidate, sectors: list[Sector]) -> None:
    row.candidate_sectors.exclude(sector__in=sectors).delete()
    held = set(row.candidate_sectors.values_list("sector_id", flat=True))
    for position, sector in enumerate(sectors):
        if sector.pk in held:
            row.candidate_sectors.filter(sector=sector).update(position=position)
        else:
            CandidateSector.objects.create(candidate=row, sector=sector, position=position)


def _change_measures(row: Candidate, measures: list[MeasureValues], by: Person) -> None:
    own = {measure.pk: measure for measure in row.measures.select_related("evidence")}
    kept = {values.pk for values in measures if values.pk is not None}
    if kept - own.keys():
        raise InvalidValue("A measure of another record cannot be changed here: open that record.")
    for measure in own.values():
        if measure.pk not in kept:
            quoting.let_go(evidence=measure.evidence, state=ValueState.REJECTED, by=by)
            measure.delete()
    for position, values in enumerate(measures):
        measure = own[values.pk] if values.pk is not None else CandidateMeasure(candidate=row)
        _change_measure(measure, values, position, by)


def _change_measure(measure: CandidateMeasure, values: MeasureValues, position: int, by: Person) -> None:
    text = " ".join(values.text.split())
    if not text:
        raise InvalidValue("A measure needs words: write them, or remove it.")
    if text != " ".join(measure.text.split()):
        quoting.let_go(evidence=measure.evidence, state=ValueState.EDITED, by=by)
        measure.text = text
        own = quoting.quote_itself(
            candidate=measure.candidate,
            field=EvidenceField.MEASURE,
            words=text,
            value=values.type.code,
            by=by,
        )
        measure.evidence = own or measure.evidence
    measure.position = position
    measure.type = values.type
    measure.sector_codes = list(values.sector_codes)
    measure.amount_min, measure.amount_max = values.amount_min, values.amount_max
    measure.amount_currency, measure.amount_unit = values.amount_currency, values.amount_unit
    measure.target_year = values.target_year
    measure.save()


def _drop(row: Candidate, quote: Evidence) -> None:
    """Take a value out of the record unless another quote speaks for it."""
    field = EvidenceField(quote.field)
    if field == EvidenceField.MEASURE:
        row.measures.filter(evidence=quote).delete()
        return
    others = row.evidence.filter(field=field, value=quote.value).exclude(state=ValueState.REJECTED)
    if others.exists():
        return
    if field == EvidenceField.ISSUING_BODY:
        row.bodies.filter(name=quote.value).delete()
    elif field == EvidenceField.SECTOR:
        row.candidate_sectors.filter(sector__code=quote.value).delete()
    elif field == EvidenceField.REGION and row.region is not None and row.region.code == quote.value:
        row.region = None
    elif field == EvidenceField.DATE and row.date == quote.value:
        row.date = row.date_kind = row.date_basis = ""
        row.date_earliest = row.date_latest = None
    elif field in _UNKNOWN and getattr(row, _UNKNOWN[field][0]) == quote.value:
        setattr(row, *_UNKNOWN[field])
