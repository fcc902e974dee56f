"""Browse and search, and the page of one policy."""

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponsePermanentRedirect
from django.shortcuts import get_object_or_404, render
from django.utils.cache import patch_vary_headers
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.models import Evidence, Measure, Policy, PolicyRelation
from documents.search import params as parameters
from documents.search import results, store
from documents.search.snippets import Highlighter, best_snippet, passages
from documents.vocabulary import EditorialState, ValueState
from documents.web import choices
from documents.web.charts import years
from documents.web.facts import disagreements_of, facts_of, measures_of, sources_of
from documents.web.structured import legislation

#: A policy merged into one that was itself merged is followed so far.
MOST_HEIRS = 10


@require_safe
def browse(request: HttpRequest) -> HttpResponse:
    """Show the policies that the query string asks for, with the counts of every choice."""
    held = store.current()
    params = parameters.parse(request.GET, held.lists)
    found = results.find(params, held)
    context = {
        "params": params,
        "found": found,
        "cards": _cards(found),
        "lists": choices.choice_lists(params, found.counts, held.lists),
        "years": years(found.counts.year, params),
        "chips": choices.chips(params, held.lists),
        "sorts": choices.sorts(params),
        "clear_url": choices.browse_url(parameters.Params()),
        "hidden": [pair for pair in params.pairs() if pair[0] not in ("q", "from", "to")],
        "page_query": _page_query(params),
    }
    part = bool(request.headers.get("HX-Request")) and not request.headers.get("HX-History-Restore-Request")
    name = "documents/_policy_list_body.html" if part else "documents/policy_list.html"
    response = render(request, name, context)
    # One address answers whole or in part: a cache, the browser's too, must not take one for the other.
    patch_vary_headers(response, ["HX-Request"])
    return response


def _page_query(params: parameters.Params) -> str:
    query = params.query()
    return f"{query}&cursor=" if query else "?cursor="


def _cards(found: results.Results) -> list[tuple[Policy, object, object]]:
    """Return each policy with its marked title and the passage that has the words searched for."""
    if not found.query or found.alike:
        return [(policy, None, None) for policy in found.policies]
    prefetch_related_objects(list(found.policies), "measures", "evidence")
    texts = {policy.pk: passages(policy) for policy in found.policies}
    lines = [text for pairs in texts.values() for _, text in pairs]
    titles = [text for policy in found.policies for text in (policy.title, policy.title_original)]
    highlighter = Highlighter(found.query, [*lines, *titles])
    return [
        (policy, highlighter.segments(policy.title), best_snippet(highlighter, texts[policy.pk]))
        for policy in found.policies
    ]


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show a published policy; one that was merged leads to its heir, a withdrawn one is gone."""
    policy = get_object_or_404(_whole(), slug=slug)
    if policy.state == EditorialState.MERGED:
        return _heir(request, policy)
    if policy.state == EditorialState.WITHDRAWN:
        return _gone(request, policy)
    if policy.state != EditorialState.PUBLISHED:
        raise Http404(_("There is no such policy."))
    lists = store.current().lists
    evidence = [quote for quote in policy.evidence.all() if quote.state != ValueState.REJECTED]
    place = lists.place_of_pk.get(policy.region_id or 0)
    context = {
        "policy": policy,
        "places": [lists.places[number] for number in place.above] + [place] if place else [],
        "facts": facts_of(policy, evidence, place),
        "measures": measures_of(policy),
        "sources": sources_of(policy),
        "disagreements": disagreements_of(policy),
        "relations": _relations(policy),
        "json_ld": legislation(policy, request),
    }
    return render(request, "documents/policy_detail.html", context)


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


def _heir(request: HttpRequest, policy: Policy) -> HttpResponse:
    """Lead to the policy that this one was merged into, wherever that stands now."""
    for _step in range(MOST_HEIRS):
        if policy.merged_into is None:
            break
        policy = policy.merged_into
    if policy.state == EditorialState.PUBLISHED:
        return HttpResponsePermanentRedirect(policy.get_absolute_url())
    return _gone(request, policy)


def _gone(request: HttpRequest, policy: Policy) -> HttpResponse:
    return render(request, "documents/policy_gone.html", {"policy": policy}, status=410)


def _relations(policy: Policy) -> list[tuple[str, PolicyRelation, Policy | None]]:
    """Return how the policy stands to others and they to it; what is not public is not linked."""
    rows = []
    for relation in policy.relations.select_related("target"):
        shown = relation.target is not None and relation.target.state == EditorialState.PUBLISHED
        if shown or relation.target_name:
            rows.append(("to", relation, relation.target if shown else None))
    inverse = policy.inverse_relations.filter(policy__in=Policy.objects.published()).select_related("policy")
    rows += [("from", relation, relation.policy) for relation in inverse]
    return rows
