"""Pick the parser for a source and return its text.

To add a format of text: write ``parse_<format>`` in a module of its own, add its media types to ``media``,
and add a row to ``FORMATS``. For a format of bytes (PDF and DOCX are next), whose function takes the bytes,
begin a table beside it that ``parse`` looks at before ``decode``, which refuses such files by signature.

Such a function owes a ``ParsedText`` whose text went through ``normalise``, with a line for each paragraph,
heading and list item. It takes time linear in its input, holds no more than a small multiple of it in
memory, touches neither network nor files, and raises a ``SourceError`` for what it cannot read in full.
"""

import re
from collections.abc import Callable
from pathlib import PurePosixPath
from urllib.parse import urlsplit

from documents.sources.decode import decode
from documents.sources.errors import TooLarge, UnsupportedType
from documents.sources.html import parse_html
from documents.sources.media import HTML_TYPES, MAX_BYTES, PLAIN_TYPES, UNTOLD_TYPES, media_type
from documents.sources.parsed import ParsedText
from documents.sources.plain import parse_plain

Parser = Callable[[str], ParsedText]

#: For each format the media types that declare it, and the endings of names that do where none is told.
FORMATS: tuple[tuple[frozenset[str], frozenset[str], Parser], ...] = (
    (HTML_TYPES, frozenset({".html", ".htm", ".xhtml", ".shtml"}), parse_html),
    (PLAIN_TYPES, frozenset({".txt", ".text", ".md", ".markdown"}), parse_plain),
)
_LOOKS_LIKE_HTML = re.compile(
    r"\s*(?:<!--.{0,2000}?-->\s*)?(?:<\?xml[^>]{0,200}>\s*)?<(?:!doctype\s+html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)


def parse(data: bytes, content_type: str | None = None, url: str | None = None) -> ParsedText:
    """Return the text of ``data``, read as what ``content_type`` says or, where that is untold, as it looks.

    ``url`` is the address or file name it came from. Raises ``EmptyText``, ``TooLarge``,
    ``UnsupportedType`` or ``UnreadableText``.
    """
    if len(data) > MAX_BYTES:
        raise TooLarge(f"The file holds more than {MAX_BYTES // 1_000_000} MB; give the part that matters.")
    kind = media_type(content_type)
    declared = _declared_parser(kind)
    text = decode(data, content_type).text
    parser = declared or _parser_by_name(url) or _parser_by_look(text)
    return parser(text)


def _declared_parser(kind: str) -> Parser | None:
    """Return the parser of a media type, ``None`` where it is untold; raise for one that has no parser."""
    for types, _, parser in FORMATS:
        if kind in types:
            return parser
    if kind in UNTOLD_TYPES:
        return None
    raise UnsupportedType(f"Sources of the type {kind!r:.80} cannot be read; give HTML or plain text.")


def _parser_by_name(url: str | None) -> Parser | None:
    """Return the parser for the ending of an address or file name."""
    if not url:
        return None
    try:
        ending = PurePosixPath(urlsplit(url).path).suffix.lower()
    except ValueError:
        return None
    return next((parser for _, endings, parser in FORMATS if ending in endings), None)


def _parser_by_look(text: str) -> Parser:
    """Return the parser for what a text looks like: HTML where it begins as a page, else plain text."""
    return parse_html if _LOOKS_LIKE_HTML.match(text) else parse_plain
