"""Small charts as numbers that a template draws; every one has a table or a list beside it."""

from dataclasses import dataclass

from documents.search.params import Params
from documents.web.choices import browse_url

#: The drawing area of the columns, in its own units.
HEIGHT = 64
STEP = 14
GAP = 3
#: Earlier years are counted together, so that one early act does not flatten the rest.
MOST_YEARS = 16
#: Fewer years than this are drawn with empty ones before them, so that a column keeps its width.
FEWEST_YEARS = 12


@dataclass(frozen=True, slots=True)
class Column:
    """One year: its count, its place in the drawing, and the address of its policies."""

    label: str
    count: int
    x: int
    y: int
    width: int
    height: int
    url: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Years:
    """Policies by year; ``width`` and ``height`` are of the drawing."""

    columns: tuple[Column, ...]
    width: int
    height: int = HEIGHT


def years(counts: dict[int, int], params: Params) -> Years:
    """Return the columns of the last years that have policies, the years before them as one column."""
    if not counts:
        return Years((), 1)
    last = max(counts)
    first = min(max(min(counts), last - MOST_YEARS + 1), last - FEWEST_YEARS + 1)
    early = sum(count for year, count in counts.items() if year < first)
    bars = [(str(year), counts.get(year, 0), str(year), str(year)) for year in range(first, last + 1)]
    if early:
        bars.insert(0, (f"–{first - 1}", early, "", str(first - 1)))
    most = max(count for _, count, _, _ in bars)
    columns = []
    for place, (label, count, begins, ends) in enumerate(bars):
        height = max(round(count / most * HEIGHT), 2) if count else 0
        chosen = (params.from_, params.to) == (begins, ends)
        url = browse_url(params.setting(from_="" if chosen else begins, to="" if chosen else ends))
        columns.append(Column(label, count, place * STEP, HEIGHT - height, STEP - GAP, height, url, chosen))
    return Years(tuple(columns), max(len(columns) * STEP - GAP, 1))
