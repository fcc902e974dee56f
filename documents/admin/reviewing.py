"""The review page: the source text with its quotes marked, the proposed values beside it, and the
decision."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.contrib import admin, messages
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html

from documents.admin import rights
from documents.admin.policy_forms import replaced
from documents.admin.queue import FILTERS, neighbours
from documents.admin.review_forms import (
    MeasureForm,
    MeasureFormSet,
    ReviewForm,
    initial_measure,
    initial_values,
)
from documents.marking import Mark, cut
from documents.models import Candidate, CurationEvent, Evidence, Match, MeasureType, Policy, Sector
from documents.services import curation, publishing
from documents.services.errors import InvalidValue, NotPublishable, Refused, SamePerson, StaleRevision
from documents.services.values import candidate_values
from documents.vocabulary import CandidateState, EvidenceField, MatchState, ValueState

#: Code points shown on each side of the passage; the whole text is one click away.
AROUND = 800
#: Likely duplicates shown; more than these would bury the decision.
MATCHES_SHOWN = 8
#: Other candidates of the same text shown.
SIBLINGS_SHOWN = 200
CONFLICT = 409
#: The fields that words chosen in the text may be used for.
PICKED = (
    EvidenceField.TITLE,
    EvidenceField.REGION,
    EvidenceField.DATE,
    EvidenceField.ISSUING_BODY,
    EvidenceField.NUMBER,
    EvidenceField.DOCUMENT_TYPE,
    EvidenceField.LIFECYCLE,
    EvidenceField.MEASURE,
)

#: Words chosen in the text for a field, by their place.
QUOTE_FORM = re.compile(r"(?P<field>[a-z_]+):(?P<start>[0-9]{1,9}):(?P<end>[0-9]{1,9})")

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


def review(
    model_admin: "admin.ModelAdmin[Candidate]", request: HttpRequest, candidate: Candidate
) -> HttpResponse:
    """Show a candidate, or carry out the decision that was posted."""
    if request.method != "POST":
        return _render(model_admin, _page(request, candidate, None))
    if not rights.may_curate(request):
        raise PermissionDenied
    page = _page(request, candidate, request.POST)
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


def _page(request: HttpRequest, candidate: Candidate, data: Any) -> Page:
    types = {row.code: row for row in MeasureType.objects.all()}
    kinds = [(code, row.label_en) for code, row in types.items()]
    sectors = list(Sector.objects.values_list("code", "label_en"))
    own = list(candidate.measures.select_related("type"))
    return Page(
        request=request,
        candidate=candidate,
        quotes=list(candidate.evidence.order_by("-confidence", "start", "pk")),
        form=ReviewForm(data, initial=initial_values(candidate)),
        measures=MeasureFormSet(
            data,
            prefix="measure",
            initial=[initial_measure(measure) for measure in own],
            form_kwargs={"kinds": kinds, "fields": sectors},
        ),
        types=types,
    )


def _show_conflict(page: Page, current: Candidate) -> None:
    """Set the page to the present revision, with each value that differs from what the editor typed."""
    theirs, typed = candidate_values(current), _typed(page)
    page.conflicts = [
        (name.replace("_", " "), typed[name], value)
        for name, value in theirs.items()
        if name in typed and typed[name] != value
    ]
    last = CurationEvent.objects.filter(candidate=current).select_related("actor").first()
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


# Deciding


def _save(model_admin: Any, page: Page) -> HttpResponse:
    """Save the changes and the judgements on single values, and stay."""
    row = _apply(page)
    changed = row.revision != page.form.cleaned_data["revision"]
    messages.success(page.request, "Saved." if changed or _judged(page) else "There was nothing to save.")
    return HttpResponseRedirect(_address(row.pk, page.request))


def _accept(model_admin: Any, page: Page) -> HttpResponse:
    """Save what was changed, make the draft policy, and go to the next candidate."""
    policy = _accepted(page)
    _tell(page.request, "Accepted as the draft", policy)
    return _to_next(model_admin, page)


def _accept_publish(model_admin: Any, page: Page) -> HttpResponse:
    """Accept, and publish at once where nothing is missing and a second pair of eyes is not needed."""
    if not rights.may_publish(page.request):
        raise PermissionDenied
    policy = _accepted(page)
    try:
        with transaction.atomic():
            policy = publishing.publish(policy=policy, by=rights.person(page.request))
    except (NotPublishable, SamePerson) as refusal:
        messages.warning(page.request, f"Accepted, but not published. {refusal}")
        _tell(page.request, "The draft is", policy)
    else:
        _tell(page.request, "Published", policy)
    return _to_next(model_admin, page)


def _merge(model_admin: Any, page: Page) -> HttpResponse:
    """Merge into the policy of a likely duplicate, or into the one that was typed."""
    row = _apply(page)
    chosen = page.request.POST["_merge"]
    if chosen == "typed":
        into = page.form.cleaned_data["merge_into"]
    else:
        into = Policy.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
    if into is None:
        raise InvalidValue("Choose the policy to merge into.")
    policy = curation.merge(candidate=row, into=into, by=rights.person(page.request), revision=row.revision)
    _tell(page.request, "Merged into", policy)
    return _to_next(model_admin, page)


def _reject(model_admin: Any, page: Page) -> HttpResponse:
    """Set aside for a reason; other changes on the form are not saved, since the record is not kept."""
    page.form.is_valid()
    if {"revision", "reject_because", "reject_words"} & set(page.form.errors):
        raise InvalidValue("Choose a reason of the list, or say it in at most 1,000 characters.")
    revision = page.form.cleaned_data["revision"]
    row = curation.reject(
        candidate=page.candidate, reason=page.form.reason, by=rights.person(page.request), revision=revision
    )
    messages.success(page.request, f"Rejected: “{row}”.")
    return _to_next(model_admin, page)


def _dismiss(model_admin: Any, page: Page) -> HttpResponse:
    """Note that a likely duplicate is none."""
    pk = page.request.POST["_dismiss"]
    match = page.candidate.matches.filter(pk=pk).first() if pk.isdecimal() else None
    if match is None:
        raise InvalidValue("This likely duplicate is gone: open the record again.")
    row = _apply(page)
    curation.dismiss(match=match, by=rights.person(page.request))
    messages.success(page.request, "Noted: not the same.")
    return HttpResponseRedirect(_address(row.pk, page.request))


def _reopen(model_admin: Any, page: Page) -> HttpResponse:
    """Put a rejected candidate back into the queue."""
    row = curation.reopen(candidate=page.candidate, by=rights.person(page.request))
    messages.success(page.request, "Back in the queue.")
    return HttpResponseRedirect(_address(row.pk, page.request))


#: The buttons of the page by their name without the underscore in front.
DECISIONS: dict[str, Callable[[Any, Page], HttpResponse]] = {
    "save": _save,
    "accept": _accept,
    "accept_publish": _accept_publish,
    "merge": _merge,
    "reject": _reject,
    "dismiss": _dismiss,
    "reopen": _reopen,
}


def _require_valid(page: Page) -> None:
    valid = page.form.is_valid()
    if not page.measures.is_valid() or not valid:
        raise InvalidValue("Correct the values marked below; nothing was saved yet.")


def _accepted(page: Page) -> Policy:
    row = _apply(page)
    return curation.accept(candidate=row, by=rights.person(page.request), revision=row.revision)


def _apply(page: Page) -> Candidate:
    """Store the judgements and the changes of the form, and return the row as it then is."""
    _require_valid(page)
    person = rights.person(page.request)
    revision = page.form.cleaned_data["revision"]
    row = curation.review(candidate=page.candidate, states=_judged(page), by=person, revision=revision)
    changes = page.form.changes()
    if page.measures.has_changed():
        changes["measures"] = page.measures.values(page.types)
    if changes:
        row = curation.amend(candidate=row, changes=changes, by=person, revision=row.revision)
    for quote in page.request.POST.getlist("quote"):
        _quote(row, quote, person)
    return row


def _quote(row: Candidate, chosen: str, person: User) -> None:
    """Keep words that the editor chose in the text: ``field:start:end`` in code points, as the script
    writes."""
    form = QUOTE_FORM.fullmatch(chosen)
    if form is None or form["field"] not in set(EvidenceField):
        raise InvalidValue("The words chosen in the text were not understood: choose them again.")
    start, end = int(form["start"]), int(form["end"])
    field = EvidenceField(form["field"])
    words = row.text_version.text[start:end]
    value = " ".join(words.split()) if field == EvidenceField.ISSUING_BODY else ""
    curation.quote(candidate=row, field=field, start=start, end=end, by=person, value=value)


def _judged(page: Page) -> dict[int, str]:
    """Return the quotes whose judgement was changed, with the new one."""
    posted = {quote: page.request.POST.get(f"value-{quote.pk}", quote.state) for quote in page.quotes}
    return {quote.pk: state for quote, state in posted.items() if state != quote.state}


# Answering


def _address(pk: int, request: HttpRequest) -> str:
    address = reverse("admin:documents_candidate_change", args=[pk])
    query = request.GET.urlencode()
    return f"{address}?{query}" if query else address


def _to_next(model_admin: Any, page: Page) -> HttpResponse:
    """Go to the next candidate in the queue, or back to the list after the last."""
    beside = neighbours(model_admin, page.request, page.candidate)
    if beside.next is None:
        address = reverse("admin:documents_candidate_changelist")
        return HttpResponseRedirect(f"{address}?{beside.filters}" if beside.filters else address)
    return HttpResponseRedirect(_address(beside.next, page.request))


def _tell(request: HttpRequest, what: str, policy: Policy) -> None:
    address = reverse("admin:documents_policy_change", args=[policy.pk])
    messages.success(request, format_html('{} “<a href="{}">{}</a>”.', what, address, policy))


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
    context = {
        **model_admin.admin_site.each_context(request),
        "title": str(candidate),
        "opts": model_admin.opts,
        "candidate": candidate,
        "document": text.document,
        "text": text,
        "shown": shown,
        "first_inside": next((paragraph.number for paragraph in shown.paragraphs if paragraph.inside), 0),
        "whole": whole,
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


def _matches(candidate: Candidate) -> list[dict[str, Any]]:
    """Return the likely duplicates, each with the policy to merge into where there is one."""
    rows = candidate.matches.exclude(state=MatchState.DISMISSED).select_related(
        "policy__region", "other__policy__region", "other__region"
    )
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
    return list(rows.only("pk", "title", "state", "position").order_by("position")[:SIBLINGS_SHOWN])
