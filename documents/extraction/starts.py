"""Finds the sentences at which a text that tells several acts begins each of them."""

import re
from itertools import pairwise, zip_longest
from typing import NamedTuple

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import ACT_ROLES, Cue, own_days
from documents.extraction.clauses import acts_apart, nested
from documents.extraction.headlines import after_headline, is_headline
from documents.extraction.instruments import opening_instrument
from documents.extraction.issuing import speaks_of_it
from documents.extraction.model import Span
from documents.extraction.overviews import rules
from documents.extraction.reading import Page
from documents.extraction.remention import takes_up
from documents.extraction.years import completed

#: A date leads a sentence if it stands within so many code points of its beginning.
_LEADING = 16
#: Texts of so many places are parted where another one begins to act.
_FEWEST_PLACES = 2
#: So many bodies, each with its own date or title, or so many titles that open a sentence, part a text.
_FEWEST_BODIES = 2
_TITLE_LEAD, _TOPIC_REACH, _LEAD = 6, 240, 700
#: A line that heads an act is no longer than that, and ends in no stop.
_HEADING, _STOPS = 60, "。;.!?"
#: An act is led up to by no more of its paragraph than that (code points).
_PARAGRAPH_LEAD = 300
_INSTRUMENT = re.compile(
    r"(?:Act|Law|Decree|Bill|Regulations?|Measures|Plan|Notice|Guidelines?|Strategy|Opinions|Rules|Code|Ordinance|Directive|Roadmap)(?![a-z])"
    r"|(?:办法|条例|规定|通知|意见|方案|规划|计划|法|公告|指引|标准|细则|措施|规则|指南|纲要|公示)(?:\([^()]{1,16}\))?》"
)


class Start(NamedTuple):
    """Where an act begins, and the sentence that tells it."""

    at: int
    cue: Cue
    day: str | None


def by_day(page: Page, overview: bool) -> list[Start]:
    """Return the sentences that begin an act; one date told before counts, a title does not."""
    days = {start: done.mark.edtf for start, done in completed(page).items()}
    found: list[Start] = []
    titles: set[str] = set()
    pending: Cue | None = None
    cues = acts_apart(page, page.lines[0].start, page.lines[-1].end)
    for cue, following in zip_longest(cues, cues[1:]):
        dated = cue.dated or (pending is not None and pending.dated)
        if following is not None and _heads(page, cue, following):
            pending = cue
            continue
        opens = _opens(cue, dated) and not (found and takes_up(page, found[-1].cue.sentence, cue.sentence))
        begins = opens or (overview and rules(page, cue)) or _turns(page, cue, found)
        title = page.lower[cue.title.start : cue.title.end].strip("\"'") if cue.title else ""
        if begins and not (title and title in titles and not cue.dated):
            lead = pending if pending is not None and not cue.dated else cue
            found.append(Start(lead.sentence.start, cue, _day(lead, days)))
            titles.add(title)
            pending = None
        else:
            pending = cue if _led_by_date(cue) and not cue.acts else None
    return found if overview else _with_paragraphs(page, found)


def _heads(page: Page, cue: Cue, following: Cue) -> bool:
    """Tell whether a short line with a day, in which nobody acts, heads an undated act right behind it."""
    if cue.acts or not _led_by_date(cue) or following.dated or not following.acts:
        return False
    line = page.line_at(cue.sentence.start)
    whole = line.start == cue.sentence.start and line.end <= cue.sentence.end + 1
    return whole and line.end - line.start <= _HEADING and page.folded[line.end - 1] not in _STOPS


def _turns(page: Page, cue: Cue, found: list[Start]) -> bool:
    """Tell whether a paragraph opens with an act of another place than the one told last."""
    if not found or not cue.topics or page.line_at(cue.sentence.start).start != cue.sentence.start:
        return False
    now = actor(page, cue)
    return now is not None and now != actor(page, found[-1].cue)


def _with_paragraphs(page: Page, found: list[Start]) -> list[Start]:
    """Let an act begin with its paragraph, where this speaks of its place before it tells the act."""
    begun: list[Start] = []
    for start in found:
        line = page.line_at(start.at)
        first = not begun or begun[-1].cue.sentence.end <= line.start
        leads = first and start.at - line.start <= _PARAGRAPH_LEAD and _speaks_of_its_place(page, line, start)
        begun.append(start._replace(at=line.start) if leads else start)
    return begun


def _speaks_of_its_place(page: Page, line: Span, start: Start) -> bool:
    """Tell whether a place of the act, or one for an act without any, stands before it in its paragraph."""
    before = {place.code for place in page.places_in(line.start, start.at) if not place.inside}
    own = {place.code for place in start.cue.places}
    return bool(before) and bool(before & own or not own)


def _day(cue: Cue, days: dict[int, str]) -> str | None:
    """Return the first date of a sentence that may date an act."""
    return next((days[mark.start] for mark in cue.dates if mark.role in ACT_ROLES), None)


def _led_by_date(cue: Cue) -> bool:
    """Tell whether a sentence begins with a date that may date an act."""
    return any(mark.start - cue.sentence.start <= _LEADING and mark.role in ACT_ROLES for mark in cue.dates)


