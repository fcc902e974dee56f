"""Chinese names without the marks of a title: coined names, lists, centres, labels, reports."""

import pytest

from tests.extraction.passages import title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("扬州市口岸办3月2日上线“江海一键达”，单证无须重复提交。", "江海一键达"),
        ("这是洛阳市民政局去年推出的“安心养”，老人凭码领取补贴。", "安心养"),
        ("“牡丹易”5月8日正式启用，由洛阳市财政局管理区块链票据。", "牡丹易"),
        ("“牡丹易”正式启用，由洛阳市财政局管理区块链票据。", "牡丹易"),
        ("漳州市医保局启用“区块链+门诊”窗口。", "区块链+门诊"),
        ("民政部就“链上公证员”等四个职业标准公开征求意见。", "链上公证员"),
    ],
)
def test_a_coined_name_is_what_a_verb_launches_right_before_it(text: str, expected: str | None) -> None:
    """A name in quotation marks needs no noun where it is launched, goes into use or is consulted on."""
    assert title(text, "act") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("漳州市科技局公布第二批区块链典型应用名单。", "第二批区块链典型应用名单"),
        ("洛阳市工信局宣布启动链上碳账户试点。", "链上碳账户试点"),
        ("泰国财政部发行首批区块链储蓄债券。", "首批区块链储蓄债券"),
        ("央行在洛阳设立数字人民币结算中心。", "数字人民币结算中心"),
        ("由洛阳市信息中心牵头的区块链证照共享平台正式对外运行。", "区块链证照共享平台"),
        ("扬州市启动建设基于BSN的运河区块链骨干网。", "运河区块链骨干网"),
        ("链上产权登记制度自5月1日起施行。", "链上产权登记制度"),
        ("多米尼克将成立数字资产咨询委员会。", "数字资产咨询委员会"),
        ("8月2日，两高发布链上证据司法解释。", "链上证据司法解释"),
    ],
)
def test_what_is_launched_or_in_force_is_named_without_marks(text: str, expected: str) -> None:
    """Lists, trials, bonds, centres, councils and rules are names where a verb gives them."""
    assert title(text, "act") == expected


def test_a_label_in_a_list_gives_the_title() -> None:
    """名称： heads the name of the paper, before anything that its provisions build."""
    text = "● 名称：洛阳市链上物流扶持办法\n  要点：对建设区块链等底层平台的给予奖励。"
    assert title(text, "act") == "洛阳市链上物流扶持办法"


@pytest.mark.parametrize(
    "text",
    [
        "1月9日，洛阳市第十五届人民代表大会第四次会议开幕，市长作政府工作报告，提出建设链上档案库。",
        "九省政府工作报告里的区块链\n甘肃（1月8日，省十三届人大五次会议）：培育区块链产业。",
    ],
)
def test_the_work_report_is_the_paper_of_an_assembly(text: str) -> None:
    """The session of an assembly names no paper; the report laid before it does, if only in the headline."""
    head = text.find("\n") + 1
    assert title(text, "act", head) == "政府工作报告"


@pytest.mark.parametrize(
    ("head", "ground"),
    [
        (
            "漳州市关于禁止虚拟货币“挖矿”的通告",
            "按照省发展改革委等八部门联合印发的《关于清退虚拟货币“矿场”的通知》要求,",
        ),
        (
            "洛阳市关于清查虚拟货币“矿场”的公告",
            "为落实《虚拟货币“挖矿”整治工作方案》(豫数〔2021〕7号)有关精神,",
        ),
        ("扬州市关于推进区块链应用的若干措施", "为贯彻落实国家数据局《关于发展数字经济的意见》精神,"),
    ],
)
def test_a_notice_bears_its_own_name_not_that_of_the_paper_it_carries_out(head: str, ground: str) -> None:
    """Words in quotation marks are part of a title line, and demands of a paper are those of another one."""
    text = f"{head}\n{ground}现将有关事项明确如下:\n一、登记区块链节点。\n二、停止向虚拟货币“挖矿”供电。"
    assert title(text, "document") == head


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洛阳市发改委印发洛阳链上产业与数据应用指导意见。", "洛阳链上产业与数据应用指导意见"),
        ("斐济财政部成立数字代币特别工作组，成员来自央行。", "数字代币特别工作组"),
        ("斐济议会批准面向小企业的代币融资计划。", "面向小企业的代币融资计划"),
        ("扬州市政府决定设立12个链上商贸试验区。", "链上商贸试验区"),
        ("洛阳市启动“洛链”公共服务平台建设，首批六个部门接入区块链。", "“洛链”公共服务平台"),
        ("斐济证监会修订代币平台注册程序。", "代币平台注册程序"),
        ("斐济证监会提交代币监管框架最终报告。", "代币监管框架最终报告"),
        ("民政部公布链上助老示范项目名单，共12个项目入选。", "链上助老示范项目名单"),
        ("洛阳市财政局召开链上票据对接会。", "链上票据对接会"),
    ],
)
def test_a_name_in_plain_words_may_hold_what_it_is_on_or_for(text: str, expected: str) -> None:
    """与 and 面向…的 are part of a name that nothing else cuts; how many there are is none of it."""
    assert title(text, "act") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("斐济总统签署关于组织代币交易的总统令。", "关于组织代币交易的总统令"),
        ("斐济金管局刊发有关代币牌照的咨询文件，征求意见。", "有关代币牌照的咨询文件"),
        ("洛阳市工信局下发关于清理“挖矿”机房的通知。", "关于清理“挖矿”机房的通知"),
        ("洛阳市医保局通过关于链上处方的若干措施（试行）。", "关于链上处方的若干措施（试行）"),
        ("斐济央行与斐济财政部签署关于法定数字货币的备忘录。", "关于法定数字货币的备忘录"),
    ],
)
def test_a_paper_may_be_named_by_what_it_is_on(text: str, expected: str) -> None:
    """关于… and 有关… lead up to the noun of any paper, marks of speech within included."""
    assert title(text, "act") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洛阳牡丹区块链试验区在伊滨科技园挂牌。", "洛阳牡丹区块链试验区"),
        ("扬州市档案局指导的区块链查档统一平台已完成三万次核验。", "区块链查档统一平台"),
        ("漳州市公证处发出首份链上文书，该市区块链公证共享平台正式投入使用。", "区块链公证共享平台"),
        ("洛阳市公积金区块链存证系统于9月1日上线。", "洛阳市公积金区块链存证系统"),
    ],
)
def test_what_a_platform_has_reached_tells_its_name(text: str, expected: str) -> None:
    """A platform or zone is named as the subject of being opened, extended or put to use."""
    assert title(text, "act") == expected


def test_a_verb_behind_another_one_opens_no_name() -> None:
    """What 宣布成立 founds is named by its words alone."""
    assert title("斐济央行宣布成立一个工作组，研究区块链。", "act") is None
