"""Two records of one act become one: a candidate or a policy is taken into a policy, and can be taken out
again.
"""

from collections.abc import Collection, Mapping

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from documents.models import (
    Candidate,
    CurationEvent,
    Disagreement,
    Match,
    Measure,
    Merge,
    Policy,
    PolicyRelation,
    PolicySource,
)
from documents.services import decisions, publishing, reconciling, recording, reversal
from documents.services.decisions import Person
from documents.services.editing import editing
from documents.services.errors import AlreadyDecided, InvalidValue, StaleRevision
from documents.services.values import difference, policy_values
from documents.vocabulary import CandidateState, EditorialState, MatchState, Verb

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
    A value chosen over one that is public waits for a second reviewer, as any edit of it does.
    Raises ``AlreadyDecided`` where the candidate is decided or the policy was itself merged, and
    ``StaleRevision`` where one of the two was saved since.
    """
    chosen = reconciling.checked(choices or {})
    row = decisions.lock(candidate, revision)
    policy = _locked(into, into_revision)
    before = policy_values(policy)
    with reversal.traced(into=policy, candidate=row, by=by):
        source = recording.add_source(candidate=row, policy=policy)
        recording.add_evidence(candidate=row, policy=policy)
        reconciling.complete(policy=policy, other=row, source=source)
        if not _is_public(policy, by):
            reconciling.adopt(policy=policy, other=row, choices=chosen)
        new = reconciling.new_measures(policy=policy, other=row, chosen=measures)
        recording.add_measures(measures=new, policy=policy)
        row.matches.filter(Q(policy=policy) | Q(other__policy=policy)).update(state=MatchState.MERGED)
        decisions.decide(row, CandidateState.MERGED, by, policy=policy)
    _save(policy)
    old, changed = difference(before, policy_values(policy))
    decisions.record(Verb.MERGE, row, by, policy=policy, before=old, after=changed)
    _propose(policy, row, by, chosen)
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
    the two are one or a public one would be taken into a draft, and ``StaleRevision``.
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
    before = policy_values(policy)
    with reversal.traced(into=policy, absorbed=absorbed, by=by):
        _move_sources(absorbed, policy)
        reconciling.complete(policy=policy, other=absorbed, source=None)
        if not _is_public(policy, by):
            reconciling.adopt(policy=policy, other=absorbed, choices=chosen)
        _move_parts(
            absorbed, policy, reconciling.new_measures(policy=policy, other=absorbed, chosen=measures)
        )
        _move_relations(absorbed, policy)
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
    a later one into the same policy stands, which has to be undone first.
    """
    row = (
        Merge.objects.select_for_update(of=("self",))
        .select_related("candidate", "absorbed", "into")
        .get(pk=merge.pk)
    )
    if row.undone_at is not None:
        raise AlreadyDecided("This merge is undone already.")
    into = Policy.objects.select_for_update().get(pk=row.into_id)
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


def _move_sources(absorbed: Policy, policy: Policy) -> None:
    """Move the pages that the policy does not cite yet; what rests on another copy of one moves to its
    own.
    """
    own = list(policy.sources.all())
    for source in absorbed.sources.all():
        twin = next((held for held in own if _is_same_page(held, source)), None)
        if twin is None:
            source.policy = policy
            source.save(update_fields=["policy"])
            continue
        if twin.text_version_id is None and source.text_version_id is not None:
            # The page that was known by its address alone gets its text; one text stands once in a policy.
            twin.document_id, twin.text_version_id = source.document_id, source.text_version_id
            twin.save(update_fields=["document", "text_version"])
        _point_disagreements(absorbed, source, twin)
    moved = Disagreement.objects.filter(policy=absorbed)
    for row in moved:
        twins = policy.disagreements.filter(field=row.field, value=row.value, source_id=row.source_id)
        if not twins.exists():
            row.policy = policy
            row.save(update_fields=["policy"])


def _is_same_page(one: PolicySource, other: PolicySource) -> bool:
    same_document = one.document_id is not None and one.document_id == other.document_id
    return same_document or bool(one.url and one.url == other.url)


def _point_disagreements(absorbed: Policy, source: PolicySource, twin: PolicySource) -> None:
    for row in absorbed.disagreements.filter(source=source):
        known = Disagreement.objects.filter(field=row.field, value=row.value, source=twin)
        if not known.filter(policy__in=[absorbed.pk, twin.policy_id]).exists():
            row.source = twin
            row.save(update_fields=["source"])


def _move_parts(absorbed: Policy, policy: Policy, measures: list[Measure]) -> None:
    """Move quotes, the measures given, candidates and open proposals of likely duplicates."""
    absorbed.evidence.update(policy=policy)
    for position, measure in enumerate(measures, start=policy.measures.count()):
        measure.policy, measure.position = policy, position
        measure.save(update_fields=["policy", "position"])
    absorbed.candidates.update(policy=policy)
    known = policy.matches.values("candidate")
    Match.objects.filter(policy=absorbed).exclude(candidate__in=known).update(policy=policy)


def _move_relations(absorbed: Policy, policy: Policy) -> None:
    """Move relations in both directions, but for those that stand already or would name the policy itself."""
    for row in PolicyRelation.objects.filter(Q(policy=absorbed) | Q(target=absorbed)):
        start = policy if row.policy_id == absorbed.pk else row.policy
        end = policy if row.target_id == absorbed.pk else row.target
        twins = PolicyRelation.objects.filter(
            policy=start, kind=row.kind, target=end, target_name=row.target_name
        )
        if start == end or twins.exists():
            continue
        row.policy, row.target = start, end
        row.save(update_fields=["policy", "target"])


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
