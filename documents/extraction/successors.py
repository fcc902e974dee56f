"""Ends a passage that is an entry of a numbered list where the next entry begins.

What the next entry tells, prices or firms it may be, is no part of the act before it.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from documents.extraction.model import Segment, Span
from documents.extraction.reading import Page

_HAN_NUMBERS = {char: value for value, char in enumerate("一二三四五六七八九十", start=1)}
#: The number that opens a line, and the sign behind it that tells one list from another.
_NUMBER = re.compile(
    r"[\s#*]{0,6}(?P<open>[(]?)(?:(?P<figure>\d{1,2})|(?P<han>[一二三四五六七八九]|十[一二三四五六七八九]?))"
    r"(?P<sign>[)]|[.、:](?!\d))"
)


class _Entry(NamedTuple):
    """The number of an entry, and the style of its list."""

    style: str
    value: int


def within_their_entries(page: Page, parts: list[Segment]) -> list[Segment]:
    """Return the passages, each cut where the entry behind its own begins; whole texts stay whole."""
    return [part if part.kind == "document" else _within(page, part) for part in parts]


def _within(page: Page, part: Segment) -> Segment:
    """Cut one passage before the next entry of the list that it opens an entry of.

    One that holds a list of its own, which begins anew, stays as it is.
    """
    own = _entry(page, page.line_at(part.heading.start if part.heading else part.start))
    if own is None:
        return part
    lines = [line for line in page.lines_in(part.start, part.end) if line.start > part.start]
    alike = [
        (line.start, entry) for line in lines if (entry := _entry(page, line)) and entry.style == own.style
    ]
    if any(entry.value <= own.value for _, entry in alike):
        return part
    end = next((at for at, entry in alike if entry.value == own.value + 1), part.end)
    return replace(part, end=end)


def _entry(page: Page, line: Span) -> _Entry | None:
    """Read the number that opens a line, or return ``None``."""
    found = _NUMBER.match(page.folded, line.start, line.end)
    if found is None:
        return None
    if found["figure"]:
        return _Entry(f"{found['open']}1{found['sign']}", int(found["figure"]))
    value = sum(_HAN_NUMBERS[char] for char in found["han"])
    return _Entry(f"{found['open']}一{found['sign']}", value)
