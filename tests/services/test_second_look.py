"""What a merge adds to a public policy is public only when somebody who did not write it has looked."""

from collections.abc import Callable
from typing import Any

import pytest
from django.contrib.auth.models import User
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from documents.models import Candidate, CurationEvent, HeldMerge, Merge, Policy
from documents.services import curation, merging, second_look, undoing
from documents.services.errors import AlreadyDecided, InvalidValue, SamePerson
from documents.services.values import policy_values
from documents.vocabulary import CandidateState, EditorialState, HeldState, Verb
from tests.factories import make_editor, make_full_candidate, make_policy, make_reviewer

pytestmark = pytest.mark.django_db


def _amended(by: User) -> Candidate:
    candidate = make_full_candidate()
    changes = {"number": "No. 3"}
    return curation.amend(candidate=candidate, changes=changes, by=by, revision=candidate.revision)


def _public(policy: Policy) -> tuple[Any, ...]:
    """Return what the public sees of a policy, and what it does not say where it differs."""
    policy.refresh_from_db()
    rows = (policy.sources, policy.evidence, policy.measures, policy.disagreements)
    return (policy_values(policy), policy.revision, *(found.count() for found in rows))


def _held(by: User, **chosen: Any) -> HeldMerge:
    merging.merge(
        candidate=make_full_candidate(number="No. 2"), into=make_policy(title="As known"), by=by, **chosen
    )
    return HeldMerge.objects.get()


def _by_an_editor() -> tuple[Candidate, User]:
    return make_full_candidate(number="No. 2"), make_editor()


def _by_who_amended_it() -> tuple[Candidate, User]:
    reviewer = make_reviewer()
    return _amended(reviewer), reviewer


@pytest.mark.parametrize("case", [_by_an_editor, _by_who_amended_it])
def test_a_merge_by_an_editor_or_by_who_amended_the_record_adds_nothing_to_what_is_public(
    case: Callable[[], tuple[Candidate, User]],
) -> None:
    (candidate, person), policy = case(), make_policy()
    before = _public(policy)
    merging.merge(candidate=candidate, into=policy, by=person)
    assert _public(policy) == before
    held = HeldMerge.objects.get(candidate=candidate, policy=policy)
    assert (held.state, held.author) == (HeldState.WAITING, person)
    assert held.after["number"] == candidate.number
    assert len(held.after["sources"]) == len(held.before["sources"]) + 1
    candidate.refresh_from_db()
    assert (candidate.state, candidate.policy) == (CandidateState.MERGED, policy)
    assert not Merge.objects.exists()


def test_a_record_that_an_amended_one_was_split_into_is_its_authors_too() -> None:
    reviewer, whole = make_reviewer(), make_full_candidate()
    curation.amend(candidate=whole, changes={"number": "No. 3"}, by=reviewer, revision=whole.revision)
    part = make_full_candidate()
    Candidate.objects.filter(pk=part.pk).update(split_from=whole)
    assert second_look.is_needed(candidate=part, into=make_policy(), by=reviewer)


def test_a_reviewer_who_wrote_none_of_it_merges_at_once() -> None:
    candidate, policy = _amended(make_editor()), make_policy()
    merging.merge(candidate=candidate, into=policy, by=make_reviewer())
    assert policy.sources.count() == 2
    assert not HeldMerge.objects.exists()


def test_a_merge_into_a_draft_and_one_by_the_machine_wait_for_nobody() -> None:
    draft = make_policy(state=EditorialState.DRAFT)
    merging.merge(candidate=make_full_candidate(), into=draft, by=make_editor())
    public = make_policy()
    merging.merge(candidate=make_full_candidate(), into=public, by=None)
    assert (draft.sources.count(), public.sources.count()) == (2, 2)


def test_an_approved_merge_adds_all_that_was_chosen_and_can_be_undone() -> None:
    editor, reviewer = make_editor(), make_reviewer()
    held = _held(editor, choices={"title": "theirs"}, measures=[])
    before = _public(held.policy)
    policy = merging.approve(held=held, by=reviewer)
    values = policy_values(Policy.objects.get(pk=policy.pk))
    assert (values["title"], values["number"], values["measures"]) == (held.candidate.title, "No. 2", [])
    assert policy.sources.count() == 2
    held.refresh_from_db()
    assert (held.state, held.decided_by) == (HeldState.APPROVED, reviewer)
    told = CurationEvent.objects.filter(policy=policy).order_by("pk").values_list("verb", "actor")
    assert list(told) == [(Verb.PROPOSE, editor.pk), (Verb.MERGE, editor.pk), (Verb.PUBLISH, reviewer.pk)]
    undone = undoing.undo(candidate=held.candidate, by=reviewer)
    assert (undone.state, undone.policy) == (CandidateState.PROPOSED, None)
    assert (_public(policy)[0], _public(policy)[2:]) == (before[0], before[2:])


