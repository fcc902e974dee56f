"""Completes names of bodies: the place that is left out, the government that a place stands for."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from documents.extraction.authorities.branches import UNKNOWN, branch_of
from documents.extraction.authorities.local import MUNICIPALITIES, local_entity
from documents.extraction.authorities.mention import BARE, OFFICIAL, PLACE, RELATIVE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import english
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import FIRST_HAN
from documents.extraction.rows import Region

#: Levels of the region tree that a word of administration points to, nearest meaning first.
_LEVELS: dict[str, tuple[str, ...]] = {
    "Provincial": ("subdivision",),
    "Province": ("subdivision",),
    "Municipal": ("prefecture", "subdivision"),
    "City": ("prefecture", "subdivision"),
    "Region": ("subdivision",),
    "State": ("subdivision",),
    "Prefectural": ("prefecture",),
    "Cantonal": ("subdivision",),
    "Regional": ("subdivision",),
    "District": ("county",),
    "County": ("county",),
    "自治区": ("subdivision",),
    "自治州": ("prefecture",),
    "省": ("subdivision",),
    "市": ("prefecture", "subdivision", "county"),
    "区": ("county", "area"),
    "县": ("county",),
    "州": ("prefecture",),
    "盟": ("prefecture",),
    "旗": ("county",),
}
#: Nouns that point back to a place, with the levels that they can mean.
_PLACE_NOUNS: dict[str, tuple[str, ...]] = {
    "city": ("prefecture", "subdivision"),
    "municipality": ("prefecture", "subdivision"),
    "province": ("subdivision",),
    "state": ("subdivision",),
    "region": ("subdivision",),
    "district": ("county",),
    "county": ("county",),
    "country": ("country",),
    "kingdom": ("country",),
    "island": ("country", "subdivision"),
    "市": ("prefecture", "subdivision"),
    "省": ("subdivision",),
    "州": ("subdivision", "prefecture"),
    "区": ("county", "area"),
    "县": ("county",),
    "国": ("country",),
}
#: Nouns that point back to a body by its branch, not by its name.
_BRANCHES: dict[str, frozenset[str]] = {
    "regulator": frozenset(("regulator", "central-bank")),
    "watchdog": frozenset(("regulator",)),
    "central bank": frozenset(("central-bank",)),
    "监管机构": frozenset(("regulator", "central-bank")),
    "机构": frozenset(("regulator", "central-bank", "ministry")),
    "银行": frozenset(("central-bank",)),
    "部门": frozenset(("ministry", "regulator")),
}
_CITY = frozenset(("city", "municipality", "市", "Municipal", "City"))
#: Nouns that name no body by themselves.
_ONLY_BACK = (english()["back"] | english()["places_back"]) - english()["lone"]
#: Levels of places that have ministries and departments of their own.
_STATES = ("country", "subdivision", "supranational")
#: How many mentions a noun may point back over.
_LOOK_BACK = 12
_OWN = re.compile(r"^[我本]")
#: The level of a place that governs itself is a word of so many characters (自治区).
_AUTONOMOUS = 3
#: Single nouns that are completed with 'of' and their country; longer names stand as they are.
_NATIONAL = frozenset(("Parliament", "Congress", "Senate", "Cabinet", "Treasury", "Legislature"))
_NATIONAL_ZH = frozenset(
    (
        "政府",
        "议会",
        "国会",
        "央行",
        "监管机构",
        "监管部门",
        "当局",
        "国民议会",
        "众议院",
        "参议院",
        "上议院",
        "下议院",
        "内阁",
    )
)
_CENTRAL = frozenset(("central government", "union government", "national government", "federal government"))
_GOVERNMENTS = _CENTRAL | {"government"}
_LOWER_NATIONAL = frozenset(
    (
        "government",
        "parliament",
        "congress",
        "national assembly",
        "legislature",
        "senate",
        "cabinet",
        "central bank",
        "finance ministry",
        "ministry of finance",
        "supreme court",
    )
)


#: The noun behind it is that of the country told last: 该国议会.
_OF_THAT_STATE = "该国"


def full_name(
    places: Sequence[Place], bodies: Sequence[BodyMention], mention: BodyMention, lexicon: Lexicon
) -> BodyMention | None:
    """Return the mention under its full name; one that says all by itself comes back as it is.

    A noun that only points back ('the commission', 该局) and finds nothing to point to gives ``None``.
    ``places`` and ``bodies`` are all mentions of the text, in its order.
    """
    if mention.kind not in (RELATIVE, BARE):
        return mention
    index = PlaceIndex(places)
    if mention.kind == RELATIVE and mention.region:
        return _with_country(mention, lexicon.region_by_code[mention.region])
    if mention.kind == RELATIVE:
        return _with_place(index, mention, lexicon)
    found = _antecedent(index, bodies, mention, lexicon)
    if found is None and mention.name.startswith(_OF_THAT_STATE) and mention.name != _OF_THAT_STATE:
        return _with_state(index, mention._replace(name=mention.name.removeprefix(_OF_THAT_STATE)), lexicon)
    if found is None and (mention.name.startswith("该") or mention.name in _ONLY_BACK):
        return None
    return found or _with_state(index, mention, lexicon)


def _is_city(place: Place) -> bool:
    """Tell whether a place is a city or may be one: no province of China."""
    return place.level != "subdivision" or not place.code.startswith("CN-") or place.code in MUNICIPALITIES


def _antecedent(
    index: PlaceIndex, bodies: Sequence[BodyMention], mention: BodyMention, lexicon: Lexicon
) -> BodyMention | None:
    """Return the body or place that a noun points back to: the last one before it that bears the noun."""
    noun = mention.name.removeprefix("该").lower()
    levels = _PLACE_NOUNS.get(noun)
    if levels is not None:
        place = index.last_before(mention.start, levels, _is_city if noun in _CITY else None)
        return _place_mention(mention, place, lexicon) if place else None
    low = bisect_left(bodies, mention.start, key=lambda body: body.start)
    for body in reversed(bodies[max(0, low - _LOOK_BACK) : low]):
        named = body.kind not in (BARE, OFFICIAL)
        fits = body.branch in _BRANCHES[noun] if noun in _BRANCHES else noun in body.name.lower()
        if named and fits:
            return mention._replace(
                name=body.name, region=body.region, branch=body.branch, entity=body.entity
            )
    return None


def _place_mention(mention: BodyMention, place: Place, lexicon: Lexicon) -> BodyMention:
    """Return a noun that points back to a place as a mention of that place."""
    region = lexicon.region_by_code[place.code]
    chinese = mention.name[0] >= FIRST_HAN
    name = region.name_zh if chinese else region.name_en
    return mention._replace(
        name=name,
        kind=PLACE,
        region=place.code,
        branch="government",
        entity=government_of(place, lexicon, chinese=False),
    )


def _with_country(mention: BodyMention, country: Region) -> BodyMention:
    """Put a Chinese country name in front."""
    return mention._replace(name=f"{country.name_zh}{mention.name}")


def _level_word(name: str) -> str:
    """Return the word of a relative name that tells the level of its place."""
    if name[0] >= FIRST_HAN:
        own = _OWN.sub("", name)
        return own[: _AUTONOMOUS if own.startswith("自治") else 1]
    words = name.split(" ")
    return words[0].title() if words[0].title() in _LEVELS else words[-1].title()


def _with_place(index: PlaceIndex, mention: BodyMention, lexicon: Lexicon) -> BodyMention:
    """Put the name of the place in front that the text spoke of last on the level that is meant."""
    word = _level_word(mention.name)
    levels = _LEVELS.get(word, ("prefecture", "subdivision", "county"))
    fits = _is_city if word in _CITY else None
    place = index.last_before(mention.start, levels, fits) or index.first_after(mention.end, levels, fits)
    if place is None:
        return mention
    region = lexicon.region_by_code[place.code]
    if mention.name[0] >= FIRST_HAN:
        own = _OWN.sub("", mention.name)
        name = region.name_zh + (own.removeprefix(word) if word in _LEVELS else own)
    elif word == mention.name.split(" ")[0].title():
        name = f"{region.name_en} {mention.name}"
    else:
        name = re.sub(r"the (?:city|province|district|county|region|state)$", region.name_en, mention.name)
    return mention._replace(name=name, region=place.code)


def _with_state(index: PlaceIndex, mention: BodyMention, lexicon: Lexicon) -> BodyMention:
    """Add the country or state that the text spoke of last to a noun that every state has."""
    chinese = mention.name[0] >= FIRST_HAN
    if chinese and mention.name not in _NATIONAL_ZH:
        return mention
    levels = ("country",) if mention.name in _CENTRAL else ("country", "subdivision", "supranational")
    place = index.last_before(
        mention.start, (*levels, "prefecture") if mention.name in ("政府", "government") else levels
    )
    if place is None:
        return mention
    region = lexicon.region_by_code[place.code]
    if chinese:
        name = region.name_zh + mention.name
    elif mention.name in _GOVERNMENTS:
        name = government_of(place, lexicon, chinese=False)
    elif mention.name in _NATIONAL or mention.name in _LOWER_NATIONAL:
        name = f"{mention.name[0].upper()}{mention.name[1:]} of {with_article(region.name_en)}"
    else:
        return mention
    return mention._replace(name=name, region=place.code)


def with_article(name: str) -> str:
    """Return the name of a country as it stands behind 'of'."""
    return f"the {name}" if name in english()["article"] else name


def with_entity(mention: BodyMention, places: Sequence[Place], lexicon: Lexicon) -> BodyMention:
    """Return the mention with its branch, and the one English name of a local body."""
    branch = mention.branch if mention.branch != UNKNOWN else branch_of(mention.name)
    region = lexicon.region_by_code.get(within(mention, places))
    entity = mention.entity or (local_entity(mention.name, region) if region else "")
    return mention._replace(branch=branch, entity=entity)


def within(mention: BodyMention, places: Sequence[Place]) -> str:
    """Return the code of the place of a body: its own, else the country or province named last before it.

    The second is no sign of what an act is for; it only tells namesakes apart.
    """
    if mention.region or mention.entity:
        return mention.region
    place = PlaceIndex(places).last_before(mention.start, _STATES)
    return place.code if place else ""


def government_of(place: Place, lexicon: Lexicon, *, chinese: bool) -> str:
    """Return the usual name of the government of a place, in the language of the text."""
    region = lexicon.region_by_code[place.code]
    if chinese:
        return f"{region.name_zh}{'人民政府' if place.code.startswith('CN-') else '政府'}"
    if not place.code.startswith("CN-"):
        kind = "State" if place.code.startswith("US-") else "Government"
        return f"{kind} of {with_article(region.name_en)}"
    if region.level == "area":
        return region.name_en
    if place.code in MUNICIPALITIES or region.level == "prefecture":
        return f"{region.name_en} Municipal People's Government"
    if region.level == "subdivision":
        return f"{region.name_en} Provincial People's Government"
    return f"People's Government of {region.name_en}"
