"""Finds every mention of a public body in a text, by the list of known bodies and by the grammar of names."""

import re
from collections.abc import Sequence

from documents.extraction.authorities.abbreviations import abbreviated
from documents.extraction.authorities.chinese import ChineseNames
from documents.extraction.authorities.chinese_headless import headless
from documents.extraction.authorities.chinese_lists import members
from documents.extraction.authorities.english import EnglishNames
from documents.extraction.authorities.english_loose import LooseNames
from documents.extraction.authorities.english_lower import LowerNames
from documents.extraction.authorities.known import CountryContext, known_bodies
from documents.extraction.authorities.mention import NAME, BodyMention, keep_longest
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon

#: Scripts that a text holds enough of to be worth a grammar.
_LATIN, _HAN = re.compile(r"[A-Za-z]{3}"), re.compile(r"[\u3400-\u9fff]{2}")


def find_bodies(folded: str, places: Sequence[Place], lexicon: Lexicon) -> tuple[BodyMention, ...]:
    """Return the mentions in the order of the text, none overlapping another."""
    index = PlaceIndex(places)
    known = known_bodies(lexicon).mentions(folded, CountryContext(places))
    chinese = ChineseNames(folded, index)
    organs = (chinese.organ_of(mention) for mention in known)
    found = [*known, *(organ for organ in organs if organ is not None)]
    if _LATIN.search(folded):
        found += [*EnglishNames(folded, index).mentions(), *LooseNames(folded, index).mentions()]
        found += LowerNames(folded, index).mentions()
    if _HAN.search(folded):
        listed = {(mention.start, mention.end) for mention in known}
        found += (name for name in chinese.mentions() if not _joins(folded, name, listed))
        found += headless(folded, index)
        found += members(folded, index, keep_longest(found))
    ending = {mention.end: mention for mention in known}
    kept = [_with_listed_part(mention, ending.get(mention.end)) for mention in keep_longest(found)]
    return tuple(keep_longest(abbreviated(folded, kept, index)))


def _with_listed_part(mention: BodyMention, part: BodyMention | None) -> BodyMention:
    """Return a name that ends in that of a listed body as this body: the Treasury's Office of Sanctions."""
    if part is None or mention.kind != NAME or mention.region or " " not in part.name:
        return mention
    return mention._replace(region=part.region, branch=part.branch, entity=part.entity)


#: Between the names of two bodies.
_AND = "和与及暨"


def _joins(folded: str, name: BodyMention, listed: set[tuple[int, int]]) -> bool:
    """Tell whether a name runs from a listed body over an 'and' into the next: 中国人民银行和证监会."""
    joints = (at for at in range(name.start + 1, name.end - 1) if folded[at] in _AND)
    return any((name.start, at) in listed for at in joints)
