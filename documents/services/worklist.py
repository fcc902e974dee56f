"""What one person has to do, what waits for them, and what they have done."""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import User
from django.db.models import Exists, OuterRef, Q, QuerySet

from documents.models import (
    Candidate,
    ChangeRequest,
    CurationEvent,
    Evidence,
    HeldEdit,
    HeldMerge,
    Policy,
    PolicyDate,
    PolicySector,
    PolicySource,
)
from documents.services import second_look
from documents.vocabulary import CandidateState, EditorialState, HeldState, RequestState, ValueState, Verb

#: Rows listed of each kind; a day's work, and the page says where there are more.
LISTED = 30


@dataclass(frozen=True, slots=True)
class Listing:
    """The first rows of one kind, and whether there are more."""

    rows: list[Any]
    more: bool


@dataclass(frozen=True, slots=True)
class Worklist:
    """One person's work: what is theirs, what waits for their answer or eyes, what they did last."""

    candidates: Listing
    policies: Listing
    asked_of_me: Listing
    asked_by_me: Listing
    drafts: Listing
    changes: Listing
    merges: Listing
    done: Listing


def worklist(*, person: User, publishes: bool) -> Worklist:
    """Return a person's work; what waits for a reviewer (drafts, changes, merges) only where he
    ``publishes``."""
    open_requests = ChangeRequest.objects.filter(state=RequestState.OPEN).select_related(
        "candidate", "policy", "asked_by", "asked_of"
    )
    candidates = Candidate.objects.to_decide().filter(assigned_to=person)
    policies = Policy.objects.filter(assigned_to=person).exclude(state=EditorialState.MERGED)
    done = CurationEvent.objects.filter(actor=person).select_related("candidate", "policy", "document")
    return Worklist(
        candidates=_first(
            candidates.select_related("region").order_by("-text_version_id", "-confidence", "-pk")
        ),
        policies=_first(policies.select_related("region").order_by("-updated_at", "-pk")),
        asked_of_me=_first(open_requests.filter(asked_of=person).order_by("asked_at", "pk")),
        asked_by_me=_first(open_requests.filter(asked_by=person).exclude(asked_of=person)),
        drafts=_first(drafts_for(person)) if publishes else Listing([], more=False),
        changes=_first(changes_for(person)) if publishes else Listing([], more=False),
        merges=_first(merges_for(person)) if publishes else Listing([], more=False),
        done=_first(done.order_by("-created_at", "-pk")),
    )


def drafts_for(person: User) -> QuerySet[Policy]:
    """Return the drafts that could be published and of which a person wrote no value, oldest change first."""
    values = {
        "dates": PolicyDate.objects.filter(policy=OuterRef("pk")),
        "sources": PolicySource.objects.filter(policy=OuterRef("pk")),
        "sectors": PolicySector.objects.filter(policy=OuterRef("pk")),
        "quotes": Evidence.objects.filter(policy=OuterRef("pk")).exclude(state=ValueState.REJECTED),
    }
    own = CurationEvent.objects.filter(actor=person, verb=Verb.AMEND)
    unanswered = ChangeRequest.objects.filter(state=RequestState.OPEN)
    rows = Policy.objects.filter(state=EditorialState.DRAFT, region__isnull=False)
    return (
        rows.filter(*(Exists(there) for there in values.values()))
        .exclude(Exists(own.filter(policy=OuterRef("pk"))))
        .exclude(Exists(own.filter(candidate__policy=OuterRef("pk"))))
        .exclude(Exists(unanswered.filter(policy=OuterRef("pk"))))
        .exclude(Exists(unanswered.filter(candidate__policy=OuterRef("pk"))))
        .filter(Q(assigned_to__isnull=True) | Q(assigned_to=person))
        .select_related("region")
        .order_by("updated_at", "pk")
    )


def changes_for(person: User) -> QuerySet[HeldEdit]:
    """Return the changes of public policies that wait for somebody else than their author, oldest first."""
    waiting = HeldEdit.objects.filter(state=HeldState.WAITING).exclude(author=person)
    return waiting.select_related("policy", "author").order_by("created_at", "pk")


def merges_for(person: User) -> QuerySet[HeldMerge]:
    """Return the merges into public policies that wait for somebody who neither proposed them nor changed
    a value of the candidate, oldest first."""
    own = CurationEvent.objects.filter(actor=person, verb=Verb.AMEND, candidate=OuterRef("candidate"))
    return second_look.waiting().exclude(author=person).exclude(Exists(own))


def waiting_candidates(person: User) -> Q:
    """Return the condition for candidates with an open request that a person or anybody may answer."""
    asked = ChangeRequest.objects.filter(state=RequestState.OPEN, candidate=OuterRef("pk"))
    return Q(Exists(asked.filter(Q(asked_of=person) | Q(asked_of__isnull=True)).exclude(asked_by=person)))


def decided_candidates(person: User) -> Q:
    """Return the condition for candidates that a person has decided on."""
    return Q(decided_by=person) & ~Q(state=CandidateState.PROPOSED)


def _first(rows: QuerySet[Any]) -> Listing:
    found = list(rows[: LISTED + 1])
    return Listing(found[:LISTED], more=len(found) > LISTED)
