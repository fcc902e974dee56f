"""A page is read into lines and sentences of the article alone."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.reading import LONGEST_SENTENCE, read


def page(text):
    return read(text, lexicon=load_lexicon())


def sentences(text):
    return [text[s.start : s.end] for s in page(text).sentences]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.S. Senate met. It voted.", ["The U.S. Senate met.", "It voted."]),
        ("On Aug. 31 the state acted. Good.", ["On Aug. 31 the state acted.", "Good."]),
        ("It costs 1.5 million. Yes.", ["It costs 1.5 million.", "Yes."]),
        ("某市发布办法。市长说：“好。”然后散会。", ["某市发布办法。", "市长说：“好。”", "然后散会。"]),
        ("A heading\nA line", ["A heading", "A line"]),
        ("1. First item. Second part.", ["1. First item.", "Second part."]),
    ],
)
def test_sentences_end_where_they_end(text, expected):
    assert sentences(text) == expected


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Plain words", "en"),
        ("区块链应用 blockchain", "zh"),
        ("42", "en"),
        ("SEC 与 FCA 发布公告说明情况", "zh"),
    ],
)
def test_the_language_is_that_of_most_of_the_script(text, language):
    assert page(text).language == language


def test_navigation_bylines_and_footer_are_left_out():
    text = (
        "Home > News\nCity adopts chain\nReporter: A. Person\nThe city issued blockchain rules.\n"
        "It did so in May.\nWas this helpful for you? No.\nDiscover more\nOther headline about Fiji"
    )
    kept = [text[line.start : line.end] for line in page(text).lines]
    assert kept == [
        "City adopts chain",
        "The city issued blockchain rules.",
        "It did so in May.",
        "Was this helpful for you? No.",
    ]


def test_a_footer_is_cut_off_a_page_of_one_line():
    text = "某市政府发布区块链办法，自即日起施行，欢迎各界参与并提出宝贵意见建议。文章来源：某某网站"
    assert page(text).lines[-1].end == text.index("文章来源")


def test_a_stretch_without_stops_is_cut_into_bounded_pieces():
    read_page = page("区块链" * 5000)
    assert max(s.end - s.start for s in read_page.sentences) <= LONGEST_SENTENCE
    assert sum(s.end - s.start for s in read_page.sentences) == 15000


def test_an_empty_page_has_no_lines():
    assert page(" \n\t\n").lines == ()


def test_paragraphs_broken_at_a_fixed_width_are_one_line_each():
    line = "The ministry shall keep a register of the firms that hold coins for\n"
    text = (
        line * 5 + "others.\n\n"
    ) * 3 + "- An entry that goes on for so long that it had to be\n  broken.\n"
    found = page(text)
    assert len(found.lines) == 4
    assert text[found.lines[-1].start : found.lines[-1].end].endswith("broken.")


def test_pictures_and_addresses_of_pages_hold_no_words():
    text = "The first line.\n\n![](img/chain.png)\n\nThe [bureau](/@press/20-07-2018-story) wrote rules."
    found = page(text)
    assert len(found.lines) == 2
    assert not found.dates
