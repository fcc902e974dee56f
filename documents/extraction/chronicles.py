"""Parts prose that tells many acts one after another: chronicles, overviews of rules, lists of clauses."""

import re
from bisect import bisect_left, bisect_right
from typing import NamedTuple

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import ACT_ROLES, Cue
from documents.extraction.boilerplate import is_closing
from documents.extraction.clauses import acts_apart
from documents.extraction.instruments import opening_instrument
from documents.extraction.issuing import issues_more, speaks_of_it
from documents.extraction.model import Segment, Span, index_from
from documents.extraction.overviews import is_overview, labels, rules
from documents.extraction.reading import Page
from documents.extraction.turns import turns
from documents.extraction.years import completed

#: So many sentences that begin a dated act, of so many days, make a text a chronicle.
_FEWEST_STARTS, _FEWEST_DAYS = 3, 2
#: A date leads a sentence if it stands within so many code points of its beginning.
_LEADING = 16
#: Texts of so many places are parted where another one begins to act.
_FEWEST_PLACES = 2
#: A document in articles is one act.
_ARTICLE = re.compile(
    r"^\W{0,4}(?:第[一二三四五六七八九十百]{1,4}条|Article \d|Section \d|Sec\. \d|§ ?\d)", re.MULTILINE
)
_FEWEST_ARTICLES = 3
#: So many bodies, each with its own date or title, or so many titles that open a sentence, part a text.
_FEWEST_BODIES = 2
_TITLE_LEAD, _TOPIC_REACH, _LEAD = 6, 240, 700
#: A headline is no longer than that, and ends without one of the stops.
_HEADLINE, _STOPS = {"en": 160, "zh": 60}, frozenset(".。!?！？;；")
#: A line that ends in one of these is no headline.
_OPEN_ENDS = _STOPS | set(',，:：、"”')
#: An act is led up to by no more of its paragraph than that (code points).
_PARAGRAPH_LEAD = 300
#: A place within so many code points opens a paragraph.
_OPENING = 24
_INSTRUMENT = re.compile(
    r"(?:Act|Law|Decree|Bill|Regulations?|Measures|Plan|Notice|Guidelines?|Strategy|Opinions|Rules|Code|Ordinance|Directive|Roadmap)(?![a-z])"
    r"|(?:办法|条例|规定|通知|意见|方案|规划|计划|法|公告|指引|标准|细则|措施)》"
)


def before_closing(page: Page, start: int, end: int) -> int:
    """Return where the text between two offsets ends or the writer's summing-up begins."""
    for sentence in page.sentences_in(start, end):
        if sentence.start > start and is_closing(page.lower[sentence.start : sentence.end]):
            return sentence.start
    return end


class _Start(NamedTuple):
    """Where an act begins, and the sentence that tells it."""

    at: int
    cue: Cue
    day: str | None


def chronicle(page: Page) -> list[Segment]:
    """Return the passages of a text that tells many acts one after another; of other texts none."""
    if in_articles(page):
        return []
    labelled = labels(page)
    overview = bool(labelled) or is_overview(page, _after_headline(page))
    starts = _starts(page, overview)
    days = {start.day for start in starts if start.day}
    dated = len(starts) >= _FEWEST_STARTS and len(days) >= _FEWEST_DAYS
    if not dated and not (overview and starts):
        starts = _by_actor(page) or _by_body(page) or _by_instrument(page)
    starts = _with_turns(page, _with_lead(page, _with_additions(page, starts)))
    if not starts:
        return []
    starts = [start._replace(at=_under_headline(page, start.at)) for start in starts]
    ends = [start.at for start in starts[1:]] + [page.lines[-1].end]
    stops = sorted({*(label.start for label in labelled), *_strangers(page, starts)})
    return [
        Segment(
            start.at, before_closing(page, start.cue.sentence.end, _before(stops, start.at, end)), kind="act"
        )
        for start, end in zip(starts, ends, strict=True)
    ]


def _strangers(page: Page, starts: list[_Start]) -> list[int]:
    """Return where paragraphs begin that open with another country than that of the act told before them."""
    found: list[int] = []
    told = [start.at for start in starts]
    for line in page.lines[1:]:
        number = bisect_right(told, line.start) - 1
        if number < 0 or told[number] == line.start:
            continue
        own = (actor(page, starts[number].cue) or "").partition("-")[0]
        opening = page.places_in(line.start, min(line.end, line.start + _OPENING))
        named = {place.code.partition("-")[0] for place in page.places_in(line.start, line.end)}
        if own and opening and not opening[0].inside and own not in named:
            found.append(line.start)
    return found


def _before(stops: list[int], start: int, end: int) -> int:
    """Return the first of the stops behind ``start``, or ``end`` where none stands before that."""
    at = bisect_right(stops, start)
    return min(end, stops[at]) if at < len(stops) else end


