"""Dates are read as EDTF, or refused with a sentence."""

from datetime import date

import pytest

from documents.edtf import parse
from documents.vocabulary import DatePrecision

SPANS = [
    ("2020-04-08", date(2020, 4, 8), date(2020, 4, 8), DatePrecision.DAY),
    ("2020-04-08?", date(2020, 4, 8), date(2020, 4, 8), DatePrecision.DAY),
    ("2020-02", date(2020, 2, 1), date(2020, 2, 29), DatePrecision.MONTH),
    ("2020~", date(2020, 1, 1), date(2020, 12, 31), DatePrecision.YEAR),
    ("2020-34", date(2020, 4, 1), date(2020, 6, 30), DatePrecision.QUARTER),
    ("2020-01/2020-02", date(2020, 1, 1), date(2020, 2, 29), DatePrecision.RANGE),
    ("XXXX-04-08", None, None, DatePrecision.NO_YEAR),
    ("XXXX-02-29", None, None, DatePrecision.NO_YEAR),
    ("XXXX-04", None, None, DatePrecision.NO_YEAR),
]

REFUSED = [
    "", "2020-4-8", "April 8", "2020-13", "2020-21", "2020-00", "2021-02-29", "XXXX", "XXXX-02-30", "0000",
    "2020-34-01", "2020/2019", "XXXX-01/XXXX-02", "../2020", "２０２０", "2020\n", "20200408",
    "2020-04-08T10:00",
]  # fmt: skip


@pytest.mark.parametrize(("text", "earliest", "latest", "precision"), SPANS)
def test_a_date_spans_the_days_it_may_mean(
    text: str, earliest: date | None, latest: date | None, precision: DatePrecision
) -> None:
    value = parse(text)
    assert (value.text, value.earliest, value.latest, value.precision) == (text, earliest, latest, precision)


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_no_date_is_refused_with_a_sentence(text: str) -> None:
    with pytest.raises(ValueError, match=r"\.$"):
        parse(text)
