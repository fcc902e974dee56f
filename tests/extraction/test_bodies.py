"""The issuing bodies are those that act in the passage, under their full names, joint ones in order."""

import pytest

from documents.extraction.authorities.branches import branch_of
from documents.extraction.datafiles import load
from documents.extraction.fields.bodies import TAKEN
from documents.vocabulary import BodyBranch
from tests.extraction.passages import bodies_of, issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Bureau of Data of Ningxia Province, the Health Commission and the Tax Bureau issued a plan.",
            ["Bureau of Data of Ningxia Province", "Health Commission", "Tax Bureau"],
        ),
        (
            "The Department of Industry, Trade, Energy and Resources published the roadmap.",
            ["Department of Industry, Trade, Energy and Resources"],
        ),
        ("The Ministry of Finance and the Bank of Thailand jointly released a statement.",
         ["Ministry of Finance", "Bank of Thailand"]),
        ("The Reserve Bank of Australia, ASIC and other agencies released the report.",
         ["Reserve Bank of Australia", "ASIC"]),
        ("Rules for wallets were issued on Monday by the Danish Financial Supervisory Authority.",
         ["Danish Financial Supervisory Authority"]),
        ("The leading group for trusted data held its first meeting in Hefei.",
         ["leading group for trusted data"]),
        ("The theory learning center group of the Hefei Municipal Party Committee met on Friday.",
         ["theory learning center group of the Hefei Municipal Party Committee"]),
        ("Turkey's central bank banned the use of cryptocurrencies for payments.", ["Turkey central bank"]),
        ("The legislature in Austin passed the bill on mining.", ["legislature in Austin"]),
        ("Governor Greg Abbott signed House Bill 4474 into law.", ["Governor Greg Abbott"]),
        ("Bermuda has passed the Digital Asset Business Act.", ["Bermuda"]),
        ("The Seoul Southern District Prosecutors' Office raided seven exchanges.",
         ["Seoul Southern District Prosecutors' Office"]),
        ("Notice of the General Office of the Ningbo Municipal Government on digital invoices",
         ["General Office of the Ningbo Municipal Government"]),
        ("The projects are listed below.\n\nNingbo Municipal Bureau of Commerce\nMay 4, 2021",
         ["Ningbo Municipal Bureau of Commerce"]),
        ("近日，浙江省经济和信息化厅、浙江省财政厅联合印发方案。",
         ["浙江省经济和信息化厅", "浙江省财政厅"]),
        ("北京市地方金融监督管理局会同北京市经济和信息化局制定了清单。",
         ["北京市地方金融监督管理局", "北京市经济和信息化局"]),
        ("印度储备银行(RBI)4月5日发布公告，禁止银行为加密货币企业提供服务。", ["印度储备银行"]),
        ("安徽省处置非法集资领导小组办公室发布风险提示。", ["安徽省处置非法集资领导小组办公室"]),
        ("北京市第十五届人民代表大会常务委员会第三十四次会议通过了该条例。",
         ["北京市人民代表大会常务委员会"]),
        ("人民银行南京分行启动试点。", ["人民银行南京分行"]),
        ("俄罗斯国家杜马一读通过数字金融资产法案。", ["俄罗斯国家杜马"]),
        ("长沙的通知如下。\n长沙市人民政府办公厅\n2020年5月8日", ["长沙市人民政府办公厅"]),
    ],
)  # fmt: skip
def test_the_bodies_that_act_are_found_under_their_names(text, expected):
    assert issuers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The chairman of the Securities and Exchange Commission told reporters that coins are securities.",
        "According to the vice president of a research association, mining grew.",
        "Customers of the exchange were regulated by the Central Bank of Ireland.",
        "The Malta Digital Innovation Authority Act names several duties.",
        "Analysts of the Bank of America expect higher prices.",
        "英国央行行长说，加密资产不构成威胁。",
        "美国证券交易委员会主席在听证会上说，多数代币是证券。",
        "总部经济和各部门的格局有了变化。",
    ],
)
def test_a_body_only_spoken_of_is_no_issuer(text):
    assert issuers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("In Jiangsu, the Provincial Department of Finance issued a bill.",
         "Jiangsu Provincial Department of Finance"),
        ("Loudi put its registers on a chain. The tax and housing departments of the city opened it.",
         "tax and housing departments of Loudi"),
        ("Kenya looks at coins. The government issued a paper.", "Government of Kenya"),
        ("广东省召开会议。省工业和信息化厅发布计划。", "广东省工业和信息化厅"),
        ("罗马尼亚制定新规。财政部公布了草案。", "罗马尼亚财政部"),
        ("In May the Nanjing Health Commission closed a site. The same commission opened a platform.",
         "Nanjing Health Commission"),
    ],
)  # fmt: skip
def test_a_name_that_leaves_its_place_out_is_completed(text, expected):
    assert expected in issuers(text)


