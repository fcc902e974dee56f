"""A passage that tells acts of several days gives one draft for each, in whatever words they act."""

import pytest

from documents.extraction.acts import cues_in
from documents.extraction.adverbials import only_adverbials
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read


def drafts(text):
    return [(record.region, record.date) for record in extract(text).records]


def only_cue(sentence):
    page = read(sentence, published=None, url=None, lexicon=load_lexicon())
    return cues_in(page, page.lines[0].start, page.lines[-1].end)[0]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        (
            "The Reserve Bank of Fiji banned banks from serving crypto exchanges on 3 May 2019."
            " The Reserve Bank of Fiji had warned of crypto tokens on 8 March 2017.",
            ["2019-05-03", "2017-03-08"],
        ),
        (
            "2021年3月8日,甘肃省财政厅上线区块链电子票据平台。据了解,2020年5月6日,甘肃省财政厅"
            "发布了《甘肃省区块链票据管理办法》。",
            ["2021-03-08", "2020-05-06"],
        ),
    ],
)
def test_one_body_that_acts_on_two_days_has_done_two_acts(text, days):
    assert [day for _, day in drafts(text)] == days


def test_a_sentence_without_a_day_of_its_own_goes_on_with_the_act():
    text = (
        "On 3 May 2019 the Reserve Bank of Fiji banned banks from serving crypto exchanges."
        " The Reserve Bank of Fiji also requires them to report crypto accounts."
    )
    assert drafts(text) == [("FJ", "2019-05-03")]


def test_what_the_notice_at_hand_says_begins_no_act_behind_besides():
    text = (
        "2020年5月6日,甘肃省财政厅发布了《甘肃省区块链票据管理办法》。"
        "除此之外,《办法》把区块链票据纳入《甘肃省财政票据目录》。"
    )
    assert len(drafts(text)) == 1


@pytest.mark.parametrize(
    ("between", "holds"),
    [
        ("也在近日", True),
        ("还专门", True),
        ("在全省率先", True),
        ("2019年8月", True),
        ("将区块链技术", True),
        ("与三家企业联合", True),
        ("has also ", True),
        ("区块链园区", False),
        ("和邻县将发挥优势,加快", False),
    ],
)
def test_only_adverbials_stand_between_a_place_and_its_verb(between, holds):
    assert only_adverbials(between) is holds


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("甘肃省财政厅率先将区块链用到了票据核验。", True),
        ("兰州海关10月15日起试用区块链核对报关单。", True),
        ("甘肃省财政厅的区块链票据很多。", False),
        ("Kenya's smallest county, Lamu, drafted rules for tokens.", True),
        ("In 2019 the Bank of Ghana and the Accra Payment Guild minted a trial coin.", True),
        ("The Bank of Ghana and the price of the coins it minted.", False),
        ("For the first time in its history the Bank of Ghana capped coin trading.", True),
        ("A panel of experts convened by the Bank of Ghana proposed rules for coins.", True),
        ("According to figures published by the Bank of Ghana, coin trading doubled.", False),
        ("In our last post we discussed how the Bank of Ghana tests coins.", False),
        ("In May 2019 the Kremlin ordered rules for tokens.", True),
        ("Previously, in May 2019, Fiji went on to ban payments in coins.", True),
        ("In May 2019 Fijian parliamentarians outlawed the trade in coins.", True),
        ("The Suva Financial Centre announced a ban on tokens.", True),
        ("Some, like Fiji and Kenya, have issued rules on coins.", False),
        ("The founder of an exchange confirmed that the Bank of Ghana tests a coin.", False),
        ("Fiji represented two per cent of the trade in coins.", False),
        ("The Bank of Ghana - the oldest in the region - has given the nod to a coin.", True),
        ("The Bank of Ghana is inquiring into the trade in coins.", True),
        ("Kazakhstan gave miners of bitcoin a law.", True),
        ("Kazakhstan accounted for a fifth of all bitcoin.", False),
        ("Kazakhstan may lose its bitcoin miners.", False),
        ("2019年8月,兰州市出台区块链政策,对首席科学家给予补贴。", True),
        ("业内专家认为,兰州市应当出台区块链政策。", False),
    ],
)
def test_who_acts_is_told_by_the_form_of_the_sentence(sentence, acts):
    assert only_cue(sentence).acts is acts


@pytest.mark.parametrize(
    ("sentence", "back"),
    [
        ("据了解,甘肃省财政厅发布了区块链票据办法。", False),
        ("据了解,票据已上链。", True),
        ("This month the Reserve Bank of Fiji warned of tokens.", False),
        ("This is the first warning of tokens.", True),
        ("The amendment to the Payments Act on tokens came into force.", False),
        ("The amendment came into force.", True),
    ],
)
def test_a_sentence_that_names_who_acts_refers_to_nothing_before(sentence, back):
    assert only_cue(sentence).refers_back is back


