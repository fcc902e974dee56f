"""Finds, within a passage of any form of page, the sentences that begin a further act.

Two sentences tell two acts where in both somebody acts and both bear their own day, but not the same; or
where the second names another instrument than all before it.
"""

from dataclasses import replace

from documents.extraction.acts import Cue, own_days
from documents.extraction.chronicles import in_articles
from documents.extraction.clauses import acts_apart
from documents.extraction.issuing import is_lawmaking, issues_more
from documents.extraction.model import Segment
from documents.extraction.reading import Page
from documents.extraction.starts import is_instrument


def parted(page: Page, parts: list[Segment]) -> list[Segment]:
    """Return the passages of a page, each cut where a further act begins.

    A document in articles stays whole, and so do the entries of a file of data, whose fields repeat each
    other.
    """
    if in_articles(page) or page.source.data:
        return parts
    return [piece for part in parts for piece in _pieces(page, part)]


def _pieces(page: Page, part: Segment) -> list[Segment]:
    """Cut a passage at the sentences that begin a further act; the first piece keeps its kind."""
    starts = [part.start]
    told: Cue | None = None
    titles: set[str] = set()
    for cue in acts_apart(page, part.start, part.end):
        if told is not None and _begins(page, told, cue, titles):
            starts.append(cue.sentence.start)
            told = cue
        elif _tells(page, cue) and (told is None or (cue.dated and not told.dated and not told.title)):
            told = cue
        titles |= {_title(page, cue)} - {""}
    if len(starts) == 1:
        return [part]
    ends = [*starts[1:], part.end]
    pieces = [replace(part, start=start, end=end) for start, end in zip(starts, ends, strict=True)]
    return [pieces[0], *(replace(piece, kind="act") for piece in pieces[1:])]


def _tells(page: Page, cue: Cue) -> bool:
    """Tell whether somebody acts in a sentence, or what only authorities do is done on the topic or a day."""
    done = not cue.refers_back and any(mark.role == "act" for mark in cue.dates)
    return cue.acts or (
        (cue.topics > 0 or done) and not cue.analyst and not cue.general and is_lawmaking(page, cue)
    )


def _begins(page: Page, told: Cue, cue: Cue, titles: set[str]) -> bool:
    """Tell whether a sentence begins another act than the one ``told``."""
    if not _tells(page, cue) or cue.refers_back:
        return False
    before, now = own_days(told), own_days(cue)
    done = any(mark.role == "act" for mark in cue.dates)
    if done and before and now and not before & now:
        return True
    if cue.topics and issues_more(page, cue):
        return True
    title = _title(page, cue)
    other = is_instrument(title) and not any(title in known or known in title for known in titles)
    return other and cue.topics > 0 and (bool(before) or told.title is not None)


def _title(page: Page, cue: Cue) -> str:
    """Return the title in a sentence, as written; without one nothing."""
    return page.folded[cue.title.start : cue.title.end] if cue.title else ""
