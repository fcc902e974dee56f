"""Plain text: its characters as they stand, but for the form in which all texts are stored."""

from documents.sources.normalise import normalise
from documents.sources.parsed import ParsedText

VERSION = "1"


def parse_plain(text: str) -> ParsedText:
    """Return a plain text; it names neither a title nor a date that could be trusted to be its own."""
    return ParsedText(
        text=normalise(text),
        title=None,
        language=None,
        published=None,
        parser="plain",
        parser_version=VERSION,
        content_type="text/plain",
    )
