"""Bodies as texts name them: heads in capitals, names without capitals, zones, labels, short names."""

import pytest

from documents.extraction.fields import bodies
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read
from tests.extraction.passages import issuers


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "SUPREME COURT OF THE REPUBLIC OF KENYA\nNotice\n\nThe Rules on Electronic Evidence of "
                "Courts were adopted at the 12th meeting of the Council of the Supreme Court on May 18, "
                "2021 and cover blockchain."
            ),
            ["Supreme Court of the Republic of Kenya"],
        ),
        (
            (
                "CENTRAL BANK OF NIGERIA\nCIRCULAR TO ALL BANKS\n\nBanks must close the accounts of crypto "
                "exchanges.\n\n5 February 2021"
            ),
            ["Central Bank of Nigeria"],
        ),
        (
            (
                "State of Utah\nHouse of Representatives\nSixty-first Legislature, General "
                "Session\n\nHOUSE BILL 310\n\nBe it enacted by the Legislature of the State of "
                "Utah:\n\nBlockchain records are records."
            ),
            ["Legislature of the State of Utah"],
        ),
        (
            (
                "On November 22, Jiujiang municipal party committee's standing committee meeting also "
                "studied the zone block chain."
            ),
            ["Jiujiang municipal party committee's standing committee"],
        ),
        (
            (
                "Ganzhou municipal development and reform commission issued the block chain notice on May "
                "3, 2020."
            ),
            ["Ganzhou municipal development and reform commission"],
        ),
        (
            "The big data committee of Fuzhou city put its block chain platform on line on May 3, 2019.",
            ["big data committee of Fuzhou city"],
        ),
        (
            "Fuzhou bureau of big data issued the block chain measures on May 3, 2019.",
            ["Fuzhou bureau of big"],
        ),
        (
            (
                "On 18th December the theory study center group of Jiangxi provincial party committee held "
                "collective study on block chain."
            ),
            ["center group of Jiangxi provincial party committee"],
        ),
        (
            (
                "The general office of Hunan provincial people's government printed and distributed the "
                "block chain plan."
            ),
            ["general office of Hunan provincial people's government"],
        ),
        (
            "Shenzhen city tax bureau opened the block chain electronic invoice in August 2018.",
            ["Shenzhen city tax bureau"],
        ),
        (
            (
                "The financial office of Qingdao city and the science bureau of Qingdao city issued "
                "opinions on block chain."
            ),
            ["financial office of Qingdao city", "science bureau of Qingdao city"],
        ),
        (
            (
                "The Chongqing Municipal Market Supervision Bureau switched on a blockchain platform in "
                "June 2019."
            ),
            ["Chongqing Municipal Market Supervision Bureau"],
        ),
        (
            (
                "Deputy Prime Minister Tran Van Ba has signed Decision No. 1236/QD-TTg dated 22/10/2024 of "
                "the Prime Minister promulgating the national blockchain strategy of Viet Nam."
            ),
            ["Prime Minister"],
        ),
        (
            (
                "The National Assembly in Bangui adopted a law on crypto on 21 April 2022. The Bank of "
                "Central African States warned its members."
            ),
            ["National Assembly in Bangui"],
        ),
        (
            (
                "With 62 votes the Legislative Assembly of El Salvador passed the bitcoin law. The "
                "Salvadoran Congress did so at night."
            ),
            ["Legislative Assembly of El Salvador"],
        ),
        (
            (
                "With 62 of 84 votes the Legislative Assembly passed the Bitcoin Law on June 9, 2021, and "
                "the Salvadoran Congress applauded itself."
            ),
            ["Legislative Assembly"],
        ),
        (
            (
                "Amends the law. Creates the Ohio Legislative Blockchain and Distributed Ledger Task "
                "Force. Adopted by the Ohio General Assembly on 3 May 2018."
            ),
            ["Ohio General Assembly"],
        ),
        (
            (
                "The blue book was prepared by the Hebei Blockchain Working Class Expert Group and "
                "released on May 3, 2020."
            ),
            ["Hebei Blockchain Working Class Expert Group"],
        ),
        (
            (
                "The Capital Markets Authority (CMA) of Kenya warned the public against coin offerings on "
                "3 May 2018. The CMA said such offers are not licensed."
            ),
            ["Capital Markets Authority"],
        ),
        (
            (
                "The Philippines' Securities and Exchange Commission (SEC) published rules on coin "
                "offerings on 2 August 2018."
            ),
            ["Philippines' Securities and Exchange Commission"],
        ),
        (
            (
                "Lithuania's central bank issued the world's first digital collector coin on a blockchain "
                "in July 2020."
            ),
            ["Lithuania central bank"],
        ),
        (
            (
                "The Australian federal government is changing its law so that bitcoin is not taxed twice, "
                "it announced on 3 May 2017."
            ),
            ["Australian federal government"],
        ),
        (
            (
                "Malaysia's Securities Commission registered three exchanges for digital assets on 4 June "
                "2019."
            ),
            ["Malaysia Securities Commission"],
        ),
        (
            "The Kenyan cabinet approved the crypto policy on 3 May 2023.",
            ["Kenyan cabinet"],
        ),
        (
            (
                "The Ministry of Digital Development, Innovation and Aerospace Industry of Kazakhstan "
                "issued mining rules on 3 May 2021."
            ),
            ["Ministry of Digital Development, Innovation and Aerospace Industry of Kazakhstan"],
        ),
        (
            "Ukraine's Verkhovna Rada adopted the law on virtual assets on 17 February 2022.",
            ["Ukraine Verkhovna Rada"],
        ),
        (
            (
                "The Bundestag passed the electronic securities law on 6 May 2021, which allows bonds on a "
                "blockchain."
            ),
            ["Bundestag"],
        ),
        (
            "The Lok Sabha passed the finance bill taxing crypto on 25 March 2022.",
            ["Lok Sabha"],
        ),
        (
            "The Knesset passed the digital coin bill on 3 May 2021.",
            ["Knesset"],
        ),
        (
            "Switzerland's Federal Council brought the DLT law into force on 1 August 2021.",
            ["Switzerland Federal Council"],
        ),
        (
            "BaFin warned against the coin on 3 May 2019.",
            ["BaFin"],
        ),
        (
            "France's AMF published rules for token offerings on 3 May 2019.",
            ["AMF"],
        ),
        (
            ("Spain's CNMV and the Bank of Spain jointly warned of the risks of crypto on 9 February 2021."),
            ["CNMV", "Bank of Spain"],
        ),
        (
            "Brazil's Comissão de Valores Mobiliários opened a sandbox for tokens on 3 May 2020.",
            ["Comissão de Valores Mobiliários"],
        ),
        (
            "The Andhra Pradesh government started to record land on a blockchain on 10 October 2017.",
            ["Andhra Pradesh government"],
        ),
        (
            "The Seoul Metropolitan Government presented its blockchain plan on 4 October 2018 in Zug.",
            ["Seoul Metropolitan Government"],
        ),
        (
            (
                "The European Parliament's Committee on Economic and Monetary Affairs voted for the crypto "
                "rules on 14 March 2022."
            ),
            ["European Parliament's Committee on Economic and Monetary Affairs"],
        ),
        (
            "The High Court of Singapore ruled on 3 May 2022 that tokens are property.",
            ["High Court of Singapore"],
        ),
        (
            (
                "The Port Authority of Valencia launched a blockchain project on 3 May 2018 with the "
                "company Harbour Ltd."
            ),
            ["Port Authority of Valencia"],
        ),
        (
            "The Hangzhou Internet Court accepted a record on a blockchain on June 28, 2018.",
            ["Hangzhou Internet Court"],
        ),
        (
            (
                "Mayor Francis Lee said Miami will pay staff in bitcoin; the city commission voted for it "
                "on 11 February 2021."
            ),
            ["Florida city commission"],
        ),
        (
            "级别：市级\n发文单位：苏州市人民政府\n\n《关于加快区块链发展的实施意见》\n\n各区：现印发给你们。",
            ["苏州市人民政府"],
        ),
        (
            "发布机构：成都市新经济发展委员会\n发布日期：2020-11-03\n\n成都市区块链应用场景清单\n\n清单如下。",
            ["成都市新经济发展委员会"],
        ),
        (
            "2021年12月27日，中央网络安全和信息化委员会印发《国家信息化规划》，提到区块链。",
            ["中央网络安全和信息化委员会"],
        ),
        (
            "19年10月28日，廣州市黃埔區發布《區塊鏈措施實施細則》。",
            ["廣州市黃埔區"],
        ),
        (
            "广州市黄埔区发布《区块链十条》。",
            ["广州市黄埔区"],
        ),
        (
            "5月22日，上海、江苏两地法院引入区块链。上海一中院、苏州中院共同发布《司法链公约》。",
            ["上海一中院", "苏州中院"],
        ),
        (
            "位于海南省的海南自贸区区块链试验区发布《区块链六条措施》。",
            ["海南自贸区区块链试验区"],
        ),
        (
            "雄安新区管理委员会上线区块链资金管理平台。",
            ["雄安新区管理委员会"],
        ),
        (
            "泰国证监会公布代币规则。",
            ["泰国证监会"],
        ),
        (
            "香港证监会6月1日公布指引。证监会表示，虚拟资产平台须持牌。",
            ["香港证监会"],
        ),
        (
            "香港金管局推出数字港元先导计划。",
            ["香港金管局"],
        ),
        (
            "中共中央政治局10月24日下午就区块链技术发展现状进行第十八次集体学习。",
            ["中共中央政治局"],
        ),
        (
            "由市政府主导，武汉市依托大学成立区块链研究院。",
            ["武汉市政府"],
        ),
        (
            "人民银行等七部委发布关于防范代币发行的公告。",
            ["人民银行"],
        ),
        (
            "深圳市前海管理局、深圳市税务局联合启动区块链退税。",
            ["深圳市前海管理局", "深圳市税务局"],
        ),
        (
            "工信部、中央网信办联合印发《关于加快推动区块链技术应用的指导意见》。",
            ["工信部", "中央网信办"],
        ),
        (
            "日本金融厅对交易所下达业务改善命令，涉及虚拟货币。",
            ["日本金融厅"],
        ),
        (
            "俄罗斯国家杜马通过数字金融资产法。",
            ["俄罗斯国家杜马"],
        ),
        (
            "印度尼西亚期货交易所监督委员会(Bappebti)批准了加密期货规则。",
            ["印度尼西亚期货交易所监督委员会"],
        ),
        (
            "欧盟委员会公布加密资产市场条例草案。",
            ["欧盟委员会"],
        ),
        (
            "乌克兰最高拉达通过虚拟资产法。",
            ["乌克兰最高拉达"],
        ),
        (
            "江西省委理论学习中心组围绕区块链集体学习。",
            ["江西省委理论学习中心组"],
        ),
        (
            "上海市第一中级人民法院、杭州互联网法院上线司法链。",
            ["上海市第一中级人民法院", "杭州互联网法院"],
        ),
        ("工信部已正式函复湖北省工信厅，支持区块链园区。", ["工信部"]),
        (
            "Lawmakers in Ukraine passed the crypto bill. The Verkhovna Rada adopted it on 8 May 2021.",
            ["Lawmakers in Ukraine"],
        ),
    ],
)
def test_the_body_that_acts_is_named_as_the_text_names_it(text: str, expected: list[str]) -> None:
    """Who is founded, concurs, only reacts or stands for several places is no issuer."""
    assert issuers(text) == expected


