"""The authorities that issue policies, and the page of one."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from documents.models import IssuingBody
from documents.naming import name, names
from documents.search import store
from documents.search.facets import Selection
from documents.search.params import Params
from documents.vocabulary import BodyBranch
from documents.web.profiles import profile

#: Bodies on one page; the others are found by the words of their names.
MOST = 200
LONGEST_NAME = 100


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the bodies with published policies, those with most first, or those whose names have ``q``."""
    counts = Selection(store.current(), Params()).counts().body
    typed = request.GET.get("q", "").replace("\x00", "")[:LONGEST_NAME].strip()
    rows = IssuingBody.objects.filter(pk__in=list(counts)).select_related("region")
    bodies = [(row, *names(row), counts[row.pk]) for row in rows]
    if typed:
        bodies = [body for body in bodies if _has(typed, body[0])]
    bodies.sort(key=lambda body: (-body[3], body[1]))
    context = {"bodies": bodies[:MOST], "left_out": max(len(bodies) - MOST, 0), "typed": typed}
    return render(request, "documents/body_list.html", context)


def _has(typed: str, body: IssuingBody) -> bool:
    wanted = typed.casefold()
    return any(wanted in text.casefold() for text in (body.name_en, body.name_zh, *body.aliases))


@require_safe
def detail(request: HttpRequest, slug: str) -> HttpResponse:
    """Show one body; one that was replaced leads to the other."""
    body = get_object_or_404(IssuingBody.objects.select_related("region", "replaced_by"), slug=slug)
    if body.replaced_by is not None:
        return redirect(body.replaced_by, permanent=True)
    held = store.current()
    label, other = names(body)
    place = held.lists.place_of_pk.get(body.region_id or 0)
    context = {
        "body": body,
        "label": label,
        "other": other,
        "branch": name(BodyBranch(body.branch)),
        "places": [held.lists.places[number] for number in (*place.above, place.number)] if place else [],
        "profile": profile(held, Params(body=(body.slug,), bodies={body.slug: body})),
    }
    return render(request, "documents/body_detail.html", context)
