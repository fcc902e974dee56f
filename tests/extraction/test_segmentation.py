"""Round-ups are parted at their entries, chronicles at their acts; documents stay whole."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from documents.extraction.segmentation import segments

ACTS = {
    "CN-BJ": "6月3日，北京市经信局印发区块链创新措施。",
    "CN-330100": "6月4日，杭州市政府召开常务会议，研究区块链产业园建设。",
    "CN-440300": "6月6日，深圳市税务局开出区块链电子发票。",
    "CN-HI": "海南省工信厅设立区块链基金。",
}
NAMES = {"CN-BJ": "北京", "CN-330100": "杭州", "CN-440300": "深圳", "CN-HI": "海南"}
ENGLISH = {
    "US-VT": ("Vermont", "The Senate passed a bill on blockchain records on May 3, 2019."),
    "US-NV": ("Nevada", "The Governor signed a law that bars local taxes on blockchain use."),
    "US-TX": ("Texas", "The Department of Banking issued guidance on virtual currency custody."),
}


def regions(text):
    return [record.region for record in extract(text).records]


@pytest.mark.parametrize(
    "form",
    [
        "【{name}】{act}\n",
        "{number}、{name}：{act}\n",
        "{name}\n{act}\n\n",
        "0{number} {name}\n\n{act}\n\n",
        "· {name}：{act}\n",
        "## {name}\n{act}\n",
    ],
)
def test_every_style_of_heading_parts_a_chinese_round_up(form):
    entries = [
        form.format(number=n, name=NAMES[code], act=act) for n, (code, act) in enumerate(ACTS.items(), 1)
    ]
    assert regions("各地区块链动态\n\n" + "".join(entries)) == list(ACTS)


@pytest.mark.parametrize(
    "form",
    [
        "#{name}\n{act}\n\n",
        "{number}. {name}\n{act}\n\n",
        "* {name}. {act}\n",
        "{name}: {act}\n",
        "{name}\n\n{act}\n\n",
        "**{name}**\n{act}\n",
    ],
)
def test_every_style_of_heading_parts_an_english_round_up(form):
    entries = [form.format(number=n, name=name, act=act) for n, (name, act) in enumerate(ENGLISH.values(), 1)]
    assert regions("Chain laws of the week\n\n" + "".join(entries)) == list(ENGLISH)


def test_a_round_up_on_one_line_is_parted_at_its_numbers():
    entries = [f"{n}、{NAMES[code]}：{act}" for n, (code, act) in enumerate(ACTS.items(), 1)]
    assert regions("近期各地政策频出。" + "".join(entries)) == list(ACTS)


def test_an_entry_without_its_heading_is_still_found():
    text = (
        "01 Vermont\n\nOn May 3, the Vermont Senate passed a blockchain bill.\n\n"
        "On May 4, the Nevada Governor signed a law on blockchain taxes.\n\n"
        "03 Texas\n\nOn May 5, the Texas Department of Banking issued crypto guidance.\n\n"
        "04 Utah\n\nOn May 6, the Utah House launched a blockchain task force.\n"
    )
    assert regions(text) == ["US-VT", "US-NV", "US-TX", "US-UT"]


def test_the_writers_summing_up_belongs_to_no_entry():
    entries = "".join(f"【{NAMES[code]}】{act}\n" for code, act in ACTS.items())
    text = f"{entries}综上，各地都重视区块链。"
    assert max(record.end for record in extract(text).records) <= text.index("综上")


def test_a_chronicle_is_parted_at_its_dated_acts():
    text = (
        "How the year went\n\nIn March 2021 the Government of Malta issued blockchain rules. Firms waited. "
        "On May 18, 2021, the Bank of Thailand banned crypto payments. Nobody was surprised.\n\n"
        "June 9 brought more: the Estonian Financial Intelligence Unit withdrew crypto licences. "
        "On August 1, 2021, the Swiss parliament put a law on distributed ledgers into force, it announced."
    )
    assert regions(text) == ["MT", "TH", "EE", "CH"]


def test_a_sentence_of_clauses_is_parted_where_each_names_its_place():
    text = (
        "Chains everywhere\n\nHunan issued a blockchain plan for its parks; the Anhui government launched a "
        "blockchain platform for courts; Hainan opened a blockchain fund for start-ups of the island."
    )
    assert regions(text) == ["CN-HN", "CN-AH", "CN-HI"]


def test_a_document_in_articles_stays_whole():
    text = (
        "某市区块链促进条例\n2021年3月1日 某市人大常委会通过\n\n第一条 北京市政府发布规则。\n"
        "第二条 2021年5月1日，上海市政府印发办法。\n"
        "第三条 2021年6月1日，深圳市政府公布区块链清单。\n第四条 本条例自2021年7月1日起施行。"
    )
    page = read(text, lexicon=load_lexicon())
    assert len(segments(page)) == 1


def test_a_numbered_list_of_measures_is_no_round_up():
    text = (
        "On May 9, 2020, the Hainan government released blockchain measures.\n"
        "1) Build a blockchain platform with Beijing firms.\n2) Set up a fund.\n3) Train talents in Shanghai."
    )
    assert regions(text) == ["CN-HI"]


def test_two_authorities_of_two_countries_give_two_acts():
    text = "英国金融行为监管局表示，将禁止出售加密货币衍生品。德国联邦金融监管局要求一家公司停止发行代币。"
    assert regions(text) == ["GB", "DE"]


def test_two_laws_that_each_open_a_paragraph_give_two_acts():
    text = (
        "Two decrees for Thailand\n\n"
        'The "Emergency Decree on Coin Traders" asks every crypto exchange for a licence of the ministry.\n\n'
        'The "Emergency Decree on Coin Taxes" takes a share of every crypto profit for the state.'
    )
    assert len(extract(text).records) == 2


def test_a_clause_that_sets_the_scene_is_no_act():
    text = "As the United States cracks down on crypto, Hong Kong proposed rules for virtual asset exchanges."
    assert regions(text) == ["HK"]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param(
            "湖南省工信厅近日印发区块链产业规划，提出上链目标。"
            "无独有偶，江西省发改委也发布了区块链行动计划。",
            2,
            id="prose",
        ),
        pytest.param(
            "一周监管要闻：\n— 美国：纽约州批准稳定币。\n— 泰国：证监会公布ICO规则。\n"
            "— 印度：央行禁止银行服务虚拟货币交易所。\n",
            3,
            id="dashes",
        ),
        pytest.param(
            "多国央行推进数字货币：瑞典央行启动电子克朗试点；"
            "巴哈马央行推出数字货币沙元；泰国央行公布数字货币研究报告。",
            3,
            id="semicolons",
        ),
        pytest.param(
            "Timeline\n\n2018-01-05: China's central bank orders bitcoin miners to stop.\n"
            "2018-03-07: The US SEC warns crypto exchanges.\n2018-07-04: "
            "Malta's parliament passes blockchain laws.\n",
            3,
            id="days",
        ),
        pytest.param(
            "Singapore: Token Sale Laws\n\nOn 1 August 2017, the Monetary "
            "Authority of Singapore (MAS) clarified that "
            "it regulates token offerings ([Source](https://a.example)). On 14 November 2017, MAS issued "
            "[A Guide to Digital Token Offerings](https://b.example). In May 2018 MAS "
            "warned eight exchanges ([Source](https://c.example)).\n",
            3,
            id="overview",
        ),
        pytest.param(
            "区块链速递\n\n1. 工信部发布白皮书\n工信部5月20日发布区块链白皮书。\n\n2. 网信办公布清单\n"
            "国家网信办3月30日公布区块链备案编号。\n\n3. "
            "央行提示风险\n中国人民银行9月18日发布虚拟货币风险提示。\n",
            3,
            id="bodies",
        ),
        pytest.param(
            "Ukraine's parliament passed a law on virtual assets. The law "
            "follows El Salvador, where bitcoin became "
            "legal tender, and Cuba, which said it would recognise "
            "coins. President Zelensky still has to sign it.",
            1,
            id="comparison",
        ),
        pytest.param(
            "South Korea will ban anonymous crypto accounts, its Financial Services Commission said. "
            "Separately, China's central bank ordered banks to stop serving coin traders.",
            2,
            id="countries",
        ),
        pytest.param(
            "合肥市人民政府办公室关于印发区块链产业发展行动计划的通知\n\n一、重点任务\n（一）市经信局牵头建设产业园。\n"
            "（二）市数据资源局推进政务应用。\n（三）市财政局设立基金。\n\n2021年3月2日",
            1,
            id="tasks-of-bureaus",
        ),
        pytest.param(
            "Q&A on the e-krona\n\nWhat is it? The e-krona is a digital currency that the Riksbank tests.\n"
            "Who takes part? The Riksbank chose a consultancy as partner.\nWhen? The pilot runs until 2021.",
            1,
            id="questions",
        ),
    ],
)
def test_acts_are_told_apart_in_other_forms_too(text, count):
    assert len(extract(text).records) == count


def test_a_lead_on_other_places_belongs_to_no_act():
    text = (
        "Localities promote the chain\n\n"
        "Authorities in many regions across China have unveiled blockchain plans.\n\n"
        "For example, Gansu Province issued a circular on blockchain parks.\n\n"
        "Likewise, authorities in Wuxi, a city in Jiangsu Province, also unveiled blockchain plans.\n"
    )
    assert regions(text) == ["CN-GS", "CN-320200"]


def test_a_paragraph_that_speaks_of_its_place_first_belongs_to_the_act():
    text = (
        "How rules change\n\n"
        "In Peru cryptocurrency is popular. In May, the Peruvian Congress passed a law on it.\n\n"
        "Kenya was slow with crypto. In June, the Kenyan treasury published a crypto tax.\n\n"
        "Meanwhile the Central Bank of Chile announced a study of a digital peso.\n\n"
        "In Fiji coins are few. In July, the Reserve Bank of Fiji banned crypto cards.\n"
    )
    found = extract(text).records
    assert [record.region for record in found] == ["PE", "KE", "CL", "FJ"]
    assert text[found[1].start :].startswith("Kenya was slow")


def test_a_row_of_countries_acts_for_none_of_them():
    text = (
        "Registers\n\nPeru, Chile, Kenya and Fiji are testing land registers on a blockchain.\n\n"
        "The Norwegian Mapping Authority has been testing a blockchain for sales of land.\n\n"
        "In 2016 Malta set a blockchain strategy for its courts.\n"
    )
    assert regions(text) == ["NO", "MT"]


def test_a_motto_over_an_entry_is_no_act_of_its_own():
    entries = "".join(
        f"{name}省\n“探索区块链技术应用”\n1月{day}日，{name}省人大会议开幕，报告提出区块链工程。\n"
        for day, name in enumerate(("湖南", "河北", "吉林"), 7)
    )
    assert regions(f"各地报告里的区块链\n\n{entries}") == ["CN-HN", "CN-HE", "CN-JL"]


def test_a_heading_that_names_a_club_of_a_country_still_parts_a_round_up():
    entries = (
        ("智利央行谈数字货币", "智利央行宣布研究数字货币。"),
        ("挪威区块链协会发布规则", "该协会的规则约束会员。"),
        ("秘鲁国会通过法案", "秘鲁国会通过加密货币法案。"),
    )
    text = "".join(f"**{n}。{head}**\n\n{body}\n\n" for n, (head, body) in enumerate(entries, 1))
    assert regions(text) == ["CL", "PE"]


def test_who_acts_may_stand_behind_a_long_date():
    text = (
        "2021年4月12日上午，在当地时间九点举行的发布会之后，智利央行启动数字货币试点。"
        "随后秘鲁国会通过区块链法案。"
    )
    assert regions(text) == ["CL", "PE"]


def test_headlines_in_capital_letters_part_stories_too():
    body = (
        "The bank said on Monday that coins are risky and that it will watch all who trade them from now on,"
        " as its governor had warned in spring already, when many had lost their savings."
    )
    text = f"Peruvian Central Bank Warns Of Coins\n\n{body}\n\nFiji's Parliament Bans Token Sales\n\n{body}"
    assert regions(text) == ["PE", "FJ"]


def test_stories_under_headlines_of_their_own_are_parted():
    body = (
        "The ministry of finance said that it will tax trades in cryptocurrencies at seven percent from the"
        " next year on, and that exchanges must report them."
    )
    text = (
        f"Norway reveals tax on coins\n\n{body}\n\nChile bans ads for coins\n\n"
        + body.replace("finance", "economy")
        + "\n\nFinancial:\n\nBitcoin falls below nine thousand\n\n"
        + "The price fell on all markets this week while traders waited for the figures of the month and for"
        " news of the large funds, which hold many coins."
    )
    assert regions(text)[:2] == ["NO", "CL"]


def test_headlines_that_name_bodies_over_stories_of_one_sentence_are_parted():
    text = (
        "US Treasury Sanctions a Mixer (May 3)\n"
        "The department put the token mixer on its list and froze what it held in the country, on 3 May.\n"
        "Ohio Regulator Fines Lender (May 4)\n"
        "The state's financial regulator fined the crypto lender and ordered it to pay its customers back.\n"
    )
    assert regions(text) == ["US", "US-OH"]


def test_a_place_behind_a_long_adverbial_acts_too():
    text = (
        "In Ohio, state officials are testing a blockchain for land titles.\n\n"
        "In a similar spirit and with the same vendor, Iowa is also testing the technology for farm loans."
    )
    assert regions(text) == ["US-OH", "US-IA"]


_ENTRIES = (
    "Vermont\nThe Senate passed a bill on blockchain records on May 3, 2019.\n\n"
    "Nevada\nThe Governor signed a law that bars local taxes on blockchain use.\n\n"
    "Texas\nThe Department of Banking issued guidance on virtual currency custody.\n"
)


def test_an_act_told_before_the_first_entry_is_kept():
    lead = (
        "States and the chain\n\nOn April 2, 2019, the Ohio Senate passed a bill on blockchain signatures,"
        " which the courts asked for.\n\n"
    )
    assert regions(lead + _ENTRIES) == ["US-OH", "US-VT", "US-NV", "US-TX"]


def test_a_lead_that_tells_an_entrys_act_gives_none_of_its_own():
    lead = (
        "States and the chain\n\nThe Vermont Senate passed a bill on blockchain records on May 3, 2019, and"
        " others go on.\n\n"
    )
    assert regions(lead + _ENTRIES) == ["US-VT", "US-NV", "US-TX"]


def test_numbers_in_brackets_and_numbered_leads_are_headings_of_one_list():
    text = (
        "Tokens by country\n\n(1) Fiji - a first step\n"
        "The Reserve Bank of Fiji declared coins unlawful on 3 May 2022.\n\n"
        "(2) Nauru\nParliament set up a registry for tokens on 4 June 2022.\n\n"
        "(3) Tonga: Bill on Coins (Ministry of Finance, July 5, 2022). Makes bitcoin legal tender.\n"
    )
    records = extract(text).records
    assert [(record.region, record.date) for record in records] == [
        ("FJ", "2022-05-03"),
        ("NR", "2022-06-04"),
        ("TO", "2022-07-05"),
    ]


def test_entries_are_found_though_their_headings_differ_in_style():
    text = (
        "Chain laws of the week\n\n"
        "[Vermont] The Senate passed a bill on blockchain records on May 3, 2019.\n\n"
        "NEVADA\nThe Governor signed a law that bars local taxes on blockchain use.\n\n"
        "3. Texas\nThe Department of Banking issued guidance on virtual currency custody.\n\n"
        "Wyoming; Utah\nThe Division of Banking opened a sandbox for blockchain firms on 9 May 2019.\n"
    )
    assert regions(text)[:3] == ["US-VT", "US-NV", "US-TX"]
    assert len(regions(text)) == 4


def test_times_of_a_recording_head_its_chapters():
    text = (
        "Three laws, one show\n\n"
        "(01:10) VERMONT. The Senate passed a bill on blockchain records on May 3, 2019.\n\n"
        "(12:45) NEVADA\nThe Governor signed a law that bars local taxes on blockchain use.\n\n"
        "(1:02:30) Our guest: how he lost his keys.\n\n"
        "(1:20:05) TEXAS. The Department of Banking issued guidance on virtual currency custody.\n"
    )
    assert regions(text) == ["US-VT", "US-NV", "US-TX"]


def test_the_month_that_opens_a_line_is_no_number_of_a_heading():
    text = (
        "各地区块链动态\n\n1 北京\n6月3日，北京市经信局印发区块链创新措施。\n\n"
        "2 浙江·杭州\n6月，杭州市政府召开常务会议，研究区块链产业园建设。\n\n"
        "3 海南\n海南省工信厅设立区块链基金。\n"
    )
    assert regions(text) == ["CN-BJ", "CN-330100", "CN-HI"]


def test_an_entry_of_a_round_up_on_the_topic_need_not_name_it():
    text = (
        "Chain laws of the week\n\n"
        "Vermont: The Senate passed a bill on blockchain records on May 3, 2019, and clerks file them.\n\n"
        "Nevada: The Governor signed a law that bars local taxes on blockchain use in all its counties.\n\n"
        "Texas: The Department of Banking launched LoneStarLedge on 2 June 2019, open to six such firms.\n"
    )
    assert regions(text) == ["US-VT", "US-NV", "US-TX"]


@pytest.mark.parametrize(
    ("house", "region"),
    [("Jogorku Kenesh", "KG"), ("Lok Sabha", "IN"), ("Verkhovna Rada", "UA"), ("Dewan Rakyat", "MY")],
)
def test_a_legislature_known_by_its_own_name_acts(house, region):
    country = {"KG": "Kyrgyzstan", "IN": "India", "UA": "Ukraine", "MY": "Malaysia"}[region]
    text = f"News from {country}\n\nThe {house} passed a law on crypto-assets on 4 May 2021.\n"
    assert regions(text) == [region]


def test_the_day_in_the_heading_of_an_entry_dates_its_act():
    text = (
        "Chain laws of the season\n\n"
        "3.5.19 // VERMONT\nThe Senate passed a bill on blockchain records.\n\n"
        "14.6.19 // NEVADA\nThe Governor signed a law that bars local taxes on blockchain use.\n\n"
        "2.7.19, 9.7.19 // TEXAS\nThe Department of Banking issued guidance on virtual currency custody.\n"
    )
    records = extract(text).records
    assert [record.region for record in records] == ["US-VT", "US-NV", "US-TX"]
    assert [record.date for record in records][:2] == ["2019-05-03", "2019-06-14"]


def test_an_act_of_another_country_parts_an_entry_whose_first_act_has_no_day():
    text = (
        "Ledger digest\n\n## Fiji\nThe Ministry of Finance of Fiji opened a token register. "
        "In Berlin, by the way, BaFin published on 4 January 2021 a letter on the custody of tokens.\n\n"
        "## Peru\nThe Congress of Peru passed a law on tokens on 5 May 2021.\n\n"
        "## Kenya\nThe Central Bank of Kenya banned bitcoin on 6 June 2021.\n"
    )
    assert regions(text) == ["FJ", "DE", "PE", "KE"]


def test_an_act_that_shares_its_entry_may_leave_the_topic_to_the_page():
    text = (
        "Token digest\n\n## Fiji\nThe Reserve Bank of Fiji began its token pilot on 3 May 2021. "
        "And on 7 May 2021 the Bank of Papua New Guinea rolled out Kinacoin.\n\n"
        "## Peru\nThe Congress of Peru passed a law on tokens on 5 May 2021.\n\n"
        "## Kenya\nThe Central Bank of Kenya banned bitcoin on 6 June 2021.\n"
    )
    assert regions(text) == ["FJ", "PG", "PE", "KE"]


def test_a_short_title_in_marks_goes_on_with_the_document_told_before():
    text = (
        "6月16日，最高人民法院发布《链上证据规则》。《规则》已于5月18日由最高人民法院审判委员会第18次会议通过。"
        "《规则》共九条，区块链存证一致的，法院可以采信。8月1日起施行，1月曾公开征求意见。"
    )
    assert len(extract(text).records) == 1


HEADLINES = """本周要闻

