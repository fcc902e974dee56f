"""In which fields an act applies blockchain, and which words only look like one."""

from dataclasses import replace

import pytest

from documents.extraction.datafiles import load
from documents.extraction.fields.sectors import TAKEN_FROM, find, with_sectors
from documents.extraction.lexicon import Concept, Lexicon, load_lexicon
from documents.extraction.model import MeasureDraft, Segment, Span
from documents.extraction.reading import read
from documents.extraction.sector_signs import signs

LEXICON = load_lexicon()
TERMS = load("sector_terms.json")["sectors"]


def act(text, start=0, end=None):
    """A measure that spans a text or a part of it."""
    stop = len(text) if end is None else end
    return MeasureDraft(text[start:stop], start, stop, "strategy")


def named(text, lexicon=LEXICON):
    """The sectors that words of a text speak for outright."""
    page = read(text, lexicon=lexicon)
    return {s.sector for s in signs(page, Segment(0, len(text)), lexicon, [act(text)]) if s.strong}


def test_the_terms_cover_every_sector_of_the_reference_list():
    assert set(TERMS) == {sector.code for sector in LEXICON.sectors}


@pytest.mark.parametrize(("code", "example"), [(c, e) for c, row in TERMS.items() for e in row["examples"]])
def test_every_example_speaks_for_its_sector(code, example):
    assert code in named(example)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The rules were issued by the Ministry of Finance.", "finance"),
        ("The chain shall serve the healthy growth of firms.", "health"),
        ("The coin is legal tender on a blockchain.", "public-procurement"),
        ("Blockchain improves the business environment.", "environment"),
        ("税收优惠政策适用于区块链企业。", "taxation"),
        ("促进区块链健康发展。", "health"),
        ("利用区块链和应用电子签章。", "energy"),
    ],
)
def test_a_longer_phrase_masks_a_term(words, code):
    assert code not in named(words)


def test_a_term_is_a_whole_word_in_latin_script():
    assert "insurance" not in named("The reassurances of the blockchain council were heard.")


def test_every_sector_quotes_its_word_and_bears_a_probability():
    text = "1. Hospitals share records on a blockchain.\n2. Customs reads the blockchain."
    page = read(text, lexicon=LEXICON)
    found = find(page, Segment(0, len(text)), LEXICON, [act(text)])
    assert {e.value for e in found} >= {"health", "trade"}
    assert all(text[e.start : e.end] == e.quote and 0.0 <= e.confidence <= 1.0 for e in found)
    assert [e.confidence for e in found] == sorted((e.confidence for e in found), reverse=True)


def test_an_act_that_names_no_field_of_use_is_about_blockchain_itself():
    text = "The council will look at blockchain."
    page = read(text, lexicon=LEXICON)
    assert find(page, Segment(0, len(text)), LEXICON, [act(text)])[0].value == "blockchain-industry"


def test_a_measure_bears_the_sectors_that_its_own_words_name():
    text = "Hospitals join the blockchain. Customs follows on the blockchain."
    page = read(text, lexicon=LEXICON)
    acts = [act(text, 0, 30), act(text, 31)]
    found = signs(page, Segment(0, len(text)), LEXICON, acts)
    taken = with_sectors(acts, found, ["health", "trade"])
    assert [m.sectors for m in taken] == [("health",), ("trade",)]


def test_a_sector_that_editors_added_is_found_by_its_own_words():
    added = Concept("forestry", "Forestry", "林业", ("timber",), ("木材",))
    wider = Lexicon(regions=LEXICON.regions, bodies=LEXICON.bodies, sectors=(*LEXICON.sectors, added))
    assert "forestry" in named("Every log of timber is entered on the blockchain.", wider)


def test_a_long_passage_on_other_things_has_the_sectors_of_its_words_on_blockchain():
    other = "Schools shall teach music. Farms may sell milk. Courts open at nine. "
    text = other * 5 + "Banks shall use blockchain for payments."
    found = signs(read(text, lexicon=LEXICON), Segment(0, len(text)), LEXICON, [])
    assert {sign.sector for sign in found if sign.strong} == {"finance"}


