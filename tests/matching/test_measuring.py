"""The figures of matching count what they say, and the labels hold together."""

import json
from collections import Counter
from pathlib import Path

from tests.matching.labelled import KEPT, STUDIED, Doubtful, own
from tests.matching.measuring import Pair, Record, figure

#: Kinds of texts that both halves must have.
SORTS = {"other-language", "press", "round-up", "draft and final", "same title, another place"}
ONE = Record("one", frozenset({"a"}), frozenset({"a"}), "text")
SAME = Record("same", frozenset({"a"}), frozenset({"a"}))
OTHER = Record("other", frozenset({"b"}), frozenset({"b"}))


def test_proposals_below_the_score_are_missing_and_wrong_ones_do_not_count_as_found() -> None:
    pairs = [
        Pair(ONE, SAME, True, True, 0.7),
        Pair(ONE, OTHER, False, False, 0.6),
        Pair(ONE, ONE, True, True),
    ]
    high, low = figure(pairs, 0.65), figure(pairs, 0.5)
    assert (high.right, high.wrong, high.missing) == (1, 0, 1)
    assert (low.precision, low.recall) == (0.5, 0.5)


def test_a_doubtful_group_leaves_out_the_pairs_within_it_alone() -> None:
    doubtful = Doubtful((frozenset({"a", "b"}),))
    assert doubtful.holds(ONE.acts, OTHER.acts)
    assert not doubtful.holds(ONE.acts, frozenset({"c"}))


def test_no_act_is_told_in_both_halves_and_each_is_of_every_sort() -> None:
    halves = [own(path) for path in (STUDIED, KEPT)]
    acts = [{act for text in half for telling in text.tellings for act in telling.acts} for half in halves]
    assert not acts[0] & acts[1]
    for half in halves:
        kinds = Counter(text.kind for text in half)
        assert {
            "other-language",
            "press",
            "round-up",
            "draft and final",
            "same title, another place",
        } <= kinds.keys()


def test_every_act_is_a_starter_policy_or_marked_as_none_and_its_words_stand_in_its_text() -> None:
    lines = Path("fixtures/reference/starter_policies.jsonl").read_text(encoding="utf-8").splitlines()
    slugs = {json.loads(line)["id"] for line in lines}
    for text in own(STUDIED, KEPT):
        for telling in text.tellings:
            assert telling.at in text.text
            assert all(act in slugs or act.startswith(("new-", "other-")) for act in telling.acts)
