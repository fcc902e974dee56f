"""Parts chronologies whose entries each open with their day, in a list, a table or a file of data."""

import re
from dataclasses import replace

from documents.extraction.acts import Cue
from documents.extraction.clauses import acts_apart
from documents.extraction.model import DateMark, Segment, Span, index_from
from documents.extraction.reading import Page
from documents.extraction.turns import other_body, style_of, turning

#: So many entries of so many days make a chronology, and they begin in this share of the text, or make up
#: this share of the lines from the first of them on.
_FEWEST, _FEWEST_DAYS, _FROM, _DENSE = 3, 2, 0.5, 0.8
#: Before the day of an entry nothing may stand but signs, a number and the name of the field.
_BEFORE = re.compile(
    r"(?:[^\w\n]|_|\d{1,2}[.)、:] ){0,16}(?:(?:date|time|day|when|日期|时间|发布时间|年份|时间线)[\W_]{1,6})?"
)
#: Behind it the entry is set off by one of these, or its line ends.
_BEHIND = re.compile(r"[\"'*_)\]】}]{0,6}[ \t]*(?:$|\n|[:|,\t]|[-–—~>]+\s?)")
#: A comma opens prose as well: it sets off an entry only behind a bracket or in a file of data.
_DATA = re.compile(r"[\"'*_)\]】}]{1,6}[ \t]*,")
#: A section opens with such a mark, and its heading is short (code points).
_SECTION = re.compile(
    r"#{1,6}\s?|[一二三四五六七八九十]{1,3}、|第[一二三四五六七八九十]{1,3}[章节部][分]?|\d{1,2}[.、]\s?|\*\*"
)
_LONGEST_HEADING, _STOPS = {"en": 90, "zh": 42}, frozenset(".。;；!！")
_ROLES = frozenset({"act", "effective", "page", "since"})
#: A headline that a day closes, and the day, are no longer (code points).
_LONGEST_HEADLINE, _LONGEST_DAY = 200, 24


def dated_entries(page: Page) -> list[Segment]:
    """Return the entries of a chronology in the order of the text; a page of another kind has none.

    An entry that tells several acts gives one for each, but not in a file of data, whose fields repeat
    each other.
    """
    leads = [(line.start, mark) for line in page.lines if (mark := _lead(page, line)) is not None]
    if len(leads) < _FEWEST or len({mark.edtf for _, mark in leads}) < _FEWEST_DAYS:
        return []
    first, last = page.lines[0].start, page.lines[-1].end
    below = len(page.lines_in(leads[0][0], last))
    if leads[0][0] - first > _FROM * (last - first) and len(leads) < _DENSE * below:
        return []
    ends = [at for at, _ in leads[1:]] + [last]
    sections = [] if page.source.data else _sections(page, {at for at, _ in leads})
    entries = [
        Segment(
            at,
            _before_section(sections, at, end),
            kind="act",
            heading=_place_over(page, sections, at),
            day=Span(mark.start, mark.end),
        )
        for (at, mark), end in zip(leads, ends, strict=True)
    ]
    if page.source.data:
        return entries
    return [part for entry in entries for part in _parted(page, entry)]


def _is_closed(page: Page, entry: Segment) -> bool:
    """Tell whether the day of an entry closes its headline, whose story follows."""
    line = page.line_at(entry.start)
    return entry.day is not None and entry.day.end == line.end - 1 and entry.day.start > line.start + 1


def _sections(page: Page, leads: set[int]) -> list[Span]:
    """Return the headings of sections ("## Fiji", 三、…), which bear a mark that no entry bears."""
    entries = {style_of(page, line) for line in page.lines if line.start in leads}
    return [
        line
        for line in page.lines
        if line.start not in leads
        and line.end - line.start <= _LONGEST_HEADING[page.language]
        and (mark := _SECTION.match(page.folded, line.start, line.end)) is not None
        and page.folded[line.end - 1] not in _STOPS
        and style_of(page, line) not in entries - {""}
        and mark.end() < line.end
    ]


def _before_section(sections: list[Span], start: int, end: int) -> int:
    """Return where an entry ends: where the next one begins, or a section before it."""
    number = index_from(sections, start)
    return min(end, sections[number].start) if number < len(sections) else end


def _place_over(page: Page, sections: list[Span], at: int) -> Span | None:
    """Return the heading of the section in which an entry stands, if it names a place."""
    number = index_from(sections, at) - 1
    if number < 0:
        return None
    heading = sections[number]
    named = any(not place.inside for place in page.places_in(heading.start, heading.end))
    return heading if named else None


def _parted(page: Page, entry: Segment) -> list[Segment]:
    """Part an entry where another place or body begins to act; all parts are of the same day.

    What follows a headline that its day closes tells the headline's act.
    """
    if _is_closed(page, entry):
        return [entry]
    starts: list[int] = [entry.start]
    told: Cue | None = None
    for cue in acts_apart(page, entry.start, entry.end):
        if told is None or cue.topics == 0:
            told = told or (cue if cue.acts else None)
        elif turning(page, told, cue, entry=False) or other_body(page, told, cue):
            starts.append(cue.sentence.start)
            told = cue
    ends = [*starts[1:], entry.end]
    return [replace(entry, start=start, end=end) for start, end in zip(starts, ends, strict=True)]


def _lead(page: Page, line: Span) -> DateMark | None:
    """Return the day that opens a line as that of an entry, or closes a headline in brackets."""
    return _opening(page, line) or _closing(page, line)


def _closing(page: Page, line: Span) -> DateMark | None:
    """Return the day in brackets at the end of a headline: 'Fiji bans coins (3 May)'."""
    if page.folded[line.end - 1] != ")" or line.end - line.start > _LONGEST_HEADLINE:
        return None
    for mark in page.dates_in(max(line.start, line.end - _LONGEST_DAY), line.end)[-1:]:
        whole = page.folded[mark.start - 1] == "(" and mark.end == line.end - 1
        return mark if whole and mark.role in _ROLES and mark.month is not None else None
    return None


def _opening(page: Page, line: Span) -> DateMark | None:
    """Return the day that opens a line."""
    before = _BEFORE.match(page.folded, line.start, line.end)
    begin = before.end() if before else line.start
    for mark in page.dates_in(line.start, line.end)[:1]:
        if mark.start > begin or mark.role not in _ROLES or (mark.year is None and mark.month is None):
            return None
        behind = _BEHIND.match(page.folded, mark.end, line.end)
        if behind is None or (behind.group().endswith(",") and not _DATA.fullmatch(behind.group())):
            return None
        return mark
    return None
