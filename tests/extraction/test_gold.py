"""The gate: extraction keeps its F1 by field over the texts of our own wording."""

import json

import pytest

from tests.gold.score import FLOORS, TEXTS, below_floor, corpus_hash, figures, measure
from tests.gold.scoring import FIELDS, Labelled, Tally, compare, load

GOLD = load(TEXTS)


@pytest.fixture(scope="module")
def found():
    """F1 by field over all labelled texts."""
    return figures(measure(GOLD))


@pytest.mark.parametrize("field", [*FIELDS, "all"])
def test_no_field_falls_under_its_floor(found, field):
    floors = json.loads(FLOORS.read_text(encoding="utf-8"))["f1"]
    assert below_floor({field: found[field]}, {field: floors[field]}) == {}


def test_the_floors_were_measured_on_these_texts():
    known = json.loads(FLOORS.read_text(encoding="utf-8"))["corpus"]
    assert known == corpus_hash(), "texts changed: run tests/gold/score.py --raise and look at the figures"


def test_the_corpus_holds_every_kind_in_both_languages():
    kinds = {(text.kind, "-zh-" in text.name) for text in GOLD}
    expected = {"official", "news", "mt", "roundup", "negative"}
    assert len(GOLD) >= 40
    assert kinds == {(kind, chinese) for kind in expected for chinese in (False, True)}


@pytest.mark.parametrize("text", GOLD, ids=lambda text: text.name)
def test_what_is_expected_stands_in_the_text(text: Labelled):
    for record in text.records:
        quotes = [record["anchor"], *(m["text"] for m in record["measures"])]
        assert [quote for quote in quotes if quote not in text.text] == []


def _expected(**changes):
    row = {
        "anchor": "the council issued",
        "region": ["CH"],
        "date": ["2021"],
        "bodies": [["Council of Bern"]],
        "title": ["Ledger Rules"],
        "sectors": ["finance"],
        "measures": [{"text": "banks keep their books on a ledger"}],
    }
    return {**row, **changes}


def _found(**changes):
    row = {
        "start": 0,
        "end": 40,
        "region": "CH",
        "date": "2021",
        "issuing_bodies": ["Council of Bern"],
        "title": "Ledger Rules",
        "sectors": ["finance"],
        "measures": [{"text": "banks keep their books on a ledger"}],
    }
    return {**row, **changes}


def _tally(expected, found):
    tally = Tally()
    compare(tally, Labelled("x", "news", "Today the council issued Ledger Rules.", tuple(expected)), found)
    return tally


def test_a_perfect_record_scores_one():
    assert _tally([_expected()], [_found()]).f1() == 1.0


def test_a_missed_record_loses_all_its_slots():
    tally = _tally([_expected()], [])
    assert tally.misses.total() == 7
    assert tally.f1() == 0.0


def test_a_record_too_many_is_a_false_alarm_in_every_slot():
    tally = _tally([], [_found()])
    assert (tally.alarms["record"], tally.alarms["measure"], tally.alarms["sector"]) == (1, 1, 1)


def test_a_date_where_none_is_told_is_a_false_alarm():
    tally = _tally([_expected(date=[])], [_found()])
    assert (tally.hits["date"], tally.alarms["date"], tally.misses["date"]) == (0, 1, 0)


def test_an_allowed_sector_neither_earns_nor_costs():
    tally = _tally([_expected(sectors_allowed=["trade"])], [_found(sectors=["finance", "trade"])])
    assert (tally.hits["sector"], tally.alarms["sector"]) == (1, 0)


def test_an_allowed_measure_neither_earns_nor_costs():
    allowed = [{"text": "the rules replace those of last year"}]
    said = [{"text": "banks keep their books on a ledger"}, {"text": "the rules replace those of last year"}]
    tally = _tally([_expected(measures_allowed=allowed)], [_found(measures=said)])
    assert (tally.hits["measure"], tally.alarms["measure"]) == (1, 0)


def test_an_optional_record_may_be_found_or_left():
    row = _expected(optional=True)
    assert _tally([row], []).f1() == 1.0
    assert _tally([row], [_found()]).alarms.total() == 0


def test_a_figure_under_its_floor_is_named():
    assert below_floor({"date": 0.7, "all": 0.9}, {"date": 0.8, "all": 0.9}) == {"date": (0.7, 0.8)}
