"""Weighs a mention of a place by where it stands in its sentence."""

import re

from documents.extraction.actors import place_of_scene
from documents.extraction.acts import Cue, sets_the_scene
from documents.extraction.fields.votes import BODY, FIRST, MENTION, VENUE
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: What a mention adds to the weight of its place where the place acts.
_ACTOR = 3.0
#: The same where neither an authority acts nor the topic is spoken of.
_DOER = 1.0
_TITLE = 1.0
#: So many places joined like this are a list: of those an act names, not of those who act.
_LONG_LIST = 3
_LISTING = re.compile(r"[省市区县]?[、,，]?(?:和|及|以及|与)?|,? ?(?:and )?")
#: A name this close before an authority's noun is part of its name.
_BODY_REACH = 60
_VENUE_WORDS = re.compile(r"(?<![a-z])(?:in|at|from|to|near|visited|inside|around|outside)\s(?:the\s)?$")
#: What stands between an authority and the place that it is of.
_OF = re.compile(r" ?(?:of|for|in) (?:the )?| ?[(,] ?|[、,]?")
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
#: A country named as the first part of a body's name (中国人民银行) or standing for a wide area says little.
_PART_OF_NAME = 1.0
#: Verbs by which a place in Chinese is where the act itself is (在深圳成立), and how near they stand.
_LOCATIVE = re.compile(
    r"^[省市区县]?(?:正式|率先|全面|试点)?(?:成立|上线|落地|启动|设立|开通|建设|建立|试点|揭牌|开展|实施|试行|被开出)"
)
#: In English so does what was opened or launched somewhere; what was signed or held there only met there.
_WAS_PUT = re.compile(
    r"(?<![a-z])(?:was|were|is|are|been|being) (?:[a-z]{2,12}ly |also |first )?"
    r"(?:launched|established|set up|opened|inaugurated|unveiled|piloted|trialled|tested|rolled out|founded"
    r"|created|built|introduced|implemented|started|put into (?:use|operation)) in (?:the )?"
    r"(?:(?:north|south|east|west|central)\w{0,8}(?: [a-z]{4,12}'s)? )?$"
)
_PUT_REACH = 70
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


def is_listed(page: Page, places: tuple[Place, ...], at: int) -> bool:
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


def fuller(page: Page, places: tuple[Place, ...], at: int, lexicon: Lexicon) -> Place | None:
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


def weight_of(page: Page, cue: Cue, place: Place, first: bool) -> float:
    """Weigh one mention by its place in the sentence."""
    if place_of_scene(page, cue) == place.code and cue.acts and place is cue.places[0]:
        return MENTION + BODY + (FIRST if first else 0.0)
    aside = _aside_weight(page, place)
    if aside is not None:
        return aside
    if sets_the_scene(page, cue.sentence, place):
        return MENTION
    weight = MENTION + (FIRST if first and not is_object(cue, place) else 0.0)
    if cue.title is not None and cue.title.holds(Span(place.start, place.end)):
        return weight + _TITLE
    if cue.analyst:
        return weight
    if _is_beside(page, cue.authority, place):
        weight += BODY
    if cue.verb is not None and place.end <= cue.verb.start:
        weight += _ACTOR if cue.acts or cue.topics else _DOER
    return weight


def is_object(cue: Cue, place: Place) -> bool:
    """Tell whether a place stands behind the verb of an authority: what is done there tells little.

    The name of what it issues tells whom that is for.
    """
    if cue.title is not None and cue.title.holds(Span(place.start, place.end)):
        return False
    if not cue.acts or cue.authority is None or cue.verb is None or cue.subject is not None:
        return False
    return cue.authority.end <= cue.verb.start and cue.verb.end <= place.start


def _is_beside(page: Page, authority: Span | None, place: Place) -> bool:
    """Tell whether a place stands in or before the name of an authority, or right behind it with "of"."""
    if authority is None:
        return False
    if authority.end < place.start:
        return _OF.fullmatch(page.lower, authority.end, place.start) is not None
    return authority.end - place.start <= _BODY_REACH


def _aside_weight(page: Page, place: Place) -> float | None:
    """Return what a mention weighs that does not stand for who acts; ``None`` for any other."""
    if place.weak:
        return MENTION
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
    if _WAS_PUT.search(page.lower, max(0, place.start - _PUT_REACH), place.start):
        return True
    if page.folded[place.start - 2 : place.start] in _SETTLED:
        return True
    if page.folded[place.start - 1] != "在":
        return False
    return _LOCATIVE.match(page.folded[place.end : place.end + 12]) is not None


def _is_venue(page: Page, place: Place) -> bool:
    """Tell whether a mention only says where people met or where something comes from."""
    before = page.lower[max(0, place.start - 14) : place.start]
    return before.endswith("在") or _VENUE_WORDS.search(before) is not None
