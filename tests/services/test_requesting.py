"""Change requests: who asks what, who answers how, and that nothing is published meanwhile."""

import pytest
from django.db import IntegrityError, transaction

from documents.models import ChangeRequest, CurationEvent
from documents.services import curation, publishing, requesting
from documents.services.errors import AlreadyDecided, InvalidValue, NotPublishable
from documents.vocabulary import CandidateState, EditorialState, RequestState, Verb
from tests.factories import (
    make_candidate,
    make_editor,
    make_full_candidate,
    make_policy,
    make_reviewer,
    make_user,
)

pytestmark = pytest.mark.django_db


def test_a_request_names_a_field_a_comment_and_who_asks_whom() -> None:
    editor, reviewer = make_editor(), make_reviewer()
    candidate = make_candidate(assigned_to=editor)
    request = requesting.ask(row=candidate, field="date", comment=" Which year? ", by=reviewer)
    assert (request.field, request.comment, request.state) == ("date", "Which year?", RequestState.OPEN)
    assert (request.asked_by, request.asked_of) == (reviewer, editor)
    event = CurationEvent.objects.get(verb=Verb.ASK)
    assert (event.actor, event.candidate, event.after["request"]) == (reviewer, candidate, "Which year?")


def test_nobody_asks_himself_only_because_the_record_is_his_work() -> None:
    reviewer = make_reviewer()
    request = requesting.ask(row=make_candidate(assigned_to=reviewer), comment="Which year?", by=reviewer)
    assert request.asked_of is None


def test_a_request_without_words_or_for_an_unknown_field_is_refused() -> None:
    candidate, reviewer = make_candidate(), make_reviewer()
    for comment, field in ((" ", ""), ("x", "colour"), ("x" * 2001, "")):
        with pytest.raises(InvalidValue):
            requesting.ask(row=candidate, by=reviewer, comment=comment, field=field)
    with pytest.raises(InvalidValue, match="no right"):
        requesting.ask(row=candidate, comment="x", by=reviewer, of=make_user())
    assert not ChangeRequest.objects.exists()


def test_nothing_is_asked_of_a_rejected_candidate_or_a_merged_policy() -> None:
    reviewer = make_reviewer()
    rejected = make_candidate(state=CandidateState.REJECTED, reason="no act")
    merged = make_policy(state=EditorialState.MERGED, merged_into=make_policy())
    for row in (rejected, merged):
        with pytest.raises(AlreadyDecided):
            requesting.ask(row=row, comment="Look again", by=reviewer)


def test_a_policy_is_not_published_while_a_request_is_open_even_one_on_its_candidate() -> None:
    editor, reviewer = make_editor(), make_reviewer(username="mei")
    candidate = make_full_candidate()
    first = requesting.ask(row=candidate, field="title", comment="Give it in full", by=reviewer)
    policy = curation.accept(candidate=candidate, by=editor)
    second = requesting.ask(row=policy, comment="Add the number", by=reviewer)
    with pytest.raises(NotPublishable) as refused:
        publishing.publish(policy=policy, by=reviewer)
    assert refused.value.missing == [
        "an answer to mei’s change request",
        "an answer to mei’s change request on the title",
    ]
    requesting.answer(request=first, state="done", words="", by=editor)
    requesting.answer(request=second, state="declined", words="It has none", by=editor)
    assert publishing.publish(policy=policy, by=reviewer).state == EditorialState.PUBLISHED


def test_a_request_on_an_accepted_candidate_stands_on_its_policy() -> None:
    candidate, reviewer = make_full_candidate(), make_reviewer()
    policy = curation.accept(candidate=candidate, by=None)
    candidate.refresh_from_db()
    request = requesting.ask(row=candidate, comment="Add the number", by=reviewer)
    assert (request.policy, request.candidate) == (policy, None)


def test_an_answer_keeps_who_and_when_and_is_given_once() -> None:
    editor, reviewer = make_editor(), make_reviewer()
    request = requesting.ask(row=make_candidate(), comment="Which year?", by=reviewer)
    with pytest.raises(InvalidValue, match="why"):
        requesting.answer(request=request, state="declined", words=" ", by=editor)
    with pytest.raises(InvalidValue):
        requesting.answer(request=request, state="open", words="x", by=editor)
    answered = requesting.answer(request=request, state="done", words="2019", by=editor)
    assert (answered.state, answered.answer, answered.answered_by) == ("done", "2019", editor)
    assert answered.answered_at is not None
    with pytest.raises(AlreadyDecided, match="open the record again"):
        requesting.answer(request=request, state="declined", words="no", by=reviewer)


def test_the_database_refuses_a_request_on_nothing_and_an_answer_by_nobody() -> None:
    reviewer, candidate = make_reviewer(), make_candidate()
    wrong = (
        {"comment": "x"},
        {"comment": "", "candidate": candidate},
        {"comment": "x", "candidate": candidate, "policy": make_policy()},
        {"comment": "x", "candidate": candidate, "state": "done"},
        {"comment": "x", "candidate": candidate, "field": "colour"},
    )
    for values in wrong:
        with pytest.raises(IntegrityError), transaction.atomic():
            ChangeRequest.objects.create(asked_by=reviewer, **values)
