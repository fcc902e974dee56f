"""Tables of policies: a file is uploaded, every change is shown, and only what was confirmed is written."""

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.models import PolicyImport
from documents.services.bulk import columns, files, importing, planning
from documents.services.errors import Refused
from documents.vocabulary import ImportState

#: What the kinds of rows are called on the page, in its order.
KINDS = {
    planning.ERROR: "with an error",
    planning.NEW: "new",
    planning.CHANGED: "changed",
    planning.UNCHANGED: "unchanged",
}
OUTCOMES = {
    importing.REFUSED: "refused",
    importing.CREATED: "made as drafts",
    importing.CHANGED: "changed",
    importing.HELD: "waiting for a second reviewer",
    importing.UNCHANGED: "unchanged",
}


class UploadForm(forms.Form):
    """A table to look at."""

    table = forms.FileField(
        label="Table",
        help_text=f"CSV, XLSX or JSON, up to {files.MAX_ROWS:,} rows; nothing is written before you confirm.",
    )


@admin.register(PolicyImport)
class PolicyImportAdmin(rights.CurationAdmin):
    """Uploads, newest first; each opens as its preview, and once confirmed as its report."""

    list_display = ("name", "state", "uploaded_by", "created_at", "ended_at")
    list_filter = ("state",)
    list_select_related = ("uploaded_by",)

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Tell whether the person may see what others uploaded: whoever curates may."""
        return rights.may_curate(request)

    def has_add_permission(self, request: HttpRequest) -> bool:
        """Tell whether the person may upload."""
        return rights.may_curate(request)

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Refuse: an upload is confirmed or discarded, never edited."""
        return False

    def get_urls(self) -> list[URLPattern]:
        """Return the pages, with the two that end an upload."""
        view = self.admin_site.admin_view
        own = [
            path(
                "<int:pk>/confirm/",
                view(require_POST(self.confirm_view)),
                name="documents_policyimport_confirm",
            ),
            path(
                "<int:pk>/discard/",
                view(require_POST(self.discard_view)),
                name="documents_policyimport_discard",
            ),
        ]
        return [*own, *super().get_urls()]

    def add_view(
        self, request: HttpRequest, form_url: str = "", extra_context: dict[str, Any] | None = None
    ) -> HttpResponse:
        """Take a table in and show what it would change."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        form = UploadForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            table = form.cleaned_data["table"]
            try:
                data = table.read(files.MAX_BYTES + 1)
                upload = importing.receive(name=table.name, data=data, by=rights.person(request))
                return HttpResponseRedirect(upload.get_absolute_url())
            except Refused as refusal:
                form.add_error("table", str(refusal))
        return self._page(
            request,
            "upload",
            {"title": "Import policies from a table", "form": form, "columns": columns.COLUMNS},
        )

    def change_view(
        self,
        request: HttpRequest,
        object_id: str,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> HttpResponse:
        """Show the preview of an upload, or its report."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        upload = PolicyImport.objects.filter(pk=object_id if object_id.isdecimal() else 0).first()
        if upload is None:
            return rights.gone(request, self.opts)
        own = upload.uploaded_by_id == request.user.pk
        context = {
            "title": str(upload),
            "upload": upload,
            "waiting": upload.state == ImportState.WAITING,
            "own": own,
            "kinds": _counted(upload.plan, "kind", KINDS),
            "outcomes": _counted(upload.report, "outcome", OUTCOMES),
            "to_write": sum(row["kind"] in (planning.NEW, planning.CHANGED) for row in upload.plan),
        }
        return self._page(request, "preview", context)

    def confirm_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Write what the preview showed and show the report."""
        return self._end(request, pk, importing.confirm, "Imported: the report stands below.")

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Put the upload aside."""
        return self._end(request, pk, importing.discard, "Discarded: nothing was written.")

    def _end(self, request: HttpRequest, pk: int, act: Any, done: str) -> HttpResponse:
        if not self.has_add_permission(request):
            raise PermissionDenied
        upload = PolicyImport.objects.filter(pk=pk).first()
        if upload is None:
            return rights.gone(request, self.opts)
        try:
            act(upload=upload, by=rights.person(request))
            messages.success(request, done)
        except Refused as refusal:
            messages.error(request, str(refusal))
        return HttpResponseRedirect(reverse("admin:documents_policyimport_change", args=[pk]))

    def _page(self, request: HttpRequest, name: str, context: dict[str, Any]) -> HttpResponse:
        request.current_app = self.admin_site.name
        return TemplateResponse(
            request,
            f"admin/documents/policyimport/{name}.html",
            {**self.admin_site.each_context(request), "opts": self.opts, **context},
        )


def _counted(rows: list[dict[str, Any]], key: str, names: dict[str, str]) -> list[Any]:
    """Return code, words, count and rows of each kind that has any."""
    groups = [(code, words, [row for row in rows if row[key] == code]) for code, words in names.items()]
    return [(code, words, len(found), found) for code, words, found in groups if found]