1、云南:启动建设省级区块链主干网

2、农业农村部公示区块链溯源试点名单

3、青海西宁:打造区块链应用先行区

4、陕西省将通过区块链实现药品追溯

5、币价继续下跌

6、甘肃:上线区块链政务平台

云南:启动建设省级区块链主干网

6月3日,云南省发展改革委宣布启动建设全省区块链主干网,覆盖十六个州市。
"""


def test_headlines_without_a_story_are_acts_but_not_where_the_story_follows_later():
    found = regions(HEADLINES)
    assert sorted(found) == ["CN", "CN-630100", "CN-GS", "CN-SN", "CN-YN"]


HARBOURS = (
    "Ledger digest\n\nFiji\n\nThe Ministry of Finance of Fiji opened a token register on 3 May 2021. "
    "It is to hold the titles of all land on the two main islands, and the lists of boats, by next year.\n\n"
    "{head}\n\n{act}\n\n"
    "Peru\n\nThe Congress of Peru passed a law on tokens on 5 May 2021.\n\n"
    "Kenya\n\nThe Central Bank of Kenya banned bitcoin on 6 June 2021.\n"
)
HARBOUR_ACT = (
    "The Ministry of Ports launched its token pilot on 4 May 2021. Whoever lands fish there gets a token "
    "for every crate, and the buyers see on the ledger when it was landed, and by whom."
)


@pytest.mark.parametrize(
    "head", ["Harbours of Tonga wake up", "Thirdly, the Tonga.", "In the T.O., Tonga // 4 May"]
)
def test_a_short_line_over_a_story_heads_it_where_other_headings_stand_on_lines(head):
    assert regions(HARBOURS.format(head=head, act=HARBOUR_ACT)) == ["FJ", "TO", "PE", "KE"]


def test_a_bar_ends_a_lead():
    lines = [f"{NAMES[code]} | {act}" for code, act in ACTS.items()]
    assert regions("链上早报\n\n" + "\n".join(lines)) == list(ACTS)


def test_a_bullet_like_those_of_the_headings_begins_an_entry_too():
    text = (
        "区块链政策清单\n\n● 北京市：6月3日，北京市经信局印发区块链创新措施。\n"
        "● 杭州市：6月4日，杭州市政府设立区块链基金。\n"
        "● 深圳市：6月6日，深圳市税务局开出区块链电子发票。\n"
        "● 舟山市普陀区（渔业） 渔港管委会6月8日起试运行“鱼鲜链”\n"
    )
    assert regions(text) == ["CN-BJ", "CN-330100", "CN-440300", "CN-330903"]


def test_the_sheet_of_an_entry_names_its_title_issuers_and_day():
    text = (
        "区块链政策清单\n\n● 名称：黄浦区关于支持链上贸易的若干意见\n"
        "  发布：黄浦区科委、黄浦区财政局　日期：2022-03-20\n"
        "  要点：对建设区块链平台的企业给予补助。\n"
        "● 杭州市：6月4日，杭州市政府设立区块链基金。\n"
        "● 深圳市：6月6日，深圳市税务局开出区块链电子发票。\n● 南京市：6月7日，南京市政府印发区块链计划。\n"
    )
    first = extract(text).records[0]
    assert first.title == "黄浦区关于支持链上贸易的若干意见"
    assert first.date == "2022-03-20"
    assert first.issuing_bodies == ("黄浦区科委", "黄浦区财政局")


def test_two_days_of_one_month_part_an_entry_though_the_second_has_no_month():
    text = (
        "Token digest\n\n## Fiji\nThe Reserve Bank of Fiji said on 10 May 2021 it licenses token dealers. "
        "Meanwhile the Finance Minister, at the forum on the 25th, announced a tax on bitcoin.\n\n"
        "## Peru\nThe Congress of Peru passed a law on tokens on 5 May 2021.\n\n"
        "## Kenya\nThe Central Bank of Kenya banned bitcoin on 6 June 2021.\n"
    )
    assert regions(text) == ["FJ", "FJ", "PE", "KE"]


def test_a_quoted_name_that_ends_in_chain_speaks_of_the_topic_where_the_text_does():
    text = (
        "区块链周报\n\n一、江西\n赣州市政府7日通过《区块链产业方案》。同日，省高级人民法院上线“庐山证据链”。\n\n"
        "二、北京\n6月3日，北京市经信局印发区块链创新措施。\n\n三、海南\n海南省工信厅设立区块链基金。\n"
    )
    assert regions(text) == ["CN-360700", "CN-JX", "CN-BJ", "CN-HI"]


def test_what_no_heading_covers_is_looked_at_too():
    text = (
        "Coins by country\n\n01 Fiji\n\nOn 3 May 2021 the Reserve Bank of Fiji banned crypto coins.\n\n"
        "02 Kenya\n\nKenya licensed crypto exchanges on 4 June 2021.\n\n"
        "03 Malta\n\nMalta opened a crypto sandbox on 8 August 2021.\n\n"
        "In summary, crypto rules are spreading.\n\n"
        "On 9 July 2021 the Bank of Ghana published rules on crypto coins.\n"
    )
    assert regions(text) == ["FJ", "KE", "MT", "GH"]


def test_acts_below_two_headlines_of_which_one_is_an_act_itself_stay_in_order():
    text = (
        "Crypto news of the year 2021\n\n"
        "On 3 May 2021 the Bank of Ghana banned crypto coins for banks.\n\n"
        "Crypto rules\nKenya licensed crypto exchanges on 4 June 2021\n"
        "On 9 July 2021 Fiji taxed crypto coins at ten per cent.\n\n"
        "On 8 August 2021 Malta opened a crypto sandbox for firms.\n"
    )
    assert [record.region for record in extract(text).records] == ["GH", "KE", "FJ", "MT"]


def test_a_long_lead_in_prose_is_an_act_of_its_own_though_its_place_acts_again():
    lead = (
        "Fiji's secretary for trade announced that shops may no longer pay wages in coins. "
        "The step had been expected for months, since many workers complained that what they were paid lost "
        "half of its worth before they could spend it. Shops that go on with it must pay the difference. "
    )
    told = lead + "Workers welcomed the step and asked for more of the kind from those who govern them. " * 6
    later = (
        "On 4 May 2021, the Reserve Bank of Fiji opened a register of coin dealers. "
        "On 9 June 2021, the Fiji Revenue Service published a form for gains from coins."
    )
    assert regions(f"{told}\n{later}") == ["FJ", "FJ", "FJ"]


def test_a_headline_on_the_country_is_the_act_of_the_province_told_below():
    text = (
        "Chinese Government Opens a Blockchain Platform\n\n"
        "The government of Anhui, an eastern province, has opened its first blockchain platform."
    )
    assert regions(text) == ["CN-AH"]


def test_what_the_head_of_a_body_says_belongs_to_the_meeting_told_before():
    text = (
        "On January 2nd, a meeting of the Jiaxing Municipal Party Committee was held. Li Hua, secretary of"
        " the Jiaxing Municipal Party Committee, said that blockchain research must grow.\n\n"
        "On January 4th, the Hebei Provincial Party Committee decided to promote blockchain."
    )
    assert regions(text) == ["CN-330400", "CN-HE"]


def test_a_lead_is_told_again_by_the_sentence_that_names_the_paper():
    text = (
        "Fiji's markets regulator has published rules for coins, after years of only watching them.\n\n"
        'The Fiji Securities Commission published the "Rules on the Custody of Coins" on its website.\n\n'
        "Tonga's parliament passed a law on ledgers.\n\nSamoa banned token sales."
    )
    assert regions(text) == ["FJ", "TO", "WS"]


def test_places_listed_behind_a_noun_do_not_act():
    text = "Delegates from three cities, Fuzhou, Quanzhou and Zhangzhou, provided views on blockchain."
    assert regions(text) == []


def test_an_entry_of_a_numbered_list_ends_at_the_next_number_though_it_names_no_place():
    text = (
        "1. Malta leads again - the country has passed a law on blockchain.\n"
        "2. Uzbekistan moves - its president has signed a decree on coins.\n"
        "3. Japan is strict - its regulator has fined a coin exchange.\n"
        "4. Miners are quiet - old machines for coins gather dust in the shops.\n"
    )
    assert [text[r.start : r.end].count("dust") for r in extract(text).records] == [0, 0, 0]


def test_prose_that_turns_to_another_place_for_good_begins_another_passage():
    text = (
        "Fiji banned token sales on 3 May 2019. Tonga licensed a coin exchange on 4 May 2019."
        " Samoa passed a law on ledgers on 6 May 2019.\nPeru saw darker days of crypto."
        " A court sentenced two men for the theft of bitcoin."
    )
    assert regions(text)[:3] == ["FJ", "TO", "WS"]
    assert "Peru" not in {text[r.start : r.end] for r in extract(text).records if r.region == "WS"}.pop()
