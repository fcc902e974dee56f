"""Completes dates from their surroundings: missing years, counted days, days whose month was told before.

The result says whether the date is stated or inferred. Where nothing in the text (nor the day of
publication, if given) fixes the year, it stays unknown: ``XXXX-04-08``.
"""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from itertools import pairwise

from documents.extraction.model import DateMark, Span, is_day
from documents.extraction.reading import Page

#: Roles of marks whose year may be the year of writing.
_PRESENT = frozenset({"act", "page", "dateline", "as-of"})
#: Roles of marks that tell the month in which a text moves; it completes a day told before any month.
_TELLING = frozenset({"act", "since", "page", "dateline"})
#: Roles of marks of the day of writing: what is told there was before it, so no year turns behind it.
_OF_WRITING = frozenset({"page", "dateline"})
#: The latest year of a text is that of writing only if it is told so often, or ends a span of days
#: ("May 29 to June 2, 2023").
_OFTEN = 2
#: Days joined by a dash ("3-7 May 2021"), and how near the ends of a span stand else (code points).
_SPAN, _JOINED = re.compile(r"(?:[A-Z][a-z]+ )?\d{1,2} ?- ?\d{1,2}"), 8
#: A first line longer than this is no headline (code points).
_HEADLINE = 200
#: A month this much earlier than the one told before belongs to the next year of a chronicle.
_TURN_OF_YEAR = 6
_DECEMBER = 12
_DAY_PARTS = 3
#: What stands before a year that opens a line or a sentence.
_OPENS = re.compile(
    r"(?:^|\n|[.!?]\s)\W{0,4}(?:\d{1,2}[.)]\s)?"
    r"(?:(?:in|during|by|back in|then in|the year) (?:early |late |mid-)?)?$"
)
_OPENS_REACH = 30
#: The heading of a place is no longer than that (code points).
_PLACE_LINE = 30
#: The day of a change stands behind such a word; a page was written on another, if it bears one.
_UPDATED = re.compile(
    r"(?:updated?|modified|revised|edited|changed)(?: on)?[\s:|]{0,4}(?:[a-z]{3,9}, )?$"
    r"|更新(?:时间|于)?[\s:]{0,3}$"
)
_OTHER_YEAR = re.compile(
    r"\b(?:last|this|next|following|previous|same|current) year\b|去年|今年|明年|次年|翌年"
)
#: A year goes on to the next date within so many code points.
_NEAR = 600


@dataclass(frozen=True, slots=True)
class Completed:
    """A mark with all that its surroundings add; ``inferred`` tells that something was added."""

    mark: DateMark
    inferred: bool


def _headlined(page: Page, day: date | None) -> bool:
    """Tell whether the day of writing stands in the headline: a digest retells what others dated."""
    if day is None or not page.lines or page.folded[page.lines[0].start] != "#":
        return False
    heads = page.dates_in(page.lines[0].start, page.lines[0].end)
    return any(mark.day == day.day and mark.month == day.month and mark.role == "page" for mark in heads)


def writing_day(page: Page) -> date | None:
    """Return the day on which the page was written, if it bears one or it was given."""
    days = [
        (_UPDATED.search(page.lower, max(0, mark.start - _OPENS_REACH), mark.start) is not None, mark)
        for mark in page.dates
        if mark.role in {"page", "dateline"} and mark.year and mark.month and mark.day
    ]
    for updated, mark in days:
        if (not updated or all(later for later, _ in days)) and mark.year and mark.month and mark.day:
            return date(mark.year, mark.month, mark.day)
    if page.published:
        parts = [int(part) for part in page.published.split("-") if part.isdigit()]
        if len(parts) == _DAY_PARTS and is_day(parts[0], parts[1], parts[2]):
            return date(parts[0], parts[1], parts[2])
    return None


def writing_year(page: Page) -> int | None:
    """Return the year of writing, where the page's date, the headline or the text leave no doubt."""
    day = writing_day(page)
    if day is not None:
        return day.year
    if page.published and page.published[:4].isdigit():
        return int(page.published[:4])
    if len(page.lines) > 1 and page.lines[0].end - page.lines[0].start <= _HEADLINE:
        for mark in page.dates_in(page.lines[0].start, page.lines[0].end):
            if mark.year and mark.role in _PRESENT:
                return mark.year
    told = _told_twice(page.dates)
    if told is not None:
        return told
    years = Counter(mark.year for mark in page.dates if mark.year and mark.role in _PRESENT)
    spans = _years_of_spans(page)
    latest = max({*years, *spans}, default=None)
    return latest if latest is not None and (latest in spans or years[latest] >= _OFTEN) else None


def _years_of_spans(page: Page) -> set[int]:
    """Return the years of spans of days, which a page that gathers the news of a week bears."""
    told: set[int] = set()
    for before, mark in pairwise((None, *page.dates)):
        if mark is None or not mark.year or not mark.day:
            continue
        joined = before is not None and before.role == "period" and mark.start - before.end <= _JOINED
        if joined or mark.role == "period" or _SPAN.match(page.folded, mark.start, mark.end):
            told.add(mark.year)
    return told


def _told_twice(marks: tuple[DateMark, ...]) -> int | None:
    """Return the year of writing where one day is told both as "last year's" and with its year."""
    full = {(mark.month, mark.day): mark.year for mark in marks if mark.year and mark.month}
    for mark in marks:
        year = full.get((mark.month, mark.day)) if mark.month else None
        if mark.shift is not None and year is not None:
            return year - mark.shift
    return None


