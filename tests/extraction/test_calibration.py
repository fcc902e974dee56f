"""Confidences as frequencies."""

import pytest

from documents.extraction.calibration import Curve, calibrated, curves
from documents.extraction.model import Evidence
from documents.extraction.pipeline import extract

PLAIN = Curve(shift=0.0, stretch=0.0, methods={})


def evidence(field, confidence=0.8):
    return Evidence(field, "x", 0, 1, "x", confidence, "some-rule")


@pytest.mark.parametrize("score", [0.1, 0.5, 0.9])
def test_a_curve_that_learnt_nothing_keeps_the_score(score):
    assert PLAIN(score, "any") == pytest.approx(score)


def test_no_score_is_certain():
    assert 0.0 < PLAIN(0.0, "any") < PLAIN(1.0, "any") < 1.0


def test_a_method_moves_the_score():
    curve = Curve(0.0, 0.0, {"careless": -1.0})
    assert curve(0.8, "careless") < curve(0.8, "other")


def test_a_field_without_a_curve_keeps_its_score():
    assert calibrated(evidence("lifecycle")).confidence == 0.8


def test_every_curve_rises_with_the_score():
    for curve in curves().values():
        found = [curve(score, "unheard-of") for score in (0.2, 0.5, 0.8, 0.95)]
        assert found == sorted(found)


def test_extraction_gives_calibrated_confidences():
    text = "On 4 May 2021 the Ministry of Justice of Norway issued rules.\n1. Courts shall keep a blockchain."
    for record in extract(text).records:
        assert all(0.0 < e.confidence < 1.0 for e in record.evidence)
        assert all(0.0 < m.confidence < 1.0 for m in record.measures)
