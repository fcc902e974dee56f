"""Change requests: one person asks for a change, somebody answers, and meanwhile nothing is published."""

from django.contrib.auth.models import User
from django.db import transaction
from django.db.models import Q, QuerySet
from django.utils import timezone

from documents.models import Candidate, ChangeRequest, CurationEvent, Policy
from documents.services.assigning import CURATE
from documents.services.errors import AlreadyDecided, InvalidValue
from documents.vocabulary import CandidateState, EditorialState, EvidenceField, RequestState, Verb

#: Nothing is changed any more in a record of one of these states.
CLOSED = (
    CandidateState.REJECTED,
    CandidateState.SUPERSEDED,
    CandidateState.SPLIT,
    EditorialState.MERGED,
)
#: What one request says; longer ones are better said as several.
MOST_LETTERS = 2000


def requests_on(row: Candidate | Policy) -> QuerySet[ChangeRequest]:
    """Return the requests on a record, newest first.

    Those on a candidate go with it into its policy and, where it is split, with both halves; those on a
    policy go with it into the one that it is merged into.
    """
    if isinstance(row, Candidate):
        about = Q(candidate=row) | Q(candidate__parts=row)
    else:
        split = Q(candidate__parts__policy=row)
        about = Q(policy=row) | Q(policy__merged_into=row) | Q(candidate__policy=row) | split
    found = ChangeRequest.objects.filter(pk__in=ChangeRequest.objects.filter(about).values("pk"))
    return found.select_related("asked_by", "asked_of", "answered_by")


def open_requests(row: Candidate | Policy) -> QuerySet[ChangeRequest]:
    """Return the requests on a record that nobody has answered yet."""
    return requests_on(row).filter(state=RequestState.OPEN)


def in_words(request: ChangeRequest) -> str:
    """Return what still has to be done about an open request, as a part of a sentence."""
    about = f" on the {request.get_field_display().lower()}" if request.field else ""
    return f"an answer to {request.asked_by}’s change request{about}"


@transaction.atomic
def ask(
    *, row: Candidate | Policy, comment: str, by: User, field: str = "", of: User | None = None
) -> ChangeRequest:
    """Ask for a change of one field (``EvidenceField``), or of the whole record without one, and return it.

    ``of`` names who should answer; without it, whoever else the record is assigned to, or anybody. Raises
    ``InvalidValue`` for an empty comment or an unknown field, and ``AlreadyDecided`` where nobody could act
    on it.
    """
    comment = comment.strip()
    if not comment:
        raise InvalidValue("Say what should be changed.")
    if len(comment) > MOST_LETTERS:
        raise InvalidValue(f"Say it in at most {MOST_LETTERS:,} characters, or ask twice.")
    if field and field not in set(EvidenceField):
        raise InvalidValue("Choose the field of the list, or the whole record.")
    if of is not None and not of.has_perm(CURATE):
        raise InvalidValue(f"{of} has no right to work on records: ask somebody else.")
    stored = type(row)._default_manager.select_for_update(of=("self",)).get(pk=row.pk)
    if stored.state in CLOSED:
        raise AlreadyDecided(f"“{stored}” is {stored.get_state_display().lower()}: nothing is changed there.")
    if isinstance(stored, Candidate) and stored.policy is not None:
        stored = stored.policy  # the values stand there by now
    request = ChangeRequest.objects.create(
        candidate=stored if isinstance(stored, Candidate) else None,
        policy=stored if isinstance(stored, Policy) else None,
        field=field,
        comment=comment,
        asked_by=by,
        asked_of=of or (stored.assigned_to if stored.assigned_to != by else None),
    )
    _record(Verb.ASK, request, by, after={"field": field or "whole record", "request": comment})
    return request


@transaction.atomic
def answer(*, request: ChangeRequest, state: str, words: str, by: User) -> ChangeRequest:
    """Close a request as done or declined and return it.

    Raises ``InvalidValue`` where it is declined without a reason, and ``AlreadyDecided`` where it is closed.
    """
    words = words.strip()
    if state not in (RequestState.DONE, RequestState.DECLINED):
        raise InvalidValue("A request is either done or declined.")
    if state == RequestState.DECLINED and not words:
        raise InvalidValue("Say why the request is declined.")
    row = ChangeRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if row.state != RequestState.OPEN:
        raise AlreadyDecided(f"{row.answered_by} has answered this request already: open the record again.")
    row.state, row.answer = state, words
    row.answered_by, row.answered_at = by, timezone.now()
    row.save()
    _record(Verb.ANSWER, row, by, before={"request": row.comment}, after={"request": state}, reason=words)
    return row


def _record(
    verb: Verb,
    request: ChangeRequest,
    by: User,
    *,
    after: dict[str, str],
    before: dict[str, str] | None = None,
    reason: str = "",
) -> None:
    CurationEvent.objects.create(
        verb=verb,
        actor=by,
        candidate=request.candidate,
        policy=request.policy,
        before=before or {},
        after=after,
        reason=reason,
    )