def test_a_visitor_sees_the_source_of_a_merge_when_it_is_approved(client: Client) -> None:
    held = _held(make_editor())
    words = "Clinics will keep patient records on a blockchain"
    address = held.policy.get_absolute_url()
    assert words not in client.get(address).content.decode()
    merging.approve(held=held, by=make_reviewer())
    assert words in client.get(address).content.decode()


def test_neither_who_proposed_a_merge_nor_who_amended_its_record_approves_it() -> None:
    author, writer, policy = make_reviewer(), make_reviewer(), make_policy()
    candidate = _amended(writer)
    curation.amend(candidate=candidate, changes={"number": ""}, by=author, revision=candidate.revision)
    merging.merge(candidate=candidate, into=policy, by=author)
    held = HeldMerge.objects.get()
    for person in (author, writer):
        with pytest.raises(SamePerson, match="ask another reviewer"):
            merging.approve(held=held, by=person)
    merging.approve(held=held, by=make_reviewer())
    with pytest.raises(AlreadyDecided, match="approved"):
        merging.approve(held=held, by=make_reviewer())


def test_the_database_refuses_an_approval_by_the_author() -> None:
    held = _held(make_editor())
    changed = {"state": HeldState.APPROVED, "decided_by": held.author, "decided_at": timezone.now()}
    with pytest.raises(IntegrityError, match="held_merge_approved_by_another"), transaction.atomic():
        HeldMerge.objects.filter(pk=held.pk).update(**changed)


def test_a_merge_that_is_declined_puts_its_record_back_and_says_why() -> None:
    held = _held(make_editor())
    before = _public(held.policy)
    with pytest.raises(InvalidValue, match="Say why"):
        second_look.decline(held=held, reason=" ", by=make_reviewer())
    done = second_look.decline(held=held, reason="Another act", by=make_reviewer())
    assert (done.state, done.answer) == (HeldState.DECLINED, "Another act")
    held.candidate.refresh_from_db()
    assert (held.candidate.state, held.candidate.policy) == (CandidateState.PROPOSED, None)
    assert _public(held.policy) == before
    with pytest.raises(AlreadyDecided, match="declined"):
        merging.approve(held=held, by=make_reviewer())


def test_its_author_takes_a_merge_back_by_undoing_it_and_may_merge_again() -> None:
    held = _held(make_editor())
    undoing.undo(candidate=held.candidate, by=held.author)
    held.refresh_from_db()
    assert held.state == HeldState.TAKEN_BACK
    merging.merge(candidate=held.candidate, into=held.policy, by=held.author)
    assert second_look.waiting().count() == 1


def test_several_merges_into_one_policy_wait_at_once() -> None:
    editor, policy = make_editor(), make_policy()
    for _ in range(2):
        merging.merge(candidate=make_full_candidate(), into=policy, by=editor)
    for held in second_look.waiting():
        merging.approve(held=held, by=make_reviewer())
    assert policy.sources.count() == 3


def test_a_merge_into_a_policy_that_left_the_public_meanwhile_is_not_approved() -> None:
    held = _held(make_editor())
    Policy.objects.filter(pk=held.policy_id).update(state=EditorialState.WITHDRAWN, reason="Old")
    with pytest.raises(AlreadyDecided, match="withdrawn"):
        merging.approve(held=held, by=make_reviewer())
    assert second_look.waiting().get() == held


def test_a_draft_is_taken_into_a_public_policy_by_a_reviewer_who_wrote_none_of_it() -> None:
    writer = make_reviewer()
    draft, into = curation.accept(candidate=_amended(writer), by=None), make_policy()
    for person, words in ((make_editor(), "ask a reviewer"), (writer, "ask another reviewer")):
        with pytest.raises(SamePerson, match=words):
            merging.merge_policies(policy=draft, into=into, by=person)
    assert into.sources.count() == 1
    merging.merge_policies(policy=draft, into=into, by=make_reviewer())
    assert into.sources.count() == 2


def test_an_editor_does_not_undo_what_the_public_sees() -> None:
    candidate, policy = make_full_candidate(), make_policy()
    merging.merge(candidate=candidate, into=policy, by=None)
    with pytest.raises(SamePerson, match="ask a reviewer to undo"):
        undoing.undo(candidate=candidate, by=make_editor())
    assert policy.sources.count() == 2
