"""Policies over time by place or by sector, and how a kind of measure spread from place to place."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_safe

from documents.models import Policy
from documents.naming import name
from documents.search import params as parameters
from documents.search import spread, store
from documents.search.facets import Selection
from documents.search.lists import Label, Place
from documents.search.params import Params
from documents.search.rows import Mask, Numbers
from documents.search.store import Store
from documents.web.charts import Years, years
from documents.web.choices import browse_url
from documents.web.csvfile import csv_file

#: Groups that are drawn; the file has them all.
DRAWN = 8


@dataclass(frozen=True, slots=True)
class Figures:
    """What is counted: the groups with their policies by year, ``first`` the first year."""

    by: str
    params: Params
    rows: Sequence[Place | Label]
    groups: spread.Groups
    within: Mask
    first: int
    table: Numbers


@dataclass(frozen=True, slots=True)
class Series:
    """One group over time, with the address of its policies and a number for each year.

    ``below`` is the address of this page for the places below it, where there are any.
    """

    group: Place | Label
    total: int
    url: str
    below: str
    years: Years
    counts: tuple[int, ...]


@require_safe
def page(request: HttpRequest) -> HttpResponse:
    """Show the groups with most policies over time, and the spread of the measure that is chosen."""
    held = store.current()
    figures = _figures(request, held)
    series = _series(figures)
    context = {
        "by": figures.by,
        "problems": figures.params.problems,
        "series": series,
        "others": int((figures.table.sum(axis=1) > 0).sum()) - len(series),
        "span": range(figures.first, figures.first + figures.table.shape[1]),
        "spread": _spread(held, figures) if figures.by == "region" else [],
        "region": [held.lists.place_of_code[code] for code in figures.params.region],
        "measure": [held.lists.measure_type_of_code[code] for code in figures.params.measure],
        "measures": [
            (kind, _address(figures, measure=(kind.code,)), kind.code in figures.params.measure)
            for kind in held.lists.measure_types
        ],
        "all_url": _address(figures, measure=()),
        "by_region": _address(_by(figures, "region")),
        "by_sector": _address(_by(figures, "sector")),
        "csv": _address(figures, "timeline-csv"),
    }
    return render(request, "documents/timeline.html", context)


@require_safe
def as_csv(request: HttpRequest) -> HttpResponse:
    """Answer the numbers of all groups as a file: one line a group and year."""
    figures = _figures(request, store.current())
    lines = [
        (row.code, name(row), figures.first + offset, int(count))
        for row, counts in zip(figures.rows, figures.table, strict=True)
        for offset, count in enumerate(counts.tolist())
    ]
    return csv_file("timeline", (figures.by, f"{figures.by}_name", "year", "policies"), lines)


def _figures(request: HttpRequest, held: Store) -> Figures:
    """Count what the filters let through; of one place the places below it are the groups."""
    asked = parameters.parse(request.GET, held.lists)
    params = replace(asked, q="", sort="", cursor="")
    by = "sector" if request.GET.get("by") == "sector" else "region"
    rows: Sequence[Place | Label]
    if by == "sector":
        rows = held.lists.sectors
        groups = spread.by_sector(held, held.lists.sectors)
    else:
        places = _places(held, params)
        rows, groups = places, spread.by_place(held, places)
    within = Selection(held, params).rows()
    return Figures(by, params, rows, groups, within, *spread.counts_by_year(held, within, groups))


def _places(held: Store, params: Params) -> list[Place]:
    """Return the places right below the one asked for, or it alone where none is; else the countries."""
    lists = held.lists
    if len(params.region) != 1:
        return [lists.places[number] for number in lists.children.get(None, ())]
    place = lists.place_of_code[params.region[0]]
    return [lists.places[number] for number in lists.children.get(place.number, ())] or [place]


def _series(figures: Figures) -> list[Series]:
    """Return the groups with most policies, all over the same years."""
    totals = np.bincount(
        figures.groups.group[figures.within[figures.groups.row]], minlength=figures.groups.count
    )
    top = [int(number) for number in np.argsort(-totals, kind="stable")[:DRAWN] if totals[number]]
    return [_one(figures, number, int(totals[number])) for number in top if figures.table[number].any()]


def _one(figures: Figures, number: int, total: int) -> Series:
    group = figures.rows[number]
    params = figures.params.setting(**{figures.by: (group.code,)})
    counts = figures.table[number].tolist()
    by_year = {figures.first + offset: count for offset, count in enumerate(counts)}
    deeper = isinstance(group, Place) and group.last > group.number
    below = _address(figures, region=(group.code,)) if deeper else ""
    return Series(group, total, browse_url(params), below, years(by_year, params), tuple(counts))


def _spread(held: Store, figures: Figures) -> list[tuple[Place | Label, Policy]]:
    """Return each place with its first dated policy, the earliest place first; one query."""
    found = spread.firsts(held, figures.within, figures.groups)
    policies = Policy.objects.in_bulk([int(held.rows.pk[row]) for row in found.values()])
    ordered = sorted(found.items(), key=lambda pair: -pair[1])
    return [
        (figures.rows[group], policies[int(held.rows.pk[row])])
        for group, row in ordered
        if int(held.rows.pk[row]) in policies
    ]


def _by(figures: Figures, by: str) -> Figures:
    """Return the same filters with other groups."""
    return replace(figures, by=by)


def _address(figures: Figures, page_name: str = "timeline", **values: tuple[str, ...]) -> str:
    """Return the address of this page, or of its file, with other values of some filters."""
    pairs = figures.params.setting(**values).pairs()
    if figures.by != "region":
        pairs.insert(0, ("by", figures.by))
    return reverse(page_name) + (f"?{urlencode(pairs)}" if pairs else "")
