"""A noun or a pronoun that points back acts as the name it stands for would."""

import pytest

from documents.extraction.acts import cues_in
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read


def cues(text):
    page = read(text, published=None, url=None, lexicon=load_lexicon())
    found = cues_in(page, page.lines[0].start, page.lines[-1].end)
    return [(cue.acts, cue.verb and page.folded[cue.verb.start : cue.verb.end]) for cue in found]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The country scrapped its levy on coins in 2019.", "scrapped"),
        ("The nation started trials of a digital currency in May 2020.", "started"),
        ("The bank lowered the cap on coin trading in June 2021.", "lowered"),
        ("In May 2019, it halved the cap on coin trading.", "halved"),
        ("Following the trial, it signed a second contract for a coin in 2021.", "signed"),
        ("Two years later, in 2021, they dissolved the register of coins.", "dissolved"),
    ],
)
def test_a_noun_or_pronoun_that_points_back_acts(sentence, verb):
    assert cues(f"The Bank of Ghana warned of crypto coins. {sentence}")[1] == (True, verb)


@pytest.mark.parametrize(
    "text",
    [
        "Fiji lies far out. The country remained calm about crypto.",
        "Coins are popular in the country and traded daily.",
        "The bank launched a crypto fund for savers.",
        "In May 2019, it launched a crypto exchange.",
        "The Bank of Ghana warned of crypto coins. The island should host a blockchain conference.",
    ],
)
def test_nobody_acts_where_nothing_public_is_pointed_at_or_nothing_is_done(text):
    assert not cues(text)[-1][0]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("In light of these issues, the Bank of Ghana capped coin trading.", "capped"),
        ("After a complete ban, the Bank of Ghana readmitted coin traders.", "readmitted"),
        ("The Inland Board of Direct Taxes capped coin trading in Ghana.", "capped"),
    ],
)
def test_a_noun_or_a_part_of_a_name_is_no_verb(sentence, verb):
    assert cues(sentence) == [(True, verb)]


def test_what_it_did_on_another_day_is_an_act_of_its_own():
    text = (
        "The Bank of Ghana warned of crypto coins on 3 May 2018."
        " In June 2019, it licensed a first exchange for crypto coins."
    )
    assert [(r.region, r.date) for r in extract(text).records] == [("GH", "2018-05-03"), ("GH", "2019-06")]
