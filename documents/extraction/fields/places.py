"""Finds the region that an act is for."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from functools import lru_cache

from documents.extraction.actors import place_of_scene
from documents.extraction.acts import Cue, cues_in, sets_the_scene
from documents.extraction.authorities.mention import KNOWN
from documents.extraction.enacting import enacts
from documents.extraction.fields.capitals import (
    BODY,
    LONGEST_HEADLINE,
    VENUE,
    Vote,
    less_capitals,
    without_capitals,
)
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
from documents.extraction.placelines import capitals, place_line
from documents.extraction.reading import Page

#: What a mention adds to the weight of its place, by where it stands.
_HEADING = 5.0
_HEADLINE = 2.5
_ACTOR = 3.0
#: The same where neither an authority acts nor the topic is spoken of.
_DOER = 1.0
_FIRST = 1.5
_TITLE = 1.0
_MENTION = 0.5
_MOST_MENTIONS = 4
#: So many places joined like this are a list: of those an act names, not of those who act.
_LONG_LIST = 3
_LISTING = re.compile(r"[省市区县]?[、,，]?(?:和|及|以及|与)?|,? ?(?:and )?")
#: A name this close before an authority's noun is part of its name.
_BODY_REACH = 60
#: A place below the heaviest one stands for the act if its own weight reaches this.
_SPECIFIC = 4.0
_SPECIFIC_SHARE = 0.7
#: It needs less where the place above it is no more than mentioned.
_ALONE = 1.5
_VENUE_WORDS = re.compile(r"(?<![a-z])(?:in|at|from|to|near|visited|inside|around|outside)\s(?:the\s)?$")
#: In a whole document later sentences weigh less: so much less each, down to this share.
_FADING, _FAINTEST = 0.06, 0.4
#: In a part of a text every sentence behind the first that speaks of the topic weighs that share.
_BEHIND_FIRST = 0.5
#: A sentence that far from any word of the topic (code points) tells little of where the act is.
_TOPIC_REACH, _OFF_TOPIC = {"en": 300, "zh": 120}, 0.15
#: An authority "of" a place: the place follows within so many code points.
_OF_REACH = 8
#: The parts of a full name stand so close ("Xicheng District, Beijing").
_JOINED = 2
#: So do the places that only say where another lies: "China's Guangdong", "Graz, capital of Styria".
_LIES_IN = re.compile(
    r"'s (?:\w{4,8}(?:ern)? )?"
    r"|(?: [cC]ity)?, (?:the |an? )?(?:[a-z'-]{1,16} ){0,4}(?:of|in) (?:the )?"
    r"(?:(?:north|south|east|west|central)\w{0,8} )?(?:[A-Z]\w{2,12}'s )?"
)
_LIES_REACH = 70
#: 在深圳成立 says where the act is.
_LOCATED = 6.0
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
#: A country named as the first part of a body's name (中国人民银行) or standing for a wide area says little.
_PART_OF_NAME = 1.0
#: Verbs by which a place in Chinese is where the act itself is (在深圳成立), and how near they stand.
_LOCATIVE = re.compile(
    r"^[省市区县]?(?:正式|率先|全面|试点)?(?:成立|上线|落地|启动|设立|开通|建设|建立|试点|揭牌|开展|实施|试行|被开出)"
)
#: Verbs that name the place of the act right behind them (落地深圳).
_SETTLED = frozenset({"落地", "落户", "设在", "设于", "建在", "落在"})
#: A place that another authority supports, picks or permits is what its act is for.
_CHOSEN = re.compile(
    r"(?<![a-z])(?:support|pick|choos|chos|select|designat|approv|permit|authori[sz]|nam)(?:e|en|s|es|ed|ing)?"
    r" (?:the )?(?:city of |province of |state of )?$|(?:支持|同意|批准|批复|选定|授权|认定|赋予)$"
)
_FAVOURED, _CHOSEN_REACH = 2.0, 30
_COUNTRY_PART = re.compile(
    r"^(?:人民银行|证监会|银保监|银监会|互联网|银行业|证券业|信通院|人民|共产党|民用|社会科学院|科学院|信息通信|电子)"
)
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


def code_for(lexicon: Lexicon, code: str) -> str:
    """Return the code that others understand: of a zone, that of the place it lies in."""
    region = lexicon.region_by_code[code]
    while region.level == "area" and region.parent in lexicon.region_by_code:
        region = lexicon.region_by_code[region.parent]
    return region.code


#: A passage without a place is of the country that so many of at least so many names of the page are of.
_MOST_SHARE, _FEWEST_TOLD = 0.75, 4


def find(page: Page, segment: Segment, lexicon: Lexicon, issuers: Sequence[Evidence] = ()) -> list[Evidence]:
    """Return the places that the act may be for, each with its best quote, best first.

    ``issuers`` are the issuing bodies found in the passage; their regions count too.
    """
    by_bodies = _issuer_votes(page, segment, lexicon, issuers)
    votes = less_capitals(page, _votes(page, segment, lexicon), by_bodies, lexicon) + by_bodies
    if not any(vote.weight > VENUE for vote in votes):
        votes += _fallback(page, segment, lexicon)
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


def _vote(lexicon: Lexicon, place: Place, weight: float) -> Vote:
    """Return what a mention adds to the place whose code others understand."""
    code = code_for(lexicon, place.code)
    if place.level == "area" and lexicon.region_by_code[code].level == "country":
        weight = min(weight, _MENTION)
    return Vote(code, Span(place.start, place.end), weight)


def _votes(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Weigh every mention in the passage, in its heading and, for a whole document, in its headline."""
    cues = cues_in(page, segment.start, segment.end)
    votes: list[Vote] = _enacting(page, cues, lexicon)
    if segment.heading is not None:
        headed = page.places_in(segment.heading.start, segment.heading.end)
        votes += [_vote(lexicon, place, _HEADING) for place in headed]
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
            weight = fading * _weight(page, cue, place, number == 0 and at == 0)
            if cue.general or _listed(page, cue.places, at):
                weight = min(weight, VENUE)
            full = _fuller(page, cue.places, at, lexicon)
            votes.append(_vote(lexicon, full or place, weight))
    if segment.kind == "document":
        votes += _headline(page, lexicon)
    return votes


