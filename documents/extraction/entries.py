"""Makes entries of the text under headings, and parts each where a sentence begins another act."""

import re
from dataclasses import replace
from functools import lru_cache

from documents.extraction.actors import actor
from documents.extraction.acts import ACT_ROLES, Cue, cues_in, own_days
from documents.extraction.bills import number_of
from documents.extraction.chronicles import before_closing
from documents.extraction.clauses import acts_apart, nested
from documents.extraction.headings import Heading
from documents.extraction.issuing import opens_with_an_instrument
from documents.extraction.model import Segment, Span, index_from
from documents.extraction.reading import Page
from documents.extraction.turns import other_body, stands_over, tells_again

#: Behind a place: what it will do (某省将…, "Fiji to …").
_WILL = re.compile(r"[省市区县州]?(?:将|拟|要|欲)(?!来|军|求)| (?:will|to|plans to|wants to) [a-z]")
#: Behind a line that ends in one of these an item of its list follows.
_BROKEN = ":：,，、"
#: The name of a section is no text under the headline before it.
_SECTION = re.compile(
    r"\W{0,4}[【\[][^】\]\n]{1,16}[】\]]\W{0,4}|[一二三四五六七八九十]{1,2}、[\u3400-\u9fff]{2,8}"
)
_NUMBER_AND_SIGNS = re.compile(r"^[\W\d_]+")


def entries_under(page: Page, headings: list[Heading]) -> list[Segment]:
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


def acts_of_entry(page: Page, entry: Segment) -> list[Segment]:
    """Part an entry where a paragraph or a sentence begins an act of another place, body or document."""
    starts: list[int] = []
    begun: Cue | None = None
    told: Cue | None = None
    acted = False
    bill: str | None = None
    home = place_of(page, entry.heading)
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


def place_of(page: Page, heading: Span | None) -> str | None:
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
