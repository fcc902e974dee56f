"""A published policy as the portal holds it, for machines: codes with names, EDTF dates, quotes."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse

from documents.models import Evidence, Measure, Policy, PolicySource
from documents.vocabulary import EditorialState, ValueState
from documents.web.citations import permalink


def record(policy: Policy, request: HttpRequest) -> dict[str, Any]:
    """Return a policy as the portal holds it: codes with names, EDTF dates, each quote with its place."""
    return {
        "id": policy.slug,
        "url": permalink(policy, request),
        "title": policy.title,
        "title_original": policy.title_original,
        "summary": policy.summary,
        "document_type": policy.document_type,
        "number": policy.number,
        "lifecycle": policy.lifecycle,
        "region": _place(policy),
        "date": policy.date or None,
        "dates": [{"kind": row.kind, "date": row.edtf, "basis": row.basis} for row in policy.dates.all()],
        "issuing_bodies": [
            {"id": link.body.slug, "name_en": link.body.name_en, "name_zh": link.body.name_zh}
            for link in policy.policy_bodies.all()
        ],
        "sectors": [link.sector.code for link in policy.policy_sectors.all()],
        "measures": [_measure(row) for row in policy.measures.all()],
        "best_tier": policy.best_tier,
        "sources": [_source(row, request) for row in policy.sources.all()],
        "disagreements": [
            {"field": row.field, "value": row.value, "source": row.source.url if row.source else None}
            for row in policy.disagreements.all()
        ],
        "relations": [
            {
                "kind": row.kind,
                "policy": row.target.slug if row.target else None,
                "name": row.target.title if row.target else row.target_name,
            }
            for row in policy.relations.select_related("target")
            if row.target is None or row.target.state == EditorialState.PUBLISHED
        ],
        "evidence": [
            _quote(row, request) for row in policy.evidence.all() if row.state != ValueState.REJECTED
        ],
        "updated_at": policy.updated_at,
    }


def _place(policy: Policy) -> dict[str, str] | None:
    place = policy.region
    return {"code": place.code, "name_en": place.name_en, "name_zh": place.name_zh} if place else None


def _measure(row: Measure) -> dict[str, Any]:
    return {
        "text": row.text,
        "type": row.type.code,
        "sectors": [sector.code for sector in row.sectors.all()],
        "amount_min": row.amount_min,
        "amount_max": row.amount_max,
        "amount_currency": row.amount_currency or None,
        "amount_unit": row.amount_unit or None,
        "target_year": row.target_year,
    }


def _source(row: PolicySource, request: HttpRequest) -> dict[str, Any]:
    stored = row.document.get_absolute_url() if row.document else None
    return {
        "url": row.url or None,
        "title": row.title,
        "publisher": row.publisher,
        "published": row.published or None,
        "tier": row.tier,
        "text": request.build_absolute_uri(stored) if stored else None,
    }


def _quote(row: Evidence, request: HttpRequest) -> dict[str, Any]:
    return {
        "field": row.field,
        "value": row.value,
        "quote": row.quote,
        "start": row.start,
        "end": row.end,
        "state": row.state,
        "text": request.build_absolute_uri(reverse("document-detail", args=[row.text_version.document_id])),
        "text_version": row.text_version_id,
    }
