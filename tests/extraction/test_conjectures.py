"""What is expected of an act, told from what it says."""

import pytest

from documents.extraction.conjectures import conjecture_in


@pytest.mark.parametrize(
    "words",
    [
        "the ban may lead to fewer mills.",
        "a register could also boost the trust of buyers.",
        "this would be a blow for the traders.",
        "the move is likely to attract millers.",
        "the rule has the potential to reshape the trade.",
    ],
)
def test_what_may_come_of_an_act_is_a_conjecture(words):
    assert "conjecture" in conjecture_in(words)


@pytest.mark.parametrize(
    "words",
    [
        "millers may apply for a licence.",
        "whoever lies may be fined.",
        "buyers can look up each sack.",
        "the council will pay half of the rent.",
    ],
)
def test_a_right_or_a_duty_is_none(words):
    assert not conjecture_in(words)


def test_what_a_bill_would_do_is_no_guess():
    assert conjecture_in("the bill would create a board of millers.") == {"conjecture"}
    assert conjecture_in("the bill could create trust among millers.") == {"conjecture", "guess"}
