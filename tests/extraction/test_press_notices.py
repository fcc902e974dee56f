"""What the press tells of one notice: its own date and name, not those of the papers that it rests on."""

import pytest

from documents.extraction.fields import dates
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from tests.extraction.passages import issuers, title

#: Below this the date of a draft stays open.
SURE = 0.4


def date(text: str) -> str | None:
    """Return the date of a text taken as one act, or ``None``."""
    page = read(text, lexicon=load_lexicon())
    found = dates.find(page, Segment(0, len(text), "document"), load_lexicon())
    return found[0].value if found and found[0].confidence >= SURE else None


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Mauritius settled its token rules after feedback from a hearing in May 2021.",
        "The Bank of Japan banned the exchange after it had failed to pay for the hack of coins in January.",
        "The new paper of the Treasury of Fiji fulfils the cabinet's December 2021 promise on coins.",
        "The new order builds on the governor's earlier decree on coin miners, released in June.",
        "The regulator of Malta said that coin wallets are not licensed under the Payments Act 2009.",
        "The Bank of Ghana issued a crypto warning based on a survey of wallets held in March 2020.",
    ],
)
def test_the_day_of_a_paper_that_an_act_rests_on_is_not_its_own(text: str) -> None:
    assert date(text) is None


def test_a_law_that_opens_the_sentence_keeps_its_year() -> None:
    assert (
        date("Under the law of Fiji, coins are goods. The Token Act 2019 requires exchanges to register.")
        == "2019"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Parliament passed the Coin Custody Bill (Senate Bill No. 8 of 2024), which licenses vaults.",
            "Coin Custody Bill",
        ),
        (
            "Lawmakers in Nairobi passed the Token Bill 2026. It licenses coin exchanges.",
            "Token Bill 2026",
        ),
        (
            "Joint Notice on Token Custody (PDF)\n\nThe bank asks wallets to register.",
            "Joint Notice on Token Custody",
        ),
    ],
)
def test_the_name_of_a_bill_goes_before_its_number(text: str, expected: str) -> None:
    assert title(text) == expected


def test_what_an_authority_warns_of_gives_no_title() -> None:
    text = (
        'The Bank of Uganda warned savers on 3 May 2022 about a coin named "Lake Gold".'
        ' It issued the "Notice on Unlicensed Coins".'
    )
    assert title(text) == "Notice on Unlicensed Coins"


def test_who_still_has_to_approve_something_has_issued_nothing() -> None:
    text = "The Bank of Ghana said that every coin must be approved by the Securities Commission."
    assert issuers(text) == ["Bank of Ghana"]


def test_a_list_of_issuers_goes_on_past_a_name_that_is_not_known() -> None:
    text = (
        "The Federal Reserve, Harbour Savings Corp and the Office of the Comptroller of the Currency"
        " issued coin rules."
    )
    assert issuers(text) == ["Federal Reserve", "Office of the Comptroller of the Currency"]


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Ghana on Monday told lenders to stop quoting its April 2018 circular on coins.",
        "On Thursday the Bank of Fiji banned the coin that was minted in Suva in June 2020.",
        "The Bank of Ghana told shops to stop taking coins within 30 days of 1 April 2022.",
        "The Bank of India has repeatedly warned of coins, on 24 December 2013 and 1 February 2017.",
    ],
)
def test_another_day_than_the_one_on_which_somebody_acts_is_not_the_acts(text: str) -> None:
    assert date(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of Ghana on Monday, 4 June 2018, told lenders to freeze coins.",
        "June 4, 2018 (Agency) - Lawmakers in Ghana on Monday passed a law on coins.",
    ],
)
def test_a_day_of_the_week_beside_its_date_keeps_the_date(text: str) -> None:
    assert date(text) == "2018-06-04"


def test_the_line_below_the_salutation_is_what_a_letter_is_about() -> None:
    text = (
        "GH/77/2020 3 May 2020\n\nTo all banks\n\nDear Sir / Madam,\n\nStop to Dealings in Coins (DC)\n\n"
        "Banks shall not deal in coins under the Banks Act, 1949."
    )
    assert title(text) == "Stop to Dealings in Coins (DC)"


