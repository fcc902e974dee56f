"""Likely duplicates, proposed to the editor."""

import threading

import pytest
from django.db import connection
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from documents.models import Candidate, Match
from documents.services import matching, work
from documents.vocabulary import CandidateState, DocumentState, EditorialState, MatchState
from tests.factories import make_candidate, make_document, make_policy, make_region, make_text

pytestmark = pytest.mark.django_db

TITLE = "Plan for Shared Clinic Records"


def candidate(title: str = TITLE, **values: object) -> Candidate:
    """Return a candidate of a text of its own, whose document waits to be matched."""
    text = make_text(f"{title}. {values.get('number', '')} Told on page {make_document().pk}.")
    return make_candidate(text, title=title, **values)


def found(row: Candidate) -> list[Match]:
    return matching.find(text=row.text_version)


def test_a_candidate_is_proposed_as_one_more_source_of_the_policy_that_it_tells_of() -> None:
    policy = make_policy(title="Harbour Plan on Sharing the Records of Clinics")
    make_policy(title="Rules on the Licences of Taxi Drivers", sectors=("transport",), dated="2021-05-03")
    (match,) = found(candidate())
    assert (match.policy, match.other) == (policy, None)
    assert "Both are for the same place." in match.reasons


def test_the_same_number_is_enough_whatever_the_wording_and_the_place() -> None:
    policy = make_policy(
        title="Entirely Different Words", number="府办〔2021〕7号", dated="", region=make_region("XK-77")
    )
    (match,) = found(
        candidate(number="府办[2021]7号", region=None, date="", date_earliest=None, date_latest=None)
    )
    assert match.policy == policy


def test_an_act_of_a_place_above_is_looked_at_and_one_of_another_place_is_not() -> None:
    country = make_region("XK")
    province = make_region("XK-20", parent=country)
    elsewhere = make_region("XL")
    above, far = (make_policy(title=TITLE, region=region) for region in (country, elsewhere))
    assert [match.policy for match in found(candidate(region=province))] == [above]
    assert far.matches.count() == 0


def test_a_withdrawn_policy_is_not_proposed() -> None:
    make_policy(title=TITLE, state=EditorialState.WITHDRAWN, reason="It was a mistake.")
    assert found(candidate()) == []


def test_candidates_of_two_texts_on_one_act_are_proposed_to_each_other() -> None:
    older, newer = candidate(), candidate()
    (match,) = found(newer)
    assert (match.other, match.policy) == (older, None)


def test_decided_and_superseded_candidates_are_not_proposed() -> None:
    policy = make_policy(title="Rules on Taxi Licences", dated="1999-01-01", sectors=())
    candidate(state=CandidateState.ACCEPTED, policy=policy)
    candidate(state=CandidateState.REJECTED, reason="Not a public act.")
    candidate(state=CandidateState.SUPERSEDED)
    assert found(candidate()) == []


def test_a_passage_whose_earlier_reading_was_taken_into_a_policy_is_proposed_for_it() -> None:
    policy = make_policy(title="Named Anew by the Editor", dated="", sectors=())
    first = candidate(state=CandidateState.ACCEPTED, policy=policy)
    again = make_candidate(first.text_version, title="Read otherwise", pipeline_version="later")
    (match,) = found(again)
    assert (match.policy, match.score) == (policy, 0.99)


def test_of_the_passages_of_one_text_the_likeliest_is_asked_about_a_policy() -> None:
    policy = make_policy(title=TITLE, number="府办〔2021〕7号")
    told = candidate(number="府办〔2021〕7号")
    make_candidate(told.text_version, title=TITLE, position=1)
    alone = candidate()
    assert [match.candidate for match in found(told) if match.policy == policy] == [told]
    assert [match.candidate for match in found(alone) if match.policy == policy] == [alone]


def run(row: Candidate) -> None:
    """Do the step as a worker does."""
    document = row.text_version.document
    type(document).objects.filter(pk=document.pk).update(state=DocumentState.PARSED)
    lease = work.claim(document_id=document.pk, now=timezone.now())
    assert lease is not None
    matching.match(lease=lease)


def test_matching_twice_proposes_once_and_leaves_what_an_editor_dismissed() -> None:
    make_policy(title=TITLE)
    row = candidate()
    run(row)
    Match.objects.update(state=MatchState.DISMISSED)
    run(row)
    assert Match.objects.get().state == MatchState.DISMISSED


def test_of_two_candidates_the_newer_one_holds_the_proposal_whichever_was_matched_last() -> None:
    older, newer = candidate(), candidate()
    run(newer)
    run(older)
    match = Match.objects.get()
    assert (match.candidate, match.other) == (newer, older)


@pytest.mark.django_db(transaction=True)
def test_two_texts_on_one_act_matched_at_once_are_proposed_once() -> None:
    rows = [candidate(), candidate()]

    def one(row: Candidate) -> None:
        try:
            run(row)
        finally:
            connection.close()

    threads = [threading.Thread(target=one, args=[row]) for row in rows]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Match.objects.count() == 1


def test_the_number_of_queries_does_not_grow_with_what_is_there(
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    for _ in range(30):
        make_policy(title=TITLE)
        candidate()
    row = candidate(number="府办〔2021〕7号")
    with django_assert_max_num_queries(30):
        matching.find(text=row.text_version)


def test_the_spellings_of_a_number_hold_every_kind_of_bracket() -> None:
    spellings = matching.spellings("府办 [2021] 7号")
    assert {"府办〔2021〕7号", "府办[2021]7号", "府办（2021）7号", "府办 [2021] 7号"} <= spellings
