"""What is one paper: notices, explanations, titles on several lines, headlines over their stories."""

import pytest

from documents.extraction.pipeline import extract
from tests.extraction.passages import issuers

NOTICE = """洛阳市工业和信息化局 洛阳市财政局
关于征集2022年链上农业典型应用
场景的通知

各县区工业和信息化局、财政局：
为落实省人民政府关于区块链产业的部署要求，结合《河南省链上产业规划》，现就征集事项通知如下：
一、征集范围。牡丹溯源等领域的区块链应用。
二、支持政策。对入选场景每个奖补八万元。

洛阳市工业和信息化局
洛阳市财政局
2022年3月8日
"""

EXPLANATION = """洛阳市政府办公室印发了《关于壮大链上产业的九条措施》，现解读如下：
一、政策背景
近年来，洛阳市持续推进区块链应用，建成牡丹链平台。
二、制定依据
《国家链上数据意见》（国数发〔2021〕6号）、《河南省数字强省规划》（豫政〔2021〕8号）等。
三、主要内容
提出开展区块链技术攻关、设立产业基金。
"""

LISTED = """链上政策一览
（一）《链上食品溯源办法》。2019年5月9日，国务院发布该办法，要求用区块链记录食品流向。
（二）《链上票据管理规定》。2019年8月18日，财政部发布该规定，推行区块链财政票据。
（三）《链上证据规则》。2020年1月6日，最高人民法院发布该规则，认可区块链存证。
"""

STORIES = """河南：洛阳县域链上金融园正式启动
由洛阳市人民政府主导的区块链金融园7月9日启动，提出在园内先行先试。
江苏：扬州市出台区块链专项政策
扬州市人民政府印发支持区块链产业发展的政策，设立三亿元基金。
福建：漳州市上线链上身份平台
漳州市行政服务中心推出链上身份平台，用区块链实现零跑腿办事。
"""


def test_a_notice_to_an_addressee_is_one_act_of_its_signatories() -> None:
    """Neither grounds nor demands of others part it; its title goes over two lines."""
    (record,) = extract(NOTICE).records
    assert record.title == "关于征集2022年链上农业典型应用场景的通知"
    assert record.issuing_bodies == ("洛阳市工业和信息化局", "洛阳市财政局")
    assert record.date == "2022-03-08"


def test_an_explanation_of_a_paper_is_one_act() -> None:
    """Background and grounds of the paper that is explained are no acts of their own."""
    (record,) = extract(EXPLANATION).records
    assert record.title == "关于壮大链上产业的九条措施"


def test_a_title_that_stands_alone_opens_the_act_behind_it() -> None:
    """The next entry's title is no part of the entry before."""
    found = [(record.title, LISTED[record.start :][:3]) for record in extract(LISTED).records]
    assert [title for title, _ in found] == ["链上食品溯源办法", "链上票据管理规定", "链上证据规则"]
    assert [opening for _, opening in found[1:]] == ["（二）", "（三）"]


def test_a_headline_and_the_story_under_it_are_one_act() -> None:
    """The paragraph under a headline tells its act again, however it names the place."""
    assert [record.region for record in extract(STORIES).records] == ["CN-410300", "CN-321000", "CN-350600"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("斐济中央银行与汤加中央银行11月29日公布代币结算报告。", ["斐济中央银行", "汤加中央银行"]),
        (
            "按照省级工作要点以及河南省档案局关于区块链的部署要求，洛阳市档案局印发链上档案方案。",
            ["洛阳市档案局"],
        ),
        ("洛阳海关所属伊川海关启用区块链查验平台。", ["伊川海关"]),
    ],
)
def test_who_acts_is_told_from_whom_it_leans_on(text: str, expected: list[str]) -> None:
    """Two banks are two bodies; demands and owners of a body are no issuers."""
    assert issuers(text) == expected
