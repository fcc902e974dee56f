"""An uploaded table from its preview to its report: nothing is written before somebody confirms."""

from typing import Any

from django.contrib.auth.models import User
from django.db import DatabaseError, transaction
from django.utils import timezone

from documents.models import CurationEvent, Policy, PolicyImport
from documents.services import publishing
from documents.services.bulk import columns, files, planning, writing
from documents.services.bulk.files import Row
from documents.services.bulk.lists import Lists, lists_for
from documents.services.editing import editing
from documents.services.errors import AlreadyDecided, InvalidValue, Refused
from documents.services.values import policy_values
from documents.vocabulary import ImportState, Verb

#: Rows that one confirmation writes; rows that change nothing do not count.
MAX_WRITTEN = 500
CREATED, CHANGED, HELD, UNCHANGED, REFUSED = "created", "changed", "held", "unchanged", "refused"
PUBLISH = "documents.publish"


def receive(*, name: str, data: bytes, by: User) -> PolicyImport:
    """Keep an uploaded table with the plan of what it would change; raises ``InvalidValue`` for one that
    cannot be read."""
    rows = files.read(name, data)
    plans = planning.plan(rows, may_publish=by.has_perm(PUBLISH))
    written = sum(plan.kind in (planning.NEW, planning.CHANGED) for plan in plans)
    if written > MAX_WRITTEN:
        raise InvalidValue(
            f"The table would change {written:,} policies, and {MAX_WRITTEN} are changed at once: split it."
        )
    return PolicyImport.objects.create(
        name=name[:300],
        rows=[{"number": row.number, "cells": row.cells} for row in rows],
        plan=[plan.as_json() for plan in plans],
        uploaded_by=by,
    )


@transaction.atomic
def discard(*, upload: PolicyImport, by: User) -> PolicyImport:
    """Put an upload aside; ``AlreadyDecided`` where it was imported or discarded before."""
    row = _locked(upload, by)
    row.state = ImportState.DISCARDED
    row.ended_at = timezone.now()
    row.save(update_fields=["state", "ended_at"])
    return row


@transaction.atomic
def confirm(*, upload: PolicyImport, by: User) -> PolicyImport:
    """Write what the preview showed, row by row, and keep what became of each.

    A row that would now do something else than its preview said is refused, as is one that was refused there;
    the others go through. Raises ``AlreadyDecided`` where the upload is no longer waiting.
    """
    stored = _locked(upload, by)
    rows = [Row(row["number"], row["cells"]) for row in stored.rows]
    # In the order of their keys, so that two uploads at once never wait for each other.
    pks = sorted(plan["policy"] for plan in stored.plan if plan["policy"])
    list(Policy.objects.select_for_update().filter(pk__in=pks).order_by("pk").values_list("pk"))
    lists = lists_for(rows)
    fresh = planning.plan(rows, may_publish=by.has_perm(PUBLISH))
    stored.report = [
        _report(row, shown, plan, lists, stored)
        for row, shown, plan in zip(rows, stored.plan, fresh, strict=True)
    ]
    stored.state = ImportState.DONE
    stored.ended_at = timezone.now()
    stored.save(update_fields=["report", "state", "ended_at"])
    return stored


def _locked(upload: PolicyImport, by: User) -> PolicyImport:
    row = PolicyImport.objects.select_for_update().select_related("uploaded_by").get(pk=upload.pk)
    if row.state != ImportState.WAITING:
        raise AlreadyDecided(f"“{row}” is {row.get_state_display().lower()} already: upload it again.")
    if row.uploaded_by != by:
        raise AlreadyDecided(f"{row.uploaded_by} uploaded “{row}”: upload it yourself to import it.")
    return row


def _report(
    row: Row, shown: dict[str, Any], plan: planning.RowPlan, lists: Lists, upload: PolicyImport
) -> dict[str, Any]:
    """Write one row and return what became of it."""
    told = {"number": row.number, "slug": plan.slug, "title": plan.title, "policy": plan.policy, "why": ""}
    if plan.kind == planning.ERROR:
        why = " ".join(f"{problem.column}: {problem.message}" for problem in plan.problems)
        return {**told, "outcome": REFUSED, "why": why}
    if shown["changes"] != plan.as_json()["changes"]:
        why = "The policy changed after the preview was made: upload the table again."
        return {**told, "outcome": REFUSED, "why": why}
    if plan.kind == planning.UNCHANGED:
        return {**told, "outcome": UNCHANGED}
    try:
        with transaction.atomic():
            policy, outcome = _write(row, plan, lists, upload)
    except Refused as refusal:
        return {**told, "outcome": REFUSED, "why": str(refusal)}
    except DatabaseError as error:
        why = f"The database refused it ({error!s:.200}): report this row."
        return {**told, "outcome": REFUSED, "why": why}
    return {**told, "outcome": outcome, "slug": policy.slug, "policy": policy.pk}


def _write(row: Row, plan: planning.RowPlan, lists: Lists, upload: PolicyImport) -> tuple[Policy, str]:
    """Write a row and return its policy and what became of it."""
    wanted = {change.column: change.new for change in plan.changes}
    if columns.QUOTES in wanted:
        # Here a line may also say which of several values it quotes.
        wanted[columns.QUOTES] = columns.normal(columns.QUOTES, row.cells[columns.QUOTES])
    reason = f"Imported from “{upload}”, row {row.number}."
    by = upload.uploaded_by
    if plan.policy is None:
        return _create(wanted, lists, by, reason), CREATED
    policy = lists.policies[plan.slug]
    values = columns.cells(policy) | wanted
    # The parts that were read with it would be written back as they were.
    policy = Policy.objects.get(pk=policy.pk)
    with editing(policy=policy, by=by, revision=plan.revision or 0, reason=reason) as edit:
        writing.write(writing.Writing(policy, values, lists, by), wanted)
    return policy, HELD if edit.held else CHANGED


def _create(wanted: dict[str, str], lists: Lists, by: User, reason: str) -> Policy:
    values = dict.fromkeys(columns.COLUMNS, "") | planning.with_defaults({}) | wanted
    policy = writing.new_policy(values, lists, by)
    parts = [name for name in wanted if name not in columns.SINGLE]
    writing.write(writing.Writing(policy, values, lists, by), parts)
    publishing.refresh(policy=policy)
    CurationEvent.objects.create(
        verb=Verb.AMEND, actor=by, policy=policy, after=policy_values(policy), reason=reason
    )
    return policy
