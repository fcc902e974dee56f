"""What places do in which fields: sectors by measure types, and who was first.

A cell counts the policies that a list filtered by that place, sector and measure type would show.
"""

from dataclasses import dataclass

import numpy as np

from documents.search.lists import Place
from documents.search.rows import UNDATED, Links, Mask, Numbers
from documents.search.store import Store


@dataclass(frozen=True, slots=True)
class Matrix:
    """Policies of one place with all below it: ``cells`` by sector and measure type, in the order of the
    lists, and by sector alone.
    """

    total: int
    sectors: Numbers
    cells: Numbers


def mask_of(store: Store, place: Place) -> Mask:
    """Return the rows of a place and of all places below it."""
    return (store.place >= place.number) & (store.place <= place.last)


def matrix(store: Store, place: Place) -> Matrix:
    """Count one place."""
    lists, rows = store.lists, store.rows
    within = mask_of(store, place)
    kept = within[rows.sectors.row]
    row, column = rows.sectors.row[kept], _numbers(rows.sectors, [s.pk for s in lists.sectors])[kept]
    row, column = row[column >= 0], column[column >= 0]
    width = len(lists.sectors)
    cells = np.zeros((width, len(lists.measure_types)), dtype=np.int64)
    for number, kind in enumerate(lists.measure_types):
        does = np.zeros(len(rows), dtype=np.bool_)
        does[rows.measures.row[rows.measures.value == kind.pk]] = True
        cells[:, number] = np.bincount(column[does[row]], minlength=width)
    return Matrix(int(within.sum()), np.bincount(column, minlength=width), cells)


def first_with(store: Store, within: Mask, links: Links) -> dict[int, int]:
    """Return for each value the row of the policy that was certainly there first; undated ones never are.

    Rows stand newest last day first, so it is the last dated row that has the value.
    """
    dated = within & (store.rows.latest != UNDATED)
    kept = dated[links.row]
    order = np.argsort(links.row[kept])
    # Of several pairs with one value the later takes the earlier's place.
    return dict(zip(links.value[kept][order].tolist(), links.row[kept][order].tolist(), strict=True))


def _numbers(links: Links, keys: list[int]) -> Numbers:
    """Return each link's value as its place among ``keys``, -1 where it is none of them."""
    number_of = np.full(max([*keys, 0]) + 1, -1, dtype=np.int64)
    number_of[keys] = np.arange(len(keys))
    known = links.value < len(number_of)
    return np.where(known, number_of[np.where(known, links.value, 0)], -1)
