"""Profiles of a place's rules that are outlines, parted into the acts that they note."""

import pytest

from documents.extraction.pipeline import extract
from documents.extraction.titling.bounds import TOPIC_ALONE

_PROFILE = """Crypto Regulations: Fiji

* VASPA: Virtual Asset Service Providers Act
  * licences exchanges of coins
  * came into force in 2023

Payments

* National Payment System Regulations
  * let banks hold stablecoins for their customers
"""


def test_every_entry_with_notes_is_an_act_of_the_place_in_the_headline() -> None:
    """A law in each entry: two records, each with its own title and measures."""
    first, second = extract(_PROFILE).records
    assert (first.region, second.region) == ("FJ", "FJ")
    assert first.title == "Virtual Asset Service Providers Act"
    assert second.title == "National Payment System Regulations"
    assert "licences exchanges of coins" in [measure.text for measure in first.measures]


def test_an_entry_says_who_acts_where_a_note_does() -> None:
    """The body of a note issues the entry's act, and none of the other entry's."""
    text = (
        "Digital asset rules: Kenya\n\n"
        "- Digital shilling\n  - the Central Bank of Kenya announced a digital currency\n"
        "- Licences\n  - a bill on crypto exchanges was tabled\n"
    )
    first, second = extract(text).records
    assert first.issuing_bodies == ("Central Bank of Kenya",)
    assert second.issuing_bodies == ()


def test_a_list_with_notes_under_another_headline_stays_one_act() -> None:
    """What one plan lists, with details below each point, is one act."""
    text = (
        "Fiji publishes its blockchain plan\n\nThe Government of Fiji published a blockchain plan.\n"
        "* Skills\n  * train two hundred developers in blockchain\n"
        "* Money\n  * pay half of the costs of blockchain firms\n"
    )
    assert len(extract(text).records) == 1


@pytest.mark.parametrize(
    "said", ["Crypto Regulations", "Digital Asset Laws", "ICO and Token Rules", "Bitcoin Policy"]
)
def test_the_topic_with_a_bare_noun_names_no_document(said: str) -> None:
    """Such words head pages on rules."""
    assert TOPIC_ALONE.fullmatch(said)


@pytest.mark.parametrize("said", ["Bitcoin Law", "Digital Asset Business Act", "Token Listing Rules"])
def test_a_name_of_more_or_of_one_law_may_be_a_title(said: str) -> None:
    """A single law may be known by its topic."""
    assert TOPIC_ALONE.fullmatch(said) is None
