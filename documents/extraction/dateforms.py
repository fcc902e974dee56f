"""The forms in which texts write dates, in English and Chinese, each with what reads it.

A mark holds what is written and no more: no year is supplied here.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from documents.extraction.model import DateMark, is_day
from documents.extraction.numerals import chinese_number, chinese_year

_MONTH_NAMES = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_MONTH = (
    r"(?P<month>Jan(?:uary)?|Feb(?:ruary)?|Mar(?:ch)?|Apr(?:il)?|May|June?|July?|Aug(?:ust)?|Sept?(?:ember)?"
    r"|Oct(?:ober)?|Nov(?:ember)?|Dec(?:ember)?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER"
    r"|OCTOBER|NOVEMBER|DECEMBER)\.?"
)
_DAY = r"(?P<day>[0-3]?[0-9])(?:st|nd|rd|th|\.(?=\s[JFMASOND]))?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
#: A date in figures with the year last; 13 and more can be no month.
_FIGURES = re.compile(r"(?<![\d./-])(?P<a>[0-3]?\d)/(?P<b>[0-3]?\d)/(?:19|20)\d\d(?![\d/-])")
_MONTHS_A_YEAR = 12
#: The last two figures of a year of blockchain: 19年10月28日.
_SHORT_YEAR = r"(?P<short>1\d|2\d)"
_CENTURY = 2000
_HAN_NUMBER = r"[〇零一二三四五六七八九十\d]{1,3}"
_HAN_YEAR = r"(?P<year>(?:19|20)\d\d|[一二][〇○零一二三四五六七八九OＯ]{3})"
_NOT_AFTER_NUMBER = r"(?<![\d.〇零一二三四五六七八九十个])"
_RELATIVE_YEAR = r"(?P<relative>去年|今年|本年|前年|明年|当年|同年)"
_SHIFTS = {"前年": -2, "去年": -1, "今年": 0, "本年": 0, "当年": 0, "同年": 0, "明年": 1}
_DAYS_AGO = {"today": 0, "yesterday": 1, "今日": 0, "今天": 0, "昨日": 1, "昨天": 1, "前天": 2}
_QUARTER_WORDS = {"first": 1, "second": 2, "third": 3, "fourth": 4, "一": 1, "二": 2, "三": 3, "四": 4}
#: EDTF writes quarters as months 33 to 36.
_QUARTER_BASE = 32
#: A quarter dates an act only behind "in the" or the like; elsewhere it is what a report covers.
_LED_IN = 12
_MONTHS = 12


def _checked(match: re.Match[str], year: int | None, month: int | None, day: int | None) -> DateMark | None:
    """Make a mark if the calendar has the date."""
    if month is not None and not is_day(year, month, day):
        return None
    return DateMark(match.start(), match.end(), year, month, day)


def _english(match: re.Match[str]) -> DateMark | None:
    """Read a date with the name of a month."""
    parts = match.groupdict()
    month = _MONTH_NAMES.index(parts["month"][:3].lower()) + 1
    year = int(parts["year"]) if parts.get("year") else None
    if parts.get("short"):
        year = _CENTURY + int(parts["short"])
    day = int(parts["day"]) if parts.get("day") else None
    return _checked(match, year, month, day)


def _year_first(match: re.Match[str]) -> DateMark | None:
    """Read a date in figures with the year first."""
    day = int(match["day"]) if match["day"] else None
    return _checked(match, int(match["year"]), int(match["month"]), day)


def _day_first(match: re.Match[str]) -> DateMark | None:
    """Read a date in figures with the year last.

    It is read day first, unless only the second number can be a day, in it or in other dates of the text.
    """
    parts = match.groupdict()
    year = int(parts["year"]) if parts.get("year") else _CENTURY + int(parts["short"])
    first, second = int(match["a"]), int(match["b"])
    if _month_leads(match.string):
        first, second = second, first
    return _checked(match, year, second, first) or _checked(match, year, first, second)


def _month_first(match: re.Match[str]) -> DateMark | None:
    """Read a date in figures with a slash and a year of two digits, as American tables of bills write it."""
    return _checked(match, _CENTURY + int(match["short"]), int(match["month"]), int(match["day"]))


@lru_cache(maxsize=2)
def _month_leads(text: str) -> bool:
    """Tell whether dates in figures of a text can only be read month first, and none only day first."""
    pairs = [(int(m["a"]), int(m["b"])) for m in _FIGURES.finditer(text)]
    leading = any(a <= _MONTHS_A_YEAR < b for a, b in pairs)
    return leading and not any(b <= _MONTHS_A_YEAR < a for a, b in pairs)


def _chinese(match: re.Match[str]) -> DateMark | None:
    """Read a Chinese date, its year written, relative or missing."""
    parts = match.groupdict()
    year = chinese_year(parts["year"]) if parts.get("year") else None
    if parts.get("short"):
        year = _CENTURY + int(parts["short"])
    month = chinese_number(parts["month"]) if parts.get("month") else None
    day = chinese_number(parts["day"]) if parts.get("day") else None
    if any(parts.get(name) and not number for name, number in (("month", month), ("day", day))):
        return None
    mark = _checked(match, year, month, day)
    if mark is not None and parts.get("relative"):
        return mark._replace(shift=_SHIFTS[parts["relative"]])
    return mark


def _day_alone(match: re.Match[str]) -> DateMark | None:
    """Read a day whose month was told before ("on the 18th", 19日)."""
    day = chinese_number(match["day"])
    return DateMark(match.start(), match.end(), day=day) if day and is_day(None, 1, day) else None


def _month_back(match: re.Match[str]) -> DateMark | None:
    """Read a day of this or the last month."""
    day = chinese_number(match["day"])
    if not day or not is_day(None, 1, day):
        return None
    return DateMark(
        match.start(), match.end(), day=day, months_ago=0 if match.group().startswith("本") else 1
    )


def _counted_back(match: re.Match[str]) -> DateMark:
    """Read a day counted from the day of writing."""
    return DateMark(match.start(), match.end(), days_ago=_DAYS_AGO[match.group().lower()])


#: The year before the first of an era.
_ERAS = {"民国": 1911, "令和": 2018, "平成": 1988}


def _counted_on(match: re.Match[str]) -> DateMark:
    """Read the day of the date told before."""
    return DateMark(match.start(), match.end(), days_later=0)


def _quarter(match: re.Match[str]) -> DateMark:
    """Read a quarter of a year."""
    digit = match.groupdict().get("digit")
    number = int(digit) if digit else _QUARTER_WORDS[match["word"].lower()]
    told = match.string[max(0, match.start() - _LED_IN) : match.start()].rstrip().lower()
    role = "act" if told.endswith(("in", "in the", "during the", "于", "在")) else "period"
    return DateMark(
        match.start(), match.end(), chinese_year(match["year"]), _QUARTER_BASE + number, role=role
    )


def _year_alone(match: re.Match[str]) -> DateMark:
    """Read a year that stands alone."""
    return DateMark(match.start(), match.end(), int(match["year"]))


def _year_of_number(match: re.Match[str]) -> DateMark:
    """Read the year in the number of an instrument: Resolution 4614/2019."""
    return DateMark(match.start("year"), match.end("year"), int(match["year"]), quoted=True)


def _republic(match: re.Match[str]) -> DateMark | None:
    """Read a date by the years of the Republic, as papers of Taiwan write it: 109年7月1日, 109/07/01."""
    return _checked(match, _ERAS["民国"] + int(match["count"]), int(match["month"]), int(match["day"]))


def _era(match: re.Match[str]) -> DateMark | None:
    """Read a date by the year of an era: 民国110年5月6日, 令和元年5月31日."""
    begun = _ERAS[match["era"]]
    year = 1 if match["count"] == "元" else chinese_number(match["count"][-2:])
    year = int(match["count"]) if match["count"].isascii() else year
    month, day = chinese_number(match["month"]), chinese_number(match["day"]) if match["day"] else None
    if not year or not month or (match["day"] and not day):
        return None
    return _checked(match, begun + year, month, day)


#: The forms of dates with their readers. Where two overlap, the one named first wins.
FORMS: tuple[tuple[str, Callable[[re.Match[str]], DateMark | None]], ...] = (
    (
        r"(?<![\d./-])(?P<year>(?:19|20)\d\d)(?P<sep>[-./])(?P<month>0?[1-9]|1[0-2])"
        r"(?:(?P=sep)(?P<day>[0-3]?\d))?(?![\d/-]|\.\d)",
        _year_first,
    ),
    (
        r"(?<![\d./-])(?P<a>[0-3]?\d)(?P<sep>[./-])(?P<b>[0-3]?\d)(?P=sep)(?P<year>(?:19|20)\d\d)(?![\d/-])",
        _day_first,
    ),
    (
        rf"(?<![^\n])(?P<a>[0-3]?\d)(?P<sep>[./])(?P<b>[0-3]?\d)(?P=sep){_SHORT_YEAR}(?=\s?(?://|[|:,-]))",
        _day_first,
    ),
    (
        rf"(?<=\s)(?P<month>1[0-2]|0?[1-9])/(?P<day>[0-3]?\d)/{_SHORT_YEAR}(?![\w/-]|[.,]\d)",
        _month_first,
    ),
    (
        rf"(?<![\w.,/-]){_YEAR}[ -]year,?\s(?:the\s)?(?P<month>1[0-2]|0?[1-9])[ -]month"
        r"(?:,?\s(?P<day>[0-3]?\d)[ -](?:day|th)\b)?",
        _year_first,
    ),
    (
        rf"(?P<era>民国|令和|平成)(?P<count>元|\d{{1,3}}|[一二三四五六七八九十]{{1,3}})年(?P<month>{_HAN_NUMBER})月"
        rf"(?:(?P<day>{_HAN_NUMBER})日)?",
        _era,
    ),
    (
        r"(?<![\d年./-])(?P<count>1[01]\d)(?:年(?P<month>1[0-2]|0?[1-9])月(?P<day>[0-3]?\d)日)",
        _republic,
    ),
    (
        r"(?<![\d年./-])(?P<count>1[01]\d)/(?P<month>1[0-2]|0[1-9])/(?P<day>[0-3]\d)(?![\d/])",
        _republic,
    ),
    (
        rf"(?<![\d.-])(?P<day>[0-3]?[0-9])\s?-\s?\d{{1,2}}(?:st|nd|rd|th)?\s{_MONTH}(?:,?\s{_YEAR})?(?!\w)",
        _english,
    ),
    (rf"(?<!\w){_MONTH}\s(?P<day>[0-3]?\d),?\s'{_SHORT_YEAR}(?!\w)", _english),
    (rf"(?<!\w){_MONTH}\s(?P<day>[0-3]?\d)\s?-\s?\d{{1,2}},\s{_YEAR}(?!\w)", _english),
    (
        r"(?:Resolution|Regulation|Decree|Law|Order|Circular|Directive|Act|Ordinance|Decision|Instruction|Bill"
        r"|Communication|Provision)\s(?:[A-Z]{2,8}\s)?(?:[Nn]o\.?\s?|N[°º]\s?)?\d{1,5}/"
        r"(?P<year>(?:19|20)\d\d)(?![\w/-])",
        _year_of_number,
    ),
    (
        rf"(?<![\d.])(?:the[ \n])?{_DAY}\s(?:day\s)?(?:of\s)?{_MONTH},?(?:\s(?:of\s)?{_YEAR})?(?!\w)",
        _english,
    ),
    (rf"(?<![\w.,/-]){_YEAR}(?P<sep>\s|-){_MONTH}(?:(?P=sep){_DAY})?(?![\w%]|[.:-]\d)", _english),
    (rf"(?<![^\n]){_YEAR},\s{_MONTH}(?=\s?[-:]\s|\n)", _english),
    (rf"(?<![\w.,/-]){_DAY}[-/]{_MONTH}[-/](?:{_YEAR}|{_SHORT_YEAR})(?![\w-])", _english),
    (rf"(?<!\w){_MONTH}\s(?P<day>[0-3]?\d),\s{_SHORT_YEAR}(?=,\s)", _english),
    (
        rf"(?<!\w){_MONTH}\s(?:the\s)?{_DAY}(?!\d|,\d\d\d|:\d|\spercent|%|\.\d|\s(?:million|billion))"
        rf"(?:,?\s(?:of\s)?{_YEAR})?(?!\w)",
        _english,
    ),
    (
        rf"(?<!\w){_MONTH}(?:\s(?:[Ss]ession|SESSION))?,?\s(?:of\s)?(?:the\syear\s)?{_YEAR}(?!\w)",
        _english,
    ),
    (rf"(?<!\w)(?P<word>first|second|third|fourth)\squarter\s(?:of\s)?{_YEAR}", _quarter),
    (rf"(?<!\w)Q(?P<digit>[1-4])\s?{_YEAR}", _quarter),
    (rf"{_HAN_YEAR}年第?(?P<word>[一二三四])季度", _quarter),
    (
        rf"{_HAN_YEAR}\s?年\s?(?P<month>{_HAN_NUMBER})\s?月(?:\s?(?P<day>{_HAN_NUMBER})\s?[日号])?",
        _chinese,
    ),
    (
        rf"(?<!\d){_SHORT_YEAR}年(?P<month>{_HAN_NUMBER})月(?:(?P<day>{_HAN_NUMBER})[日号])?",
        _chinese,
    ),
    (rf"{_RELATIVE_YEAR}的?(?P<month>{_HAN_NUMBER})\s?月(?:(?P<day>{_HAN_NUMBER})\s?[日号])?", _chinese),
    (rf"(?<![\d年]){_HAN_YEAR}\s?年(?!代|级|期|以上|以下|内)", _chinese),
    (rf"{_NOT_AFTER_NUMBER}(?P<month>{_HAN_NUMBER})\s?月\s?(?P<day>{_HAN_NUMBER})\s?[日号]", _chinese),
    (rf"{_NOT_AFTER_NUMBER}(?P<month>{_HAN_NUMBER})\s?月(?!球|亮|薪|租|经)", _chinese),
    (_RELATIVE_YEAR, _chinese),
    (rf"(?<=\b[Ii]n\s){_MONTH}(?=[\s,.;)])", _english),
    (rf"(?<=\b[Ss]ince\s){_MONTH}(?=[\s,.;)])", _english),
    (rf"(?<=\b[Ll]ast\s){_MONTH}(?=[\s,.;)])", _english),
    (
        rf"(?:(?<=\b[Ee]arly\s)|(?<=\b[Ll]ate\s)|(?<=\b[Mm]id-)|(?<=\b[Mm]id\s)|(?<=\bend\sof\s)"
        rf"|(?<=\bbeginning\sof\s)){_MONTH}(?=[\s,.;)])",
        _english,
    ),
    (
        r"(?<=\bon\s)the[ \n](?P<day>[0-3]?[0-9])(?:st|nd|rd|th)"
        r"(?![\s-](?:meeting|session|of|floor|anniversary))",
        _day_alone,
    ),
    (rf"(?:上个?月|本月)(?P<day>{_HAN_NUMBER})[日号]", _month_back),
    (rf"{_NOT_AFTER_NUMBER}(?P<day>[123]?\d)日(?!常|本|元|均|报|前|子|内)", _day_alone),
    (r"(?<!\w)(?:[Tt]oday|[Yy]esterday)(?!\w|'s)|今日|今天|昨日|昨天|前天", _counted_back),
    (
        r"(?<!\w)(?:[Oo]n[ \n])?[Tt]he[ \n](?:very\s)?same\s(?:day|date)(?!\w)"
        r"|(?<=[,，。;、.:\s])(?:同日|当日|当天)",
        _counted_on,
    ),
    (
        rf"(?<![\w.,/$€£¥-])(?<![HSA][BRF] ){_YEAR}(?![\w%]|[.,]\d|/\d|-\d)",
        _year_alone,
    ),
)
