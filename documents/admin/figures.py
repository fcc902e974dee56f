"""The page of figures: the queue, decisions, acceptance, sources, and how far two people agree."""

from typing import Any

from django.contrib.admin import site
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils import timezone

from documents.admin import rights
from documents.admin.coding_forms import GiveForm
from documents.services import agreement, figures
from documents.services.agreement import Agreement
from documents.vocabulary import EvidenceField


def figures_view(request: HttpRequest) -> HttpResponse:
    """Show the figures of now as tables with bars."""
    if not rights.may_curate(request):
        raise PermissionDenied
    now = timezone.now()
    recent, longer = figures.RECENT.days, figures.LONGER.days
    tables = [
        ("The queue by age", ("Waiting for", "Candidates"), figures.queue_by_age(now=now)),
        (
            f"Decisions an hour, last {recent} days",
            ("Who", "Decisions", "Hours with any", "In such an hour"),
            figures.decisions_by_person(now=now),
        ),
        (f"Decisions a day, last {recent} days", ("Day", "Decisions"), figures.decisions_by_day(now=now)),
        (
            f"Acceptance by field, last {longer} days",
            ("Field", "Right", "Changed", "Wrong", "Not judged"),
            figures.acceptance_by_field(now=now),
        ),
        (
            f"Acceptance by version of extraction, last {longer} days",
            ("Version", "Accepted", "Merged", "Rejected"),
            figures.acceptance_by_version(now=now),
        ),
        (
            f"Sources by yield, last {longer} days",
            ("Site", "Texts", "Candidates", "Taken", "Rejected"),
            figures.sources_by_yield(now=now),
        ),
    ]
    context: dict[str, Any] = {
        **site.each_context(request),
        "title": "Figures",
        "tables": tables,
        "agreements": [(_field(row), row) for row in agreement.agreements()],
        "may_give": rights.may_publish(request),
        "form": GiveForm() if rights.may_publish(request) else None,
    }
    request.current_app = site.name
    return TemplateResponse(request, "admin/documents/curationevent/figures.html", context)


def _field(row: Agreement) -> str:
    return "The record as a whole" if row.field == agreement.RECORD else EvidenceField(row.field).label_en
