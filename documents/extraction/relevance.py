"""Decides whether a passage tells an act of a public authority on blockchain."""

from documents.extraction.acts import cues_in
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import Page


def is_relevant(page: Page, segment: Segment, lexicon: Lexicon) -> bool:
    """Tell whether the passage speaks of blockchain and of a public authority that acts."""
    if not page.topics_in(segment.start, segment.end):
        return False
    return any(cue.acts for cue in cues_in(page, segment.start, segment.end))
