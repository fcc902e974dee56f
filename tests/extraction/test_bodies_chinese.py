"""Chinese names of bodies: short names of departments, lists without places, labels, other clauses."""

import pytest

from tests.extraction.passages import issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("衢州市营商办5月6日启用区块链证照平台。", ["衢州市营商办"]),
        ("漳州市数改办发布区块链应用清单。", ["漳州市数改办"]),
        ("泸州市不动产登记服务中心上线区块链查档系统。", ["泸州市不动产登记服务中心"]),
        ("洛阳市就业服务中心推出链上用工登记。", ["洛阳市就业服务中心"]),
        ("南通铁路运输法院首次采信区块链证据并发布案例。", ["南通铁路运输法院"]),
        ("交通运输部公路科学发展中心启动区块链电子运单试点。", ["交通运输部公路科学发展中心"]),
        ("普洱海关推出区块链原产地核验。", ["普洱海关"]),
        ("洛阳市口岸工作委近日公布区块链通关方案。", ["洛阳市口岸工作委"]),
    ],
)
def test_short_names_of_departments_and_centres_are_names(text: str, expected: list[str]) -> None:
    """Offices, centres and committees of any field are heard behind their place or ministry."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "洛阳市民在网上办区块链发票，商场推出优惠。",
        "洛阳市委托一家公司推出区块链钱包。",
        "中国某银行洛阳分行推出区块链理财。",
    ],
)
def test_verbs_and_branches_of_firms_are_no_offices(text: str) -> None:
    """办 and 委 within verbs end no name, and a branch is its bank's."""
    assert not [name for name in issuers(text) if name.endswith(("办", "委", "行"))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "漳州市财政局、医保局和公积金中心共同启用区块链票据。",
            ["漳州市财政局", "漳州市医保局", "漳州市公积金中心"],
        ),
        ("四川省教育厅会同省档案局发布区块链学籍办法。", ["四川省教育厅", "四川省档案局"]),
        ("洛阳市商务局携手洛阳海关上线区块链单证平台。", ["洛阳市商务局", "洛阳海关"]),
        ("韩国金融委员会与产业部发布代币指引。", ["韩国金融委员会", "韩国产业部"]),
        ("“运河链”上线试用，这是扬州海关和扬州市口岸办今年的重点项目。", ["扬州海关", "扬州市口岸办"]),
    ],
)
def test_a_list_of_bodies_goes_on_without_its_place(text: str, expected: list[str]) -> None:
    """Every member of a list counts, and one without a place has that of the first."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("洛阳市卫健委：接入国家医保局处方共享链，8月3日办结首张链上处方。", ["洛阳市卫健委"]),
        (
            "名称：链上物流办法\n发布：洛阳市商务局、洛阳市财政局\n日期：2022-03-01",
            ["洛阳市商务局", "洛阳市财政局"],
        ),
        ("洛阳市政府成立洛阳市区块链推进办，出台三项政策。", ["洛阳市政府"]),
        ("1月9日，河南省长在省十四届人大二次会议上报告工作：建设区块链平台。", ["河南省人大"]),
        ("早在2019年，洛阳市人民政府就发布了区块链规划。", ["洛阳市人民政府"]),
        ("香港的代币指引出台，由SFC/HKMA发布。", ["SFC", "HKMA"]),
        ("香港的链上票据政策出炉。财政司发表《链上票据宣言》。", ["财政司"]),
        ("泰國證券交易委員會發布代幣指引。", ["泰國證券交易委員會"]),
    ],
)
def test_labels_founders_assemblies_and_scripts_are_read(text: str, expected: list[str]) -> None:
    """A label names the issuer, a founded body is none, and a name keeps its script."""
    assert issuers(text) == expected


def test_the_body_of_another_place_further_down_belongs_to_another_act() -> None:
    """What another city's office did two sentences later is not joined to the first act."""
    text = "洛阳市工信局发布区块链办法。办法共九条。首批补贴已到位。此外，扬州市商务局推出跨境链。"
    assert issuers(text) == ["洛阳市工信局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("为贯彻落实国家数据局《链上数据流通意见》精神,制定本措施,推广区块链证照。", []),
        (
            "为深入贯彻民政部、司法部联合印发的《链上公益办法》,洛阳市民政局印发区块链捐赠方案。",
            ["洛阳市民政局"],
        ),
    ],
)
def test_a_body_whose_paper_is_carried_out_has_not_issued_this_one(text: str, expected: list[str]) -> None:
    """What another paper says is carried out is not the act of those who wrote that paper."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("斐济储备银行与洛阳市财政局签署区块链合作协议。", ["斐济储备银行", "洛阳市财政局"]),
        ("洛阳市档案局与漳州市档案馆合作，上线区块链查档。", ["洛阳市档案局", "漳州市档案馆"]),
        ("洛阳市财政局提出加强与斐济储备银行的合作，推广区块链。", ["洛阳市财政局"]),
    ],
)
def test_who_joins_in_an_agreement_acts_too(text: str, expected: list[str]) -> None:
    """A body behind 与 acts where both sign or launch something, not where cooperation is only wished."""
    assert issuers(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("斐济政府发行链上债券，由斐济储备银行协助。", ["斐济政府"]),
        ("海关总署批复同意普洱海关开展区块链通关试点。", ["海关总署"]),
        ("斐济财政部发布代币宣言。斐济证监会将担任代币的发牌机关。", ["斐济财政部"]),
        ("中国人民银行长春中心支行启动区块链试点。", ["中国人民银行长春中心支行"]),
        (
            "洛阳市人民政府办公室关于印发链上行动方案的通知\n洛阳市人民政府办公室\n2021年3月5日\n"
            "一、建设链上平台。由市大数据局牵头，建设统一底层。",
            ["洛阳市人民政府办公室"],
        ),
    ],
)
def test_who_helps_is_allowed_or_is_charged_has_not_issued_it(text: str, expected: list[str]) -> None:
    """Helpers, those who are permitted something and those a signed paper gives a task are no issuers."""
    assert issuers(text) == expected
