"""The forms of dates that lean on another date, or write their day in words, each with what reads it.

"The 26th of the same month", "two weeks later", 次日 and 同年9月 count on from the date told before.
"""

import re
from collections.abc import Callable

from documents.extraction.model import DateMark, is_day
from documents.extraction.numerals import chinese_number

_MONTHS = (
    *("january", "february", "march", "april", "may", "june", "july", "august", "september", "october"),
    *("november", "december"),
)
_NAMES = "|".join(_MONTHS)
_LOWER_MONTH = rf"(?P<month>{_NAMES})"
_ANY_MONTH = rf"(?P<month>{_NAMES}|{_NAMES.title()})"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_TENS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_TEENS = ("eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth")
_LAST = ("eighteenth", "nineteenth", "twentieth", *(f"twenty-{word}" for word in _TENS[:9]), "thirtieth")
_ORDINALS = (*_TENS, *_TEENS, *_LAST, "thirty-first")
_ORDINAL = "|".join(sorted(_ORDINALS, key=len, reverse=True))
_COUNTS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_COUNT = rf"(?P<count>an?|{'|'.join(_COUNTS)}|An?|{'|'.join(_COUNTS).title()}|\d{{1,2}})"
_HAN_COUNT = r"(?P<count>[一二两三四五六七八九十\d]{1,3})"
_WEEK = 7


def _named(match: re.Match[str]) -> DateMark | None:
    """Read a date whose month is in small letters, or whose day is a word."""
    parts = match.groupdict()
    month = _MONTHS.index((parts["month"] or parts["capital"]).lower()) + 1
    year = int(parts["year"]) if parts.get("year") else None
    day = int(parts["day"]) if parts.get("day") else None
    if parts.get("ordinal"):
        day = _ORDINALS.index(parts["ordinal"].lower()) + 1
    return DateMark(match.start(), match.end(), year, month, day) if is_day(year, month, day) else None


def _of_that_year(match: re.Match[str]) -> DateMark | None:
    """Read a month or a day of the year told before, or of the one after it."""
    parts = match.groupdict()
    said = parts["month"]
    month = chinese_number(said) if said.lower() not in _MONTHS else _MONTHS.index(said.lower()) + 1
    day = chinese_number(parts["day"]) if parts.get("day") else None
    if month is None or not is_day(None, month, day):
        return None
    later = int(parts["which"].lower() in {"次年", "翌年", "next", "following"})
    return DateMark(match.start(), match.end(), month=month, day=day, years_later=later)


def _of_that_month(match: re.Match[str]) -> DateMark | None:
    """Read a day of the month told before, or that month itself."""
    day = match.groupdict().get("day")
    mark = DateMark(match.start(), match.end(), day=int(day) if day else None, months_later=0)
    return mark if is_day(None, 1, mark.day) else None


def _number(said: str) -> int:
    """Return the number that a count says, 0 for none."""
    said = said.lower()
    if said in {"a", "an"}:
        return 1
    return _COUNTS.index(said) + 1 if said in _COUNTS else chinese_number(said) or 0


def _later(match: re.Match[str]) -> DateMark | None:
    """Read days, weeks or months counted from the date told before."""
    parts = match.groupdict()
    count, unit = _number(parts.get("count") or "a"), parts.get("unit") or "day"
    if not count:
        return None
    if unit in {"month", "个月"}:
        return DateMark(match.start(), match.end(), months_later=count)
    days = count * (_WEEK if unit in {"week", "周"} else 1)
    return DateMark(match.start(), match.end(), days_later=days)


_THAT_YEAR = r"(?:of|in) (?:the|that) (?:very )?(?P<which>same|following|next|(?=year)) ?year(?!\w)"
#: They come before the forms of ``dateforms.FORMS``: a month with its year leans on nothing.
COUNTED_FORMS: tuple[tuple[str, Callable[[re.Match[str]], DateMark | None]], ...] = (
    (
        rf"(?<![\w.,-])(?:the )?{_DAY},? (?:of )?{_LOWER_MONTH},? (?:of )?(?:the )?(?:year )?{_YEAR}(?!\w)",
        _named,
    ),
    (rf"(?<!\w)in {_LOWER_MONTH} (?:of )?(?:the )?(?:year )?{_YEAR}(?!\w)", _named),
    (
        rf"(?<!\w)(?:[Tt]he )?(?P<ordinal>{_ORDINAL}|{_ORDINAL.title()})"
        rf"(?: day)? (?:of {_ANY_MONTH}|(?P<capital>{_NAMES.title()}))(?:,? (?:of )?{_YEAR})?(?!\w)",
        _named,
    ),
    (rf"(?<!\w){_DAY} (?:of )?{_ANY_MONTH},? {_THAT_YEAR}", _of_that_year),
    (rf"(?<!\w){_ANY_MONTH}(?: {_DAY})?,? {_THAT_YEAR}", _of_that_year),
    (
        r"(?P<which>同年|当年|次年|翌年)的?(?P<month>[一二三四五六七八九十\d]{1,2})\s?月"
        r"(?:(?P<day>[一二三四五六七八九十\d]{1,3})[日号])?",
        _of_that_year,
    ),
    (rf"(?<!\w)(?:the )?{_DAY} (?:day )?of (?:the same|that same|that) month(?!\w)", _of_that_month),
    (
        r"(?<!\w)[Tt]h(?:e|at) same month(?!\w)"
        r"|(?<=[,，。;、.:\s在于])(?:同月|当月)(?![\d一二三四五六七八九十])",
        _of_that_month,
    ),
    (
        r"(?<!\w)(?:[Oo]n )?[Tt]he (?:very )?(?:next|following) day(?!\w)"
        r"|(?<=[,，。;的])(?:次日|翌日|第二天)",
        _later,
    ),
    (rf"(?<!\w){_COUNT} (?P<unit>day|week|month)s? later(?!\w)", _later),
    (rf"(?<=[,，。;]){_HAN_COUNT}(?P<unit>天|日|周|个月)(?:之?后|以后)", _later),
)
