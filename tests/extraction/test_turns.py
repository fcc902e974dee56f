"""Acts told in plain words between others are found: entries of a list, sentences of another place."""

import pytest

from documents.extraction.acts import cues_in
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read


def told(text):
    return [record.region for record in extract(text).records]


def test_each_entry_of_a_list_that_another_body_opens_is_an_act():
    text = """What regulators did

- On 5 May 2022, the Bank of Namibia published rules on virtual assets.
- The Central Bank of Samoa asked lenders to close the accounts of coin dealers.
- On 9 June 2022, the Hellenic Capital Market Commission fined an exchange for coins.
- The Bank of Latvia opened a test room for tokens.
"""
    assert told(text) == ["NA", "WS", "GR", "LV"]


def test_a_sentence_in_which_another_place_acts_is_an_act_of_its_own():
    text = (
        "On 5 May 2022, the Bank of Namibia published rules on virtual assets. Over the border, Zambia's"
        " Securities and Exchange Commission tests a sandbox for tokens. On 9 June 2022, the Reserve Bank of"
        " Malawi warned of coins."
    )
    assert told(text) == ["NA", "ZM", "MW"]


def test_where_most_entries_of_a_list_are_acts_none_runs_into_the_next():
    text = """What regulators did

- The Central Bank of Samoa banned coins.
- A court in Windhoek freed a dealer in coins.
- The Bank of Latvia opened a test room for tokens.
- A wallet maker raised $20m in Lima.
- The Reserve Bank of Malawi warned of coins.
"""
    assert [region for region in told(text) if region != "NA"] == ["WS", "LV", "MW"]


def test_a_clause_behind_while_begins_with_who_acts():
    text = "The Bank of Latvia opened a room for tokens, while the Bank of Thailand tests a coin of its own."
    assert told(text) == ["LV", "TH"]


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("The Bank of Namibia keeps its register on a blockchain.", "keeps"),
        ("The Financial Conduct Authority recently overhauled its rules on coins.", "overhauled"),
        ("The Ministry of Finance (MoF) put coins under the tax code.", "put"),
        ("The Ministry of Justice may seize coins.", "may seize"),
        ("An adviser from the Ministry of Finance pondered about coins.", None),
        ("The Ministry of Finance rules on coins are old.", None),
    ],
)
def test_any_verb_right_behind_a_body_tells_that_it_acts(sentence, verb):
    page = read(sentence, lexicon=load_lexicon())
    found = cues_in(page, 0, len(sentence))[0].verb
    assert (sentence[found.start : found.end] if found else None) == verb


def test_the_verb_of_a_sentence_is_that_of_the_body_and_not_of_its_purpose() -> None:
    text = (
        "6月3日,工信部发布《区块链发展报告》。\n"
        "为推进链上政务,2023年5月4日,厦门市人民政府就正式印发了《厦门区块链应用规划》。"
    )
    assert [record.region for record in extract(text).records] == ["CN", "CN-350200"]


def test_who_is_chosen_in_a_list_does_not_act() -> None:
    text = (
        "日前,工信部公布《区块链试点名单》。名单显示:\n海南省入选区块链+医疗试点,\n厦门市入选区块链综合试点。"
    )
    assert len(extract(text).records) == 1


@pytest.mark.parametrize(
    ("sentence", "verb"),
    [
        ("Fiji's regulators forbid banks to hold tokens.", "forbid"),
        ("The Peruvian authorities also deem coins a risk to savers.", "deem"),
        ("Lawmakers in Guam still oppose the token law.", "oppose"),
        ("Officials of the Treasury in Fiji worldwide are many.", None),
    ],
)
def test_bodies_that_are_many_act_in_the_plain_form_of_a_verb(sentence: str, verb: str | None) -> None:
    page = read(sentence, lexicon=load_lexicon())
    found = cues_in(page, 0, len(sentence))[0].verb
    assert (sentence[found.start : found.end] if found else None) == verb


def test_a_passage_ends_where_a_paragraph_opens_with_a_country_that_does_not_act() -> None:
    text = (
        "The Reserve Bank of Fiji banned coins in June 2014. Banks may not hold them.\n"
        "The Bank of Ghana warned of bitcoin in March 2018. Savers should take care.\n"
        "Norway has not decided on bitcoin, and many miners live in it.\n"
    )
    last = extract(text).records[-1]
    assert "Norway" not in text[last.start : last.end]


def test_an_act_begins_with_the_paragraph_that_opens_with_its_place() -> None:
    text = (
        "The Reserve Bank of Fiji banned coins in June 2014. Banks may not hold them.\n"
        "Ghana is home to many miners of coins. Ghana's lawmakers oppose all tokens.\n"
        "The Bank of Laos warned of bitcoin in March 2018. Savers should take care.\n"
    )
    assert [text[r.start :][:5] for r in extract(text).records][1] == "Ghana"


def test_a_document_called_by_its_bare_noun_goes_on_with_the_act_before() -> None:
    text = (
        "6月3日,厦门市政府印发《厦门区块链规划》。方案提出,组建区块链专家委员会,联通长三角网络。\n"
        "6月5日,海口市政府印发《海口区块链办法》。办法明确,设立区块链基金。"
    )
    assert [record.region for record in extract(text).records] == ["CN-350200", "CN-460100"]
