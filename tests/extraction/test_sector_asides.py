"""Which words of a sector only stand beside an act: in names, in trades of firms, in praise, in contrasts."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read
from documents.extraction.sector_signs import signs

LEXICON = load_lexicon()


def named(text):
    """The sectors that words of a text speak for outright."""
    page = read(text, lexicon=LEXICON)
    return {s.sector for s in signs(page, Segment(0, len(text)), LEXICON, []) if s.strong}


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        (
            "The Office of Learner Education of the Harbour Commission put land titles on a blockchain.",
            "education",
        ),
        ("The Senate Committee on Energy and Farming passed the blockchain bill.", "energy"),
        ("The court ruled in a lawsuit over bitcoin; the judges lifted the ban on coins.", "justice"),
        ("The state hired the bitcoin miner Bergwerk AG to keep deeds on a blockchain.", "crypto-assets"),
        (
            "The county asked the blockchain firm Kettenwerk to put land titles on a ledger.",
            "blockchain-industry",
        ),
        ("Land titles on a blockchain will help to root out corruption.", "financial-crime"),
        ("Land titles on a blockchain will cut costs and administrative burdens.", "government-services"),
        ("Deeds on a blockchain are transparent, traceable and immutable.", "product-traceability"),
        (
            "The central bank tests a digital franc; unlike cryptocurrencies it is legal tender.",
            "crypto-assets",
        ),
    ],
)
def test_a_word_beside_the_act_names_no_field_of_it(text, wrong):
    assert wrong not in named(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("The regulator fined the crypto exchange Nordmünze for fraud.", "crypto-assets"),
        ("The Education Bureau signed a blockchain agreement.", "education"),
        ("The blockchain shall stop fraud with coins and tokens.", "financial-crime"),
        ("Pork is traceable from stable to shop on the blockchain.", "product-traceability"),
    ],
)
def test_a_word_that_the_act_is_about_names_its_field(text, code):
    assert code in named(text)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("Under the settlement terms, the coin dealer pays back its clients.", "finance"),
        ("The rules on tokens fight the financing of terrorism.", "finance"),
        ("The token order was published in the Official Gazette on Monday.", "government-services"),
        ("The agency runs a financial education campaign on crypto.", "education"),
        ("Deeds, titles, etc. are kept on the blockchain.", "transport"),
        ("The agency tests tokens in a sandbox environment.", "environment"),
        ("The agency beefs up its oversight of tokens.", "agriculture"),
        ("Demand is the main driver of the blockchain plan.", "transport"),
        ("The technical architecture of the blockchain is open.", "real-estate"),
        ("The law permits banks to hold tokens.", "government-services"),
        ("India lifts the ban on blockchain tokens.", "smart-city"),
        ("The rules on crypto curb terrorist financing.", "finance"),
        ("A minister told journalists of the blockchain.", "culture"),
        ("Offenders face up to ten years in prison for mining tokens.", "justice"),
        ("Each land parcel gets a number on the blockchain.", "supply-chain"),
        ("Yield farming with tokens is risky.", "agriculture"),
        ("The blockchain is used amid the pandemic.", "health"),
        ("The spectrum of blockchain tools grows.", "telecom-iot"),
        ("Slots at farmers markets are given out on a blockchain.", "agriculture"),
    ],
)
def test_a_turn_of_phrase_names_no_field(text, wrong):
    assert wrong not in named(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Certificates of origin are issued on a blockchain.", "trade"),
        ("Caste certificates are kept on a blockchain.", "digital-identity"),
        ("Troops abroad cast their votes on a blockchain.", "elections"),
        ("The ministry will track aid by blockchain.", "social-welfare"),
        ("Guns are registered on a blockchain.", "public-safety"),
        ("Three ministries share records on a blockchain.", "data-sharing"),
        ("Tenancy contracts are signed on a blockchain.", "real-estate"),
        ("Train tickets are sold on a blockchain.", "transport"),
        ("Companies settle shares on a blockchain.", "capital-markets"),
        ("The organ donor register runs on a blockchain.", "health"),
    ],
)
def test_a_noun_ties_an_act_to_its_field(text, code):
    assert code in named(text)
