"""Parts prose that tells many acts one after another: chronicles and overviews of rules."""

import re
from bisect import bisect_left, bisect_right
from itertools import pairwise

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import Cue
from documents.extraction.boilerplate import is_closing
from documents.extraction.clauses import acts_apart, nested
from documents.extraction.headlines import after_headline, under_headline
from documents.extraction.issuing import issues_more
from documents.extraction.model import Segment, Span
from documents.extraction.opendays import is_of_open_day
from documents.extraction.overviews import is_overview, labels
from documents.extraction.reading import Page
from documents.extraction.starts import Start, by_actor, by_body, by_day, by_instrument, on_topic
from documents.extraction.turns import turns

#: So many sentences that begin a dated act, of so many days, make a text a chronicle.
_FEWEST_STARTS, _FEWEST_DAYS = 3, 2
#: A text turns to further acts between so many.
_FEWEST_ACTS = 2
#: A document in articles is one act.
_ARTICLE = re.compile(
    r"^\W{0,4}(?:第[一二三四五六七八九十百]{1,4}条|Article \d|Section \d|Sec\. \d|§ ?\d)", re.MULTILINE
)
_FEWEST_ARTICLES = 3
#: What is told at once follows within so many code points.
_AT_ONCE = 3
#: A place within so many code points opens a paragraph.
_OPENING = 24


def before_closing(page: Page, start: int, end: int) -> int:
    """Return where the text between two offsets ends or the writer's summing-up begins."""
    for sentence in page.sentences_in(start, end):
        if sentence.start > start and is_closing(page.lower[sentence.start : sentence.end]):
            return sentence.start
    return end


def chronicle(page: Page) -> list[Segment]:
    """Return the passages of a text that tells many acts one after another; of other texts none."""
    if in_articles(page):
        return []
    labelled = labels(page)
    overview = bool(labelled) or is_overview(page, after_headline(page))
    starts = by_day(page, overview)
    days = {start.day for start in starts if start.day}
    dated = len(starts) >= _FEWEST_STARTS and len(days) >= _FEWEST_DAYS
    if not dated and not (overview and starts):
        starts = by_actor(page) or by_body(page) or by_instrument(page)
    starts = _with_turns(page, _with_lead(page, _with_additions(page, starts)))
    if not starts:
        return []
    starts = _under_headlines(page, starts)
    ends = [start.at for start in starts[1:]] + [page.lines[-1].end]
    labelled_at = sorted(label.start for label in labelled)
    parts: list[Segment] = []
    for start, end in zip(starts, ends, strict=True):
        stop = before_closing(page, start.cue.sentence.end, _before(labelled_at, start.at, end))
        parts += _without_strangers(page, start, stop)
    return parts


def _under_headlines(page: Page, found: list[Start]) -> list[Start]:
    """Let acts begin at the headlines over them, each behind the beginning of the one before it."""
    begun: list[Start] = []
    for start in found:
        before = begun[-1].at if begun else -1
        at = under_headline(page, start.at)
        if start.at > before:
            begun.append(start._replace(at=at if at > before else start.at))
    return begun


def _without_strangers(page: Page, start: Start, end: int) -> list[Segment]:
    """Return the passage of an act up to where the text turns to another place for good.

    A sentence that opens with another place does so if the place of the act is not named again. What
    follows is a passage of its own where somebody acts in it; else another country must open a paragraph.
    """
    own = actor(page, start.cue)
    low, high = page.sentences_between(start.cue.sentence.end, end) if own else (0, 0)
    named = (p.start for p in page.places_in(start.at, end) if own and nested(p.code, own))
    last = max(named, default=0)
    behind = (sentence for sentence in page.sentences[low:high] if sentence.start > last)
    turn = next((sentence for sentence in behind if _opens_elsewhere(page, sentence, own or "")), None)
    whole = [Segment(start.at, end, kind="act")]
    if turn is None or own is None:
        return whole
    parts = [Segment(at, to, kind="act") for at, to in pairwise([start.at, turn.start, end])]
    if any(cue.acts and on_topic(page, cue) for cue in acts_apart(page, turn.start, end)):
        return parts
    opens = page.line_at(turn.start).start == turn.start
    abroad = page.places_in(turn.start, turn.end)[0].code.partition("-")[0] != own.partition("-")[0]
    return parts[:1] if opens and abroad else whole


