"""Short names that a text gives to its bodies, towns in no list, and who stands beside or behind the act."""

import pytest

from documents.extraction.pipeline import extract
from tests.extraction.passages import issuers


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
        ("The Law of Fiji on Virtual Assets was introduced in May.", "Fiji"),
    ],
)
def test_who_only_moved_or_is_moved_by_the_act_is_no_issuer(text: str, absent: str) -> None:
    """Neither who called for an act before it nor whom the act calls upon has issued it."""
    assert absent not in issuers(text)


def test_the_short_name_in_brackets_tells_whose_the_long_name_is() -> None:
    """Many countries have a securities and exchange commission, one has a CVM."""
    text = "The Securities and Exchange Commission (CVM) issued guidance on token offerings on 3 May 2022."
    assert extract(text).records[0].region == "BR"
