"""What a merge changes, row by row, and the way back.

Before and after a merge the rows of the records that take part are read; what differs is kept with the
``Merge``. Undoing turns each difference round, but for what somebody changed since, which stays and is told.
"""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.db.models import Q

from documents.models import (
    Candidate,
    Disagreement,
    Evidence,
    Match,
    Measure,
    MeasureSector,
    Merge,
    Policy,
    PolicyBody,
    PolicyDate,
    PolicyRelation,
    PolicySector,
    PolicySource,
)
from documents.services.decisions import Person

Rows = dict[tuple[str, int], dict[str, Any]]

#: Models in the order in which rows that a merge made can be taken away: none before those that name it.
MODELS: tuple[type[models.Model], ...] = (
    Disagreement,
    MeasureSector,
    Measure,
    PolicyDate,
    PolicyBody,
    PolicySector,
    PolicyRelation,
    PolicySource,
    Match,
    Evidence,
    Candidate,
    Policy,
)
_BY_NAME = {model._meta.model_name: model for model in MODELS}
#: Of these rows only where they belong and what was decided is a merge's doing.
_COLUMNS = {
    Evidence: ("policy_id",),
    Candidate: ("policy_id", "state", "decided_by_id", "decided_at"),
    Match: ("policy_id", "state"),
}
#: Columns that count, or that ``publishing.refresh`` derives from others.
_DERIVED = ("revision", "created_at", "updated_at", "date", "date_earliest", "date_latest", "best_tier")
#: Words of a row that are told where it stays.
_TOLD = 80


@contextmanager
def traced(
    *, into: Policy, by: Person, candidate: Candidate | None = None, absorbed: Policy | None = None
) -> Iterator[None]:
    """Keep as a ``Merge`` what the block changes of the records; call it inside a transaction."""
    before = _rows(into, candidate, absorbed)
    yield
    after = _rows(into, candidate, absorbed)
    Merge.objects.create(
        into=into, candidate=candidate, absorbed=absorbed, made_by=by, changes=_changes(before, after)
    )


def revert(*, merge: Merge) -> list[str]:
    """Turn round what a merge changed; return what somebody changed since and therefore stays, in words."""
    left: list[str] = []
    for model in MODELS:
        own = [change for change in merge.changes if change["model"] == model._meta.model_name]
        rows = {row.pk: row for row in model._default_manager.filter(pk__in=[c["pk"] for c in own])}
        for change in own:
            left += _revert(model, rows.get(change["pk"]), change, merge)
    return left


def _rows(into: Policy, candidate: Candidate | None, absorbed: Policy | None) -> Rows:
    """Return the rows of the records as plain data, by model and number."""
    policies = [policy.pk for policy in (into, absorbed) if policy is not None]
    own, taken = Q(policy__in=policies), Q(candidate=candidate) if candidate else Q()
    scope: Mapping[type[models.Model], Q] = {
        MeasureSector: Q(measure__policy__in=policies),
        PolicyRelation: own | Q(target__in=policies),
        Evidence: own | taken,
        Match: own | taken,
        Candidate: own | (Q(pk=candidate.pk) if candidate else Q()),
        Policy: Q(pk__in=policies),
    }
    found: Rows = {}
    for model in MODELS:
        columns = _COLUMNS.get(model) or [
            field.attname for field in model._meta.concrete_fields if field.attname not in _DERIVED
        ]
        rows = model._default_manager.filter(scope.get(model, own)).order_by("pk")
        for row in _plain(list(rows.values("pk", *columns))):
            found[model._meta.model_name or "", row.pop("pk")] = row
    return found


def _plain(rows: Any) -> Any:
    """Return rows as JSON would give them back, so that they can be compared with what was stored."""
    return json.loads(json.dumps(rows, cls=DjangoJSONEncoder))


def _changes(before: Rows, after: Rows) -> list[dict[str, Any]]:
    changes = []
    for key in [*before, *(key for key in after if key not in before)]:
        old, new = before.get(key), after.get(key)
        if old == new:
            continue
        if old is not None and new is not None:
            columns = [name for name in new if old[name] != new[name]]
            old, new = {name: old[name] for name in columns}, {name: new[name] for name in columns}
        changes.append({"model": key[0], "pk": key[1], "before": old, "after": new})
    return changes


def _revert(model: Any, row: Any, change: Mapping[str, Any], merge: Merge) -> list[str]:
    """Turn one change round; return what stays instead."""
    before, after = change["before"], change["after"]
    if row is None:
        if after is None:
            model(pk=change["pk"], **_typed(model, before)).save(force_insert=True)
            return []
        return [] if before is None else [f"{model._meta.verbose_name} {change['pk']} was removed since"]
    now = _plain({name: getattr(row, name) for name in after or before})
    if before is None:
        return _take_away(row, now == after, merge)
    since = [name for name in after if now[name] != after[name]]
    back = {name: value for name, value in before.items() if name not in since}
    if back:
        model._default_manager.filter(pk=row.pk).update(**_typed(model, back))
    return [_stays(row, name.removesuffix("_id").replace("_", " ")) for name in since]


def _take_away(row: Any, untouched: bool, merge: Merge) -> list[str]:
    """Remove a row that the merge made, unless it was changed or something else rests on it."""
    if not untouched:
        return [_stays(row, "changed since")]
    if isinstance(row, PolicySource) and _still_needed(row, merge):
        return []
    row.delete()
    return []


def _still_needed(source: PolicySource, merge: Merge) -> bool:
    """Tell whether another candidate of the same text, or a disagreement, rests on a source."""
    others = Candidate.objects.filter(policy=source.policy_id, text_version__document=source.document_id)
    if merge.candidate_id:
        others = others.exclude(pk=merge.candidate_id)
    return others.exists() or source.disagreements.exists()


def _typed(model: Any, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return stored values as the model's columns hold them."""
    columns = {field.attname: field for field in model._meta.concrete_fields}
    return {name: columns[name].to_python(value) for name, value in values.items()}


def _stays(row: models.Model, what: str) -> str:
    words = " ".join(str(row).split())
    return f"{row._meta.verbose_name} “{words[:_TOLD]}”: {what}"
