"""The policy that an address names: shown where it is published, else led on, gone or not there."""

from collections.abc import Callable

from django.db.models import Prefetch, QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _

from documents.models import Evidence, Measure, Policy
from documents.vocabulary import EditorialState

#: A policy merged into one that was itself merged is followed so far.
MOST_HEIRS = 10


def answer(
    request: HttpRequest, slug: str, address: str, show: Callable[[Policy], HttpResponse]
) -> HttpResponse:
    """Show a published policy; one that was merged leads to its heir's ``address``, a withdrawn one is
    gone.
    """
    policy = get_object_or_404(_whole(), slug=slug)
    if policy.state == EditorialState.MERGED:
        return _heir(request, policy, address)
    if policy.state == EditorialState.WITHDRAWN and policy.first_published_at is not None:
        return _gone(request, policy)
    if policy.state != EditorialState.PUBLISHED:
        raise Http404(_("There is no such policy."))
    return show(policy)


def _whole() -> "QuerySet[Policy]":
    """Return policies with all that their pages show, in a fixed number of queries.

    Stored texts stay where they are.
    """
    quotes = Evidence.objects.select_related("text_version__document").defer("text_version__text")
    measures = Measure.objects.select_related("type", "evidence__text_version__document")
    return Policy.objects.select_related("region", "merged_into").prefetch_related(
        "policy_sectors__sector",
        "policy_bodies__body",
        "dates",
        "sources__document",
        "disagreements__source",
        Prefetch("evidence", queryset=quotes),
        Prefetch(
            "measures",
            queryset=measures.defer("evidence__text_version__text").prefetch_related("sectors"),
        ),
    )


def _heir(request: HttpRequest, policy: Policy, address: str) -> HttpResponse:
    """Lead to the policy that this one was merged into, wherever that stands now."""
    for _step in range(MOST_HEIRS):
        if policy.merged_into is None:
            break
        policy = policy.merged_into
    if policy.state == EditorialState.PUBLISHED:
        return HttpResponsePermanentRedirect(reverse(address, args=[policy.slug]))
    return _gone(request, policy)


def _gone(request: HttpRequest, policy: Policy) -> HttpResponse:
    return render(request, "documents/policy_gone.html", {"policy": policy}, status=410)
