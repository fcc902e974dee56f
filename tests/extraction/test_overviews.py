"""Overviews of a place's rules give an act for each rule, dated or not."""

import pytest

from documents.extraction.pipeline import extract

PROFILE = """Kenya

Legal Status: Restricted
Banks are prohibited from dealing in crypto-assets without leave of the Central Bank.

Licensing: Yes
The Capital Markets Authority introduced a licence for exchanges of virtual assets. It runs for two years.

Taxation: Yes
The Finance Act 2023 imposes a levy of 3% on transfers of digital assets.
"""


def quotes(text: str) -> list[str]:
    return [text[record.start : record.end] for record in extract(text).records]


def test_each_rule_under_a_label_of_a_profile_is_an_act_of_the_place() -> None:
    found = extract(PROFILE).records
    assert [record.region for record in found] == ["KE", "KE", "KE"]
    assert "Capital Markets Authority" in found[1].issuing_bodies


def test_an_act_of_a_profile_ends_before_the_next_label() -> None:
    assert "Taxation" not in quotes(PROFILE)[1]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The Token Register Act was passed by the assembly of Guam and sets up a registry of tokens.",
            "The Ledger Evidence Act makes blockchain records admissible in every court.",
        ),
        (
            "The first bill defines stablecoins and names the Treasury of Fiji as their supervisor.",
            "The second bill bans the Reserve Bank of Fiji from issuing a digital currency to households.",
        ),
    ],
)
def test_laws_that_open_a_sentence_each_are_acts_of_their_own(first: str, second: str) -> None:
    assert [quote.strip() for quote in quotes(f"{first}\n{second}")] == [first, second]


def test_a_law_that_is_told_on_about_is_one_act() -> None:
    text = (
        "The Token Register Act was passed by the parliament of Fiji and sets up a registry of tokens. "
        "The Token Register Act also bars anonymous coins. The Act takes effect in May."
    )
    assert len(quotes(text)) == 1


def test_what_a_government_has_also_introduced_by_name_is_an_act_of_its_own() -> None:
    text = (
        "The Government of Barbados has passed the Coin Sales Act, which governs token sales.\n\n"
        "The Government of Barbados has also introduced the Digital Custody Act, under which keepers of "
        "digital assets need a licence."
    )
    assert len(quotes(text)) == 2
