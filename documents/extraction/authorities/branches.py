"""Tells to which branch of public authority a body belongs, by the words of its name."""

import re
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.folding import fold

#: The branch of a body whose name says nothing.
UNKNOWN = "other"
#: Offices of a government belong to it: the row of governments is asked first for these.
_GENERAL_OFFICE = re.compile(
    r"government(?:'s)? office|general office of .{0,60}government|政府办公[厅室]|人民政府$|政府$"
)


@lru_cache(maxsize=1)
def _rows() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the branches with their patterns, the more telling first."""
    return tuple(
        (row["branch"], re.compile(row["pattern"])) for row in load("body_branches.json")["branches"]
    )


def branch_of(name: str) -> str:
    """Return the code of a branch (``vocabulary.BodyBranch``), ``other`` where the name does not tell."""
    said = fold(name).lower()
    if _GENERAL_OFFICE.search(said):
        return "government"
    return next((branch for branch, pattern in _rows() if pattern.search(said)), UNKNOWN)
