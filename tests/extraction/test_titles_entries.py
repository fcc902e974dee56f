"""Names in cells and heads of entries, behind the noun of a thing, in quotation marks, of what is founded."""

import pytest

from tests.extraction.passages import title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "| 7 | Peru | 3 May 2021 | Ministry of Health | Vaccine card pilot | Doses are on a blockchain |",
            "Vaccine card pilot",
        ),
        (
            "| Norway | 2019 | Norges Bank | Study of a token krone with two banks | blockchain compared |",
            "Study of a token krone with two banks",
        ),
        ("* Central Bank of Chile, NodoPay (4 May 2022)\n    - tokens on a ledger", "NodoPay"),
        (
            "Ministry of Finance, 3 June 2021: Proposal for a light regime for tokens",
            "Proposal for a light regime for tokens",
        ),
        (
            'HM Treasury, 4 May: "Taxing decentralised lending and its users". Blockchain is meant.',
            "Taxing decentralised lending and its users",
        ),
    ],
)
def test_an_entry_is_named_behind_its_body_without_any_verb(text: str, expected: str) -> None:
    """Cells and heads of entries tell what was put out beside who did it."""
    assert title(text, "item") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The governor sanctioned Law 18,203 on crypto exchanges.", "Law 18,203"),
        ("The bank, by board resolution 51/2023, lifted the ban on bitcoin.", "resolution 51/2023"),
        ("The deputies voted for bill 4410 on distributed ledgers.", "bill 4410"),
        ("FINTRAC's guidance FX-2020-B7 explains how crypto firms report.", "guidance FX-2020-B7"),
        ("The agency published letter No. 312 on stablecoins.", "letter No. 312"),
        ("Law of 3 March 2020: securities may be kept on a blockchain.", "Law of 3 March 2020"),
    ],
)
def test_papers_are_known_by_numbers_and_days_of_many_shapes(text: str, expected: str) -> None:
    """A number with a stroke, a thousand's mark or letters tells itself; a bare one needs a law's noun."""
    assert title(text, "item") == expected


@pytest.mark.parametrize(
    "text", ["The law of 2018 covers 20 percent of tokens.", "They issued 12.500 tokens."]
)
def test_years_and_sums_are_no_numbers_of_papers(text: str) -> None:
    """Neither a year nor a count beside a noun makes a name."""
    assert title(text, "item") is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('President Ito signed the law "On tokenised claims" on 4 May 2022.', "On tokenised claims"),
        ('The mayor presented a "token watch" for crypto firms.', "token watch"),
        ("The Bank of Latvia completed BaltChain in 2020, a test of ledgers.", "BaltChain"),
        ("Police charged nine people who had sold a coin, MiraFundAI, on a blockchain.", "MiraFundAI"),
        (
            "The commission said it is setting up the Token Listing Committee, which rules on crypto funds.",
            "Token Listing Committee",
        ),
        (
            'NITI Aayog, "Ledgers: The India Strategy - Part I", published in May 2020, on chains.',
            "Ledgers: The India Strategy - Part I",
        ),
    ],
)
def test_the_noun_before_a_name_the_quotes_or_the_founding_give_it(text: str, expected: str) -> None:
    """Names without capitals, or with one inside, are told by what stands right before them."""
    assert title(text, "item") == expected


def test_a_law_that_others_lean_on_is_not_the_name_of_the_act() -> None:
    """What is brought into a law, or a change to it, has another name."""
    text = (
        'The treasury published "Future regime for token custody". It would bring custody into the Financial '
        "Markets Act."
    )
    assert title(text, "item") == "Future regime for token custody"


@pytest.mark.parametrize(
    "text",
    [
        'The step was called the "strongest and most complete" of all on crypto.',
        'The province said to the government of Peru, "Please wait for tokens."',
    ],
)
def test_praise_and_requests_in_quotation_marks_are_no_title(text: str) -> None:
    """Adjectives and speech name nothing."""
    assert title(text, "item") is None
