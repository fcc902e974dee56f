"""How far the collection reaches: for each place and sector how many policies there are, and when somebody
last looked for any.

An empty cell says nothing about a government; only a search that found nothing does.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import numpy as np

from documents.models import CoverageSearch
from documents.search.lists import Place
from documents.search.rows import Numbers
from documents.search.store import Store
from documents.vocabulary import SearchOutcome


class Reach(StrEnum):
    """What is known of a place and a sector."""

    POLICIES = "has-policies"
    NOTHING = "searched-none-found"
    FOUND = "searched-not-recorded-yet"
    UNKNOWN = "not-searched"


@dataclass(frozen=True, slots=True)
class Cell:
    """One place and sector: its policies, those of the places below counted in, and its newest search."""

    count: int
    searched_on: date | None = None
    outcome: str = ""

    @property
    def reach(self) -> Reach:
        """Return what the cell says."""
        if self.count:
            return Reach.POLICIES
        if self.searched_on is None:
            return Reach.UNKNOWN
        return Reach.NOTHING if self.outcome == SearchOutcome.NOTHING else Reach.FOUND


@dataclass(frozen=True, slots=True)
class Row:
    """A place with a cell for each sector, in the order of the lists."""

    place: Place
    total: int
    cells: tuple[Cell, ...]

    @property
    def known(self) -> bool:
        """Say whether anything is recorded or was searched for."""
        return bool(self.total) or any(cell.searched_on for cell in self.cells)


def coverage(store: Store, places: Sequence[Place]) -> list[Row]:
    """Return a row for each place, those with most policies first; one query."""
    table, totals = _by_sector(store), _totals(store)
    searches = _searches(store, places)
    rows = [
        Row(
            place,
            int(totals[place.number]),
            tuple(
                Cell(count, *searches.get((place.number, column), ()))
                for column, count in enumerate(table[place.number].tolist())
            ),
        )
        for place in places
    ]
    return sorted(rows, key=lambda row: (-row.total, not row.known, row.place.label_en))


def _by_sector(store: Store) -> Numbers:
    """Count places by sectors, each place with all below it: its own run in tree order."""
    sectors, links = store.lists.sectors, store.rows.sectors
    column_of = np.full(max([sector.pk for sector in sectors], default=0) + 2, -1, dtype=np.int64)
    column_of[[sector.pk for sector in sectors]] = np.arange(len(sectors))
    # A sector that the lists no longer have falls on the last entry, which is none.
    column = column_of[np.minimum(links.value, len(column_of) - 1)]
    place = store.place[links.row]
    kept = (column >= 0) & (place >= 0)
    shape = (len(store.lists.places), len(sectors))
    own = np.bincount(place[kept] * shape[1] + column[kept], minlength=shape[0] * shape[1])
    return _with_below(store, own.reshape(shape))


def _totals(store: Store) -> Numbers:
    own = np.bincount(store.place[store.place >= 0], minlength=len(store.lists.places))
    return _with_below(store, own.reshape(-1, 1))[:, 0]


def _with_below(store: Store, own: Numbers) -> Numbers:
    running = np.concatenate([np.zeros((1, own.shape[1]), dtype=np.int64), np.cumsum(own, axis=0)])
    ends = np.fromiter((place.last + 1 for place in store.lists.places), dtype=np.int64, count=len(own))
    return running[ends] - running[:-1]


def _searches(store: Store, places: Sequence[Place]) -> dict[tuple[int, int], tuple[date, str]]:
    """Return the newest search of each place and column; one of all places below counts for each of them."""
    lists = store.lists
    column_of = {sector.pk: column for column, sector in enumerate(lists.sectors)}
    concerned = {number for place in places for number in (place.number, *place.above)}
    kinds = ("region_id", "sector_id", "below")
    newest = (
        CoverageSearch.objects.filter(region__in=[lists.places[number].pk for number in concerned])
        .order_by(*kinds, "-searched_on", "-pk")
        .distinct(*kinds)
        .values_list(*kinds, "searched_on", "outcome", "pk")
    )
    found: dict[tuple[int, int], tuple[date, str]] = {}
    # The newer of two takes the other's place.
    for region, sector, below, day, outcome, _pk in sorted(newest, key=lambda row: (row[3], row[5])):
        searched = lists.place_of_pk[region]
        columns = range(len(lists.sectors)) if sector is None else [column_of.get(sector, -1)]
        for place in places:
            inside = below and searched.number <= place.number <= searched.last
            if place.number == searched.number or inside:
                found |= {(place.number, column): (day, outcome) for column in columns}
    return found
