"""Changes to a curated policy: one editor at a time, with the values before and after."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import transaction

from documents.models import CurationEvent, Policy
from documents.services import publishing
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided, StaleRevision
from documents.services.values import difference, policy_values
from documents.vocabulary import EditorialState, Verb


@contextmanager
def editing(*, policy: Policy, by: Person, revision: int) -> Iterator[None]:
    """Let a block of code change a policy and the rows that belong to it, in one transaction.

    Afterwards an event tells what changed, the columns that lists read are brought up to date, and the
    revision counts one more; a block that changed nothing leaves no trace. Raises ``AlreadyDecided`` for a
    merged policy and ``StaleRevision`` where ``revision`` is not the present one, both before the block runs.
    """
    with transaction.atomic():
        stored = Policy.objects.select_for_update().get(pk=policy.pk)
        if stored.state == EditorialState.MERGED:
            raise AlreadyDecided(f"“{stored}” was merged into “{stored.merged_into}”: edit that one.")
        if stored.revision != revision:
            raise StaleRevision(stored)
        before = policy_values(stored)
        yield
        _conclude(policy, before, by, revision)


def _conclude(policy: Policy, before: dict[str, object], by: Person, revision: int) -> None:
    changed = Policy.objects.get(pk=policy.pk)
    old, new = difference(before, policy_values(changed))
    if not new:
        return
    changed.revision = policy.revision = revision + 1
    changed.edited_by = by
    changed.save(update_fields=["revision", "edited_by", "updated_at"])
    publishing.refresh(policy=changed)
    CurationEvent.objects.create(verb=Verb.AMEND, actor=by, policy=changed, before=old, after=new)
