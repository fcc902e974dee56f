"""Cuts a page into passages that may each hold one act.

A round-up is parted at its headings, then each entry at the paragraphs (or sentences) that begin another act,
so that an entry whose heading is missing is still found. A chronicle, where many dated acts follow one
another in prose, is parted at the sentences that begin them. Any other page is one passage.
"""

import re
from dataclasses import replace
from functools import lru_cache

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import ACT_ROLES, Cue, cues_in, own_days
from documents.extraction.authorities.words import verbs
from documents.extraction.bills import listed_bills, listed_laws, number_of
from documents.extraction.chronicles import before_closing, chronicle
from documents.extraction.clauses import acts_apart, listed_clauses, nested
from documents.extraction.dated import dated_entries
from documents.extraction.digests import digest_heads, numbered_stories
from documents.extraction.further import parted, tells
from documents.extraction.headings import Heading, round_up
from documents.extraction.headlines import is_headline
from documents.extraction.issuing import opens_with_an_instrument
from documents.extraction.model import Segment, Span, index_from
from documents.extraction.opendays import is_of_open_day
from documents.extraction.outlines import outlined
from documents.extraction.papers import is_one_paper
from documents.extraction.reading import Page
from documents.extraction.starts import on_topic
from documents.extraction.stories import story_heads
from documents.extraction.successors import within_their_entries
from documents.extraction.tables import table_rows
from documents.extraction.titleheads import under_their_titles
from documents.extraction.turns import other_body, stands_over, tells_again

#: Behind a place: what it will do (某省将…, "Fiji to …").
_WILL = re.compile(r"[省市区县州]?(?:将|拟|要|欲)(?!来|军|求)| (?:will|to|plans to|wants to) [a-z]")
#: What is shorter tells nothing (code points).
_REST = 20
#: A lead over acts told in prose is an act of its own, not their summary, where it is longer (code points).
_LONG_LEAD = 700
_SPEAKS = verbs()["said"] | {"declared", "declares"}
_BROKEN = ":：,，、"
#: The name of a section is no text under the headline before it.
_SECTION = re.compile(
    r"\W{0,4}[【\[][^】\]\n]{1,16}[】\]]\W{0,4}|[一二三四五六七八九十]{1,2}、[\u3400-\u9fff]{2,8}"
)
_NUMBER_AND_SIGNS = re.compile(r"^[\W\d_]+")


def segments(page: Page) -> list[Segment]:
    """Return the passages of a page in the order of the text; a blank page has none."""
    return within_their_entries(page, under_their_titles(page, parted(page, set_apart(page))))


def set_apart(page: Page) -> list[Segment]:
    """Return the passages that the form of a page sets apart, and what tells an act between them."""
    return _with_the_rest(page, _by_form(page)) if page.lines else []


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
        return [part for entry in _entries(page, headings) for part in _acts_of_entry(page, entry)]
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


def _with_the_rest(page: Page, parts: list[Segment]) -> list[Segment]:
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
            return _acts_of_entry(page, Segment(start, end))
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
            return _acts_of_entry(page, Segment(start, end))
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
    home = _place_of(page, part.heading)
    acting = {who for cue in acts_apart(page, part.start, part.end) for who in _who(page, cue)}
    return acting | ({home} if home else set())


def _entries(page: Page, headings: list[Heading]) -> list[Segment]:
    """Return the text under each heading, without the writer's summing-up at the end.

    A headline with nothing under it stands for itself.
    """
    last = page.lines[-1].end
    ends = [heading.start for heading in headings[1:]] + [last]
    entries: list[Segment] = []
    for heading, end in zip(headings, ends, strict=True):
        stop = before_closing(page, heading.body, end)
        span = Span(heading.start, heading.end)
        lines = page.lines_in(heading.body, stop)
        if any(not _SECTION.fullmatch(page.folded, line.start, line.end) for line in lines):
            day = _day_of(page, span)
            entries.append(Segment(heading.body, stop, kind="item", heading=span, day=day))
        elif _is_told(page, span) and not _is_told_again(page, span):
            entries.append(Segment(heading.start, heading.end, kind="item", heading=span))
    return entries


def _is_told(page: Page, heading: Span) -> bool:
    """Tell whether a headline tells an act itself: it says what is or will be done, and is no bare name."""
    cues = cues_in(page, heading.start, heading.end)
    return any(cue.topics and (cue.verb or _will_act(page, cue)) for cue in cues)


def _will_act(page: Page, cue: Cue) -> bool:
    """Tell whether the first place of a headline is said to do something, by whichever verb."""
    return bool(cue.places) and _WILL.match(page.folded, cue.places[0].end, cue.sentence.end) is not None


def _is_told_again(page: Page, heading: Span) -> bool:
    """Tell whether the same words stand on a line further down, as those of a table of contents do."""
    return _last_lines(page).get(_words_of(page, heading), 0) > heading.start


@lru_cache(maxsize=2)
def _last_lines(page: Page) -> dict[str, int]:
    """Return where the last line of each wording begins; kept for the page at hand."""
    return {_words_of(page, line): line.start for line in page.lines}


