"""Reference lists and starter policies, read from ``fixtures/reference`` into the database.

Loading twice changes nothing: a file that was loaded before, byte for byte, is passed over. When a file
has changed, rows that only this module ever wrote follow it; a row that an editor changed is left as he
left it and counted as kept. Nothing is deleted.
"""

import csv
import hashlib
import io
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pghistory
from django.apps import apps
from django.conf import settings
from django.db import models, transaction

from documents.models import (
    IssuingBody,
    LifecycleStage,
    MeasureType,
    ReferenceFile,
    Region,
    RegionName,
    Sector,
    SectorGroup,
)
from documents.services.bodies import free_slug
from documents.services.errors import InvalidValue
from documents.services.starter import load_starter_policies
from documents.vocabulary import RegionLevel

#: What marks a change in the history as this module's, so that it can be told from an editor's.
LOADER = "reference"

_LEVELS = [level.value for level in RegionLevel]


@dataclass(frozen=True, slots=True)
class Loaded:
    """What loading one file did; ``kept`` counts rows that differ from the file because an editor changed
    them.
    """

    name: str
    created: int = 0
    changed: int = 0
    kept: int = 0
    unchanged: bool = False


def reference_dir() -> Path:
    """Return the folder of the reference files."""
    return Path(settings.BASE_DIR) / "fixtures" / "reference"


def load_all(*, folder: Path | None = None) -> list[Loaded]:
    """Load every reference file of the folder, in the order in which they depend on each other."""
    folder = folder or reference_dir()
    return [_load_file(folder / name, load) for name, load in LOADERS.items()]


def _load_file(path: Path, load: Callable[[str], tuple[int, int, int]]) -> Loaded:
    """Load one file in one transaction, unless these very bytes were loaded before."""
    data = path.read_bytes()
    digest = hashlib.sha256(data).hexdigest()
    with transaction.atomic(), pghistory.context(source=LOADER):
        row, _ = ReferenceFile.objects.select_for_update().get_or_create(name=path.name)
        if row.sha256 == digest:
            return Loaded(path.name, unchanged=True)
        created, changed, kept = load(data.decode("utf-8"))
        row.sha256 = digest
        row.save()
    return Loaded(path.name, created, changed, kept)


# Regions


def load_regions(text: str) -> tuple[int, int, int]:
    """Load the gazetteer: ``regions.csv`` as its header line names the columns, a parent's code before or
    after.
    """
    rows = list(csv.DictReader(io.StringIO(text, newline="")))
    rows.sort(key=lambda row: (_LEVELS.index(row["level"]), int(row["rank"])))
    rows = _parents_first(rows)
    if not Region.objects.exists():
        nodes = _plant(rows)
        _load_names(rows, nodes)
        return len(nodes), 0, 0
    nodes = {region.code: region for region in Region.objects.all()}
    touched = _edited(Region)
    created = changed = kept = 0
    for row in rows:
        values = _region_values(row)
        node = nodes.get(row["code"])
        if node is None:
            parent = nodes.get(row["parent"])
            node = Region(code=row["code"], **values)
            if parent is None:
                nodes[row["code"]] = Region.objects.add_root(instance=node)
            else:
                nodes[row["code"]] = Region.objects.add_child(parent, instance=node)
            created += 1
        elif _differs(node, values):
            if node.pk in touched:
                kept += 1
            else:
                _assign(node, values)
                changed += 1
    _load_names(rows, nodes)
    return created, changed, kept


def _plant(rows: list[dict[str, str]]) -> dict[str, Region]:
    """Make the whole tree at once, parents first: node by node it takes ten times as long."""
    nodes: dict[str, Region] = {}
    roots = 0
    for row in rows:
        parent = nodes.get(row["parent"])
        if parent is None:
            roots += 1
        else:
            parent.numchild += 1
        step = roots if parent is None else parent.numchild
        nodes[row["code"]] = Region(
            code=row["code"],
            depth=1 if parent is None else parent.depth + 1,
            path=Region._get_path(
                "" if parent is None else parent.path, 1 if parent is None else parent.depth + 1, step
            ),
            **_region_values(row),
        )
    Region.objects.bulk_create(nodes.values())
    return nodes


def _parents_first(rows: list[dict[str, str]]) -> list[dict[str, str]]:
    """Order the rows so that each stands behind its parent; raise ``InvalidValue`` where a parent is
    missing.
    """
    ordered: dict[str, dict[str, str]] = {}
    waiting = rows
    while waiting:
        left = []
        for row in waiting:
            if not row["parent"] or row["parent"] in ordered:
                ordered[row["code"]] = row
            else:
                left.append(row)
        if len(left) == len(waiting):
            raise InvalidValue(
                f"Region {left[0]['code']} names the parent {left[0]['parent']}, which is not in the file."
            )
        waiting = left
    return list(ordered.values())


def _region_values(row: Mapping[str, str]) -> dict[str, Any]:
    """Turn one line of the gazetteer into the columns of a region."""
    return {
        "level": row["level"],
        "name_en": row["name_en"],
        "name_zh": row["name_zh"],
        "lat": float(row["lat"]) if row["lat"] else None,
        "lng": float(row["lng"]) if row["lng"] else None,
        "rank": int(row["rank"]),
        "source": row["source"],
    }


