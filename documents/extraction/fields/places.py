"""Finds the region that an act is for."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from documents.extraction.acts import Cue, cues_in
from documents.extraction.enacting import enacts
from documents.extraction.fields.capitals import less_capitals, without_capitals
from documents.extraction.fields.place_fallbacks import fallback
from documents.extraction.fields.place_mentions import fuller, is_listed, is_object, weight_of
from documents.extraction.fields.votes import MENTION, VENUE, Vote, code_for, headline_votes, vote_for
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, index_from
from documents.extraction.reading import Page

#: What a place adds that heads the passage or enacts it.
_HEADING = 5.0
#: From this count on a further mention of a place adds nothing.
_MOST_MENTIONS = 4
#: A place below the heaviest one stands for the act if its own weight reaches this.
_SPECIFIC = 4.0
_SPECIFIC_SHARE = 0.7
#: It needs less where the place above it is no more than mentioned.
_ALONE = 1.5
#: In a whole document later sentences weigh less: so much less each, down to this share.
_FADING, _FAINTEST = 0.06, 0.4
#: In a part of a text every sentence behind the first that speaks of the topic weighs that share.
_BEHIND_FIRST = 0.5
#: A sentence that far from any word of the topic (code points) tells little of where the act is.
_TOPIC_REACH, _OFF_TOPIC = {"en": 300, "zh": 120}, 0.15
#: Weight to confidence: a place of that weight is as sure as it gets.
_FULL_WEIGHT = 9.0
_LOWEST, _HIGHEST = 0.35, 0.97
#: What an issuing body adds to its region, times its confidence; a national one under the heading of a place
#: adds less.
_ISSUER = 4.0
_NATIONAL_ISSUER = 2.0
#: A body named after the sentence that names the first counts for less.
_LATER_ISSUER = 0.4
#: Issuing bodies below this confidence say nothing of the region.
_SURE_ISSUER = 0.5


#: A line that is only a country's name is no longer, and stands so near the beginning (code points).
_LONGEST_NAME, _AT_ITS_BEGINNING = 40, 40


class CountryLine(NamedTuple):
    """Where a line begins that is nothing but the name of a country, and the country."""

    start: int
    place: Place


def find(page: Page, segment: Segment, lexicon: Lexicon, issuers: Sequence[Evidence] = ()) -> list[Evidence]:
    """Return the places that the act may be for, each with its best quote, best first.

    ``issuers`` are the issuing bodies found in the passage; their regions count too.
    """
    by_bodies = _issuer_votes(page, segment, lexicon, issuers)
    votes = less_capitals(page, _votes(page, segment, lexicon), by_bodies, lexicon) + by_bodies
    if not any(vote.weight > VENUE for vote in votes):
        votes += fallback(page, segment, lexicon)
    weights: dict[str, float] = defaultdict(float)
    quotes: dict[str, Vote] = {}
    for vote in votes:
        weights[vote.code] += vote.weight
        if vote.code not in quotes or quotes[vote.code].weight < vote.weight:
            quotes[vote.code] = vote
    chosen = _chosen(without_capitals(page, votes, dict(weights), lexicon), lexicon)
    order = sorted(weights, key=lambda code: (code != chosen, -weights[code]))
    return [_evidence(page, quotes[code], weights[code], code == chosen) for code in order]


def _evidence(page: Page, vote: Vote, weight: float, first: bool) -> Evidence:
    """Make the evidence of one place."""
    sure = _LOWEST + (_HIGHEST - _LOWEST) * min(1.0, weight / _FULL_WEIGHT)
    return Evidence(
        field="region",
        value=vote.code,
        start=vote.span.start,
        end=vote.span.end,
        quote=page.text[vote.span.start : vote.span.end],
        confidence=sure if first else min(sure, _LOWEST),
        method="places.weighed",
    )


def _votes(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Weigh every mention in the passage, in its heading and, for a whole document, in its headline."""
    cues = cues_in(page, segment.start, segment.end)
    votes: list[Vote] = _enacting(page, cues, lexicon)
    if segment.heading is not None:
        headed = page.places_in(segment.heading.start, segment.heading.end)
        votes += [vote_for(lexicon, place, _HEADING) for place in headed]
    elif segment.kind != "document" and segment.under is None:
        votes += [vote_for(lexicon, place, _HEADING) for place in _country_over(page, segment)]
    counted: dict[str, int] = defaultdict(int)
    told, reach = 0, _TOPIC_REACH[page.language]
    for number, cue in enumerate(cues):
        fading = max(_FAINTEST, 1 - _FADING * told) if segment.kind == "document" else _later(told)
        if page.topics_in(cue.sentence.start - reach, cue.sentence.end + reach):
            told += 1
        else:
            fading = _OFF_TOPIC
        for at, place in enumerate(cue.places):
            counted[place.code] += 1
            if counted[place.code] > _MOST_MENTIONS:
                continue
            weight = fading * weight_of(page, cue, place, number == 0 and at == 0)
            if cue.general or is_listed(page, cue.places, at):
                weight = min(weight, VENUE)
            full = fuller(page, cue.places, at, lexicon)
            votes.append(vote_for(lexicon, full or place, weight))
    if segment.kind == "document":
        objects = {place.start for cue in cues for place in cue.places if is_object(cue, place)}
        votes += [vote for vote in headline_votes(page, lexicon) if vote.span.start not in objects]
    return votes