@pytest.mark.parametrize(
    ("text", "entity", "region"),
    [
        ("MIIT issued the opinions.", "Ministry of Industry and Information Technology", "CN"),
        ("工信部印发指导意见。", "Ministry of Industry and Information Technology", "CN"),
        ("In Thailand, the SEC issued rules.", "Securities and Exchange Commission of Thailand", "TH"),
        ("In Liechtenstein, the FMA issued a fact sheet.", "Financial Market Authority Liechtenstein", "LI"),
        ("Hangzhou issued several measures.", "Hangzhou Municipal People's Government", "CN-330100"),
        ("Illinois announced a pilot.", "State of Illinois", "US-IL"),
    ],
)
def test_different_names_of_one_body_lead_to_one_entity(text, entity, region):
    first = bodies_of(text)[0]
    assert (first.detail["entity"], first.detail["region"]) == (entity, region)


@pytest.mark.parametrize(
    "text",
    [
        "The Guangdong Provincial Department of Finance issued the plan.",
        "The Department of Finance of Guangdong Province issued the plan.",
        "Guangdong's Department of Finance issued the plan.",
        "广东省财政厅印发方案。",
        "广东省召开会议。省财政厅印发方案。",
    ],
)
def test_a_local_department_is_one_entity_in_both_languages(text):
    entities = [e.detail["entity"] for e in bodies_of(text) if e.confidence >= TAKEN]
    assert entities == ["Guangdong Provincial Department of Finance"]


@pytest.mark.parametrize(
    ("text", "entity"),
    [
        ("杭州市发改委印发通知。", "Hangzhou Municipal Development and Reform Commission"),
        ("The Hangzhou Municipal Development and Reform Commission issued a notice.",
         "Hangzhou Municipal Development and Reform Commission"),
        ("北京市财政局印发通知。", "Beijing Municipal Bureau of Finance"),
        ("内蒙古自治区发展和改革委员会印发通知。", "Inner Mongolia Development and Reform Commission"),
        ("长沙市人民政府办公厅印发通知。", "General Office of the Changsha Municipal Government"),
        ("The Changsha Municipal People's Government Office issued a notice.",
         "General Office of the Changsha Municipal Government"),
    ],
)  # fmt: skip
def test_a_local_body_is_named_after_its_place_level_and_work(text, entity):
    assert bodies_of(text)[0].detail["entity"] == entity


@pytest.mark.parametrize("row", load("body_branches.json")["branches"], ids=lambda row: row["branch"])
def test_the_words_of_a_name_tell_its_branch(row):
    assert row["branch"] in set(BodyBranch)
    assert [branch_of(example) for example in row["examples"]] == [row["branch"]] * len(row["examples"])


def test_a_name_that_tells_nothing_has_no_branch():
    assert branch_of("Harbour Friends") == "other"


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("China went first. The Ministry of Finance issued rules.", "CN"),
        ("China went first. Fiji followed, and its Ministry of Finance issued rules.", "FJ"),
        ("In India, the Ministry of Finance issued rules.", "IN"),
    ],
)
def test_a_ministry_whose_name_many_states_use_is_that_of_the_country_named_last(text, region):
    found = [e for e in bodies_of(text) if e.value.endswith("Ministry of Finance")]
    assert [e.detail["within"] for e in found] == [region]


def test_a_verb_in_the_past_perfect_tells_what_went_before():
    text = "The Bank of Thailand had asked banks to wait. The Ministry of Finance issued a decree on Monday."
    assert issuers(text) == ["Ministry of Finance"]


def test_a_body_that_describes_another_is_not_counted_twice():
    text = "Singapore's central bank, the Monetary Authority of Singapore, issued a notice."
    assert issuers(text) == ["Monetary Authority of Singapore"]


def test_every_quote_stands_in_the_text():
    text = "The Ministry of Justice and 工信部 issued “rules” with the FCA in Paris."
    found = bodies_of(text)
    assert found
    assert all(text[e.start : e.end] == e.quote for e in found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("挪威证券监管机构资本市场管理局公布了代币广告新规。", ["资本市场管理局"]),
        ("泰国央行泰国银行(Bank of Thailand)批准了结算试点。", ["泰国银行"]),
        ("Firms await a decision from the SEC. The Bank of Ghana banned coins.", ["Bank of Ghana"]),
    ],
)
def test_what_describes_a_body_and_its_other_names_are_no_further_bodies(text, expected):
    assert issuers(text) == expected