def _enacting(page: Page, cues: list[Cue], lexicon: Lexicon) -> list[Vote]:
    """Weigh the last place of the sentence in which a legislature enacts the text: it is that one's law."""
    for cue in cues:
        if cue.places and enacts(page.lower, cue.sentence.start, cue.sentence.end):
            return [_vote(lexicon, cue.places[-1], _HEADING)]
    return []


def _later(told: int) -> float:
    """Return what a sentence of a part of a text weighs: the first tells whose act it is."""
    return _BEHIND_FIRST if told else 1.0


def _listed(page: Page, places: tuple[Place, ...], at: int) -> bool:
    """Tell whether a mention is one of three or more that are only listed (北京、上海、深圳)."""
    run = 1
    for step in (-1, 1):
        here = at
        while 0 <= here + step < len(places):
            first, last = sorted((places[here], places[here + step]), key=lambda p: p.start)
            if not _LISTING.fullmatch(page.folded[first.end : last.start]):
                break
            here += step
            run += 1
    return run >= _LONG_LIST


def _fuller(page: Page, places: tuple[Place, ...], at: int, lexicon: Lexicon) -> Place | None:
    """Return the place whose full name a mention is part of (重庆市 in 重庆市渝中区)."""
    place = places[at]
    for other in places[max(0, at - 2) : at + 2]:
        if (
            other is not place
            and place.code in lexicon.ancestors(other.code)[1:]
            and _joined(page, place, other)
        ):
            return other
    return None


def _joined(page: Page, place: Place, other: Place) -> bool:
    """Tell whether two places stand as one full name, or one only says where the other lies."""
    first, last = sorted((place, other), key=lambda p: p.start)
    if last.start - first.end <= _JOINED:
        return True
    near = last.start - first.end <= _LIES_REACH
    return near and _LIES_IN.fullmatch(page.folded, first.end, last.start) is not None


def _headline(page: Page, lexicon: Lexicon) -> list[Vote]:
    """Weigh the places of the first line, if it is a headline."""
    line = page.lines[0]
    if line.end - line.start > LONGEST_HEADLINE:
        return []
    return [_vote(lexicon, p, _HEADLINE) for p in page.places_in(line.start, line.end) if not p.inside]


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


