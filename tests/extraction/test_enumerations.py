"""Enumerations in every style, each with texts of our own."""

import pytest

from documents.extraction.enumerations import inline_items, read_lists
from documents.extraction.lexicon import load_lexicon
from documents.extraction.markers import number_of
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.reading import read as read_page

MARKERS = [
    ("1. Build a ledger.\n2. Train clerks.", "digit-dot"),
    ("1) Build a ledger.\n2) Train clerks.", "digit-paren"),
    ("(1) Build a ledger.\n(2) Train clerks.", "paren-digit"),
    ("① Build a ledger.\n② Train clerks.", "circled"),
    ("（一）建设账本。\n（二）培训干部。", "han-paren"),
    ("一、建设账本。\n二、培训干部。", "han"),
    ("• Build a ledger.\n• Train clerks.", "bullet"),
    ("First, build a ledger.\nSecond, train clerks.", "ordinal"),
    ("第一条 建设账本。\n第二条 培训干部。", "article"),
    ("Step 1: Build a ledger.\nStep 2: Train clerks.", "named"),
    ("a) Build a ledger.\nb) Train clerks.", "letter"),
    ("I. Build a ledger.\nII. Train clerks.", "roman"),
]


def read(text: str) -> Page:
    """Read a text with the reference lists."""
    return read_page(text, lexicon=load_lexicon())


def _items(text):
    page = read(text)
    items, prose = read_lists(page, 0, len(text))
    return [text[i.start : i.end].strip() for i in items], [i.style for i in items], prose


@pytest.mark.parametrize(("text", "style"), MARKERS)
def test_every_style_of_marker_parts_its_entries(text, style):
    said, styles, prose = _items(text)
    assert styles == [style, style]
    assert [words.lower()[:5] for words in said] in (["build", "train"], ["建设账本。", "培训干部。"])
    assert prose == []


def test_a_nested_list_makes_its_parent_no_leaf():
    text = "一、重点任务\n（一）建设账本。\n（二）培训干部。\n二、保障措施"
    page = read(text)
    items, _ = read_lists(page, 0, len(text))
    assert [(text[i.start : i.end], i.depth, i.leaf) for i in items] == [
        ("重点任务", 0, False),
        ("建设账本。", 1, True),
        ("培训干部。", 1, True),
        ("保障措施", 0, True),
    ]


def test_an_article_holds_its_paragraphs_and_points():
    text = "第一条 下列数据上链：\n\n（一）产地；\n\n（二）批次。\n\n第二条 本办法自公布之日起施行。"
    said, styles, _ = _items(text)
    assert styles == ["article", "article"]
    assert said[0].endswith("（二）批次。")


def test_a_lone_mention_of_an_article_is_no_list():
    assert _items("Article 7. is quoted by everybody.\nNobody reads it.")[0] == []


def test_an_entry_goes_on_in_the_next_line_until_it_ends():
    said, _, prose = _items(
        "1. Build a ledger that\nall offices share.\n2. Train clerks.\n\nThe mayor smiled."
    )
    assert said == ["Build a ledger that\nall offices share.", "Train clerks."]
    assert len(prose) == 1


def test_numbers_may_be_doubled_or_missing_between_lines():
    said, _, _ = _items("5) Build a ledger.\n7) Train clerks.\n7) Open the code.")
    assert said == ["Build a ledger.", "Train clerks.", "Open the code."]


def test_an_enumeration_within_a_line_is_taken_apart():
    text = "The plan has two parts: (1) build a ledger; (2) train clerks."
    head, items = inline_items(read(text), Span(0, len(text)))
    assert head is not None
    assert text[head.start : head.end].startswith("The plan")
    assert [text[i.start : i.end] for i in items] == ["build a ledger;", "train clerks."]


def test_numbers_that_do_not_begin_with_one_are_no_enumeration():
    text = "It covers sections (4) and (9) of the old act."
    assert inline_items(read(text), Span(0, len(text))) == (Span(0, len(text)), [])


@pytest.mark.parametrize(
    ("marker", "number"),
    [("12.", 12), ("③", 3), ("十二、", 12), ("（二十）", 20), ("Secondly, ", 2), ("• ", None), ("b)", None)],
)
def test_the_number_of_a_marker_is_read(marker, number):
    assert number_of(marker) == number


def test_articles_that_run_on_in_one_line_are_parted():
    said, styles, _ = _items(
        "第一条 建设账本。 第二条 依照第一条培训干部。 第三条 开放窗口。\n第四条 本规定自七月一日起施行。"
    )
    assert said == ["建设账本。", "依照第一条培训干部。", "开放窗口。", "本规定自七月一日起施行。"]
    assert set(styles) == {"article"}


def test_a_short_heading_is_no_part_of_the_paragraph_under_it():
    text = (
        "一、保障措施\n各区要明确专人管理账本，按月报送进展。\n二、附则\n本方案由市大数据局解释并组织实施。"
    )
    page = read(text)
    items, prose = read_lists(page, 0, len(text))
    assert not any(item.leaf for item in items)
    assert [text[line.start : line.end] for line in prose] == [
        "各区要明确专人管理账本，按月报送进展。",
        "本方案由市大数据局解释并组织实施。",
    ]
