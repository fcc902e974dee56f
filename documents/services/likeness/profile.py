"""What is compared of a record, and what comparing two of them says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a record. ``region`` is the path of its place in the tree, ``""`` where it has
    none.

    ``dates`` are the first and last days of what its dates span; ``day`` is month and day where the year
    is not known; ``told_on`` are the days on which the page that tells of it came out. ``places`` are the
    names of its region and of those above it, which tell nothing more within one region. ``bodies_listed``
    says that each of its bodies is an entry of the list of bodies, so that another name is another body.
    ``text`` is its passage or its summary, ``pages`` are the addresses that tell of it.
    """

    titles: tuple[str, ...] = ()
    number: str = ""
    region: str = ""
    places: tuple[str, ...] = ()
    dates: tuple[tuple[date, date], ...] = ()
    day: str = ""
    told_on: tuple[date, date] | None = None
    document_type: str = "other"
    lifecycle: str = "unknown"
    bodies: frozenset[str] = frozenset()
    bodies_listed: bool = False
    sectors: frozenset[str] = frozenset()
    measures: tuple[str, ...] = ()
    amounts: frozenset[tuple[str, str]] = frozenset()
    text: str = ""
    pages: frozenset[str] = frozenset()

    @property
    def told(self) -> str:
        """Return its titles, its measures and its passage, a line each."""
        return "\n".join((*self.titles, *self.measures, self.text))


@dataclass(frozen=True, slots=True)
class Likeness:
    """The odds that two records are one act, from 0 to 1, and what speaks for it."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One observation: its weight in log odds, and the words for it where it speaks for one act."""

    weight: float = 0.0
    reason: str = ""


Observe = Callable[[Profile, Profile], Sign]


def step(value: float, steps: tuple[tuple[float, float], ...]) -> float:
    """Return the weight of the highest step that ``value`` reaches."""
    return next(weight for least, weight in steps if value >= least)
