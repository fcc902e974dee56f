"""Acts that Chinese prose tells in forms nobody announces: overviews, asides, short names, signatures."""

import pytest

from documents.extraction.pipeline import extract
from tests.extraction.passages import issuers, title
from tests.extraction.test_dates import best


def _regions(text: str) -> list[str | None]:
    """Return the places of the acts that are found, in the order of the text."""
    return [record.region for record in extract(text).records]


def test_a_place_acts_whatever_its_own_law_or_a_prepositional_phrase_stands_between() -> None:
    """Behind a place may stand what it is, its law, and what it acts on or by."""
    text = (
        "马耳他率先发放加密资产牌照。瑞士则依据《账本法》,对代币托管实行分级审批。"
        "智利作为南美洲最早接纳加密货币的国家之一,其《金融科技法》确立了交易所登记制度。"
        "肯尼亚地区将比特币视为商品,并征收交易税。"
    )
    assert _regions(text) == ["MT", "CH", "CL", "KE"]


def test_what_a_city_is_to_do_under_its_provinces_plan_is_no_act_of_its_own() -> None:
    """A place that the plan names does its part without a day or paper of its own."""
    text = (
        "日前,江西省工信厅印发《南昌市区块链三年行动方案》。"
        "南昌市将充分发挥基础较好的优势,加快推动全省区块链产业发展。"
    )
    assert _regions(text) == ["CN-360100"]


def test_a_line_that_bears_the_month_dates_the_act_under_it() -> None:
    """In a history the heading holds the date and the bullet below it the act."""
    text = (
        "加密货币监管回顾\n"
        "2014年3月:银行不得兑换\n- 央行下发通知,要求银行停止比特币业务。\n"
        "2016年8月:平台须备案\n- 网信办公布办法,要求区块链平台备案。\n"
        "2018年1月:矿场退出\n- 发改委印发通知,引导比特币矿场有序退出。\n"
    )
    assert [record.date for record in extract(text).records] == ["2014-03", "2016-08", "2018-01"]


@pytest.mark.parametrize(
    "deadline", ["3月9日(周二)18:00前", "3月9日下午5时前", "3月9日（星期五）前", "3月9日17点30分前"]
)
def test_a_deadline_with_its_hour_dates_no_act(deadline: str) -> None:
    """The hour and the weekday stand between the day and the word of the deadline."""
    assert best(f"市工信局就区块链方案征求意见,请于{deadline}反馈。") is None


def test_the_day_under_the_line_of_who_signs_dates_a_paper_whatever_follows() -> None:
    """An attachment may stand behind the signature."""
    text = (
        "关于征集区块链案例的函\n\n各有关单位:\n\n请按附件报送区块链案例。\n\n"
        "芜湖市大数据局应用推进科\n\n二〇二二年五月六日\n\n附件:\n\n区块链案例表\n\n一、名称\n\n二、单位\n\n三、成效\n"
    )
    found = best(text)
    assert found is not None
    assert found.value == "2022-05-06"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("立法会通过《电子交易条例》(SEC)的区块链修订案。", ["立法会"]),
        (
            "某项目入库。区块链企业可获补助。(责任单位:扬州市科技局、扬州市财政局)\n\n扬州市人民政府办公室",
            ["扬州市人民政府办公室"],
        ),
        ("最高人民法院公布规则,指导全国法院采信区块链证据。", ["最高人民法院"]),
    ],
)
def test_short_names_of_laws_and_whoever_carries_out_are_no_issuers(text: str, expected: list[str]) -> None:
    """A law's short name may be that of a body; courts at large and units in charge issue nothing."""
    assert issuers(text) == expected


def test_the_short_name_that_a_text_gives_is_not_the_title() -> None:
    """The name in title marks is the title, not what it is called for short."""
    text = "金管局发布《代币托管机构指引》(下称“托管咨询文件”),要求托管机构申领牌照。"
    assert title(text) == "代币托管机构指引"


def test_who_issues_coins_is_no_title() -> None:
    """The issuer of coins is a noun, not the verb before a name."""
    assert title("金管局规定,稳定币发行方须满足资本要求。") != "方须满足资本要求"


