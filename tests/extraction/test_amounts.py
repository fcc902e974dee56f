"""Sums of money, shares and target years in the words of measures."""

import pytest

from documents.extraction.amounts import amount_of, target_year_of
from documents.extraction.model import Amount

SUMS = [
    ("each start-up gets a reward of up to 2 million yuan", Amount(2_000_000, True, "CNY", "per-firm")),
    ("a fund of 1.5 billion euros is set up", Amount(1_500_000_000, False, "EUR", "total")),
    ("the city sets aside $3,250,000 for nodes", Amount(3_250_000, False, "USD", "total")),
    ("the budget is us$ 40 million at most", Amount(40_000_000, False, "USD", "total")),
    ("no more than 700,000 swiss francs per project", Amount(700_000, True, "CHF", "per-firm")),
    ("hk$500m is earmarked", Amount(500_000_000, False, "HKD", "total")),
    ("12,5 million rubles are granted", Amount(12_500_000, False, "RUB", "total")),
    ("给予最高300万元奖励", Amount(3_000_000, True, "CNY", "total")),
    ("每家企业补助二十万元", Amount(200_000, False, "CNY", "per-firm")),
    ("设立规模10亿元的基金", Amount(1_000_000_000, False, "CNY", "total")),
    ("处二千元以上六万元以下罚款", Amount(60_000, True, "CNY", "total")),
    ("注册资本不低于500万美元", Amount(5_000_000, False, "USD", "total")),
    ("firms pay 12.5 percent on gains", Amount(12.5, False, None, "percent")),
    ("rent is cut by not more than 30%", Amount(30.0, True, None, "percent")),
    ("补贴不超过租金的百分之五十", Amount(50.0, True, None, "percent")),
]


@pytest.mark.parametrize(("words", "amount"), SUMS)
def test_a_sum_is_read_with_bound_currency_and_unit(words, amount):
    assert amount_of(words) == amount


def test_an_upper_bound_goes_before_a_larger_sum():
    words = "out of 90 million yuan, a project receives up to 4 million yuan"
    found = amount_of(words)
    assert found is not None
    assert (found.value, found.maximum) == (4_000_000, True)


def test_money_goes_before_a_share():
    found = amount_of("20 percent of the cost, up to 60,000 pounds")
    assert found is not None
    assert found.currency == "GBP"


@pytest.mark.parametrize(
    "words", ["train 400 clerks in 2021", "article 12 applies", "培训500人次", "连接6个口岸"]
)
def test_a_figure_without_money_or_share_is_no_amount(words):
    assert amount_of(words) is None


@pytest.mark.parametrize(
    ("words", "year"),
    [
        ("by 2027 twelve ports are connected", 2027),
        ("until the end of 2024 no fee is due", 2024),
        ("ready before 30 june 2026", 2026),
        ("到2025年建成三个平台", 2025),
        ("2023年底前完成接入", 2023),
        ("by 2025 half, by 2030 all of it", 2030),
        ("the act of 2019 is repealed", None),
        ("2021年印发的办法废止", None),
    ],
)
def test_the_target_year_is_that_of_a_deadline(words, year):
    assert target_year_of(words) == year
