"""Follows the short names that a text gives to its bodies: 'the Harbour Board (HB)', then 'HB'."""

import re
from collections.abc import Sequence

from documents.extraction.authorities.mention import BARE, KNOWN, OFFICIAL, PLACE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import WordIndex

#: Behind a name, in brackets: capitals with few small letters between (BoE), or any name in quotation marks.
_GIVEN = re.compile(
    r" ?\((?:the |hereinafter |hereafter |or |also ){0,3}"
    r"(?:([A-Z][A-Za-z&-]{0,9}[A-Z])|[\"'](?:the )?([A-Z][A-Za-z&-]{1,14})[\"'])\)"
)
#: The place that a body belongs to stands so near before it: 'Iowa AG', "Iowa's AG".
_OWNER_REACH = 3
_UNNAMED = (BARE, OFFICIAL, PLACE)


def given_name(folded: str, mention: BodyMention) -> re.Match[str] | None:
    """Return the short name in brackets behind a body, or ``None``."""
    if mention.kind in _UNNAMED or not folded.startswith((" (", "("), mention.end):
        return None
    return _GIVEN.match(folded, mention.end)


def abbreviated(folded: str, mentions: Sequence[BodyMention], places: PlaceIndex) -> list[BodyMention]:
    """Return the mentions with those by short names that the text itself gives; each bears the full name.

    Behind another place a short name is that place's own: 'Iowa AG' beside 'the Ohio Attorney General (AG)'.
    A short name that is listed tells whose the long one is: 'the Securities Commission (CVM)' is Brazil's.
    """
    listed = {mention.start: mention for mention in mentions if mention.kind == KNOWN}
    meant: dict[str, BodyMention] = {}
    done: list[BodyMention] = []
    told: set[int] = set()
    for mention in mentions:
        given = given_name(folded, mention)
        if given is None:
            done.append(mention)
            continue
        at, end = given.span(given.lastindex or 0)
        done.append(_of_the_listed(mention, listed.get(at)))
        meant.setdefault(folded[at:end], done[-1])
        told.add(at)
    if not meant:
        return done
    told.update(mention.start for mention in done)
    later = (
        meant[folded[start:end]]._replace(start=start, end=end)
        for start, end in WordIndex(meant).find(folded)
        if start not in told and not folded.endswith("(", 0, start)
    )
    return [*done, *(mention for mention in later if not _elsewhere(mention, places))]


def _elsewhere(mention: BodyMention, places: PlaceIndex) -> bool:
    """Tell whether a place other than the body's own stands right before a mention."""
    place = places.before(mention.start, _OWNER_REACH)
    return place is not None and place.code != mention.region


def _of_the_listed(mention: BodyMention, short: BodyMention | None) -> BodyMention:
    """Return a listed body as the one whose listed short name stands in brackets behind it."""
    if short is None or mention.kind != KNOWN or short.region == mention.region:
        return mention
    return mention._replace(region=short.region, branch=short.branch, entity=short.entity)
