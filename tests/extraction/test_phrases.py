"""Phrases of data files in texts."""

import pytest

from documents.extraction.cues import load_cues
from documents.extraction.phrases import PhraseBook


@pytest.mark.parametrize(
    ("phrase", "text", "found"),
    [
        ("ledger", "a ledger.", True),
        ("ledger", "two ledgers", False),
        ("ledger*", "two ledgers", True),
        ("tax", "taxi", False),
        ("tax", "syntax", False),
        ("税", "纳税人", True),
        ("5g", "在5g网络", True),
        ("open data", "the open data page", True),
    ],
)
def test_latin_words_are_whole_and_a_star_ends_a_stem(phrase, text, found):
    assert bool(PhraseBook([("x", phrase)]).find(text, 0, len(text))) is found


def test_hits_bear_offsets_of_the_whole_text():
    text = "first a ledger, then a ledger"
    assert PhraseBook([("x", "ledger")]).find(text, 10, len(text)) == [(23, 29, "x")]


def test_one_phrase_may_stand_under_several_keys():
    book = PhraseBook([("x", "fund"), ("y", "fund*")])
    assert [key for _, _, key in book.find("fund", 0, 4)] == ["x", "y"]
    assert [key for _, _, key in book.find("funds", 0, 5)] == ["y"]


def test_phrases_inside_a_longer_one_are_found_too_in_the_order_of_the_text():
    book = PhraseBook([("x", "supply chain finance"), ("y", "supply chain"), ("z", "finance")])
    text = "supply chain finance"
    assert book.find(text, 0, len(text)) == [(0, 12, "y"), (0, 20, "x"), (13, 20, "z")]


def test_a_class_that_speaks_at_the_start_is_silent_elsewhere():
    cues = load_cues()
    first, later = "build a ledger", "they would build a ledger"
    assert "imperative" in cues.speaking(cues.find(first, 0, len(first)), 0, len(first))
    assert "imperative" not in cues.speaking(cues.find(later, 0, len(later)), 0, len(later))
