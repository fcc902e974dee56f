"""The place that a report was sent from gives no region to an act of a whole country."""

import pytest

from documents.extraction.pipeline import extract


def region(text):
    records = extract(text).records
    return records[0].region if records else None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("MUMBAI, Jan 5 (Wires) - The Reserve Bank of India issued rules on crypto tokens on Tuesday.", "IN"),
        ("New Delhi: The government will introduce a bill to ban private cryptocurrencies.", "IN"),
        ("TOKYO (Wires) - The Financial Services Agency of Japan fined a crypto exchange.", "JP"),
        ("【东京9月3日电】日本金融厅发布指引，对稳定币发行方实行登记制度。", "JP"),
        ("某某社首尔5月8日电 韩国政府8日通过一项法案，要求加密货币交易所注册。", "KR"),
        ("LONDON - The Treasury published a consultation on stablecoins.", "GB"),
        ("AUSTIN, Texas, May 3, 2019 - The House passed a bill on blockchain records.", "US-TX"),
    ],
)
def test_a_place_line_gives_the_region_only_where_nothing_else_does(text, code):
    assert region(text) == code


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Texas: The House passed a bill on blockchain records on May 3.", "US-TX"),
        ("杭州市政府9月3日发布区块链产业园办法。", "CN-330100"),
        ("Seoul has launched a blockchain card for its citizens - the first of its kind.", "KR-11"),
    ],
)
def test_a_place_that_acts_is_no_place_line(text, code):
    assert region(text) == code


def test_reports_sent_from_several_places_keep_them():
    text = (
        "SEOUL (Wires) - The city launched a blockchain card in May 2019.\n"
        "TOKYO (Wires) - The metropolis opened a blockchain sandbox in June 2019.\n"
    )
    assert "KR-11" in {record.region for record in extract(text).records}
