"""The part of a text's page on which its original is named."""

from functools import partial
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import URLPattern, path, reverse
from django.views.decorators.http import require_POST

from documents.admin import rights
from documents.models import Document
from documents.services import translating
from documents.services.errors import Refused


class DocumentField(forms.CharField):
    """A text by its number, by its address, or by the address of its page in the portal."""

    def clean(self, value: Any) -> Document | None:
        """Return the text; what names none is an error."""
        typed = " ".join(str(value or "").split())
        if not typed:
            return None
        last = typed.rstrip("/").removesuffix("/change").rpartition("/")[2].lstrip("#")
        found = Document.objects.filter(url=typed).first()
        if found is None and last.isdecimal():
            found = Document.objects.filter(pk=last).first()
        if found is None:
            raise ValidationError("No text was found: write its number, or paste its address.")
        return found


def link(model_admin: Any, request: HttpRequest, pk: int) -> HttpResponse:
    """Note which text is the original of this one, or that none is, and return to it."""
    if not rights.may_curate(request):
        raise PermissionDenied
    document = Document.objects.filter(pk=pk).first()
    if document is None:
        return rights.gone(request, model_admin.opts)
    try:
        original = DocumentField().clean(request.POST.get("original", ""))
        translating.link(document=document, original=original, by=rights.person(request))
    except ValidationError as wrong:
        messages.error(request, " ".join(wrong.messages))
    except Refused as refusal:
        messages.error(request, str(refusal))
    else:
        told = f"This is a translation of “{original}”." if original else "This is noted as no translation."
        messages.success(request, told)
    return HttpResponseRedirect(reverse("admin:documents_document_change", args=[pk]))


class NamesOriginals:
    """Gives the texts' admin the form that names an original."""

    def get_urls(self) -> list[URLPattern]:
        """Return the pages with the one that links two texts."""
        site: Any = self.admin_site  # type: ignore[attr-defined]
        view = site.admin_view(require_POST(partial(link, self)))
        own = path("<int:pk>/original/", view, name="documents_document_original")
        return [own, *super().get_urls()]  # type: ignore[misc]
