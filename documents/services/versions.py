"""A policy as it stood at each of its revisions, read from the history that triggers keep, and going back."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import User
from django.db import models, transaction

from documents.models import HeldEdit, Policy
from documents.services import snapshots
from documents.services.editing import editing
from documents.services.errors import InvalidValue, NotFound
from documents.services.values import difference, policy_values

#: Versions listed, newest first; older ones are still reached by their number.
VERSIONS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Version:
    """One revision of a policy: its number, when it was made, and its title then."""

    revision: int
    since: datetime
    title: str


class _TakenBack(Exception):
    """Ends a trial."""


def versions(*, policy: Policy) -> list[Version]:
    """Return the versions of a policy that can be gone back to, newest first, without the present one."""
    revisions = _revisions(policy)
    rows = _events(Policy).filter(pgh_obj_id=policy.pk).order_by("pgh_id")
    last = {revisions[row.pgh_created_at]: row for row in rows.only("pgh_created_at", "title")}
    found = [
        Version(number, row.pgh_created_at, row.title)
        for number, row in last.items()
        if number < policy.revision
    ]
    return sorted(found, key=lambda version: version.revision, reverse=True)[:VERSIONS_SHOWN]


def as_of(*, policy: Policy, revision: int) -> snapshots.Snapshot:
    """Return a policy's rows as they stood when it had a revision; ``NotFound`` where it never had it.

    Rows of one transaction carry one time, that of its beginning. A transaction that waited for its turn
    may have begun before an earlier revision was stored: what is of a later revision is told by the
    times of that, not by being later.
    """
    revisions = _revisions(policy)
    if revision not in revisions.values():
        raise NotFound(f"There is no revision {revision} of “{policy}”.")
    seen = [moment for moment, number in revisions.items() if number <= revision]
    later = [moment for moment, number in revisions.items() if number > revision]
    record = _events(Policy).filter(pgh_obj_id=policy.pk, pgh_created_at__in=seen).latest("pgh_id")
    parts: dict[str, snapshots.Rows] = {}
    for name, (model, way) in snapshots.PARTS.items():
        link, _, beyond = way.partition("__")
        owners = list(parts["measure"]) if beyond else [policy.pk]
        events = _events(model).filter(pgh_created_at__lte=max(seen)).exclude(pgh_created_at__in=later)
        parts[name] = _last(events, model, f"{link}_id", {int(owner) for owner in owners})
    return {"columns": snapshots.plain(record, snapshots.COLUMNS), "parts": parts}


@transaction.atomic
def changes(*, policy: Policy, revision: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Return the values that going back to a revision would change: as they are, and as they would be."""
    wanted = as_of(policy=policy, revision=revision)
    before = policy_values(Policy.objects.get(pk=policy.pk))
    after = before
    try:
        with transaction.atomic():  # the rows are put back for a look, and taken back at once
            snapshots.put(policy=policy, wanted=wanted)
            after = policy_values(Policy.objects.get(pk=policy.pk))
            raise _TakenBack
    except _TakenBack:
        pass
    return difference(before, after)


def revert(*, policy: Policy, revision: int, reason: str, by: User, seen: int) -> HeldEdit | None:
    """Give a policy the values it had at a revision; return the held change where it is public.

    Its sources stay, and so do its state and its address. ``seen`` is the revision the person looked at.
    Raises ``InvalidValue`` without a reason or where nothing would change, ``NotFound``, and what
    ``editing`` raises.
    """
    reason = reason.strip()
    if not reason:
        raise InvalidValue("Say why you go back to the earlier version.")
    wanted = as_of(policy=policy, revision=revision)
    why = f"Back to revision {revision}: {reason}"
    with editing(policy=policy, by=by, revision=seen, reason=why) as edit:
        before = snapshots.take(policy=policy)
        snapshots.put(policy=policy, wanted=wanted)
        if snapshots.take(policy=policy) == before:
            raise InvalidValue(f"Revision {revision} holds the same values: nothing was changed.")
    return edit.held


def _revisions(policy: Policy) -> dict[datetime, int]:
    """Return which revision each transaction left behind, by the time it began."""
    found: dict[datetime, int] = {}
    rows = _events(Policy).filter(pgh_obj_id=policy.pk).values_list("pgh_created_at", "revision")
    for moment, number in rows:
        found[moment] = max(number, found.get(moment, 0))
    return found


def _last(
    events: models.QuerySet[Any], model: type[models.Model], link: str, owners: set[int]
) -> snapshots.Rows:
    """Return the rows that belonged to ``owners`` after the last of these events of each row."""
    own = events.filter(**{f"{link}__in": owners}).values("pgh_obj_id")
    rows: Iterable[Any] = (
        events.filter(pgh_obj_id__in=own).order_by("pgh_obj_id", "-pgh_id").distinct("pgh_obj_id")
    )
    names = tuple(field.attname for field in model._meta.concrete_fields)
    return {
        str(row.pgh_obj_id): snapshots.plain(row, names)
        for row in rows
        if row.pgh_label != "delete" and getattr(row, link) in owners
    }


def _events(model: type[models.Model]) -> models.QuerySet[Any]:
    """Return the versions of a model's rows."""
    found: models.QuerySet[Any] = model.pgh_event_model.objects.all()  # type: ignore[attr-defined]
    return found
