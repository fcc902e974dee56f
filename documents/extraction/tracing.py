"""Leads the values of a draft back from the words of a text to the text as it was given, marks and all."""

from dataclasses import replace
from typing import Protocol

from documents.extraction.model import RecordDraft


class Source(Protocol):
    """A text that was read in place of the one given, with the way back for every stretch."""

    @property
    def text(self) -> str:
        """The text that was read."""

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the given text of what stands between two offsets of this one."""


def in_given_text(draft: RecordDraft, text: str, source: Source) -> RecordDraft:
    """Return the draft with every offset and every quote taken from ``text``, in place of which ``source``
    was read.
    """
    if source.text == text:
        return draft
    measures = []
    for measure in draft.measures:
        start, end = source.given(measure.start, measure.end)
        measures.append(measure._replace(start=start, end=end, text=text[start:end]))
    evidence = []
    for piece in draft.evidence:
        start, end = source.given(piece.start, piece.end)
        evidence.append(piece._replace(start=start, end=end, quote=text[start:end]))
    start, end = source.given(draft.start, draft.end)
    return replace(draft, start=start, end=end, measures=tuple(measures), evidence=tuple(evidence))
