"""Keeps what stands before, between and behind the passages of a page, where it tells an act of its own."""

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import Cue
from documents.extraction.authorities.words import verbs
from documents.extraction.clauses import acts_apart
from documents.extraction.entries import acts_of_entry, place_of
from documents.extraction.further import tells
from documents.extraction.headlines import is_headline
from documents.extraction.model import Segment
from documents.extraction.opendays import is_of_open_day
from documents.extraction.reading import Page
from documents.extraction.starts import on_topic

#: What is shorter tells nothing (code points).
_REST = 20
#: A lead over acts told in prose is an act of its own, not their summary, where it is longer (code points).
_LONG_LEAD = 700
_SPEAKS = verbs()["said"] | {"declared", "declares"}


def with_the_rest(page: Page, parts: list[Segment]) -> list[Segment]:
    """Add what lies before, between and behind the passages, where it tells an act of its own.

    So nothing is lost where a form begins too late or ends too early.
    """
    if not parts or page.source.data:
        return parts
    covered: list[Segment] = []
    at = page.lines[0].start
    acting = [_actors(page, part) for part in parts]
    told, last = set[str]().union(*acting), set[str]()
    for part, now in zip(parts, acting, strict=True):
        begin = min(part.start, part.heading.start) if part.heading else part.start
        long = part.kind == "act" and part.day is None and begin - at > _LONG_LEAD
        before = _rest(page, at, begin, last) if covered else _lead(page, at, begin, told, long=long)
        covered += [*before, part]
        at, last = max(at, part.end), now
    return [*covered, *_rest(page, at, page.lines[-1].end, last)]


def _lead(page: Page, start: int, end: int, told: set[str], *, long: bool) -> list[Segment]:
    """Return the lead before the first passage, where it tells an act that the passages do not, or nothing.

    One that only sums up what follows names the places or bodies ``told`` again; not so where it gives its
    own day as news do ("on Monday"), or is as ``long`` as no summary.
    """
    for cue in _fresh(page, start, end):
        named = cue.topics > 0 and (cue.dated or cue.title is not None)
        if named and not _is_repeated(page, cue, told):
            return acts_of_entry(page, Segment(start, end))
        if _is_news(page, cue) or (long and _is_told_in_prose(page, cue)):
            return [Segment(start, end, kind="act")]
    return []


def _rest(page: Page, start: int, end: int, last: set[str]) -> list[Segment]:
    """Return the text behind a passage as one, where it tells an act on the topic, or nothing.

    Without a day or a document another place must act than in the passage before it.
    """
    for cue in _fresh(page, start, end):
        named = cue.dated or cue.title is not None
        if cue.topics and (named or _is_elsewhere(page, cue, last)):
            return acts_of_entry(page, Segment(start, end))
    return []


def _fresh(page: Page, start: int, end: int) -> list[Cue]:
    """Return the sentences between two offsets that tell an act."""
    cues = acts_apart(page, start, end) if end - start > _REST else []
    return [cue for cue in cues if tells(page, cue) and not cue.refers_back]


def _is_told_in_prose(page: Page, cue: Cue) -> bool:
    """Tell whether somebody does something on the topic in a sentence of prose, and does not only speak."""
    if cue.verb is None or not cue.topics or is_headline(page, page.line_at(cue.sentence.start)):
        return False
    return cue.acts and page.lower[cue.verb.start : cue.verb.end] not in _SPEAKS


def _is_news(page: Page, cue: Cue) -> bool:
    """Tell whether somebody acts in a sentence of the text on a day told as news tell it."""
    told = is_of_open_day(page, cue.sentence) and not is_headline(page, page.line_at(cue.sentence.start))
    return told and cue.acts and on_topic(page, cue)


def _is_elsewhere(page: Page, cue: Cue, told: set[str]) -> bool:
    """Tell whether a place acts in a sentence that did not act before, nor did its body."""
    return actor(page, cue) is not None and _who(page, cue).isdisjoint(told)


def _is_repeated(page: Page, cue: Cue, told: set[str]) -> bool:
    """Tell whether the place or body that acts in a sentence acts in the passages too.

    A country has many bodies: of a national one the body counts alone.
    """
    place, body = actor(page, cue), acting_body(page, cue)[0]
    who = {body} if body and place and "-" not in place else _who(page, cue)
    return not who or not who.isdisjoint(told)


def _who(page: Page, cue: Cue) -> set[str]:
    """Return the place and the body that act in a sentence."""
    return {who for who in (actor(page, cue), acting_body(page, cue)[0]) if who}


def _actors(page: Page, part: Segment) -> set[str]:
    """Return the place that heads a passage and whoever acts in it."""
    home = place_of(page, part.heading)
    acting = {who for cue in acts_apart(page, part.start, part.end) for who in _who(page, cue)}
    return acting | ({home} if home else set())
