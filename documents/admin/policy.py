"""The curated records: their facts, what they rest on, their history, and whether the public sees them."""

from copy import deepcopy
from typing import Any, ClassVar

import pghistory.models
from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.db.models import QuerySet
from django.forms.models import BaseInlineFormSet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.admin.desk import Desk
from documents.admin.expiry_filter import ExpiryFilter
from documents.admin.merging import MergesPolicies
from documents.admin.policy_forms import DateForm, PolicyForm, PolicyMeasureForm
from documents.admin.policy_relations import PolicyRelations, to_decide
from documents.admin.policy_search import found_by
from documents.admin.policy_table import PolicyTable
from documents.admin.region_filter import RegionFilter
from documents.admin.report import run_each
from documents.admin.second_eyes import SecondEyes
from documents.admin.waiting_merges import WaitingMerges
from documents.models import (
    CurationEvent,
    Disagreement,
    Evidence,
    Measure,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicyRelation,
    PolicySector,
    PolicySource,
)
from documents.services import publishing, versions
from documents.services.editing import editing
from documents.vocabulary import EditorialState

#: Versions of rows shown in a policy's history, newest first.
VERSIONS_SHOWN = 300
EXPORT_KINDS = (("csv", "CSV"), ("xlsx", "XLSX"), ("json", "JSON"))


class NamedFormSet(BaseInlineFormSet):
    """Rows whose boxes for removing them have a name that is read out."""

    def add_fields(self, form: Any, index: int | None) -> None:
        """Add the box and name it."""
        super().add_fields(form, index)
        if "DELETE" in form.fields:
            form.fields["DELETE"].widget.attrs["aria-label"] = "Remove"


