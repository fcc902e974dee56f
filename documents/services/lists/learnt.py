"""What extraction knows of the lists: the reference files, with what editors changed since.

Of an entry that an editor wrote, the database says which words name it; every other entry stands as the files
have it. What differs is told by a tag behind the pipeline's version, so that a text which was extracted
before a change can be run again, and its candidates say with which lists they were found.
"""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache
from typing import Any

from django.apps import apps
from django.db.models import Max, Q

from documents.extraction.lexicon import REFERENCE_DIR, Lexicon, load_lexicon
from documents.extraction.rows import Body, Concept
from documents.models import IssuingBody, MeasureType, Region, RegionName, Sector

#: How the history marks what the reference loader wrote; see ``services.reference``.
LOADER = "reference"
_HISTORIES = ("IssuingBodyEvent", "SectorEvent", "MeasureTypeEvent", "RegionEvent", "RegionNameEvent")
TAG_LENGTH = 8

State = tuple[int | None, ...]


def lexicon() -> Lexicon:
    """Return what extraction is to know now; the same object while no list changes."""
    return _built(_state())[0]


def tag() -> str:
    """Return what stands behind the pipeline's version: empty where no editor changed a list."""
    return _built(_state())[1]


def _state() -> State:
    """Return the newest version of a row of each list: what changes whenever one is written."""
    return tuple(
        apps.get_model("documents", name)._default_manager.aggregate(newest=Max("pgh_id"))["newest"]
        for name in _HISTORIES
    )


@lru_cache(maxsize=2)
def _built(state: State) -> tuple[Lexicon, str]:
    files = load_lexicon(REFERENCE_DIR)
    bodies = _bodies(files.bodies)
    sectors = _concepts(files.sectors, Sector)
    kinds = _concepts(files.measure_types, MeasureType)
    regions = _regions(files)
    changed = [
        row
        for fresh, known in (
            (bodies, files.bodies),
            (sectors, files.sectors),
            (kinds, files.measure_types),
            (regions, files.regions),
        )
        for row in set(fresh).symmetric_difference(known)
    ]
    if not changed:
        return files, ""
    digest = hashlib.sha256("\n".join(sorted(map(repr, changed))).encode()).hexdigest()[:TAG_LENGTH]
    own = Lexicon(regions=regions, bodies=bodies, sectors=sectors, measure_types=kinds)
    return own, f"+{digest}"


def _edited(model: str, key: str = "pgh_obj_id") -> set[int]:
    """Return the rows that somebody else than the loader changed, or that somebody made in the admin."""
    events = apps.get_model("documents", f"{model}Event")._default_manager
    by_hand = Q(pgh_context__isnull=True) | ~Q(pgh_context__metadata__contains={"source": LOADER})
    made = Q(pgh_label="insert", pgh_context__isnull=False)
    return set(events.filter(by_hand, ~Q(pgh_label="insert") | made).values_list(key, flat=True))


def _bodies(known: Iterable[Body]) -> tuple[Body, ...]:
    """Return the bodies, those that an editor wrote as the database has them, replaced ones left out."""
    edited = _edited("IssuingBody")
    rows = IssuingBody.objects.filter(pk__in=edited).select_related("region").order_by("pk")
    own = {(row.name_en, row.region.code if row.region else ""): row for row in rows}
    found = []
    for body in known:
        row = own.pop((body.name, body.region), None)
        if row is None:
            found.append(body)
        elif row.replaced_by_id is None:
            found.append(_body(row, [alias for alias in body.aliases if alias.startswith("~")]))
    new = [row for row in own.values() if row.confirmed and row.replaced_by_id is None]
    return (*found, *(_body(row, ()) for row in new))


def _body(row: IssuingBody, weak: Iterable[str]) -> Body:
    """Return a body as extraction takes it; the files' sign of a weak alias stays with it."""
    marked = {alias.removeprefix("~"): alias for alias in weak}
    return Body(
        name=row.name_en or row.name_zh,
        name_zh=row.name_zh,
        aliases=tuple(marked.get(alias, alias) for alias in row.aliases),
        region=row.region.code if row.region else "",
        branch=row.branch,
    )


def _concepts(known: Iterable[Concept], model: type[Any]) -> tuple[Concept, ...]:
    edited = _edited(model.__name__)
    rows = {row.code: row for row in model._default_manager.filter(pk__in=edited).order_by("pk")}
    found = []
    for concept in known:
        row = rows.pop(concept.code, None)
        if row is None:
            found.append(concept)
        elif row.replaced_by_id is None:
            found.append(_concept(row))
    return (*found, *(_concept(row) for row in rows.values() if row.replaced_by_id is None))


def _concept(row: Any) -> Concept:
    return Concept(row.code, row.label_en, row.label_zh, tuple(row.keywords_en), tuple(row.keywords_zh))


def _regions(files: Lexicon) -> tuple[Any, ...]:
    """Return the places; of one whose names an editor changed, the names of the database."""
    edited = _edited("Region") | _edited("RegionName", "region_id")
    rows = {row.code: row for row in Region.objects.filter(pk__in=edited)}
    names: dict[tuple[int, str], list[str]] = {}
    for name in RegionName.objects.filter(region__in=rows.values()).order_by("pk"):
        names.setdefault((name.region_id, name.language), []).append(f"{'~' * name.weak}{name.name}")
    return tuple(
        region
        if region.code not in rows
        else replace(
            region,
            name_en=rows[region.code].name_en,
            name_zh=rows[region.code].name_zh,
            aliases_en=_aliases(region.aliases_en, names.get((rows[region.code].pk, "en"), [])),
            aliases_zh=_aliases(region.aliases_zh, names.get((rows[region.code].pk, "zh"), [])),
        )
        for region in files.regions
        if region.code not in rows or rows[region.code].replaced_by_id is None
    )


def _aliases(known: tuple[str, ...], held: list[str]) -> tuple[str, ...]:
    """Return the names of the database, in the order of the file where they are the same."""
    return known if set(known) == set(held) else tuple(held)