def _opens(cue: Cue, dated: bool) -> bool:
    """Tell whether a sentence begins a dated act: an authority acts then, or the date leads what happened."""
    if not dated or cue.verb is None or cue.analyst or cue.refers_back:
        return False
    if cue.dated and all(
        mark.shift == 0 and mark.month is None for mark in cue.dates if mark.role in ACT_ROLES
    ):
        return False
    if cue.authority is not None or cue.subject is not None:
        return True
    return _led_by_date(cue) and (cue.topics > 0 or bool(cue.places))


def by_actor(page: Page) -> list[Start]:
    """Return the sentences at which another place begins to act, if the text tells of enough places."""
    found: list[Start] = []
    actors: list[str] = []
    for cue in acts_apart(page, page.lines[0].start, page.lines[-1].end):
        place = actor(page, cue)
        if place and _told_of(page, cue) and not (found and _goes_on(page, found[-1].cue, place, cue)):
            found.append(Start(cue.sentence.start, cue, None))
            actors.append(place)
    headed = len(actors) > 1 and found[0].at < after_headline(page)
    if headed and nested(_country(actors[0]), actors[1]):
        told_again = actors[0] != actors[1] and actors[1].startswith(actors[0])
        found, actors = found[1:], actors[1:]
        if told_again and len(set(actors)) < _FEWEST_PLACES:
            return _from_the_top(page, found)
    return _from_the_top(page, found) if len(set(actors)) >= _FEWEST_PLACES else []


def _goes_on(page: Page, told: Cue, place: str, cue: Cue) -> bool:
    """Tell whether a sentence goes on with an act: its place acts, or one of its country that it named."""
    home = actor(page, told) or ""
    named = not (cue.dated or cue.title) and any(known.code == place for known in told.places)
    return place == home or (named and _country(place) == _country(home))


def _told_of(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence speaks of the topic, or is the headline over lines that do."""
    line = page.line_at(cue.sentence.start)
    headline = (line.start, line.end) == (cue.sentence.start, cue.sentence.end) and is_headline(page, line)
    return speaks_of_it(page, cue) or (headline and on_topic(page, cue))


def _country(code: str) -> str:
    """Return the country of a code: a headline says Hanoi where the text says Viet Nam."""
    return code.partition("-")[0]


def by_body(page: Page) -> list[Start]:
    """Return the sentences in which one body after another acts with its own date, title or country."""
    found: list[Start] = []
    seen: set[str] = set()
    countries: set[str] = set()
    cues = acts_apart(page, after_headline(page), page.lines[-1].end)
    for before, cue in pairwise([None, *cues]):
        if cue is None:
            continue
        body, country = acting_body(page, cue)
        if body is None or body in seen or not on_topic(page, cue):
            continue
        if own_days(cue) or cue.title or (country and country not in countries):
            lead = before if before and _is_told_by_its_head(page, before, cue) else cue
            found.append(Start(lead.sentence.start, cue, None))
            seen.add(body)
            countries.add(country)
    return _from_the_top(page, found) if len(found) >= _FEWEST_BODIES else []


def _is_told_by_its_head(page: Page, before: Cue, cue: Cue) -> bool:
    """Tell whether somebody of the body whose dated act the sentence before tells only speaks of it."""
    if cue.dated or cue.title or not (before.acts and before.dated):
        return False
    if page.line_at(before.sentence.start) != page.line_at(cue.sentence.start):
        return False
    named = {body.name for body in page.bodies_in(before.sentence.start, before.sentence.end)}
    return any(body.name in named for body in page.bodies_in(cue.sentence.start, cue.sentence.end))


def by_instrument(page: Page) -> list[Start]:
    """Return the sentences that open with the title of one law or plan after another."""
    found: list[Start] = []
    seen: set[str] = set()
    for cue in acts_apart(page, page.lines[0].start, page.lines[-1].end):
        title = _title_of(page, cue) or (opening_instrument(page, cue) if cue.topics else "")
        if title and title not in seen:
            found.append(Start(cue.sentence.start, cue, None))
            seen.add(title)
    return _from_the_top(page, found) if len(found) >= _FEWEST_BODIES else []


def _title_of(page: Page, cue: Cue) -> str:
    """Return the title of a law or plan that opens a sentence in quotes or title marks; else nothing."""
    if cue.title is None or cue.title.start - cue.sentence.start > _TITLE_LEAD:
        return ""
    title = page.folded[cue.title.start : cue.title.end]
    return title if _INSTRUMENT.search(title) else ""


def on_topic(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence, or what follows at once, speaks of blockchain."""
    return page.topics_in(cue.sentence.start, cue.sentence.end + _TOPIC_REACH) > 0


def _from_the_top(page: Page, found: list[Start]) -> list[Start]:
    """Let the first act have the headline and the lead over it, unless they speak of other places alone."""
    top = page.lines[0].start
    if not found or found[0].at - top > _LEAD:
        return found
    first = actor(page, found[0].cue)
    own = {first} if first else {place.code for place in found[0].cue.places}
    above = {place.code for place in page.places_in(top, found[0].at) if not place.inside}
    if own & above and above & {actor(page, start.cue) for start in found[1:]} - own:
        return found
    return [found[0]._replace(at=top), *found[1:]] if not above or not own or above & own else found
