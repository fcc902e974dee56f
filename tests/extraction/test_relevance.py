"""Only acts of public authorities on blockchain become records."""

import pytest

from documents.extraction.pipeline import extract


@pytest.mark.parametrize(
    "text",
    [
        "Bitcoin fell by five per cent on Monday. Analysts expect more. A dealer in Singapore shrugged.",
        "A search company launched a token for photographs. Users earn tokens on its blockchain.",
        "The city of Graz issued a new plan for its parks and paths.",
        "某互联网公司在北京举行发布会，推出区块链相册和代币。",
        "分析师认为比特币仍将上涨。业内人士看好数字货币前景。",
        "",
        "12345 67890",
    ],
)
def test_other_texts_give_no_record(text):
    assert extract(text).records == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Graz city council adopted a plan to keep its land register on a blockchain.",
        "The Securities Commission warned the public of a token sale.",
        "A company that issues electronic coins must have a licence of the Financial Services Commission.",
        "某省人民政府印发区块链发展规划。",
        "央行提示虚拟货币交易风险。",
    ],
)
def test_an_act_of_an_authority_gives_a_record(text):
    assert len(extract(text).records) == 1
