"""Brings the values of two records of one act together, field by field, as an editor chose.

Without a choice a value of the policy stays, and what it lacks is taken over. A single value that comes to
stand nowhere is kept as a disagreement with its source, never lost.
"""

from collections.abc import Collection, Mapping
from typing import Any

from django.db.models import Max

from documents import edtf
from documents.models import (
    Candidate,
    Disagreement,
    IssuingBody,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicySector,
    PolicySource,
    Region,
    Sector,
)
from documents.services import recording
from documents.services.bodies import body_for
from documents.services.errors import InvalidValue
from documents.vocabulary import DateKind, EvidenceField

Record = Candidate | Policy

OURS, THEIRS, BOTH = "ours", "theirs", "both"
#: Single values, with what each is where nothing is known.
UNKNOWN: dict[str, Any] = {
    "title": "",
    "title_original": "",
    "region": None,
    "document_type": "other",
    "number": "",
    "lifecycle": "unknown",
    "summary": "",
}
#: Two sources seldom word these alike, and both wordings stand in the quotes: to differ is no disagreement.
WORDINGS = ("title", "title_original", "summary")
SEVERAL = ("bodies", "sectors")
DATE = "date:"
#: The evidence that stands for each field of a choice.
EVIDENCE: dict[str, EvidenceField] = {
    "title": EvidenceField.TITLE,
    "title_original": EvidenceField.TITLE,
    "region": EvidenceField.REGION,
    "document_type": EvidenceField.DOCUMENT_TYPE,
    "number": EvidenceField.NUMBER,
    "lifecycle": EvidenceField.LIFECYCLE,
    "bodies": EvidenceField.ISSUING_BODY,
    "sectors": EvidenceField.SECTOR,
    **{f"{DATE}{kind.value}": EvidenceField.DATE for kind in DateKind},
}


def checked(choices: Mapping[str, str]) -> dict[str, str]:
    """Return the choices; ``InvalidValue`` names one that cannot be made."""
    for field, choice in choices.items():
        allowed = (OURS, THEIRS, BOTH) if field in SEVERAL else (OURS, THEIRS)
        if (field not in EVIDENCE and field not in UNKNOWN) or choice not in allowed:
            raise InvalidValue(f"“{choice}” cannot be chosen for {field}: open the comparison again.")
    return dict(choices)


def complete(*, policy: Policy, other: Record, source: PolicySource | None) -> None:
    """Give ``policy`` the values of ``other`` that it lacks, keep those that differ as disagreements, and
    save it.

    ``source`` is the page that a candidate's values come from; a policy's are found by their quotes.
    """
    for field, unknown in UNKNOWN.items():
        ours, theirs = getattr(policy, field), getattr(other, field, unknown)
        if ours == unknown:
            setattr(policy, field, theirs)
        elif theirs not in (unknown, ours) and field not in WORDINGS:
            _disagree(policy, other, source, field, theirs)
    known = {row.kind: row.edtf for row in policy.dates.all()}
    for kind, (date, basis) in dates_of(other).items():
        if kind not in known:
            _write_date(PolicyDate(policy=policy, kind=kind), date, basis)
        elif known[kind] != date.text:
            _disagree(policy, other, source, f"dates.{kind}", date.text)
    if not policy.policy_bodies.exists():
        _add_bodies(policy, other)
    if not policy.policy_sectors.exists():
        _add_sectors(policy, other)
    policy.save()


def adopt(*, policy: Policy, other: Record, choices: Mapping[str, str]) -> None:
    """Let values of ``other`` stand in ``policy`` where an editor chose them, and save it; those that stood
    before become disagreements.
    """
    theirs = [field for field, choice in choices.items() if choice == THEIRS]
    for field in theirs:
        if field in UNKNOWN:
            _adopt_single(policy, field, getattr(other, field, UNKNOWN[field]))
        elif field.startswith(DATE):
            _adopt_date(policy, other, field.removeprefix(DATE))
    _adopt_several(policy, other, choices)
    taken = {EVIDENCE[field] for field in theirs if field in EVIDENCE}
    policy.reviewed_fields = [field for field in policy.reviewed_fields if field not in taken]
    policy.save()


def dates_of(record: Record) -> dict[str, tuple[edtf.EdtfDate, str]]:
    """Return the dates of a record by kind, each with its basis."""
    if isinstance(record, Candidate):
        return recording.proposed_dates(record)
    return {row.kind: (edtf.parse(row.edtf), row.basis) for row in record.dates.all()}