def in_articles(page: Page) -> bool:
    """Tell whether a page is one document in articles."""
    return len(_ARTICLE.findall(page.folded)) >= _FEWEST_ARTICLES


def _under_headline(page: Page, at: int) -> int:
    """Return where the headlines right over a paragraph begin: they speak of what follows them."""
    number = index_from(page.lines, at + 1) - 1
    if page.lines[number].start != at or _is_headline(page, page.lines[number]):
        return at
    while number > 1 and _is_headline(page, page.lines[number - 1]):
        number -= 1
    return page.lines[number].start


def _is_headline(page: Page, line: Span) -> bool:
    """Tell whether a line is short, without a stop, and no entry of a list."""
    short = line.end - line.start <= _HEADLINE[page.language]
    return short and page.folded[line.end - 1] not in _OPEN_ENDS and page.folded[line.start] not in "-•·●"


def _by_actor(page: Page) -> list[_Start]:
    """Return the sentences at which another place begins to act, if the text tells of enough places."""
    found: list[_Start] = []
    actors: list[str] = []
    for cue in acts_apart(page, page.lines[0].start, page.lines[-1].end):
        place = actor(page, cue)
        if place is not None and _told_of(page, cue) and (not actors or actors[-1] != place):
            found.append(_Start(cue.sentence.start, cue, None))
            actors.append(place)
    if len(actors) > 1 and found[0].at < _after_headline(page) and _country(actors[0]) == actors[1]:
        found, actors = found[1:], actors[1:]
    return _from_the_top(page, found) if len(set(actors)) >= _FEWEST_PLACES else []


