"""Finds the headlines of a text that stand over its paragraphs without a mark."""

from documents.extraction.model import Span, index_from
from documents.extraction.reading import Page

#: A headline is no longer than that, and ends without one of the stops.
_HEADLINE, _STOPS = {"en": 160, "zh": 60}, frozenset(".。!?！？;；")
#: A line that ends in one of these is no headline.
_OPEN_ENDS = _STOPS | set(',，:：、"”')


def under_headline(page: Page, at: int) -> int:
    """Return where the headlines right over a paragraph begin: they speak of what follows them."""
    number = index_from(page.lines, at + 1) - 1
    if page.lines[number].start != at or is_headline(page, page.lines[number]):
        return at
    while number > 1 and is_headline(page, page.lines[number - 1]):
        number -= 1
    return page.lines[number].start


def is_headline(page: Page, line: Span) -> bool:
    """Tell whether a line is short, without a stop, and no entry of a list."""
    short = line.end - line.start <= _HEADLINE[page.language]
    return short and page.folded[line.end - 1] not in _OPEN_ENDS and page.folded[line.start] not in "-•·●"


def after_headline(page: Page) -> int:
    """Return where the text under the headline begins."""
    first = page.lines[0]
    bare = page.folded[first.end - 1] not in _STOPS and first.end - first.start <= _HEADLINE[page.language]
    return page.lines[1].start if len(page.lines) > 1 and bare else first.start
