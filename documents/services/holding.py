"""The second pair of eyes on a change of a public policy: approve, decline, take back."""

from django.contrib.auth.models import User
from django.db import transaction
from django.utils import timezone

from documents.models import CurationEvent, HeldEdit, Policy
from documents.services import publishing, snapshots
from documents.services.editing import conclude
from documents.services.errors import AlreadyDecided, InvalidValue, NotPublishable, SamePerson
from documents.services.values import policy_values
from documents.vocabulary import EditorialState, HeldState, Verb


def waiting_on(policy: Policy) -> HeldEdit | None:
    """Return the change of a policy that waits for a second reviewer, if there is one."""
    return HeldEdit.objects.filter(policy=policy, state=HeldState.WAITING).select_related("author").first()


@transaction.atomic
def approve(*, held: HeldEdit, by: User) -> Policy:
    """Make a held change and show it to the public; return the policy.

    What was changed elsewhere in the record meanwhile stays. Raises ``SamePerson`` for the author,
    ``AlreadyDecided``, ``InvalidValue`` where the same value was changed meanwhile, and ``NotPublishable``
    where the record would lack what a public one needs.
    """
    policy = _locked(held)
    row = _waiting(held)
    if row.author_id == by.pk:
        raise SamePerson("You made this change: ask another reviewer to approve it.")
    if policy.state == EditorialState.MERGED:
        raise AlreadyDecided(f"“{policy}” was merged into “{policy.merged_into}”: decline this change.")
    before = policy_values(policy)
    present = snapshots.take(policy=policy)
    wanted = snapshots.rebased(before=row.rows_before, after=row.rows_after, present=present)
    snapshots.put(policy=policy, wanted=wanted)
    reason = row.reason or f"Approved by {by}"
    conclude(policy=policy, before=before, by=row.author, reason=reason)
    stored = Policy.objects.get(pk=policy.pk)
    if stored.state == EditorialState.PUBLISHED:
        _show(stored, by, row)
    _close(row, HeldState.APPROVED, by, "")
    return stored


@transaction.atomic
def decline(*, held: HeldEdit, reason: str, by: User) -> HeldEdit:
    """Set a held change aside: by its author as taken back, by anybody else for a reason."""
    _locked(held)
    row = _waiting(held)
    reason = reason.strip()
    own = row.author_id == by.pk
    if not own and not reason:
        raise InvalidValue("Say why the change is declined.")
    _close(row, HeldState.TAKEN_BACK if own else HeldState.DECLINED, by, reason)
    CurationEvent.objects.create(
        verb=Verb.REJECT, actor=by, policy=row.policy, before=row.after, after=row.before, reason=reason
    )
    return row


def _show(policy: Policy, by: User, row: HeldEdit) -> None:
    lacking = publishing.lacking_values(policy=policy)
    if lacking:
        raise NotPublishable(lacking)
    policy.published_by = by
    policy.save(update_fields=["published_by", "updated_at"])
    CurationEvent.objects.create(
        verb=Verb.PUBLISH,
        actor=by,
        policy=policy,
        before={"revision": policy.revision - 1},
        after={"revision": policy.revision},
        reason=f"Approved the change by {row.author}",
    )


def _locked(held: HeldEdit) -> Policy:
    """Lock the policy first, as every change of it does, so that two decisions never wait in a ring."""
    return Policy.objects.select_for_update().get(pk=held.policy_id)


def _waiting(held: HeldEdit) -> HeldEdit:
    row = HeldEdit.objects.select_for_update(of=("self",)).select_related("author").get(pk=held.pk)
    if row.state != HeldState.WAITING:
        raise AlreadyDecided(f"This change is {row.get_state_display().lower()}: open the record again.")
    return row


def _close(row: HeldEdit, state: HeldState, by: User, answer: str) -> None:
    row.state, row.answer = state, answer
    row.decided_by, row.decided_at = by, timezone.now()
    row.save(update_fields=["state", "answer", "decided_by", "decided_at"])