def sectors_of(record: Record) -> list[Sector]:
    """Return the sectors of a record in their order."""
    if isinstance(record, Candidate):
        return [row.sector for row in record.candidate_sectors.select_related("sector")]
    return [row.sector for row in record.policy_sectors.select_related("sector")]


def bodies_of(record: Record) -> list[IssuingBody]:
    """Return the issuers of a record in their order; one that a candidate names anew becomes a body to
    confirm.
    """
    if isinstance(record, Policy):
        return [row.body for row in record.policy_bodies.select_related("body")]
    named = record.bodies.select_related("body")
    return [row.body or body_for(name=row.name, region=record.region) for row in named]


def new_measures(*, policy: Policy, other: Record, chosen: Collection[int] | None) -> list[Any]:
    """Return the measures of ``other`` that are chosen by number; without a choice, those that are new."""
    if chosen is None:
        return recording.new_measures(other=other, policy=policy)
    rows = [measure for measure in other.measures.all() if measure.pk in set(chosen)]
    if len(rows) != len(set(chosen)):
        raise InvalidValue("A measure that was chosen is gone: open the comparison again.")
    return rows


# The fields


def _adopt_single(policy: Policy, field: str, theirs: Any) -> None:
    ours = getattr(policy, field)
    if theirs in (UNKNOWN[field], ours):
        return
    setattr(policy, field, theirs)
    if field not in WORDINGS:
        _settle(policy, field, theirs)
        _disagree(policy, policy, None, field, ours)


def _adopt_date(policy: Policy, other: Record, kind: str) -> None:
    row = policy.dates.filter(kind=kind).first()
    date, basis = dates_of(other).get(kind, (None, ""))
    if row is None or date is None or row.edtf == date.text:
        return
    _settle(policy, f"dates.{kind}", date.text)
    _disagree(policy, policy, None, f"dates.{kind}", row.edtf)
    _write_date(row, date, basis)


def _write_date(row: PolicyDate, date: edtf.EdtfDate, basis: str) -> None:
    row.edtf, row.precision, row.basis = date.text, date.precision, basis
    row.earliest, row.latest = date.earliest, date.latest
    row.save()


def _adopt_several(policy: Policy, other: Record, choices: Mapping[str, str]) -> None:
    bodies, sectors = choices.get("bodies", OURS), choices.get("sectors", OURS)
    if bodies == THEIRS and bodies_of(other):
        policy.policy_bodies.exclude(body__in=bodies_of(other)).delete()
    if bodies != OURS:
        _add_bodies(policy, other)
    if sectors == THEIRS and sectors_of(other):
        policy.policy_sectors.exclude(sector__in=sectors_of(other)).delete()
    if sectors != OURS:
        _add_sectors(policy, other)


def _add_bodies(policy: Policy, other: Record) -> None:
    """Name the issuers of ``other`` behind those of the policy."""
    last = policy.policy_bodies.aggregate(last=Max("position"))["last"]
    first = 0 if last is None else last + 1
    for position, body in enumerate(bodies_of(other), start=first):
        PolicyBody.objects.get_or_create(policy=policy, body=body, defaults={"position": position})


def _add_sectors(policy: Policy, other: Record) -> None:
    """Give the policy the sectors of ``other``; a single one is its primary field."""
    sectors = sectors_of(other)
    alone = len(sectors) == 1 and not policy.policy_sectors.exists()
    for sector in sectors:
        PolicySector.objects.get_or_create(policy=policy, sector=sector, defaults={"primary": alone})


def _written(value: Any) -> str:
    """Return a value as a disagreement writes it."""
    return value.code if isinstance(value, Region) else str(value)


def _settle(policy: Policy, field: str, value: Any) -> None:
    """Take a value that comes to stand out of the disagreements."""
    policy.disagreements.filter(field=field, value=_written(value)).delete()


def _disagree(policy: Policy, holder: Record, source: PolicySource | None, field: str, value: Any) -> None:
    """Keep a value that does not stand in ``policy``, with the page that gives it where one is known."""
    words = _written(value)
    if source is None and isinstance(holder, Policy):
        kind = EVIDENCE.get(field) or EvidenceField.DATE
        texts = holder.evidence.filter(field=kind, value=words).values("text_version")
        source = policy.sources.filter(text_version__in=texts).first()
    Disagreement.objects.get_or_create(policy=policy, source=source, field=field, value=words)
