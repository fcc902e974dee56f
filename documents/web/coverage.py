"""What has been searched for and what has not: places by sectors."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.models import CoverageSearch, Region
from documents.naming import name
from documents.search import store
from documents.search.coverage import Cell, Reach, Row, coverage
from documents.search.facets import Selection
from documents.search.lists import Label, Lists, Place
from documents.search.params import MAX_SEARCH, SHOWN, Params, Problem
from documents.search.rows import Numbers
from documents.search.store import Store
from documents.web import place_names
from documents.web.choices import browse_url
from documents.web.csvfile import csv_file
from documents.web.heat import Heat, heat

#: Places on one page: with all sectors some thousand cells.
ROWS = 40
#: Searches listed below the table; the file and the cells have all.
SEARCHES = 50
#: Names offered while typing.
OFFERED = 60
_DIGITS = 4


@dataclass(frozen=True, slots=True)
class ShownCell:
    """A cell with its shade and the address of its policies, where it has any."""

    cell: Cell
    level: int
    url: str

    @property
    def kind(self) -> str:
        """Return the cell's state as the name of a style."""
        return self.cell.reach.value


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A place with its cells; ``below`` is the address of this page for the places below it, if any."""

    place: Place
    total: int
    url: str
    below: str
    cells: tuple[ShownCell, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the countries, or the places right below one, by sectors."""
    held = store.current()
    counts = Selection(held, Params()).counts().region
    above, problems = _above(request, held.lists, counts)
    rows = coverage(held, _places(held.lists, above))
    known = [row for row in rows if row.known]
    number, last = _page(request, known)
    shown = known[(number - 1) * ROWS : number * ROWS]
    shades = heat(max((cell.count for row in known for cell in row.cells), default=0))
    context = {
        "above": above,
        "chain": [held.lists.places[at] for at in (*above.above, above.number)] if above else [],
        "problems": problems,
        "rows": [_shown(row, held.lists, shades) for row in shown],
        "unknown": [row.place for row in rows if not row.known],
        "groups": held.lists.groups,
        "shades": shades,
        "tally": _tally(rows),
        "page": number,
        "last": last,
        "before": address(above, page=number - 1) if number > 1 else "",
        "after": address(above, page=number + 1) if number < last else "",
        "searches": _searches(held, above),
        "switch": _switch(held.lists, counts),
        "typed": place_names.typed(above, held.lists, counts) if above else "",
        "offered": place_names.offered(held.lists, counts, OFFERED),
        "csv": address(above, "coverage-csv"),
    }
    return render(request, "documents/coverage.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Answer the same as a file: a line for each place and sector, whether anything is known of it or not."""
    held = store.current()
    above, _problems = _above(request, held.lists, Selection(held, Params()).counts().region)
    header = ("region", "region_name", "sector", "sector_name", "coverage", "policies", "searched_on")
    lines = [
        line for row in coverage(held, _places(held.lists, above)) for line in _lines(row, held.lists.sectors)
    ]
    return csv_file("coverage", header, lines)


def _lines(row: Row, sectors: Sequence[Label]) -> list[tuple[object, ...]]:
    place, label = row.place.code, name(row.place)
    return [
        (place, label, sector.code, name(sector), cell.reach.value, cell.count, cell.searched_on or "")
        for sector, cell in zip(sectors, row.cells, strict=True)
    ]


def _above(request: HttpRequest, lists: Lists, counts: Numbers) -> tuple[Place | None, list[Problem]]:
    """Return the place whose places below are asked for, and what was not understood."""
    value = request.GET.get("region", "").replace("\x00", "").strip()[:MAX_SEARCH]
    place = place_names.place_named(value, lists, counts) if value else None
    if value and place is None:
        return None, [Problem("region", value[:SHOWN], _("there is no place with this name or code"))]
    return place, []


def _places(lists: Lists, above: Place | None) -> list[Place]:
    """Return the countries, or the places right below one with that one before them."""
    if above is None:
        return [lists.places[number] for number in lists.children.get(None, ())]
    return [above, *(lists.places[number] for number in lists.children.get(above.number, ()))]


def _page(request: HttpRequest, rows: Sequence[Row]) -> tuple[int, int]:
    """Return the page asked for, within those there are, and the last one."""
    last = max(-(-len(rows) // ROWS), 1)
    asked = request.GET.get("page", "")
    number = int(asked) if asked.isascii() and asked.isdigit() and len(asked) <= _DIGITS else 1
    return min(max(number, 1), last), last


def _shown(row: Row, lists: Lists, shades: Heat) -> ShownRow:
    place = row.place
    cells = tuple(
        ShownCell(
            cell,
            shades.level(cell.count),
            browse_url(Params(region=(place.code,), sector=(sector.code,))) if cell.count else "",
        )
        for sector, cell in zip(lists.sectors, row.cells, strict=True)
    )
    below = address(place) if place.last > place.number else ""
    return ShownRow(place, row.total, browse_url(Params(region=(place.code,))), below, cells)


def _tally(rows: Sequence[Row]) -> list[tuple[str, int]]:
    """Count the cells of each state, over all places asked for."""
    reached = [cell.reach for row in rows for cell in row.cells]
    return [(reach.value, reached.count(reach)) for reach in Reach]


def _searches(held: Store, above: Place | None) -> list[CoverageSearch]:
    """Return the newest searches of the places shown; one query."""
    rows = CoverageSearch.objects.select_related("region", "sector")
    if above is not None:
        inside = [place.pk for place in _places(held.lists, above)]
        over = [held.lists.places[number].pk for number in above.above]
        rows = rows.filter(Q(region__in=inside) | Q(region__in=over, below=True))
    else:
        rows = rows.filter(region__in=Region.objects.filter(depth=1))
    return list(rows[:SEARCHES])


def _switch(lists: Lists, counts: Numbers) -> list[tuple[Place, str]]:
    """Return the places whose places below have most policies, with their addresses."""
    places = [place for place in lists.places if place.last > place.number and counts[place.number]]
    top = sorted(places, key=lambda place: (place.level != "country", -int(counts[place.number])))
    countries = [place for place in top if place.level == "country"][:3]
    inside = [place for place in top if place.level == "subdivision"][:6]
    return [(place, address(place)) for place in (*countries, *inside)]


def address(above: Place | None, page_name: str = "coverage", *, page: int = 1) -> str:
    """Return the address of this page for the places below one, or for the countries."""
    pairs = [("region", above.code)] if above else []
    pairs += [("page", str(page))] if page > 1 else []
    return reverse(page_name) + (f"?{urlencode(pairs)}" if pairs else "")
