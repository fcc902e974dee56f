"""A page gives its main text in full, whatever its shape, and says of itself only what stands in it."""

import time

import pytest

from documents.sources.errors import EmptyText, UnreadableText
from documents.sources.html import parse_html

MENU = "".join(
    f'<li><a href="/{name}">{name.title()}</a></li>' for name in ("news", "services", "contact", "maps")
)
OPENING = (
    "The council of Eastport adopted a three-year plan for shared ledgers on Tuesday and set aside money for "
    "pilots in the land office, the port and the clinics of the town."
)
CLOSING = (
    "The port authority will report on the pilots each spring, and the clerk publishes every report together "
    "with the minutes of the meeting at which it was heard."
)
ARTICLE = f"""<!doctype html><html lang="en-GB"><head><title>Ledger plan - Eastport</title>
<meta name="PubDate" content="2021-03-09 10:15"><style>p {{ color: red }}</style></head>
<body><nav><ul>{MENU}</ul></nav><main><article><h1>Council adopts ledger plan</h1><p>{OPENING}</p>
<h2>Goals</h2><ul><li>The land office keeps deeds on a ledger.</li>
<li><p>The port keeps its bills<br>on one.</p></li></ul>
<table><tr><td>Budget</td><td><p>4 million</p><p>in all</p></td></tr></table><p>{CLOSING}</p></article></main>
<script>var hidden = "never shown";</script><footer>Town hall, Eastport</footer></body></html>"""
CHINESE = (
    "东港市人民政府办公室近日印发《东港市分布式账本应用行动方案》，"
    "提出三年内在不动产登记、港口物流和医疗领域开展试点。"
)


def test_an_article_gives_its_paragraphs_headings_items_and_rows_as_lines() -> None:
    assert parse_html(ARTICLE).text.split("\n") == [
        "Council adopts ledger plan",
        OPENING,
        "Goals",
        "The land office keeps deeds on a ledger.",
        "The port keeps its bills",
        "on one.",
        "Budget\t4 million in all",
        CLOSING,
    ]


def test_menus_scripts_and_styles_are_no_part_of_the_main_text() -> None:
    text = parse_html(ARTICLE).text
    assert not any(word in text for word in ("Services", "never shown", "color"))


def test_a_page_says_its_title_language_and_day_of_publication() -> None:
    parsed = parse_html(ARTICLE)
    assert (parsed.title, parsed.language, parsed.published) == (
        "Council adopts ledger plan",
        "en",
        "2021-03-09",
    )
    assert (parsed.parser, parsed.content_type) == ("trafilatura", "text/html")


def test_chinese_stays_unbroken_by_the_tags_within_a_sentence() -> None:
    page = ARTICLE.replace(OPENING, CHINESE.replace("行动", "<b>行</b><span>动</span>"))
    assert CHINESE in parse_html(page).text


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ('<meta name="PubDate" content="2020-05-06 10:00">', "2020-05-06"),
        ('<meta property="article:published_time" content="2020-05-06T23:59:00+08:00">', "2020-05-06"),
        ('<meta itemprop="datePublished" content="2020/5/6">', "2020-05-06"),
        ('<meta name="pubdate" content="2020年5月6日">', "2020-05-06"),
        ('<meta name="citation_publication_date" content="20200506">', "2020-05-06"),
        ('<script type="application/ld+json">{"datePublished": "2020-05-06"}</script>', "2020-05-06"),
        ('<script>{"datePublished": "2020-05-06"}</script>', None),
        ('<meta name="PubDate" content="2020-02-30">', None),
        ('<meta name="PubDate" content="05/06/2020">', None),
        ('<meta name="PubDate" content="1905-05-06">', None),
        ('<meta name="PubDate" content="soon">', None),
        ("", None),
    ],
)
def test_the_day_of_publication_is_taken_only_where_the_page_states_it(head: str, day: str | None) -> None:
    assert (
        parse_html(f"<html><head>{head}</head><body><p>On 1 April 2019 words.</p></body></html>").published
        == day
    )


