"""The pages on which two records are merged: side by side with a choice for each field, and its undoing."""

from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import comparing, rights
from documents.admin.review_forms import PolicyField
from documents.admin.review_page import tell, to_next
from documents.admin.waiting_merges import say_if_it_waits
from documents.models import Candidate, Merge, Policy
from documents.services import matching, merging, second_look
from documents.services.errors import Refused, StaleRevision
from documents.services.reconciling import OURS
from documents.vocabulary import EditorialState

CONFLICT = 409
_CHOICE = "choice-"


def merge_candidate(model_admin: Any, request: HttpRequest, pk: int, into: int) -> HttpResponse:
    """Show a candidate beside a policy, or merge it as was chosen and go on to the next."""
    candidate = Candidate.objects.select_related("text_version__document", "region").filter(pk=pk).first()
    policy = Policy.objects.select_related("region").filter(pk=into).first()
    if not rights.may_curate(request):
        raise PermissionDenied
    if candidate is None or policy is None:
        return rights.gone(request, model_admin.opts)
    if request.method != "POST":
        return _show(model_admin, request, candidate, policy)
    try:
        merged = merging.merge(
            candidate=candidate, into=policy, by=rights.person(request), **_posted(request, candidate)
        )
    except Refused as refusal:
        return _refused(model_admin, request, candidate, policy, refusal)
    tell(request, "Merged into", merged)
    if not say_if_it_waits(request, candidate.pk):
        _say_what_waits(request, merged)
    return to_next(model_admin, request, candidate)


def merge_policy(model_admin: Any, request: HttpRequest, pk: int, into: int) -> HttpResponse:
    """Show two policies side by side, or take the first into the second as was chosen."""
    rows = Policy.objects.select_related("region").in_bulk([pk, into])
    if not rights.may_curate(request):
        raise PermissionDenied
    if pk not in rows or into not in rows:
        return rights.gone(request, model_admin.opts)
    absorbed, policy = rows[pk], rows[into]
    if request.method != "POST":
        return _show(model_admin, request, absorbed, policy)
    _require_right(request, absorbed, policy)
    try:
        merged = merging.merge_policies(
            policy=absorbed, into=policy, by=rights.person(request), **_posted(request, absorbed)
        )
    except Refused as refusal:
        return _refused(model_admin, request, absorbed, policy, refusal)
    tell(request, f"“{absorbed}” is merged into", merged)
    _say_what_waits(request, merged)
    return HttpResponseRedirect(reverse("admin:documents_policy_change", args=[merged.pk]))


