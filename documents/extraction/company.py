"""Weighs a unit among the others of its passage: beside a sure measure an unsure one is less likely one."""

import math
from collections.abc import Mapping, Sequence

#: The log-odds that stand for a neighbour where there is none.
_NOBODY = -1.0
#: So many other measures are many; more say nothing new.
_MANY = 3.0


def chance(odds: float) -> float:
    """Return the probability of log-odds."""
    return 1.0 / (1.0 + math.exp(-odds))


def describe(odds: Sequence[float]) -> list[dict[str, float]]:
    """Return for every unit its log-odds, its neighbours', and how sure the surest other and all are."""
    best = sorted(odds, reverse=True)[:2]
    total = sum(map(chance, odds))
    rows = []
    for at, own in enumerate(odds):
        others = best[1:] if own == best[0] else best[:1]
        rows.append(
            {
                "bias": 1.0,
                "own": own,
                "before": odds[at - 1] if at else _NOBODY,
                "after": odds[at + 1] if at + 1 < len(odds) else _NOBODY,
                "best": chance(others[0]) if others else 0.0,
                "others": min(_MANY, total - chance(own)),
            }
        )
    return rows


def likelihoods(odds: Sequence[float], weights: Mapping[str, float]) -> list[float]:
    """Return for every unit of a passage how likely it is a measure, 0 to 1."""
    return [
        chance(math.fsum(weights.get(name, 0.0) * value for name, value in row.items()))
        for row in describe(odds)
    ]
