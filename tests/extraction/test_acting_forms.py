"""Who acts is told by the form of the sentence, whichever body, office, law or sponsor it is."""

import pytest

from documents.extraction.acts import cues_in
from documents.extraction.further import tells
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read


def tells_an_act(sentence):
    page = read(sentence, lexicon=load_lexicon())
    return any(tells(page, cue) for cue in cues_in(page, page.lines[0].start, page.lines[-1].end))


@pytest.mark.parametrize(
    "sentence",
    [
        "Fiji's tax inspectorate has begun counting coins as income.",
        "Ghana's superintendency of banks is drawing up rules for coin dealers.",
        "Chile's competition tribunal forced two banks to serve coin exchanges.",
        "The governor of Wyoming let the coin bill lapse.",
        "Kenya's prime minister told the finance ministry to draft a coin law.",
        "The city of Lugano is handing out tokens.",
        "Spain's CNMV will pre-approve coin advertising.",
        "Over in Estonia, the financial intelligence unit tore up the permits of coin firms.",
        "Sens. Ann Poe (R-UT) and Tim Roe (D-NV) introduced S. 11, a bill on blockchain ballots.",
        "Rep. Ann Poe filed legislation on coin taxes.",
        "Peru took action by closing dozens of coin exchanges.",
        "Oman is to store land titles on a blockchain.",
        "Cyprus has become the latest country to publish a draft law on blockchain.",
        "Nevada did the same for coin dealers.",
        "Quanzhou printed and sent the block chain plan.",
        "The Fujian government prints and issues block chain rules.",
        "France's fintech law created a visa for token offerings.",
        "A 2021 decree in Togo bans coin mining.",
        "Under a new decree, banks in Togo may issue tokens.",
        "A consultation on stablecoins opens in Jersey.",
    ],
)
def test_a_sentence_tells_an_act_in_any_of_these_forms(sentence):
    assert tells_an_act(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "Under the Payments Act tokens need a prospectus.",
        "Japan has the most active coin traders.",
        "Its rules differ from those of the firms in Oman.",
        "The exchange became the largest of its kind in Peru.",
    ],
)
def test_no_act_is_told_where_nothing_public_is_done(sentence):
    assert not tells_an_act(sentence)


def test_an_abbreviated_title_in_the_plural_ends_no_sentence():
    page = read("On Monday Sens. Ann Poe and Govs. Tim Roe met.", lexicon=load_lexicon())
    assert len(page.sentences) == 1


def test_an_act_of_another_place_before_the_first_parted_one_is_not_lost():
    text = (
        "Malta licensed a blockchain registry. The work took a year.\n\n"
        "The central bank of Ghana banned crypto on 3 May 2019.\n\n"
        "On 8 June 2019 the Kenyan parliament passed a crypto tax.\n\n"
        "On 9 July 2019 Fiji opened a blockchain office."
    )
    assert "MT" in {record.region for record in extract(text).records}