def choose(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Show the policies that may tell of the same act, with why; a policy that was typed is compared."""
    policy = Policy.objects.filter(pk=pk).first()
    if not rights.may_curate(request):
        raise PermissionDenied
    if policy is None:
        return rights.gone(request, model_admin.opts)
    typed, error = request.GET.get("into", ""), ""
    if typed:
        try:
            into = PolicyField().clean(typed)
        except ValidationError as wrong:
            error = " ".join(wrong.messages)
        else:
            return HttpResponseRedirect(
                reverse("admin:documents_policy_merge", args=[pk, into.pk if into else pk])
            )
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"Merge “{policy}” into another policy",
        "opts": model_admin.opts,
        "policy": policy,
        "likely": matching.same_act(policy=policy),
        "typed": typed,
        "error": error,
    }
    return TemplateResponse(request, "admin/documents/merge/choose.html", context)


def undo(model_admin: Any, request: HttpRequest, pk: int, merge: int) -> HttpResponse:
    """Part again what was merged into a policy, and show the policy."""
    row = Merge.objects.filter(pk=merge, into=pk).select_related("into", "absorbed").first()
    if not rights.may_curate(request):
        raise PermissionDenied
    if row is None:
        return rights.gone(request, model_admin.opts)
    _require_right(request, row.into, row.absorbed)
    try:
        done = merging.undo_merge(merge=row, by=rights.person(request))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        messages.success(request, f"Undone: “{done.candidate or done.absorbed}” stands on its own again.")
        if done.left:
            messages.warning(request, f"Changed since and therefore left as it is: {'; '.join(done.left)}.")
    return HttpResponseRedirect(reverse("admin:documents_policy_change", args=[pk]))


def standing(policy: Policy) -> list[Merge]:
    """Return the merges into a policy that are not undone, the latest, which is undone first, in front."""
    rows = Merge.objects.filter(into=policy, undone_at__isnull=True)
    return list(rows.select_related("candidate", "absorbed", "made_by").defer("changes"))


def _require_right(request: HttpRequest, *policies: Policy | None) -> None:
    """Let nobody without the right to publish change which records the public sees."""
    public = any(policy is not None and policy.first_published_at for policy in policies)
    if public and not rights.may_publish(request):
        raise PermissionDenied


def _posted(request: HttpRequest, record: Candidate | Policy) -> dict[str, Any]:
    """Return what was chosen, as the services take it."""
    revisions = {
        name: int(value) if (value := request.POST.get(name, "")).isdecimal() else None
        for name in ("revision", "into_revision")
    }
    chosen = [int(pk) for pk in request.POST.getlist("measure") if pk.isdecimal()]
    return {"choices": _choices(request), "measures": chosen, **revisions}


def _choices(request: HttpRequest) -> dict[str, str]:
    named = {name: value for name, value in request.POST.items() if name.startswith(_CHOICE)}
    return {name.removeprefix(_CHOICE): str(value) for name, value in named.items() if value}


def _say_what_waits(request: HttpRequest, policy: Policy) -> None:
    chosen = any(choice != OURS for choice in _choices(request).values())
    if chosen and policy.state == EditorialState.PUBLISHED:
        messages.info(request, "What you chose over its public values waits for a second reviewer.")


def _refused(
    model_admin: Any, request: HttpRequest, record: Candidate | Policy, policy: Policy, refusal: Refused
) -> HttpResponse:
    """Show the two as they stand now, with what was chosen kept."""
    if isinstance(refusal, StaleRevision):
        messages.error(
            request,
            "Somebody saved one of the two after you opened this page. Your choices are kept: look again at "
            "what differs, and merge.",
        )
    else:
        messages.error(request, str(refusal))
    record.refresh_from_db()
    policy.refresh_from_db()
    return _show(model_admin, request, record, policy, status=CONFLICT)


def _show(
    model_admin: Any, request: HttpRequest, record: Candidate | Policy, policy: Policy, *, status: int = 200
) -> HttpResponse:
    proposed = comparing.measures(policy=policy, other=record)
    chosen = {int(pk) for pk in request.POST.getlist("measure") if pk.isdecimal()}
    if request.method != "POST":
        chosen = {row.measure.pk for row in proposed if not row.known}
    is_candidate = isinstance(record, Candidate)
    context = {
        **model_admin.admin_site.each_context(request),
        "title": f"Merge “{record}” into “{policy}”",
        "opts": model_admin.opts,
        "record": record,
        "policy": policy,
        "is_candidate": is_candidate,
        "waits": isinstance(record, Candidate)
        and second_look.is_needed(candidate=record, into=policy, by=rights.person(request)),
        "rows": comparing.table(policy=policy, other=record, chosen=_choices(request)),
        "measures": proposed,
        "chosen_measures": chosen,
        "own_measures": policy.measures.select_related("type"),
        "own_pages": comparing.pages(policy),
        "pages": comparing.pages(record),
        "why": _why(record, policy) if is_candidate else [],
        "back": record.get_absolute_url() if is_candidate else "",
        "query": request.GET.urlencode(),
    }
    request.current_app = model_admin.admin_site.name
    return TemplateResponse(request, "admin/documents/merge/compare.html", context, status=status)


def _why(record: Any, policy: Policy) -> list[str]:
    match = record.matches.filter(policy=policy).first()
    return match.reasons if match else []


class MergesCandidates:
    """Gives the candidates' admin the page on which one is merged into a policy."""

    def get_urls(self) -> list[URLPattern]:
        """Return the pages with the comparison."""
        site: Any = self.admin_site  # type: ignore[attr-defined]
        view = site.admin_view(partial(merge_candidate, self))
        own = path("<int:pk>/merge/<int:into>/", view, name="documents_candidate_merge")
        return [own, *super().get_urls()]  # type: ignore[misc]


class MergesPolicies:
    """Gives the policies' admin the pages on which two are merged and parted again."""

    def get_urls(self) -> list[URLPattern]:
        """Return the pages with the choice, the comparison and the undoing."""
        site: Any = self.admin_site  # type: ignore[attr-defined]
        own = [
            path(
                "<int:pk>/merge/", site.admin_view(partial(choose, self)), name="documents_policy_merge_into"
            ),
            path(
                "<int:pk>/merge/<int:into>/",
                site.admin_view(partial(merge_policy, self)),
                name="documents_policy_merge",
            ),
            path(
                "<int:pk>/undo-merge/<int:merge>/",
                site.admin_view(require_POST(partial(undo, self))),
                name="documents_policy_undo_merge",
            ),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Add what was merged into the policy, to be undone."""
        policy = kwargs.get("obj")
        if policy is not None:
            context["merges"] = standing(policy)
            context["own_merge"] = policy.absorptions.filter(undone_at__isnull=True).first()
            context["may_merge"] = rights.may_curate(request) and policy.state in merging.LIVE
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]
