"""A source text with the passages that published policies rest on, marked by field.

A text is public while a published policy rests on it, by a quote or as one of its sources; only quotes of
published policies are marked (docs/decisions/0005-public-texts.md).
"""

from django.db.models import Q, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.marking import Mark, cut
from documents.models import Document, Evidence, Policy, PolicySource, TextVersion
from documents.naming import name
from documents.vocabulary import EvidenceField, ValueState
from documents.web.text_titles import titles_of

#: Above this many characters only the surroundings of the marks are shown, so that a page stays a page.
LONGEST = 300_000
AROUND = 20_000
_DIGITS = 18


@require_safe
def detail(request: HttpRequest, pk: int) -> HttpResponse:
    """Show a text: the version asked for, or the newest."""
    document = get_object_or_404(Document, pk=pk)
    policies = policies_on(document)
    if not policies:
        raise Http404(_("No published policy rests on this text."))
    version = _version(document, request.GET.get("version", ""))
    quotes = _quotes(version)
    context = {
        "document": document,
        "title": title_of(document, policies),
        "version": version,
        "policies": policies,
        "text": _marked(version, quotes) if version else None,
        "fields": [
            (field, name(field)) for field in EvidenceField if any(quote.field == field for quote in quotes)
        ],
        "quotes": {quote.pk: quote for quote in quotes},
        "titles": {field.value: name(field) for field in EvidenceField},
    }
    return render(request, "documents/document_detail.html", context)


def policies_on(document: Document) -> "QuerySet[Policy]":
    """Return the published policies that rest on a text, by a quote or as one of their sources."""
    policies = Policy.objects.published().filter(
        Q(sources__document=document) | Q(evidence__text_version__document=document)
    )
    return policies.select_related("region").distinct()


def title_of(document: Document, policies: "QuerySet[Policy]") -> str:
    """Return what a text is called."""
    sources = PolicySource.objects.filter(document=document, policy__in=policies).order_by("-pk")
    return titles_of([document], sources)[document.pk]


def _version(document: Document, asked: str) -> TextVersion | None:
    versions = document.texts.select_related("snapshot")
    if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS:
        version = versions.filter(pk=int(asked)).first()
        if version is not None:
            return version
    return versions.first()


def _quotes(version: TextVersion | None) -> list[Evidence]:
    if version is None:
        return []
    public = version.evidence.filter(policy__in=Policy.objects.published())
    return list(public.exclude(state=ValueState.REJECTED).select_related("policy"))


def _marked(version: TextVersion, quotes: list[Evidence]) -> object:
    marks = [Mark(quote.pk, quote.field, quote.start, quote.end) for quote in quotes]
    if len(version.text) <= LONGEST or not marks:
        return cut(version.text, marks, passage=(0, min(len(version.text), LONGEST)), around=0)
    passage = (min(mark.start for mark in marks), max(mark.end for mark in marks))
    return cut(version.text, marks, passage=passage, around=AROUND)
