"""Cohen's kappa, and the sample that two people judge without seeing each other's answers."""

import pytest

from documents.models import Candidate, Coding
from documents.services import agreement
from documents.services.errors import AlreadyDecided, InvalidValue
from tests.factories import make_candidate, make_editor, make_full_candidate, make_reviewer

RIGHT, WRONG, UNCLEAR = "right", "wrong", "unclear"


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        # Cohen's own kind of table: 20 and 15 agreed, 5 and 10 not: 0.70 seen, 0.50 by chance.
        ([(RIGHT, RIGHT)] * 20 + [(RIGHT, WRONG)] * 5 + [(WRONG, RIGHT)] * 10 + [(WRONG, WRONG)] * 15, 0.4),
        ([(RIGHT, RIGHT), (WRONG, WRONG)], 1.0),
        ([(RIGHT, WRONG), (WRONG, RIGHT)], -1.0),
        ([(RIGHT, RIGHT), (RIGHT, WRONG)], 0.0),
        ([(RIGHT, RIGHT)] * 7, None),
        ([], None),
        ([(RIGHT, WRONG)] * 3, 0.0),
    ],
)
def test_kappa_is_agreement_beyond_chance_and_none_where_it_is_not_defined(
    pairs: list[tuple[str, str]], expected: float | None
) -> None:
    found = agreement.kappa(pairs)
    assert found == (None if expected is None else pytest.approx(expected))


def _answer(coding: Coding, **answers: str) -> Coding:
    fields = dict.fromkeys([agreement.RECORD, *coding.shown], RIGHT)
    return agreement.judge(coding=coding, answers={**fields, **answers}, by=coding.coder)


@pytest.mark.django_db
def test_two_people_get_the_same_candidates_with_the_values_of_that_moment() -> None:
    for _ in range(3):
        make_full_candidate()
    first, second = make_editor(), make_editor()
    assert agreement.give(count=2, to=[first, second], by=make_reviewer()) == 2
    mine, theirs = (
        list(Coding.objects.filter(coder=person).values_list("candidate", "shown"))
        for person in (first, second)
    )
    assert len(mine) == 2
    assert mine == theirs
    Candidate.objects.update(title="Changed since")
    assert Coding.objects.filter(coder=first)[0].shown["title"] == ["Plan for Shared Clinic Records"]
    # What was given is not given again.
    assert agreement.give(count=5, to=[first, second], by=first) == 1
    with pytest.raises(InvalidValue, match="No candidate is left"):
        agreement.give(count=5, to=[first, second], by=first)


@pytest.mark.django_db
def test_a_sample_needs_two_people_and_a_sensible_number() -> None:
    make_candidate()
    one, other = make_editor(), make_editor()
    with pytest.raises(InvalidValue, match="two different people"):
        agreement.give(count=1, to=[one, one], by=one)
    for count in (0, agreement.MOST_GIVEN + 1):
        with pytest.raises(InvalidValue):
            agreement.give(count=count, to=[one, other], by=one)


@pytest.mark.django_db
def test_an_answer_is_given_whole_once_and_by_the_one_who_was_asked() -> None:
    make_full_candidate()
    one, other = make_editor(), make_editor()
    agreement.give(count=1, to=[one, other], by=one)
    coding = Coding.objects.get(coder=one)
    with pytest.raises(AlreadyDecided, match="somebody else"):
        agreement.judge(coding=coding, answers={}, by=other)
    with pytest.raises(InvalidValue, match="Answer every line: record, title"):
        agreement.judge(coding=coding, answers={"region": RIGHT}, by=one)
    with pytest.raises(InvalidValue):
        _answer(coding, title="perhaps")
    _answer(coding)
    with pytest.raises(AlreadyDecided, match="answered this already"):
        _answer(coding)


@pytest.mark.django_db
def test_agreement_counts_only_what_both_have_answered_and_changes_no_record() -> None:
    for _ in range(3):
        make_full_candidate()
    one, other = make_editor(), make_editor()
    agreement.give(count=3, to=[one, other], by=one)
    before = list(Candidate.objects.order_by("pk").values())
    mine, theirs = Coding.objects.filter(coder=one), Coding.objects.filter(coder=other)
    _answer(mine[0])
    _answer(mine[1], title=WRONG)
    _answer(mine[2], title=UNCLEAR)
    _answer(theirs[0])
    _answer(theirs[1], title=WRONG)
    found = {row.field: row for row in agreement.agreements()}
    title, region, number = found["title"], found["region"], found["number"]
    assert (title.n, title.same, title.kappa) == (2, 1.0, 1.0)
    # Both said “right” every time: chance alone would have them agree.
    assert (region.n, region.same, region.kappa) == (2, 1.0, None)
    assert (number.n, number.same, number.kappa) == (0, None, None)
    assert list(Candidate.objects.order_by("pk").values()) == before
