"""Two records of one act become one: a candidate or a policy is taken into a policy, and can be taken out
again.
"""

from collections.abc import Collection, Mapping

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from documents.models import Candidate, CurationEvent, HeldMerge, Merge, Policy
from documents.services import (
    decisions,
    moving,
    publishing,
    reconciling,
    recording,
    reversal,
    second_look,
)
from documents.services.decisions import Person
from documents.services.editing import editing
from documents.services.errors import AlreadyDecided, InvalidValue, StaleRevision
from documents.services.values import difference, policy_values
from documents.vocabulary import CandidateState, EditorialState, HeldState, MatchState, Verb

#: Policies that can be taken into another one, and into which one can be taken.
LIVE = (EditorialState.DRAFT, EditorialState.PUBLISHED)


@transaction.atomic
def merge(
    *,
    candidate: Candidate,
    into: Policy,
    by: Person,
    revision: int | None = None,
    into_revision: int | None = None,
    choices: Mapping[str, str] | None = None,
    measures: Collection[int] | None = None,
) -> Policy:
    """Take a candidate as one more source of a policy and return the policy.

    The policy gains the source, the quotes, the measures that are new (or those named by ``measures``), and
    the values that it lacks; of a value that differs, ``choices`` says whose stands, ``ours`` of the policy
    or ``theirs`` of the candidate (``both`` for bodies and sectors), and the other is kept as a disagreement.
    A value chosen over one that is public waits for a second reviewer, as any edit of it does; so does the
    whole merge where ``by`` may not show to the public what it adds (``second_look``): then the candidate
    counts as merged, and the policy stays as it was until ``approve``.
    Raises ``AlreadyDecided`` where the candidate is decided or the policy was itself merged, and
    ``StaleRevision`` where one of the two was saved since.
    """
    chosen = reconciling.checked(choices or {})
    row = decisions.lock(candidate, revision)
    policy = _locked(into, into_revision)
    if second_look.is_needed(candidate=row, into=policy, by=by) and by is not None:
        intent = {"choices": chosen, "measures": None if measures is None else sorted(set(measures))}
        differs = _tried(row, policy, by, chosen, measures)
        second_look.hold(row=row, policy=policy, by=by, intent=intent, differs=differs)
        return policy
    _take_in(row, policy, by, {} if _is_public(policy, by) else chosen, measures)
    _propose(policy, row, by, chosen)
    return policy


@transaction.atomic
def approve(*, held: HeldMerge, by: User) -> Policy:
    """Make a merge that waits, with all that was chosen, and show it to the public; return the policy.

    Raises ``SamePerson`` for who proposed it or wrote a value of the candidate, and ``AlreadyDecided`` where
    it is decided or the policy is no longer public.
    """
    waiting, row = second_look.locked(held)
    second_look.require_approver(row=waiting, candidate=row, by=by)
    policy = _locked(waiting.policy, None)
    second_look.release(row)
    _take_in(row, policy, waiting.author, waiting.choices, waiting.measures)
    policy.published_by = by
    policy.save(update_fields=["published_by", "updated_at"])
    second_look.close(row=waiting, state=HeldState.APPROVED, by=by)
    CurationEvent.objects.create(
        verb=Verb.PUBLISH,
        actor=by,
        policy=policy,
        before={"revision": policy.revision - 1},
        after={"revision": policy.revision},
        reason=f"Approved the merge by {waiting.author}",
    )
    return policy


@transaction.atomic
def merge_policies(
    *,
    policy: Policy,
    into: Policy,
    by: Person,
    revision: int | None = None,
    into_revision: int | None = None,
    choices: Mapping[str, str] | None = None,
    measures: Collection[int] | None = None,
) -> Policy:
    """Take ``policy`` into another one and return that: its address leads there from then on.

    Its sources, quotes, new measures, relations and candidates move; values are brought together as in
    ``merge``. Raises ``AlreadyDecided`` where one of the two is merged or withdrawn, ``InvalidValue`` where
    the two are one or a public one would be taken into a draft, ``StaleRevision``, and ``SamePerson`` where
    what would become public needs another reviewer.
    """
    if policy.pk == into.pk:
        raise InvalidValue("These two are the same policy: choose another one.")
    chosen = reconciling.checked(choices or {})
    # In the order of their numbers, so that two merges at once never wait for each other.
    revisions = {policy.pk: revision, into.pk: into_revision}
    locked = {pk: _locked(Policy(pk=pk), revisions[pk]) for pk in sorted(revisions)}
    absorbed, policy = locked[policy.pk], locked[into.pk]
    if absorbed.state == EditorialState.PUBLISHED and policy.state != EditorialState.PUBLISHED:
        raise InvalidValue(f"“{absorbed}” is public and “{policy}” is not: merge them the other way round.")
    second_look.require_another(policy=absorbed, into=policy, by=by)
    before = policy_values(policy)
    with reversal.traced(into=policy, absorbed=absorbed, by=by):
        moving.sources(absorbed, policy)
        reconciling.complete(policy=policy, other=absorbed, source=None)
        if not _is_public(policy, by):
            reconciling.adopt(policy=policy, other=absorbed, choices=chosen)
        moving.parts(
            absorbed, policy, reconciling.new_measures(policy=policy, other=absorbed, chosen=measures)
        )
        moving.relations(absorbed, policy)
        absorbed.state, absorbed.merged_into = EditorialState.MERGED, policy
        absorbed.revision += 1
        absorbed.save()
    _save(policy)
    publishing.refresh(policy=absorbed)
    old, new = difference(before, policy_values(policy))
    _tell(Verb.MERGE, absorbed, by, {"state": EditorialState.MERGED, "merged_into": policy.slug}, {})
    _tell(Verb.MERGE, policy, by, {**new, "merged_from": absorbed.slug}, old)
    _propose(policy, absorbed, by, chosen)
    return policy


