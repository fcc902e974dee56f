"""Who heads an entry, fills a cell, votes as a house or gives a grant is an issuer; seats tell powers."""

import pytest

from documents.extraction.fields import bodies, places
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read
from tests.extraction.passages import issuers


def region(text: str) -> str | None:
    """Return the surest place of a text taken as one passage."""
    page = read(text, lexicon=load_lexicon())
    segment = Segment(0, len(text), "item")
    found = places.find(page, segment, load_lexicon(), bodies.find(page, segment, load_lexicon()))
    return found[0].value if found else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "* Harbour Licensing Authority and the Coastal Customs Service: cargo papers on a blockchain",
            ["Harbour Licensing Authority", "Coastal Customs Service"],
        ),
        (
            "| 3 | Chile | 2 May 2020 | Ministry of Mining | Copper Registry Board | blockchain for ore |",
            ["Ministry of Mining"],
        ),
        (
            "The Xi'an Intermediate People's Court has on 3 March opened a blockchain for evidence.",
            ["Xi'an Intermediate People's Court"],
        ),
        (
            "The Central Bank of Peru's Resolution 7/2021 sets rules for crypto wallets.",
            ["Central Bank of Peru"],
        ),
        ("The Nitijela passed the act on digital tender in 2018.", ["Nitijela"]),
        ("The IFSCA set up a committee on tokens.", ["IFSCA"]),
        ("The Norwegian finance authority proposes a tax on crypto gains.", ["Norwegian finance authority"]),
        (
            "A start-up for ledgers has received a grant of two million from the U.S. Department of Energy.",
            ["U.S. Department of Energy"],
        ),
        ("All deputies of the Folketing agreed on the token law.", ["Folketing"]),
        ("The Chamber of Deputies voted for the bill on distributed ledgers.", ["Chamber of Deputies"]),
        ("Incheon City selected an operator of its blockchain voting.", ["Incheon City"]),
    ],
)
def test_who_acts_is_told_without_a_verb_of_issuing(text: str, expected: list[str]) -> None:
    """Heads of entries, cells, members of a house and givers of money are issuers."""
    assert issuers(text, "item") == expected


@pytest.mark.parametrize(
    "text",
    [
        "Bank of Jamaica Act amended: coins on a ledger become legal tender.",
        "Blockchain Information Service Management Provisions took effect.",
    ],
)
def test_a_title_that_begins_like_a_body_is_none(text: str) -> None:
    """The noun of a document behind a name makes it part of a title."""
    assert not [name for name in issuers(text, "item") if name.endswith(("Act", "Service"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Tokyo: travel rule live. Japan's amended act obliges crypto exchanges to pass on names.", "JP"),
        ("In Frankfurt the European Central Bank decided to go on with the digital euro.", "EU"),
    ],
)
def test_a_seat_of_government_stands_for_what_it_governs(text: str, expected: str) -> None:
    """A capital is its country, a seat of the Union's bodies the Union."""
    assert region(text) == expected