def test_a_short_name_keeps_the_full_one_beside_it() -> None:
    """The page shows what the text says; what it stands for is known all the same."""
    text = "Spain's CNMV warned of the risks of crypto on 9 February 2021."
    page = read(text, lexicon=load_lexicon())
    found = bodies.find(page, Segment(0, len(text)), load_lexicon())[0]
    assert (found.value, found.detail["region"]) == ("CNMV", "ES")
    assert found.detail["entity"] != found.value


def test_who_issued_the_papers_on_whose_grounds_another_is_made_is_no_issuer() -> None:
    text = (
        "第一条 为规范区块链服务,根据《数据安全法》和《国务院关于加强链上监管的通知》,制定本规定。"
        "第二条 提供区块链服务,应当遵守本规定。"
    )
    assert issuers(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Tonga takes coins. In June, the country's congress passed a law on bitcoin payments.",
            ["Congress of Tonga"],
        ),
        (
            "Meanwhile, in the European Union, the European Central Bank launched a digital euro test.",
            ["European Central Bank"],
        ),
        (
            "Latvia's EU neighbour, Estonia, drafts rules for tokens. The Bank of Estonia issued them.",
            ["Bank of Estonia"],
        ),
    ],
)
def test_scenes_and_unions_do_not_issue_and_houses_of_a_country_do(text: str, expected: list[str]) -> None:
    assert issuers(text) == expected
