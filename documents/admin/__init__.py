"""The editors' workplace: one file for each model."""

from documents.admin import (
    candidate,
    change_request,
    coding,
    coverage_search,
    curation_event,
    document,
    error_report,
    issuing_body,
    measure_type,
    policy,
    policy_import,
    processing_run,
    region,
    sector,
    site,
)

__all__ = [
    "candidate",
    "change_request",
    "coding",
    "coverage_search",
    "curation_event",
    "document",
    "error_report",
    "issuing_body",
    "measure_type",
    "policy",
    "policy_import",
    "processing_run",
    "region",
    "sector",
    "site",
]
