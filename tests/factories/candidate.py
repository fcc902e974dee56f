"""Proposed records and their quotes."""

from typing import Any

from documents.models import (
    Candidate,
    CandidateBody,
    CandidateMeasure,
    CandidateSector,
    Evidence,
    TextVersion,
)
from documents.models.evidence import CONTEXT
from documents.vocabulary import DateBasis, DateKind, DocumentType, EvidenceField
from tests.factories.document import make_text
from tests.factories.numbers import next_number
from tests.factories.reference import make_measure_type, make_region, make_sector


def make_candidate(text: TextVersion | None = None, **values: Any) -> Candidate:
    """Return a candidate that waits for an editor, without quotes; its passage is the whole text."""
    text = text or make_text()
    values = {
        "title": "Plan for Shared Clinic Records",
        "document_type": DocumentType.PLAN,
        "region": values["region"] if "region" in values else make_region(),
        "date": "2021-05-03",
        "date_kind": DateKind.ISSUED,
        "date_basis": DateBasis.STATED,
        "date_earliest": "2021-05-03",
        "date_latest": "2021-05-03",
        "confidence": 0.8,
        "position": next_number(),
        "start": 0,
        "end": len(text.text),
        "pipeline_version": "test",
    } | values
    return Candidate.objects.create(text_version=text, **values)


def make_evidence(
    candidate: Candidate, field: str, quote: str, *, value: str | None = None, **values: Any
) -> Evidence:
    """Return the evidence of a candidate for the first place in its text where the quote stands."""
    text = candidate.text_version.text
    start = text.index(quote)
    end = start + len(quote)
    values = {"confidence": 0.9, "method": "test"} | values
    return Evidence.objects.create(
        text_version=candidate.text_version,
        candidate=candidate,
        field=field,
        value=quote if value is None else value,
        start=start,
        end=end,
        quote=quote,
        prefix=text[max(0, start - CONTEXT) : start],
        suffix=text[end : end + CONTEXT],
        **values,
    )


def make_full_candidate(text: TextVersion | None = None, **values: Any) -> Candidate:
    """Return a candidate of the usual text with a quote for its title, date, body, sector and one measure."""
    candidate = make_candidate(text, **values)
    make_evidence(candidate, EvidenceField.TITLE, "Plan for Shared Clinic Records")
    make_evidence(
        candidate,
        EvidenceField.DATE,
        "3 May 2021",
        value="2021-05-03",
        detail={"kind": "issued", "basis": "stated"},
    )
    if candidate.region is not None:
        make_evidence(candidate, EvidenceField.REGION, "Harbour City", value=candidate.region.code)
    make_evidence(candidate, EvidenceField.ISSUING_BODY, "Harbour City Health Bureau")
    make_evidence(candidate, EvidenceField.SECTOR, "patient records", value="health")
    CandidateBody.objects.create(candidate=candidate, position=0, name="Harbour City Health Bureau")
    CandidateSector.objects.create(candidate=candidate, sector=make_sector("health"))
    measure = "Clinics will keep patient records on a blockchain"
    CandidateMeasure.objects.create(
        candidate=candidate,
        position=0,
        text=measure,
        type=make_measure_type("public-adoption"),
        sector_codes=["health"],
        evidence=make_evidence(candidate, EvidenceField.MEASURE, measure),
    )
    return candidate