def _words_of(page: Page, line: Span) -> str:
    """Return the words of a line without its number and signs."""
    return _NUMBER_AND_SIGNS.sub("", page.lower[line.start : line.end], count=1)


def _day_of(page: Page, heading: Span) -> Span | None:
    """Return the one day or month that a heading gives; where it gives two, its entry tells which counts."""
    marks = [mark for mark in page.dates_in(heading.start, heading.end) if mark.month]
    alone = len(marks) == 1 and marks[0].role in ACT_ROLES | {"page"}
    return Span(marks[0].start, marks[0].end) if alone else None


def _acts_of_entry(page: Page, entry: Segment) -> list[Segment]:
    """Part an entry where a paragraph or a sentence begins an act of another place, body or document."""
    starts: list[int] = []
    begun: Cue | None = None
    told: Cue | None = None
    acted = False
    bill: str | None = None
    home = _place_of(page, entry.heading)
    for paragraph in page.lines_in(entry.start, entry.end):
        cues = acts_apart(page, paragraph.start, paragraph.end)
        number = number_of(page, paragraph)
        another_bill = bill is not None and number not in {None, bill}
        bill = number or bill
        begins = another_bill or (
            _begins_another(page, cues, under_number=bill is not None)
            and (acted or not _at_home(page, cues[0], home))
            and not (begun and stands_over(page, begun, cues[0]))
            and not (told and tells_again(page, told, cues[0]))
        )
        for cue in cues:
            if (
                not starts
                or (begins and cue is cues[0])
                or (
                    told
                    and _turns_to_another(page, told, cue, home)
                    and not _led_up_to(page, told, cue, entry)
                )
            ):
                starts.append(cue.sentence.start)
                begun, told, acted = cue, None, False
            acted = acted or cue.acts
            if _tells_more(page, told, cue):
                told = cue
    return _cut(entry, starts) if starts else []


def _at_home(page: Page, cue: Cue, home: str | None) -> bool:
    """Tell whether the place that heads an entry acts in a sentence, or in Chinese is but named there."""
    place = actor(page, cue)
    unsaid = place is None and page.language == "zh"
    return place == home or (unsaid and any(named.code == home for named in cue.places))


def _tells_more(page: Page, told: Cue | None, cue: Cue) -> bool:
    """Tell whether a sentence tells the act at hand better than the one that told it before."""
    if told is None:
        return cue.acts or cue.title is not None or opens_with_an_instrument(page, cue)
    return cue.acts and cue.dated and not (told.dated or told.title)


def _led_up_to(page: Page, told: Cue, cue: Cue, entry: Segment) -> bool:
    """Tell whether a sentence without day or document only led up to the act of its place's country."""
    before, now = actor(page, told), actor(page, cue)
    bare = not (told.dated or told.title or entry.day)
    return bare and before is not None and now is not None and nested(before, now)


def _begins_another(page: Page, cues: list[Cue], *, under_number: bool) -> bool:
    """Tell whether a paragraph begins an act of its own; under a bill's number a day must tell so."""
    if not cues or (under_number and not any(cue.dated for cue in cues)):
        return False
    first = cues[0]
    if first.refers_back or not any(cue.topics for cue in cues):
        return False
    if not first.places or first.verb is None:
        return False
    return first.acts or not _goes_on(page, first.sentence.start)


def _goes_on(page: Page, at: int) -> bool:
    """Tell whether the line before ends in a colon or comma, so that an item of its list follows."""
    number = index_from(page.lines, at) - 1
    return number >= 0 and page.folded[page.lines[number].end - 1] in _BROKEN


def _place_of(page: Page, heading: Span | None) -> str | None:
    """Return the place that a heading names."""
    places = page.places_in(heading.start, heading.end) if heading else []
    return places[0].code if places else None


def _turns_to_another(page: Page, told: Cue, cue: Cue, home: str | None) -> bool:
    """Tell whether a sentence turns to an act of another place, or of another day and body."""
    if cue.refers_back or not (cue.dated or cue.title):
        return False
    days = own_days(told) | {mark.edtf for mark in told.dates if mark.role in ACT_ROLES}
    done = any(mark.role == "act" for mark in cue.dates)
    other_day = bool(days) and done and bool(own_days(cue)) and not own_days(cue) & days
    if other_day and opens_with_an_instrument(page, cue):
        return True
    if not cue.acts:
        return False
    if other_body(page, told, cue) and (own_days(cue) or _on_the_same_day(cue)):
        return True
    before, now = actor(page, told) or home, actor(page, cue)
    if before is not None and now is not None and before != now:
        return True
    return other_day and cue.authority is not None


def _on_the_same_day(cue: Cue) -> bool:
    """Tell whether a sentence says that it tells what was done on the day told before."""
    return any(mark.days_later is not None or mark.months_later is not None for mark in cue.dates)


def _cut(entry: Segment, starts: list[int]) -> list[Segment]:
    """Return the pieces of an entry that begin at ``starts``; the others only lie under its heading."""
    ends = [*starts[1:], entry.end]
    pieces = [replace(entry, start=start, end=end) for start, end in zip(starts, ends, strict=True)]
    further = (replace(p, heading=None, day=None, kind="act", under=p.heading) for p in pieces[1:])
    return [pieces[0], *further]
