"""Cuts a page into passages that may each hold one act."""

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import Page


def segments(page: Page, lexicon: Lexicon) -> list[Segment]:
    """Return the passages of a page in the order of the text; a blank page has none."""
    if not page.lines:
        return []
    return [Segment(page.lines[0].start, page.lines[-1].end)]
