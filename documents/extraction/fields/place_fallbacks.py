"""Finds a place for a passage whose own words name none."""

import re
from collections import Counter
from functools import lru_cache

from documents.extraction.acts import cues_in
from documents.extraction.authorities.mention import KNOWN
from documents.extraction.fields.votes import FIRST, MENTION, Vote, code_for, headline_votes, vote_for
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Segment, Span
from documents.extraction.placelines import capitals, place_line
from documents.extraction.reading import Page

#: Words that name the whole country without its name.
_WHOLE_COUNTRY = re.compile(r"我国|全国(?!首|第)|国家(?!级)|国务院|央行")
#: Words of American law and of the federation's offices.
_FEDERAL = re.compile(
    r"(?<![A-Za-z.])(?:U\.S\.C\.|\d{1,3} C\.F\.R\.|Public Law \d|Fed\. Reg\."
    r"|Federal (?:agenc(?:y|ies)|Register|Reserve)|Secretary of the Treasury|Congressional)(?![A-Za-z])"
)
#: The words of enactment of legislatures that do not name their place (their constitutions and statutes).
_ENACTING = re.compile(
    r"enacted by the senate and house of representatives in general (?:(?P<ct>assembly convened)"
    r"|(?P<ma>court assembled)|(?P<nh>court convened))"
    r"|(?P<ri>it is enacted by the general assembly as follows)"
    r"|most excellent majesty, by and with the advice and consent of the (?P<gb>lords spiritual)"
    r"|majesty, by and with the advice and consent of the senate and (?P<ca>house of commons of canada)"
)
_ENACTED_IN = {"ct": "US-CT", "ma": "US-MA", "nh": "US-NH", "ri": "US-RI", "gb": "GB", "ca": "CA"}
#: A passage without a place is of the country that so many of at least so many names of the page are of.
_MOST_SHARE, _FEWEST_TOLD = 0.75, 4
#: A further act goes on about the place named so near before it (code points).
_BEFORE_REACH, _OPENING = 1_200, 200
#: An entry of a list is of a place of its own.
_ENTRY = re.compile(r"[-*•·●■◆▪►○+>–—]\s|\(?\d{1,3}[.):]")
_LOCAL = re.compile(
    r"(?<![a-z])(?:states?|governors?|cit(?:y|ies)|mayors?|provinc(?:es?|ial)|count(?:y|ies)|municipal(?:ity)?"
    r"|districts?|cantons?|legislature|general assembly|(?:state )?senators?)(?![a-z])"
)


def fallback(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Where no place is named: that of the headline, of the bodies, else the country that words mean."""
    votes = _above(page, segment, lexicon) or headline_votes(page, lexicon) or _enacted_in(page, segment)
    if votes:
        return votes
    for body in page.bodies_in(segment.start, segment.end):
        if body.kind == KNOWN and body.region in lexicon.region_by_code:
            votes.append(Vote(code_for(lexicon, body.region), Span(body.start, body.end), MENTION))
    if not votes:
        votes += _sent_from(page, lexicon)
    if not votes and segment.kind != "document":
        votes += _spoken_of_most(page, segment)
    if not votes and segment.kind != "document" and page.language == "en":
        votes += _told_before(page, segment, lexicon)
    country, words = ("CN", _WHOLE_COUNTRY) if page.language == "zh" else ("US", _FEDERAL)
    whole = words.search(page.folded, segment.start, segment.end)
    if whole and not votes:
        votes.append(Vote(country, Span(whole.start(), whole.end()), FIRST))
    return votes


def _above(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Weigh the place that heads the entry which a further act was parted from, if this names none."""
    if segment.under is None or page.places_in(segment.start, segment.end):
        return []
    headed = page.places_in(segment.under.start, segment.under.end)
    return [vote_for(lexicon, place, MENTION) for place in headed[:1]]


def _spoken_of_most(page: Page, segment: Segment) -> list[Vote]:
    """Weigh the country that nearly all places and bodies of the page are of."""
    code = _country_of_page(page)
    return [Vote(code, Span(segment.start, segment.start + 1), MENTION)] if code else []


def _told_before(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Weigh the place named last before a further act that names none ("The government then …").

    An entry of a list and an international body are of no such place; one below a country needs words of
    its level.
    """
    end = min(segment.end, segment.start + _OPENING)
    elsewhere = page.places_in(segment.start, end) or _ENTRY.match(page.folded, segment.start)
    worldwide = any(body.kind == KNOWN and not body.region for body in page.bodies_in(segment.start, end))
    if elsewhere or worldwide or not any(cue.authority for cue in cues_in(page, segment.start, end)):
        return []
    before = page.places_in(max(0, segment.start - _BEFORE_REACH), segment.start)
    named = [place for place in before if not place.inside and not place.weak]
    if not named:
        return []
    local = _LOCAL.search(page.lower, segment.start, end) is not None
    code = vote_for(lexicon, named[-1], MENTION).code
    return [Vote(code if local else code.partition("-")[0], Span(segment.start, segment.start + 1), MENTION)]


@lru_cache(maxsize=2)
def _country_of_page(page: Page) -> str | None:
    """Return the country that nearly all places and known bodies are of; kept for the page at hand."""
    told = Counter(place.code for place in page.places if not place.inside)
    told.update(body.region for body in page.bodies if body.kind == KNOWN and body.region)
    countries: Counter[str] = Counter()
    for code, count in told.items():
        countries[code.partition("-")[0]] += count
    code, count = next(iter(countries.most_common(1)), ("", 0))
    if count < _FEWEST_TOLD or count < _MOST_SHARE * countries.total():
        return None
    return code


def _enacted_in(page: Page, segment: Segment) -> list[Vote]:
    """Weigh the place that the words of enactment alone tell; bills of these places do not name it."""
    for enacting in _ENACTING.finditer(page.lower, segment.start, segment.end):
        code = _ENACTED_IN[next(name for name, said in enacting.groupdict().items() if said)]
        return [Vote(code, Span(enacting.start(), enacting.end()), FIRST)]
    return []


def _sent_from(page: Page, lexicon: Lexicon) -> list[Vote]:
    """Weigh the place that a report was sent from; a capital stands for its country."""
    sent = place_line([place for place in page.places if place.inside], page.folded, page.lines)
    votes = [vote_for(lexicon, place, MENTION) for place in sent[:1]]
    return [
        vote._replace(code=lexicon.ancestors(vote.code)[-1])
        if page.folded[vote.span.start : vote.span.end].title() in capitals()
        else vote
        for vote in votes
    ]
