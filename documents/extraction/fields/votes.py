"""Tells what a mention of a place adds to the weight of that place."""

from typing import NamedTuple

from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: What a mention weighs that only says where something was, any other, the first of a passage, and one beside
#: an authority's noun.
VENUE, MENTION, FIRST, BODY = 0.2, 0.5, 1.5, 2.0
_HEADLINE = 2.5
#: A first line longer than this is no headline (code points).
LONGEST_HEADLINE = 200


class Vote(NamedTuple):
    """One quote with what it adds to a place."""

    code: str
    span: Span
    weight: float


def code_for(lexicon: Lexicon, code: str) -> str:
    """Return the code that others understand: of a zone, that of the place it lies in."""
    region = lexicon.region_by_code[code]
    while region.level == "area" and region.parent in lexicon.region_by_code:
        region = lexicon.region_by_code[region.parent]
    return region.code


def vote_for(lexicon: Lexicon, place: Place, weight: float) -> Vote:
    """Return what a mention adds to the place whose code others understand."""
    code = code_for(lexicon, place.code)
    if place.level == "area" and lexicon.region_by_code[code].level == "country":
        weight = min(weight, MENTION)
    return Vote(code, Span(place.start, place.end), weight)


def headline_votes(page: Page, lexicon: Lexicon) -> list[Vote]:
    """Weigh the places of the first line, if it is a headline."""
    line = page.lines[0]
    if line.end - line.start > LONGEST_HEADLINE:
        return []
    return [vote_for(lexicon, p, _HEADLINE) for p in page.places_in(line.start, line.end) if not p.inside]
