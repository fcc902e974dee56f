"""A policy as plain rows: its columns and the rows that belong to it, taken, put back, and laid over another.

A snapshot is ``{"columns": {column: value}, "parts": {model: {key: {column: value}}}}``; values are as JSON
keeps them. Sources are in it so that an edit of one can be held, but none is ever taken away.
"""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models

from documents.models import (
    Measure,
    MeasureSector,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicyRelation,
    PolicySector,
    PolicySource,
)
from documents.services.errors import InvalidValue

Rows = dict[str, dict[str, Any]]
Snapshot = dict[str, Any]

#: What an editor may change of a policy itself; its state, its slug and what repeats other rows is not his.
COLUMNS = ("title", "title_original", "document_type", "number", "lifecycle", "region_id", "summary")
#: The rows that belong to a policy, each behind those that it refers to, with the way to the policy.
PARTS: dict[str, tuple[type[models.Model], str]] = {
    "source": (PolicySource, "policy"),
    "date": (PolicyDate, "policy"),
    "body": (PolicyBody, "policy"),
    "sector": (PolicySector, "policy"),
    "measure": (Measure, "policy"),
    "measure sector": (MeasureSector, "measure__policy"),
    "relation": (PolicyRelation, "policy"),
}
#: Where a page was read stays known, whatever becomes of the values.
NEVER_REMOVED = ("source",)


def take(*, policy: Policy) -> Snapshot:
    """Return what the database holds of a policy and its parts."""
    stored = Policy.objects.get(pk=policy.pk)
    return {
        "columns": plain(stored, COLUMNS),
        "parts": {
            name: {
                str(row.pk): plain(row)
                for row in model._default_manager.filter(**{way: stored}).order_by("pk")
            }
            for name, (model, way) in PARTS.items()
        },
    }


def plain(row: models.Model, columns: tuple[str, ...] | None = None) -> dict[str, Any]:
    """Return a row's columns as JSON keeps them."""
    names = columns or tuple(field.attname for field in row._meta.concrete_fields)
    values: dict[str, Any] = json.loads(
        json.dumps({name: getattr(row, name) for name in names}, cls=DjangoJSONEncoder)
    )
    return values


def put(*, policy: Policy, wanted: Snapshot) -> None:
    """Make a policy and its parts what a snapshot says; rows get their old numbers back.

    Sources that the snapshot does not know stay.
    """
    present = take(policy=policy)
    columns = {field.attname: field for field in Policy._meta.concrete_fields}
    changed = {name: value for name, value in wanted["columns"].items() if present["columns"][name] != value}
    if changed:
        Policy.objects.filter(pk=policy.pk).update(
            **{name: columns[name].to_python(value) for name, value in changed.items()}
        )
    for name in reversed(PARTS):
        _take_away(name, present["parts"][name], wanted["parts"].get(name, {}))
    for name in PARTS:
        _bring_back(name, wanted["parts"].get(name, {}))


def _take_away(name: str, present: Rows, wanted: Rows) -> None:
    """Delete the rows that are not wanted, or not as they are; sources stay, to be written over."""
    if name in NEVER_REMOVED:
        return
    model = PARTS[name][0]
    model._default_manager.filter(
        pk__in=[key for key, row in present.items() if wanted.get(key) != row]
    ).delete()


def _bring_back(name: str, wanted: Rows) -> None:
    """Write the rows that are wanted and not there as they should be."""
    model = PARTS[name][0]
    fields = {field.attname: field for field in model._meta.concrete_fields}
    there = {str(row.pk): row for row in model._default_manager.filter(pk__in=list(wanted))}
    for key, values in wanted.items():
        old = there.get(key)
        if old is not None and plain(old) == values:
            continue
        row = model(**{column: fields[column].to_python(value) for column, value in values.items()})
        row.save(force_insert=old is None, force_update=old is not None)


def rebased(*, before: Snapshot, after: Snapshot, present: Snapshot) -> Snapshot:
    """Return ``present`` with the changes from ``before`` to ``after`` made to it.

    Raises ``InvalidValue`` naming what both have changed, each in its own way.
    """
    clashes: list[str] = []
    columns = _merged(before["columns"], after["columns"], present["columns"], clashes, "")
    parts = {
        name: _merged(
            before["parts"].get(name, {}), after["parts"].get(name, {}), present["parts"][name], clashes, name
        )
        for name in PARTS
    }
    if clashes:
        told = ", ".join(sorted(set(clashes)))
        raise InvalidValue(
            f"The record was changed meanwhile in the same place ({told}): decline this change and edit anew."
        )
    return {"columns": columns, "parts": {name: _without_empty(rows) for name, rows in parts.items()}}


def _merged(
    before: dict[str, Any], after: dict[str, Any], present: dict[str, Any], clashes: list[str], name: str
) -> dict[str, Any]:
    found = {}
    for key in [*present, *(key for key in after if key not in present)]:
        old, new, now = before.get(key), after.get(key), present.get(key)
        if old != new and now not in (old, new):
            clashes.append(name or key.removesuffix("_id").replace("_", " "))
        found[key] = now if old == new else new
    return found


def _without_empty(rows: Rows) -> Rows:
    return {key: row for key, row in rows.items() if row is not None}
