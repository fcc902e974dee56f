"""The review page: the source text with its quotes marked, the proposed values beside it, and the
decision."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse

from documents.admin import beside, rights
from documents.admin.deciding import DECISIONS
from documents.admin.places import heading, number_at, paragraph_starts, split_places
from documents.admin.policy_forms import replaced
from documents.admin.queue import FILTERS, neighbours
from documents.admin.review_forms import MeasureForm
from documents.admin.review_page import DECIDED, Page, page_of
from documents.marking import Cut, Mark, cut
from documents.models import Candidate, CurationEvent, Evidence, Match, Policy
from documents.services import second_look
from documents.services.errors import Refused, StaleRevision
from documents.services.values import candidate_values
from documents.vocabulary import CandidateState, EvidenceField, MatchState, ValueState, Verb

#: Code points shown on each side of the passage; the whole text is one click away.
AROUND = 800
#: Likely duplicates shown; more than these would bury the decision.
MATCHES_SHOWN = 8
#: Other candidates of the same text shown.
SIBLINGS_SHOWN = 200
CONFLICT = 409
#: What is told of a record without saving any of its values.
SAVES_NOTHING = (Verb.ASSIGN, Verb.ASK, Verb.ANSWER)
#: The fields that words chosen in the text may be used for.
PICKED = (
    EvidenceField.TITLE,
    EvidenceField.REGION,
    EvidenceField.DATE,
    EvidenceField.ISSUING_BODY,
    EvidenceField.SECTOR,
    EvidenceField.NUMBER,
    EvidenceField.DOCUMENT_TYPE,
    EvidenceField.LIFECYCLE,
    EvidenceField.MEASURE,
)
#: Candidates that are out of the way, so that nothing is merged with them.
GONE = (CandidateState.SPLIT, CandidateState.SUPERSEDED)
#: Decisions that can be taken back.
UNDOABLE = (
    CandidateState.ACCEPTED,
    CandidateState.MERGED,
    CandidateState.REJECTED,
    CandidateState.SPLIT,
)

#: The fields in the order of the form, with the evidence that stands for each.
FIELDS = (
    ("title", EvidenceField.TITLE),
    ("region", EvidenceField.REGION),
    ("date", EvidenceField.DATE),
    ("bodies", EvidenceField.ISSUING_BODY),
    ("sectors", EvidenceField.SECTOR),
    ("document_type", EvidenceField.DOCUMENT_TYPE),
    ("number", EvidenceField.NUMBER),
    ("lifecycle", EvidenceField.LIFECYCLE),
)


def review(
    model_admin: "admin.ModelAdmin[Candidate]", request: HttpRequest, candidate: Candidate
) -> HttpResponse:
    """Show a candidate, or carry out the decision that was posted."""
    if request.method != "POST":
        return _render(model_admin, page_of(request, candidate, None))
    if not rights.may_curate(request):
        raise PermissionDenied
    page = page_of(request, candidate, request.POST)
    wanted = next((name for name in DECISIONS if f"_{name}" in request.POST), "save")
    try:
        with transaction.atomic():
            return DECISIONS[wanted](model_admin, page)
    except StaleRevision as stale:
        _show_conflict(page, stale.current)
    except Refused as refusal:
        messages.error(request, str(refusal))
    return _render(model_admin, page, status=CONFLICT)


# Reading


def _show_conflict(page: Page, current: Candidate) -> None:
    """Set the page to the present revision, with each value that differs from what the editor typed."""
    theirs, typed = candidate_values(current), _typed(page)
    page.conflicts = [
        (name.replace("_", " "), typed[name], value)
        for name, value in theirs.items()
        if name in typed and typed[name] != value
    ]
    told = CurationEvent.objects.filter(candidate=current).exclude(verb__in=SAVES_NOTHING)
    last = told.select_related("actor").first()
    who = last.actor if last and last.actor else "Somebody"
    messages.error(
        page.request,
        f"{who} saved this record after you opened it. Nothing of yours is lost: compare, and save again to "
        "replace what stands now by what you typed.",
    )
    page.candidate = current
    page.form.data = replaced(page.form.data, "revision", current.revision)


def _typed(page: Page) -> dict[str, Any]:
    """Return what the editor typed in the form of ``candidate_values``, without what does not stand on its
    own."""
    data = page.form.cleaned_data if page.form.is_valid() else {}
    if not data:
        return {}
    typed = {
        name: data[name]
        for name in ("document_type", "lifecycle", "date", "date_kind", "date_basis", "bodies")
    }
    typed |= {name: " ".join(data[name].split()) for name in ("title", "number")}
    typed["region"] = data["region"].code if data["region"] else ""
    typed["sectors"] = [sector.code for sector in data["sectors"]]
    return typed


# Answering


def _render(model_admin: Any, page: Page, *, status: int = 200) -> HttpResponse:
    candidate, request = page.candidate, page.request
    text = candidate.text_version
    whole = request.GET.get("whole") == "1"
    marks = [
        Mark(quote.pk, quote.field, quote.start, quote.end)
        for quote in page.quotes
        if quote.state != ValueState.REJECTED
    ]
    shown = cut(text.text, marks, passage=(candidate.start, candidate.end), around=None if whole else AROUND)
    starts = paragraph_starts(text.text)
    for quote in page.quotes:
        quote.paragraph = number_at(starts, quote.start)  # type: ignore[attr-defined]
    context = {
        **model_admin.admin_site.each_context(request),
        "title": str(candidate),
        "opts": model_admin.opts,
        "candidate": candidate,
        "document": text.document,
        "heading": heading(text.document.title, text.text),
        "text": text,
        "shown": shown,
        "first_inside": next((paragraph.number for paragraph in shown.paragraphs if paragraph.inside), 0),
        "whole": whole,
        "split_places": split_places(text.text, candidate.start, candidate.end, starts) if page.open else [],
        "last_decided": _last_decided(request),
        "may_undo": candidate.state in UNDOABLE and rights.may_curate(request),
        **_beside(request, candidate, shown),
        "page": page,
        "rows": [
            {"field": page.form[name], "name": kind.value, "quotes": _of_field(page, kind)}
            for name, kind in FIELDS
        ],
        "measures": _measures(page),
        "matches": _matches(candidate),
        "siblings": _siblings(candidate),
        "beside": neighbours(model_admin, request, candidate),
        "filters_name": FILTERS,
        "may_publish": rights.may_publish(request),
        "legend": [(kind.value, kind.label_en) for kind in EvidenceField if _of_field(page, kind)],
        "fields_to_pick": [(kind.value, kind.label_en) for kind in PICKED],
        "merge_waits": second_look.waiting().filter(candidate=candidate).exists(),
        "parts": candidate.parts.exclude(state=CandidateState.SUPERSEDED).only("pk", "title"),
        "decisions": candidate.decisions.select_related("actor", "policy")[:20],
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/documents/candidate/review.html", context, status=status)


def _of_field(page: Page, kind: EvidenceField) -> list[Evidence]:
    return [quote for quote in page.quotes if quote.field == kind]


def _measures(page: Page) -> list[dict[str, Any]]:
    """Return the form of each measure with its quote."""
    quotes = {quote.pk: quote for quote in page.quotes}
    evidence = dict(page.candidate.measures.values_list("pk", "evidence_id"))

    def quote_of(form: MeasureForm) -> Evidence | None:
        return quotes.get(evidence.get(form.initial.get("pk", 0)) or 0)

    return [{"form": form, "quote": quote_of(form)} for form in page.measures.forms]


def _last_decided(request: HttpRequest) -> Candidate | None:
    """Return the candidate that the person decided last, while that can be taken back."""
    rows = Candidate.objects.filter(pk=request.session.get(DECIDED, 0), state__in=UNDOABLE)
    return rows.only("pk", "title", "state").first()


def _beside(request: HttpRequest, candidate: Candidate, shown: Cut) -> dict[str, Any]:
    """Return the paragraphs with the other language's beside them where that is known and asked for."""
    text = candidate.text_version
    other, is_original = beside.other_document(text.document)
    asked = request.GET.get("beside") == "1"
    lines, version, same_number = beside.lines(text, shown, other if asked else None)
    return {
        "lines": lines,
        "other": other,
        "other_text": version,
        "other_is_original": is_original,
        "other_same_number": same_number,
    }


def _matches(candidate: Candidate) -> list[dict[str, Any]]:
    """Return the likely duplicates, each with the policy to merge into where there is one."""
    rows = candidate.matches.exclude(state=MatchState.DISMISSED).exclude(other__state__in=GONE)
    rows = rows.select_related("policy__region", "other__policy__region", "other__region")
    return [{"match": match, "policy": _target(match)} for match in rows[:MATCHES_SHOWN]]


def _target(match: Match) -> Policy | None:
    if match.policy is not None:
        return match.policy
    return match.other.policy if match.other is not None else None


def _siblings(candidate: Candidate) -> list[Candidate]:
    """Return the candidates of the same text by the same version of the pipeline, in their order."""
    rows = Candidate.objects.filter(
        text_version=candidate.text_version_id, pipeline_version=candidate.pipeline_version
    )
    rows = rows.exclude(state__in=GONE).only("pk", "title", "state", "start")
    return list(rows.order_by("start", "position")[:SIBLINGS_SHOWN])
