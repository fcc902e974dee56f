"""Source texts: add one, see how far each has come and why it failed, and run it again."""

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.admin.document_forms import AddForm
from documents.admin.report import run_each
from documents.admin.translation import NamesOriginals
from documents.models import Candidate, Document, ProcessingRun
from documents.services import intake
from documents.services.errors import Refused
from documents.vocabulary import DocumentState

#: Code points of a reason shown in the list.
REASON_SHOWN = 90


class RunInline(rights.ReadOnlyInline):
    """What the workers did with a text."""

    model = ProcessingRun
    fields = ("step", "outcome", "attempt", "candidates", "version", "reason", "started_at", "ended_at")
    readonly_fields = fields
    verbose_name_plural = "what was done with it"


@admin.register(Document)
class DocumentAdmin(NamesOriginals, rights.CurationAdmin):
    """Source texts, newest first. Their words never change, so nothing of them is edited here."""

    change_form_template = "admin/documents/document/change_form.html"
    list_display = ("name_shown", "state_shown", "found", "origin", "tier", "created_at", "added_by")
    list_filter = ("state", "origin", "tier")
    list_select_related = ("added_by",)
    search_fields = ("title", "name", "url", "publisher")
    actions = ("run_chosen_again",)
    inlines = (RunInline,)
    fields = (
        ("state", "reason"),
        ("title", "name"),
        "url",
        ("origin", "published", "publisher", "tier"),
        ("duplicate_of", "translation_of", "attempts"),
        ("added_by", "created_at"),
    )

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: a text is what it was when it came in."""
        return False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Document]:
        """Return the texts, each with the number of candidates of its last extraction."""
        own = Candidate.objects.filter(text_version__document=OuterRef("pk")).exclude(state="superseded")
        counted = own.order_by().values("text_version__document").annotate(n=Count("pk")).values("n")
        rows: QuerySet[Document] = super().get_queryset(request)
        return rows.annotate(candidate_count=Coalesce(Subquery(counted), 0))

    @admin.display(description="Text", ordering="title")
    def name_shown(self, row: Document) -> str:
        """Return what the text is called."""
        return str(row)

    @admin.display(description="State", ordering="state")
    def state_shown(self, row: Document) -> str:
        """Return how far the text has come, and why not further."""
        reason = row.reason if len(row.reason) <= REASON_SHOWN else f"{row.reason[:REASON_SHOWN]} …"
        return format_html(
            '<span class="state is-{}">{}</span> {}', row.state, row.get_state_display(), reason
        )

    @admin.display(description="Candidates")
    def found(self, row: Any) -> str:
        """Return how many candidates the text gave, as a link to them."""
        if not row.candidate_count:
            return "–"
        address = reverse("admin:documents_candidate_changelist")
        return format_html(
            '<a href="{}?document={}&amp;state=all">{}</a>', address, row.pk, row.candidate_count
        )

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with the one that runs a text again."""
        view = self.admin_site.admin_view(require_POST(self.run_again_view))
        return [path("<int:pk>/run-again/", view, name="documents_document_run_again"), *super().get_urls()]

    def add_view(self, request: HttpRequest, form_url: str = "", extra_context: Any = None) -> HttpResponse:
        """Take a file, an address or a pasted text."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = AddForm(request.POST, request.FILES) if request.method == "POST" else AddForm()
        if form.is_bound and form.is_valid():
            try:
                return self._welcome(request, form)
            except Refused as refusal:
                form.add_error(None, str(refusal))
        context = {
            **self.admin_site.each_context(request),
            "title": "Add a text",
            "opts": self.opts,
            "form": form,
        }
        request.current_app = self.admin_site.name
        return TemplateResponse(request, "admin/documents/document/add.html", context)

    def _welcome(self, request: HttpRequest, form: AddForm) -> HttpResponse:
        registration = form.register(by=rights.person(request))
        if registration.created:
            messages.success(
                request, "Taken in. A worker reads it now; its candidates will stand in the queue."
            )
        else:
            messages.info(request, "This text is known already: here it is.")
        return HttpResponseRedirect(
            reverse("admin:documents_document_change", args=[registration.document.pk])
        )

    def change_view(
        self, request: HttpRequest, object_id: str, form_url: str = "", extra_context: Any = None
    ) -> HttpResponse:
        """Show a text with what was done with it."""
        row = self.get_object(request, object_id)
        extra = {
            "title": str(row) if row else "",
            "may_run_again": rights.may_curate(request)
            and row is not None
            and row.state in (DocumentState.FAILED, DocumentState.DEAD, DocumentState.EXTRACTED),
            "may_link": rights.may_curate(request),
            "translations": row.translations.all() if row else [],
            "texts": row.texts.defer("text") if row else [],
            **(extra_context or {}),
        }
        return super().change_view(request, object_id, form_url, extra)

    def run_again_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Run one text again and return to it."""
        if not rights.may_curate(request):
            raise PermissionDenied
        document = Document.objects.filter(pk=pk).first()
        if document is None:
            return rights.gone(request, self.opts)
        self._run_again(request, [document])
        return HttpResponseRedirect(reverse("admin:documents_document_change", args=[pk]))

    @admin.action(description="Run again", permissions=["curate"])
    def run_chosen_again(self, request: HttpRequest, queryset: QuerySet[Document]) -> None:
        """Run each of the chosen texts again."""
        self._run_again(request, queryset)

    def _run_again(self, request: HttpRequest, rows: Any) -> None:
        run_each(
            request,
            rows,
            lambda row: intake.run_again(document=row, by=rights.person(request)),
            done="on the way again",
        )
