"""Finds the region that an act is for."""

from collections import defaultdict
from dataclasses import dataclass

from documents.extraction.acts import Cue, cues_in
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
from documents.extraction.reading import Page

#: What a mention adds to the weight of its place, by where it stands.
_HEADING = 5.0
_HEADLINE = 2.5
_ACTOR = 3.0
_BODY = 2.0
_FIRST = 1.5
_TITLE = 1.0
_MENTION = 0.5
_VENUE = 0.2
_MOST_MENTIONS = 4
#: A name this close before an authority's noun is part of its name.
_BODY_REACH = 60
#: A place below the heaviest one stands for the act if its own weight reaches this.
_SPECIFIC = 4.0
_VENUE_WORDS = (" in ", " at ", "from ", " to ", "near ", "visited ")
#: Weight to confidence: a place of that weight is as sure as it gets.
_FULL_WEIGHT = 9.0
_LOWEST, _HIGHEST = 0.35, 0.97


@dataclass(frozen=True, slots=True)
class _Vote:
    """One mention with what it adds to its place."""

    place: Place
    weight: float


def code_for(lexicon: Lexicon, code: str) -> str:
    """Return the code that others understand: of a zone, that of the place it lies in."""
    region = lexicon.region_by_code[code]
    while region.level == "area" and region.parent in lexicon.region_by_code:
        region = lexicon.region_by_code[region.parent]
    return region.code


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the places that the act may be for, each with its best quote, best first."""
    votes = _votes(page, segment)
    weights: dict[str, float] = defaultdict(float)
    quotes: dict[str, _Vote] = {}
    for vote in votes:
        code = code_for(lexicon, vote.place.code)
        weights[code] += vote.weight
        if code not in quotes or quotes[code].weight < vote.weight:
            quotes[code] = vote
    chosen = _chosen(dict(weights), lexicon)
    order = sorted(weights, key=lambda code: (code != chosen, -weights[code]))
    return [_evidence(page, code, quotes[code].place, weights[code], code == chosen) for code in order]


def _evidence(page: Page, code: str, place: Place, weight: float, first: bool) -> Evidence:
    """Make the evidence of one place."""
    sure = _LOWEST + (_HIGHEST - _LOWEST) * min(1.0, weight / _FULL_WEIGHT)
    return Evidence(
        field="region",
        value=code,
        start=place.start,
        end=place.end,
        quote=page.text[place.start : place.end],
        confidence=sure if first else min(sure, _LOWEST),
        method="places.weighed",
    )


def _votes(page: Page, segment: Segment) -> list[_Vote]:
    """Weigh every mention in the passage, in its heading and, for a whole document, in its headline."""
    votes: list[_Vote] = []
    if segment.heading is not None:
        votes += [_Vote(p, _HEADING) for p in page.places_in(segment.heading.start, segment.heading.end)]
    counted: dict[str, int] = defaultdict(int)
    for number, cue in enumerate(cues_in(page, segment.start, segment.end)):
        for place in cue.places:
            counted[place.code] += 1
            if counted[place.code] <= _MOST_MENTIONS:
                first = number == 0 and place is cue.places[0]
                votes.append(_Vote(place, _weight(page, cue, place, first)))
    if segment.kind == "document" and page.lines:
        line = page.lines[0]
        votes += [_Vote(p, _HEADLINE) for p in page.places_in(line.start, line.end) if not p.inside]
    return votes


def _weight(page: Page, cue: Cue, place: Place, first: bool) -> float:
    """Weigh one mention by its place in the sentence."""
    if place.weak:
        return _MENTION
    if _is_venue(page, place):
        return _VENUE
    weight = _MENTION + (_FIRST if first else 0.0)
    if cue.title is not None and cue.title.holds(Span(place.start, place.end)):
        return weight + _TITLE
    if cue.analyst:
        return weight
    if cue.authority is not None and 0 <= cue.authority.end - place.start <= _BODY_REACH:
        weight += _BODY
    if cue.verb is not None and place.end <= cue.verb.start:
        weight += _ACTOR
    return weight


def _is_venue(page: Page, place: Place) -> bool:
    """Tell whether a mention only says where something took place."""
    before = page.lower[max(0, place.start - 9) : place.start]
    return before.endswith(_VENUE_WORDS) or before.endswith("在")


def _chosen(weights: dict[str, float], lexicon: Lexicon) -> str | None:
    """Choose the heaviest place, or the one below it that acts itself."""
    if not weights:
        return None
    total = {code: _with_below(code, weights, lexicon) for code in weights}
    code = max(total, key=lambda c: (total[c], weights[c]))
    below = [c for c in weights if c != code and code in lexicon.ancestors(c) and weights[c] >= _SPECIFIC]
    while below:
        code = max(below, key=lambda c: weights[c])
        below = [c for c in weights if c != code and code in lexicon.ancestors(c) and weights[c] >= _SPECIFIC]
    return code


def _with_below(code: str, weights: dict[str, float], lexicon: Lexicon) -> float:
    """Return the weight of a place and of all below it."""
    return sum(weight for other, weight in weights.items() if code in lexicon.ancestors(other))