def _load_names(rows: Iterable[Mapping[str, str]], nodes: Mapping[str, Region]) -> None:
    """Add the other names that are not there yet; ``~`` in front of one in the file marks it weak."""
    known = set(RegionName.objects.values_list("region_id", "language", "name"))
    names = [
        RegionName(
            region=nodes[row["code"]], language=language, name=name.lstrip("~"), weak=name.startswith("~")
        )
        for row in rows
        for language in ("en", "zh")
        for name in filter(None, row[f"aliases_{language}"].split("|"))
    ]
    RegionName.objects.bulk_create(
        [name for name in names if (name.region_id, name.language, name.name) not in known],
        ignore_conflicts=True,
    )


# Lists of terms


def load_sectors(text: str) -> tuple[int, int, int]:
    """Load the groups of sectors and the sectors in them."""
    groups = json.loads(text)
    counts = [_upsert(SectorGroup, "code", [_term(group, place) for place, group in enumerate(groups)])]
    by_code = {group.code: group for group in SectorGroup.objects.all()}
    sectors = [(group["code"], sector) for group in groups for sector in group["sectors"]]
    counts.append(
        _upsert(
            Sector,
            "code",
            [
                _term(sector, place)
                | _keywords(sector)
                | {"group": by_code[group], "close_match": sector.get("closeMatch", [])}
                for place, (group, sector) in enumerate(sectors)
            ],
        )
    )
    return _total(counts)


def load_measure_types(text: str) -> tuple[int, int, int]:
    """Load the kinds of measures."""
    rows = json.loads(text)
    return _upsert(
        MeasureType,
        "code",
        [
            _term(row, place) | _keywords(row) | {"stip": row.get("stip", "")}
            for place, row in enumerate(rows)
        ],
    )


def load_lifecycle(text: str) -> tuple[int, int, int]:
    """Load what the stages of an act's legal life mean."""
    rows = json.loads(text)
    return _upsert(
        LifecycleStage,
        "code",
        [
            _term(row, place)
            | {"legal_force": row["legislationLegalForce"] or "", "explanation": row["explanation"]}
            for place, row in enumerate(rows)
        ],
    )


def load_bodies(text: str) -> tuple[int, int, int]:
    """Load the well-known issuing bodies; one is told from another by its English name and its place."""
    regions = {region.code: region for region in Region.objects.all()}
    known = {(body.name_en, body.region_id): body for body in IssuingBody.objects.all()}
    touched = _edited(IssuingBody)
    created = changed = kept = 0
    for row in json.loads(text):
        region = regions[row["region"]] if row["region"] else None
        values = {
            "name_zh": row["name_zh"],
            # A weak alias, "~" before it, is told from its namesakes by the place; see services/bodies.py.
            "aliases": [alias.lstrip("~") for alias in (*row["aliases_en"], *row["aliases_zh"])],
            "branch": row["branch"],
            "confirmed": True,
        }
        body = known.get((row["name_en"], region.pk if region else None))
        if body is None:
            IssuingBody.objects.create(
                slug=free_slug(name=row["name_en"]), name_en=row["name_en"], region=region, **values
            )
            created += 1
        elif _differs(body, values):
            if body.pk in touched:
                kept += 1
            else:
                _assign(body, values)
                changed += 1
    return created, changed, kept


def _term(row: Mapping[str, Any], position: int) -> dict[str, Any]:
    """Turn a concept of a reference file into the columns that all terms share."""
    return {
        "code": row["code"],
        "label_en": row["label"]["en"],
        "label_zh": row["label"]["zh"],
        "position": position,
    }


def _keywords(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return the words of a concept in each language."""
    return {"keywords_en": row["keywords"]["en"], "keywords_zh": row["keywords"]["zh"]}


def _upsert(model: type[models.Model], key: str, rows: list[dict[str, Any]]) -> tuple[int, int, int]:
    """Create the rows that are new and change those that differ and that no editor has touched."""
    known = {getattr(row, key): row for row in model._default_manager.all()}
    touched = _edited(model)
    created = changed = kept = 0
    for values in rows:
        row = known.get(values[key])
        if row is None:
            model._default_manager.create(**values)
            created += 1
        elif _differs(row, values):
            if row.pk in touched:
                kept += 1
            else:
                _assign(row, values)
                changed += 1
    return created, changed, kept


def _edited(model: type[models.Model]) -> set[int]:
    """Return the keys of the rows that somebody else than the loader has changed."""
    try:
        events = apps.get_model("documents", f"{model.__name__}Event")
    except LookupError:  # a list without a history is the loader's alone
        return set()
    changes = events._default_manager.filter(pgh_label="update")
    return {
        key
        for key, context in changes.values_list("pgh_obj_id", "pgh_context__metadata")
        if (context or {}).get("source") != LOADER
    }


def _differs(row: models.Model, values: Mapping[str, Any]) -> bool:
    """Tell whether any of the values is not the row's."""
    return any(getattr(row, name) != value for name, value in values.items())


def _assign(row: models.Model, values: Mapping[str, Any]) -> None:
    """Write the values into the row."""
    for name, value in values.items():
        setattr(row, name, value)
    row.save(update_fields=list(values))


def _total(counts: Iterable[tuple[int, int, int]]) -> tuple[int, int, int]:
    """Add counts up."""
    created, changed, kept = zip(*counts, strict=True)
    return sum(created), sum(changed), sum(kept)


#: The files in the order in which they lean on each other, each with what reads it.
LOADERS: dict[str, Callable[[str], tuple[int, int, int]]] = {
    "regions.csv": load_regions,
    "sectors.json": load_sectors,
    "measure_types.json": load_measure_types,
    "lifecycle.json": load_lifecycle,
    "bodies.json": load_bodies,
    "starter_policies.jsonl": load_starter_policies,
}
