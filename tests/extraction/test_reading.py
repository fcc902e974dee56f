"""A page is read into lines and sentences of the article alone."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.reading import read
from documents.extraction.sentences import LONGEST_SENTENCE


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
        (
            "Savers lose all.2 On 5 May 2017 the bank warned.[12] It said why.",
            ["Savers lose all.2", "On 5 May 2017 the bank warned.[12]", "It said why."],
        ),
        (
            'He said "stop."4 Then No.2 Bureau acted. [3] [4] It fined a firm.',
            ['He said "stop."4', "Then No.2 Bureau acted. [3] [4]", "It fined a firm."],
        ),
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
    line = "and the ministry shall keep a register of the firms that hold coins for\n"
    text = (
        "".join(line * 5 + f"others of part {n}.\n\n" for n in range(3))
        + "- An entry that goes on for so long that it had to be\n  broken.\n"
    )
    found = page(text)
    assert len(found.lines) == 4
    assert text[found.lines[-1].start : found.lines[-1].end].endswith("broken.")


def test_a_short_line_of_a_broken_text_goes_on_where_its_sentence_does():
    line = "and the ministry shall keep a register of the firms that hold coins for\n"
    text = (line * 5 + "others.\n\n") * 3 + "Policy. It is the\npolicy of the bureau to help.\n\nHow to ask\n"
    found = [text[line.start : line.end] for line in page(text).lines]
    assert found[-2:] == ["Policy. It is the\npolicy of the bureau to help.", "How to ask"]


def test_rows_that_each_begin_with_a_capital_are_no_broken_paragraph():
    rows = [
        f"Region {name} opens a register of firms that hold coins {n} March"
        for n, name in enumerate("ABCDEFGHIJ")
    ]
    assert len(page("\n".join(rows)).lines) == len(rows)


def test_pictures_and_addresses_of_pages_hold_no_words():
    text = "The first line.\n\n![](img/chain.png)\n\nThe [bureau](/@press/20-07-2018-story) wrote rules."
    found = page(text)
    assert len(found.lines) == 2
    assert not found.dates


def lines_of(text):
    page = read(text, lexicon=load_lexicon())
    return [page.text[line.start : line.end] for line in page.lines]


def test_a_paragraph_told_twice_is_read_once():
    told = "The harbour office of Fremont will record cargo papers on a distributed ledger from May on."
    assert lines_of(f"{told}\n\nA second paragraph.\n\n{told}") == [told, "A second paragraph."]


def test_teasers_that_break_off_at_the_end_are_no_part_of_the_article():
    article = "市市场监管局今日印发区块链追溯平台管理办法,要求食品企业年底前接入平台并上传进货记录。"
    teaser = "矿机价格连日走高,多家厂商的订单已经排到明年,记者走访市场后发现现货几乎没有,买家只能……"
    assert lines_of(f"{article}\n{article[:-1]}，并接受检查。\n{teaser}") == [
        article,
        f"{article[:-1]}，并接受检查。",
    ]
    assert lines_of(f"{teaser}\n{article}\n{teaser[:-2]}...") == [teaser, article, f"{teaser[:-2]}..."]


def test_a_link_to_another_story_within_the_article_does_not_end_it():
    first = "The state bank of Ruritania opened a sandbox for firms that issue tokens to savers."
    last = "Firms may apply until the end of the year, the state bank added in its circular."
    assert lines_of(f"{first}\n\nRead also: Tokens at sea\n\n{last}\n\nSee also\n\nTokens at sea") == [
        first,
        last,
    ]
