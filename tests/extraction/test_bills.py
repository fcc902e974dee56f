"""A page that lists bills by their numbers gives each bill an act of its own."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from documents.extraction.segmentation import segments

LEAD = "The Nevada legislature passed two bills on blockchain this session.\n\n"


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Senate Bill 161 - Sandbox", "Senate Bill 162 - Records"),
        ("* SB 161 (Smith): Sandbox", "* SB 162 (Jones): Records"),
        ("A.B. 15, Sandbox", "H.J.R. 4, Records"),
        ("**HB 8** Sandbox", "**HB 9** Records"),
    ],
)
def test_every_form_of_number_opens_a_bill(first: str, second: str) -> None:
    text = (
        f"{LEAD}{first}. The bill would let firms test blockchain products.\n\n"
        f"{second}. The bill would require a blockchain register of deeds.\n"
    )
    found = extract(text).records
    assert len(found) == 2
    assert {record.region for record in found} == {"US-NV"}
    assert all("legislature" in record.issuing_bodies[0].lower() for record in found)


@pytest.mark.parametrize(
    "text",
    [
        "The Senate passed SB 161 on blockchain. SB 162 failed.\n",
        "SB 161 - Sandbox. The bill is on blockchain.\n\nSB 161 would let firms test coins.\n",
    ],
)
def test_one_bill_or_bills_in_prose_are_no_list(text: str) -> None:
    page = read(text, lexicon=load_lexicon())
    assert len(segments(page)) == 1


LAWS = """Rules for tokens: Liechtenstein

* TVTG: Token and Trusted Technology Service Providers Act
  * lets firms that meet the conditions keep tokens for others
* SPG: Due Diligence Act
  * makes dealers in coins report suspicious business
"""
NAMES_ALONE = """Rules for tokens: Liechtenstein

* Banking Act
* Due Diligence Act

Both may apply to those who deal in coins.
"""


def test_each_law_of_a_list_of_names_is_an_act():
    records = extract(LAWS).records
    assert [(record.region, record.title) for record in records] == [
        ("LI", "Token and Trusted Technology Service Providers Act"),
        ("LI", "Due Diligence Act"),
    ]


def test_laws_that_are_only_named_are_no_list_of_acts():
    assert len(extract(NAMES_ALONE).records) <= 1


def test_the_regulations_that_one_sentence_numbers_are_acts_of_their_own() -> None:
    text = (
        'Montenegro\n\nTokens are governed by: i) Regulation no. 12, dated 03.02.2022 "On token agents", '
        'ii) Regulation no. 15, dated 04.05.2023 "On custody of digital assets".'
    )
    found = extract(text).records
    assert [record.date for record in found] == ["2022-02-03", "2023-05-04"]


def test_a_list_of_contents_gives_no_acts_but_the_text_behind_it_does():
    text = """Tokens in Fiji

- Coin Dealers Act
- Electronic Tokens Act
- Blockchain Records Act

**1. Dealers**

The Reserve Bank of Fiji issued a crypto licence on 3 May 2019.

Licensed firms keep a register of crypto clients.

The register is open to all clients of the firm.

**2. Warnings**

The Reserve Bank of Fiji warned of crypto tokens on 8 March 2020.
"""
    assert [record.date for record in extract(text).records] == ["2019-05-03", "2020-03-08"]


TABLE = """Bills on ledgers and coins

Idaho
HB 12 Signed by governor 3/4/21, Chapter 5
Lets the Idaho department of lands keep its deeds on a blockchain.
SB 40
Requires a study of the mining of virtual currency.

Iowa |
HF 2077 |
Creates a task force on blockchain.
|
Utah
SB 18 Signed by governor 11/9/20
Directs the division of elections to test ballots on a blockchain.
"""


def test_each_bill_of_a_table_by_states_is_an_act_with_its_place_day_and_number() -> None:
    assert [(record.region, record.date, record.title) for record in extract(TABLE).records] == [
        ("US-ID", "2021-03-04", "HB 12"),
        ("US-ID", None, "SB 40"),
        ("US-IA", None, "HF 2077"),
        ("US-UT", "2020-11-09", "SB 18"),
    ]
