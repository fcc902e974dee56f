"""The title is what the text calls the document, programme or event, not what it only cites."""

import pytest

from tests.extraction.passages import title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("国务院办公厅印发《关于推进电子票据的通知》。", "关于推进电子票据的通知"),
        ("根据《电子签名法》，市政府制定《链上存证办法(试行)》。", "链上存证办法(试行)"),
        ("# 宁州市数据流通若干规定\n\n2022年3月1日 宁州市人大常委会通过\n\n根据《网络安全法》，制定本规定。",
         "宁州市数据流通若干规定"),
        ("省处非办发布关于防范虚拟货币骗局的风险提示。", "关于防范虚拟货币骗局的风险提示"),
        ("8月3日，海港贸易区块链平台正式上线。", "海港贸易区块链平台"),
        ("外汇局启动跨境融资服务平台试点。", "跨境融资服务平台"),
        ("The bureau issued the “Three-Year Plan for Trusted Ledgers (2021-2023)” on Monday.",
         "Three-Year Plan for Trusted Ledgers (2021-2023)"),
        ("Under the Companies Act, the ministry published the Guidelines on Token Custody.",
         "Guidelines on Token Custody"),
        ("The senate passed House Bill 1576 in May.", "House Bill 1576"),
        ("Deputies approved the XPACT bill at first reading.", "XPACT bill"),
        ("The agency published a paper headed “Keeping small investors out of leveraged tokens”.",
         "Keeping small investors out of leveraged tokens"),
        ("The port authority calls its new register “Harbour Chain”.", "Harbour Chain"),
        ("The two central banks unveiled Project Lanternfish on Tuesday.", "Project Lanternfish"),
        ("The city launched a cold storage traceability platform.", "cold storage traceability platform"),
        ("NOTICE\non Closing Unlicensed Kiosks\n\nThe following is notified.",
         "NOTICE on Closing Unlicensed Kiosks"),
        ("The state sent out a [Handbook on Ledger Audits](https://example.org/h.pdf) to its offices.",
         "Handbook on Ledger Audits"),
    ],
)  # fmt: skip
def test_the_name_given_to_the_act_is_its_title(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "“Nobody wants to hold it before the weekend,” says a dealer.",
        "The ministry issued rules (the “Rules” for short).",
        "监管部门表示，“我们将会继续打击炒作”。",
        "Prices fell for the third day.",
    ],
)
def test_speech_and_words_that_only_refer_back_are_no_title(text):
    assert title(text) is None


def test_the_name_of_a_body_is_no_title():
    assert title("The National Research Council opened its doors.") is None


def test_a_body_set_up_by_the_act_is_its_title():
    assert title("The government set up a National Ledger Treasury.") == "National Ledger Treasury"


@pytest.mark.parametrize(
    "text",
    [
        "Norland Signs Law on Tokens\n\nThe president of Norland signed a law.",
        "《江城时报》记者走访发现，多家商户接受数字代币。",
        "The minister signed an Executive Order on mining.",
    ],
)
def test_headlines_papers_and_bare_kinds_are_no_title(text):
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fact Sheet: Executive Order on a Ledger Reserve\n2024-05-02\n\nToday an order was signed.",
         "Fact Sheet: Executive Order on a Ledger Reserve"),
        ("州长颁布了 K-3-21 号行政令，支持区块链企业。", "K-3-21 号行政令"),
        ("江城链融创新基金，一个由市政府出资的基金，将投资初创企业。", "江城链融创新基金"),
        ("国会修订了港口仓单法案，承认链上签名。", "港口仓单法案"),
    ],
)  # fmt: skip
def test_heads_of_orders_numbers_and_amended_laws_name_the_act(text, expected):
    assert title(text) == expected
