"""A record's confidence is the share of its values that is expected to be right."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract

TEXT = (
    "On 12 March 2021 the Parliament of Malta passed the Digital Ledger Registry Act. "
    "Notaries must record every sale of land on a blockchain.\n"
)


def test_a_record_is_as_sure_as_its_values_are_on_average() -> None:
    (record,) = extract(TEXT, lexicon=load_lexicon()).records
    shares = [value.confidence for value in record.evidence]
    shares += [measure.confidence for measure in record.measures]
    assert record.confidence == pytest.approx(sum(shares) / len(shares), abs=0.001)
    assert min(shares) < record.confidence < max(shares)
