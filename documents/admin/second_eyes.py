"""Changes of public policies that wait for a second reviewer, and going back to an earlier version."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.models import HeldEdit, Policy
from documents.services import holding, versions
from documents.services.errors import NotFound, Refused
from documents.vocabulary import EditorialState

HELD = (
    "Your change is kept and waits for another reviewer: the public sees the record as it was until somebody "
    "approves it."
)


class SecondEyes:
    """Gives the admin of policies what a second pair of eyes needs."""

    admin_site: Any
    opts: Any
    has_change_permission: Any

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with those for held changes and earlier versions."""
        wrap = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/held/<int:held>/approve/",
                wrap(require_POST(self._approve)),
                name="documents_policy_approve",
            ),
            path(
                "<int:pk>/held/<int:held>/decline/",
                wrap(require_POST(self._decline)),
                name="documents_policy_decline",
            ),
            path("<int:pk>/revert/<int:revision>/", wrap(self._revert), name="documents_policy_revert"),
        ]
        return [*own, *super().get_urls()]  # type: ignore[misc]

    def second_eyes(self, request: HttpRequest, policy: Policy) -> dict[str, Any]:
        """Return the change of a policy that waits, and what the person may do with it."""
        held = holding.waiting_on(policy)
        return {
            "held": held,
            "own_change": held is not None and held.author_id == request.user.pk,
            "held_values": paired(held.before, held.after) if held else [],
        }

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Say after saving that the change waits, where it does."""
        if getattr(obj, "held", None) is None:
            answer: HttpResponse = super().response_change(request, obj)  # type: ignore[misc]
            return answer
        messages.warning(request, HELD)
        return self._to_policy(obj.pk)

    def log_change(self, request: HttpRequest, obj: Any, message: Any) -> Any:
        """Leave the log of Django alone where nothing was changed yet."""
        if getattr(obj, "held", None) is None:
            return super().log_change(request, obj, message)  # type: ignore[misc]
        return None

    # Held changes

    def _approve(self, request: HttpRequest, pk: int, held: int) -> HttpResponse:
        """Make a held change and show it to the public."""
        row = self._held(request, pk, held)
        if row is not None:
            try:
                holding.approve(held=row, by=rights.person(request))
                messages.success(request, f"Approved: the change by {row.author} is public.")
            except Refused as refusal:
                messages.error(request, str(refusal))
        return self._to_policy(pk)

    def _decline(self, request: HttpRequest, pk: int, held: int) -> HttpResponse:
        """Set a held change aside, or take one's own back."""
        row = self._held(request, pk, held)
        if row is not None:
            try:
                reason = request.POST.get("reason", "")
                done = holding.decline(held=row, reason=reason, by=rights.person(request))
                messages.success(request, f"{done.get_state_display()}: nothing was changed.")
            except Refused as refusal:
                messages.error(request, str(refusal))
        return self._to_policy(pk)

    def _held(self, request: HttpRequest, pk: int, held: int) -> HeldEdit | None:
        """Return a change of this policy; only those who publish decide on what is public."""
        if not rights.may_publish(request):
            raise PermissionDenied
        row = HeldEdit.objects.filter(pk=held, policy=pk).select_related("policy", "author").first()
        if row is None:
            messages.error(request, "There is no such change: open the record again.")
        return row

    # Earlier versions

    def _revert(self, request: HttpRequest, pk: int, revision: int) -> HttpResponse:
        """Show what going back to a revision would change, or go back."""
        policy = Policy.objects.filter(pk=pk).first()
        if not self.has_change_permission(request, policy):
            raise PermissionDenied
        if policy is None:
            return rights.gone(request, self.opts)
        if request.method == "POST":
            return self._go_back(request, policy, revision)
        try:
            now, then = versions.changes(policy=policy, revision=revision)
        except NotFound as refusal:
            messages.error(request, str(refusal))
            return self._to_policy(pk)
        context = {
            **self.admin_site.each_context(request),
            "title": f"Revision {revision} of “{policy}”",
            "opts": self.opts,
            "object": policy,
            "revision": revision,
            "values": paired(now, then),
            "public": policy.state == EditorialState.PUBLISHED,
        }
        return TemplateResponse(request, "admin/documents/policy/revert.html", context)

    def _go_back(self, request: HttpRequest, policy: Policy, revision: int) -> HttpResponse:
        seen = request.POST.get("seen", "")
        try:
            held = versions.revert(
                policy=policy,
                revision=revision,
                reason=request.POST.get("reason", ""),
                by=rights.person(request),
                seen=int(seen) if seen.isdecimal() else 0,
            )
        except Refused as refusal:
            messages.error(request, str(refusal))
        else:
            if held is None:
                messages.success(request, f"The record has the values of revision {revision} again.")
            else:
                messages.warning(request, HELD)
        return self._to_policy(policy.pk)

    def _to_policy(self, pk: int) -> HttpResponse:
        return HttpResponseRedirect(reverse("admin:documents_policy_change", args=[pk]))


def paired(before: dict[str, Any], after: dict[str, Any]) -> list[tuple[str, list[str], list[str]]]:
    """Return for each value its name, and what it says before and after, a line each."""
    return [
        (name.replace("_", " "), _lines(before.get(name)), _lines(value)) for name, value in after.items()
    ]


def _lines(value: Any) -> list[str]:
    """Return a value as lines that people read."""
    if isinstance(value, dict):
        return [f"{name.replace('_', ' ')}: {_line(part)}" for name, part in value.items() if part]
    if isinstance(value, list):
        return [_line(part) for part in value]
    return [str(value)] if value else []


def _line(value: Any) -> str:
    if isinstance(value, dict):
        return " · ".join(_line(part) for part in value.values() if part)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
