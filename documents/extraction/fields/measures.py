"""Finds what an act does or will do, in the words of the passage."""

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import MeasureDraft, Segment
from documents.extraction.reading import Page


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[MeasureDraft]:
    """Return the measures in the order of the text."""
    return []
