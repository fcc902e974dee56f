"""What an act made is told from a further act by the definite article that takes it up."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from documents.extraction.remention import takes_up


@pytest.mark.parametrize(
    ("told", "then", "expected"),
    [
        ("The bank published a directory of coins.", "The bank handed the directory to the states.", True),
        ("The city opened its new blockchain platform.", "In May the platform served its first firm.", True),
        ("The house passed a bill on tokens.", "The senate passed the bill in May.", True),
        ("The house passed a bill on tokens.", "The house passed the bill on ledgers in May.", False),
        ("The house passed a bill on tokens.", "The ministry issued a decree in May.", False),
        ("The house met on tokens.", "The ministry issued the bill in May.", False),
    ],
)
def test_a_thing_named_again_alone_is_the_one_made_before(told: str, then: str, expected: bool) -> None:
    """With a complement of its own it may be another."""
    page = read(f"{told}\n\n{then}", lexicon=load_lexicon())
    assert takes_up(page, page.sentences[0], page.sentences[1]) is expected


def test_a_dated_sentence_on_the_same_paper_begins_no_further_act() -> None:
    """Its day is that of a later stage, and its body the one told before."""
    text = (
        "On April 5, 2019, the Bank of Fiji published a directory of token firms.\n\n"
        "The Bank of Fiji delivered the directory to the May 2019 meeting of governors.\n\n"
        "On July 18, 2019, the Bank of Tonga issued a notice on digital assets.\n\n"
        "On August 2, 2019, the Bank of Samoa banned token sales."
    )
    assert [str(record.date) for record in extract(text).records] == [
        "2019-04-05",
        "2019-07-18",
        "2019-08-02",
    ]
