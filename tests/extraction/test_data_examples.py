"""Every entry of the data files is found in its own examples and not in its counterexamples."""

import re

import pytest

from documents.extraction.boilerplate import is_boilerplate, is_closing
from documents.extraction.datafiles import load
from documents.extraction.folding import fold, lower
from documents.extraction.topics import find_topics, is_machine_translated


def rows(name, *keys):
    return [
        pytest.param(row, text, id=f"{key}:{text[:24]}")
        for key in keys
        for row in load(name)[key]
        for text in row.get("examples", ())
    ]


@pytest.mark.parametrize(("row", "text"), rows("boilerplate.json", "cut", "drop", "inline_cut", "closing"))
def test_a_boilerplate_pattern_fits_its_examples(row, text):
    assert re.match(row["pattern"], lower(fold(text)).lstrip("*#_>-• ") or lower(text)) or re.match(
        row["pattern"], lower(fold(text))
    )


@pytest.mark.parametrize(("row", "text"), rows("boilerplate.json", "drop"))
def test_a_line_to_drop_is_dropped(row, text):
    assert is_boilerplate(lower(fold(text)))


@pytest.mark.parametrize(("row", "text"), rows("boilerplate.json", "closing"))
def test_a_summing_up_is_recognised(row, text):
    assert is_closing(lower(fold(text)))


@pytest.mark.parametrize(
    ("row", "text"),
    [p for p in rows("topic_terms.json", "latin", "garbled") if p.values[0].get("topic", True)],
)
def test_a_topic_word_is_found_in_its_examples(row, text):
    assert find_topics(lower(fold(f"on {text}, they said")))


@pytest.mark.parametrize("word", load("topic_terms.json")["han"])
def test_a_chinese_topic_word_is_found(word):
    assert find_topics(lower(fold(f"关于{word}的通知")))


@pytest.mark.parametrize("text", ["a chain of shops", "the change of plan", "miners on strike", "交易所放假"])
def test_words_of_other_matters_are_no_topic(text):
    assert find_topics(lower(fold(text))) == ()


@pytest.mark.parametrize(
    ("row", "text"), [p for p in rows("topic_terms.json", "garbled") if not p.values[0].get("weak")]
)
def test_a_garbled_term_shows_a_machine_translation(row, text):
    assert is_machine_translated(lower(fold(f"The city will adopt {text} soon.")))


@pytest.mark.parametrize(
    "text",
    ["the city will use blockchain for its land register.", "the winding up of a firm that holds tokens"],
)
def test_a_well_written_text_is_no_machine_translation(text):
    assert not is_machine_translated(text)


def test_garbled_words_of_other_matters_are_no_topic():
    assert find_topics("the new crown epidemic and government affairs") == ()
