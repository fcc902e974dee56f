"""Where a candidate stands in the queue that the editor came from: what comes before and after it."""

from dataclasses import dataclass
from typing import Any

from django.contrib import admin
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import SuspiciousOperation
from django.db.models import Q, QuerySet
from django.http import HttpRequest, QueryDict

from documents.models import Candidate

FILTERS = "_changelist_filters"


@dataclass(frozen=True, slots=True)
class Neighbours:
    """The numbers of the candidates before and after, ``None`` at the ends; ``filters`` goes on with them."""

    previous: int | None
    next: int | None
    filters: str


def neighbours(
    model_admin: "admin.ModelAdmin[Candidate]", request: HttpRequest, row: Candidate
) -> Neighbours:
    """Return what stands before and after a candidate, which itself may have left the queue, in the order of
    the queue."""
    filters = request.GET.get(FILTERS, "")
    rows = _filtered(model_admin, request, filters).exclude(pk=row.pk).order_by().values_list("pk", flat=True)
    order = ("-text_version_id", "-confidence", "-pk")
    after = rows.filter(_beyond(row, "lt")).order_by(*order).first()
    before = rows.filter(_beyond(row, "gt")).order_by(*(name.lstrip("-") for name in order)).first()
    return Neighbours(before, after, filters)


def _beyond(row: Candidate, side: str) -> Q:
    """Return the condition for rows after (``lt``) or before (``gt``) ``row``; all three columns fall."""
    text, confidence = row.text_version_id, row.confidence
    return (
        Q(**{f"text_version_id__{side}": text})
        | Q(text_version_id=text, **{f"confidence__{side}": confidence})
        | Q(text_version_id=text, confidence=confidence, **{f"pk__{side}": row.pk})
    )


def _filtered(model_admin: Any, request: HttpRequest, filters: str) -> QuerySet[Candidate]:
    """Return the rows of the list with these filters; filters that make no sense are left out."""
    listing = HttpRequest()
    listing.user = request.user
    listing.method = "GET"
    listing.GET = QueryDict(filters)
    try:
        rows: QuerySet[Candidate] = model_admin.get_changelist_instance(listing).queryset
    except (IncorrectLookupParameters, SuspiciousOperation, ValueError):
        return Candidate.objects.to_decide()
    return rows