@lru_cache(maxsize=2)
def completed(page: Page) -> dict[int, Completed]:
    """Complete the dates of a page, by where they begin; "today" without a dateline stays bare."""
    day, year = writing_day(page), writing_year(page)
    done: dict[int, Completed] = {}
    digest = _headlined(page, day)
    before: DateMark | None = None
    first = next((mark for mark in page.dates if mark.month and mark.role in _TELLING), None)
    headed: DateMark | None = None
    for mark in page.dates:
        headed = mark if _heads(page, mark) else headed
        under = _under(page, mark, headed, before)
        told = None if under else before or first
        full = _completed(mark, told, None if digest else day, under or year)
        done[mark.start] = Completed(full, full != mark)
        if full.month is not None and full.role in _PRESENT and not full.quoted:
            before = full
    return done


def _heads(page: Page, mark: DateMark) -> bool:
    """Tell whether a year opens a line or a sentence ("2017: …", "In 2017, …", "The year 2017 …")."""
    if mark.year is None or mark.month or mark.day or mark.quoted or mark.role not in {"act", "period"}:
        return False
    return _OPENS.search(page.lower, max(0, mark.start - _OPENS_REACH), mark.start) is not None


def _under(page: Page, mark: DateMark, headed: DateMark | None, before: DateMark | None) -> int | None:
    """Return the year that opened a line or sentence shortly before a month without one.

    Where another year is spoken of in between ("last year"), or another place has its heading there, none.
    """
    if headed is None or mark.month is None or mark.year is not None or mark.start - headed.end > _NEAR:
        return None
    if _OTHER_YEAR.search(page.lower, headed.end, mark.start) is not None:
        return None
    if any(_is_place(page, line) for line in page.lines_in(headed.end, mark.start)):
        return None
    return None if before is not None and before.start > headed.start else headed.year


def _is_place(page: Page, line: Span) -> bool:
    """Tell whether a line holds the name of a place and hardly more, as a heading over its rules."""
    if line.end - line.start > _PLACE_LINE:
        return False
    named = sum(place.end - place.start for place in page.places_in(line.start, line.end))
    return 2 * named > line.end - line.start


def _completed(mark: DateMark, before: DateMark | None, day: date | None, year: int | None) -> DateMark:
    """Complete one mark from the date told before it, the day and the year of writing."""
    if mark.days_ago is not None:
        return _on(mark, day - timedelta(days=mark.days_ago)) if day else mark
    if mark.months_ago is not None:
        return _in_month(mark, day)
    if mark.shift is not None:
        return mark._replace(year=year + mark.shift) if year else mark
    if before is not None and (mark.days_later, mark.months_later, mark.years_later) != (None, None, None):
        return _later(mark, before)
    if mark.month is None and mark.day is not None and before is not None:
        mark = mark._replace(month=before.month, year=before.year)
    if mark.year is None and mark.month is not None:
        return mark._replace(year=_year_of(mark, before, year))
    return mark


def _later(mark: DateMark, before: DateMark) -> DateMark:
    """Complete a mark that counts on from the date told before it."""
    if mark.days_later is not None:
        return _counted_on(mark, before)
    if mark.months_later is not None:
        return _months_on(mark, before)
    later = before.year is not None and mark.years_later is not None
    return mark._replace(year=(before.year or 0) + (mark.years_later or 0)) if later else mark


def _year_of(mark: DateMark, before: DateMark | None, year: int | None) -> int | None:
    """Return the year of a month that has none: that of a date told shortly before, else that of writing."""
    if before is None or before.year is None or before.month is None or mark.month is None:
        return year
    if mark.start - before.end > _NEAR or before.month > _DECEMBER:
        return year
    if before.month - mark.month > _TURN_OF_YEAR and before.role not in _OF_WRITING:
        return before.year + 1
    return before.year if mark.month >= before.month else year


def _on(mark: DateMark, day: date) -> DateMark:
    """Return the mark with a day of the calendar."""
    return mark._replace(year=day.year, month=day.month, day=day.day)


def _in_month(mark: DateMark, day: date | None) -> DateMark:
    """Return a day of this or the last month with its month, where the day of writing is known."""
    if day is None or mark.months_ago is None:
        return mark
    year, month = divmod(day.year * 12 + day.month - 1 - mark.months_ago, 12)
    return mark._replace(year=year, month=month + 1) if is_day(year, month + 1, mark.day) else mark


def _months_on(mark: DateMark, before: DateMark) -> DateMark:
    """Return a mark of the month told before, or of one so many months later."""
    if before.month is None or before.month > _DECEMBER or mark.months_later is None:
        return mark
    more, month = divmod(before.month - 1 + mark.months_later, _DECEMBER)
    return mark._replace(year=before.year + more if before.year else None, month=month + 1)


def _counted_on(mark: DateMark, before: DateMark) -> DateMark:
    """Return the mark of "the same day" or "three days later" with the day that it means."""
    if before.month is None or before.day is None:
        return mark
    if not mark.days_later:
        return mark._replace(year=before.year, month=before.month, day=before.day)
    day = date(before.year or 2001, before.month, before.day) + timedelta(days=mark.days_later)
    return _on(mark, day)._replace(year=day.year if before.year else None)
