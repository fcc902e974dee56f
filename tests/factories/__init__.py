"""Rows for tests: each function makes one valid row, with what it needs, and takes what the test is about."""

from tests.factories.candidate import make_candidate, make_evidence, make_full_candidate
from tests.factories.document import make_document, make_text
from tests.factories.people import make_editor, make_reviewer, make_user
from tests.factories.policy import make_measure, make_policy
from tests.factories.reference import make_body, make_measure_type, make_region, make_sector

__all__ = [
    "make_body",
    "make_candidate",
    "make_document",
    "make_editor",
    "make_evidence",
    "make_full_candidate",
    "make_measure",
    "make_measure_type",
    "make_policy",
    "make_region",
    "make_reviewer",
    "make_sector",
    "make_text",
    "make_user",
]
