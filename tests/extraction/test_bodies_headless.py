"""Chinese texts name bodies of other places without their place; these belong to the place spoken of."""

import pytest

from documents.extraction.pipeline import extract
from tests.extraction.passages import issuers
from tests.extraction.test_dates import best


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("加纳收紧加密货币规则。证券监督管理委员会周二下令平台停业。", ["加纳证券监督管理委员会"]),
        ("智利动向:近日,金融市场委员会公布代币登记细则。", ["智利金融市场委员会"]),
        ("秘鲁比特币骗案频发。中央银行8月2日发布警告。", ["秘鲁中央银行"]),
    ],
)
def test_a_body_without_its_country_is_that_of_the_country_told_last(text: str, expected: list[str]) -> None:
    """The words of its field and the noun of an authority make a name."""
    assert issuers(text) == expected


def test_a_bank_of_no_state_in_particular_is_no_body() -> None:
    """What central banks at large may do names none."""
    assert "加纳中央银行" not in issuers("加纳财政部研究由中央银行发行的数字货币。")


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("立法院5月6日三读通过稳定币专法,央行将审查储备。", "TW"),
        ("金管会公布虚拟资产业者登记名单,央行也参与审查。", "TW"),
        ("国发会与数发部启动区块链证件试办计划。", "TW"),
        ("财库局就虚拟资产托管牌照咨询公众。", "HK"),
    ],
)
def test_bodies_that_only_one_place_has_tell_the_place(text: str, region: str) -> None:
    """So do the names that several places share beside them."""
    assert [record.region for record in extract(text).records] == [region]


@pytest.mark.parametrize("day", ["110年3月4日", "中华民国110年3月4日", "110/03/04"])
def test_years_of_the_republic_are_counted_from_its_founding(day: str) -> None:
    """Papers of Taiwan bear them without the name of the era."""
    found = best(f"金管会于{day}公布虚拟资产业者登记办法。")
    assert found is not None
    assert found.value == "2021-03-04"


def test_whoever_a_paper_is_sent_to_has_not_issued_it() -> None:
    """The house that a bill goes to is no issuer, nor is what a speaker reports another act."""
    text = "金管会副主委3月2日指出,虚拟资产专法草案已送交行政院,盼送至立法院审查。"
    assert issuers(text) == ["金管会"]
    assert len(extract(text).records) == 1
