"""An editor's decisions on what extraction proposes: accept, amend, merge, reject, reopen."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from documents import edtf
from documents.models import (
    Candidate,
    CandidateBody,
    CandidateMeasure,
    CandidateSector,
    CurationEvent,
    Evidence,
    Match,
    MeasureType,
    Policy,
    Sector,
)
from documents.services import publishing, quoting, recording
from documents.services.bodies import known_body
from documents.services.errors import AlreadyDecided, InvalidValue, StaleRevision
from documents.services.values import candidate_values, difference, policy_values
from documents.vocabulary import (
    CandidateState,
    DateBasis,
    DateKind,
    DocumentType,
    EditorialState,
    EvidenceField,
    Lifecycle,
    MatchState,
    Term,
    ValueState,
    Verb,
)

Person = User | None

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
def accept(*, candidate: Candidate, by: Person, revision: int | None = None) -> Policy:
    """Make a draft policy of a candidate and return it.

    Raises ``AlreadyDecided``, ``StaleRevision`` where ``revision`` is not the present one, and
    ``InvalidValue`` where the candidate has no title.
    """
    row = _to_decide(candidate, revision)
    policy = recording.make_policy(candidate=row)
    policy.reviewed_fields = _reviewed_fields(row)
    policy.save(update_fields=["reviewed_fields"])
    publishing.refresh(policy=policy)
    _decide(row, CandidateState.ACCEPTED, by, policy=policy)
    _record(Verb.ACCEPT, row, by, policy=policy, after=policy_values(policy))
    return policy


@transaction.atomic
def merge(*, candidate: Candidate, into: Policy, by: Person, revision: int | None = None) -> Policy:
    """Take a candidate as one more source of a policy and return the policy.

    The policy gains the source, the quotes, the measures that are new, and the values that it lacks; a value
    that differs from its own is kept as a disagreement. Raises ``AlreadyDecided`` where the candidate is
    decided or the policy was itself merged, and ``StaleRevision``.
    """
    row = _to_decide(candidate, revision)
    policy = Policy.objects.select_for_update().get(pk=into.pk)
    if policy.state == EditorialState.MERGED:
        raise AlreadyDecided(f"“{policy}” was merged into “{policy.merged_into}”: merge into that one.")
    before = policy_values(policy)
    source = recording.add_source(candidate=row, policy=policy)
    recording.add_evidence(candidate=row, policy=policy)
    recording.fill_or_disagree(candidate=row, policy=policy, source=source)
    recording.add_dates(candidate=row, policy=policy, source=source)
    recording.add_measures(measures=recording.new_measures(candidate=row, policy=policy), policy=policy)
    if not policy.policy_bodies.exists():
        recording.add_bodies(candidate=row, policy=policy)
    if not policy.policy_sectors.exists():
        recording.add_sectors(candidate=row, policy=policy)
    policy.revision += 1
    policy.save()
    publishing.refresh(policy=policy)
    row.matches.filter(Q(policy=policy) | Q(other__policy=policy)).update(state=MatchState.MERGED)
    _decide(row, CandidateState.MERGED, by, policy=policy)
    old, new = difference(before, policy_values(policy))
    _record(Verb.MERGE, row, by, policy=policy, before=old, after=new)
    return policy


@transaction.atomic
def reject(*, candidate: Candidate, reason: str, by: Person, revision: int | None = None) -> Candidate:
    """Set a candidate aside for a reason; ``InvalidValue`` without one, ``AlreadyDecided``,
    ``StaleRevision``."""
    reason = reason.strip()
    if not reason:
        raise InvalidValue("Say why the candidate is rejected.")
    row = _to_decide(candidate, revision)
    row.reason = reason
    _decide(row, CandidateState.REJECTED, by)
    _record(Verb.REJECT, row, by, reason=reason)
    return row


@transaction.atomic
def dismiss(*, match: Match, by: Person) -> Match:
    """Note that a likely duplicate is none, so that it is not proposed again."""
    row = Match.objects.select_for_update().get(pk=match.pk)
    if row.state == MatchState.MERGED:
        raise AlreadyDecided("The two are merged already.")
    row.state = MatchState.DISMISSED
    row.save(update_fields=["state"])
    target = row.policy.slug if row.policy else f"candidate {row.other_id}"
    _record(Verb.REJECT, row.candidate, by, policy=row.policy, after={"not_the_same_as": target})
    return row


@transaction.atomic
def amend(*, candidate: Candidate, changes: Mapping[str, Any], by: Person, revision: int) -> Candidate:
    """Change values of a candidate and return it; what is not named stays.

    ``changes`` may name ``title``, ``number``, ``region`` (a ``Region`` or ``None``), ``document_type``,
    ``lifecycle``, ``date`` (EDTF), ``date_kind``, ``date_basis``, and, each as the whole list, ``bodies``
    (names), ``sectors`` (``Sector``) and ``measures`` (``MeasureValues``). A value typed as it stands in the
    passage gets its quote by itself. Raises ``AlreadyDecided``, ``StaleRevision`` and ``InvalidValue``.
    """
    row = _to_decide(candidate, revision)
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
    _record(Verb.AMEND, row, by, before=old, after=new)
    return row


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


def _to_decide(candidate: Candidate, revision: int | None) -> Candidate:
    """Return the row, locked; raise where it is decided or where ``revision`` is not the present one."""
    row = Candidate.objects.select_for_update().get(pk=candidate.pk)
    if row.state != CandidateState.PROPOSED:
        raise AlreadyDecided(f"“{row}” is already {row.get_state_display().lower()}: take the next one.")
    if revision is not None and revision != row.revision:
        raise StaleRevision(row)
    return row


def _decide(row: Candidate, state: CandidateState, by: Person, *, policy: Policy | None = None) -> None:
    row.state = state
    row.policy = policy
    row.decided_by = by
    row.decided_at = timezone.now()
    row.revision += 1
    row.save()


def _reviewed_fields(row: Candidate) -> list[str]:
    """Return the fields of which every value that stands was looked at on its own."""
    seen: dict[str, bool] = {}
    quotes = Evidence.objects.filter(candidate=row).exclude(state=ValueState.REJECTED)
    for field, state in quotes.values_list("field", "state"):
        seen[field] = seen.get(field, True) and state in (ValueState.ACCEPTED, ValueState.EDITED)
    return [field for field in EvidenceField if seen.get(field)]


def _record(
    verb: Verb,
    candidate: Candidate,
    by: Person,
    *,
    policy: Policy | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    CurationEvent.objects.create(
        verb=verb,
        actor=by,
        candidate=candidate,
        document=candidate.text_version.document,
        policy=policy,
        before=dict(before or {}),
        after=dict(after or {}),
        reason=reason,
    )
