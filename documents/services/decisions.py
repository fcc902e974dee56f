"""What every decision on a candidate shares: the locked row, and the event that tells of it."""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.utils import timezone

from documents.models import Candidate, CurationEvent, Policy
from documents.services.errors import AlreadyDecided, StaleRevision
from documents.vocabulary import CandidateState, Verb

#: Who decides; ``None`` is the machine.
Person = User | None


def lock(candidate: Candidate, revision: int | None) -> Candidate:
    """Return the row, locked; raise where it is decided or where ``revision`` is not the present one."""
    row = Candidate.objects.select_for_update().get(pk=candidate.pk)
    if row.state != CandidateState.PROPOSED:
        raise AlreadyDecided(f"“{row}” is already {row.get_state_display().lower()}: take the next one.")
    if revision is not None and revision != row.revision:
        raise StaleRevision(row)
    return row


def decide(row: Candidate, state: CandidateState, by: Person, *, policy: Policy | None = None) -> None:
    """Store what was decided on a locked candidate, by whom and when."""
    row.state = state
    row.policy = policy
    row.decided_by = by
    row.decided_at = timezone.now()
    row.revision += 1
    row.save()


def record(
    verb: Verb,
    candidate: Candidate,
    by: Person,
    *,
    policy: Policy | None = None,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    reason: str = "",
) -> None:
    """Write the event of a decision on a candidate; the machine's has no actor."""
    CurationEvent.objects.create(
        verb=verb,
        actor=by,
        candidate=candidate,
        document=candidate.text_version.document,
        policy=policy,
        before=dict(before or {}),
        after=dict(after or {}),
        reason=reason,
    )
