"""Names of bodies are read whole: short names, lists, party committees; boards of firms are none."""

import pytest

from documents.extraction.pipeline import extract
from tests.extraction.passages import issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ministry of Ports, Fisheries, and Inland Waters of Fiji has launched a catch log.",
            ["Ministry of Ports, Fisheries, and Inland Waters of Fiji"],
        ),
        (
            "The Harbour Licensing Authority (HLA) issued rules on tokens. HLA will publish a register.",
            ["Harbour Licensing Authority"],
        ),
        (
            "The Astana International Trade Centre (AITC) Court launched a blockchain archive of rulings.",
            ["Astana International Trade Centre (AITC) Court"],
        ),
        ("Armenia's national bank banned the mining of coins.", ["Armenia national bank"]),
        (
            'The government of Bavaria, a state known as the "Green Heart," has unveiled a ledger.',
            ["government of Bavaria"],
        ),
        (
            "Authorities in Munich, capital of Germany's Bavaria, launched a blockchain land book.",
            ["Authorities in Munich"],
        ),
        ("4月2日，宁波市委召开常委会会议，研究区块链产业。", ["宁波市委"]),
        ("贵州省委办公厅印发区块链行动方案。", ["贵州省委办公厅"]),
        (
            "绍兴市委召开会议，学习总书记在中央全面深化改革委员会第九次会议上关于区块链的讲话。",
            ["绍兴市委"],
        ),
        (
            "根据国家邮政局关于推广链上运单的意见(国邮发〔2021〕7号),快递企业可将运单上链存证。",
            ["国家邮政局"],
        ),
    ],
)
def test_a_name_is_read_whole_and_once(text: str, expected: list[str]) -> None:
    assert issuers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Danish lawmakers fear that tokens will replace deposits.",
        "The Harbour Board Trade Support Director said tokens are promising.",
        "挪威最大的某储蓄银行推出区块链文件方案，挪威储蓄银行管理委员会主席表示满意。",
    ],
)
def test_officers_and_boards_of_firms_issue_nothing(text: str) -> None:
    assert issuers(text) == []


def test_a_bank_that_keeps_a_directive_in_force_is_no_act_of_the_union() -> None:
    """What takes effect, and what a paper concerns, is not done by the authority that is named there."""
    text = "某储蓄银行推出区块链凭证平台。其首批发布的文件将涉及欧盟去年生效的支付指令。"
    assert extract(text).records == ()


def test_a_body_is_named_without_the_paper_that_it_owns():
    assert issuers("The Reserve Bank of Fiji's Resolution 15/2021 sets rules for tokens.") == [
        "Reserve Bank of Fiji"
    ]


def test_a_court_that_acts_is_the_issuer_beside_a_body_with_a_longer_name():
    text = (
        "The Supreme Court on March 4, 2020 set aside the token ban that the Reserve Bank of Fiji had issued."
    )
    assert any("Supreme Court" in name for name in issuers(text))


def test_a_law_named_after_a_bank_is_no_body():
    assert "Bank of Fiji Act" not in issuers("The Bank of Fiji Act was amended to allow tokens.")