def test_what_the_plan_at_hand_holds_is_no_act_of_another_place():
    text = (
        "2021年3月8日,甘肃省财政厅印发《甘肃省区块链票据建设方案》。"
        "方案提出,建设区块链票据平台,与青海省共享区块链节点。"
    )
    assert len(drafts(text)) == 1


def test_a_headline_without_a_topic_word_begins_the_act_under_it():
    text = (
        "Fiji Tests a Ledger for Land Titles\nFiji is testing a blockchain for its land titles.\n\n"
        "Kenya Backs Solar Grid With a Grant\nA blockchain firm won money of the Kenyan Energy Ministry.\n\n"
        "Malta Issues Rules on Tokens\nMalta has issued rules on crypto tokens.\n"
    )
    assert [region for region, _ in drafts(text)] == ["FJ", "KE", "MT"]


def test_what_is_done_to_a_ban_later_and_what_parliament_does_meanwhile_are_acts_of_their_own():
    text = (
        "On 3 May 2018 the Bank of Ghana banned crypto coins."
        " In June 2019 the Bank of Ghana lifted the ban on crypto coins."
        " Meanwhile, in August 2020 parliament passed a law on crypto coins."
    )
    assert [day for _, day in drafts(text)] == ["2018-05-03", "2019-06", "2020-08"]


def test_what_is_issued_besides_in_the_same_month_is_another_act():
    text = (
        "On 3 May 2018 Kenya banned crypto coins. On 4 June 2018 Fiji banned crypto coins."
        " In May 2019 the Bank of Ghana published a guide to crypto tokens."
        " In the same month, the Bank of Ghana issued another circular on crypto exchanges."
    )
    assert len(drafts(text)) == 4


def test_a_further_act_is_of_the_country_told_before_where_it_names_none():
    text = (
        "On 3 May 2018 the Reserve Bank of Fiji warned of crypto coins in Suva."
        " In June 2019 the president signed a law on crypto coins."
    )
    assert drafts(text) == [("FJ", "2018-05-03"), ("FJ", "2019-06")]


def test_what_an_international_body_does_is_of_no_country_told_before():
    text = (
        "Coins and their rules\n\nOn 3 May 2018 Fiji banned crypto coins."
        " In May 2017 Kenya banned crypto coins. In June 2019 the IMF published a report on crypto coins."
    )
    assert drafts(text) == [("FJ", "2018-05-03"), ("KE", "2017-05"), (None, "2019-06")]


def test_a_sentence_that_sums_up_a_brief_does_not_stand_for_its_entries():
    text = (
        "Fiji licenses crypto exchanges; Kenya taxes crypto tokens; Malta opens a blockchain sandbox.\n\n"
        "- The Reserve Bank of Fiji granted licences to two crypto exchanges.\n"
        "- The National Treasury of Kenya introduced a levy on crypto tokens.\n"
        "- The Malta Digital Innovation Authority opened a sandbox for blockchain firms.\n"
        "- The Bank of Ghana published rules on stablecoins.\n"
    )
    assert {region for region, _ in drafts(text)} == {"FJ", "KE", "MT", "GH"}


def test_news_without_a_day_before_the_history_of_its_country_is_an_act():
    text = (
        "The Reserve Bank of Fiji has forbidden banks to deal in crypto coins. Traders were upset.\n"
        "In February 2017 the Ministry of Trade of Fiji announced a plan for a crypto coin.\n"
        "In March 2016 the Bank of Ghana banned crypto coins.\n"
        "In April 2015 Malta issued rules on crypto coins.\n"
    )
    assert drafts(text)[0] == ("FJ", None)
    assert len(drafts(text)) == 4


def test_a_year_said_otherwise_in_between_is_not_that_of_the_section():
    text = "In 2017, Fiji passed a law on crypto coins. Last year, in March, Kenya banned crypto coins."
    assert [day for _, day in drafts(text)] == ["2017", "XXXX-03"]


def test_a_year_that_heads_a_section_or_a_sentence_completes_the_months_behind_it():
    text = (
        "2017: The first ban\n\nThe Bank of Ghana banned crypto coins in September.\n\n"
        "2019: A softer line\n\nThe Bank of Ghana licensed a crypto exchange in May.\n"
    )
    assert [day for _, day in drafts(text)] == ["2017-09", "2019-05"]
