"""Tells the places in which something happens from those that act."""

import re
from itertools import pairwise

from documents.extraction.gazetteer import Place
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: Before a place: it is where something happens, not who acts.
_AWAY = re.compile(
    r"(?<![a-z])(?:in|at|from|to|of|near)\s(?:the\s)?"
    r"(?:(?:(?:north|south|east|west|central)\w{0,8}[\s-]){0,2}(?:[a-z]{4,12}'s\s)?)$|[在于从]$"
)
_AWAY_REACH = 36
#: Unless it only says what the place is: "the capital of Fiji", "the northern state of Perak".
_CALLED = re.compile(
    r"(?<![a-z])(?:city|capital|state|nation|country|islands?|republic|kingdom|province|region|county|district"
    r"|municipality|canton|town|prefecture|territory|emirate|commonwealth|principality|metropolis|hub) "
    r"of (?:the )?$"
)
_CALLED_REACH = 24
_ADJECTIVES = re.compile(
    r"(?:(?<![a-z])the )?(?:(?<![a-z])(?!(?:in|at|from|to|of|near|the) )[a-z-]{3,14} ){0,3}$"
)
#: So does a list of them behind a noun: "in three provinces, Hebei, Hunan and Hainan".
_AWAY_LIST = re.compile(
    r"(?<![a-z])(?:in|at|from|of|across) (?:[a-z]+ ){1,3}"
    r"(?:places|cities|provinces|states|countries|regions|towns"
    r"|counties|municipalities|areas|jurisdictions|cantons|nations|islands|markets)"
    r"(?:, | - | \(|: | such as |,? including )$"
)
_JOINS = frozenset({", ", " and ", ", and ", " & ", "; ", " or "})


def is_away(page: Page, sentence: Span, place: Place) -> bool:
    """Tell whether a place is where something happens, not who acts."""
    low = max(sentence.start, place.start - _AWAY_REACH)
    if _AWAY.search(page.lower, low, place.start) is None:
        return False
    called = _CALLED.search(page.lower, max(sentence.start, place.start - _CALLED_REACH), place.start)
    return (
        called is None
        or _AWAY.search(page.lower, low, _noun_phrase(page, sentence, called.start())) is not None
    )


def _noun_phrase(page: Page, sentence: Span, at: int) -> int:
    """Return where the article and the adjectives before a noun begin."""
    before = _ADJECTIVES.search(page.lower, sentence.start, at)
    return before.start() if before else at


def listed_away(page: Page, sentence: Span, places: list[Place]) -> set[int]:
    """Return where the places of a list stand that tells whence ("firms of two cities, A and B")."""
    found: set[int] = set()
    for before, place in pairwise(places):
        joined = page.lower[before.end : place.start] in _JOINS
        opens = _AWAY_LIST.search(page.lower, max(sentence.start, before.start - _AWAY_REACH), before.start)
        if joined and (opens is not None or before.start in found):
            found |= {before.start, place.start}
    return found
