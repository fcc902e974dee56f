"""How near two spellings are."""

import pytest

from documents.search.spelling import distance


@pytest.mark.parametrize(
    ("one", "other", "slips"),
    [
        ("ledger", "ledger", 0),
        ("leger", "ledger", 1),
        ("ledgger", "ledger", 1),
        ("ladger", "ledger", 1),
        ("ledgre", "ledger", 1),
        ("edlger", "ledger", 2),
        ("", "abc", 3),
    ],
)
def test_a_slip_is_a_letter_left_out_added_changed_or_swapped(one: str, other: str, slips: int) -> None:
    assert distance(one, other) == distance(other, one) == slips
