"""The tree of places, and the page of one: its policies, what is above and below it."""

from dataclasses import dataclass

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents import words
from documents.models import Region, RegionName
from documents.naming import name, names
from documents.search import store
from documents.search.facets import Selection
from documents.search.lists import Lists, Place
from documents.search.params import MAX_SEARCH, Params
from documents.search.rows import Numbers
from documents.vocabulary import RegionLevel
from documents.web import place_names
from documents.web.maps import choropleth
from documents.web.profiles import profile

#: Places that a search for a name shows.
MOST_FOUND = 60
#: Names offered while one is typed.
MOST_OFFERED = 12


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A place with its policies, those below it counted in."""

    code: str
    label: str
    other: str
    count: int
    level: str
    above: str = ""


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """Show the countries with their counts, or the places whose names have the words of ``q``."""
    held = store.current()
    counts = Selection(held, Params()).counts()
    typed = _typed(request)
    roots = [held.lists.places[number] for number in held.lists.children.get(None, ())]
    rows = place_rows(roots, counts.region, held.lists)
    context = {
        "typed": typed,
        "found": _named(typed, counts.region, held.lists) if typed else None,
        "with_policies": [row for row in rows if row.count],
        "without": [row for row in rows if not row.count],
        "map": choropleth("world", counts.region, held.lists),
        "total": counts.total,
    }
    return render(request, "documents/region_list.html", context)


@require_safe
def as_names(request: HttpRequest) -> HttpResponse:
    """Answer the places whose names begin with ``q`` or have its words, for a field to complete: what stands
    for each in the field, and its other name with the place above it.
    """
    held = store.current()
    counts = Selection(held, Params()).counts().region
    rows = _named(_typed(request), counts, held.lists)[:MOST_OFFERED]
    found = [
        {
            "value": place_names.typed(held.lists.place_of_code[row.code], held.lists, counts),
            "label": " · ".join(part for part in (row.other, row.above or row.level, str(row.count)) if part),
        }
        for row in rows
    ]
    return JsonResponse({"places": found})


def _typed(request: HttpRequest) -> str:
    return request.GET.get("q", "").replace("\x00", "")[:MAX_SEARCH].strip()


@require_safe
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """Show one place; one that was replaced leads to the other."""
    held = store.current()
    place = held.lists.place_of_code.get(code)
    if place is None:
        if code.upper() in held.lists.place_of_code:
            return redirect("region-detail", code.upper(), permanent=True)
        raise Http404(_("There is no place with this code."))
    heir = Region.objects.filter(replaces__code=code).first()
    if heir is not None:
        return redirect(heir, permanent=True)
    label, other = names(place)
    figures = profile(held, Params(region=(place.code,)))
    below = [held.lists.places[number] for number in held.lists.children.get(place.number, ())]
    rows = place_rows(below, figures.counts.region, held.lists)
    context = {
        "place": place,
        "label": label,
        "other": other,
        "level": name(RegionLevel(place.level)),
        "above": [held.lists.places[number] for number in place.above],
        "profile": figures,
        "below": [row for row in rows if row.count],
        "below_without": [row for row in rows if not row.count],
        "own": int((held.place == place.number).sum()),
        "map": choropleth("china", figures.counts.region, held.lists) if place.code == "CN" else None,
    }
    return render(request, "documents/region_detail.html", context)


def place_rows(places: list[Place], counts: Numbers, lists: Lists) -> list[PlaceRow]:
    """Return places with their counts, those with most first."""
    rows = [_row(place, counts, lists) for place in places]
    return sorted(rows, key=lambda row: (-row.count, row.label))


def _row(place: Place, counts: Numbers, lists: Lists) -> PlaceRow:
    label, other = names(place)
    above = ", ".join(name(lists.places[number]) for number in reversed(place.above))
    return PlaceRow(
        place.code, label, other, int(counts[place.number]), name(RegionLevel(place.level)), above
    )


def _named(typed: str, counts: Numbers, lists: Lists) -> list[PlaceRow]:
    """Return the places with a name that begins with what was typed or has its words, most policies first."""
    wanted = words.index_words(typed)
    if not wanted:
        return []
    found = {place.number for place in lists.places if _has(wanted, place.label_en, place.label_zh)}
    aliases = RegionName.objects.filter(name__istartswith=typed).values_list("region_id", flat=True)
    found |= {lists.place_of_pk[pk].number for pk in aliases[:MOST_FOUND] if pk in lists.place_of_pk}
    return place_rows([lists.places[number] for number in found], counts, lists)[:MOST_FOUND]


def _has(wanted: str, *labels: str) -> bool:
    return any(f" {words.index_words(label)}".find(f" {wanted}") >= 0 for label in labels)
