"""Policies as a file: the list with its filters, or the rows chosen, as CSV, XLSX or JSON."""

from typing import Any

from django.contrib import admin, messages
from django.contrib.admin.options import IncorrectLookupParameters
from django.core.exceptions import PermissionDenied, SuspiciousOperation
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_safe

from documents.admin import rights
from documents.models import Policy
from documents.services.bulk import columns, files
from documents.services.errors import Refused

#: The parameter of the address that names the format; all others are the list's filters.
FORMAT = "as"


class PolicyTable:
    """Adds to the admin of policies the addresses and actions that write a table."""

    admin_site: Any

    def table_urls(self) -> list[URLPattern]:
        """Return the address of the file."""
        view = self.admin_site.admin_view(require_safe(self.export_view))
        return [path("export/", view, name="documents_policy_export")]

    def export_view(self, request: HttpRequest) -> HttpResponse:
        """Answer the policies of the list, narrowed by the filters of the address, as a file."""
        if not (rights.may_curate(request) and self.has_view_permission(request)):  # type: ignore[attr-defined]
            raise PermissionDenied
        filters = request.GET.copy()
        kind = filters.pop(FORMAT, ["csv"])[-1]
        return self._file(request, self._listed(request, filters), kind)

    def _listed(self, request: HttpRequest, filters: QueryDict) -> QuerySet[Policy]:
        listing = HttpRequest()
        listing.user = request.user
        listing.method = "GET"
        listing.GET = QueryDict(filters.urlencode())
        try:
            found: QuerySet[Policy] = self.get_changelist_instance(listing).queryset  # type: ignore[attr-defined]
        except (IncorrectLookupParameters, SuspiciousOperation, ValueError):
            return Policy.objects.none()
        return found

    def _file(self, request: HttpRequest, policies: QuerySet[Policy], kind: str) -> HttpResponse:
        rows = columns.with_parts(policies.select_related(None))[: files.MAX_ROWS + 1]
        try:
            data = files.write(kind, [columns.cells(policy) for policy in rows])
        except Refused as refusal:
            messages.error(request, str(refusal))
            return HttpResponseRedirect(reverse("admin:documents_policy_changelist"))
        response = HttpResponse(data, content_type=files.CONTENT_TYPES[kind])
        response["Content-Disposition"] = f'attachment; filename="policies.{kind}"'
        return response

    @admin.action(description="Export as CSV", permissions=["curate"])
    def export_csv(self, request: HttpRequest, queryset: QuerySet[Policy]) -> HttpResponse:
        """Answer the chosen policies as CSV."""
        return self._file(request, queryset, "csv")

    @admin.action(description="Export as XLSX", permissions=["curate"])
    def export_xlsx(self, request: HttpRequest, queryset: QuerySet[Policy]) -> HttpResponse:
        """Answer the chosen policies as a workbook."""
        return self._file(request, queryset, "xlsx")

    @admin.action(description="Export as JSON", permissions=["curate"])
    def export_json(self, request: HttpRequest, queryset: QuerySet[Policy]) -> HttpResponse:
        """Answer the chosen policies as JSON."""
        return self._file(request, queryset, "json")
