"""The queue of candidates and the page on which one is decided."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.helpers import ActionForm
from django.contrib.auth.models import User
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html

from documents.admin import rights
from documents.admin.candidate_filters import (
    TABS,
    ConfidenceFilter,
    DocumentFilter,
    KnownFilter,
    RequestFilter,
    SectorFilter,
    StateFilter,
    WorkFilter,
)
from documents.admin.candidate_search import found_by
from documents.admin.desk import Desk
from documents.admin.merging import MergesCandidates
from documents.admin.paging import COUNTED, BoundedPaginator, FoundOnce
from documents.admin.region_filter import RegionFilter
from documents.admin.report import run_each
from documents.admin.review_forms import REASONS
from documents.admin.reviewing import review
from documents.models import Candidate, CandidateMeasure, ChangeRequest, Match
from documents.services import assigning, curation
from documents.services.worklist import worklist
from documents.vocabulary import MatchState, RequestState

#: Sectors named in a line of the queue; the rest is counted.
SECTORS_NAMED = 2


class QueueActionForm(ActionForm):
    """The action on the chosen rows, with the reason that a rejection needs and the person to assign to."""

    reason = forms.ChoiceField(
        choices=[("", "Reason for rejecting"), *((reason, reason) for reason in REASONS)], required=False
    )
    to = forms.ModelChoiceField(User.objects.none(), required=False, empty_label="Nobody", label="Assign to")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer everybody who may be given a record."""
        super().__init__(*args, **kwargs)
        people: Any = self.fields["to"]
        people.queryset = assigning.colleagues()


