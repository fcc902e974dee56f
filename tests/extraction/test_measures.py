"""Which sentences of a passage are measures, and of what type."""

import pytest

from documents.extraction.datafiles import load
from documents.extraction.fields.measures import find, type_of
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read

LEXICON = load_lexicon()
TYPES = load("measure_type_terms.json")["types"]


def measures(text):
    """The measures of a text that is one passage."""
    page = read(text, lexicon=LEXICON)
    return find(page, Segment(0, len(text)), LEXICON)


def test_entries_are_measures_and_the_sentences_around_them_are_not():
    text = (
        'The Department of Trade of Bergen issued the "Ledger Plan" on 3 May 2021.\n\n'
        "1. Ports shall file bills of lading on a blockchain.\n"
        "2. Clerks are to be trained in smart contracts.\n\n"
        "The minister thanked all guests for coming."
    )
    assert [m.text for m in measures(text)] == [
        "Ports shall file bills of lading on a blockchain.",
        "Clerks are to be trained in smart contracts.",
    ]


def test_praise_prices_and_visitors_are_no_measures():
    text = (
        "On 9 June 2020 the Council of Graz published rules on blockchain deeds. "
        "Notaries must enter every deed on the ledger within a week. "
        "Bitcoin rose by two percent. "
        "An analyst called the rules ambitious. "
        "The mayor attended and gave a speech."
    )
    assert [m.text for m in measures(text)] == ["Notaries must enter every deed on the ledger within a week."]


def test_every_measure_quotes_its_text():
    text = "会议要求，各部门应当在年底前将证照数据上链；不得重复收取材料，对违规单位责令整改。"
    found = measures(text)
    assert found
    assert all(text[m.start : m.end] == m.text for m in found)


def test_a_measure_bears_amount_and_year():
    text = "1. By 2026, grant each ledger firm up to 900,000 euros.\n2. Build a shared blockchain platform."
    first = measures(text)[0]
    assert first.target_year == 2026
    assert first.amount is not None
    assert (first.amount.value, first.amount.unit, first.amount.maximum) == (900_000, "per-firm", True)


def test_confidences_are_probabilities():
    found = measures("1. Banks shall keep a ledger.\n2. Tax offices shall read it.")
    assert all(0.0 <= m.confidence <= 1.0 for m in found)


def test_types_are_those_of_the_reference_list():
    assert {row["code"] for row in TYPES} == {concept.code for concept in LEXICON.measure_types}


@pytest.mark.parametrize(("code", "example"), [(row["code"], e) for row in TYPES for e in row["examples"]])
def test_every_example_of_a_type_has_that_type(code, example):
    assert type_of(example.lower()) == code


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("millers scan the electronic invoice at the gate.", "public-adoption"),
        ("the board froze the accounts of two mills.", "enforcement"),
        ("磨坊主凭出生证照领取面粉。", "public-adoption"),
        ("对自建系统的磨坊给予奖励。", "subsidy"),
        ("a subsidy for mills that disclose their reporting system.", "subsidy"),
    ],
)
def test_weak_words_of_a_type_speak_where_no_strong_one_does(words, code):
    assert type_of(words) == code


def test_a_writers_comment_on_the_effects_of_a_rule_is_no_measure():
    text = (
        "On 4 May 2022 the Parliament of Fiji passed an act on crypto-assets. "
        "Exchanges must hold a licence of the Reserve Bank. "
        "The act exempts coins held for more than a year from tax. "
        "If the office proves quick, it is fair to assume that young firms will gladly come. "
        "Unlike Samoa, the islands are moving fast, which will help companies to invest confidently."
    )
    assert [m.text for m in measures(text)] == [
        "Exchanges must hold a licence of the Reserve Bank.",
        "The act exempts coins held for more than a year from tax.",
    ]


def test_what_firms_sell_and_what_data_show_are_no_measures_of_an_act_in_chinese():
    text = (
        "2022年5月4日，烟台市商务局发布区块链冷链管理办法。"
        "进口商须在入库前将检验报告上链。"
        "本地某创业团队的估值已经翻了一番。"
        "这标志着账本成为港口的新名片。"
    )
    assert [m.text for m in measures(text)] == ["进口商须在入库前将检验报告上链。"]


def test_the_plans_of_a_central_bank_are_measures_and_the_name_of_a_paper_is_none():
    text = (
        "The Central Bank of Fiji is developing a digital currency for its islands.\n\n"
        "See Technical Note, Fiji Revenue Office, Convertible Virtual Coins"
    )
    assert [m.text for m in measures(text)] == [
        "The Central Bank of Fiji is developing a digital currency for its islands."
    ]


def test_the_papers_of_a_list_are_named_and_say_nothing():
    text = "县粮食局印发两份文件。《磨坊账本管理办法(试行)》和《粮仓检查指引(试行)》。磨坊须每天将账本上链。"
    assert [m.text for m in measures(text)] == ["磨坊须每天将账本上链。"]


def test_what_a_court_or_a_regulator_does_to_a_firm_is_a_measure():
    text = "On 9 June 2020 the Grain Board of Fiji fined three ledger mills for trading without a licence."
    assert [m.text for m in measures(text)] == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Trading in coins is illegal on the islands of Fiji. It is a hot summer there.",
        "A deed on the ledger is admissible in the courts of Fiji. It is a hot summer there.",
    ],
)
def test_what_the_law_says_a_thing_is_is_a_measure(text):
    assert [m.text for m in measures(text)] == [text.partition(" It")[0]]


@pytest.mark.parametrize(
    ("told", "held"),
    [
        ("Harlow Town Council voted on May 4 to institute a two-year halt on coin mines.", "institute a"),
        ("The Board of Gorst County decided on Tuesday to rezone all land with coin mines.", "rezone all"),
        ("Tulare City Council resolved by five votes to waive the fee for blockchain kiosks.", "waive the"),
    ],
)
def test_what_a_house_voted_to_do_is_the_measure(told, held):
    text = f"{told} Neighbours had complained of the noise for years. The mayor thanked those who had come."
    (measure,) = measures(text)
    assert measure.text.startswith(held)