def test_the_writers_own_talk_is_no_act() -> None:
    """What the article will do, and what a step stands for, begins nothing."""
    text = (
        "3月1日,新加坡金管局发布《代币指引》,要求平台登记。这标志着监管趋严。"
        "继上篇介绍《代币指引》后,本篇将重点分析金管局发布的问答。"
    )
    assert _regions(text) == ["SG"]


def test_any_verb_behind_the_adverbs_of_a_place_tells_that_it_acts() -> None:
    """What a place is, or may become, is no act of it."""
    text = (
        "在南美洲,秘鲁金融监管局正在起草加密货币规则。智利则加紧填补加密货币监管的空白。"
        "乌拉圭也是加密货币活跃的国家。哥伦比亚已着手修补代币税制的漏洞。"
    )
    assert _regions(text) == ["PE", "CL", "CO"]


def test_an_act_of_one_place_stands_out_from_what_places_at_large_did() -> None:
    """A clause with its own place and month is an act, whatever the clause before says of all of them."""
    text = "今年以来,国内各省市的区块链政策陆续推出,泉州市便于3月推出了区块链十条。5月,宁德市出台区块链办法。"
    assert _regions(text) == ["CN-350500", "CN-350900"]


def test_papers_listed_with_their_months_are_acts_of_their_own() -> None:
    """A bullet that opens with a paper's name is an act, also where a version stands in brackets."""
    text = (
        "国家网信办、工信部等部门完善区块链规则,主要文件如下:\n"
        "- 《区块链备案办法(修订版)》:2022年4月发布,要求平台备案。\n"
        "- 《区块链应用指南》:2022年9月发布,推广区块链应用。\n"
        "- 《链上数据规定》:2023年1月发布,保护区块链数据。\n"
    )
    assert [record.date for record in extract(text).records] == ["2022-04", "2022-09", "2023-01"]


def test_a_law_that_opens_an_entry_belongs_to_the_place_that_heads_it() -> None:
    """The place that the entry is under acts further on in the sentence."""
    text = (
        "各国加密货币规则\n\n"
        "冰岛:先行一步\n\n2018 年 5 月《代币法》生效,冰岛一口气批准六家加密货币交易平台。\n\n"
        "丹麦:稳步跟进\n\n2019 年 6 月《账本法》施行,丹麦要求加密货币平台登记。\n\n"
        "挪威:审慎观望\n\n2020 年 7 月《税法》修订,挪威对比特币收益征税。\n"
    )
    assert [(record.region, record.date) for record in extract(text).records] == [
        ("IS", "2018-05"),
        ("DK", "2019-06"),
        ("NO", "2020-07"),
    ]


def test_a_day_until_which_a_law_waited_is_the_day_of_its_effect() -> None:
    """What takes effect only on a day did so then; what a day has seen since is not dated by it."""
    found = best("格鲁吉亚议会通过的加密货币挖矿法案直到10月1日才正式生效。")
    assert found is not None
    assert found.value == "XXXX-10-01"
    assert best("2018年以来,芜湖市政府相继出台多项区块链政策。") is None


def test_a_law_that_passed_in_a_year_is_dated_by_it() -> None:
    """The year stands before the name of the law, whoever passed it."""
    found = best("乌兹别克斯坦动向。结果:2021 年《加密资产法》通过,确立加密资产交易所登记制度。")
    assert found is not None
    assert found.value == "2021"


def test_a_kind_of_money_in_quotation_marks_is_no_title() -> None:
    """The central bank speaks of it; it launches nothing of that name."""
    assert title("央行3月提议全面禁止“匿名加密货币”交易。") is None


def test_the_next_part_of_a_text_is_no_part_of_the_last_entry() -> None:
    """A line that counts on, without a mark of the list, heads what follows."""
    text = (
        "肯尼亚议会5月通过加密货币法案,确立三点:\n- 交易所须登记\n- 禁止匿名交易\n- 矿场须缴纳电费\n"
        "第二阶段:观察\n央行继续观察比特币市场。"
    )
    measures = [measure.text for record in extract(text).records for measure in record.measures]
    assert "矿场须缴纳电费" in measures
