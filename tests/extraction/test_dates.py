"""The date of an act is chosen among those of its passage; a year is added only where the text allows."""

import pytest

from documents.extraction.fields import dates
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read


def best(text, published=None):
    """Return the best candidate, or ``None`` where none is sure enough to stand."""
    page = read(text, lexicon=load_lexicon(), published=published)
    found = dates.find(page, Segment(0, len(text)), load_lexicon())
    return found[0] if found and found[0].confidence >= 0.4 else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On April 8, the Kunming government issued blockchain rules.", "XXXX-04-08"),
        ("In May 2021, the High Court overturned a March 2019 ban on bitcoin.", "2021-05"),
        ("Parliament lifted the crypto ban in June 2019.", "2019-06"),
        ("The token registry of the Bank of Fiji has been running since October 2019.", "2019-10"),
        (
            "Blockchain news of 2020\n\nOn April 8, the Kunming government issued blockchain rules.",
            "2020-04-08",
        ),
        ("PARIS, June 8, 2021 - The ministry yesterday published its blockchain plan.", "2021-06-07"),
        ("2021-06-08 09:14 Source: desk\n\nThe ministry published its blockchain plan today.", "2021-06-08"),
        (
            "今年6月，市政府发布区块链计划。去年9月4日，央行等部门发布公告。2017年9月4日的公告仍有效。",
            "2018-06",
        ),
        (
            "The ministry issued a plan on November 30, 2019. "
            "On January 2, the city council adopted blockchain rules.",
            "2019-11-30",
        ),
        ("关于区块链的通知\n\n各市政府应当关停矿场。\n\n某省发改委\n2021年6月18日", "2021-06-18"),
        ("本规定自2025年1月1日起施行，区块链平台由市政府建设。", "2025-01-01"),
        ("据某社5月21日讯，国务院有关委员会21日召开会议，要求打击比特币挖矿。", "XXXX-05-21"),
        (
            "The law was passed by the Senate in May 2018 and signed on 30 May 2018. It is on blockchain.",
            "2018-05-30",
        ),
    ],
)
def test_the_date_of_the_act_is_found(text, expected):
    assert best(text).value == expected


@pytest.mark.parametrize(
    "text",
    [
        "The government must close every mine by June 20, 2021.",
        "Today the ministry published its blockchain plan.",
        "Recently, the city launched a blockchain platform.",
        "The treasury sanctioned a crypto mixer. It began in 2019. Bitcoin peaked in December 2017.",
        "The authority fined a crypto exchange last month. In January it had warned fifty firms.",
        "新加坡金融管理局近日发布区块链指引。该局曾于2017年11月发布首版。",
        "By 2025 the province should own ten blockchain parks.",
        "The blockchain bill will become law in 2024, the parliament said.",
        "近日，市政府印发区块链计划（2020-2022年）。",
    ],
)
def test_deadlines_periods_and_words_like_today_date_nothing(text):
    assert best(text) is None


def test_the_date_of_publication_gives_the_year_but_is_not_the_date():
    text = "On April 8, the ministry issued blockchain rules."
    assert best(text, published="2020-04-12").value == "2020-04-08"
    assert best("The ministry issued blockchain rules.", published="2020-04-12") is None


def test_a_year_that_was_added_is_called_inferred():
    text = "News of 2020\n\nOn April 8, the ministry issued blockchain rules. It was read on 3 May 2020."
    evidence = best(text)
    assert evidence.detail["basis"] == "inferred"
    assert evidence.quote == "April 8"


def test_the_same_day_and_days_later_follow_the_date_told_before():
    text = (
        "On May 18, 2021, the province opened a blockchain office. On the same day the city did so too. "
        "Three days later the council met."
    )
    page = read(text, lexicon=load_lexicon())
    values = {e.quote: e.value for e in dates.find(page, Segment(0, len(text)), load_lexicon())}
    assert values["On the same day"] == "2021-05-18"
    assert values["Three days later"] == "2021-05-21"


def test_in_a_chronicle_january_after_december_is_the_next_year():
    text = "On December 30, 2019, the bank issued rules. On January 2, the council adopted a blockchain law."
    page = read(text, lexicon=load_lexicon())
    values = {e.quote: e.value for e in dates.find(page, Segment(0, len(text)), load_lexicon())}
    assert values["January 2"] == "2020-01-02"


def test_what_is_told_behind_the_day_of_the_page_is_not_of_the_next_year():
    text = "2022年度盘点\n12月28日 09:30 来源:某某网\n2月8日,南宁市人民政府印发《区块链电子发票办法》。"
    page = read(text, lexicon=load_lexicon())
    values = {e.quote: e.value for e in dates.find(page, Segment(0, len(text)), load_lexicon())}
    assert values["2月8日"] == "2022-02-08"