@pytest.mark.parametrize(
    ("markup", "title"),
    [
        ('<meta name="ArticleTitle" content="Own title"><title>Site</title><h1>Head</h1>', "Own title"),
        ("<title>Site</title><h1>The <b>only</b> heading</h1>", "The only heading"),
        ("<title>Site</title><h1>One</h1><h1>Two</h1>", "Site"),
        ("<title>A &amp; B\n plan</title>", "A & B plan"),
        ("<p>None</p>", None),
    ],
)
def test_the_title_is_the_most_telling_that_the_page_has(markup: str, title: str | None) -> None:
    assert parse_html(f"{markup}<p>words</p>").title == title


def test_a_page_whose_acts_stand_outside_of_its_article_is_taken_whole() -> None:
    items = "".join(
        f"<div class=sidebar><p>{OPENING.replace('Eastport', f'Town {n}')}</p></div>" for n in range(12)
    )
    page = f"<body><div class=comments>{items}</div><article><p>{CLOSING}</p></article></body>"
    text = parse_html(page).text
    assert all(f"Town {n} " in text for n in range(12))


def test_text_below_the_depth_to_which_trees_go_is_kept() -> None:
    page = f"<p>{OPENING}</p>" + "<div>" * 1500 + f"<p>{CLOSING}</p>" + "</div>" * 1500
    assert parse_html(page).text == f"{OPENING}\n{CLOSING}"


def test_three_hundred_thousand_nested_elements_are_read_in_a_moment() -> None:
    started = time.process_time()
    assert parse_html("<div>" * 300_000 + OPENING + "</div>" * 300_000).text == OPENING
    assert time.process_time() - started < 3


@pytest.mark.parametrize("shape", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<blockquote>", "<span>"])
def test_no_nesting_however_often_it_comes_holds_the_parser_up(shape: str) -> None:
    closing = "".join(f"</{name.strip('<')}>" for name in reversed(shape.split(">")[:-1]))
    deep = 90 // shape.count("<")
    page = (shape * deep + "words " + closing * deep) * (18_000 // 90)
    started = time.process_time()
    assert parse_html(page).text.count("words") == 18_000 // 90
    assert time.process_time() - started < 4


def test_something_hidden_that_never_ends_does_not_swallow_the_page() -> None:
    assert OPENING in parse_html(f"<p>{CLOSING}</p><svg><p>{OPENING}</p>").text


def test_a_page_without_any_tag_is_plain_text_and_keeps_its_lines() -> None:
    parsed = parse_html("First line\nSecond &amp; last line")
    assert (parsed.text, parsed.parser) == ("First line\nSecond & last line", "plain")


def test_preformatted_text_keeps_its_lines() -> None:
    assert parse_html("<pre>\nArticle 1\n  Words\nArticle 2\n</pre>").text == "Article 1\nWords\nArticle 2"


def test_lines_of_a_page_end_where_its_blocks_do() -> None:
    page = "<div>one<br>two<span> and</span> more<p>three</div><table><tr><td>a<td>b</table>"
    assert parse_html(page).text == "one\ntwo and more\nthree\na\tb"


@pytest.mark.parametrize(
    "page", ["<html></html>", "<p> &nbsp; </p>", "<script>words()</script>", "<title>Only</title>"]
)
def test_a_page_that_shows_no_words_is_refused_as_empty(page: str) -> None:
    with pytest.raises(EmptyText):
        parse_html(page)


def test_a_page_with_marks_piled_upon_a_letter_is_refused() -> None:
    with pytest.raises(UnreadableText):
        parse_html("<p>a" + "&#768;&#790;" * 5000)


@pytest.mark.parametrize("reference", ["&#0;", "&#xD800;", "&#xFFFF;", "&#57344;"])
def test_references_cannot_bring_in_what_a_text_may_not_hold(reference: str) -> None:
    text = parse_html(f"<p>wo{reference}rds</p>").text
    assert text in {"words", "wo\ufffdrds"}
