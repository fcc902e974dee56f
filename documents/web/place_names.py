"""Places as readers type them: by code, by name in either language, or by another name."""

import re

from documents.models import Region, RegionName
from documents.naming import name
from documents.search.lists import Lists, Place
from documents.search.params import MAX_SEARCH
from documents.search.rows import Numbers

#: “Springfield (XA-7)”: what stands for a place whose name another place has too.
_NAMED_WITH_CODE = re.compile(r".*\(([A-Za-z0-9-]{1,64})\)\s*")


def place_named(value: str, lists: Lists, counts: Numbers) -> Place | None:
    """Return the place with this code or name, or of those with this name the one with most policies.

    One query where neither a code nor a name of the lists fits: for other names of places.
    """
    value = value.replace("\x00", "").strip()[:MAX_SEARCH]
    with_code = _NAMED_WITH_CODE.fullmatch(value)
    for code in (value.upper(), with_code[1].upper() if with_code else ""):
        if code in lists.place_of_code:
            return lists.place_of_code[code]
    place = _by_name(value, lists, counts)
    return _heir(place, lists) if place is not None and not counts[place.number] else place


def _by_name(value: str, lists: Lists, counts: Numbers) -> Place | None:
    """Return of the places with this name the one with most policies."""
    wanted = value.casefold()
    if not wanted:
        return None
    found = [place for place in lists.places if wanted in (place.label_en.casefold(), place.label_zh)]
    if not found:
        keys = RegionName.objects.filter(name__iexact=value).values_list("region_id", flat=True)
        found = [lists.place_of_pk[key] for key in keys if key in lists.place_of_pk]
    return max(found, key=lambda place: int(counts[place.number]), default=None)


def _heir(place: Place, lists: Lists) -> Place:
    """Return the place that has taken the stead of one without policies, or that one itself; one query."""
    heir = Region.objects.filter(pk=place.pk).values_list("replaced_by", flat=True).first()
    return lists.place_of_pk.get(heir, place) if heir else place


def typed(place: Place, lists: Lists, counts: Numbers) -> str:
    """Return what stands for a place in a form: its name, with its code where the name means another."""
    label = name(place)
    return label if _by_name(label, lists, counts) is place else f"{label} ({place.code})"


def offered(lists: Lists, counts: Numbers, most: int) -> list[Place]:
    """Return the places with most policies, for a field to complete; a name stands once."""
    ordered = sorted(lists.places, key=lambda place: -int(counts[place.number]))
    named = {name(place): place for place in reversed(ordered) if counts[place.number]}
    return list(reversed(named.values()))[:most]
