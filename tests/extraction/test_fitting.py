"""The fitting of weights: plain logistic regression."""

import pytest

from benchmarks.logistic import Example, chance, cross_validated, fit, solve

#: Three in four rows with the sign are right, one in four without it.
ROWS = [
    Example({"bias": 1.0, **({"sign": 1.0} if sign else {})}, (i % 4 != 0) == sign, f"text-{i % 5}")
    for i in range(40)
    for sign in (True, False)
]


def test_the_weights_give_back_the_shares_that_were_counted():
    weights = fit(ROWS, penalty=1e-6)
    assert chance(weights, {"bias": 1.0, "sign": 1.0}) == pytest.approx(0.75, abs=0.01)
    assert chance(weights, {"bias": 1.0}) == pytest.approx(0.25, abs=0.01)


def test_a_penalty_draws_weights_to_nought_but_not_the_free_ones():
    loose, tight = fit(ROWS, penalty=1e-6), fit(ROWS, penalty=100.0)
    assert abs(tight["sign"]) < abs(loose["sign"]) / 2
    free = fit(ROWS, penalty=100.0, free=frozenset({"sign"}))
    assert abs(free["sign"]) > abs(tight["sign"])


def test_a_rare_feature_gets_no_weight():
    rows = [*ROWS, Example({"bias": 1.0, "once": 1.0}, True, "text-9")]
    assert "once" not in fit(rows, penalty=1.0, rare=2)


def test_an_offset_that_says_it_all_leaves_nothing_to_learn():
    rows = [Example({"shift": 1.0}, i % 4 != 0, "t", offset=1.0986) for i in range(400)]
    assert fit(rows, penalty=1.0)["shift"] == pytest.approx(0.0, abs=0.01)


def test_a_row_is_judged_by_weights_that_have_not_seen_its_text():
    rows = [Example({"only-here": 1.0, "bias": 1.0}, True, "odd")] * 9
    rows += [Example({"bias": 1.0}, False, f"other-{i}") for i in range(9)]
    assert all(judged < 0.2 for judged in cross_validated(rows, 10, penalty=1e-3, rare=1)[:9])


def test_a_system_of_equations_is_solved():
    assert solve([[4.0, 1.0], [1.0, 3.0]], [9.0, 5.0]) == pytest.approx([2.0, 1.0])
