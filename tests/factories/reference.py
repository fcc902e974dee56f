"""Places, sectors, measure types and bodies. Asking for a code twice gives the same row."""

from typing import Any

from django.utils.text import slugify

from documents.models import IssuingBody, MeasureType, Region, Sector, SectorGroup
from documents.vocabulary import RegionLevel
from tests.factories.numbers import next_number


def make_region(code: str = "XK-01", *, parent: Region | None = None, **values: Any) -> Region:
    """Return the place with that code; without a parent it is a root."""
    known = Region.objects.filter(code=code).first()
    if known is not None:
        return known
    values = {
        "name_en": f"Place {code}",
        "name_zh": f"地{code}",
        "level": RegionLevel.SUBDIVISION if parent else RegionLevel.COUNTRY,
        "rank": next_number(),
    } | values
    node = Region(code=code, **values)
    if parent is None:
        return Region.objects.add_root(instance=node)
    parent.refresh_from_db()
    return Region.objects.add_child(parent, instance=node)


def make_sector(code: str = "health", **values: Any) -> Sector:
    """Return the sector with that code."""
    if "group" not in values:
        values["group"] = SectorGroup.objects.get_or_create(
            code="group", defaults={"label_en": "Group", "label_zh": "组"}
        )[0]
    name = code.replace("-", " ").capitalize()
    return Sector.objects.get_or_create(
        code=code, defaults={"label_en": name, "label_zh": f"领域{code}"} | values
    )[0]


def make_measure_type(code: str = "pilot", **values: Any) -> MeasureType:
    """Return the kind of measure with that code."""
    name = code.replace("-", " ").capitalize()
    return MeasureType.objects.get_or_create(
        code=code, defaults={"label_en": name, "label_zh": f"措施{code}"} | values
    )[0]


def make_body(name_en: str = "", **values: Any) -> IssuingBody:
    """Return a new body; without a name it gets one of its own."""
    number = next_number()
    name_en = name_en or f"Bureau {number}"
    return IssuingBody.objects.create(
        **{"slug": f"{slugify(name_en)[:80]}-{number}", "name_en": name_en, "confirmed": True} | values
    )
