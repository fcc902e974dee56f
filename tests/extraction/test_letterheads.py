"""A text that bears its issuer's name at the head is that authority's own paper."""

import pytest

from documents.extraction.letterheads import letterhead
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read

PAPER = (
    "Central Bank of Fiji\n14 March 2022\n\nDIRECTIVE ON THE CUSTODY OF TOKENS\n\nArticle 1\n"
    "Licensed dealers keep tokens apart from their own.\n\n"
    "Article 2\nNobody can lend the tokens of a client.\n"
)


def test_a_paper_under_the_name_of_its_issuer_is_an_act_though_no_sentence_tells_who_acts():
    (record,) = extract(PAPER).records
    assert record.title == "DIRECTIVE ON THE CUSTODY OF TOKENS"
    assert record.date == "2022-03-14"
    assert record.region == "FJ"


def test_the_subject_of_a_letter_is_its_title():
    text = (
        "Ministry of Finance\n\nTo all dealers\nRe: Guidance on the Storage of Client Tokens\n\n"
        "Dealers must keep tokens offline. The Ministry of Finance of Fiji issued this on 3 May 2021."
    )
    assert extract(text).records[0].title == "Guidance on the Storage of Client Tokens"


@pytest.mark.parametrize(
    "text",
    [
        "Tokens rally\n\nThe Central Bank of Fiji was silent. Dealers cheered.",
        "A cafe takes coins\n\nThe owner wrote to the Ministry of Finance about bitcoin.",
    ],
)
def test_a_body_named_in_a_sentence_heads_no_paper(text):
    assert letterhead(read(text, lexicon=load_lexicon())) is None
