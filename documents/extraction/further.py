"""Cuts a passage of any form of page where a sentence begins a further act.

How surely it does is weighed (``onsets.py``). What stands behind a cut is lost to the act before it: so the
more that is, the surer the cut must be.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from documents.extraction.actors import actor
from documents.extraction.acts import Cue
from documents.extraction.chronicles import in_articles
from documents.extraction.clauses import acts_apart, nested
from documents.extraction.digests import is_digest
from documents.extraction.issuing import is_lawmaking
from documents.extraction.model import Segment, index_from
from documents.extraction.onsets import Told, likelihood
from documents.extraction.papers import is_one_paper
from documents.extraction.reading import Page
from documents.extraction.remention import takes_up
from documents.extraction.turns import stands_over, tells_again

#: From this likelihood on a sentence may begin an act.
_LIKELY = 0.2
#: How sure a piece must be, by its length in letters; a Han character counts as so many.
_NEEDED = ((400, 0.2), (800, 0.35), (1600, 0.55))
_NEEDED_BY_LONG, _WEIGHT = 0.85, {"en": 1, "zh": 3}
#: Where the form of a text tells nothing of several acts, most texts tell one; fewer of those do that say
#: that they gather news.
_NEEDED_IN_ONE, _NEEDED_IN_A_DIGEST = 0.65, 0.55

#: A clause that was parted from its sentence for another who acts is as sure as this.
_APART = 0.5

_SHORT_TITLE = re.compile(r"《[^《》]{1,3}》")


def parted(page: Page, parts: list[Segment]) -> list[Segment]:
    """Return the passages of a page, each cut where a further act begins.

    A document in articles stays whole, and so do the entries of a file of data, whose fields repeat each
    other.
    """
    if in_articles(page) or is_one_paper(page) or page.source.data:
        return parts
    return [piece for part in parts for piece in _pieces(page, part)]


def _pieces(page: Page, part: Segment) -> list[Segment]:
    """Cut a passage at the sentences that begin a further act; the first piece keeps its kind."""
    found: list[tuple[int, float]] = []

    def begins(told: Told, cue: Cue) -> bool:
        sure = max(likelihood(page, told, cue), _APART if _is_parted(page, cue) else 0.0)
        if sure > _LIKELY:
            found.append((cue.sentence.start, sure))
        return sure > _LIKELY

    follow(page, part, begins)
    if not found:
        return [part]
    ends = [*(at for at, _ in found[1:]), part.end]
    pieces = zip(found, ends, strict=True)
    alone = part.kind == "document" and not is_digest(page)
    least = _NEEDED_IN_ONE if alone else _NEEDED_IN_A_DIGEST if part.kind == "document" else _LIKELY
    starts = [at for (at, sure), end in pieces if sure > max(least, _needed(page, end - at))]
    bounds = [part.start, *starts, part.end]
    first, *others = [replace(part, start=start, end=end) for start, end in pairwise(bounds)]
    return [first, *(replace(piece, kind="act") for piece in others)]


def _is_parted(page: Page, cue: Cue) -> bool:
    """Tell whether a cue is that of a clause behind another one of its sentence."""
    at = index_from(page.sentences, cue.sentence.start)
    return at >= len(page.sentences) or page.sentences[at].start != cue.sentence.start


def _needed(page: Page, length: int) -> float:
    """Return how surely a piece of so many code points must be an act of its own."""
    long = length * _WEIGHT[page.language]
    return next((sure for limit, sure in _NEEDED if long < limit), _NEEDED_BY_LONG)


def follow(page: Page, part: Segment, begins: Callable[[Told, Cue], bool]) -> None:
    """Ask of every sentence behind the one that first tells an act whether it begins another.

    From one that does on, what follows is held against it.
    """
    told: Told | None = None
    for cue in acts_apart(page, part.start, part.end):
        if told is None:
            told = Told(cue) if tells(page, cue) else None
        else:
            told.behind += 1
            if (tells(page, cue) and _tells_it(page, told, cue)) or (
                not _names_it_again(page, told, cue) and begins(told, cue)
            ):
                told.turn(cue)
        if told is not None:
            told.add(page, cue)


def tells(page: Page, cue: Cue) -> bool:
    """Tell whether somebody acts in a sentence, or what only authorities do is done on the topic or a day."""
    done = not cue.refers_back and any(mark.role == "act" for mark in cue.dates)
    return cue.acts or (
        (cue.topics > 0 or done) and not cue.analyst and not cue.general and is_lawmaking(page, cue)
    )


def _names_it_again(page: Page, told: Told, cue: Cue) -> bool:
    """Tell whether a sentence takes up what was made before, or opens with its short name (《办法》规定…)."""
    if _SHORT_TITLE.match(page.folded, cue.sentence.start, cue.sentence.end) is not None:
        return True
    return takes_up(page, told.act.sentence, cue.sentence)


def _tells_it(page: Page, told: Told, cue: Cue) -> bool:
    """Tell whether a sentence tells the act of its place that a headline or a lead told before it.

    It gives the day that the lead left out, or stands right under the headline.
    """
    if tells_again(page, told.act, cue):
        return True
    if not cue.dated or told.dated or told.act.dated or told.act.title is not None:
        return stands_over(page, told.act, cue)
    before, now = actor(page, told.act), actor(page, cue)
    return before is None or now is None or nested(before, now)
