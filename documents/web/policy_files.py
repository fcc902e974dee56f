"""What stands beside the page of a policy: its record as JSON and JSON-LD, and files for citing it."""

from collections.abc import Callable
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from documents.models import Policy
from documents.web.addressed import answer
from documents.web.citations import bibtex, permalink, ris
from documents.web.records import record
from documents.web.structured import linked_data

Writer = Callable[[Policy, str, date], str]


@require_safe
def as_json(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the record of a policy as JSON."""
    return answer(request, slug, "policy-json", lambda policy: _json(record(policy, request)))


@require_safe
def as_linked_data(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer a policy as schema.org's Legislation in JSON-LD."""
    return answer(
        request,
        slug,
        "policy-jsonld",
        lambda policy: _json(linked_data(policy, request), "application/ld+json"),
    )


@require_safe
def as_bibtex(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the BibTeX entry of a policy."""
    return answer(
        request, slug, "policy-bib", lambda policy: _file(policy, request, bibtex, "x-bibtex", "bib")
    )


@require_safe
def as_ris(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer the RIS record of a policy."""
    kind = "x-research-info-systems"
    return answer(request, slug, "policy-ris", lambda policy: _file(policy, request, ris, kind, "ris"))


def _json(data: dict[str, Any], content_type: str = "application/json") -> HttpResponse:
    options = {"ensure_ascii": False, "indent": 1}
    return JsonResponse(data, json_dumps_params=options, content_type=f"{content_type}; charset=utf-8")


def _file(policy: Policy, request: HttpRequest, write: Writer, kind: str, suffix: str) -> HttpResponse:
    text = write(policy, permalink(policy, request), timezone.localdate())
    response = HttpResponse(text, content_type=f"application/{kind}; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{policy.slug}.{suffix}"'
    return response