def _opens_elsewhere(page: Page, sentence: Span, own: str) -> bool:
    """Tell whether a sentence opens with a place outside that of the act told before it."""
    opening = page.places_in(sentence.start, min(sentence.end, sentence.start + _OPENING))
    return bool(opening) and not opening[0].inside and not nested(opening[0].code, own)


def _before(stops: list[int], start: int, end: int) -> int:
    """Return the first of the stops behind ``start``, or ``end`` where none stands before that."""
    at = bisect_right(stops, start)
    return min(end, stops[at]) if at < len(stops) else end


def in_articles(page: Page) -> bool:
    """Tell whether a page is one document in articles."""
    return len(_ARTICLE.findall(page.folded)) >= _FEWEST_ARTICLES


def _with_additions(page: Page, found: list[Start]) -> list[Start]:
    """Add the paragraphs that open with what the same authority also issued, each an act of its own."""
    cues = acts_apart(page, page.lines[0].start, page.lines[-1].end)
    openings = {line.start for line in page.lines} - {start.cue.sentence.start for start in found}
    added = [
        Start(cue.sentence.start, cue, None)
        for cue in cues
        if cue.sentence.start in openings and issues_more(page, cue) and on_topic(page, cue)
    ]
    if not added:
        return found
    first = next((cue for cue in cues if cue.acts and on_topic(page, cue)), None)
    if first is None or (not found and first.sentence.start >= added[0].at):
        return found
    before = found or [Start(page.lines[0].start, first, None)]
    return sorted([*before, *added], key=lambda start: start.at)


def _with_turns(page: Page, found: list[Start]) -> list[Start]:
    """Add the sentences and entries between the acts of a text that turn to further ones."""
    if len(found) < _FEWEST_ACTS:
        return found
    cues = acts_apart(page, page.lines[0].start, page.lines[-1].end)
    turned = turns(page, [s.cue for s in found], cues)
    known = [start.at for start in found]
    added = [Start(_paragraph_of(page, cue, known), cue, None) for cue in turned]
    return sorted([*found, *added], key=lambda start: start.at)


def _paragraph_of(page: Page, cue: Cue, known: list[int]) -> int:
    """Return where the paragraph of an act begins if it opens with who acts and tells no other act before."""
    start = page.line_at(cue.sentence.start).start
    if bisect_left(known, start) < bisect_left(known, cue.sentence.start):
        return cue.sentence.start
    opening = page.places_in(start, min(cue.sentence.start, start + _OPENING))
    return start if any(place.code == actor(page, cue) for place in opening) else cue.sentence.start


def _is_retold(page: Page, lead: Cue, first: Start) -> bool:
    """Tell whether an act told without any day is told again at once, by the sentence right behind it."""
    bare = not (lead.dated or lead.title or is_of_open_day(page, lead.sentence))
    return bare and first.at - lead.sentence.end <= _AT_ONCE


def _with_lead(page: Page, found: list[Start]) -> list[Start]:
    """Keep a lead that tells an act of another place than all that follow, as a part of its own."""
    top = page.lines[0].start
    if not found or found[0].at <= top:
        return found
    followers = {actor(page, start.cue) for start in found}
    bodies = {acting_body(page, start.cue)[0] for start in found}
    for cue in acts_apart(page, after_headline(page), found[0].at):
        place, body = actor(page, cue), acting_body(page, cue)[0]
        if place is not None and cue.topics:
            if place in followers and _is_retold(page, cue, found[0]):
                return [found[0]._replace(at=top), *found[1:]]
            told = place in followers and (body in bodies or body == place or "-" in place)
            return found if told else [Start(top, cue, None), *found]
    return found
