"""Turns what a finder says of its sureness into the share of such values that prove right.

The finders give scores on scales of their own. On labelled texts that no finder was written for, each
field's scores are mapped to frequencies by a logistic curve, and each method moves it a little; with few
examples the curve stays near the score itself. The table (``data/calibration.json``) is made by
``benchmarks/fit_confidence.py``; ``docs/extraction.md`` shows how well it holds.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.model import Evidence, MeasureDraft, RecordDraft

#: Scores of 0 and 1 have no logarithm of their odds; nothing is surer than this.
_LEAST, _MOST = 0.02, 0.98


@dataclass(frozen=True, slots=True)
class Curve:
    """The mapping of one field: ``shift`` and ``stretch`` of the log-odds, and what each method adds."""

    shift: float
    stretch: float
    methods: Mapping[str, float]

    def __call__(self, score: float, method: str) -> float:
        """Return the share of values with this score and method that prove right, 0 to 1."""
        odds = log_odds(score)
        return 1.0 / (
            1.0 + math.exp(-(odds + self.shift + self.stretch * odds + self.methods.get(method, 0.0)))
        )


def log_odds(score: float) -> float:
    """Return the logarithm of the odds of a score; the ends of the scale are cut off."""
    held = min(_MOST, max(_LEAST, score))
    return math.log(held / (1.0 - held))


@lru_cache(maxsize=1)
def curves() -> dict[str, Curve]:
    """Read the curve of every field."""
    rows = load("calibration.json")["fields"]
    return {name: Curve(row["shift"], row["stretch"], row["methods"]) for name, row in rows.items()}


def calibrated(evidence: Evidence) -> Evidence:
    """Return evidence with its confidence as a frequency; a field without a curve keeps its score."""
    curve = curves().get(evidence.field)
    if curve is None:
        return evidence
    return evidence._replace(confidence=round(curve(evidence.confidence, evidence.method), 3))


def calibrated_draft(draft: RecordDraft) -> RecordDraft:
    """Return a draft whose evidence and measures bear frequencies instead of scores.

    The draft's own confidence is their mean: the share of its values that is expected to be right.
    """
    evidence = tuple(calibrated(value) for value in draft.evidence)
    measures = tuple(calibrated_measure(measure) for measure in draft.measures)
    shares = [value.confidence for value in evidence] + [measure.confidence for measure in measures]
    return replace(
        draft,
        evidence=evidence,
        measures=measures,
        confidence=round(sum(shares) / len(shares), 3) if shares else draft.confidence,
    )


def calibrated_measure(measure: MeasureDraft) -> MeasureDraft:
    """Return a measure with its confidence as a frequency."""
    curve = curves().get("measure")
    if curve is None:
        return measure
    return measure._replace(confidence=round(curve(measure.confidence, measure.method), 3))
