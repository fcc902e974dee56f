"""Tells a text that an authority itself put out: its name stands alone on a line at the head, as on paper."""

from functools import lru_cache

from documents.extraction.authorities.mention import BARE, BodyMention
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

#: The name stands on one of the first lines; the date and the title of the paper on as many.
_HEAD_LINES = 10
#: Beside the name no more than marks may stand (code points).
_MARKS = 3


def head(page: Page) -> tuple[Span, ...]:
    """Return the lines at the head of a page, on which a paper bears its issuer, date and title."""
    return page.lines[:_HEAD_LINES]


@lru_cache(maxsize=2)
def letterhead(page: Page) -> BodyMention | None:
    """Return the body whose name stands alone on a line at the head of a page; kept for the page at hand."""
    for line in head(page):
        for body in page.bodies_in(line.start, line.end):
            named = body.kind in NAMED_KINDS or body.kind == BARE
            beside = page.folded[line.start : body.start] + page.folded[body.end : line.end]
            if named and len(beside.strip(" #*|:.")) <= _MARKS:
                return body
    return None
