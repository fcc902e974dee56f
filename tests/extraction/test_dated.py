"""Chronologies are parted at the days that open their entries."""

import pytest

from documents.extraction.dated import dated_entries
from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read

LIST = """Coins and the law

* **March 2014:** The Bank of Lithuania warns the public of virtual currencies.
* **June 2016:** Trading in coins is banned in Bolivia.
* **2019-11-05:** The Riksbank says it will test an e-krona. The Swedish Tax Agency puts tokens on its forms.
"""
DATA = """events: [
  {
    date: "2021-04",
    title: "厦门公证处启用链上存证",
    text: "厦门市公证处启用区块链存证平台",
  },
  {
    date: "2021-05",
    title: "贵阳发放链上许可",
    text: "贵阳市行政审批局用区块链发放许可证",
  },
  {
    date: "2021-09",
    title: "南通税务上线区块链发票",
    text: "南通市税务局上线区块链电子发票",
  },
]
"""
PROSE = """On 3 March 2014, the bank warned of coins. On 4 June 2016, it banned them.

In May 2018, a court overturned the ban."""


def told(text):
    return [(record.region, record.date) for record in extract(text).records]


def test_the_entries_of_a_list_are_of_the_day_that_opens_them():
    assert told(LIST) == [("LT", "2014-03"), ("BO", "2016-06"), ("SE", "2019-11-05"), ("SE", "2019-11-05")]


def test_entries_in_a_file_of_data_are_told_apart():
    assert told(DATA) == [("CN-350200", "2021-04"), ("CN-520100", "2021-05"), ("CN-320600", "2021-09")]


@pytest.mark.parametrize("text", [PROSE, "Only one entry\n\n2019: The bank bans coins.\n", ""])
def test_prose_and_single_days_are_no_chronology(text):
    assert dated_entries(read(text, lexicon=load_lexicon())) == []


def test_entries_of_a_market_make_no_record():
    assert not extract(
        "Coin diary\n\n2019-01-02: Bitcoin falls to $3,800.\n2019-01-03: A wallet is hacked.\n"
        "2019-01-04: Ether rises.\n"
    ).records


SECTIONS = """一、收紧的一方:越南
- 2024年3月5日:两高联合发布司法解释,虚拟货币诈骗从重处罚。
- 2024年9月1日:银行须报送加密货币交易数据。
- 2025年2月1日:中央经济工作会议提出研究虚拟货币立法。
二、开放的一方:日本
交易所从中受益。
"""


def test_the_entries_of_a_section_are_of_the_place_in_its_heading() -> None:
    assert [record.region for record in extract(SECTIONS).records] == ["VN", "VN", "VN"]


def test_an_entry_ends_before_the_next_section() -> None:
    last = extract(SECTIONS).records[-1]
    assert "日本" not in SECTIONS[last.start : last.end]


def test_the_day_that_an_entry_tells_goes_before_the_month_over_it():
    text = "2018年链上大事记\n\n1月\n1月11日，工信部发布链上蓝皮书。\n2月\n"
    text += "2月23日，韩国政府宣布代币交易实行实名制。\n3月\n3月，泰国内阁批准代币法令草案。\n"
    assert [date for _, date in told(text)] == ["2018-01-11", "2018-02-23", "2018-03"]


CLOSED = """Coin news of the month
Fiji Regulator Fines a Coin Dealer (3 May)
The regulator of Fiji said the dealer had kept no books.
Traders Hope for Calm (4 May)
Prices rose by a tenth.
Tonga Bans Coin Mining (9 May)
The cabinet of Tonga approved the ban and gave miners a year to leave.
Malta Opens a Sandbox (12 May)
Its financial services authority admits six firms that keep tokens for others.
"""


def test_headlines_that_a_day_in_brackets_closes_head_their_stories():
    assert told(CLOSED) == [("FJ", "XXXX-05-03"), ("TO", "XXXX-05-09"), ("MT", "XXXX-05-12")]


def test_a_timeline_below_a_long_article_is_a_chronology_all_the_same():
    article = "Coins are bought by many people here, and nobody knows how many of them lose money. " * 12
    timeline = """2014: The Bank of Lithuania warns the public of virtual currencies.

2016: The Bank of Lithuania issues another warning about coins.

2018: The Bank of Lithuania publishes rules for token offerings.
"""
    assert told(f"{article}\n\n{timeline}") == [("LT", "2014"), ("LT", "2016"), ("LT", "2018")]
