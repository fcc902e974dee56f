"""The editors' workplace: one file for each model."""

from documents.admin import (
    candidate,
    curation_event,
    document,
    issuing_body,
    measure_type,
    policy,
    processing_run,
    region,
    sector,
    site,
)

__all__ = [
    "candidate",
    "curation_event",
    "document",
    "issuing_body",
    "measure_type",
    "policy",
    "processing_run",
    "region",
    "sector",
    "site",
]
