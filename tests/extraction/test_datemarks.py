"""Dates are read as they are written, and their neighbours say what they are."""

import pytest

from documents.extraction.datemarks import find_dates
from documents.extraction.folding import fold, lower


def marks(text):
    folded = fold(text)
    return find_dates(folded, lower(folded))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on April 8, 2020", "2020-04-08"),
        ("on the 8th of April 2020", "2020-04-08"),
        ("Sept. 3rd, 2019", "2019-09-03"),
        ("in March 2018", "2018-03"),
        ("in early March, the bank", "XXXX-03"),
        ("in late June the council", "XXXX-06"),
        ("in mid-May, the court", "XXXX-05"),
        ("on 2021-06-08 at noon", "2021-06-08"),
        ("signed on 06.02.2023", "2023-02-06"),
        ("on 25/9/2019", "2019-09-25"),
        ("on 9/25/2019", "2019-09-25"),
        ("二〇二〇年四月八日", "2020-04-08"),
        ("２０２０年４月", "2020-04"),
        ("三十一日前的十二月三十一日", "XXXX-12-31"),
        ("4月8日，某市", "XXXX-04-08"),
        ("the second quarter of 2021", "2021-34"),
        ("2021年第三季度", "2021-35"),
        ("in February, the bank", "XXXX-02"),
        ("in early February, the bank", "XXXX-02"),
        ("Uruguay opens a register 2019 May 20 South America", "2019-05-20"),
        ("| 2018-Oct-07 |", "2018-10-07"),
        ("7-Oct-18, by the bank", "2018-10-07"),
        ("2019, June - the bank bars coins", "2019-06"),
    ],
)
def test_a_date_is_read_in_every_form(text, expected):
    assert expected in [mark.edtf for mark in marks(text)]


@pytest.mark.parametrize(
    "text",
    [
        "April 31, 2020",
        "2021年13月",
        "version 2.10.1",
        "2,019 firms",
        "May 5 percent",
        "may be",
        "3个月",
        "二十世纪",
    ],
)
def test_what_is_no_date_is_left_alone(text):
    assert [mark for mark in marks(text) if mark.month] == []


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("close them before June 20", "deadline"),
        ("到2022年建成", "deadline"),
        ("展望了2040年", "deadline"),
        ("2040年的远景蓝图", "deadline"),
        ("6月30日前完成", "deadline"),
        ("it enters into force on 1 July 2020", "effective"),
        ("自2025年1月1日起施行", "effective"),
        ("May 2018 to June 2019", "period"),
        ("since May 2018", "since"),
        ("As early as May 2014, the bank warned", "act"),
        ("as late as June 2019 the ministry refused", "act"),
        ("The rules go back to March 2016, when the council adopted them", "act"),
        ("Since May 2021 exchanges are required to register", "effective"),
        ("Since May 2021, transfers above the limit must be reported", "effective"),
        ("Coins issued after May 2021 are prohibited", "since"),
        ("adopted after a second vote on May 16, 2023", "act"),
        ("seized after the fall of the exchange on May 16, 2023", "since"),
        ("There has been an outright ban on coins since May 2021", "effective"),
        ("As of April 7, firms", "as-of"),
        ("last updated Nov. 2, 2021", "page"),
        ("Published: 12 May 2021", "page"),
        ("4月12日报道称", "page"),
        ("a pilot starting Dec. 1", "effective"),
        ("comments are due on March 3", "deadline"),
        ("the school year ending in 2022", "deadline"),
        ('"In 2019 we said that our island would lead," she told them', "said"),
        ("The consultation on token custody closes on 5 May 2021", "deadline"),
        ("Responses to the paper must be received by email on 5 May 2021", "deadline"),
        ("The deadline for comments on the draft is 5 May 2021", "deadline"),
        ("The hearing ended late on 5 May 2021", "deadline"),
        ("The police closed the exchange on 5 May 2021", "act"),
        ("as covered in our May 2021 update", "page"),
        ("Q1 2021 report", "period"),
        ("a daily wrote Thursday (May 12)", "page"),
        ("date 2019-03-04 The court announced", "page"),
        ("as told in a Monday (May 12) report", "page"),
        ("据某网9月14日消息", "page"),
        ("issued on April 8", "act"),
    ],
)
def test_the_neighbours_give_a_date_its_role(text, role):
    assert marks(text)[0].role == role


def test_a_relative_year_keeps_how_far_it_lies():
    assert [(m.edtf, m.shift) for m in marks("去年12月，今年3月5日")] == [("XXXX-12", -1), ("XXXX-03-05", 0)]


def test_a_date_inside_a_title_is_marked_as_quoted():
    assert [m.quoted for m in marks("《2019年区块链报告》，2020年5月")] == [True, False]


def test_days_with_a_dot_are_read_where_a_chinese_text_writes_its_days_so() -> None:
    posts = "2.13海口市发布港口可信记录规则\n3.08 南宁市启动电子发票试点\n据5.20消息,贵港市设立专项资金"
    assert [mark.edtf for mark in marks(posts)] == ["XXXX-02-13", "XXXX-03-08", "XXXX-05-20"]


@pytest.mark.parametrize(
    "text",
    [
        "2.13海口市发布港口可信记录规则",
        "1.1 总体要求\n1.2 主要目标\n1.3 基本原则\n2.1 重点任务\n2.2 保障措施",
        "投资3.15亿元,增长4.12倍,建成5.10公里,成本降低6.11个百分点",
        "Costs rose by 3.15 percent, 4.12 percent and 5.10 percent.",
    ],
)
def test_numbers_of_sections_and_decimals_are_no_days(text: str) -> None:
    assert not any(mark.day for mark in marks(text))


def test_the_day_on_which_an_agency_is_authorised_to_publish_is_that_of_the_act():
    text = "On February 5, Xinhua News Agency was authorized to issue the opinions."
    assert [mark.role for mark in marks(text)] == ["act"]
    assert [mark.role for mark in marks("BEIJING, February 5, Xinhua - The bank spoke.")] == ["page"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The bank plans to open the registry in 2023.", "deadline"),
        ("The ministry is expected to table the bill in March 2024.", "deadline"),
        ("The bank said it would test coins in early 2024.", "deadline"),
        ("The plan to tax coins was adopted in 2023.", "act"),
        ("The ministry announced plans to build a chain in May 2019.", "act"),
        ("See the June 14, 2019 edition of the digest.", "page"),
    ],
)
def test_what_is_only_planned_for_a_day_is_not_dated_by_it(text, expected):
    assert [mark.role for mark in marks(text)] == [expected]
