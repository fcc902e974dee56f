"""Changes to a curated policy: one editor at a time, with the values before and after.

A change of a public policy by a person is held until another reviewer has approved it (``holding``).
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction

from documents.models import CurationEvent, HeldEdit, Policy
from documents.services import publishing, snapshots
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided, StaleRevision
from documents.services.values import difference, policy_values
from documents.vocabulary import EditorialState, HeldState, Verb


@dataclass(slots=True)
class Edit:
    """How a change ended: ``held`` is set where it waits for a second reviewer."""

    held: HeldEdit | None = None


class _SetAside(Exception):
    """Ends the inner transaction of a change that is held."""


@contextmanager
def editing(*, policy: Policy, by: Person, revision: int, reason: str = "") -> Iterator[Edit]:
    """Let a block of code change a policy and the rows that belong to it, in one transaction.

    Afterwards an event tells what changed, the columns that lists read are brought up to date, and the
    revision counts one more; a block that changed nothing leaves no trace. What a person changes of a public
    policy is taken back and kept as a ``HeldEdit``, which the yielded ``Edit`` then holds: nothing else that
    the block writes stays. Raises ``AlreadyDecided`` for a merged policy or one with a change that waits, and
    ``StaleRevision`` where ``revision`` is not the present one, both before the block runs.
    """
    with transaction.atomic():
        stored = Policy.objects.select_for_update().get(pk=policy.pk)
        if stored.state == EditorialState.MERGED:
            raise AlreadyDecided(f"“{stored}” was merged into “{stored.merged_into}”: edit that one.")
        if stored.revision != revision:
            raise StaleRevision(stored)
        before = policy_values(stored)
        edit = Edit()
        if by is None or stored.state != EditorialState.PUBLISHED:
            yield edit
            conclude(policy=policy, before=before, by=by, reason=reason)
            return
        _refuse_second(stored)
        rows_before = snapshots.take(policy=stored)
        rows_after = after = None
        try:
            with transaction.atomic():
                yield edit
                rows_after = snapshots.take(policy=stored)
                after = policy_values(Policy.objects.get(pk=stored.pk))
                raise _SetAside
        except _SetAside:
            pass
        if rows_after != rows_before:
            old, new = difference(before, after or {})
            edit.held = HeldEdit.objects.create(
                policy=stored,
                revision=revision,
                rows_before=rows_before,
                rows_after=rows_after,
                before=old,
                after=new,
                reason=reason,
                author=by,
            )
            CurationEvent.objects.create(
                verb=Verb.PROPOSE, actor=by, policy=stored, before=old, after=new, reason=reason
            )


def _refuse_second(policy: Policy) -> None:
    waiting = HeldEdit.objects.filter(policy=policy, state=HeldState.WAITING).select_related("author").first()
    if waiting is not None:
        raise AlreadyDecided(
            f"A change by {waiting.author} waits for a second reviewer: have it decided or taken back first."
        )


def conclude(*, policy: Policy, before: dict[str, object], by: Person, reason: str = "") -> None:
    """Bring the record up to date after its rows were changed, and tell what changed; nothing if nothing."""
    changed = Policy.objects.get(pk=policy.pk)
    old, new = difference(before, policy_values(changed))
    if not new:
        return
    changed.revision = policy.revision = changed.revision + 1
    changed.edited_by = by
    changed.save(update_fields=["revision", "edited_by", "updated_at"])
    publishing.refresh(policy=changed)
    CurationEvent.objects.create(
        verb=Verb.AMEND, actor=by, policy=changed, before=old, after=new, reason=reason
    )
