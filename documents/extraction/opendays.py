"""Tells days that no calendar knows: weekdays, today, this week."""

import re

from documents.extraction.model import Span
from documents.extraction.reading import Page

#: Weekdays and what else counts from the day of writing, in lower case.
OPEN_DAY = re.compile(
    r"(?<![a-z])(?:(?:on |late |early |last )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|yesterday"
    r"|this (?:week|month|morning|afternoon)|(?:earlier|late|later|last|next) (?:this )?(?:week|month))"
    r"(?![a-z])"
)
#: The day of news stands so near the beginning of its sentence (code points).
_REACH = 240


def is_of_open_day(page: Page, sentence: Span) -> bool:
    """Tell whether a sentence says when something was done as news do, by a day such as "Monday"."""
    end = min(sentence.end, sentence.start + _REACH)
    return OPEN_DAY.search(page.lower, sentence.start, end) is not None
