"""Gives a sentence that is only the title of a paper to the passage that it heads: （二）《某某办法》。"""

import re
from dataclasses import replace

from documents.extraction.model import Segment, index_from
from documents.extraction.reading import Page

#: A number or sign and a title in its marks, with nothing said of it.
_TITLE_ALONE = re.compile(
    r"\W{0,3}(?:第?[一二三四五六七八九十\d]{1,3}[是).、:,]\s?)?"
    r"《[^《》\n]{4,120}》(?:\([^()\n]{1,40}\)){0,2}[。:;]?\s*"
)


def under_their_titles(page: Page, parts: list[Segment]) -> list[Segment]:
    """Return the passages, each from the title on that stands alone before it; none is only a title."""
    found: list[Segment] = []
    for part in parts:
        at = _title_before(page, part)
        if at is None:
            found.append(part)
            continue
        before = found.pop() if found and found[-1].end > at else None
        if before is not None and before.start < at:
            found.append(replace(before, end=at))
        found.append(replace(part, start=at))
    return found


def _title_before(page: Page, part: Segment) -> int | None:
    """Return where the sentence right before a passage without heading begins, if it is only a title."""
    at = index_from(page.sentences, part.start) - 1
    if part.heading is not None or at < 0:
        return None
    start = page.sentences[at].start
    return start if _TITLE_ALONE.fullmatch(page.folded, start, part.start) else None
