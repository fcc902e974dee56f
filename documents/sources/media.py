"""The media types that sources come under, and how much of a source is taken."""

#: Most bytes of one source, after unpacking: a statute book of a whole country as text has about 10 MB.
MAX_BYTES = 20_000_000

HTML_TYPES = frozenset({"text/html", "application/xhtml+xml"})
PLAIN_TYPES = frozenset({"text/plain", "text/markdown", "text/x-markdown"})
#: Types that say nothing about the content: what it is must be seen from the bytes.
UNTOLD_TYPES = frozenset({"", "application/octet-stream", "binary/octet-stream", "application/download"})
READABLE_TYPES = HTML_TYPES | PLAIN_TYPES | UNTOLD_TYPES


def media_type(content_type: str | None) -> str:
    """Return the bare, lower-case media type of a ``Content-Type`` header, ``""`` where it is missing."""
    return (content_type or "").partition(";")[0].strip().lower()
