"""Shades of a table by number, from the palest to the strongest that text can be read on."""

from dataclasses import dataclass
from math import ceil

#: Where a shade ends, as a share of the largest number.
_STEPS = (0.1, 0.3, 0.6, 1.0)


@dataclass(frozen=True, slots=True)
class Heat:
    """The largest number of each shade, palest first."""

    bounds: tuple[int, ...]

    def level(self, count: int) -> int:
        """Return the shade of a number, 1 to 4, or 0 for none."""
        return next((place for place, bound in enumerate(self.bounds, 1) if 0 < count <= bound), 0)

    @property
    def legend(self) -> list[tuple[int, str]]:
        """Return each shade with the numbers it stands for; a shade of none is left out."""
        lows = [1, *(bound + 1 for bound in self.bounds[:-1])]
        ranges = enumerate(zip(lows, self.bounds, strict=True), 1)
        return [
            (level, str(low) if low == high else f"{low}–{high}")
            for level, (low, high) in ranges
            if low <= high
        ]


def heat(most: int) -> Heat:
    """Return the shades for numbers up to ``most``."""
    return Heat(tuple(ceil(most * step) for step in _STEPS))
