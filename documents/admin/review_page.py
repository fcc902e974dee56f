"""One request to the review page: the candidate, its quotes and its forms, and the way to the next one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.db.models import Q
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.html import format_html

from documents.admin import rights
from documents.admin.queue import neighbours
from documents.admin.review_forms import MeasureFormSet, ReviewForm, initial_measure, initial_values
from documents.models import Candidate, Evidence, MeasureType, Policy, Sector
from documents.vocabulary import CandidateState

#: Where the session keeps the number of the candidate decided last, so that the next page can undo it.
DECIDED = "decided_candidate"


@dataclass(slots=True)
class Page:
    """What one request is about: the candidate, its quotes, and the forms."""

    request: HttpRequest
    candidate: Candidate
    quotes: list[Evidence]
    form: ReviewForm
    measures: Any
    types: Mapping[str, MeasureType]
    conflicts: list[tuple[str, Any, Any]] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Tell whether the person may still decide."""
        return self.candidate.state == CandidateState.PROPOSED and rights.may_curate(self.request)


def page_of(request: HttpRequest, candidate: Candidate, data: Any) -> Page:
    """Return the page of a candidate; ``data`` is what was posted.

    Sectors and kinds of measures that were replaced are offered only where the record still holds them.
    """
    own = list(candidate.measures.select_related("type"))
    types = {row.code: row for row in MeasureType.objects.all()}
    held_types = {measure.type.code for measure in own}
    kinds = [
        (code, row.label_en)
        for code, row in types.items()
        if row.replaced_by_id is None or code in held_types
    ]
    held_codes = {code for measure in own for code in measure.sector_codes}
    sectors = Sector.objects.filter(Q(replaced_by=None) | Q(code__in=held_codes))
    return Page(
        request=request,
        candidate=candidate,
        quotes=list(candidate.evidence.order_by("-confidence", "start", "pk")),
        form=ReviewForm(data, initial=initial_values(candidate)),
        measures=MeasureFormSet(
            data,
            prefix="measure",
            initial=[initial_measure(measure) for measure in own],
            form_kwargs={"kinds": kinds, "fields": list(sectors.values_list("code", "label_en"))},
        ),
        types=types,
    )


def address(pk: int, request: HttpRequest) -> str:
    """Return the address of a candidate's page that goes on in the same queue."""
    page = reverse("admin:documents_candidate_change", args=[pk])
    query = request.GET.urlencode()
    return f"{page}?{query}" if query else page


def to_next(model_admin: Any, request: HttpRequest, candidate: Candidate) -> HttpResponse:
    """Go on from a candidate that was decided to the next in the queue, or to the list after the last."""
    request.session[DECIDED] = candidate.pk
    beside = neighbours(model_admin, request, candidate)
    if beside.next is None:
        queue = reverse("admin:documents_candidate_changelist")
        return HttpResponseRedirect(f"{queue}?{beside.filters}" if beside.filters else queue)
    return HttpResponseRedirect(address(beside.next, request))


def tell(request: HttpRequest, what: str, policy: Policy) -> None:
    """Tell what became of a record, with a link to the policy."""
    place = reverse("admin:documents_policy_change", args=[policy.pk])
    messages.success(request, format_html('{} “<a href="{}">{}</a>”.', what, place, policy))