def test_an_act_that_names_no_field_and_only_coins_is_about_crypto_assets():
    text = (
        "Police of Almaty closed nine mines of bitcoin on 3 May 2022.\n\n"
        "On 4 May 2022 the Akimat of Almaty issued a notice. All such sites have to leave the town."
    )
    page = read(text, lexicon=LEXICON)
    start = text.index("On 4 May")
    assert [e.value for e in find(page, Segment(start, len(text)), LEXICON)] == ["crypto-assets"]


def test_an_exception_from_a_law_on_personal_data_is_no_act_on_data_protection():
    text = "1. Shops in Bergen may test the digital krone with exceptions from the Data Protection Act."
    page = read(text, lexicon=LEXICON)
    first, *others = find(page, Segment(0, len(text)), LEXICON)
    assert first.value == "digital-currency"
    assert all(e.confidence < TAKEN_FROM for e in others)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The city issued a blockchain plan covering six areas including farming, schooling of pupils, "
            "intelligent manufacturing and insurance.",
            {"agriculture", "education", "manufacturing", "insurance"},
        ),
        (
            "The ministry will use blockchain in insurance, tourism, smart factories and other key fields.",
            {"insurance", "culture", "manufacturing"},
        ),
        ("会议要求在保险、旅游、智能制造等重点领域推广区块链。", {"insurance", "culture", "manufacturing"}),
    ],
)
def test_a_list_of_fields_ties_each_of_them_to_the_act(text, expected):
    page = read(text, lexicon=LEXICON)
    found = find(page, Segment(0, len(text)), LEXICON, [act(text)])
    assert expected <= {evidence.value for evidence in found if evidence.confidence >= 0.5}


def test_words_between_a_heading_and_its_passage_name_no_field():
    text = "Ohio passed two bills on blockchain. One is on insurance. The other is on blockchain records."
    page = read(text, lexicon=LEXICON)
    over, passage = Span(0, text.index(" One")), Segment(text.index("The other"), len(text))
    passage = replace(passage, heading=over)
    assert "insurance" not in {sign.sector for sign in signs(page, passage, LEXICON, [])}


def taken(text, at):
    """The sectors taken for the part of a text from some words on."""
    page, start = read(text, lexicon=LEXICON), text.index(at)
    segment = Segment(start, len(text))
    return {s.value for s in find(page, segment, LEXICON, [act(text, start)]) if s.confidence >= TAKEN_FROM}


def test_a_passage_of_a_page_on_coins_is_about_coins_though_it_leaves_the_word_out():
    page = "Bitcoin rules this week. Two crypto brokers lost their stablecoin licence."
    entry = "The court of Suva closed a bank for fraud."
    assert "crypto-assets" in taken(f"{page}\n{entry}", entry)
    assert "crypto-assets" not in taken(f"What the courts of the islands did this week.\n{entry}", entry)


def test_a_passage_of_a_page_on_blockchain_is_not_about_coins_that_stand_elsewhere():
    page = "区块链周报：区块链园区开园，区块链协会换届，有人问起比特币。"
    entry = "某县政府与某公司签约，共建两个品牌。"
    assert "crypto-assets" not in taken(f"{page}\n{entry}", entry)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("某县人民政府启用区块链发票平台，商户扫码开票。", "social-welfare"),
        ("某局将十家单位入选区块链试点名单，并给予补助。", "elections"),
        ("某市政府上线区块链病历平台，医院凭授权查阅。", "smart-city"),
        ("The mint put the certificate of a silver coin on a blockchain.", "crypto-assets"),
    ],
)
def test_a_word_within_another_word_speaks_for_no_sector(text, wrong):
    assert wrong not in named(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("泰国证券交易委员会发布代币规则。", "capital-markets"),
        ("日本金融厅成立代币工作组。", "finance"),
        ("台湾立法院审议虚拟资产草案。", "justice"),
    ],
)
def test_the_name_of_a_supervisor_speaks_for_no_sector(text, code):
    assert code not in named(text)
