"""Whatever comes in, a source ends in a text that can be stored and quoted, or in a sentence."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from documents.sources.address import MAX_LENGTH, canonical
from documents.sources.decode import decode
from documents.sources.errors import AddressRefused, SourceError
from documents.sources.markup import pieces
from documents.sources.normalise import normalise
from documents.sources.parse import parse

CODECS = ["utf-8", "utf-16", "utf-32-be", "gb18030", "big5hkscs", "cp1252", "cp1251", "shift_jis", "euc_kr"]
WRITTEN = st.text(st.characters(codec="utf-8"), max_size=300)
MARKUP = st.lists(
    st.sampled_from(
        [
            *(
                "<p>",
                "</p>",
                "<div ",
                ">",
                '"',
                "'",
                "=",
                "<!--",
                "-->",
                "<![",
                "<script>",
                "</script>",
                "<title>",
            ),
            *(
                "<td>",
                "</table>",
                "<pre>",
                "\n",
                "&#",
                "&amp;",
                "&#xD800;",
                "<h1>",
                "</h1>",
                "<svg>",
                "words",
                "区块",
            ),
        ]
    )
    | WRITTEN,
    max_size=40,
).map("".join)
CONTENT_TYPES = st.sampled_from(
    [None, "text/html", "text/plain", *(f"text/html; charset={c}" for c in CODECS)]
)


def assert_storable(text: str) -> None:
    """Assert what every stored text keeps to."""
    assert text.strip()
    assert unicodedata.is_normalized("NFC", text)
    assert not set(text) & {"\x00", "\r", "\ufeff"}
    text.encode()


@given(st.binary(max_size=400), CONTENT_TYPES)
@settings(max_examples=400, deadline=None)
def test_any_bytes_end_in_a_storable_text_or_a_sentence(data: bytes, content_type: str | None) -> None:
    try:
        assert_storable(parse(data, content_type).text)
    except SourceError as error:
        assert str(error).endswith(".")


@given(MARKUP)
@settings(max_examples=300, deadline=None)
def test_any_page_ends_in_a_storable_text_or_a_sentence(markup: str) -> None:
    try:
        assert_storable(parse(markup.encode(), "text/html; charset=utf-8").text)
    except SourceError as error:
        assert str(error).endswith(".")


@given(WRITTEN, st.sampled_from(CODECS))
@settings(max_examples=300, deadline=None)
def test_what_is_decoded_can_be_written_back_to_the_same_bytes(text: str, codec: str) -> None:
    data = text.encode(codec, "ignore")
    try:
        decoded = decode(data)
    except SourceError:
        return
    written = decoded.text.encode(decoded.encoding)
    assert data.endswith(written)
    assert len(data) - len(written) <= len("\ufeff".encode("utf-32-be"))


@given(WRITTEN)
def test_normalising_twice_is_normalising_once(text: str) -> None:
    try:
        once = normalise(text)
    except SourceError:
        return
    assert normalise(once) == once


@given(st.text(max_size=60), st.text(max_size=60), st.text(max_size=60))
def test_the_one_form_of_an_address_is_a_fixed_point(host: str, path: str, query: str) -> None:
    for url in (f"http://{host}/{path}?{query}", f"https://town.example/{path}?{query}", host + path):
        try:
            once = canonical(url)
        except AddressRefused as error:
            assert str(error).endswith(".")
            continue
        assert canonical(once) == once
        assert once.isascii()
        assert len(once) <= MAX_LENGTH


@given(MARKUP)
def test_no_character_of_a_page_is_told_twice(markup: str) -> None:
    assert sum(len(text) for _, text, _ in pieces(markup)) <= len(markup)
