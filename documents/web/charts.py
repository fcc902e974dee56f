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
    known = sorted(counts)
    tail = known[-MOST_YEARS:]
    early = sum(counts[year] for year in known[:-MOST_YEARS])
    bars = [(str(year), counts[year], str(year), str(year)) for year in tail]
    if early:
        bars.insert(0, (f"–{tail[0] - 1}", early, "", str(tail[0] - 1)))
    most = max((count for _, count, _, _ in bars), default=1)
    columns = []
    for place, (label, count, first, last) in enumerate(bars):
        height = max(round(count / most * HEIGHT), 2) if count else 0
        chosen = params.from_ == first and params.to == last
        url = browse_url(params.setting(from_="" if chosen else first, to="" if chosen else last))
        columns.append(Column(label, count, place * STEP, HEIGHT - height, STEP - GAP, height, url, chosen))
    return Years(tuple(columns), max(len(columns) * STEP - GAP, 1))
