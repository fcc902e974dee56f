"""The lists that policies are sorted into, as the pages need them: places in tree order, sectors, measure
types.
"""

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass, field
from operator import itemgetter

from documents.models import MeasureType, Region, Sector, SectorGroup


@dataclass(frozen=True, slots=True)
class Label:
    """A code with its names in both languages, and the key of its row."""

    pk: int
    code: str
    label_en: str
    label_zh: str
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place with its number in tree order: ``number`` to ``last`` are itself and all places below it."""

    pk: int
    number: int
    last: int
    code: str
    level: str
    label_en: str
    label_zh: str
    above: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Lists:
    """The lists at one moment."""

    places: tuple[Place, ...]
    children: dict[int | None, tuple[int, ...]]
    sectors: tuple[Label, ...]
    groups: tuple[tuple[Label, tuple[Label, ...]], ...]
    measure_types: tuple[Label, ...]
    place_of_code: dict[str, Place] = field(default_factory=dict)
    place_of_pk: dict[int, Place] = field(default_factory=dict)
    sector_of_code: dict[str, Label] = field(default_factory=dict)
    measure_type_of_code: dict[str, Label] = field(default_factory=dict)


def read_lists() -> Lists:
    """Read the lists from the database, in four queries."""
    places = _places()
    below: dict[int | None, list[int]] = defaultdict(list)
    for place in places:
        below[place.above[-1] if place.above else None].append(place.number)
    sectors = [
        (
            row.group_id,
            Label(row.pk, row.code, row.label_en, row.label_zh, (*row.keywords_en, *row.keywords_zh)),
        )
        for row in Sector.objects.filter(replaced_by=None)
    ]
    groups = tuple(
        (
            Label(group.pk, group.code, group.label_en, group.label_zh),
            tuple(label for group_pk, label in sectors if group_pk == group.pk),
        )
        for group in SectorGroup.objects.all()
    )
    groups = tuple((group, members) for group, members in groups if members)
    measure_types = tuple(
        Label(row.pk, row.code, row.label_en, row.label_zh, (*row.keywords_en, *row.keywords_zh))
        for row in MeasureType.objects.filter(replaced_by=None)
    )
    labels = tuple(label for _, members in groups for label in members)
    return Lists(
        places=places,
        children={above: tuple(numbers) for above, numbers in below.items()},
        sectors=labels,
        groups=groups,
        measure_types=measure_types,
        place_of_code={place.code: place for place in places},
        place_of_pk={place.pk: place for place in places},
        sector_of_code={label.code: label for label in labels},
        measure_type_of_code={label.code: label for label in measure_types},
    )


def _places() -> tuple[Place, ...]:
    """Read the tree. A path begins with the path above it, so all places below one stand right behind it."""
    fields = ("pk", "path", "code", "level", "name_en", "name_zh")
    rows = sorted(Region.objects.order_by().values_list(*fields), key=itemgetter(1))
    paths = [row[1] for row in rows]
    number_of = {path: number for number, path in enumerate(paths)}
    places = []
    for number, (pk, path, code, level, name_en, name_zh) in enumerate(rows):
        steps = range(Region.steplen, len(path), Region.steplen)
        above = tuple(number_of[path[:step]] for step in steps if path[:step] in number_of)
        last = bisect_right(paths, path + "\uffff") - 1
        places.append(Place(pk, number, last, code, level, name_en, name_zh, above))
    return tuple(places)
