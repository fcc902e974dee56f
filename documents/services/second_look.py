"""Which merges into a public policy wait for a second pair of eyes, and the rows that keep them meanwhile.

Merging shows a source, its quotes, measures and missing values at once. So a merge into a public policy is
made at once only by somebody who publishes and wrote none of what comes in; anybody else's waits.
"""

from collections.abc import Mapping
from typing import Any

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from documents.models import Candidate, HeldMerge, Policy
from documents.services import decisions, publishing
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided, InvalidValue, SamePerson
from documents.vocabulary import CandidateState, EditorialState, HeldState, Verb

PUBLISH = "documents.publish"


def is_needed(*, candidate: Candidate, into: Policy, by: Person) -> bool:
    """Tell whether a person's merge of a candidate into a policy waits; the machine's never does."""
    if by is None or into.state != EditorialState.PUBLISHED:
        return False
    return not by.has_perm(PUBLISH) or publishing.amended(candidates=[candidate.pk], user=by)


def require_another(*, policy: Policy, into: Policy, by: Person) -> None:
    """Refuse to take a draft into a public policy on the word of one person alone.

    Raises ``SamePerson`` for whoever does not publish, and for whoever wrote a value of the draft.
    """
    if by is None or EditorialState.PUBLISHED not in (policy.state, into.state):
        return
    if not by.has_perm(PUBLISH):
        raise SamePerson("One of the two is public: ask a reviewer to merge them.")
    if policy.state != EditorialState.PUBLISHED and publishing.wrote(policy=policy, user=by):
        raise SamePerson(
            f"“{into}” is public and you wrote values of “{policy}”: ask another reviewer to merge them."
        )


def require_undoer(*, into: Policy, absorbed: Policy | None, by: Person) -> None:
    """Refuse to let anybody but a reviewer take out again what the public may see."""
    public = into.state == EditorialState.PUBLISHED
    public = public or (absorbed is not None and absorbed.first_published_at is not None)
    if by is not None and public and not by.has_perm(PUBLISH):
        raise SamePerson(f"“{into}” is public: ask a reviewer to undo this merge.")


def hold(
    *, row: Candidate, policy: Policy, by: User, intent: Mapping[str, Any], differs: tuple[Any, Any]
) -> HeldMerge:
    """Decide a locked candidate as merged and keep what was chosen; the policy stays as it is."""
    before, after = differs
    held = HeldMerge.objects.create(
        policy=policy, candidate=row, author=by, before=before, after=after, **intent
    )
    decisions.decide(row, CandidateState.MERGED, by, policy=policy)
    decisions.record(Verb.PROPOSE, row, by, policy=policy, before=before, after=after)
    return held


def waiting() -> QuerySet[HeldMerge]:
    """Return the merges that wait, oldest first."""
    rows = HeldMerge.objects.filter(state=HeldState.WAITING)
    return rows.select_related("policy", "candidate", "author").order_by("created_at", "pk")


def locked(held: HeldMerge) -> tuple[HeldMerge, Candidate]:
    """Return a merge that waits and its candidate, both locked; ``AlreadyDecided`` where it does not wait."""
    # The candidate first, as every merge does, so that two decisions never wait in a ring.
    candidate = Candidate.objects.select_for_update().get(pk=held.candidate_id)
    row = HeldMerge.objects.select_for_update(of=("self",)).select_related("author", "policy").get(pk=held.pk)
    if row.state != HeldState.WAITING:
        raise AlreadyDecided(f"This merge is {row.get_state_display().lower()}: open the record again.")
    return row, candidate


def require_approver(*, row: HeldMerge, candidate: Candidate, by: User) -> None:
    """Refuse whoever proposed the merge or wrote a value of its candidate: ``SamePerson``."""
    if row.author_id == by.pk:
        raise SamePerson("You made this merge: ask another reviewer to approve it.")
    if publishing.amended(candidates=[candidate.pk], user=by):
        raise SamePerson(f"You changed values of “{candidate}”: ask another reviewer to approve its merge.")


def close(*, row: HeldMerge, state: HeldState, by: Person, answer: str = "") -> None:
    """Note how a merge that waited ended."""
    row.state, row.answer = state, answer
    row.decided_by, row.decided_at = by, timezone.now()
    row.save(update_fields=["state", "answer", "decided_by", "decided_at"])


def release(candidate: Candidate) -> None:
    """Put a locked candidate whose merge waited back among those to decide."""
    candidate.state = CandidateState.PROPOSED
    candidate.policy = candidate.decided_by = candidate.decided_at = None
    candidate.revision += 1
    candidate.save()


@transaction.atomic
def decline(*, held: HeldMerge, reason: str, by: Person) -> HeldMerge:
    """Set a merge that waits aside, and put its candidate back into the queue.

    Its author takes it back; anybody else says why. Raises ``InvalidValue`` without a reason and
    ``AlreadyDecided``.
    """
    row, candidate = locked(held)
    reason = reason.strip()
    own = by is None or row.author_id == by.pk
    if not own and not reason:
        raise InvalidValue("Say why the merge is declined.")
    release(candidate)
    close(row=row, state=HeldState.TAKEN_BACK if own else HeldState.DECLINED, by=by, answer=reason)
    decisions.record(
        Verb.UNDO if own else Verb.REJECT,
        candidate,
        by,
        policy=row.policy,
        before=row.after,
        after=row.before,
        reason=reason,
    )
    return row
