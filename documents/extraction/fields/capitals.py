"""Makes little of a capital that writers name for the government of its country."""

from documents.extraction.fields.votes import BODY, LONGEST_HEADLINE, VENUE, Vote
from documents.extraction.lexicon import Lexicon
from documents.extraction.placelines import capitals
from documents.extraction.reading import Page

#: The Union's bodies sit in these cities.
_UNION, _SEATS = "EU", frozenset(("Brussels", "Frankfurt", "Strasbourg", "Luxembourg", "Paris", "Lisbon"))
_STATES = ("country", "supranational")


def less_capitals(page: Page, votes: list[Vote], by_bodies: list[Vote], lexicon: Lexicon) -> list[Vote]:
    """Make little of a capital that stands for its government, where all who issue are national bodies.

    Where nobody issues, a country that owns something ("Japan's law") counts as such.
    """
    countries = {vote.code for vote in by_bodies}
    if page.language != "en" or any(lexicon.region_by_code[code].level not in _STATES for code in countries):
        return votes
    if not countries:
        countries = {vote.code for vote in votes if page.folded.startswith("'s ", vote.span.end)}
    return [
        vote._replace(weight=min(vote.weight, VENUE))
        if _stands_for(page.folded[vote.span.start : vote.span.end], vote.code, countries, lexicon)
        else vote
        for vote in votes
    ]


def _stands_for(said: str, code: str, countries: set[str], lexicon: Lexicon) -> bool:
    """Tell whether a city stands for the government of one of the countries, or for the Union's bodies."""
    if countries == {_UNION}:
        return said in _SEATS
    return said in capitals() and lexicon.ancestors(code)[-1] in countries


def without_capitals(
    page: Page, votes: list[Vote], weights: dict[str, float], lexicon: Lexicon
) -> dict[str, float]:
    """Make little of a place that the headline alone names, where the text names its country.

    A headline says Hanoi where it means the government of Viet Nam.
    """
    first = page.lines[0]
    if first.end - first.start > LONGEST_HEADLINE:
        return weights
    acting = {vote.code for vote in votes if vote.span.start >= first.end and vote.weight >= BODY}
    below = {place.code for place in page.places_in(first.end, len(page.folded)) if not place.inside}
    named = {above for code in below for above in lexicon.ancestors(code)}
    return {
        code: min(weight, VENUE) if code not in named and lexicon.ancestors(code)[-1] in acting else weight
        for code, weight in weights.items()
    }
