"""How a cell would stand once written: what was typed, checked, with what the policy keeps of its own."""

from collections.abc import Callable, Mapping, Sequence

from documents.services.bulk import cells, columns
from documents.services.bulk.lists import Lists, page_of
from documents.services.errors import InvalidValue


def _single(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    cells.single(column, cell, lists)
    return cell


def _date(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    value = cells.date(cell)
    if value is None:
        return ""
    return value.date.text if value.basis == "stated" else f"{value.date.text} {value.basis}"


def _bodies(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    return columns.SEPARATORS[column].join(body.slug for body in cells.bodies(cell, lists))


def _sectors(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    return columns.SEPARATORS[column].join(sorted(sector.code for sector in cells.sectors(cell, lists)))


def _primary(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    if cell:
        lists.term("sector", cell)
    return cell


def _measures(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    return "\n".join(f"{kind.code}: {words}" for kind, words in cells.measures(cell, lists))


def _sources(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    """Return the lines that stand, with those of the cell: a tier may change, a page may come."""
    held = {_page(line): line for line in filter(None, current[column].split("\n"))}
    fresh = "\n".join(line for line in cell.split("\n") if line not in held.values())
    for source in cells.sources(fresh):
        key = source.page or source.url
        if key not in held and not source.page:
            raise InvalidValue(f"The policy has no source “{source.url}”: give a page by its address.")
        url = held[key].partition(" ")[2] if key in held else source.url
        held[key] = f"{source.tier} {url}"
    return "\n".join(held.values())


def _page(line: str) -> str:
    """Return what tells a source from another: the canonical address, or how else it is named."""
    return page_of(line) or line.partition(" ")[2]


def _quotes(column: str, cell: str, current: Mapping[str, str], lists: Lists) -> str:
    held = list(filter(None, current[column].split("\n")))
    come = [f"{quote.field.value}: {quote.words}" for quote in cells.quotes(fresh_lines(cell, held))]
    return "\n".join(dict.fromkeys([*held, *come]))


def fresh_lines(cell: str, held: Sequence[str]) -> str:
    """Return the lines of a cell that are not held yet."""
    return "\n".join(line for line in cell.split("\n") if line not in held)


Reader = Callable[[str, str, Mapping[str, str], Lists], str]
#: How each column is read, in the order in which they are shown.
READERS: dict[str, Reader] = {
    **dict.fromkeys(columns.SINGLE, _single),
    **dict.fromkeys(columns.DATES, _date),
    columns.BODIES: _bodies,
    columns.SECTORS: _sectors,
    columns.PRIMARY: _primary,
    columns.MEASURES: _measures,
    columns.SOURCES: _sources,
    columns.QUOTES: _quotes,
}
