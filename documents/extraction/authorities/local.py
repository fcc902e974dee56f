"""Gives the local bodies of China one English name each, however a text writes them and in which language.

广东省财政厅, Guangdong Provincial Department of Finance and Department of Finance of Guangdong are one.
"""

import re
from functools import lru_cache

from documents.extraction.authorities.words import departments, english
from documents.extraction.model import FIRST_HAN
from documents.extraction.rows import Region

#: Provinces that are governed as cities, and those that are called autonomous regions.
MUNICIPALITIES = frozenset(("CN-BJ", "CN-SH", "CN-TJ", "CN-CQ"))
_AUTONOMOUS = frozenset(("CN-NM", "CN-GX", "CN-XZ", "CN-NX", "CN-XJ"))
#: Words of a department's name that say what it is, not what it is for.
_KINDS = frozenset(("department", "bureau", "commission", "administration", "committee", "office", "local"))
#: Ends of the names of governments and party committees, Chinese and English, with the English form.
_GENERAL = (
    (("人民政府办公厅", "政府办公厅", "人民政府办公室", "政府办公室"), "General Office of the {} Government"),
    (("人民政府", "政府"), "{} Government"),
    (("委员会办公厅", "委办公厅"), "General Office of the {} Party Committee"),
    (("省委", "市委", "区委", "县委"), "{} Party Committee"),
)
_WORD = re.compile(r"[a-z]+")


def local_entity(name: str, region: Region) -> str:
    """Return the English name of a local body of China, or an empty string where its kind is not known."""
    if not region.code.startswith("CN-") or region.level == "area":
        return ""
    place = _with_level(region)
    if max(name) >= FIRST_HAN:
        return _from_chinese(name, place, region)
    return _from_english(name, place, region)


def _with_level(region: Region) -> str:
    """Return a place as it stands before a department: Guangdong Provincial, Hangzhou Municipal."""
    if region.code in MUNICIPALITIES or region.level == "prefecture":
        return f"{region.name_en} Municipal"
    if region.level == "subdivision" and region.code not in _AUTONOMOUS:
        return f"{region.name_en} Provincial"
    return region.name_en


def _department(title: str, region: Region) -> str:
    """Return the English name of a department on the level of its place: below the province, a bureau."""
    provincial = region.level == "subdivision" and region.code not in MUNICIPALITIES
    return title if provincial else title.replace("Department of", "Bureau of")


def _from_chinese(name: str, place: str, region: Region) -> str:
    """Read the kind of a body off the end of its Chinese name."""
    for ends, form in _GENERAL:
        if name.endswith(ends):
            return form.format(place)
    forms = [form for form in departments() if name.endswith(form)]
    if not forms:
        return ""
    row = departments()[max(forms, key=len)]
    return f"{place} {_department(row['name_en'], region)}"


@lru_cache(maxsize=1)
def _by_subject() -> dict[frozenset[str], str]:
    """Return the English names of departments by the words that say what they are for."""
    titles = dict.fromkeys(row["name_en"] for row in departments().values())
    return {_subject(title, frozenset()): title for title in titles}


def _subject(name: str, place: frozenset[str]) -> frozenset[str]:
    """Return the words of a name that say what the body is for."""
    return frozenset(_WORD.findall(name.lower())) - english()["admin"] - _KINDS - place


def _from_english(name: str, place: str, region: Region) -> str:
    """Read the kind of a body off the words of its English name."""
    own = frozenset(_WORD.findall(region.name_en.lower()))
    words = frozenset(_WORD.findall(name.lower()))
    subject = _subject(name, own)
    if subject == {"government"}:
        general = "office" in words
        return f"General Office of the {place} Government" if general else f"{place} Government"
    if subject == {"party"} and "committee" in words:
        return f"{place} Party Committee"
    title = _by_subject().get(subject) if subject and words & _KINDS else None
    return f"{place} {_department(title, region)}" if title else ""
