"""Finds the titles that a passage names."""

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import Page


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return every candidate with its quote, best first."""
    return []
