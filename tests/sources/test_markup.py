"""Tags and texts are told apart in any page, in time that grows with its length alone."""

import time

import pytest

from documents.sources.markup import attributes, pieces, unescape

N = 200_000

SHAPES = {
    "open tags": "<div>" * N,
    "opening brackets": "<" * N,
    "tags without end": "<a" * N,
    "odd declarations": "<![<![" * N,
    "comments without end": "<!--" * N,
    "empty comments": "<!-->" * N,
    "quotes without end": '<a ="' * N + ">",
    "quotes of both kinds without end": "<a ='" * N + '<a ="' * N + ">",
    "quotes that hide every end": '<a b="x>' * N,
    "scripts without end": "<script>" * N,
    "script ends without scripts": "</script>" * N,
    "spaces in a tag": "<a" + " " * N + ">",
    "equal signs in a tag": "<a" + "= " * N + ">",
    "references without end": "&#" * N,
}


def texts(markup: str) -> list[str]:
    """Return the texts of a page."""
    return [text for name, text, _ in pieces(markup) if not name and text]


@pytest.mark.parametrize("shape", SHAPES)
def test_no_shape_takes_more_than_in_proportion_to_its_length(shape: str) -> None:
    started = time.process_time()
    for _, text, _ in pieces(SHAPES[shape]):
        unescape(text)
    assert time.process_time() - started < 4


@pytest.mark.parametrize(
    ("markup", "left"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("one<!-- not this -->two", ["one", "two"]),
        ("one<!-- > -->two", ["one", "two"]),
        ("one<!doctype html><?xml x?>two", ["one", "two"]),
        ('<a title="2 > 1" href=x>one</a>', ["one"]),
        ("<a title='</a>'>one</a>", ["one"]),
        ("<a title=it's>one</a>", ["one"]),
        ("<script>if (a<b) x='</p>'</script>one", ["if (a<b) x='</p>'", "one"]),
        ("<title>a <b> c</title>one", ["a <b> c", "one"]),
        ("<![<![one>two", ["two"]),
        ("1 < 2 and 3 > 2", ["1 ", "< 2 and 3 > 2"]),
        ("one <", ["one <"]),
        ("one <two", ["one ", "<two"]),
        ("<!-- for ever", ["<!-- for ever"]),
        ("<P CLASS=x>one</P >", ["one"]),
    ],
)
def test_texts_are_what_stands_outside_of_tags(markup: str, left: list[str]) -> None:
    assert "".join(texts(markup)) == "".join(left)


def test_attributes_are_read_however_they_are_quoted() -> None:
    said = """ NAME="a&amp;b" content='2 > 1' data-x=plain checked """
    assert attributes(said) == {"name": "a&b", "content": "2 > 1", "data-x": "plain"}


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("&lt;&amp;&gt;&nbsp;&#21306;&#x533a;", "<&>\xa0区区"),
        ("&#0000000065;", "A"),
        ("&#x0000000041;", "A"),
        ("&#99999999;", "\ufffd"),
        (f"&#{'9' * 5000};", "\ufffd"),
        (f"&#{'0' * 5000}65;", "\ufffd"),
        ("&#xFFFFFFFFF;", "\ufffd"),
        ("R&D", "R&D"),
    ],
)
def test_references_become_their_characters(written: str, meant: str) -> None:
    assert unescape(written) == meant
