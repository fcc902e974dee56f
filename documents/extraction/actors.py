"""Tells which place or body acts at the beginning of a sentence."""

import re

from documents.extraction.acts import Cue, sets_the_scene
from documents.extraction.gazetteer import Place
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

#: Who acts stands at the beginning of the sentence (code points); a place nearer still.
ACTOR_REACH = 100
_NAME_REACH = 60
_ACTOR_LEAD = {"en": 50, "zh": 34}
#: What is not done is no act of the place (不被美国政府认定).
_DENIED = re.compile(r"不被?$|没有被?$|未被?$|(?<![a-z])(?:not|never) (?:by |recogni[sz]ed by )?(?:the )?$")
#: "In Ohio, state officials …": the authority of the place that opens the sentence.
_SCENE = re.compile(r"\W{0,3}(?:(?:and |but )?(?:over |elsewhere )?(?:in|across) (?:the )?(?:\w+ of )?|在)")
#: Between an authority and the place it is of; a field may stand first: "ministry of energy of Fiji".
_OF_PLACE = re.compile(
    r"(?: of (?!the )[a-z]{3,14}(?: and [a-z]{3,14})?)? (?:of|in|from) (?:the )?"
    r"(?:(?:state|city|province|canton|republic) of )?"
)
#: An adverbial of any length may stand before who acts, if a comma ends it.
_COMMA_REACH = 16
#: A body behind such a character is where something is said (在…会议上), not who acts.
_HELD_AT = ("在", "于")
_BEHIND_ADVERBIAL = re.compile(r"[,，]\s?(?:the )?(?:state of |city of )?$")


def acting_body(page: Page, cue: Cue) -> tuple[str | None, str]:
    """Return the body or place that acts at the beginning of a sentence, and the country of a body."""
    if not cue.acts or cue.refers_back or cue.verb is None:
        return None, ""
    lead = min(cue.verb.start, cue.sentence.start + ACTOR_REACH)
    bodies = [b for b in page.bodies_in(cue.sentence.start, lead) if b.kind in NAMED_KINDS]
    if bodies:
        return bodies[0].entity or bodies[0].name, bodies[0].region.split("-")[0]
    return (cue.subject.code, "") if cue.subject else (None, "")


def actor(page: Page, cue: Cue) -> str | None:
    """Return the place that acts near the beginning of a sentence, by its own or its authority's name."""
    if not cue.acts or cue.refers_back:
        return None
    lead = cue.sentence.start + _ACTOR_LEAD[page.language]
    place = cue.subject
    if place is not None and _stands_behind_adverbial(page, cue, place):
        lead = place.start
    if (place is None or place.start > lead) and cue.authority is not None:
        near = [p for p in cue.places if 0 <= cue.authority.end - p.start <= _NAME_REACH]
        place = near[-1] if near else _behind(page, cue, cue.authority) or place
    if place is None:
        return _region_of_body(page, cue) or place_of_scene(page, cue)
    if place.start > lead:
        return None
    denied = _DENIED.search(page.lower, cue.sentence.start, place.start) is not None
    return None if denied or sets_the_scene(page, cue.sentence, place) else place.code


def _behind(page: Page, cue: Cue, authority: Span) -> Place | None:
    """Return the place that an authority is said to be of or from ("two senators from Ohio")."""
    for place in cue.places:
        if place.start > authority.end:
            joined = _OF_PLACE.fullmatch(page.lower, authority.end, place.start) is not None
            return place if joined else None
    return None


def _stands_behind_adverbial(page: Page, cue: Cue, place: Place) -> bool:
    """Tell whether a comma and no other place stands before a place at the head of a sentence."""
    if place.start > cue.sentence.start + ACTOR_REACH or any(p.end == place.start - 2 for p in cue.places):
        return False
    before = max(cue.sentence.start, place.start - _COMMA_REACH)
    return _BEHIND_ADVERBIAL.search(page.lower, before, place.start) is not None


def place_of_scene(page: Page, cue: Cue) -> str | None:
    """Return the place that a sentence opens with, where an authority without a name acts there."""
    if not cue.places or cue.authority is None or cue.verb is None:
        return None
    place, authority = cue.places[0], cue.authority
    opens = _SCENE.fullmatch(page.lower, cue.sentence.start, place.start) is not None
    between = (p for p in cue.places[1:] if p.start < authority.end)
    if not opens or authority.start < place.end or any(between):
        return None
    named = page.bodies_in(place.end, authority.end)
    return None if any(body.kind in NAMED_KINDS and body.region for body in named) else place.code


def _region_of_body(page: Page, cue: Cue) -> str | None:
    """Return the region of the known body that opens a sentence, where no place is named."""
    lead = cue.sentence.start + _ACTOR_LEAD[page.language]
    bodies = [b for b in page.bodies_in(cue.sentence.start, lead) if b.kind in NAMED_KINDS]
    held = bodies and page.folded.startswith(_HELD_AT, bodies[0].start - 1)
    return (bodies[0].region or None) if bodies and not held else None
