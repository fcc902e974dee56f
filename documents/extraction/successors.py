"""Ends a passage that is an entry of a numbered list where the next entry begins.

What the next entry tells, prices or firms it may be, is no part of the act before it.
"""

from dataclasses import replace

from documents.extraction.markers import line_marker
from documents.extraction.model import Segment, Span
from documents.extraction.reading import Page

#: Styles of markers that count the entries of a list.
_COUNTED = frozenset({"han", "han-paren", "digit-dot", "digit-paren", "paren-digit"})
#: The marks of a heading or of bold print stand before its number: "### 2.", "**3)".
_DRESS = "#* "


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
    alike = [(line.start, entry[1]) for line in lines if (entry := _entry(page, line)) and entry[0] == own[0]]
    if any(number <= own[1] for _, number in alike):
        return part
    end = next((at for at, number in alike if number == own[1] + 1), part.end)
    return replace(part, end=end)


def _entry(page: Page, line: Span) -> tuple[str, int] | None:
    """Return the style and the number of the marker that opens a line, or ``None`` where none counts."""
    said = page.folded[line.start : line.end]
    begin = line.start + len(said) - len(said.lstrip(_DRESS))
    style, _, number = line_marker(page, Span(begin, line.end)) or ("", 0, None)
    return (style, number) if style in _COUNTED and number is not None else None
