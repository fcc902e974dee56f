"""The queue of candidates and the page on which one is decided."""

from typing import Any

from django import forms
from django.contrib import admin
from django.contrib.admin.helpers import ActionForm
from django.core.exceptions import PermissionDenied
from django.db.models import Prefetch, QuerySet
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.html import format_html

from documents.admin import rights
from documents.admin.candidate_filters import (
    ConfidenceFilter,
    DocumentFilter,
    KnownFilter,
    SectorFilter,
    StateFilter,
)
from documents.admin.region_filter import RegionFilter
from documents.admin.report import run_each
from documents.admin.review_forms import REASONS
from documents.admin.reviewing import review
from documents.models import Candidate, CandidateMeasure, Match
from documents.services import curation
from documents.vocabulary import MatchState

#: Sectors named in a line of the queue; the rest is counted.
SECTORS_NAMED = 2


class QueueActionForm(ActionForm):
    """The action on the chosen rows, with the reason that a rejection needs."""

    reason = forms.ChoiceField(
        choices=[("", "Reason for rejecting"), *((reason, reason) for reason in REASONS)], required=False
    )


@admin.register(Candidate)
class CandidateAdmin(rights.CurationAdmin):
    """What extraction proposes, newest text first and surest first within a text."""

    list_display = (
        "record",
        "place",
        "date",
        "sector_names",
        "measures",
        "sure",
        "known",
        "source",
    )
    list_display_links = ("record",)
    list_filter = (StateFilter, KnownFilter, ConfidenceFilter, RegionFilter, SectorFilter, DocumentFilter)
    list_select_related = ("region", "text_version__document")
    search_fields = ("title", "number", "bodies__name", "text_version__document__title")
    action_form = QueueActionForm
    actions = ("accept_chosen", "reject_chosen")
    ordering = ("-text_version_id", "-confidence", "-pk")

    class Media:
        """The look of the queue."""

        css = {"all": ("admin-review/queue.css",)}

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
        rows: QuerySet[Candidate] = super().get_queryset(request)
        return rows.defer("text_version__text").prefetch_related(
            "sectors",
            Prefetch("bodies", to_attr="all_bodies"),
            Prefetch("measures", queryset=measures, to_attr="all_measures"),
            Prefetch("matches", queryset=likely, to_attr="open_matches"),
        )

    @admin.display(description="Record", ordering="title")
    def record(self, row: Any) -> str:
        """Return the title, and below it the kind of act and who issued it."""
        issuers = ", ".join(body.name for body in row.all_bodies)
        about = " · ".join(part for part in (row.get_document_type_display(), issuers) if part)
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

    @admin.display(description="Measures")
    def measures(self, row: Any) -> int:
        """Return how many measures were found."""
        return len(row.all_measures)

    @admin.display(description="Sure", ordering="confidence")
    def sure(self, row: Candidate) -> str:
        """Return the confidence in percent, as a number and as a bar."""
        return format_html(
            '<span class="sure"><meter min="0" max="1" low="0.5" high="0.75" optimum="1" value="{}"></meter>'
            " {} %</span>",
            f"{row.confidence:.2f}",
            round(row.confidence * 100),
        )

    @admin.display(description="Known?")
    def known(self, row: Any) -> str:
        """Return whether a likely duplicate waits for a decision."""
        return "likely" if row.open_matches else "–"

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

    def changelist_view(
        self, request: HttpRequest, extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Show the queue over the whole width."""
        context = {"title": "Candidates", "is_nav_sidebar_enabled": False, **(extra_context or {})}
        return super().changelist_view(request, context)

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the review page."""
        rows = Candidate.objects.select_related(
            "region", "text_version__document", "policy__region", "decided_by"
        )
        pk = object_id if object_id.isdecimal() else "0"
        candidate = rows.filter(pk=pk).first()
        if candidate is None:
            return rights.gone(request, self.opts)
        if not self.has_view_or_change_permission(request, candidate):
            raise PermissionDenied
        return review(self, request, candidate)
