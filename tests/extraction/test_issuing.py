"""What is issued is an act even where no authority is named, and a second thing issued is a second act."""

import pytest

from documents.extraction.pipeline import extract


@pytest.mark.parametrize(
    "text",
    [
        "《某某省区块链产业三年行动计划》近日正式发布，到2027年建成五个公共平台。",
        "各有关部门:为加快区块链应用,现提出如下意见:一、建设链上政务平台。二、支持企业研发。",
        "为规范虚拟货币相关活动,特制定本办法。",
        "All departments: to speed up the use of blockchain, the following opinions are put forward: "
        "1. Build a platform. 2. Support firms.",
        "These measures are hereby formulated to put order into services on a blockchain.",
    ],
)
def test_an_instrument_without_its_issuer_is_an_act(text):
    assert len(extract(text).records) == 1


@pytest.mark.parametrize(
    "text",
    [
        "《区块链周报》近日发布，比特币价格上涨。",
        "The following tokens are listed by the exchange: Alpha and Beta.",
    ],
)
def test_a_paper_that_is_no_instrument_is_no_act(text):
    assert extract(text).records == ()


def test_what_the_same_body_also_issued_is_an_act_of_its_own():
    text = (
        "6月3日,海南省工信厅印发《区块链企业扶持办法》,每家企业最高补助50万元。\n"
        "发布会上还发布了“链动海岛”计划。按照计划,全省政务数据将在区块链上共享。"
    )
    assert [record.region for record in extract(text).records] == ["CN-HI", "CN-HI"]


def test_a_bill_that_a_bank_also_discusses_is_an_act_of_its_own():
    text = (
        "The Central Bank of Brazil announced a pilot of a digital currency on a blockchain.\n\n"
        "The bank said firms may join. The Central Bank of Brazil will choose ten.\n\n"
        "The Central Bank of Brazil is also discussing a new bill on crypto assets of savers."
    )
    assert len(extract(text).records) == 2
