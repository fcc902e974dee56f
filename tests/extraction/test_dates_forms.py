"""Dates in the forms of all countries, of translations and of the sheets of documents."""

import pytest

from documents.extraction.fields import dates
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read

#: Below this the date of a draft stays open.
SURE = 0.4


def date(text: str) -> str | None:
    """Return the date of a text taken as one act, or ``None``."""
    page = read(text, lexicon=load_lexicon())
    found = dates.find(page, Segment(0, len(text), "document"), load_lexicon())
    return found[0].value if found and found[0].confidence >= SURE else None


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("EU ESMA warns against ICO risks 2017 November 13 EU", "2017-11-13"),
        ("UK FCA warned investors against ICO risks on 2017 September 12.", "2017-09-12"),
        ("2018 year 8 month, Xiong'an launched the block chain fund platform.", "2018-08"),
        ("In 2019 year 10 month 24 day the Political Bureau studied the block chain.", "2019-10-24"),
        (
            (
                "On October 24th of 2019 the Political Bureau of the central committee studied the block "
                "chain."
            ),
            "2019-10-24",
        ),
        (
            ("BaFin, the regulator of Germany, released a guidance in early March 2020 on crypto custody."),
            "2020-03",
        ),
        (
            (
                "In late March, the Monetary Authority of Singapore exempted payment token firms for six "
                "months. It did so in 2020."
            ),
            "XXXX-03",
        ),
        ("In early March, the FCA of the UK added crypto firms to its list.", "XXXX-03"),
        ("In mid-April 2021 the Bank of Israel published its plan for a digital shekel.", "2021-04"),
        (
            (
                "Regulation no. 88, dated 03.05.2022, of the Financial Supervisory Authority of Albania "
                "covers custody wallets."
            ),
            "2022-05-03",
        ),
        (
            (
                "By Resolution 412 of 3 May 2019 the Financial Information Unit of Argentina made crypto "
                "firms report."
            ),
            "2019-05-03",
        ),
        (
            "苏府〔2020〕93号\n发文单位：苏州市人民政府\n\n《关于加快区块链创新发展的实施意见》\n\n各区人民政府：现印发给你们。",
            "2020",
        ),
        ("发布日期：2021-03-07\n\n市工信局印发《关于促进区块链发展的若干措施》。", None),
        (
            "成文日期：2021年3月7日\n\n济南市人民政府办公厅关于印发区块链发展规划的通知\n\n各区县：现印发给你们。",
            "2021-03-07",
        ),
        (
            "印发日期：2021年3月7日\n\n济南市人民政府办公厅关于印发区块链发展规划的通知\n\n各区县：现印发给你们。",
            "2021-03-07",
        ),
        (
            (
                "Promulgation date: 2021-05-18\n\nThe Supreme People's Court issued the Online Rules on "
                "blockchain evidence."
            ),
            "2021-05-18",
        ),
        (
            (
                "The law was promulgated on the 3rd day of May, 2021 and covers blockchain records, the "
                "Parliament of Kenya said."
            ),
            "2021-05-03",
        ),
        (
            "Approved by the Governor March 29, 2017. The Arizona blockchain bill was filed.",
            "2017-03-29",
        ),
        ("The Senate of Hawaii passed the crypto bill yesterday.", None),
        (
            (
                "The Bank of Thailand announced on Wednesday (19 August) the coin test. It was 2020 when "
                "it began."
            ),
            "XXXX-08-19",
        ),
        (
            "On Tuesday, 5th of May 2020, the Dubai Land Department moved deeds to a blockchain.",
            "2020-05-05",
        ),
        ("The Swiss Federal Council adopted the DLT report on 14.12.2018.", "2018-12-14"),
        ("The Dubai authority launched its blockchain on 2018/10/07.", "2018-10-07"),
        ("The Malta Parliament passed three blockchain bills on July 4th, 2018.", "2018-07-04"),
        ("The Kenyan cabinet met on 4 Jul. 2018 and approved the blockchain report.", "2018-07-04"),
        ("The Kenyan cabinet met on 4-Jul-2018 and approved the blockchain report.", "2018-07-04"),
        ("The Kenyan cabinet approved the blockchain report on Jul. 4 '18.", "2018-07-04"),
        ("In the summer of 2019 the Bank of France tested a digital euro.", "2019"),
        ("At the end of May 2019 the Fuzhou government issued block chain measures.", "2019-05"),
        ("At the beginning of 2020, the Bank of Japan founded a CBDC group.", "2020"),
        (
            "In the end of May, Fuzhou City government issued the block chain measures, dated May 2019.",
            "2019-05",
        ),
        ("In December of last year the Central Bank of Iran banned coins. It is 2019 now.", "XXXX-12"),
        ("市政府于二〇二一年五月六日印发区块链实施方案。", "2021-05-06"),
        ("2021年12月31日，贵阳市人民政府正式发布区块链白皮书。", "2021-12-31"),
        ("2021年5月下旬，内蒙古发改委设立虚拟货币挖矿举报平台。", "2021-05"),
        ("2021年5月中旬，四川能源局召开虚拟货币挖矿座谈会。", "2021-05"),
        (
            "早在2016年12月31日，贵阳市人民政府就正式发布了《贵阳区块链发展和应用》白皮书。",
            "2016-12-31",
        ),
        ("2019年底，杭州市政府成立区块链研究院。", "2019"),
        ("2018年初，工信部成立区块链标准委员会。", "2018"),
        ("12月22日，中央网信办发布区块链试点名单。（2021年）", "XXXX-12-22"),
        ("民国110年5月6日，金管会发布虚拟通货防制洗钱办法。", "2021-05-06"),
        ("令和元年5月31日，日本国会通过资金结算法修正案，涉及加密资产。", "2019-05-31"),
        ("2020.4.8 深圳市税务局上线区块链发票。", "2020-04-08"),
        ("4月8日上午，市政府召开区块链专题会议。", "XXXX-04-08"),
        ("去年5月，省政府印发区块链规划。", "XXXX-05"),
        ("会议于2021年3月5日至7日在北京举行，工信部发布区块链标准。", "2021-03-05"),
        ("The conference of the ministry on blockchain was held on March 5-7, 2021.", "2021-03-05"),
        (
            "In 2021, Fiji's Independent Commission for Financial Conduct and Markets banned tokens.",
            "2021",
        ),
        (
            "The Fiji Reef Agency announced that the rules for the custody of tokens by banks and by brokers "
            "and for reports were approved at a meeting held on 5 June. The Act was enacted on 3 May 2020.",
            "XXXX-06-05",
        ),
        (
            "On 3 May 2021 the ministry met. The Bank of Fiji issued rules on tokens on the same date.",
            "2021-05-03",
        ),
        ("The token order of Fiji aligns with an order signed by King Tane in early March.", None),
        ("The Bank of Fiji licensed crypto exchanges under its Circular No. 44 (2017).", "2017"),
        ("The token bill was signed by the governor 7/19/18 and is now Chapter 12.", "2018-07-19"),
        (
            "The Ohio Senate passed a blockchain bill on 3/4/2019. The hearing was held 2/27/2019.",
            "2019-03-04",
        ),
        (
            "The Fiji Senate passed a blockchain bill on 3/4/2019. The hearing was held 27/2/2019.",
            "2019-04-03",
        ),
    ],
)
def test_an_act_has_the_date_that_its_text_writes(text: str, expected: str | None) -> None:
    """Eras, parts of months, numbers of papers and labels date an act; the day of the page does not."""
    assert date(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Bank of Fiji's rules on tokens are out. They were published on March 9, 2021.", "2021-03-09"),
        ("The ministry published on January 4, 2021 a letter that lets banks hold tokens.", "2021-01-04"),
        ("First published on March 9, 2021\n\nThe Bank of Fiji banned tokens.", None),
        ("Updated: March 9, 2021\n\nThe Bank of Fiji banned tokens.", None),
    ],
)
def test_what_somebody_published_on_a_day_is_an_act_and_a_page_published_then_is_none(text, expected):
    assert date(text) == expected


def test_the_day_on_which_the_policy_was_released_dates_it_far_down_too():
    text = "Token policy of Fiji. " + "It has many parts. " * 6
    assert (
        date(f"{text}The policy was released by the Prime Minister Ratu Mara on 2 June 2021.") == "2021-06-02"
    )


@pytest.mark.parametrize(
    "text",
    [
        "In 2021, Namibia's Supervisory Authority for Financial Institutions and Insurance banned tokens.",
        "The Bank of Ghana has studied a digital currency since 2018, and in 2021 it launched a token pilot.",
    ],
)
def test_a_year_dates_its_clause_however_far_off_the_verb_stands(text: str) -> None:
    assert date(text) == "2021"
