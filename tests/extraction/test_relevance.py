"""Only acts of public authorities on blockchain become records."""

import pytest

from documents.extraction.assembly import assemble
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from documents.extraction.relevance import is_relevant


@pytest.mark.parametrize(
    "text",
    [
        "Bitcoin fell by five per cent on Monday. Analysts expect more. A dealer in Singapore shrugged.",
        "A search company launched a token for photographs. Users earn tokens on its blockchain.",
        "The city of Graz issued a new plan for its parks and paths.",
        "某互联网公司在北京举行发布会，推出区块链相册和代币。",
        "分析师认为比特币仍将上涨。业内人士看好数字货币前景。",
        "Bitcoin rallies. The token gained 4%. Traders cited hopes that the Federal Reserve would pause.",
        "A maker of telephones announced a blockchain phone in Seoul. Analysts were impressed.",
        "Crypto wallets compared\n\n1. Wallet One.\n2. Wallet Two. Made in Switzerland.\n3. Wallet Three.",
        "The exchange hires a former lawmaker. She will lead its policy team. It trades bitcoin.",
        "What is a blockchain? Every block holds a hash. Governments and companies study it.",
        "某公司宣布推出区块链溯源平台，覆盖五十个国家。业内专家表示，该平台将提升效率。",
        "Dealers in tokens founded a club. The club was established to work with the government on tokens.",
        "A bakery in the United Kingdom was renamed last May and now has blockchain in its name.",
        "某公司推出区块链产品。此前，国家多次谈到区块链，各地政府也出台了政策。",
        "专家认为，海关通过区块链可以加快通关。",
        "",
        "12345 67890",
    ],
)
def test_other_texts_give_no_record(text):
    assert extract(text).records == ()


@pytest.mark.parametrize(
    "text",
    [
        "The Graz city council adopted a plan to keep its land register on a blockchain.",
        "The Securities Commission warned the public of a token sale.",
        "A company that issues electronic coins must have a licence of the Financial Services Commission.",
        "Lawmakers in Colorado are weighing a bill that would exempt tokens.",
        "Dubai's land department recorded its first sale of a flat on a blockchain.",
        "漳州海关利用联盟链核验冷链货物单证。",
        "洛阳市卫健委运用区块链流转处方。",
        "A court in Hangzhou ruled that bitcoin is property.",
        "South Korean prosecutors raided an exchange suspected of fraud with tokens.",
        "The Reserve Bank of Australia finds no case for a CBDC.",
        "Zug accepts bitcoin for taxes.",
        "Iran's Ministry of Industry has issued mining licences for crypto farms.",
        "The Plenary of the Loudi Municipal Party Committee held a lesson on blockchain by a professor.",
        "Labour lawmakers of Ohio sponsored a bill on bitcoin payments.",
        "荆州警方破获一起虚拟货币传销案。",
        "某省人民政府印发区块链发展规划。",
        "长沙市将建设区块链产业园。",
        "印度最高法院取消对加密货币交易的禁令。",
        "马耳他议会通过三项区块链法案。",
        "俄央行也在研究数字卢布。",
        "2021年6月1日，柳州市公证处与柳州市法院共用区块链取证系统。",
        "柳州市自然资源局启用链上存证，区块链记录每次查询。",
        "央行提示虚拟货币交易风险。",
    ],
)
def test_an_act_of_an_authority_gives_a_record(text):
    assert len(extract(text).records) == 1


def test_a_story_under_a_headline_without_place_needs_somebody_who_acts():
    stories = (
        "Peru drafts a law on digital coins\n\nThe Peruvian Congress drafted a law that makes every exchange "
        "of digital coins register with the bank regulator, pay a fee and report its largest clients.\n\n"
        "More clubs join the quarrel about token adverts\n\nClubs of token holders, one of them based in "
        "Chile, complain about the rules of a search company, and pay lawyers out of one common wallet.\n\n"
        "Fiji bans coin machines in shops\n\nThe Reserve Bank of Fiji banned every machine that sells "
        "bitcoin in shops and filling stations, and gave owners until the end of the month to remove it.\n"
    )
    assert [record.region for record in extract(stories).records] == ["PE", "FJ"]


def test_a_part_without_place_name_or_actor_is_no_act():
    text = "Opinion: Regulators should not ban crypto. Governments must learn to live with open networks."
    page = read(text, lexicon=load_lexicon())
    assert assemble(page, Segment(0, len(text), "item"), load_lexicon()) is None


@pytest.mark.parametrize(
    "text",
    [
        "The securities board of Fiji has asked depositories to keep bonds on a distributed ledger.",
        "The Ministry of Startups has picked two towns where firms may try tokens on a blockchain.",
        "The central bank of Fiji is also discussing rules for stablecoins.",
        "In Ohio, state officials are looking to apply blockchain to the revenue office.",
        "The House passed a bill on blockchain records.",
        "The Treasury reaffirmed that coins from mining are income, its circular on cryptocurrency says.",
        "长沙市政府拟推区块链发票平台。",
        "央行收紧对虚拟货币交易的管理。",
    ],
)
def test_verbs_of_authorities_make_an_act(text):
    assert len(extract(text).records) == 1


