"""Finds what kind of document a passage tells of, where it stands in its life, and its number."""

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import Page


def find_types(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the document types (codes of ``vocabulary.DocumentType``), best first."""
    return []


def find_lifecycle(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the states of life that the passage states (codes of ``vocabulary.Lifecycle``), best first."""
    return []


def find_numbers(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the document numbers, best first."""
    return []
