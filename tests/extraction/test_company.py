"""How a unit is weighed among the others of its passage."""

import pytest

from documents.extraction.company import describe, likelihoods

WEIGHTS = {"bias": 0.0, "own": 1.0, "before": 0.0, "after": 0.0, "best": -2.0, "others": 0.0}


def test_a_unit_is_weighed_against_the_surest_other_one():
    sure, unsure = likelihoods([3.0, 0.0], WEIGHTS)
    assert sure > 0.8
    assert unsure < 0.2
    assert likelihoods([0.0], WEIGHTS) == [0.5]


def test_a_unit_sees_its_neighbours_and_not_itself():
    first, second = describe([2.0, -2.0])
    assert (first["before"], first["after"]) == (-1.0, -2.0)
    assert (second["before"], second["after"]) == (2.0, -1.0)
    assert first["best"] < 0.5 < second["best"]


def test_of_two_equally_sure_units_each_is_the_others_best():
    assert [row["best"] for row in describe([0.0, 0.0])] == [0.5, 0.5]


def test_a_passage_without_units_has_no_likelihoods():
    assert likelihoods([], WEIGHTS) == []


def test_many_other_measures_count_no_more_than_three():
    assert describe([9.0] * 9)[0]["others"] == 3.0
    assert describe([9.0, 0.0])[0]["others"] == pytest.approx(0.5)