def _fallback(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Where no place is named: that of the headline, of the bodies, else the country that words mean."""
    votes = _above(page, segment, lexicon) or _headline(page, lexicon) or _enacted_in(page, segment)
    if votes:
        return votes
    for body in page.bodies_in(segment.start, segment.end):
        if body.kind == KNOWN and body.region in lexicon.region_by_code:
            votes.append(Vote(code_for(lexicon, body.region), Span(body.start, body.end), _MENTION))
    if not votes:
        votes += _sent_from(page, lexicon)
    if not votes and segment.kind != "document":
        votes += _spoken_of_most(page, segment)
    country, words = ("CN", _WHOLE_COUNTRY) if page.language == "zh" else ("US", _FEDERAL)
    whole = words.search(page.folded, segment.start, segment.end)
    if whole and not votes:
        votes.append(Vote(country, Span(whole.start(), whole.end()), _FIRST))
    return votes


def _above(page: Page, segment: Segment, lexicon: Lexicon) -> list[Vote]:
    """Weigh the place that heads the entry which a further act was parted from, if this names none."""
    if segment.under is None or page.places_in(segment.start, segment.end):
        return []
    headed = page.places_in(segment.under.start, segment.under.end)
    return [_vote(lexicon, place, _MENTION) for place in headed[:1]]


def _spoken_of_most(page: Page, segment: Segment) -> list[Vote]:
    """Weigh the country that nearly all places and bodies of the page are of."""
    code = _country_of_page(page)
    return [Vote(code, Span(segment.start, segment.start + 1), _MENTION)] if code else []


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
        return [Vote(code, Span(enacting.start(), enacting.end()), _FIRST)]
    return []


def _sent_from(page: Page, lexicon: Lexicon) -> list[Vote]:
    """Weigh the place that a report was sent from; a capital stands for its country."""
    sent = place_line([place for place in page.places if place.inside], page.folded, page.lines)
    votes = [_vote(lexicon, place, _MENTION) for place in sent[:1]]
    return [
        vote._replace(code=lexicon.ancestors(vote.code)[-1])
        if page.folded[vote.span.start : vote.span.end].title() in capitals()
        else vote
        for vote in votes
    ]


def _weight(page: Page, cue: Cue, place: Place, first: bool) -> float:
    """Weigh one mention by its place in the sentence."""
    if place_of_scene(page, cue) == place.code and cue.acts and place is cue.places[0]:
        return _MENTION + BODY + (_FIRST if first else 0.0)
    aside = _aside_weight(page, place)
    if aside is not None:
        return aside
    if sets_the_scene(page, cue.sentence, place):
        return _MENTION
    weight = _MENTION + (_FIRST if first else 0.0)
    if cue.title is not None and cue.title.holds(Span(place.start, place.end)):
        return weight + _TITLE
    if cue.analyst:
        return weight
    if cue.authority is not None and -_OF_REACH <= cue.authority.end - place.start <= _BODY_REACH:
        weight += BODY
    if cue.verb is not None and place.end <= cue.verb.start:
        weight += _ACTOR if cue.acts or cue.topics else _DOER
    return weight


def _aside_weight(page: Page, place: Place) -> float | None:
    """Return what a mention weighs that does not stand for who acts; ``None`` for any other."""
    if place.weak:
        return _MENTION
    if place.level == "country" and _COUNTRY_PART.match(page.folded[place.end : place.end + 8]):
        return _PART_OF_NAME
    if _is_located(page, place):
        return _LOCATED
    if _CHOSEN.search(page.lower, max(0, place.start - _CHOSEN_REACH), place.start):
        return _FAVOURED
    return VENUE if _is_venue(page, place) else None


def _is_located(page: Page, place: Place) -> bool:
    """Tell whether the place is where the act itself came into being (在深圳成立)."""
    if place.start == 0:
        return False
    if page.folded[place.start - 2 : place.start] in _SETTLED:
        return True
    if page.folded[place.start - 1] != "在":
        return False
    return _LOCATIVE.match(page.folded[place.end : place.end + 12]) is not None


def _is_venue(page: Page, place: Place) -> bool:
    """Tell whether a mention only says where people met or where something comes from."""
    before = page.lower[max(0, place.start - 14) : place.start]
    return before.endswith("在") or _VENUE_WORDS.search(before) is not None


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
    if weights[code] <= _MENTION:
        least = _ALONE
    return [c for c in weights if c != code and code in lexicon.ancestors(c) and weights[c] >= least]


def _with_below(code: str, weights: dict[str, float], lexicon: Lexicon) -> float:
    """Return the weight of a place and of all below it."""
    return sum(weight for other, weight in weights.items() if code in lexicon.ancestors(other))
