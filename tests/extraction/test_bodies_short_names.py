"""Short names that a text gives to its bodies, towns in no list, and who stands beside or behind the act."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from tests.extraction.passages import bodies_of, issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Reef Oversight Board (ROB) of Fiji met traders in May. ROB banned crypto mining in June.",
            ["Reef Oversight Board"],
        ),
        (
            "Staff of the Tide Finance Commission (the “Commission”) met. The Commission bars crypto loans.",
            ["Tide Finance Commission"],
        ),
        ("The Bank of Thailand (BOT) was asked. The BOT has approved a token rule.", ["Bank of Thailand"]),
        ("The SEC issued crypto rules. The SEC Board approved them on 3 May.", ["SEC"]),
        (
            "Malta’s financial regulator seeks rules. The Maltese financial regulator bans crypto ads.",
            ["Malta financial regulator"],
        ),
        ("His Majesty’s Treasury published rules on stablecoins.", ["His Majesty's Treasury"]),
        ("The Bank of Laos issued rules on crypto, as did the Lao Securities Commission Office.", None),
        (
            "The Reef, Ports and Trade Ministry and a firm started a token pilot.",
            ["Reef, Ports and Trade Ministry"],
        ),
        (
            "The Harbour Police of Fiji, working alongside the Bank of Fiji, seized crypto wallets.",
            ["Harbour Police of Fiji", "Bank of Fiji"],
        ),
        (
            "The Bank of Laos recently met with the Bank of Fiji to plan rules on crypto.",
            ["Bank of Laos", "Bank of Fiji"],
        ),
        (
            "The National Bank warned of coins. The Fijian National Bank bans coins.",
            ["Fijian National Bank"],
        ),
        ("The city of Norwick tested blockchain permits.", ["city of Norwick"]),
        ("The province of Ontario launched a blockchain register.", ["province of Ontario"]),
        (
            "The Bank of Laos and the Bank of Fiji, in May, have agreed to test a digital currency.",
            ["Bank of Laos", "Bank of Fiji"],
        ),
    ],
)
def test_a_body_is_known_again_by_its_short_name(text: str, expected: list[str] | None) -> None:
    """The full name is shown; boards act for their body; towns and joint issuers are taken whole."""
    found = issuers(text)
    assert found == expected if expected is not None else len(found) > 1


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The FCA fined a crypto firm, after the Bank of England called for oversight.", "Bank of England"),
        ("CFTC Urges Harbour Appeals Court to Uphold Penalty on Crypto Fund", "Harbour Appeals Court"),
        ("With the support of the Bank of Fiji, the Reef Ministry began a blockchain pilot.", "Bank of Fiji"),
        (
            "The Reef Ministry tests a blockchain by a start-up whose clients include the Bank of Fiji.",
            "Bank of Fiji",
        ),
        (
            "The king signed a decree instructing the Bank of Fiji and several other agencies to plan coins.",
            "Bank of Fiji",
        ),
        (
            "The Bank of Fiji began a pilot on a blockchain. It must also be run by the Reef Finance Board.",
            "Reef Finance Board",
        ),
        (
            "The order tells the office to coordinate with both the Ports and Reef Agency.",
            "Ports and Reef Agency",
        ),
        ("The order builds upon President Jane Reef's order on tokens.", "President Jane Reef's"),
        ("The Law of Fiji on Virtual Assets was introduced in May.", "Fiji"),
        (
            "The Reef Customs Service, an office under the country's Ministry of Ports, opened a blockchain.",
            "Ministry of Ports",
        ),
    ],
)
def test_who_only_moved_or_is_moved_by_the_act_is_no_issuer(text: str, absent: str) -> None:
    """Neither who called for an act before it nor whom the act calls upon has issued it."""
    assert absent not in issuers(text)


def test_the_short_name_in_brackets_tells_whose_the_long_name_is() -> None:
    """Many countries have a securities and exchange commission, one has a CVM."""
    text = "The Securities and Exchange Commission (CVM) issued guidance on token offerings on 3 May 2022."
    assert extract(text).records[0].region == "BR"


def test_a_name_that_ends_in_a_listed_one_is_that_body() -> None:
    """The longer name bears the country and the one name of the listed body."""
    found = bodies_of(
        "The Treasury Department's Office of Foreign Assets Control sanctioned a crypto mixer."
    )[0]
    assert (found.detail["region"], found.detail["entity"]) == ("US", "Office of Foreign Assets Control")


def test_behind_another_place_a_short_name_is_not_the_first_body_again() -> None:
    """What one state's office is called by its letters, another's is too."""
    text = "The Ohio Attorney General (AG) sued a crypto lender. Iowa AG Reef backs it, the AG said."
    page = read(text, lexicon=load_lexicon())
    ohio = [text[body.start : body.end] for body in page.bodies if body.name == "Ohio Attorney General"]
    assert ohio == ["Ohio Attorney General", "AG"]