@pytest.mark.parametrize(
    "text",
    [
        "As coins are not issued or backed by any governments, few call them legal tender. Miners earn them.",
        "Bitcoin slid below 40,000 dollars after the Federal Reserve raised interest rates. It rose later.",
        "The startup raised five million dollars to chain songs. Two former ministers founded it.",
        "The council of the token's holders voted for the upgrade of the chain and raised its fee.",
        "A central bank digital currency is issued by a central bank; bitcoin is issued by nobody.",
        "区块链可以用于政府部门的数据共享,监管机构可以实时查看数据。",
        "比特币价格跌破四万美元,市场担心央行加息。",
    ],
)
def test_authorities_that_only_are_spoken_of_do_not_act(text):
    assert extract(text).records == ()


def test_a_named_body_and_its_day_tell_an_act_in_an_entry_of_a_page_on_the_topic():
    text = (
        "区块链早报\n\n四川 | 成都铁路法院3月29日首次用“天府链”调取证据。\n"
        "福建 | 泉州市工信局3月30日公布区块链示范名单。\n河北 | 雄安新区改革发展局推出区块链资金管理平台。\n"
    )
    assert len(extract(text).records) == 3


def test_a_passage_of_nothing_but_left_out_lines_is_no_act():
    told = "The Bank of Fiji banned tokens on a blockchain on 3 May 2021.\n"
    text = f"{told}\nShare this article\n\n{told}"
    page = read(text, lexicon=load_lexicon())
    start = text.index("Share")
    segment = Segment(start, start + len("Share this"), "item", heading=page.lines[0])
    assert page.lines_in(segment.start, segment.end) == []
    assert not is_relevant(page, segment, [])


def test_under_the_heading_of_a_place_on_a_page_on_the_topic_what_is_done_needs_neither_day_nor_topic():
    text = (
        "Crypto rules in the islands\n\n"
        "Fiji\n\nThe Reserve Bank of Fiji issued a decree that bans crypto exchanges for good.\n\n"
        "Samoa\n\nThe Central Bank of Samoa opted for a sandbox, to learn what the traders do.\n\n"
        "Tonga\n\nThe National Reserve Bank of Tonga published rules for those who mine bitcoin.\n\n"
    )
    assert [record.region for record in extract(text).records] == ["FJ", "WS", "TO"]


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Guangxi's 14th Five-Year Plan calls for building three blockchain hubs.", "CN-GX"),
        ("The digital plan of Hainan lists blockchain among its main fields.", "CN-HI"),
        ("Ghana's national strategy on blockchain, released in May, recommends a public register.", "GH"),
        ("2022年2月，云南省政府工作报告提出，推动区块链在茶叶溯源中的应用。", "CN-YN"),
        ("《青海省数字经济规划》明确，支持区块链在清洁能源交易中的应用。", "CN-QH"),
    ],
)
def test_what_a_paper_of_a_place_lays_down_is_an_act(text, region):
    assert [draft.region for draft in extract(text).records] == [region]


@pytest.mark.parametrize(
    "text",
    [
        "Brokers say the Hainan plan will help blockchain firms.",
        "根据《证券法》，区块链代币可能构成证券，投资者应当谨慎。",
    ],
)
def test_what_others_say_of_a_paper_is_no_act(text):
    assert not extract(text).records


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("Fiji to tax crypto gains from 2026", "FJ"),
        ("Bank of Jamaica to pilot digital dollars on a blockchain", "JM"),
        ("The capital of Anhui Province has announced rent rebates for blockchain firms.", "CN-AH"),
        ("The island nation of Malta has opened a blockchain register of boats.", "MT"),
        ("Estonia's capital has announced a blockchain programme for parents.", "EE"),
        ("The government of the northern region of Piedmont funds a blockchain register of wines.", "IT"),
        ("Kutaisi has opened a blockchain register of deeds.", "GE"),
        ("Fiji fines crypto mining firms", "FJ"),
        ("Fiji's central bank sues crypto exchange", "FJ"),
        ("Under rules that came into force on Monday, crypto exchanges in Fiji must keep funds apart.", "FJ"),
        ("An order of the Graz city council allows fees to be paid in Bitcoin.", "AT"),
    ],
)
def test_a_place_acts_in_headlines_and_by_what_it_is_called(text, region):
    assert [draft.region for draft in extract(text).records] == [region]


@pytest.mark.parametrize(
    "text",
    [
        "A firm in the capital of Anhui Province has announced a blockchain token.",
        "Experts want Fiji to tax crypto gains.",
        "Fiji funds bought crypto mining firms.",
    ],
)
def test_a_place_in_which_something_happens_does_not_act(text):
    assert not extract(text).records


@pytest.mark.parametrize(
    ("text", "region"),
    [
        ("国内首个区块链公证平台在福建启用。", "CN-FJ"),
        ("宁夏首张区块链电子发票开出。", "CN-NX"),
        ("江西区块链电子票据平台正式上线。", "CN-JX"),
        ("青海省支持区块链企业申报高新技术企业，给予最高五十万元奖励。", "CN-QH"),
        ("三亚用区块链管理工程款，工人按月领薪。", "CN-460200"),
    ],
)
def test_what_serves_the_public_in_a_place_is_an_act(text, region):
    assert [draft.region for draft in extract(text).records] == [region]


@pytest.mark.parametrize(
    "text",
    [
        "某科技公司的区块链平台在宁夏上线。",
        "首个比特币手机在福建诞生。",
        "首个区块链标准平台落地。",
    ],
)
def test_what_firms_open_or_nobody_knows_where_is_no_act(text):
    assert not extract(text).records
