"""Cuts a page into passages that may each hold one act.

A round-up is parted at its headings, then each entry at the paragraphs (or sentences) that begin another act,
so that an entry whose heading is missing is still found. A chronicle, where many dated acts follow one
another in prose, is parted at the sentences that begin them. Any other page is one passage.
"""

from dataclasses import replace

from documents.extraction.acts import ACT_ROLES, Cue, cues_in
from documents.extraction.boilerplate import is_closing
from documents.extraction.headings import Heading, round_up
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Segment, Span
from documents.extraction.reading import Page

#: So many sentences that begin an act make a text a chronicle.
_FEWEST_STARTS = 4
#: A date leads a sentence if it stands within so many code points of its beginning.
_LEADING = 14


def segments(page: Page, lexicon: Lexicon) -> list[Segment]:
    """Return the passages of a page in the order of the text; a blank page has none."""
    if not page.lines:
        return []
    headings = round_up(page)
    if headings:
        return [part for entry in _entries(page, headings) for part in _acts_of_entry(page, entry)]
    return _chronicle(page) or [Segment(page.lines[0].start, page.lines[-1].end)]


def _entries(page: Page, headings: list[Heading]) -> list[Segment]:
    """Return the text under each heading, without the writer's summing-up at the end."""
    last = page.lines[-1].end
    ends = [heading.start for heading in headings[1:]] + [last]
    entries: list[Segment] = []
    for heading, end in zip(headings, ends, strict=True):
        stop = _before_closing(page, heading.body, end)
        if stop > heading.body:
            span = Span(heading.start, heading.end)
            entries.append(Segment(heading.body, stop, kind="item", heading=span))
    return entries


def _before_closing(page: Page, start: int, end: int) -> int:
    """Return where the text between two offsets ends or its summing-up begins."""
    for sentence in page.sentences_in(start, end):
        if is_closing(page.lower[sentence.start : sentence.end]):
            return sentence.start
    return end


def _acts_of_entry(page: Page, entry: Segment) -> list[Segment]:
    """Part an entry at the paragraphs that begin an act of another place, body or document."""
    paragraphs = page.lines_in(entry.start, entry.end)
    starts: list[int] = []
    for paragraph in paragraphs:
        cues = cues_in(page, paragraph.start, paragraph.end)
        if not starts or (cues and _begins_another(page, cues)):
            starts.append(paragraph.start)
    return _cut(entry, starts) if starts else []


def _begins_another(page: Page, cues: list[Cue]) -> bool:
    """Tell whether a paragraph of an entry begins an act of its own."""
    first = cues[0]
    if first.refers_back or not any(cue.topics for cue in cues):
        return False
    return bool(first.places) and first.verb is not None


def _cut(entry: Segment, starts: list[int]) -> list[Segment]:
    """Return the pieces of an entry that begin at ``starts``; only the first keeps the heading."""
    ends = [*starts[1:], entry.end]
    pieces = [replace(entry, start=start, end=end) for start, end in zip(starts, ends, strict=True)]
    return [pieces[0], *(replace(piece, heading=None, kind="act") for piece in pieces[1:])]


def _chronicle(page: Page) -> list[Segment]:
    """Return the passages of a text that tells many dated acts one after another; of other texts none."""
    cues = cues_in(page, page.lines[0].start, page.lines[-1].end)
    starts = [cue for cue in cues if _opens(page, cue)]
    days = {mark.edtf for cue in starts for mark in cue.dates}
    if len(starts) < _FEWEST_STARTS or len(days) < _FEWEST_STARTS - 1:
        return []
    ends = [cue.sentence.start for cue in starts[1:]] + [page.lines[-1].end]
    return [
        Segment(cue.sentence.start, _before_closing(page, cue.sentence.end, end), kind="act")
        for cue, end in zip(starts, ends, strict=True)
    ]


def _opens(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence begins a dated act: its date leads it, or an authority acts at that date."""
    if not cue.dated or cue.verb is None or cue.analyst:
        return False
    leads = any(mark.start - cue.sentence.start <= _LEADING and mark.role in ACT_ROLES for mark in cue.dates)
    return cue.authority is not None or (leads and (cue.topics > 0 or bool(cue.places)))
