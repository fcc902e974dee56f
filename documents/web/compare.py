"""Two to five places side by side: what they do in which fields, the sums they name, and who was first."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Window
from django.db.models.functions import Coalesce
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from documents.models import Measure, Policy, Region
from documents.naming import name
from documents.search import store
from documents.search.facets import Selection
from documents.search.lists import Label, Lists, Place
from documents.search.matrix import Matrix, first_with, mask_of, matrix
from documents.search.params import MAX_SEARCH, SHOWN, Params, Problem
from documents.search.rows import Numbers
from documents.search.store import Store
from documents.web import place_names
from documents.web.choices import browse_url
from documents.web.csvfile import csv_file
from documents.web.heat import Heat, heat
from documents.web.place_names import place_named

FEWEST, MOST = 2, 5
#: Names offered while typing; the others can be typed all the same.
OFFERED = 150


@dataclass(frozen=True, slots=True)
class Cell:
    """A number with its shade and the address of its policies."""

    count: int
    level: int
    url: str


@dataclass(frozen=True, slots=True)
class SectorRows:
    """A sector with a row for each place: all its policies, then by measure type."""

    sector: Label
    rows: tuple[tuple[Place, Cell, tuple[Cell, ...]], ...]


@dataclass(frozen=True, slots=True)
class First:
    """The first policy of a place with a measure type; ``certain`` says that no other place was earlier."""

    policy: Policy
    certain: bool


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the places side by side, or ask for them."""
    held = store.current()
    counts = Selection(held, Params()).counts().region
    places, problems = _chosen(request, held.lists, counts)
    context = {
        "places": places,
        "problems": problems,
        "typed": [*(place_names.typed(place, held.lists, counts) for place in places), *[""] * MOST][:MOST],
        "offered": place_names.offered(held.lists, counts, OFFERED),
        "suggestions": _suggestions(held.lists, counts),
    }
    if len(places) >= FEWEST:
        context |= _tables(held, places)
    return render(request, "documents/compare.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Answer the same numbers as a file: one line for each place, sector and measure type."""
    held = store.current()
    places, _problems = _chosen(request, held.lists, Selection(held, Params()).counts().region)
    header = ("region", "region_name", "sector", "sector_name", "measure", "measure_name", "policies")
    lines = [line for place in places for line in _lines(held, place)]
    return csv_file("compare", header, lines)


def _lines(held: Store, place: Place) -> list[tuple[str | int, ...]]:
    """Return the lines of a place; one without a measure type counts all policies of the sector."""
    figures = matrix(held, place)
    lines: list[tuple[str | int, ...]] = []
    for number, sector in enumerate(held.lists.sectors):
        begin = (place.code, name(place), sector.code, name(sector))
        lines.append((*begin, "", "", int(figures.sectors[number])))
        lines += [
            (*begin, kind.code, name(kind), int(count))
            for kind, count in zip(held.lists.measure_types, figures.cells[number].tolist(), strict=True)
        ]
    return lines


def _chosen(request: HttpRequest, lists: Lists, counts: Numbers) -> tuple[list[Place], list[Problem]]:
    """Return the places that are asked for by code or by name, and what had to be left out."""
    places: dict[str, Place] = {}
    problems = []
    values = (value.replace("\x00", "").strip()[:MAX_SEARCH] for value in request.GET.getlist("region"))
    for value in filter(None, values):
        place = place_named(value, lists, counts)
        if place is None:
            problems.append(Problem("region", value[:SHOWN], _("there is no place with this name or code")))
        elif place.code not in places and len(places) == MOST:
            problems.append(Problem("region", value[:SHOWN], _("five places at most stand side by side")))
        else:
            places[place.code] = place
    return list(places.values()), problems


def _suggestions(lists: Lists, counts: Numbers) -> list[tuple[str, str]]:
    """Return comparisons that say something: the places with most policies of a level, with an address."""
    found = []
    for level in ("country", "subdivision", "prefecture"):
        places = [place for place in lists.places if place.level == level and counts[place.number]]
        places.sort(key=lambda place: -int(counts[place.number]))
        if len(places) >= FEWEST:
            title = " · ".join(name(place) for place in places[:4])
            found.append((title, address(places[:4])))
    return found


def address(places: Sequence[Place], page_name: str = "compare") -> str:
    """Return the address that compares some places."""
    return f"{reverse(page_name)}?{urlencode([('region', place.code) for place in places])}"


def _tables(held: Store, places: list[Place]) -> dict[str, object]:
    figures = [matrix(held, place) for place in places]
    kinds = [n for n in range(len(held.lists.measure_types)) if any(f.cells[:, n].any() for f in figures)]
    most = max((int(figure.sectors.max(initial=0)) for figure in figures), default=0)
    shades = heat(most)
    sectors = _sectors(held.lists, places, figures, kinds, shades)
    return {
        "totals": [
            (place, figure.total, browse_url(Params(region=(place.code,))))
            for place, figure in zip(places, figures, strict=True)
        ],
        "kinds": [held.lists.measure_types[number] for number in kinds],
        "sectors": sectors,
        "empty": len(held.lists.sectors) - len(sectors),
        "shades": shades,
        "amounts": _amounts(held.lists, places),
        "firsts": _firsts(held, places),
        "csv": address(places, "compare-csv"),
    }


def _sectors(
    lists: Lists, places: list[Place], figures: list[Matrix], kinds: list[int], shades: Heat
) -> list[SectorRows]:
    """Return the sectors in which any of the places has a policy."""
    found = []
    for number, sector in enumerate(lists.sectors):
        if not any(figure.sectors[number] for figure in figures):
            continue
        rows = []
        for place, figure in zip(places, figures, strict=True):
            params = Params(region=(place.code,), sector=(sector.code,))
            cells = tuple(
                _cell(
                    int(figure.cells[number, kind]),
                    params.setting(measure=(lists.measure_types[kind].code,)),
                    shades,
                )
                for kind in kinds
            )
            rows.append((place, _cell(int(figure.sectors[number]), params, shades), cells))
        found.append(SectorRows(sector, tuple(rows)))
    return found


def _cell(count: int, params: Params, shades: Heat) -> Cell:
    return Cell(count, shades.level(count), browse_url(params) if count else "")


def _amounts(lists: Lists, places: list[Place]) -> list[tuple[Label, str, str, list[Measure | None]]]:
    """Return for each kind of measure, currency and unit the largest sum of each place, with how many there
    are; one query a place.
    """
    regions = Region.objects.in_bulk([place.pk for place in places])
    table: dict[tuple[int, str, str], list[Measure | None]] = {}
    for column, place in enumerate(places):
        for row in _largest(regions[place.pk]):
            key = (row.type_id, row.amount_currency, row.amount_unit)
            table.setdefault(key, [None] * len(places))[column] = row
    order = {kind.pk: (number, kind) for number, kind in enumerate(lists.measure_types)}
    known = sorted((key for key in table if key[0] in order), key=lambda key: (order[key[0]][0], *key[1:]))
    return [(order[key[0]][1], key[1], key[2], table[key]) for key in known]


def _largest(region: Region) -> list[Measure]:
    group = ("type_id", "amount_currency", "amount_unit")
    rows = (
        Measure.objects.filter(policy__in=Policy.objects.published().in_region(region))
        .annotate(
            sum=Coalesce("amount_max", "amount_min"),
            number=Window(Count("pk"), partition_by=[F(field) for field in group]),
        )
        .filter(sum__isnull=False)
        .order_by(*group, "-sum", "pk")
        .distinct(*group)
    )
    return list(rows.select_related("policy"))


def _firsts(held: Store, places: list[Place]) -> list[tuple[Label, list[First | None]]]:
    """Return for each kind of measure the first policy of each place that has it."""
    by_place = [first_with(held, mask_of(held, place), held.rows.measures) for place in places]
    keys = {int(held.rows.pk[row]) for found in by_place for row in found.values()}
    policies = Policy.objects.in_bulk(keys)
    table = []
    for kind in held.lists.measure_types:
        rows = [found.get(kind.pk) for found in by_place]
        if any(row is not None for row in rows):
            table.append((kind, [_first(held, rows, at, policies) for at in range(len(rows))]))
    return table


def _first(held: Store, rows: list[int | None], at: int, policies: dict[int, Policy]) -> First | None:
    """Return the first policy of one place; its date is sure to be before the others' or it is not said."""
    row = rows[at]
    policy = policies.get(int(held.rows.pk[row])) if row is not None else None
    if row is None or policy is None:
        return None
    others = [other for place, other in enumerate(rows) if other is not None and place != at]
    certain = all(held.rows.latest[row] < held.rows.earliest[other] for other in others)
    return First(policy, bool(others) and certain)
