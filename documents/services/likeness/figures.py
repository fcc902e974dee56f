"""The figures that a text tells, alike in every language: ``30,000``, ``3万``, ``thirty thousand``.

Dates, numbers of articles and list items, years and small plain numbers are no figures: any text has them.
"""

import re
from functools import lru_cache

from documents.services.likeness.wording import CACHED

#: Below this a plain number tells nothing; one with a unit (``3 billion``, ``6%``) does.
TELLING = 10
_YEARS = range(1900, 2100)

_EN_UNITS = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}
_HAN_UNITS = {"百": 1e2, "千": 1e3, "万": 1e4, "亿": 1e8}
_BELOW_TWENTY = (
    ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    (
        "ten",
        "eleven",
        "twelve",
        "thirteen",
        "fourteen",
        "fifteen",
        "sixteen",
        "seventeen",
        "eighteen",
        "nineteen",
    ),
)
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_WORDS = {
    name: 10.0 * row + value for row, names in enumerate(_BELOW_TWENTY) for value, name in enumerate(names)
}
_WORDS |= {name: 10.0 * tens for tens, name in enumerate(_TENS, 2)}
_HAN_DIGITS = {digit: value for value, digit in enumerate("零一二三四五六七八九")} | {"两": 2}

_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
#: What looks like a figure and is none.
_DATES = re.compile(
    rf"{_MONTH} \d{{1,2}}(?:st|nd|rd|th)?\b|\b\d{{1,2}}(?:st|nd|rd|th)? (?:of )?{_MONTH}"
    r"|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|[0-9一二三四五六七八九十]+(?:年|月|日|号)|第[0-9一二三四五六七八九十百]+"
    r"|https?://\S+|^\s*\d{1,2}[.)、]",
    re.MULTILINE,
)
_FIGURE = re.compile(
    r"(?P<digits>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)\s*"
    r"(?P<unit>hundred|thousand|million|billion|trillion|[百千万亿]{1,2})?\s*(?P<share>%|per ?cent|％)?"
    rf"|\b(?P<word>{'|'.join(_WORDS)}|half an?|an?)[ -](?P<word_unit>{'|'.join(_EN_UNITS)})\b"
    rf"|\b(?P<plain>{'|'.join(_WORDS)})\b"
    r"|(?P<han>[一二三四五六七八九两]?十[一二三四五六七八九]?|[一二三四五六七八九两](?=[百千万亿]))"
    r"(?P<han_unit>[百千万亿]{1,2})?"
)


@lru_cache(maxsize=CACHED)
def figures(text: str) -> frozenset[str]:
    """Return the telling figures of a folded text, shares with a percent sign."""
    found = map(_value, _FIGURE.finditer(_DATES.sub(" ", text)))
    return frozenset(value for value in found if value)


def _value(match: "re.Match[str]") -> str:
    """Return one figure as digits, ``""`` where it tells nothing."""
    if match["han"]:
        value, unit = _han(match["han"]), match["han_unit"]
    elif match["word"]:
        value, unit = _spelled(match["word"]), match["word_unit"]
    elif match["plain"]:
        value, unit = _WORDS[match["plain"]], None
    else:
        value, unit = float(match["digits"].replace(",", "")), match["unit"]
    for name in [unit] if unit in _EN_UNITS else unit or "":
        value *= _EN_UNITS.get(name) or _HAN_UNITS[name]
    if match["share"]:
        return f"{value:.12g}%"
    year = value in _YEARS and not unit and "," not in match[0]
    return "" if year or value < TELLING else f"{value:.12g}"


def _spelled(word: str) -> float:
    return _WORDS[word] if word in _WORDS else 0.5 if word.startswith("half") else 1.0


def _han(numeral: str) -> float:
    """Return the value of a Chinese numeral below a hundred."""
    tens, ten, ones = numeral.rpartition("十")
    if not ten:
        return float(_HAN_DIGITS[numeral])
    return float((_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0))
