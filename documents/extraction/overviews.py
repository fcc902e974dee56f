"""Knows overviews of rules: pages that say so in their headline, and profiles of a place under labels
("Licensing: No", "Taxation: Yes"). In these an act needs no date."""

import re

from documents.extraction.actors import ACTOR_REACH
from documents.extraction.acts import Cue
from documents.extraction.headings import is_tight, line_heading
from documents.extraction.instruments import opening_instrument
from documents.extraction.issuing import is_lawmaking
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: An overview of rules says in its headline what it is.
_OVERVIEW = re.compile(
    r"(?:laws|regulations?|rules|legal status|policies) (?:related to|on|of|in|for|around)"
    r"|overview|landscape|around the world|compliance"
    r"|监管(?:现状|概览|政策汇总)|政策(?:汇总|盘点|梳理)|法规(?:汇总|概览)"
)
_PASSIVE = re.compile(r"(?<![a-z])(?:is|are|was|were|been)\s\W?$")
_BY = re.compile(r"\sby\s")
#: So many labels make a profile; the place it is of stands alone on one of the first lines.
_FEWEST, _HEAD_LINES = 3, 4
_LABEL = re.compile(
    r"[#*\s-]{0,6}[A-Z][\w/&' -]{2,40}\*{0,2}: ?\*{0,2}(?:[A-Z][\w/ -]{0,24})?\*{0,2}"
    r"|[\u4e00-\u9fff]{2,10}[:：][\u4e00-\u9fff]{0,8}"
)


def labels(page: Page) -> list[Span]:
    """Return the label lines of the profile of one place, in the order of the text; of other pages none."""
    if not any(_names_a_place(page, line) for line in page.lines[:_HEAD_LINES]):
        return []
    found = [line for line in page.lines if _LABEL.fullmatch(page.folded, line.start, line.end)]
    return found if len(found) >= _FEWEST else []


def _names_a_place(page: Page, line: Span) -> bool:
    """Tell whether a line holds the name of a place and nothing else."""
    heading = line_heading(page, line)
    return heading is not None and is_tight(page, heading)


def is_overview(page: Page, end: int) -> bool:
    """Tell whether the headline, which ends there, says that the page gathers the rules of a place."""
    return _OVERVIEW.search(page.lower, page.lines[0].start, end) is not None


def rules(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence of an overview begins an act: it opens with who acts and is on the topic."""
    if cue.refers_back or cue.analyst or cue.general:
        return False
    if cue.topics and (is_lawmaking(page, cue) or opening_instrument(page, cue) != ""):
        return True
    if not cue.acts or cue.verb is None:
        return False
    actor = cue.subject.start if cue.subject else cue.authority.start if cue.authority else cue.verb.start
    near = actor - cue.sentence.start <= ACTOR_REACH and actor < cue.verb.start
    passive = (
        _PASSIVE.search(page.lower, max(cue.sentence.start, cue.verb.start - 6), cue.verb.start) is not None
    )
    by = _BY.match(page.lower, cue.verb.end) is not None
    return (near or passive or by) and page.topics_in(cue.sentence.start, cue.sentence.end) > 0
