"""Merges into public policies that wait for a reviewer: shown on the policy's page, approved or declined."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.admin.second_eyes import paired
from documents.models import HeldMerge, Policy
from documents.services import merging, second_look
from documents.services.errors import Refused

WAITS = (
    "What it adds waits for a reviewer who did not change the record: the public sees the policy as it was "
    "until then."
)
GONE = "There is no such merge: open the record again."


def say_if_it_waits(request: HttpRequest, candidate_pk: int) -> bool:
    """Tell the person where the merge of a candidate waits, and return whether it does."""
    waits = second_look.waiting().filter(candidate=candidate_pk).exists()
    if waits:
        messages.info(request, WAITS)
    return waits


class WaitingMerges:
    """Gives the admin of policies the merges that wait, and the addresses that decide on one."""

    admin_site: Any

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with those for merges that wait."""
        wrap = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/waiting-merge/<int:held>/approve/",
                wrap(require_POST(self._approve_merge)),
                name="documents_policy_approve_merge",
            ),
            path(
                "<int:pk>/waiting-merge/<int:held>/decline/",
                wrap(require_POST(self._decline_merge)),
                name="documents_policy_decline_merge",
            ),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Add the merges that wait, and what the person may do with each."""
        policy = kwargs.get("obj")
        if policy is not None:
            context["waiting_merges"] = _shown(request, policy)
        return super().render_change_form(request, context, *args, **kwargs)  # type: ignore[misc]

    def _approve_merge(self, request: HttpRequest, pk: int, held: int) -> HttpResponse:
        """Make a merge that waits and show it to the public."""
        if not rights.may_publish(request):
            raise PermissionDenied
        row = _row(pk, held)
        if row is None:
            messages.error(request, GONE)
            return _to_policy(pk)
        try:
            merging.approve(held=row, by=rights.person(request))
            messages.success(request, f"Approved: what the merge by {row.author} adds is public.")
        except Refused as refusal:
            messages.error(request, str(refusal))
        return _to_policy(pk)

    def _decline_merge(self, request: HttpRequest, pk: int, held: int) -> HttpResponse:
        """Set a merge that waits aside, or take one's own back."""
        row = _row(pk, held)
        own = row is not None and row.author_id == request.user.pk
        if not rights.may_curate(request) or not (own or rights.may_publish(request)):
            raise PermissionDenied
        if row is None:
            messages.error(request, GONE)
            return _to_policy(pk)
        try:
            reason = request.POST.get("reason", "")
            done = second_look.decline(held=row, reason=reason, by=rights.person(request))
            messages.success(
                request, f"{done.get_state_display()}: “{row.candidate}” is back among the candidates."
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        return _to_policy(pk)


def _shown(request: HttpRequest, policy: Policy) -> list[dict[str, Any]]:
    publishes = rights.may_publish(request)
    return [
        {
            "row": row,
            "own": row.author_id == request.user.pk,
            "may_decide": publishes and row.author_id != request.user.pk,
            "values": paired(row.before, row.after),
        }
        for row in second_look.waiting().filter(policy=policy)
    ]


def _row(pk: int, held: int) -> HeldMerge | None:
    rows = HeldMerge.objects.select_related("policy", "candidate", "author")
    return rows.filter(pk=held, policy=pk).first()


def _to_policy(pk: int) -> HttpResponse:
    return HttpResponseRedirect(reverse("admin:documents_policy_change", args=[pk]))
