"""The relations that a policy's texts show, each decided on: kind, the other policy, yes or no."""

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.widgets import AutocompleteSelect
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST, require_safe

from documents.admin import rights
from documents.models import Evidence, Policy, PolicyRelation
from documents.services import relations
from documents.services.errors import Refused
from documents.vocabulary import EvidenceField, RelationKind, ValueState


class PolicyRelations:
    """Adds to the admin of policies the page on which proposed relations are decided."""

    admin_site: Any
    opts: Any

    def relation_urls(self) -> list[URLPattern]:
        """Return the page and the address that decides."""
        view = self.admin_site.admin_view
        return [
            path(
                "<int:pk>/relations/",
                view(require_safe(self.relations_view)),
                name="documents_policy_relations",
            ),
            path(
                "<int:pk>/relations/decide/",
                view(require_POST(self.decide_relation_view)),
                name="documents_policy_decide_relation",
            ),
        ]

    def relations_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Show the proposals with their quotes, and the relations that stand."""
        policy = self._related(request, pk)
        if policy is None:
            return rights.gone(request, self.opts)
        proposals = [
            (
                found,
                self._relation_form(initial={"kind": found.kind, "target": found.target}, pk=found.quote.pk),
            )
            for found in relations.waiting(policy=policy)
        ]
        media = forms.Media()
        for _, form in proposals:
            media += form.media
        if proposals:
            media += forms.Media(js=["admin/js/jquery.init.js", "admin-review/select-names.js"])
        context = {
            **self.admin_site.each_context(request),
            "title": f"Relations of “{policy}”",
            "opts": self.opts,
            "policy": policy,
            "proposals": proposals,
            "standing": policy.relations.select_related("target"),
            "inverse": policy.inverse_relations.select_related("policy"),
            "media": media,
            "may_decide": self.has_change_permission(request, policy),  # type: ignore[attr-defined]
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/documents/policy/relations.html", context)

    def decide_relation_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Accept or decline one proposal and return to the page."""
        policy = self._related(request, pk)
        if policy is None:
            return rights.gone(request, self.opts)
        if not self.has_change_permission(request, policy):  # type: ignore[attr-defined]
            raise PermissionDenied
        key = request.POST.get("quote", "")
        quote = policy.evidence.filter(pk=key if key.isdecimal() else 0, field=EvidenceField.RELATION).first()
        if quote is None:
            messages.error(request, "There is no such proposal.")
        else:
            self._decide(request, quote)
        return HttpResponseRedirect(reverse("admin:documents_policy_relations", args=[pk]))

    def _decide(self, request: HttpRequest, quote: Evidence) -> None:
        by = rights.person(request)
        try:
            if "_decline" in request.POST:
                relations.decline(quote=quote, by=by)
                messages.success(request, f"“{quote.value}”: no relation.")
                return
            form = self._relation_form(request.POST, pk=quote.pk)
            if not form.is_valid():
                messages.error(request, "Choose a kind, and another policy or none.")
                return
            values = form.cleaned_data
            at_once = relations.accept(quote=quote, kind=values["kind"], target=values["target"], by=by)
            told = "taken." if at_once else "waits until another reviewer has approved it."
            messages.success(request, f"{RelationKind(values['kind']).label_en} “{quote.value}”: {told}")
        except Refused as refusal:
            messages.error(request, str(refusal))

    def _relation_form(self, data: Any = None, *, pk: int, initial: Any = None) -> forms.Form:
        column = PolicyRelation._meta.get_field("target")

        class RelationForm(forms.Form):
            """How the policy stands to another; without one, to an act that is only named."""

            kind = forms.ChoiceField(choices=RelationKind.choices())
            target = forms.ModelChoiceField(
                Policy.objects.all(),
                required=False,
                label="The other policy",
                widget=AutocompleteSelect(column, self.admin_site),
            )

        return RelationForm(data, initial=initial, auto_id=f"id_%s_{pk}")

    def _related(self, request: HttpRequest, pk: int) -> Policy | None:
        if not rights.may_curate(request):
            raise PermissionDenied
        return Policy.objects.filter(pk=pk).first()


def to_decide(policy: Policy) -> int:
    """Return how many relations that the texts show nobody has decided."""
    return policy.evidence.filter(field=EvidenceField.RELATION, state=ValueState.PROPOSED).count()
