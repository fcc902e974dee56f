"""The published facts as this process holds them, brought up to date before every answer.

PostgreSQL is the truth. The store remembers the snapshot it was read at; each request asks for the changes
that this snapshot did not see, in one query, and reads those policies again. An answer is therefore never
older than the commit before it, in every process, without any message between them.
"""

import threading
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from django.db import connection

from documents.search.lists import Lists, read_lists
from documents.search.rows import NONE, Numbers, Rows, changed_rows, read_rows
from documents.vocabulary import ChangeKind

#: Above this many changed policies all are read again, which is as quick.
MANY_CHANGES = 5_000

_OWN = "pg_current_xact_id_if_assigned()::text::bigint"
_COUNTER = "SELECT CASE WHEN is_called THEN last_value ELSE 0 END FROM documents_policychange_id_seq"
_POSITION = (
    f"SELECT pg_current_snapshot()::text, (SELECT max(id) FROM documents_policychange), {_OWN}, ({_COUNTER})"  # noqa: S608
)
# A transaction's own later changes count as seen in its snapshot, so those of the reading one are named
# apart.
# If that transaction was rolled back, nothing it read of itself stands, whether or not the log shows it.
# After a restore the log may name transactions that this server has not begun: what is not visible is no
# change.
_UNSEEN = f"""
    SELECT kind, policy_id FROM documents_policychange
     WHERE xid >= %(oldest)s
       AND (xid = {_OWN} OR (
                pg_visible_in_snapshot(xid::text::xid8, pg_current_snapshot())
                AND (xid = %(own)s OR NOT pg_visible_in_snapshot(xid::text::xid8, %(snapshot)s::pg_snapshot))
           ))
    UNION ALL
    SELECT 'policies', NULL
     WHERE %(seen)s IS NOT NULL AND NOT EXISTS (SELECT 1 FROM documents_policychange WHERE id = %(seen)s)
        OR %(seen)s IS NULL AND ({_COUNTER}) <> %(counter)s
        OR %(own)s IS DISTINCT FROM {_OWN} AND CASE
               WHEN %(own)s::text::xid8 < pg_snapshot_xmax(pg_current_snapshot())
               THEN pg_xact_status(%(own)s::text::xid8) IS DISTINCT FROM 'committed'
               ELSE %(own)s IS NOT NULL
           END
"""  # noqa: S608


@dataclass(frozen=True, slots=True)
class Store:
    """The lists and the rows at one moment; ``place`` is each row's place, by its number in tree order.

    ``seen`` is the newest change in the log then, ``counter`` the last number given to one, ``own`` the
    transaction that read, where it also wrote. ``hits`` remembers searches; a store that has seen a change
    begins without any.
    """

    lists: Lists
    rows: Rows
    place: Numbers
    snapshot: str
    seen: int | None
    own: int | None
    counter: int
    hits: dict[str, Any] = field(default_factory=dict)

    @property
    def oldest(self) -> int:
        """The oldest transaction that the snapshot may not have seen."""
        return int(self.snapshot.partition(":")[0])


_LOCK = threading.Lock()
_HELD: dict[str, Store] = {}


def current() -> Store:
    """Return the facts as they are now; one query where nothing changed."""
    database = str(connection.settings_dict["NAME"])
    store = _HELD.get(database)
    if store is not None and not _changes(store):
        return store
    with _LOCK:
        store = _brought_up(_HELD.get(database))
        _HELD[database] = store
    return store


def _changes(store: Store) -> set[tuple[str, int | None]]:
    known: dict[str, str | int | None] = {
        "oldest": store.oldest,
        "snapshot": store.snapshot,
        "seen": store.seen,
        "own": store.own,
        "counter": store.counter,
    }
    with connection.cursor() as cursor:
        cursor.execute(_UNSEEN, known)
        return set(cursor.fetchall())


def _position() -> tuple[str, int | None, int | None, int]:
    with connection.cursor() as cursor:
        cursor.execute(_POSITION)
        snapshot, seen, own, counter = cursor.fetchone()
    return snapshot, seen, own, counter


def _brought_up(store: Store | None) -> Store:
    """Return a store that has seen everything. What is written while it reads is read twice, never missed."""
    snapshot, seen, own, counter = _position()
    if store is None:
        lists, rows = read_lists(), read_rows()
        return Store(lists, rows, _places(lists, rows), snapshot, seen, own, counter)
    changes = _changes(store)
    kinds = {kind for kind, _ in changes}
    policies = {pk for kind, pk in changes if kind == ChangeKind.POLICY and pk is not None}
    lists, rows = store.lists, store.rows
    if ChangeKind.POLICIES in kinds or len(policies) > MANY_CHANGES:
        # The log that says so was cut or rolled back, so what it said of the lists is not known either.
        lists, rows = read_lists(), read_rows()
    else:
        if ChangeKind.LISTS in kinds:
            lists = read_lists()
        if policies:
            rows = changed_rows(rows, policies)
    place = store.place if lists is store.lists and rows is store.rows else _places(lists, rows)
    return Store(lists, rows, place, snapshot, seen, own, counter)


def _places(lists: Lists, rows: Rows) -> Numbers:
    """Return the number in tree order of each row's place."""
    if not lists.places:
        return np.full(len(rows), NONE, dtype=np.int64)
    keys = np.array([place.pk for place in lists.places], dtype=np.int64)
    by_key = np.argsort(keys)
    found = by_key[np.clip(np.searchsorted(keys, rows.region, sorter=by_key), 0, len(keys) - 1)]
    return np.where(keys[found] == rows.region, found, NONE)
