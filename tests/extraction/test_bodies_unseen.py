"""Who issues an act is told apart from who agrees to it, is ordered to do it, or is only named beside it."""

import pytest

from tests.extraction.passages import issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "国务院办公厅关于印发链上票据试点方案的通知\n\n方案已经国务院同意，现印发给你们。\n\n国务院办公厅\n2021年9月1日",
            ["国务院办公厅"],
        ),
        (
            "各有关企业：\n\n请报送区块链项目。首次入选国家部委名单的企业可获奖励。\n\n绵阳市经济和信息化局电子信息科\n2021年3月2日",
            ["绵阳市经济和信息化局"],
        ),
        (
            "重庆市经济信息委、市大数据发展局联合发布区块链行动方案。",
            ["重庆市经济信息委", "重庆市大数据发展局"],
        ),
        (
            "国家外汇管理局湖南省分局与省大数据局签署区块链合作协议。",
            ["国家外汇管理局湖南省分局", "湖南省大数据局"],
        ),
        (
            "市政府办公厅关于电子票据的意见\n\n经市政府同意，提出意见。\n\n常州市人民政府办公室",
            ["常州市人民政府办公室"],
        ),
        (
            'Hunan Provincial Leading Group for Promoting Blockchain formally issued the "Plan for Chains".',
            ["Hunan Provincial Leading Group for Promoting Blockchain"],
        ),
        (
            'On May 2, Harbour News Agency was authorized to issue the "Opinions on Blockchain in Farming".',
            [],
        ),
    ],
)
def test_the_issuer_is_found_beside_other_bodies(text: str, expected: list[str]) -> None:
    """An office, a division's signature, short forms and partners are heard; who agrees is not."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The government of Bavaria, a state in the south, has launched a blockchain register.",
            ["government of Bavaria"],
        ),
        (
            "A bill on mining has passed both houses of the Texas state legislature and awaits a signature.",
            ["Texas state legislature"],
        ),
        (
            "Jiangxi news: on Monday the provincial tax bureau issued its first blockchain invoice.",
            ["Jiangxi provincial tax bureau"],
        ),
        (
            "Chongqing at a glance: the municipal government office handed down an opinion on ledgers.",
            ["Chongqing municipal government office"],
        ),
        (
            "The Canton of Zug takes coins. The cantonal government signed a contract with a ledger firm.",
            ["Zug cantonal government"],
        ),
        ("Seoul tests ledgers. In May the city council approved a blockchain pilot.", ["Seoul city council"]),
        ("法国进展。国民议会于2019年通过了区块链法案。", ["法国国民议会"]),
        (
            "India is moving. The central government listed a bill on coins for the winter session.",
            ["Government of India"],
        ),
        (
            "The authorities of the Indian state of Kerala signed a blockchain agreement.",
            ["authorities of the Indian state of Kerala"],
        ),
        (
            "The Qinhuai District Court agreed to join the Court Cooperation Committee on a ledger.",
            ["Qinhuai District Court"],
        ),
        ("韩国釜山市与科技部签署区块链协议。", ["釜山市政府", "韩国科技部"]),
        ("中国人民银行和外汇局发布虚拟货币风险公告。", ["中国人民银行", "外汇局"]),
        ("网信办、证监会联合印发区块链信息服务指引。", ["网信办", "证监会"]),
        ("内华达州区块链任务组向州长提交了区块链报告。", ["内华达州区块链任务组"]),
    ],
)
def test_the_issuer_is_found_through_what_stands_between(text: str, expected: list[str]) -> None:
    """Appositions, houses of a legislature, and names without a capital do not hide who acts."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Local Chinese Government Launches Ledger\n\nMore provinces follow.", "Chinese Government"),
        (
            "An action plan for the digital government in Jiangmen City on blockchain.",
            "government in Jiangmen City",
        ),
        (
            "Eight cases of coin fraud are under investigation by the Directorate of Enforcement.",
            "Directorate of Enforcement",
        ),
        ("总统要求提交报告，内容涉及央行数字货币。", "央行"),
    ],
)
def test_governments_in_general_and_overseers_issue_nothing(text: str, absent: str) -> None:
    """What only sounds like a body, or looks into a matter, is no issuer."""
    assert absent not in issuers(text)


@pytest.mark.parametrize(
    "text",
    [
        "总统签署命令，要求财政部会同司法部在半年内提交数字资产报告。",
        "委员会研究比特币政策，成员包括财政部等单位，将提出建议。",
    ],
)
def test_who_is_ordered_or_a_member_is_no_issuer(text: str) -> None:
    """Neither the addressee of an order nor a member of a group issues the act."""
    assert "财政部" not in issuers(text) and "司法部" not in issuers(text)


