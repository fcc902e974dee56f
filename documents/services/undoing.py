"""Takes back what was decided on a candidate, as long as nothing rests on it."""

from django.db import transaction

from documents.models import Candidate, CurationEvent, Merge, Policy
from documents.services import curation, decisions, merging, second_look, splitting
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided
from documents.vocabulary import CandidateState, EditorialState, Verb

UNDONE = "Its acceptance was undone before it was ever published."
TAKEN_OUT = "Undone on the candidate’s page."


@transaction.atomic
def undo(*, candidate: Candidate, by: Person) -> Candidate:
    """Put a decided candidate back into the queue and return it.

    A merge gives back what it moved, or no longer waits for a reviewer; a split takes its two parts out of
    the queue, an acceptance sets its draft aside. Raises ``AlreadyDecided`` where there is nothing to undo or
    where something was built on the decision since, and ``SamePerson`` for an editor where the public would
    see the difference; the message says what.
    """
    row = Candidate.objects.get(pk=candidate.pk)
    if row.state == CandidateState.MERGED:
        waiting = second_look.waiting().filter(candidate=row).first()
        if waiting is not None:
            second_look.decline(held=waiting, reason=TAKEN_OUT, by=by)
            return Candidate.objects.get(pk=row.pk)
        standing = Merge.objects.filter(candidate=row, undone_at__isnull=True).first()
        if standing is None:
            raise AlreadyDecided("What this merge changed was not kept, so it cannot be undone by itself.")
        merging.undo_merge(merge=standing, by=by)
        return Candidate.objects.get(pk=row.pk)
    if row.state == CandidateState.SPLIT:
        return splitting.unsplit(candidate=row, by=by)
    if row.state == CandidateState.ACCEPTED:
        return _unaccept(row, by)
    return curation.reopen(candidate=row, by=by)


def _unaccept(candidate: Candidate, by: Person) -> Candidate:
    row = Candidate.objects.select_for_update().get(pk=candidate.pk)
    policy = Policy.objects.select_for_update().get(candidates=row)
    accepted = CurationEvent.objects.filter(candidate=row, verb=Verb.ACCEPT).first()
    since = CurationEvent.objects.filter(policy=policy, pk__gt=accepted.pk if accepted else 0)
    if policy.state != EditorialState.DRAFT or policy.first_published_at is not None or since.exists():
        raise AlreadyDecided(
            f"“{policy}” was worked on since it was accepted: withdraw it or merge it instead."
        )
    row.evidence.filter(policy=policy).update(policy=None)
    # What was never public may give its address up, so that accepting again does not need another one.
    policy.slug = f"undone-{policy.pk}-{policy.slug}"[: Policy._meta.get_field("slug").max_length]
    policy.state, policy.reason = EditorialState.WITHDRAWN, UNDONE
    policy.revision += 1
    policy.save()
    row.state = CandidateState.PROPOSED
    row.policy = row.decided_by = row.decided_at = None
    row.revision += 1
    row.save()
    decisions.record(
        Verb.UNDO,
        row,
        by,
        policy=policy,
        before={"state": CandidateState.ACCEPTED},
        after={"state": row.state},
    )
    return row
