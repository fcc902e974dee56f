"""Names that a text gives in plain words: numbers, agreements, papers, platforms, coins, addresses."""

import pytest

from tests.extraction.passages import title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            (
                "HOUSE BILL 3107\n\nAN ACT relating to ledgers.\n\nBe it enacted by the Legislature of the "
                "State of Utah:\n\nSection 1. A blockchain record is a record."
            ),
            "HOUSE BILL 3107",
        ),
        (
            (
                "SECOND REGULAR SESSION\n\nSENATE BILL NO. 882\n\nINTRODUCED BY SENATOR LOWE\n\nAN "
                "ACT\n\nTo amend chapter 12 by adding one section relating to blockchain."
            ),
            "SENATE BILL NO. 882",
        ),
        (
            (
                "S. 411 became Public Act 21-9 when the governor signed it on 3 May 2021; it lets firms "
                "keep share ledgers on a blockchain."
            ),
            "S. 411",
        ),
        ("Act 88 of the Vermont General Assembly creates a blockchain study.", "Act 88"),
        ("The governor signed A.B. 213 on blockchain records into law.", "A.B. 213"),
        (
            "President Biden signed Executive Order 14099 on digital assets on March 3.",
            "Executive Order 14099",
        ),
        (
            'This act may be cited as the "Ledger Records Act". Blockchain records are valid.',
            "Ledger Records Act",
        ),
        (
            (
                "This Act shall be known and may be cited as the Token Safe Harbor Act of 2021. It covers "
                "blockchain tokens."
            ),
            "Token Safe Harbor Act of 2021",
        ),
        (
            "The emir issued Law No. 7 of 2021 on the Regulation of Virtual Token Trade in July.",
            "Law No. 7 of 2021 on the Regulation of Virtual Token Trade in July",
        ),
        (
            (
                "Parliament passed Federal Law No. 331-FZ on Digital Rights on 18 March 2019, which covers "
                "blockchain tokens."
            ),
            "Federal Law No. 331-FZ on Digital Rights",
        ),
        (
            "The Prime Minister signed Decision No. 2117/QD-TTg on blockchain on 16 December 2020.",
            "Decision No. 2117/QD-TTg",
        ),
        (
            (
                'Decree No. 8 "On the Development of the Digital Economy" was signed by the president on '
                "21 December 2017 and legalises blockchain tokens."
            ),
            "On the Development of the Digital Economy",
        ),
        ("The state assembly passed Resolution 77 on blockchain voting in 2019.", "Resolution 77"),
        (
            (
                'The rules for blockchain exchanges are laid down in the "Guidance on Digital Token '
                'Services" that the authority published on 3 May 2018. It has been named "Regulator of '
                'the Year".'
            ),
            "Guidance on Digital Token Services",
        ),
        (
            (
                "The conditions are set out in the Regulatory Framework for Virtual Asset Custody, which "
                "the commission adopted on 9 June 2019."
            ),
            "Regulatory Framework for Virtual Asset Custody",
        ),
        (
            (
                "The tax bureau of Dalian signed a framework agreement on the use of blockchain invoices "
                "with Harbour Software on 9 April 2020."
            ),
            "framework agreement on the use of blockchain invoices",
        ),
        (
            (
                "The ministry and the University of Malta signed a memorandum of understanding on "
                "blockchain education on 3 March 2018."
            ),
            "memorandum of understanding on blockchain education",
        ),
        (
            (
                "The National Blockchain Application Comprehensive Pilot of Jinan District was officially "
                "started on 24 June 2022 by the cyberspace office."
            ),
            "National Blockchain Application Comprehensive Pilot of Jinan District",
        ),
        (
            "The city opened the Digital Ledger Demonstration Zone of Nanshan on 3 May 2021.",
            "Digital Ledger Demonstration Zone of Nanshan",
        ),
        (
            "The ministry launched the Blockchain Innovation Programme for Small Farms in March 2022.",
            "Blockchain Innovation Programme for Small Farms",
        ),
        (
            (
                '"Let us try it," said the governor. Gangwon asked the ministry on 8 May 2019 to '
                "designate it as a blockchain regulation-free zone."
            ),
            "blockchain regulation-free zone",
        ),
        (
            (
                'The province said to the government, "Please trust us." It proposed on the 3rd of May '
                "2019 the designation of Busan as block chain special district."
            ),
            "block chain special district",
        ),
        (
            (
                "Fuzhou City People's Government printed and issued \"Ten measures on promoting the "
                'development of district chain industry in Fuzhou City", part of "Digital Fuzhou".'
            ),
            "Ten measures on promoting the development of district chain industry in Fuzhou City",
        ),
        (
            (
                'The bureau has issued the "Several opinions about quickening the zone chain application '
                'of Foshan city" on May 3, 2019.'
            ),
            "Several opinions about quickening the zone chain application of Foshan city",
        ),
        (
            (
                'The province released "implementation plan for the block chain + government affairs" on '
                "3 May 2020."
            ),
            "implementation plan for the block chain + government affairs",
        ),
        (
            (
                "The Financial Services Commission put rules for the custody of digital tokens in force on "
                "1 March 2019."
            ),
            "rules for the custody of digital tokens",
        ),
        (
            "The National Assembly adopted a law on virtual currency on 3 May 2022.",
            "law on virtual currency",
        ),
        (
            "The central bank published draft guidelines on stablecoin issuers on 3 May 2022.",
            "draft guidelines on stablecoin issuers",
        ),
        (
            (
                "Parliament approved amendments to the anti-money laundering law on 4 May 2021 to cover "
                "crypto exchanges."
            ),
            "amendments to the anti-money laundering law",
        ),
        ("The Bank of Zambia began a pilot of the e-kwacha in August 2021.", "e-kwacha"),
        (
            (
                "The Bank of Ghana signed with a printer in August 2021 for a pilot of the e-cedi, its "
                "digital currency."
            ),
            "e-cedi",
        ),
        (
            "The two central banks announced on 29 January 2019 a common digital currency called Aber.",
            "Aber",
        ),
        ("The central banks tested a joint coin, code-named Dunes, on 3 May 2020.", "Dunes"),
        (
            "Hangzhou Internet Court put its judicial blockchain into operation on 18 September 2018.",
            "judicial blockchain",
        ),
        (
            ("The bureau switched on the government blockchain platform of the province on April 30, 2020."),
            "government blockchain platform of the province",
        ),
        (
            "The treasurer opened CoinTaxes.com on Nov. 26, 2018; businesses can pay taxes in bitcoin.",
            "CoinTaxes.com",
        ),
        (
            (
                "Xiong'an launched a construction project fund management platform on blockchain in August "
                "2018."
            ),
            "construction project fund management platform on blockchain",
        ),
        (
            (
                'The district office recently held a launch of the "blockchain + traceability" food '
                "safety supervision project in Limin market."
            ),
            '"blockchain + traceability" food safety supervision project',
        ),
        (
            "The city's tax bureau rolled out a blockchain-based invoice system on 3 May 2019.",
            "blockchain-based invoice system",
        ),
        (
            "The ministry has set up a national blockchain laboratory in Minsk.",
            "national blockchain laboratory",
        ),
        (
            "Kazakhstan's parliament passed the law on digital mining on 3 June 2020.",
            "law on digital mining",
        ),
        (
            "The commission unveiled a regulatory sandbox for blockchain firms on 3 May 2022.",
            "regulatory sandbox for blockchain firms",
        ),
        (
            (
                "S.B. 71 -- Signed by Gov. Ann Lee on July 21, 2017. Amends the General Partnership Law so "
                "that ledgers may be kept on a blockchain."
            ),
            "S.B. 71",
        ),
        (
            "Creates the Illinois Blockchain Study Task Force. Adopted both houses 2017-06-28. HJR0031",
            "HJR0031",
        ),
        (
            (
                'The ministry issued the Blockchain Roadmap 2030. Its minister was awarded "Best Minister '
                'of the Decade".'
            ),
            "Blockchain Roadmap 2030",
        ),
        (
            (
                'The working group issued a blue book. The "Hebei Government Service Blockchain '
                'Application Blue Book (Second Edition)" was prepared by the Hebei information office.'
            ),
            "Hebei Government Service Blockchain Application Blue Book (Second Edition)",
        ),
        (
            (
                "Notice of the General Office of the People's Government of Yunnan Province on Printing "
                "and Distributing Several Policy Measures for the Blockchain Industry\n\nTo all "
                "districts:\n\nThe measures are issued to you."
            ),
            (
                "Notice of the General Office of the People's Government of Yunnan Province on Printing "
                "and Distributing Several Policy Measures for the Blockchain Industry"
            ),
        ),
        (
            (
                "On 3 May 2020 the Hunan government printed and distributed the Hunan Province Blockchain "
                "Industry Development Three-Year Action Plan (2020-2022)."
            ),
            "Hunan Province Blockchain Industry Development Three-Year Action Plan",
        ),
        (
            (
                "The authority issued a circular titled Prudential Treatment of Crypto-asset Exposures to "
                "all banks."
            ),
            "Prudential Treatment of Crypto-asset Exposures",
        ),
        ("The SEC issued a statement on coin offerings on 3 May 2018.", "statement on coin offerings"),
        (
            (
                "The ministry launched a project named Green Ledger in May 2021 to track carbon on a "
                "blockchain."
            ),
            "Green Ledger",
        ),
        (
            (
                "Under the name ChainPort, the port authority of Busan started a blockchain system on 3 "
                "May 2020."
            ),
            "ChainPort",
        ),
        (
            "The ministry's plan, dubbed Blockchain Nation, was announced on 3 May 2019.",
            "Blockchain Nation",
        ),
        (
            ("The agency opened a tender for the European Blockchain Services Infrastructure on 3 May 2020."),
            "European Blockchain Services Infrastructure",
        ),
        (
            (
                "The commission has unveiled the European Blockchain Sandbox on 14 February 2023, which "
                "follows from the AI Act."
            ),
            "European Blockchain Sandbox",
        ),
        (
            (
                "The Fifth Anti-Money Laundering Directive (5AMLD) came into force on 10 January 2020 and "
                "covers crypto exchanges."
            ),
            "Fifth Anti-Money Laundering Directive",
        ),
        (
            (
                "Guizhou: Opinions on Promoting the Use of Blockchain Technology (2020). The provincial "
                "government wants a ledger for data."
            ),
            "Opinions on Promoting the Use of Blockchain Technology",
        ),
        (
            "The CFTC published its final guidance on actual delivery for digital assets in March 2020.",
            "final guidance on actual delivery for digital assets",
        ),
        ("5月22日，四地法院成立长三角司法链。", "长三角司法链"),
        ("苏州市地方金融监管局7月出台补贴办法，对用数字人民币发放工资的企业给予奖励。", "补贴办法"),
        ("新加坡金管局7月3日公布数字代币服务新要求。", "数字代币服务"),
        ("市税务局正式上线区块链电子发票系统。", "区块链电子发票系统"),
        ("深圳启动数字人民币红包试点。", "数字人民币"),
        ("法院正式启用“云证链”，存证更方便。", "云证链"),
        ("省政府办公厅印发区块链产业三年行动计划。", "区块链产业三年行动计划"),
        ("4月12日，市政府与某公司签署区块链战略合作框架协议。", "区块链战略合作框架协议"),
        ("央行发布关于防范虚拟货币风险的公告。", "关于防范虚拟货币风险的公告"),
        ("海关正式出台支持区块链监管试点的十条措施。", "支持区块链监管试点的十条措施"),
        ("市大数据局上线“一链通办”平台。", "一链通办"),
        ("广州发布《区块链条例》征求意见稿。", "区块链条例"),
        ("杭州召开全市区块链产业推进大会。", "全市区块链产业推进大会"),
        ("省财政厅推出“链通票”服务，2020年5月上线。", "链通票"),
        ("全省首个“区块链+不动产”服务平台正式上线，由市自然资源局建设。", "区块链+不动产"),
        ("市卫健委建成全国首个区块链电子处方平台。", "区块链电子处方平台"),
        ("为加快区块链发展，制定本办法。\n\n成都市区块链产业发展扶持办法\n", "成都市区块链产业发展扶持办法"),
        ("Regulation no. 88 of the authority covers blockchain wallets.", "Regulation no. 88"),
        ("General Resolution TAX 512/2020 makes crypto firms report.", "General Resolution TAX 512/2020"),
        ("国家将区块链写入十五五规划。", "十五五规划"),
        ("中央农村工作会议提出用区块链追溯粮食。", "中央农村工作会议"),
    ],
)
def test_the_name_is_what_the_text_calls_its_act(text: str, expected: str) -> None:
    """Marks and capitals are no condition: what is signed, passed or launched names the act."""
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "泰国证券交易委员会同日也发布类似规定。",
        'The ministry was named "Regulator of the Year" for its work on ledgers.',
        '"Let us try it," said the governor of the bank on ledgers.',
        "The platform operator Harbour Software issued tokens on the Ethereum blockchain.",
        "SECOND REGULAR SESSION\n\nThe senate met on blockchain.",
    ],
)
def test_likenesses_awards_speech_and_sittings_are_no_title(text: str) -> None:
    """Neither what something resembles nor what it was honoured with names an act."""
    assert title(text) is None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("President Mara sanctioned Law 12,345 on tokens on 2 May 2021.", "Law 12,345"),
        (
            "The central bank lifted the ban on tokens by board resolution 017/2021.",
            "resolution 017/2021",
        ),
        ("The deputies voted for bill 8214, which lets banks hold tokens.", "bill 8214"),
        ("The Reserve Bank of Fiji's Resolution 15/2021 sets rules for tokens.", "Resolution 15/2021"),
        ("The office published explanation letter No. 311 on token custody.", "letter No. 311"),
    ],
)
def test_a_number_that_can_be_nothing_else_names_an_instrument(text, expected):
    assert title(text) == expected


def test_a_year_behind_the_word_act_belongs_to_the_whole_name():
    text = "The assembly passed the Custody of Digital Tokens Act 2018 on 2 May 2018."
    assert title(text) == "Custody of Digital Tokens Act 2018"