def test_an_official_who_acts_goes_before_a_place_that_is_compared() -> None:
    """A state that passed something similar is not the one whose governor signs."""
    text = "Gov. Ann Lee has signed a bill on tokens. Wyoming passed a similar law in 2019."
    assert issuers(text) == ["Gov. Ann Lee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ajman Finance Department has partnered with the Ajman Digital Office to launch a chain.",
            ["Ajman Finance Department", "Ajman Digital Office"],
        ),
        (
            "A minister told reporters that the Federal Executive Council had approved a blockchain policy.",
            ["Federal Executive Council"],
        ),
        (
            "The Ministry of Startups has picked Jeju for a blockchain zone. Once Jeju passes the screening, "
            "mines may open.",
            ["Ministry of Startups"],
        ),
        ("On 2 May the Futian district of Shenzhen in Guangdong launched a chain.", ["Futian district"]),
        ("蒙古央行副行长巴特尔表示，将禁止比特币支付。", ["蒙古央行"]),
        ("智利放宽投资。该国议会修订了投资法案，允许加密货币支付。", ["智利议会"]),
        ("浙江省大数据局印发区块链方案。省政府曾开展研究，并推进试点。", ["浙江省大数据局"]),
        ("Ann Lee, governor of the Bank of Ghana, said it will ban bitcoin.", ["Bank of Ghana"]),
        (
            "中国人民银行数字货币研究所与香港金融管理局合作测试跨境支付链。",
            ["中国人民银行数字货币研究所", "香港金融管理局"],
        ),
        ("吉林省发改委对挖矿加价。省发展改革委确定用户名单。", ["吉林省发改委"]),
    ],
)
def test_partners_heads_and_reported_acts_lead_to_the_issuer(text: str, expected: list[str]) -> None:
    """Who joins in, whose head tells of the act, and who is said to have acted, issues it; each once."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("The Bank of Laos tests a chain already used by the Ministry of Planning.", "Ministry of Planning"),
        (
            "The French finance ministry made rules for token sales with a license issued by the AMF.",
            "Autorité des marchés financiers",
        ),
        ("The order establishes the Digital Council on Coins. The cabinet signed it.", "Digital Council"),
        (
            "The Bank of Laos issued rules on coins. The State Banking Department is expected to help.",
            "State Banking Department",
        ),
        ("湖北省发改委印发区块链方案。当地金融办应及时报告。", "金融办"),
        ("安徽省人民政府办公厅印发区块链计划，由省工信厅牵头落实。", "安徽省工信厅"),
        ("欧洲议会通过加密资产规则。欧盟国家将有18个月时间实施。", "欧洲联盟"),
    ],
)
def test_users_founded_bodies_and_those_with_a_task_issue_nothing(text: str, absent: str) -> None:
    """Who uses a system, gives out a licence, is set up, or is to do something, is no issuer."""
    assert absent not in issuers(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Canadian federal government is rethinking its rules on tokens.",
            ["Canadian federal government"],
        ),
        (
            "The High Court of Kenya struck down an order by the Central Bank of Kenya on coins.",
            ["High Court of Kenya"],
        ),
        (
            "In May, four agencies - led by the Bank of Thailand - jointly published rules on tokens.",
            ["Bank of Thailand"],
        ),
        (
            "The circular on tokens was issued by the Department of Revenue, Government of India.",
            ["Department of Revenue"],
        ),
        (
            "The bill goes beyond the directive, which was adopted by the European Union in 2018. "
            "The Danish parliament passed it.",
            ["Danish parliament"],
        ),
    ],
)
def test_any_verb_behind_a_name_tells_who_acts(text: str, expected: list[str]) -> None:
    """Verbs of any sense count; whose order is undone, or whose paper is only compared, acts no more."""
    assert issuers(text) == expected


def test_who_certifies_what_others_use_issues_nothing() -> None:
    """A duty names who looks at what is done."""
    assert issuers("Miners must get their systems certified by the Norwegian Energy Directorate.") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji's coin watch authority, the Reserve Bank of Fiji, banned coins.", ["Reserve Bank of Fiji"]),
        (
            "The Assembly of Fiji passed an act on coins; vaults comply with rules set by the Bank of Fiji.",
            ["Assembly of Fiji"],
        ),
        (
            "The Ports Commission published a plan on tokens. It calls for the Ports Ministry and the Ports"
            " Agency to act.",
            ["Ports Commission"],
        ),
        (
            "The Ports Commission, advised by the Ministry of Trade, issued rules on coins.",
            ["Ports Commission"],
        ),
        (
            "The U.S. District Court for the Eastern District of Texas ruled that the coins are property.",
            ["U.S. District Court for the Eastern District of Texas"],
        ),
        ("The Harbour e-Ports Agency started a blockchain pilot.", ["Harbour e-Ports Agency"]),
        ("The Lake County Recorder of Deeds started a blockchain pilot.", ["Lake County Recorder of Deeds"]),
    ],
)
def test_who_describes_advises_or_is_charged_is_no_issuer(text: str, expected: list[str]) -> None:
    """A description, a standard complied with and a task given to others name no issuer of the act."""
    assert issuers(text) == expected


def test_the_name_of_a_person_ends_before_the_verb() -> None:
    """The first letters of a verb are no particle of a name."""
    assert issuers("Superintendent Ann Lee declared rules on coins.") == ["Superintendent Ann Lee"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jamaica's JTA warned of a coin seller.", ["JTA"]),
        ("Peru's SXB has issued a resolution on coins.", ["SXB"]),
        ("Kenya's SXB opened a shop for coins.", []),
    ],
)
def test_a_short_name_behind_its_country_is_a_body_by_what_it_does(text: str, expected: list[str]) -> None:
    """No list holds every office; only an authority warns, bans or issues rules."""
    assert issuers(text) == expected
