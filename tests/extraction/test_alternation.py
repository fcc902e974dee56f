"""One pattern of many alternatives finds what the plain list of them finds."""

import random
import re

import pytest

from documents.extraction.alternation import alternation
from documents.extraction.datafiles import load

PIECES = [
    "a",
    "b",
    "ab",
    "abc",
    "(?:a|b)c",
    "b?",
    "c+",
    "[ab]c",
    r"\.",
    r"a\.b",
    "a|bc",
    "ca*",
    "(?<!a)b",
    "链",
    "链上",
]


@pytest.mark.parametrize("seed", range(60))
def test_it_matches_what_the_plain_list_matches(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    patterns = ["".join(rng.choices(PIECES, k=rng.randint(1, 3))) for _ in range(rng.randint(1, 9))]
    text = "".join(rng.choices("abc.链上", k=200))
    joined, plain = re.compile(alternation(patterns)), re.compile("|".join(patterns))
    assert [m.span() for m in joined.finditer(text)] == [m.span() for m in plain.finditer(text)]


def test_alternatives_with_one_beginning_share_it() -> None:
    assert alternation(["laws", "law", "levy", "tax"]) == "l(?:aw(?:s|)|evy)|tax"


def test_what_may_be_missing_is_no_beginning() -> None:
    assert alternation(["ab?", "ac"]) == "a(?:b?|c)"
    assert re.fullmatch(alternation(["a?b", "ac"]), "b")


@pytest.mark.parametrize("kind", ["verbs", "authorities", "analysts"])
def test_the_joined_words_of_acts_match_as_the_list_does(kind: str) -> None:
    words = load("act_words.json")[kind]["en"]
    text = " ".join(re.sub(r"\W+", " ", word) for word in words) + " ordered issues of the ministries"
    joined, plain = re.compile(alternation(words)), re.compile("|".join(words))
    assert [m.span() for m in joined.finditer(text)] == [m.span() for m in plain.finditer(text)]
