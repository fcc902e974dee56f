"""Cuts a page into passages that may each hold one act.

A round-up is parted at its headings, then each entry at the paragraphs (or sentences) that begin another act,
so that an entry whose heading is missing is still found. A chronicle, where many dated acts follow one
another in prose, is parted at the sentences that begin them. Any other page is one passage.
"""

from documents.extraction.bills import listed_bills, listed_laws
from documents.extraction.chronicles import chronicle
from documents.extraction.clauses import listed_clauses
from documents.extraction.dated import dated_entries
from documents.extraction.digests import digest_heads, numbered_stories
from documents.extraction.entries import acts_of_entry, entries_under
from documents.extraction.further import parted
from documents.extraction.headings import round_up
from documents.extraction.leftovers import with_the_rest
from documents.extraction.model import Segment
from documents.extraction.outlines import outlined
from documents.extraction.papers import is_one_paper
from documents.extraction.reading import Page
from documents.extraction.stories import story_heads
from documents.extraction.successors import within_their_entries
from documents.extraction.tables import table_rows
from documents.extraction.titleheads import under_their_titles


def segments(page: Page) -> list[Segment]:
    """Return the passages of a page in the order of the text; a blank page has none."""
    return within_their_entries(page, under_their_titles(page, parted(page, set_apart(page))))


def set_apart(page: Page) -> list[Segment]:
    """Return the passages that the form of a page sets apart, and what tells an act between them."""
    return with_the_rest(page, _by_form(page)) if page.lines else []


def _by_form(page: Page) -> list[Segment]:
    """Return the passages under headings, in rows, of a list or a chronicle; else the whole text."""
    entries = outlined(page)
    if entries:
        return entries
    headings = round_up(page) or digest_heads(page) or story_heads(page)
    numbered = numbered_stories(page)
    if len(numbered) >= 2 * len(headings):
        headings = numbered
    if headings:
        return [part for entry in entries_under(page, headings) for part in acts_of_entry(page, entry)]
    whole = Segment(page.lines[0].start, page.lines[-1].end)
    if is_one_paper(page):
        return [whole]
    listed = (
        dated_entries(page) or table_rows(page) or _clauses(page) or listed_bills(page) or listed_laws(page)
    )
    return listed or chronicle(page) or [whole]


def _clauses(page: Page) -> list[Segment]:
    """Return the clauses of a sentence on place after place, unless it only sums up a text of more acts."""
    clauses = listed_clauses(page)
    return clauses if clauses and len(chronicle(page)) <= len(clauses) else []
