"""The values of a record as plain data: what an event keeps of before and after, and what two editors
compare."""

from typing import Any

from documents.models import Candidate, Policy


def candidate_values(candidate: Candidate) -> dict[str, Any]:
    """Return what an editor may change of a candidate, as JSON."""
    return {
        **_act(candidate),
        "date": candidate.date,
        "date_kind": candidate.date_kind,
        "date_basis": candidate.date_basis,
        "bodies": list(candidate.bodies.values_list("name", flat=True)),
        "sectors": list(candidate.candidate_sectors.values_list("sector__code", flat=True)),
        "measures": [_measure(measure) for measure in candidate.measures.select_related("type")],
    }


def policy_values(policy: Policy) -> dict[str, Any]:
    """Return what an editor may change of a policy, as JSON."""
    measures = policy.measures.select_related("type").prefetch_related("sectors")
    return {
        **_act(policy),
        "title_original": policy.title_original,
        "summary": policy.summary,
        "dates": {date.kind: f"{date.edtf} ({date.basis})" for date in policy.dates.all()},
        "bodies": [row.body.slug for row in policy.policy_bodies.select_related("body")],
        "sectors": [row.sector.code for row in policy.policy_sectors.select_related("sector")],
        "measures": [
            {**_measure(measure), "sectors": sorted(sector.code for sector in measure.sectors.all())}
            for measure in measures
        ],
        "sources": [source.url or f"document {source.document_id}" for source in policy.sources.all()],
        "relations": [
            f"{row.kind} {row.target.slug if row.target else row.target_name}"
            for row in policy.relations.select_related("target")
        ],
    }


def difference(before: dict[str, Any], after: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values that differ, as they were and as they are."""
    changed = [name for name in after if before.get(name) != after[name]]
    return {name: before.get(name) for name in changed}, {name: after[name] for name in changed}


def _act(row: Candidate | Policy) -> dict[str, Any]:
    return {
        "title": row.title,
        "document_type": row.document_type,
        "number": row.number,
        "lifecycle": row.lifecycle,
        "region": row.region.code if row.region else "",
    }


def _measure(measure: Any) -> dict[str, Any]:
    return {
        "text": measure.text,
        "type": measure.type.code,
        "amount_min": None if measure.amount_min is None else str(measure.amount_min),
        "amount_max": None if measure.amount_max is None else str(measure.amount_max),
        "amount_currency": measure.amount_currency,
        "amount_unit": measure.amount_unit,
        "target_year": measure.target_year,
    }
