"""Finds English names of bodies in no list and of no known form by what only an authority does."""

import re
from collections.abc import Iterator

from documents.extraction.authorities.mention import LOOSE, NAME, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import english, verbs
from documents.extraction.gazetteer import Place

#: How far before a short name its country ends.
_REACH = 3
_OWNED = ("'s ", "s' ", " ")
_LATELY = r"(?: (?:has|have|had|also|then|now|recently|first|today|yesterday|on [A-Z][a-z]{2,5}day)){0,3} "
_ISSUES = "issu|publish|releas|adopt|gazett|unveil|propos|approv|draft|amend|tighten|admit|circulat|hand|set"
_FORBIDS = "bann|outlaw|blacklist|prohibit|legali[sz]|forb"
_LAYING_DOWN = rf"(?:{_ISSUES})\w{{0,4}} "
#: What a country's office by a short name does.
_ACTING_SHORT = re.compile(
    rf"\b([A-Z]{{3,7}}){_LATELY}"
    r"(?:(?:bann|warn|licen[cs]|prohibit|outlaw|blacklist|caution|barr|fin|revok|suspend|regulat|forb)"
    r"(?:ed|es|s|ade|ids?)\b"
    rf"|{_LAYING_DOWN}[^.;\n]{{0,60}}?\b(?:rules?|guid\w+|regulations?|circulars?|notices?"
    r"|warnings?|directives?|frameworks?|statements?|licen[cs]\w*|polic(?:y|ies)|sandbox"
    r"|consultation|white ?paper|orders?|law|resolutions?|advisory|requirements)\b)"
)
#: Behind a place, whoever lays down rules for others or bans: 'the Dutch chamber of commerce issued rules'.
#: A firm issues statements, policies and warnings, too.
_ACTING = re.compile(
    r"(?:'s|s')? (?P<name>[A-Za-z][\w&.-]{1,30}(?: [A-Za-z][\w&.'-]{1,30}){0,6}?)"
    rf"{_LATELY}"
    rf"(?:(?:{_FORBIDS})(?:ed|es|ade|ids?)\b"
    rf"|{_LAYING_DOWN}(?!its |their |his )[^.;,\n]{{0,40}}?\b(?:rules?|guidelines|guidance|regulations?"
    r"|circulars?|directives?|decrees?|ordinances?|resolutions?|bylaws?|sandbox|framework|ban|laws?|bills?)\b)"
)

#: The verb of such a deed, found faster than the name before it, which is no longer (code points).
_DEED = re.compile(rf" (?:{_ISSUES}|{_FORBIDS})")
_NAME_REACH = 120


def acting_names(folded: str, places: PlaceIndex) -> Iterator[BodyMention]:
    """Yield whoever does behind its place what only an authority does, overlaps included."""
    for found in _ACTING_SHORT.finditer(folded):
        place = places.before(found.start(), _REACH)
        if place is not None and place.level == "country" and folded[place.end : found.start()] in _OWNED:
            yield BodyMention(found.start(), found.end(1), found.group(1), NAME, place.code)
    tried = -1
    for deed in _DEED.finditer(folded):
        place = places.before(deed.start(), _NAME_REACH)
        if place is None or place.start == tried:
            continue
        tried = place.start
        name = _name_behind(folded, place)
        if name is None:
            continue
        start, end = name.span("name")
        if name.group("name")[0].isupper():
            yield BodyMention(start, end, name.group("name"), NAME, place.code)
        else:
            said = f"{folded[place.start : place.end]} {name.group('name')}"
            yield BodyMention(place.start, end, said, LOOSE, place.code)


def _name_behind(folded: str, place: Place) -> re.Match[str] | None:
    """Return the name behind a place that does so, if its words may name an authority."""
    if place.inside or not folded[place.end - 1].isascii():
        return None
    found = _ACTING.match(folded, place.end)
    return found if found is not None and _may_name(found.group("name").split()) else None


def _may_name(words: list[str]) -> bool:
    """Tell whether words may name an authority: no verb, no firm, few function words."""
    plain = {word.lower() for word in words}
    if not plain.isdisjoint(english()["no_authorities"]) or words[-1] in english()["linking"]:
        return False
    functions = english()["function"] - english()["linking"]
    return plain.isdisjoint(functions) and plain.isdisjoint(verbs()["strong"] | verbs()["said"])
