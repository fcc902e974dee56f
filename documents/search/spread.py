"""Policies over time, by place or by sector: how many in each year, and which was the first."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from documents.search.lists import Label, Place
from documents.search.rows import UNDATED, Mask, Numbers
from documents.search.store import Store


@dataclass(frozen=True, slots=True)
class Groups:
    """Which policies are in which group: ``row`` is a policy's place in the columns, groups count from 0."""

    row: Numbers
    group: Numbers
    count: int


def by_place(store: Store, places: Sequence[Place]) -> Groups:
    """Group the policies by places that do not lie in one another, each with all below it."""
    group_of = np.full(len(store.lists.places) + 1, -1, dtype=np.int64)
    for number, place in enumerate(places):
        group_of[place.number : place.last + 1] = number
    # A policy without a known place has the number -1: the last entry, which is no group.
    group = group_of[store.place]
    row = np.flatnonzero(group >= 0)
    return Groups(row, group[row], len(places))


def by_sector(store: Store, sectors: Sequence[Label]) -> Groups:
    """Group the policies by sector; one may be in several."""
    links = store.rows.sectors
    rows = [links.row[links.value == sector.pk] for sector in sectors]
    group = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
    return Groups(np.concatenate([np.empty(0, dtype=np.int64), *rows]), group, len(rows))


def counts_by_year(store: Store, within: Mask, groups: Groups) -> tuple[int, Numbers]:
    """Return the first year and a table of groups by years; an act of several years counts in each, as in the
    lists. Undated ones are in none.
    """
    kept = (within & (store.rows.latest != UNDATED))[groups.row]
    row, group = groups.row[kept], groups.group[kept]
    if not len(row):
        return 0, np.zeros((groups.count, 0), dtype=np.int64)
    begins, ends = store.rows.begins[row], store.rows.ends[row]
    first = int(begins.min())
    changes = np.zeros((groups.count, int(ends.max()) - first + 2), dtype=np.int64)
    np.add.at(changes, (group, begins - first), 1)
    np.add.at(changes, (group, ends - first + 1), -1)
    return first, np.cumsum(changes, axis=1)[:, :-1]


def firsts(store: Store, within: Mask, groups: Groups) -> dict[int, int]:
    """Return for each group the row of the policy that was certainly there first; undated ones never are."""
    kept = (within & (store.rows.latest != UNDATED))[groups.row]
    row, group = groups.row[kept], groups.group[kept]
    order = np.argsort(row)
    # Rows stand newest first, so that of several with one group the oldest takes the others' place.
    return dict(zip(group[order].tolist(), row[order].tolist(), strict=True))
