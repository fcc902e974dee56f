"""Dates as the Extended Date/Time Format writes them (ISO 8601-2, profile of the Library of Congress).

The portal holds days, months, quarters (``2020-33`` to ``2020-36``), years, intervals, dates whose year is
not known (``XXXX-04-08``), and each of these with ``?`` or ``~`` for uncertain or approximate. Pure.
"""

import re
from dataclasses import dataclass
from datetime import date

from edtf import parse_edtf
from edtf.parser import EDTFParseException

from documents.vocabulary import DatePrecision

#: What the portal writes; the EDTF library would accept more (seasons, sets, exponents), which no reader
#: expects.
_ONE = r"(?:\d{4}|XXXX)(?:-\d{2}(?:-\d{2})?)?[?~%]?"
_FORM = re.compile(rf"(?P<first>{_ONE})(?:/(?P<last>{_ONE}))?")
_QUARTERS = range(33, 37)
_SEASONS = range(13, 42)


@dataclass(frozen=True, slots=True)
class EdtfDate:
    """A date with what it spans: ``earliest`` and ``latest`` are ``None`` where the year is not known."""

    text: str
    earliest: date | None
    latest: date | None
    precision: DatePrecision


def parse(text: str) -> EdtfDate:
    """Return what an EDTF date spans; raise ``ValueError`` with a sentence where it is not one."""
    form = _FORM.fullmatch(text)
    if form is None:
        raise ValueError(f"“{text}” is not a date: write 2020, 2020-04, 2020-04-08 or XXXX-04-08.")
    parts = [part for part in (form["first"], form["last"]) if part]
    spans = [_span(part) for part in parts]
    if form["last"]:
        (earliest, _), (_, latest) = spans
        if earliest is None or latest is None or latest < earliest:
            raise ValueError(f"“{text}” is not an interval: the second date must follow the first.")
        return EdtfDate(text, earliest, latest, DatePrecision.RANGE)
    return EdtfDate(text, *spans[0], _precision(parts[0]))


def _span(part: str) -> tuple[date | None, date | None]:
    """Return the first and the last day of one date, both ``None`` without a year."""
    bare = part.rstrip("?~%")
    middle = bare[5:7]
    if middle and int(middle) in _SEASONS and (int(middle) not in _QUARTERS or len(bare) > len("2020-33")):
        raise ValueError(f"“{part}” is not a date: the month must be 01 to 12, a quarter 33 to 36.")
    try:
        value = parse_edtf(bare.replace("XXXX", "2000"))  # 2000 is a leap year: XXXX-02-29 exists
        span = date(*value.lower_strict()[:3]), date(*value.upper_strict()[:3])
    except (EDTFParseException, ValueError) as exc:
        raise ValueError(f"“{part}” is not a day of the calendar.") from exc
    if not bare.startswith("XXXX"):
        return span
    if len(bare) == len("XXXX"):
        raise ValueError("A date without a year needs at least its month: XXXX-04.")
    return None, None


def _precision(part: str) -> DatePrecision:
    """Return how exactly one date is known."""
    bare = part.rstrip("?~%")
    if bare.startswith("XXXX"):
        return DatePrecision.NO_YEAR
    if len(bare) == len("2020-04-08"):
        return DatePrecision.DAY
    if len(bare) == len("2020"):
        return DatePrecision.YEAR
    return DatePrecision.QUARTER if int(bare[5:7]) in _QUARTERS else DatePrecision.MONTH
