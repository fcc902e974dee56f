"""Fits a logistic regression in plain Python: some thousand rows, eighty features, ridge penalty, Newton."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

Features = Mapping[str, float]

#: Newton's method on so few features is done long before.
_STEPS = 40
_SMALL = 1e-6


@dataclass(frozen=True)
class Example:
    """One labelled row; ``group`` is the text that it comes from, so that folds never part a text.

    ``offset`` is log-odds that are known beforehand; the weights say what is to be added to them;
    ``passage`` numbers the part of the text that the row stands in.
    """

    features: Features
    positive: bool
    group: str
    weight: float = 1.0
    offset: float = 0.0
    passage: int = 0


def chance(weights: Mapping[str, float], features: Features, offset: float = 0.0) -> float:
    """Return the probability that the weights give to a row."""
    return _logistic(offset + sum(weights.get(name, 0.0) * value for name, value in features.items()))


def _logistic(odds: float) -> float:
    """Return the probability of log-odds, cut off where it is sure beyond doubt."""
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, odds))))


def fit(
    examples: Sequence[Example],
    *,
    penalty: float,
    free: frozenset[str] = frozenset(),
    rare: int = 6,
    stiff: str = "\0",
    stiffness: float = 1.0,
) -> dict[str, float]:
    """Return the weights; features in fewer than ``rare`` rows are left out, those in ``free`` not penalised.

    Features whose name begins with ``stiff`` are penalised ``stiffness`` times as much.
    """
    counts: dict[str, int] = {}
    for example in examples:
        for name in example.features if example.weight else ():
            counts[name] = counts.get(name, 0) + 1
    names = sorted(name for name, count in counts.items() if count >= rare)
    index = {name: i for i, name in enumerate(names)}
    rows = [[(index[n], v) for n, v in e.features.items() if n in index] for e in examples]
    ridge = [1e-2 if n in free else penalty * (stiffness if n.startswith(stiff) else 1.0) for n in names]
    beta = [0.0] * len(names)
    for _ in range(_STEPS):
        step = _newton(examples, rows, beta, ridge)
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(abs(s) for s in step) < _SMALL:
            break
    return dict(zip(names, beta, strict=True))


def _newton(
    examples: Sequence[Example],
    rows: Sequence[Sequence[tuple[int, float]]],
    beta: list[float],
    ridge: list[float],
) -> list[float]:
    """Return one step of Newton's method."""
    size = len(beta)
    hessian = [[ridge[i] if i == j else 0.0 for j in range(size)] for i in range(size)]
    slope = [-r * b for r, b in zip(ridge, beta, strict=True)]
    for example, row in zip(examples, rows, strict=True):
        p = _logistic(example.offset + sum(beta[i] * v for i, v in row))
        pull = example.weight * (float(example.positive) - p)
        curve = example.weight * p * (1 - p)
        for i, v in row:
            slope[i] += pull * v
            line = hessian[i]
            for j, w in row:
                line[j] += curve * v * w
    return solve(hessian, slope)


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a symmetric positive definite system by Cholesky's method."""
    size = len(right)
    low = [[0.0] * size for _ in range(size)]
    for i in range(size):
        for j in range(i + 1):
            rest = matrix[i][j] - sum(a * b for a, b in zip(low[i][:j], low[j][:j], strict=True))
            low[i][j] = math.sqrt(max(rest, 1e-12)) if i == j else rest / low[j][j]
    half = [0.0] * size
    for i in range(size):
        half[i] = (right[i] - sum(low[i][k] * half[k] for k in range(i))) / low[i][i]
    found = [0.0] * size
    for i in reversed(range(size)):
        found[i] = (half[i] - sum(low[k][i] * found[k] for k in range(i + 1, size))) / low[i][i]
    return found


def cross_validated(examples: Sequence[Example], folds: int, **options: object) -> list[float]:
    """Return for every row the probability that weights fitted without its text give to it."""
    groups = sorted({example.group for example in examples})
    home = {group: i % folds for i, group in enumerate(groups)}
    chances = [0.0] * len(examples)
    for fold in range(folds):
        weights = fit([e for e in examples if home[e.group] != fold], **options)  # type: ignore[arg-type]
        for i, example in enumerate(examples):
            if home[example.group] == fold:
                chances[i] = chance(weights, example.features)
    return chances
