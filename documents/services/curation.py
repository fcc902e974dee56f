"""An editor's decisions on what extraction proposes: accept, amend, merge, reject, reopen."""

from django.db import transaction

from documents.models import Candidate, Evidence, Match, Policy
from documents.services import decisions, publishing, recording
from documents.services.amending import MeasureValues, amend, quote, review
from documents.services.decisions import Person
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.services.merging import merge
from documents.services.values import policy_values
from documents.vocabulary import CandidateState, EvidenceField, MatchState, ValueState, Verb

__all__ = ["MeasureValues", "accept", "amend", "dismiss", "merge", "quote", "reject", "reopen", "review"]


@transaction.atomic
def accept(*, candidate: Candidate, by: Person, revision: int | None = None) -> Policy:
    """Make a draft policy of a candidate and return it.

    Raises ``AlreadyDecided``, ``StaleRevision`` where ``revision`` is not the present one, and
    ``InvalidValue`` where the candidate has no title.
    """
    row = decisions.lock(candidate, revision)
    policy = recording.make_policy(candidate=row)
    policy.reviewed_fields = _reviewed_fields(row)
    policy.save(update_fields=["reviewed_fields"])
    publishing.refresh(policy=policy)
    decisions.decide(row, CandidateState.ACCEPTED, by, policy=policy)
    decisions.record(Verb.ACCEPT, row, by, policy=policy, after=policy_values(policy))
    return policy


@transaction.atomic
def reject(*, candidate: Candidate, reason: str, by: Person, revision: int | None = None) -> Candidate:
    """Set a candidate aside for a reason; ``InvalidValue`` without one, ``AlreadyDecided``,
    ``StaleRevision``."""
    reason = reason.strip()
    if not reason:
        raise InvalidValue("Say why the candidate is rejected.")
    row = decisions.lock(candidate, revision)
    row.reason = reason
    decisions.decide(row, CandidateState.REJECTED, by)
    decisions.record(Verb.REJECT, row, by, reason=reason)
    return row


@transaction.atomic
def dismiss(*, match: Match, by: Person) -> Match:
    """Note that a likely duplicate is none, so that it is not proposed again."""
    row = Match.objects.select_for_update().get(pk=match.pk)
    if row.state == MatchState.MERGED:
        raise AlreadyDecided("The two are merged already.")
    row.state = MatchState.DISMISSED
    row.save(update_fields=["state"])
    target = row.policy.slug if row.policy else f"candidate {row.other_id}"
    decisions.record(Verb.REJECT, row.candidate, by, policy=row.policy, after={"not_the_same_as": target})
    return row


@transaction.atomic
def reopen(*, candidate: Candidate, by: Person) -> Candidate:
    """Put a rejected candidate back into the queue; ``AlreadyDecided`` where it is not a rejected one."""
    row = Candidate.objects.select_for_update().get(pk=candidate.pk)
    if row.state != CandidateState.REJECTED:
        raise AlreadyDecided(
            f"“{row}” is {row.get_state_display().lower()}: only a rejected one is reopened."
        )
    before = {"state": row.state, "reason": row.reason}
    row.state = CandidateState.PROPOSED
    row.reason = ""
    row.decided_by = row.decided_at = None
    row.revision += 1
    row.save()
    decisions.record(Verb.PROPOSE, row, by, before=before, after={"state": row.state})
    return row


def _reviewed_fields(row: Candidate) -> list[str]:
    """Return the fields of which every value that stands was looked at on its own."""
    seen: dict[str, bool] = {}
    quotes = Evidence.objects.filter(candidate=row).exclude(state=ValueState.REJECTED)
    for field, state in quotes.values_list("field", "state"):
        seen[field] = seen.get(field, True) and state in (ValueState.ACCEPTED, ValueState.EDITED)
    return [field for field in EvidenceField if seen.get(field)]
