"""What extraction knows of the world: places, issuing bodies, sectors and measure types.

A ``Lexicon`` is built from plain rows, so that the reference files and the database can both fill it.
``load_lexicon`` reads the files; nothing here knows Django.
"""

import csv
import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from documents.extraction.datafiles import DATA_DIR
from documents.extraction.gazetteer import Gazetteer
from documents.extraction.rows import Body, Concept, Region

__all__ = ["DATA_DIR", "REFERENCE_DIR", "Body", "Concept", "Lexicon", "Region", "load_lexicon"]

#: Where the reference lists stand when the package runs from a checkout.
REFERENCE_DIR = Path(__file__).resolve().parents[2] / "fixtures" / "reference"


@dataclass(frozen=True, eq=False)
class Lexicon:
    """The rows that the finders look things up in. Build one and keep it: indexes are made once.

    Two lexicons are equal only if they are the same object, so that a finder may cache by it.
    """

    regions: tuple[Region, ...]
    bodies: tuple[Body, ...] = ()
    sectors: tuple[Concept, ...] = ()
    measure_types: tuple[Concept, ...] = ()
    region_by_code: dict[str, Region] = field(init=False, repr=False, default_factory=dict)
    _ancestors: dict[str, tuple[str, ...]] = field(init=False, repr=False, default_factory=dict)

    def __post_init__(self) -> None:
        """Index the regions by code."""
        self.region_by_code.update({region.code: region for region in self.regions})

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The index of all names of all regions, made at first use."""
        return Gazetteer(self.regions)

    def ancestors(self, code: str) -> tuple[str, ...]:
        """Return ``code`` and the codes above it, nearest first; empty for an unknown code."""
        if code not in self._ancestors:
            chain: list[str] = []
            region = self.region_by_code.get(code)
            while region is not None and region.code not in chain:
                chain.append(region.code)
                region = self.region_by_code.get(region.parent)
            self._ancestors[code] = tuple(chain)
        return self._ancestors[code]


def _split(cell: str) -> tuple[str, ...]:
    """Take a cell of alternatives apart at its bars."""
    return tuple(part.strip() for part in cell.split("|") if part.strip())


def regions_from_csv(path: Path) -> tuple[Region, ...]:
    """Read the gazetteer; the columns are those of ``regions.csv``."""
    with path.open(encoding="utf-8", newline="") as lines:
        return tuple(
            Region(
                code=row["code"],
                parent=row["parent"],
                level=row["level"],
                name_en=row["name_en"],
                name_zh=row["name_zh"],
                aliases_en=_split(row["aliases_en"]),
                aliases_zh=_split(row["aliases_zh"]),
                rank=int(row["rank"]),
            )
            for row in csv.DictReader(lines)
        )


def concept(row: dict[str, Any]) -> Concept:
    """Make a concept from its JSON form (``code``, ``label``, ``keywords``)."""
    words = row.get("keywords", {})
    return Concept(
        code=row["code"],
        label_en=row["label"]["en"],
        label_zh=row["label"]["zh"],
        keywords_en=tuple(words.get("en", ())),
        keywords_zh=tuple(words.get("zh", ())),
    )


def sectors_from_json(path: Path) -> tuple[Concept, ...]:
    """Read the sectors of all groups, in their order."""
    groups = json.loads(path.read_text(encoding="utf-8"))
    return tuple(concept(row) for group in groups for row in group["sectors"])


def measure_types_from_json(path: Path) -> tuple[Concept, ...]:
    """Read the measure types, in their order."""
    return tuple(concept(row) for row in json.loads(path.read_text(encoding="utf-8")))


def bodies_from_json(path: Path) -> tuple[Body, ...]:
    """Read the known issuing bodies; no file, no bodies."""
    if not path.exists():
        return ()
    rows: Iterable[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return tuple(
        Body(
            name=row["name_en"],
            name_zh=row["name_zh"],
            aliases=(*row["aliases_en"], *row["aliases_zh"]),
            region=row["region"] or "",
            branch=row["branch"],
        )
        for row in rows
    )


@lru_cache(maxsize=4)
def load_lexicon(reference_dir: Path = REFERENCE_DIR) -> Lexicon:
    """Build the lexicon from the reference files and ``data/``; the same folder gives the same object."""
    return Lexicon(
        regions=regions_from_csv(reference_dir / "regions.csv"),
        bodies=bodies_from_json(reference_dir / "bodies.json"),
        sectors=sectors_from_json(reference_dir / "sectors.json"),
        measure_types=measure_types_from_json(reference_dir / "measure_types.json"),
    )