class ChoicesReadOnce:
    """The choices of a column are read once for all rows, unless the column looks them up as one types.

    Each field has a name that is read out, since a table shows it only once, at its top.
    """

    def formfield_for_dbfield(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field with its name."""
        field: Any = super().formfield_for_dbfield(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None:
            widget = getattr(field.widget, "widget", field.widget)
            widget.attrs.setdefault("aria-label", str(db_field.verbose_name).capitalize())
        return field

    def formfield_for_foreignkey(self, db_field: Any, request: HttpRequest, **kwargs: Any) -> Any:
        """Return the field with its choices read."""
        field: Any = super().formfield_for_foreignkey(db_field, request, **kwargs)  # type: ignore[misc]
        if field is not None and db_field.name not in self.autocomplete_fields:  # type: ignore[attr-defined]
            if hasattr(db_field.related_model, "replaced_by"):
                field.queryset = field.queryset.filter(replaced_by=None)
            field.choices = list(field.choices)
        if field is not None:
            # Links to other pages beside every choice would be more to read than the choices.
            for right in ("add", "change", "delete", "view"):
                setattr(field.widget, f"can_{right}_related", False)
        return field


class PartInline(ChoicesReadOnce, admin.TabularInline):
    """Rows of a policy."""

    formset = NamedFormSet
    extra = 0


class DateInline(PartInline):
    """The dated events of a policy."""

    model = PolicyDate
    form = DateForm


class BodyInline(PartInline):
    """The bodies that issued a policy, the lead issuer first."""

    model = PolicyBody
    autocomplete_fields = ("body",)
    fields = ("position", "body")


class SectorInline(PartInline):
    """The fields of a policy."""

    model = PolicySector
    fields = ("sector", "primary")


class MeasureInline(ChoicesReadOnce, admin.StackedInline):
    """What a policy does."""

    model = Measure
    form = PolicyMeasureForm
    extra = 0
    fields = (
        ("position", "type"),
        "text",
        ("amount_min", "amount_max", "amount_currency", "amount_unit", "target_year"),
        "fields_of_use",
    )

    def get_queryset(self, request: HttpRequest) -> QuerySet[Measure]:
        """Return the measures with their sectors."""
        return super().get_queryset(request).prefetch_related("sectors")

    def get_formset(self, request: HttpRequest, obj: Any = None, **kwargs: Any) -> Any:
        """Return the forms with the sectors read once for all of them."""
        formset = super().get_formset(request, obj, **kwargs)
        # The form class shares its fields with all requests: what is read for this one goes into a copy.
        field: Any = deepcopy(formset.form.base_fields["fields_of_use"])
        field.choices = list(field.choices)
        formset.form.base_fields = {**formset.form.base_fields, "fields_of_use": field}
        return formset


class SourceInline(admin.StackedInline):
    """The pages that tell of a policy; none is taken away."""

    model = PolicySource
    extra = 0
    can_delete = False
    fields = ("url", "title", ("publisher", "published", "language", "tier"))
    formfield_overrides: ClassVar[dict[Any, Any]] = {models.URLField: {"assume_scheme": "https"}}


class RelationInline(PartInline):
    """How a policy stands to others."""

    model = PolicyRelation
    fk_name = "policy"
    autocomplete_fields = ("target",)


class EvidenceInline(rights.ReadOnlyInline):
    """The quotes that the values rest on."""

    model = Evidence
    fields = ("field", "value", "quote", "confidence", "state", "method")
    readonly_fields = fields
    verbose_name_plural = "quotes"


class DisagreementInline(rights.ReadOnlyInline):
    """Values of single sources that differ from the record's."""

    model = Disagreement
    fields = ("field", "value", "source")
    readonly_fields = fields
    verbose_name_plural = "where sources disagree"

    def get_queryset(self, request: HttpRequest) -> QuerySet[Disagreement]:
        """Return the values with their sources."""
        return super().get_queryset(request).select_related("source")


class PolicyActionForm(ActionForm):
    """The action on the chosen rows, with the reason that a withdrawal needs."""

    reason = forms.CharField(required=False, max_length=1000, label="Reason for withdrawing")


@admin.register(Policy)
class PolicyAdmin(
    WaitingMerges, MergesPolicies, PolicyTable, PolicyRelations, Desk, SecondEyes, rights.CurationAdmin
):
    """Policies: drafts are edited by editors; what is public, by reviewers."""

    class Media:
        """The names of the boxes in which entries are looked up."""

        js = ("admin/js/vendor/jquery/jquery.js", "admin/js/jquery.init.js", "admin-review/select-names.js")

    form = PolicyForm
    change_form_template = "admin/documents/policy/change_form.html"
    change_list_template = "admin/documents/policy/change_list.html"
    list_display = ("title", "place", "date", "document_type", "state", "best_tier", "updated_at")
    list_filter = ("state", "best_tier", RegionFilter, "document_type", ExpiryFilter, "origin")
    list_select_related = ("region",)
    search_fields = ("title", "title_original", "number", "slug")
    ordering = ("-updated_at", "-pk")
    action_form = PolicyActionForm
    actions = ("publish_chosen", "withdraw_chosen", "export_csv", "export_xlsx", "export_json")
    autocomplete_fields = ("region",)
    readonly_fields = (
        "state",
        "slug",
        "origin",
        "reason",
        "date",
        "best_tier",
        "first_published_at",
        "published_by",
    )
    fieldsets = (
        (
            None,
            {
                "fields": (
                    "seen_revision",
                    "title",
                    "title_original",
                    "document_type",
                    "number",
                    "lifecycle",
                    "region",
                    "summary",
                )
            },
        ),
        (
            "Its state",
            {
                "fields": (
                    ("state", "reason"),
                    ("slug", "origin"),
                    ("date", "best_tier"),
                    ("first_published_at", "published_by"),
                ),
                "classes": ("collapse",),
            },
        ),
    )
    inlines = (
        DateInline,
        BodyInline,
        SectorInline,
        MeasureInline,
        SourceInline,
        RelationInline,
        DisagreementInline,
        EvidenceInline,
    )

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: a policy comes from a text, with its quotes."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether the person may edit: drafts need the right to curate, public ones the right to
        publish."""
        if not rights.may_curate(request) or not super().has_change_permission(request, obj):
            return False
        if obj is None or obj.state == EditorialState.DRAFT:
            return True
        return obj.state != EditorialState.MERGED and rights.may_publish(request)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the policies that hold words beginning as those typed, by the index that the public search
        uses."""
        return (found_by(queryset, search_term) if search_term.strip() else queryset), False

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with the two that publish and withdraw."""
        own = [
            path(
                "<int:pk>/publish/",
                self.admin_site.admin_view(require_POST(self.publish_view)),
                name="documents_policy_publish",
            ),
            path(
                "<int:pk>/withdraw/",
                self.admin_site.admin_view(require_POST(self.withdraw_view)),
                name="documents_policy_withdraw",
            ),
        ]
        return [*own, *self.table_urls(), *self.relation_urls(), *super().get_urls()]

    # Editing

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show or save the page; the row is locked first, so that a stale form is seen as such."""
        with transaction.atomic():
            if request.method == "POST" and object_id and object_id.isdecimal():
                Policy.objects.select_for_update().filter(pk=object_id).first()
            response = super().changeform_view(request, object_id, form_url, extra_context)
            # The page is made here, not later: outside the transaction it would show another state.
            return response.render() if isinstance(response, TemplateResponse) else response

    def render_change_form(
        self, request: HttpRequest, context: dict[str, Any], *args: Any, **kwargs: Any
    ) -> Any:
        """Add what is missing for publishing, and what may be done."""
        policy = kwargs.get("obj")
        if policy is not None:
            context["lacking"] = publishing.missing(policy=policy)
            context["relations_to_decide"] = to_decide(policy)
            context["may_publish"] = rights.may_publish(request)
            context["own_words"] = publishing.wrote(policy=policy, user=rights.person(request))
            context["desk"] = self.desk(request, policy)
            context["eyes"] = self.second_eyes(request, policy)
        return super().render_change_form(request, context, *args, **kwargs)

    def save_model(self, request: HttpRequest, obj: Policy, form: Any, change: bool) -> None:
        """Leave saving to ``save_related``, which saves the record and its parts as one change."""

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        """Save the record and its parts as one change, with its event."""
        with editing(
            policy=form.instance, by=rights.person(request), revision=form.cleaned_data["seen_revision"]
        ) as edit:
            form.instance.save()
            super().save_related(request, form, formsets, change)
        form.instance.held = edit.held

    # Publishing

    def publish_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Publish one policy and return to it."""
        policy = self._to_publish(request, pk)
        if policy is not None:
            run_each(
                request,
                [policy],
                lambda row: publishing.publish(policy=row, by=rights.person(request)),
                done="published",
            )
        return self._back(request, pk)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Withdraw one policy for the reason given and return to it."""
        policy = self._to_publish(request, pk)
        reason = request.POST.get("reason", "")
        if policy is not None:
            run_each(
                request,
                [policy],
                lambda row: publishing.withdraw(policy=row, reason=reason, by=rights.person(request)),
                done="withdrawn",
            )
        return self._back(request, pk)

    def _to_publish(self, request: HttpRequest, pk: int) -> Policy | None:
        if not rights.may_publish(request):
            raise PermissionDenied
        return Policy.objects.filter(pk=pk).first()

    def _back(self, request: HttpRequest, pk: int) -> HttpResponse:
        if not Policy.objects.filter(pk=pk).exists():
            return rights.gone(request, self.opts)
        return HttpResponseRedirect(reverse("admin:documents_policy_change", args=[pk]))

    @admin.action(description="Publish", permissions=["publish"])
    def publish_chosen(self, request: HttpRequest, queryset: QuerySet[Policy]) -> None:
        """Publish each of the chosen policies."""
        run_each(
            request,
            queryset,
            lambda row: publishing.publish(policy=row, by=rights.person(request)),
            done="published",
        )

    @admin.action(description="Withdraw (say why)", permissions=["publish"])
    def withdraw_chosen(self, request: HttpRequest, queryset: QuerySet[Policy]) -> None:
        """Withdraw each of the chosen policies for the reason beside the action."""
        reason = request.POST.get("reason", "")
        run_each(
            request,
            queryset,
            lambda row: publishing.withdraw(policy=row, reason=reason, by=rights.person(request)),
            done="withdrawn",
        )

    # Reading

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the list, with what it takes to export just what it shows."""
        filters = request.GET.copy()
        for name in ("p", "all", "e"):
            filters.pop(name, None)
        listed = {"export_kinds": EXPORT_KINDS, "list_filters": f"{filters.urlencode()}&" if filters else ""}
        return super().changelist_view(request, {**listed, **(extra_context or {})})

    @admin.display(description="Region", ordering="region__name_en")
    def place(self, row: Policy) -> str:
        """Return the place by its name."""
        return row.region.name_en if row.region else "–"

    def history_view(
        self, request: HttpRequest, object_id: str, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show every decision on a policy and every version of its rows."""
        policy = self.get_object(request, object_id)
        if policy is None:
            return rights.gone(request, self.opts)
        if not self.has_view_or_change_permission(request, policy):
            raise PermissionDenied
        own = models.Q(policy=policy) | models.Q(
            candidate__in=list(policy.candidates.values_list("pk", flat=True))
        )
        context = {
            **self.admin_site.each_context(request),
            "title": f"History of “{policy}”",
            "opts": self.opts,
            "object": policy,
            "decisions": CurationEvent.objects.filter(own).select_related("actor", "candidate", "document"),
            "versions": _versions(policy),
            "earlier": versions.versions(policy=policy),
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/documents/policy/history.html", context)


def _versions(policy: Policy) -> QuerySet[Any]:
    """Return the versions of a policy's rows, newest first, each with what changed."""
    events = pghistory.models.Events.objects
    return events.references(policy).order_by("-pgh_created_at", "-pgh_slug")[:VERSIONS_SHOWN]
