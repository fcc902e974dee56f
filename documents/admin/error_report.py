"""What readers say is wrong: the open reports, each closed with an answer."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils.html import format_html

from documents.admin import rights
from documents.models import ErrorReport
from documents.services import reader_reports
from documents.services.errors import Refused
from documents.vocabulary import ReportState

#: Code points of a report shown in the list.
WORDS_SHOWN = 120
ALL = "all"


class StateFilter(admin.SimpleListFilter):
    """Open reports, unless others are asked for."""

    title = "state"
    parameter_name = "state"

    def lookups(self, request: HttpRequest, model_admin: Any) -> list[tuple[str, str]]:
        """Return the states and “all”; open is what stands without a choice."""
        closed = [choice for choice in ReportState.choices() if choice[0] != ReportState.OPEN]
        return [*closed, (ALL, "All")]

    def choices(self, changelist: Any) -> Any:
        """Name the first choice by what it shows."""
        first, *others = super().choices(changelist)
        return [{**first, "display": ReportState.OPEN.label_en}, *others]

    def queryset(self, request: HttpRequest, queryset: QuerySet[Any]) -> QuerySet[Any]:
        """Narrow to a state."""
        if self.value() == ALL:
            return queryset
        return queryset.filter(state=self.value() or ReportState.OPEN.value)


class DecisionForm(forms.ModelForm):
    """The one decision that the report's state allows, with its answer."""

    decision = forms.ChoiceField(widget=forms.RadioSelect)

    class Meta:
        model = ErrorReport
        fields = ("answer",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Offer what can be decided."""
        super().__init__(*args, **kwargs)
        if "decision" not in self.fields:
            return
        is_open = self.instance.state == ReportState.OPEN
        offered = (ReportState.DONE, ReportState.DECLINED) if is_open else (ReportState.OPEN,)
        choices = [(state.value, state.label_en if is_open else "Open again") for state in offered]
        self.fields["decision"].choices = choices  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """Ask for an answer where the report is closed."""
        data = super().clean() or {}
        closing = data.get("decision") in (ReportState.DONE, ReportState.DECLINED)
        if closing and not data.get("answer", "").strip():
            self.add_error("answer", "Say what was done, or why nothing was.")
        return data


@admin.register(ErrorReport)
class ErrorReportAdmin(rights.CurationAdmin):
    """Reports of readers, newest first."""

    form = DecisionForm
    list_display = ("created_at", "subject", "about", "said", "state", "closed_by")
    list_display_links = ("created_at", "subject")
    list_filter = (StateFilter, "subject")
    list_select_related = ("policy", "document", "closed_by")
    search_fields = ("words", "answer", "policy__title")
    readonly_fields = ("about", "subject", "words", "page", "reader", "created_at", "state")

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Refuse: reports come from readers."""
        return False

    def get_fields(self, request: HttpRequest, obj: Any = None) -> tuple[str, ...]:
        """Return what is shown; who may not decide is not asked for a decision."""
        fields = ("about", "subject", "words", "page", "reader", "created_at", "state", "answer")
        return (*fields, "decision") if self.has_change_permission(request, obj) else fields

    @admin.display(description="About")
    def about(self, row: ErrorReport) -> str:
        """Return what the report is about, as a link to the public page."""
        target = row.policy or row.document
        return format_html('<a href="{}">{}</a>', target.get_absolute_url(), target) if target else "–"

    @admin.display(description="Words")
    def said(self, row: ErrorReport) -> str:
        """Return the beginning of what the reader wrote."""
        return row.words if len(row.words) <= WORDS_SHOWN else f"{row.words[:WORDS_SHOWN]} …"

    @admin.display(description="Reader's link")
    def page(self, row: ErrorReport) -> str:
        """Return the address that the reader gave; what is behind it nobody has checked."""
        if not row.link:
            return "–"
        return format_html('<a href="{}" rel="noopener noreferrer nofollow">{}</a>', row.link, row.link)

    @admin.display(description="Reader's e-mail")
    def reader(self, row: ErrorReport) -> str:
        """Return the reader's address, which goes when the report is closed."""
        if not row.email:
            return "–"
        return format_html(
            '<a href="mailto:{}">{}</a> (deleted when the report is closed)', row.email, row.email
        )

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: Any = None,
    ) -> HttpResponse:
        """Show a report or take the decision on it; one that somebody else took meanwhile stands."""
        try:
            return super().changeform_view(request, object_id, form_url, extra_context)
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(request.path)

    def save_model(self, request: HttpRequest, obj: ErrorReport, form: Any, change: bool) -> None:
        """Carry out the decision."""
        decision = ReportState(form.cleaned_data["decision"])
        if decision == ReportState.OPEN:
            reader_reports.reopen(report=obj)
        else:
            reader_reports.close(report=obj, state=decision, answer=obj.answer, by=rights.person(request))
