"""The fields of use, and the page of one."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.naming import name, names
from documents.search import store
from documents.search.facets import Selection
from documents.search.params import Params
from documents.web.profiles import profile


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the sectors in their groups, each with its count."""
    held = store.current()
    counts = Selection(held, Params()).counts()
    groups = [
        (name(group), [(sector.code, *names(sector), counts.sector.get(sector.pk, 0)) for sector in members])
        for group, members in held.lists.groups
    ]
    return render(request, "documents/sector_list.html", {"groups": groups, "total": counts.total})


@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one sector."""
    held = store.current()
    sector = held.lists.sector_of_code.get(code)
    if sector is None:
        raise Http404(_("There is no sector with this code."))
    label, other = names(sector)
    group = next(name(group) for group, members in held.lists.groups if sector in members)
    context = {
        "label": label,
        "other": other,
        "group": group,
        "profile": profile(held, Params(sector=(code,))),
    }
    return render(request, "documents/sector_detail.html", context)