@admin.register(Candidate)
class CandidateAdmin(MergesCandidates, Desk, rights.CurationAdmin):
    """What extraction proposes, newest text first and surest first within a text."""

    change_list_template = "admin/documents/candidate/change_list.html"

    list_display = (
        "record",
        "place",
        "date",
        "sector_names",
        "sure",
        "notes",
        "person",
        "source",
    )
    list_display_links = ("record",)
    list_filter = (
        WorkFilter,
        StateFilter,
        RequestFilter,
        KnownFilter,
        ConfidenceFilter,
        RegionFilter,
        SectorFilter,
        DocumentFilter,
    )
    list_select_related = ("region", "text_version__document", "assigned_to")
    search_fields = ("title", "number", "bodies__name", "text_version__document__title")
    action_form = QueueActionForm
    actions = ("accept_chosen", "reject_chosen", "assign_chosen")
    ordering = ("-text_version_id", "-confidence", "-pk")

    class Media:
        """The look of the queue."""

        css = {"all": ("admin-review/queue.css", "admin-review/desk.css")}

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: candidates come from texts."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether the person may decide."""
        return rights.may_curate(request)

    def get_queryset(self, request: HttpRequest) -> QuerySet[Candidate]:
        """Return the rows with what the list shows of them, but without the texts, which may be long."""
        measures = CandidateMeasure.objects.only("pk", "candidate_id")
        likely = Match.objects.filter(state=MatchState.PROPOSED).only("pk", "candidate_id")
        asked = ChangeRequest.objects.filter(state=RequestState.OPEN).only("pk", "candidate_id")
        rows: QuerySet[Candidate] = super().get_queryset(request)
        return rows.defer("text_version__text").prefetch_related(
            "sectors",
            Prefetch("bodies", to_attr="all_bodies"),
            Prefetch("measures", queryset=measures, to_attr="all_measures"),
            Prefetch("matches", queryset=likely, to_attr="open_matches"),
            Prefetch("requests", queryset=asked, to_attr="open_requests"),
        )

    def get_changelist(self, request: HttpRequest, **kwargs: Any) -> type[FoundOnce]:
        """Return the kind of list that the queue is."""
        return FoundOnce

    def get_paginator(
        self, request: HttpRequest, queryset: Any, per_page: int, *args: Any, **kwargs: Any
    ) -> BoundedPaginator:
        """Return the pages of the queue, found once."""
        plain = self.get_queryset(request).select_related(*self.list_select_related)
        return BoundedPaginator(queryset, per_page, plain=plain)

    def get_search_results(
        self, request: HttpRequest, queryset: QuerySet[Any], search_term: str
    ) -> tuple[QuerySet[Any], bool]:
        """Return the candidates that hold every word typed."""
        return found_by(queryset, search_term), False

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with the one of a person's own work."""
        own = path("work/", self.admin_site.admin_view(self.work_view), name="documents_candidate_work")
        return [own, *super().get_urls()]

    @admin.display(description="Record", ordering="title")
    def record(self, row: Any) -> str:
        """Return the title, and below it the kind of act, who issued it and how many measures were found."""
        issuers = ", ".join(body.name for body in row.all_bodies)
        count = len(row.all_measures)
        measures = f"{count} measure{'' if count == 1 else 's'}" if count else ""
        about = " · ".join(part for part in (row.get_document_type_display(), issuers, measures) if part)
        return format_html("{}<small>{}</small>", row.title or "(no title in the text)", about)

    @admin.display(description="Region", ordering="region__name_en")
    def place(self, row: Candidate) -> str:
        """Return the place by its name."""
        return row.region.name_en if row.region else "–"

    @admin.display(description="Sectors")
    def sector_names(self, row: Candidate) -> str:
        """Return the first sectors and how many more there are."""
        names = [sector.label_en for sector in row.sectors.all()]
        more = len(names) - SECTORS_NAMED
        return ", ".join(names[:SECTORS_NAMED]) + (f" +{more}" if more > 0 else "") or "–"

    @admin.display(description="Sure", ordering="confidence")
    def sure(self, row: Candidate) -> str:
        """Return the confidence in percent, as a number and as a bar."""
        return format_html(
            '<span class="sure"><meter min="0" max="1" low="0.5" high="0.75" optimum="1" value="{}"></meter>'
            " {} %</span>",
            f"{row.confidence:.2f}",
            round(row.confidence * 100),
        )

    @admin.display(description="Notes")
    def notes(self, row: Any) -> str:
        """Return whether a likely duplicate waits for a decision, and how many change requests are open."""
        asked = len(row.open_requests)
        told = ("known already?" if row.open_matches else "", f"{asked} asked" if asked else "")
        return ", ".join(filter(None, told)) or "–"

    @admin.display(description="With", ordering="assigned_to__username")
    def person(self, row: Candidate) -> str:
        """Return whose work it is."""
        return str(row.assigned_to or "–")

    @admin.display(description="Source text", ordering="text_version_id")
    def source(self, row: Candidate) -> str:
        """Return the text's title as a link to all its candidates."""
        document = row.text_version.document
        address = reverse("admin:documents_candidate_changelist")
        return format_html('<a href="{}?document={}&amp;state=all">{}</a>', address, document.pk, document)

    @admin.action(description="Accept as drafts", permissions=["curate"])
    def accept_chosen(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> None:
        """Accept each of the chosen candidates as it is."""
        run_each(
            request,
            queryset,
            lambda row: curation.accept(candidate=row, by=rights.person(request)),
            done="accepted as drafts",
        )

    @admin.action(description="Reject (choose a reason)", permissions=["curate"])
    def reject_chosen(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> None:
        """Reject each of the chosen candidates for the reason chosen beside the action."""
        reason = request.POST.get("reason", "")
        run_each(
            request,
            queryset,
            lambda row: curation.reject(candidate=row, reason=reason, by=rights.person(request)),
            done="rejected",
        )

    @admin.action(description="Assign to (choose a person)", permissions=["curate"])
    def assign_chosen(self, request: HttpRequest, queryset: QuerySet[Candidate]) -> None:
        """Give the chosen candidates to the person chosen beside the action, or to nobody."""
        chosen = request.POST.get("to", "")
        to = User.objects.filter(pk=chosen).first() if chosen.isdecimal() else None
        if chosen and to is None:
            messages.error(request, "This person is not known: choose one of the list.")
            return
        run_each(
            request,
            queryset,
            lambda row: assigning.assign(row=row, to=to, by=rights.person(request)),
            done=f"assigned to {to or 'nobody'}",
        )

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the queue over the whole width, below the tabs of whose work it is."""
        context = {
            "title": "Candidates",
            "is_nav_sidebar_enabled": False,
            "tabs": [("", "Queue"), *TABS],
            "tab": request.GET.get(WorkFilter.parameter_name, ""),
            "counted": COUNTED,
            **(extra_context or {}),
        }
        return super().changelist_view(request, context)

    def work_view(self, request: HttpRequest) -> HttpResponse:
        """Show what a person has to do, what waits for them, and what they did last."""
        if not rights.may_curate(request):
            raise PermissionDenied
        publishes = rights.may_publish(request)
        context = {
            **self.admin_site.each_context(request),
            "title": "My work",
            "opts": self.opts,
            "work": worklist(person=rights.person(request), publishes=publishes),
            "publishes": publishes,
            "is_nav_sidebar_enabled": False,
        }
        return TemplateResponse(request, "admin/documents/candidate/work.html", context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the review page."""
        rows = Candidate.objects.select_related(
            "region", "text_version__document", "policy__region", "decided_by", "assigned_to"
        )
        pk = object_id if object_id.isdecimal() else "0"
        candidate = rows.filter(pk=pk).first()
        if candidate is None:
            return rights.gone(request, self.opts)
        if not self.has_view_or_change_permission(request, candidate):
            raise PermissionDenied
        page = review(self, request, candidate)
        if isinstance(page, TemplateResponse) and page.context_data is not None:
            page.context_data["desk"] = self.desk(request, candidate)
        return page