def test_authorities_at_large_are_no_issuer_beside_the_one_that_has_a_name() -> None:
    text = (
        "Ghanaian authorities set rules for coins. The Bank of Ghana published the guidance on coin vaults."
    )
    assert issuers(text) == ["Bank of Ghana"]


def test_what_was_done_with_a_document_at_the_head_of_its_sentence_dates_it() -> None:
    text = (
        "The regulators of Hong Kong sent out a circular on coins. It replaces the council's May 2018 letter"
        " on coins. Issued on 28 January 2022, the circular follows the talks of both on coins."
    )
    assert date(text) == "2022-01-28"


def test_money_that_a_central_bank_issues_is_not_the_bank() -> None:
    text = "The Cabinet of Korea allowed token trials with the Bank of Korea's Digital Currency ledger."
    assert issuers(text) == ["Cabinet of Korea"]


def test_an_office_behind_the_department_that_it_belongs_to_is_the_office() -> None:
    text = (
        "The Treasury Department's Office of Foreign Assets Control drew up a list of coins."
        " OFAC froze two coins."
    )
    assert len(issuers(text)) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The token statement was issued jointly by 12 agencies, including the Ministry of Education.",
            ["Ministry of Education"],
        ),
        (
            "The Swiss Federal Council opened a hearing. The Federal Council of Switzerland adopted a draft.",
            ["Swiss Federal Council"],
        ),
        (
            "The State Duma passed the token bill. Russia's State Duma told banks to keep tokens.",
            ["State Duma"],
        ),
        (
            "The Supreme Court of Kenya issued a rule on ledgers. It is the first by a Kenyan court.",
            ["Supreme Court of Kenya"],
        ),
        (
            "Japan's financial regulator refused a coin exchange. The Financial Services Agency of Japan told"
            " it to close.",
            ["Financial Services Agency of Japan"],
        ),
        (
            "The Fujian branch of the National Development and Reform Commission closed coin mines.",
            ["Fujian branch of the National Development and Reform Commission"],
        ),
        (
            "The Bank of Fiji started a ledger pilot. Harbour Commercial Bank of Fiji Ltd joined it.",
            ["Bank of Fiji"],
        ),
    ],
)
def test_issuers_are_told_from_firms_and_each_is_named_once(text: str, expected: list[str]) -> None:
    assert issuers(text)[: len(expected) + 1] == expected


def test_what_the_head_of_state_said_later_in_the_story_does_not_date_the_act() -> None:
    text = (
        "China picked twelve zones for blockchain pilots. The zones test ledgers in ports."
        " At a talk in October 2019 President Xi Jinping spoke for more blockchain research."
    )
    assert date(text) is None


def test_the_date_over_a_letter_that_says_from_whom_it_comes_is_the_letters_own() -> None:
    text = (
        "Industry Letter\n\nNovember 15, 2021\n\nTO: All coin firms\n\nFROM: The Superintendent of Banks\n\n"
        "RE: Guidance on Listing of Coins\n\nThe Department of Banks of New York gives guidance on coins."
    )
    assert date(text) == "2021-11-15"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Detailed rules for handing out the ledger fund in Nansha District (I)\n\n"
            "Chapter I General Provisions\nArticle 1 Firms that build ledgers may apply.",
            "Detailed rules for handing out the ledger fund in Nansha District (I)",
        ),
    ],
)
def test_a_first_line_in_the_case_of_a_sentence_may_be_the_title(text: str, expected: str) -> None:
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Financial Services Agency of Japan ordered two coin exchanges to close on 22 June 2018."
        " The orders to both follow the agency's first refusal of a coin exchange on 7 June.",
        "The Bank of Fiji fined a coin exchange. The exchange was stopped after the regulator found leaks"
        " following the theft of coins in January.",
        "The Bank of Ghana sent out a circular on crypto coins on 3 May 2021. In relation to funds, the"
        " latest circular replaces the bank's November 2018 letter on crypto coins.",
    ],
)
def test_what_goes_on_with_an_order_or_follows_something_is_no_further_act(text: str) -> None:
    assert len(extract(text).records) == 1


def test_the_month_before_a_body_is_no_part_of_a_title() -> None:
    text = "On 21 March 2022 the Treasury Department Plan for Coins was opened for comment by Kenya."
    assert title(text) == "Treasury Department Plan for Coins"
