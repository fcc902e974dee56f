"""The region of an act is the place it is for, not every place that is named."""

import pytest

from documents.extraction.pipeline import extract


def region(text):
    records = extract(text).records
    return records[0].region if records else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Meeting in Geneva, the Kenyan Ministry of Finance announced blockchain rules.", "KE"),
        (
            "The Zhejiang Provincial Government issued blockchain rules; firms from Beijing applaud.",
            "CN-ZJ",
        ),
        (
            "Xicheng District, Beijing announced a plan that promotes blockchain in government services.",
            "CN-110102",
        ),
        ("重庆市渝中区出台区块链产业扶持办法。", "CN-500103"),
        ("On 2 March 2020 OFAC designated two Chinese traders who sold stolen cryptocurrency.", "US"),
        (
            "On 14 April 2022 OFAC tied North Korea's hackers to a bitcoin theft and listed their wallet.",
            "US",
        ),
        (
            "Authorities in Luzhou, a port in southwest China's Sichuan Province, set up a token lab.",
            "CN-510500",
        ),
        ("Northwest China's Gansu Province issued a circular on blockchain.", "CN-GS"),
        (
            "China's first blockchain port was opened in east China's Fujian Province, the ministry said.",
            "CN-FJ",
        ),
        ("今年，中国人民银行在苏州成立区块链公司。", "CN-320500"),
        ("The People's Bank of China and other departments issued a notice on virtual currency.", "CN"),
        ("央行等部门发布公告，禁止代币发行融资。", "CN"),
        ("Changsha Economic Development Zone signed an agreement on a blockchain park.", "CN-430100"),
        ("The Abu Dhabi Global Market authority published rules for crypto assets.", "AE-AZ"),
        ("The City of Busan launched a blockchain identity pilot.", "KR-26"),
        ("The Haidian District of Beijing issued blockchain measures.", "CN-110108"),
        ("At a forum in Davos, Rwanda's minister announced a study of a digital currency.", "RW"),
        ("加拿大安大略省证券委员会批准首只比特币基金。", "CA-ON"),
        ("雄安新区上线区块链平台，由河北雄安新区管委会建设。", "CN-HE"),
        ("The Government of Kerala signed an agreement on a blockchain academy in Kochi.", "IN-KL"),
        ("国家发改委批复在北京、上海、深圳、雄安开展区块链试点，支持四地先行先试。", "CN"),
        (
            "By the authority vested in me as Governor of Ohio, it is ordered:\n\n"
            "The Department of Commerce shall study blockchain.",
            "US-OH",
        ),
        (
            "Hanoi draws up a plan for tokens\n\n"
            "On May 2, 2024, Vietnam's Ministry of Finance published rules for tokens.",
            "VN",
        ),
        (
            "常州发布区块链产业政策\n\n近日，市工信局印发区块链产业政策，最高奖励一百万元，为全国首创。",
            "CN-320400",
        ),
        ("London's Financial Conduct Authority banned bets on crypto.", "GB"),
        ("Beijing banned crypto exchanges, the People's Bank of China said.", "CN"),
        ("The Beijing Municipal Bureau of Justice launched a blockchain notary service.", "CN-BJ"),
        ("Officials in Waco, Texas approved a blockchain identity pilot.", "US-TX"),
        ("The Basque government launched a register of builders on a blockchain.", "ES-PV"),
        ("The Bahamas central bank launched the Sand Dollar.", "BS"),
        ("邵阳市不动产登记中心颁发首张区块链电子凭证。", "CN-430500"),
        ("Washington state's governor signed a law on a blockchain work group.", "US-WA"),
        ("The European Parliament adopted rules on crypto-assets.", "EU"),
        (
            "The Director shall, with other Federal agencies, prepare a strategy for distributed ledgers. "
            "Nothing here limits 15 U.S.C. 3701.",
            "US",
        ),
        (
            "高铁时刻有变。"
            + "列车从北京开往天津，中途停靠廊坊，旅客可凭身份证乘车，票价未变。" * 8
            + "区块链也来到高铁。常州天宁区制定区块链扶持办法，每个项目最高补贴一百万元。",
            "CN-320402",
        ),
    ],
)
def test_the_region_is_that_of_who_acts(text, expected):
    assert region(text) == expected


def test_a_national_ministry_that_names_a_city_acts_for_the_city_under_its_heading():
    text = (
        "* Vermont. The state Senate passed a blockchain bill.\n"
        "* Busan. The Ministry of SMEs and Startups designated the city a blockchain zone.\n"
        "* Malta. The parliament adopted a law on virtual assets.\n"
    )
    assert [record.region for record in extract(text).records] == ["US-VT", "KR-26", "MT"]


def test_every_region_quotes_the_words_it_rests_on():
    text = "６月３日，廣州市政府發布區塊鏈辦法。"
    (record,) = extract(text).records
    (evidence,) = [e for e in record.evidence if e.field == "region"]
    assert evidence.value == "CN-440100"
    assert text[evidence.start : evidence.end] == evidence.quote == "廣州市"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (
            "The Ministry of Startups and SMEs has picked Busan as a zone where firms may try a blockchain.",
            "KR-26",
        ),
        ("科技部近日支持海南发展区块链产业,将在海南建设国家重点实验室。", "CN-HI"),
        ("In Telangana, state officials are looking to apply blockchain to the revenue department.", "IN-TS"),
        ("由央行推动的区块链融资业务近日落地深圳。", "CN-440300"),
    ],
)
def test_an_act_is_for_the_place_that_is_chosen_or_opens_the_sentence(text, code):
    assert [record.region for record in extract(text).records] == [code]


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("Be it enacted by the Senate and House of Representatives in General Assembly convened", "US-CT"),
        ("Be it enacted by the Senate and House of Representatives in General Court assembled", "US-MA"),
        ("Be it Enacted by the Senate and House of Representatives in General Court convened", "US-NH"),
        ("It is enacted by the General Assembly as follows", "US-RI"),
        (
            "Be it enacted by the King's most Excellent Majesty, by and with the advice and consent of the "
            "Lords Spiritual and Temporal",
            "GB",
        ),
        (
            "His Majesty, by and with the advice and consent of the Senate and House of Commons of Canada, "
            "enacts as follows",
            "CA",
        ),
    ],
)
def test_the_words_of_enactment_tell_where_a_bill_is_from(words, code):
    assert (
        region(f"AN ACT ON BLOCKCHAIN RECORDS. {words}: Section 1. Records on a blockchain are valid.")
        == code
    )


def test_a_line_that_is_a_country_alone_heads_the_acts_below_it():
    text = (
        "Coin rules of the quarter\n\nICELAND\n\n"
        "On 3 May 2021, the Ministry of Finance drafted rules on coins under Regulation (EU) 2015/8.\n\n"
        "On 9 June 2021, the Ministry of Finance published a draft on tokens.\n\n"
        "On 4 July 2021, the Ministry of Finance opened a register of coin dealers.\n"
    )
    assert [record.region for record in extract(text).records] == ["IS", "IS", "IS"]