@transaction.atomic
def undo_merge(*, merge: Merge, by: Person) -> Merge:
    """Take out again what a merge brought in; ``left`` of the returned row says what stays.

    Rows that somebody changed since stay as they are. Raises ``AlreadyDecided`` where the merge is undone or
    a later one into the same policy stands, which has to be undone first, and ``SamePerson`` for an editor
    where the public would see the difference.
    """
    row = (
        Merge.objects.select_for_update(of=("self",))
        .select_related("candidate", "absorbed", "into")
        .get(pk=merge.pk)
    )
    if row.undone_at is not None:
        raise AlreadyDecided("This merge is undone already.")
    into = Policy.objects.select_for_update().get(pk=row.into_id)
    second_look.require_undoer(into=into, absorbed=row.absorbed, by=by)
    if into.state == EditorialState.MERGED:
        raise AlreadyDecided(f"“{into}” was itself merged into “{into.merged_into}”: undo that first.")
    later = Merge.objects.filter(into=into, undone_at__isnull=True, pk__gt=row.pk).first()
    if later is not None:
        raise AlreadyDecided(
            f"“{later.candidate or later.absorbed}” was merged into this policy later: undo that first."
        )
    before = policy_values(into)
    row.left = reversal.revert(merge=row)
    row.undone_by, row.undone_at = by, timezone.now()
    row.save(update_fields=["left", "undone_by", "undone_at"])
    into.refresh_from_db()
    _save(into)
    old, new = difference(before, policy_values(into))
    _tell_undone(row, by, old, {**new, **({"left": row.left} if row.left else {})})
    return row


def _locked(policy: Policy, revision: int | None) -> Policy:
    row = Policy.objects.select_for_update().get(pk=policy.pk)
    if row.state == EditorialState.MERGED:
        raise AlreadyDecided(f"“{row}” was merged into “{row.merged_into}”: merge into that one.")
    if row.state not in LIVE:
        raise AlreadyDecided(f"“{row}” is {row.get_state_display().lower()}: publish it before merging.")
    if revision is not None and revision != row.revision:
        raise StaleRevision(row)
    return row


class _OnlyTried(Exception):
    """Ends the inner transaction of a merge that is only tried."""


def _tried(
    row: Candidate, policy: Policy, by: Person, chosen: Mapping[str, str], measures: Collection[int] | None
) -> tuple[dict[str, object], dict[str, object]]:
    """Return the values that a merge would change, as they are and as they would be; nothing is changed."""
    before = policy_values(policy)
    after: dict[str, object] = {}
    try:
        with transaction.atomic():
            _take_in(Candidate.objects.get(pk=row.pk), Policy.objects.get(pk=policy.pk), by, chosen, measures)
            after = policy_values(Policy.objects.get(pk=policy.pk))
            raise _OnlyTried
    except _OnlyTried:
        pass
    return difference(before, after)


def _take_in(
    row: Candidate, policy: Policy, by: Person, chosen: Mapping[str, str], measures: Collection[int] | None
) -> None:
    """Add a locked candidate to a locked policy, let the values chosen stand, and tell of it."""
    before = policy_values(policy)
    with reversal.traced(into=policy, candidate=row, by=by):
        source = recording.add_source(candidate=row, policy=policy)
        recording.add_evidence(candidate=row, policy=policy)
        reconciling.complete(policy=policy, other=row, source=source)
        reconciling.adopt(policy=policy, other=row, choices=chosen)
        new = reconciling.new_measures(policy=policy, other=row, chosen=measures)
        recording.add_measures(measures=new, policy=policy)
        row.matches.filter(Q(policy=policy) | Q(other__policy=policy)).update(state=MatchState.MERGED)
        decisions.decide(row, CandidateState.MERGED, by, policy=policy)
    _save(policy)
    old, changed = difference(before, policy_values(policy))
    decisions.record(Verb.MERGE, row, by, policy=policy, before=old, after=changed)


def _is_public(policy: Policy, by: Person) -> bool:
    """Tell whether a person's change of a value of the policy needs a second pair of eyes."""
    return by is not None and policy.state == EditorialState.PUBLISHED


def _propose(policy: Policy, other: Candidate | Policy, by: Person, chosen: Mapping[str, str]) -> None:
    """Hand values chosen over public ones to a second reviewer, as every edit of a public policy."""
    if _is_public(policy, by) and any(choice != reconciling.OURS for choice in chosen.values()):
        with editing(policy=policy, by=by, revision=policy.revision):
            reconciling.adopt(policy=policy, other=other, choices=chosen)


def _save(policy: Policy) -> None:
    policy.revision += 1
    policy.save()
    publishing.refresh(policy=policy)


def _tell(
    verb: Verb, policy: Policy, by: Person, after: dict[str, object], before: dict[str, object]
) -> None:
    CurationEvent.objects.create(verb=verb, actor=by, policy=policy, before=before, after=after)


def _tell_undone(row: Merge, by: Person, old: dict[str, object], new: dict[str, object]) -> None:
    """Count the revision of what was taken out, and write the events of both records."""
    if row.candidate is not None:
        candidate = Candidate.objects.get(pk=row.candidate.pk)
        candidate.revision += 1
        candidate.save(update_fields=["revision", "updated_at"])
        decisions.record(Verb.UNDO, candidate, by, policy=row.into, before=old, after=new)
        return
    absorbed = Policy.objects.get(absorptions=row)
    _save(absorbed)
    _tell(Verb.UNDO, absorbed, by, {"state": absorbed.state}, {"merged_into": row.into.slug})
    _tell(Verb.UNDO, row.into, by, new, {**old, "merged_from": absorbed.slug})
