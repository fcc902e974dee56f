"""Each source is read by the parser of its format, and the message says what to do where there is none."""

import pytest

from documents.sources.errors import EmptyText, TooLarge, UnreadableText, UnsupportedType
from documents.sources.media import MAX_BYTES
from documents.sources.parse import parse

PLAIN = "Notice\r\n\r\n  The town adopts a plan.\t\n第一条 区块链"
PAGE = b"<!doctype html><html><body><p>The town adopts a plan.</p></body></html>"


@pytest.mark.parametrize(
    ("data", "content_type", "url", "kind"),
    [
        (PAGE, "text/html; charset=utf-8", None, "text/html"),
        (PAGE, "application/xhtml+xml", "https://town.example/a.txt", "text/html"),
        (PAGE, None, None, "text/html"),
        (b"<!-- note -->\n<html><p>words", None, None, "text/html"),
        (PAGE, "application/octet-stream", "https://town.example/a", "text/html"),
        (b"<p>a fragment</p>", None, "notices/fragment.HTML", "text/html"),
        (b"<p>a fragment</p>", None, "https://town.example/a.htm?x=.txt", "text/html"),
        (PAGE, "text/plain", "https://town.example/a.html", "text/plain"),
        (PAGE, None, "page.txt", "text/plain"),
        (b"words", None, None, "text/plain"),
        (b"words", "text/markdown", None, "text/plain"),
        (b"1 < 2", "", "https://notice.md", "text/plain"),
        (b"words", None, "http://[broken", "text/plain"),
    ],
)
def test_the_format_is_what_is_declared_then_what_the_name_says_then_what_it_looks_like(
    data: bytes, content_type: str | None, url: str | None, kind: str
) -> None:
    assert parse(data, content_type, url).content_type == kind


def test_plain_text_keeps_its_characters_and_only_its_line_ends_change() -> None:
    parsed = parse(PLAIN.encode("gbk"), "text/plain")
    assert parsed.text == PLAIN.replace("\r\n", "\n")
    assert (parsed.title, parsed.published, parsed.language) == (None, None, None)
    assert parsed.parser == "plain"
    assert parsed.parser_version


def test_the_same_bytes_always_give_the_same_text() -> None:
    assert parse(PAGE) == parse(PAGE)


@pytest.mark.parametrize("kind", ["application/pdf", "image/png", "application/json", "x" * 500])
def test_a_type_that_has_no_parser_is_refused_by_name(kind: str) -> None:
    with pytest.raises(UnsupportedType, match=kind[:10]) as refusal:
        parse(b"words", kind)
    assert len(str(refusal.value)) < 200


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", EmptyText),
        (b"\n \n", EmptyText),
        (b"%PDF-1.7", UnsupportedType),
        (b"a\x00b", UnsupportedType),
        (b"\xe5\x8c\x97\xe4\xba\xac" * 9 + b"\xff", UnreadableText),
        (b"x" * (MAX_BYTES + 1), TooLarge),
    ],
)
@pytest.mark.parametrize("name", ["notice.txt", "notice.html", None])
def test_bad_files_end_in_one_sentence_whatever_they_are_called(
    data: bytes, error: type[Exception], name: str | None
) -> None:
    with pytest.raises(error) as refusal:
        parse(data, None, name)
    sentence = str(refusal.value)
    assert sentence.endswith(".")
    assert "\n" not in sentence
