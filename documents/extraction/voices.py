"""Tells sentences in which no authority acts by name: analysts and others who speak, authorities at large."""

import re
from itertools import pairwise

from documents.extraction.act_words import words
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

#: Speakers within so many code points of the beginning open a sentence.
_OPENING = {"en": 30, "zh": 14}
#: Authorities at large are named so near the beginning of a sentence.
_GENERAL = {"en": 80, "zh": 24}
#: A sweep over the map names nobody: 从亚洲的…到欧洲的….
_FROM_TO = re.compile(r"从[^,。;]{2,16}到[^。;]{2,30},")
#: And so near before an authority's noun.
_AT_LARGE = 3
#: So many countries or places in one row are authorities at large too.
_MANY = 3
#: No authority in office, or none at all, stands behind such words.
_NOT_IN_OFFICE = re.compile(r"(?<![a-z])(?:any|no|every|former|ex-?|would-be|onetime)\s?(?:[a-z]+ )?$")
_NEGATED_REACH = 24
_LISTED = re.compile(r"[省市区县]?[、,和及与]+|,? ?(?:and )?(?:the )?")
_SPEAKS = re.compile(
    r"[^.;。;]{0,30}?(?:(?<![a-z])(?:sa(?:y|ys|id)|believ|think|expect|told|fear|complain|estimat|predict|argu|called|ask"
    r"|confirm|tweet|wrote|comment|explain|note|remark|warn)"
    r"|认为|表示|指出|称|说|预计|建议|看来|分析)"
)


def is_general(page: Page, sentence: Span, verb: Span | None, authority: Span | None) -> bool:
    """Tell whether those who act in a sentence are authorities at large ("many countries", 各地)."""
    if verb is None:
        return False
    named = [b for b in page.bodies_in(sentence.start, verb.start) if b.kind in NAMED_KINDS]
    if named and not _sweeps(page, sentence, verb):
        return len({body.region.partition("-")[0] for body in named if body.region}) >= _MANY
    end = min(verb.start, sentence.start + _GENERAL[page.language])
    if (
        words("general").search(page.lower, sentence.start, end)
        or _lists_places(page, sentence.start, end)
        or _sweeps(page, sentence, verb)
    ):
        return True
    if (
        authority is not None
        and _NOT_IN_OFFICE.search(page.lower, max(0, authority.start - _NEGATED_REACH), authority.start)
        is not None
    ):
        return True
    if authority is None or authority.start <= end:
        return False
    return words("general").search(page.lower, authority.start - _AT_LARGE, authority.end) is not None


def _sweeps(page: Page, sentence: Span, verb: Span) -> bool:
    """Tell whether a sentence goes over the map before its verb, and means no place of it by itself."""
    return _FROM_TO.match(page.folded, sentence.start, verb.start) is not None


def _lists_places(page: Page, start: int, end: int) -> bool:
    """Tell whether three places or more stand one after another between two offsets."""
    places = page.places_in(start, end)
    runs = [
        all(_LISTED.fullmatch(page.folded[a.end : b.start]) for a, b in pairwise(places[at : at + _MANY]))
        for at in range(len(places) - _MANY + 1)
    ]
    return any(runs)


def is_analyst(page: Page, sentence: Span) -> bool:
    """Tell whether a sentence is what analysts say, or others who open it or before a verb of speech."""
    expert = words("analysts").search(page.lower, sentence.start, sentence.end)
    if expert is not None and not _done_before(page, sentence, expert.start()):
        return True
    for said in words("speakers").finditer(page.lower, sentence.start, sentence.end):
        opens = said.start() - sentence.start <= _OPENING[page.language]
        if opens and words("verbs").search(page.lower, sentence.start, said.start()) is not None:
            continue
        if opens or _SPEAKS.match(page.lower, said.end()) is not None:
            return True
    return False


def _done_before(page: Page, sentence: Span, at: int) -> bool:
    """Tell whether a named body has acted before a word ("the ministry heard a professor")."""
    who = [b.end for b in page.bodies_in(sentence.start, at) if b.kind in NAMED_KINDS]
    who += [p.end for p in page.places_in(sentence.start, at) if not p.inside]
    return bool(who) and words("verbs").search(page.lower, min(who), at) is not None
