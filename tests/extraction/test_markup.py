"""Marks of Markdown and HTML stand in nobody's way, and every offset leads back to the given text."""

import pytest

from documents.extraction.markup import unmarked
from documents.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("海关总署[印发了](https://example.org/a_(b))办法。", "海关总署印发了办法。"),
        ("The bureau [issued][n1] a **binding** order.", "The bureau issued a binding order."),
        ("新规**全面叫停**代币发售。", "新规全面叫停代币发售。"),
        ("<p class='x'>一</p><p>二<br/>三</p>", "\n一\n\n二\n三\n"),
        ("税务局<b>近日</b>发文&amp;解读", "税务局近日发文&解读"),
        ("![a map](https://example.org/m.png)Oslo acts ([source](https://example.org)).", "Oslo acts ."),
        ("**1。港口城市**\n正文", "**1。港口城市**\n正文"),
        ("Fiji [waits][3].\n\n[3]: https://paper.example/china\n", "Fiji waits.\n\n\n"),
        ("It was banned in 2014.[4][5] Then", "It was banned in 2014.[4][5] Then"),
        ("5 < 7 and 2*3*4 = 24 [sic]", "5 < 7 and 2*3*4 = 24 [sic]"),
    ],
)
def test_a_text_is_read_as_it_is_shown(text, shown):
    assert unmarked(text).text == shown


def test_every_character_leads_back_to_the_given_text():
    text = "<div>港务局**昨日**[发文](https://example.org/1)&nbsp;说明</div>"
    read = unmarked(text)
    for at, character in enumerate(read.text):
        start, end = read.given(at, at + 1)
        assert end == start + 1
        assert text[start] == character or character in "\n\u00a0"


def test_words_of_links_and_in_bold_are_known():
    read = unmarked("See [the order](https://example.org) and the **River Ledger Plan** now.")
    assert [read.text[span.start : span.end] for span in (*read.links, *read.strong)] == [
        "the order",
        "River Ledger Plan",
    ]


def test_marks_within_a_sentence_do_not_hide_who_acts_and_quotes_are_of_the_given_text():
    text = "2021年3月4日，斐济储备银行[正式禁止](https://example.org/x)境内**加密货币**交易所营业。"
    (record,) = extract(text).records
    assert record.region == "FJ"
    assert record.issuing_bodies == ("斐济储备银行",)
    assert all(text[e.start : e.end] == e.quote for e in record.evidence)
    assert all(text[m.start : m.end] == m.text for m in record.measures)


def test_tags_of_a_page_are_no_words_of_a_measure():
    text = (
        "<p style='color:#111'><span>克拉市建成区块链票据平台</span></p>"
        "<p><span>日前，绍兴市人民政府启动区块链电子票据平台。平台将向全市医院开放。</span></p>"
    )
    (record,) = extract(text).records
    assert record.region == "CN-330600"
    assert not any("style" in measure.text for measure in record.measures)