def _country_over(page: Page, segment: Segment) -> list[Place]:
    """Return the country whose name alone is the last such line over a passage or at its beginning."""
    lines = _country_lines(page)
    at = index_from(lines, segment.start + _AT_ITS_BEGINNING) - 1
    return [lines[at].place] if at >= 0 else []


@lru_cache(maxsize=2)
def _country_lines(page: Page) -> tuple[CountryLine, ...]:
    """Return the lines that are nothing but the name of a country; kept for the page at hand."""
    found: list[CountryLine] = []
    for line in page.lines:
        places = page.places_in(line.start, line.end) if line.end - line.start <= _LONGEST_NAME else []
        if len(places) == 1 and places[0].level == "country":
            rest = page.folded[line.start : places[0].start] + page.folded[places[0].end : line.end]
            if not any(letter.isalnum() for letter in rest):
                found.append(CountryLine(line.start, places[0]))
    return tuple(found)


def _enacting(page: Page, cues: list[Cue], lexicon: Lexicon) -> list[Vote]:
    """Weigh the last place of the sentence in which a legislature enacts the text: it is that one's law."""
    for cue in cues:
        if cue.places and enacts(page.lower, cue.sentence.start, cue.sentence.end):
            return [vote_for(lexicon, cue.places[-1], _HEADING)]
    return []


def _later(told: int) -> float:
    """Return what a sentence of a part of a text weighs: the first tells whose act it is."""
    return _BEHIND_FIRST if told else 1.0


def _issuer_votes(page: Page, segment: Segment, lexicon: Lexicon, issuers: Sequence[Evidence]) -> list[Vote]:
    """Weigh the regions of the issuing bodies."""
    votes: list[Vote] = []
    sure = [issuer for issuer in issuers if issuer.confidence >= _SURE_ISSUER]
    cues = cues_in(page, segment.start, segment.end)
    acting = next((cue for cue in cues if cue.acts), None)
    first = acting.sentence.end if acting else segment.end
    general = [cue.sentence for cue in cues if cue.general]
    for issuer in sure:
        code = issuer.detail.get("region")
        if code not in lexicon.region_by_code or any(at_large.holds(issuer.span) for at_large in general):
            continue
        national = lexicon.region_by_code[code].level in {"country", "supranational"}
        weight = _NATIONAL_ISSUER if national and segment.heading is not None else _ISSUER
        if issuer.start > first:
            weight *= _LATER_ISSUER
        votes.append(Vote(code_for(lexicon, code), issuer.span, weight * issuer.confidence))
    return votes


def _chosen(weights: dict[str, float], lexicon: Lexicon) -> str | None:
    """Choose the heaviest place, or the one below it that acts itself."""
    if not weights:
        return None
    total = {code: _with_below(code, weights, lexicon) for code in weights}
    code = max(total, key=lambda c: (total[c], weights[c]))
    below = _acting_below(code, weights, lexicon)
    while below:
        code = max(below, key=lambda c: weights[c])
        below = _acting_below(code, weights, lexicon)
    return code


def _acting_below(code: str, weights: dict[str, float], lexicon: Lexicon) -> list[str]:
    """Return the places below one that act themselves: heavy beside it, or it hardly named."""
    least = max(_SPECIFIC, _SPECIFIC_SHARE * weights[code])
    if weights[code] <= MENTION:
        least = _ALONE
    return [c for c in weights if c != code and code in lexicon.ancestors(c) and weights[c] >= least]


def _with_below(code: str, weights: dict[str, float], lexicon: Lexicon) -> float:
    """Return the weight of a place and of all below it."""
    return sum(weight for other, weight in weights.items() if code in lexicon.ancestors(other))