def _told_of(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence speaks of the topic, or is the headline over lines that do."""
    line = _line_of(page, cue.sentence.start)
    headline = (line.start, line.end) == (cue.sentence.start, cue.sentence.end) and _is_headline(page, line)
    return speaks_of_it(page, cue) or (headline and _on_topic(page, cue))


def _country(code: str) -> str:
    """Return the country of a code: a headline says Hanoi where the text says Viet Nam."""
    return code.partition("-")[0]


def _by_body(page: Page) -> list[_Start]:
    """Return the sentences in which one body after another acts with its own date, title or country."""
    found: list[_Start] = []
    seen: set[str] = set()
    countries: set[str] = set()
    for cue in acts_apart(page, _after_headline(page), page.lines[-1].end):
        body, country = acting_body(page, cue)
        if body is None or body in seen or not _on_topic(page, cue):
            continue
        if own_days(cue) or cue.title or (country and country not in countries):
            found.append(_Start(cue.sentence.start, cue, None))
            seen.add(body)
            countries.add(country)
    return _from_the_top(page, found) if len(found) >= _FEWEST_BODIES else []


def _after_headline(page: Page) -> int:
    """Return where the text under the headline begins."""
    first = page.lines[0]
    bare = page.folded[first.end - 1] not in _STOPS and first.end - first.start <= _HEADLINE[page.language]
    return page.lines[1].start if len(page.lines) > 1 and bare else first.start


def _by_instrument(page: Page) -> list[_Start]:
    """Return the sentences that open with the title of one law or plan after another."""
    found: list[_Start] = []
    seen: set[str] = set()
    for cue in acts_apart(page, page.lines[0].start, page.lines[-1].end):
        title = _title_of(page, cue) or (opening_instrument(page, cue) if cue.topics else "")
        if title and title not in seen:
            found.append(_Start(cue.sentence.start, cue, None))
            seen.add(title)
    return _from_the_top(page, found) if len(found) >= _FEWEST_BODIES else []


def _title_of(page: Page, cue: Cue) -> str:
    """Return the title of a law or plan that opens a sentence in quotes or title marks; else nothing."""
    if cue.title is None or cue.title.start - cue.sentence.start > _TITLE_LEAD:
        return ""
    title = page.folded[cue.title.start : cue.title.end]
    return title if _INSTRUMENT.search(title) else ""


def _on_topic(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence, or what follows at once, speaks of blockchain."""
    return page.topics_in(cue.sentence.start, cue.sentence.end + _TOPIC_REACH) > 0


def _from_the_top(page: Page, found: list[_Start]) -> list[_Start]:
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


def _with_additions(page: Page, found: list[_Start]) -> list[_Start]:
    """Add the paragraphs that open with what the same authority also issued, each an act of its own."""
    cues = acts_apart(page, page.lines[0].start, page.lines[-1].end)
    openings = {line.start for line in page.lines} - {start.cue.sentence.start for start in found}
    added = [
        _Start(cue.sentence.start, cue, None)
        for cue in cues
        if cue.sentence.start in openings and issues_more(page, cue) and _on_topic(page, cue)
    ]
    if not added:
        return found
    first = next((cue for cue in cues if cue.acts and _on_topic(page, cue)), None)
    if first is None or (not found and first.sentence.start >= added[0].at):
        return found
    before = found or [_Start(page.lines[0].start, first, None)]
    return sorted([*before, *added], key=lambda start: start.at)


def _with_turns(page: Page, found: list[_Start]) -> list[_Start]:
    """Add the sentences and entries between the acts of a text that turn to further ones."""
    if len(found) < _FEWEST_PLACES:
        return found
    cues = acts_apart(page, page.lines[0].start, page.lines[-1].end)
    turned = turns(page, [s.cue for s in found], cues)
    known = [start.at for start in found]
    added = [_Start(_paragraph_of(page, cue, known), cue, None) for cue in turned]
    return sorted([*found, *added], key=lambda start: start.at)


def _paragraph_of(page: Page, cue: Cue, known: list[int]) -> int:
    """Return where the paragraph of an act begins if it opens with who acts and tells no other act before."""
    start = _line_of(page, cue.sentence.start).start
    if bisect_left(known, start) < bisect_left(known, cue.sentence.start):
        return cue.sentence.start
    opening = page.places_in(start, min(cue.sentence.start, start + _OPENING))
    return start if any(place.code == actor(page, cue) for place in opening) else cue.sentence.start


def _with_lead(page: Page, found: list[_Start]) -> list[_Start]:
    """Keep a lead that tells an act of another place than all that follow, as a part of its own."""
    top = page.lines[0].start
    if not found or found[0].at <= top:
        return found
    followers = {actor(page, start.cue) for start in found}
    for cue in acts_apart(page, _after_headline(page), found[0].at):
        place = actor(page, cue)
        if place is not None and cue.topics:
            return found if place in followers else [_Start(top, cue, None), *found]
    return found


def _starts(page: Page, overview: bool) -> list[_Start]:
    """Return the sentences that begin an act; one date told before counts, a title does not."""
    days = {start: done.mark.edtf for start, done in completed(page).items()}
    found: list[_Start] = []
    titles: set[str] = set()
    pending: Cue | None = None
    for cue in acts_apart(page, page.lines[0].start, page.lines[-1].end):
        dated = cue.dated or (pending is not None and pending.dated)
        begins = _opens(cue, dated) or (overview and rules(page, cue)) or _turns(page, cue, found)
        title = page.lower[cue.title.start : cue.title.end].strip("\"'") if cue.title else ""
        if begins and not (title and title in titles and not cue.dated):
            lead = pending if pending is not None and not cue.dated else cue
            found.append(_Start(lead.sentence.start, cue, _day(lead, days)))
            titles.add(title)
            pending = None
        else:
            pending = cue if _led_by_date(cue) and not cue.acts else None
    return found if overview else _with_paragraphs(page, found)


def _turns(page: Page, cue: Cue, found: list[_Start]) -> bool:
    """Tell whether a paragraph opens with an act of another place than the one told last."""
    if not found or not cue.topics or _line_of(page, cue.sentence.start).start != cue.sentence.start:
        return False
    now = actor(page, cue)
    return now is not None and now != actor(page, found[-1].cue)


def _line_of(page: Page, at: int) -> Span:
    """Return the line in which an offset lies."""
    return page.lines[index_from(page.lines, at + 1) - 1]


def _with_paragraphs(page: Page, found: list[_Start]) -> list[_Start]:
    """Let an act begin with its paragraph, where this speaks of its place before it tells the act."""
    begun: list[_Start] = []
    for start in found:
        line = _line_of(page, start.at)
        first = not begun or begun[-1].cue.sentence.end <= line.start
        before = {place.code for place in page.places_in(line.start, start.at) if not place.inside}
        own = {place.code for place in start.cue.places}
        near = start.at - line.start <= _PARAGRAPH_LEAD
        leads = first and near and before and (before & own or not own)
        begun.append(start._replace(at=line.start) if leads else start)
    return begun


def _day(cue: Cue, days: dict[int, str]) -> str | None:
    """Return the first date of a sentence that may date an act."""
    return next((days[mark.start] for mark in cue.dates if mark.role in ACT_ROLES), None)


def is_instrument(title: str) -> bool:
    """Tell whether a title in quotes or title marks is that of a law, a plan or the like."""
    return title.startswith("《") or _INSTRUMENT.search(title) is not None


def own_days(cue: Cue) -> set[str]:
    """Return the days and months of a sentence that may date an act, as written; also a day without month."""
    marks = (mark for mark in cue.dates if mark.role in ACT_ROLES and not mark.quoted)
    return {mark.edtf if mark.month else f"day {mark.day}" for mark in marks if mark.month or mark.day}


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