def test_the_day_at_the_head_of_an_order_is_its_own():
    text = (
        "Establishment of a Ledger Office\n2024-05-02\n\nBy the authority vested in me, it is hereby ordered."
    )
    assert best(text).value == "2024-05-02"


@pytest.mark.parametrize(
    "text",
    [
        "据某社5月3日晚消息，市政府发布区块链计划。",
        "去年六月，我们报道过挪威税务局的通证账簿草案。",
        "联盟链预计将于3月5日由海关启用。",
    ],
)
def test_days_of_reports_and_expected_days_date_nothing(text):
    assert best(text) is None


def test_an_act_told_alone_as_past_bears_its_date():
    assert best("Back in 2012, Norway's customs banned parcels with mining machines.").value == "2012"


def test_a_heading_that_ends_in_plan_does_not_make_the_date_below_it_a_plan() -> None:
    found = best(
        "某市印发链上登记行动计划\n\n2022年6月1日，某市人民政府印发《链上登记行动计划》，推动区块链登记。"
    )
    assert found is not None
    assert found.value == "2022-06-01"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The authority took a blockchain firm in mid-July 2020, after the sandbox opened in March 2019.",
            "2020-07",
        ),
        ("2021-07-30 10:12 来源：某报\n\n上月26日，市政府召开区块链会议。", "2021-06-26"),
        ("On October 8, 19, the district issued rules on blockchain.", "2019-10-08"),
        ("19年10月8日，区政府印发区块链细则。", "2019-10-08"),
        ("2021-07-30 10:12 来源：某报\n\n本月5日，市政府召开区块链会议。", "2021-07-05"),
    ],
)
def test_days_of_the_last_month_the_middle_of_one_and_short_years_are_read(text: str, expected: str) -> None:
    """They count from the page's own date."""
    assert best(text).value == expected


@pytest.mark.parametrize(
    "text",
    [
        "The senate of Chile passed a blockchain bill. In September 2021, El Salvador took bitcoin as money.",
        "内阁通过了《虚拟资产法》草案，最高议会将于9月审议区块链法案。",
        "The regulator bans coins. Its warning comes after the ministry published rules in May 2019.",
    ],
)
def test_other_countries_coming_steps_and_what_went_before_date_nothing(text: str) -> None:
    """Such a date belongs to something else than the act of the passage."""
    assert best(text) is None


def test_a_day_of_the_last_month_without_a_day_of_writing_stays_open() -> None:
    """No month is guessed."""
    assert best("上月26日，市政府召开区块链会议。") is None


@pytest.mark.parametrize(
    "text",
    [
        "The council released its report on token risks, answering Executive Order 311 of March 2022.",
        "The bank finished its coin trial, a newspaper reported on 31 December.",
    ],
)
def test_days_of_cited_papers_and_of_reporting_date_nothing(text: str) -> None:
    """They tell when another paper was issued, or when somebody wrote."""
    assert best(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Risks of coins\n\nMonday, 3 March 2014\n\nThe Bank of Fiji wishes to warn savers of bitcoin.\n\n"
            "Coins are no legal tender. Nobody guarantees their price.\n\nSavers should think twice.",
            "2014-03-03",
        ),
        ("The cabinet of Chile adopted on the 12. June 2019 its blockchain strategy.", "2019-06-12"),
        ("In 2016, fraud led to the issuance of a warning by the Bank of Fiji on bitcoin.", "2016"),
        ("Senators drew up rules for bitcoin. The bill was introduced in 2016 and is still open.", "2016"),
        ("Bill 77, March Session, 2019. An act on blockchain. Be it enacted by the Senate.", "2019-03"),
        ("The Dubai council unveiled its blockchain pilot at Ledger Summit 2017 today.", "2017"),
    ],
)
def test_the_date_is_found_in_notices_bills_and_names(text, expected):
    assert best(text).value == expected


@pytest.mark.parametrize(
    "text",
    [
        "The ministry picked Jinju as a blockchain zone. It would become the zone in July.",
        "议会就区块链规则表决。去年3月与理事会达成的协议获得多数支持。",
    ],
)
def test_what_is_hoped_for_or_describes_a_thing_dates_nothing(text):
    assert best(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Paraguay\n\nDecree 312/2022 sets out duties for miners of crypto-assets towards the Ministry.",
            "2022",
        ),
        (
            "Fiji\n\nThe Coin Act is a framework for digital assets passed in 2019. The Treasury applies it.",
            "2019",
        ),
    ],
)
def test_a_law_that_opens_a_sentence_is_dated_by_its_number_or_by_what_was_done_with_it(
    text: str, expected: str
) -> None:
    assert best(text).value == expected
