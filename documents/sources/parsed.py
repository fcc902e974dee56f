"""The value that every parser returns."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class ParsedText:
    """The text of a source as it is stored, and what the source says of itself.

    ``text`` is normalised (see ``normalise``). ``published`` is a date as EDTF, ``language`` an ISO 639-1
    code; both, and ``title``, are ``None`` where the source does not say. ``parser`` and ``parser_version``
    name what made the text, so that a later version can make it anew.
    """

    text: str
    title: str | None
    language: str | None
    published: str | None
    parser: str
    parser_version: str
    content_type: str
