"""A pattern that is spotted finds what it finds by itself; its beginnings say where that may be."""

import random
import re

import pytest

from documents.extraction.act_words import words
from documents.extraction.beginnings import beginnings
from documents.extraction.spotting import Spotted, spotted

PIECES = [
    "a",
    "(?:a|bc)",
    "b?",
    "(?:ab)?",
    "[ab]{1,3}",
    r"\w{1,2}",
    "(?<!a)",
    "[a-c]",
    "[^a]",
    "(?:b|ca){0,2}",
    "(?:c|[ab]c)+",
    ".",
    "链",
    "[链上]",
]
TEXT = "abc.链上"


def _starts(pattern: str) -> set[tuple[int, str]]:
    return {(begun.behind, begun.word) for begun in beginnings(re.compile(pattern))}


def _spotted(pattern: str) -> Spotted:
    return spotted({"it": re.compile(pattern)})["it"]


@pytest.mark.parametrize("seed", range(300))
def test_a_spotted_pattern_finds_what_it_finds_by_itself(seed: int) -> None:
    rng = random.Random(seed)  # noqa: S311
    pattern = re.compile("".join(rng.choices(PIECES, k=rng.randint(1, 5))) + rng.choice(["", "b", "链"]))
    text = "".join(rng.choices(TEXT, k=120))
    start = rng.randint(0, 60)
    end = rng.randint(start, 120)
    try:
        told = _spotted(pattern.pattern)
    except ValueError:
        return
    assert [m.span() for m in told.finditer(text, start, end)] == [
        m.span() for m in pattern.finditer(text, start, end)
    ]
    first, plain = told.search(text, start, end), pattern.search(text, start, end)
    assert (first and first.span()) == (plain and plain.span())


def test_alternatives_optional_parts_and_small_classes_each_give_a_beginning() -> None:
    assert _starts("(?:the )?law|[ab]ct") == {(0, "the law"), (0, "law"), (0, "act"), (0, "bct")}


def test_characters_of_any_kind_are_passed_over_up_to_the_first_word() -> None:
    assert _starts(r"\d{1,2}\s?日") == {(1, "日"), (2, "日"), (3, "日")}


def test_a_beginning_that_holds_another_is_left_out() -> None:
    assert _starts("ban|banned|bans") == {(0, "ban")}


@pytest.mark.parametrize("pattern", ["x?", r"\w+", ".*law", "(?i)law", "law|"])
def test_a_pattern_whose_matches_begin_with_anything_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="begin the matches"):
        beginnings(re.compile(pattern))


def test_a_long_text_that_is_scanned_in_stretches_gives_each_match_once_wherever_a_stretch_ends() -> None:
    pattern = re.compile(r"\d{1,3} laws?|of(?: the)? court")
    told = _spotted(pattern.pattern)
    for shift in range(20):
        text = "." * shift + "12 laws of the court, 345 law of court; " * 2_600
        assert [m.span() for m in told.finditer(text, 0, len(text))] == [
            m.span() for m in pattern.finditer(text)
        ]


def test_another_text_of_the_same_words_is_scanned_anew() -> None:
    law = _spotted("law")
    assert law.search("a law", 0, 5) is not None
    assert law.search("no rule", 0, 7) is None
    assert law.search("one law", 0, 7) is not None


def test_the_lists_of_words_of_acts_find_what_their_patterns_find() -> None:
    low = "on monday the ministry of trade issued three notices, 市商务局发布两份通知; banks must not trade"
    for kind in ("verbs", "authorities", "general", "duties", "refers_back"):
        told = [m.span() for m in words(kind).finditer(low, 0, len(low))]
        assert told == [m.span() for m in words(kind).pattern.finditer(low)]
