"""Reports of Chinese meetings: which paper and which body are theirs, and what they demand."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from tests.extraction.passages import issuers, title


def _measures(text: str) -> list[str]:
    """Return the words of all measures of a text."""
    return [measure.text for record in extract(text).records for measure in record.measures]


@pytest.mark.parametrize("verb", ["研究", "审议", "讨论", "审定"])
def test_of_the_papers_that_a_meeting_debates_the_one_on_the_topic_is_the_acts(verb: str) -> None:
    """What a meeting first studies is only cited, whoever issued it."""
    text = (
        f"市长主持召开市政府第9次常务会议,学习《廉政读本》和中央纪委《通报汇编》,{verb}"
        "《鹰潭市防汛方案》《鹰潭市区块链上链办法》等。会议要求,要加快推动区块链应用。"
    )
    assert title(text) == "鹰潭市区块链上链办法"
    assert issuers(text) == ["鹰潭市政府"]


def test_a_session_at_which_somebody_spoke_is_not_the_one_that_follows_its_spirit() -> None:
    """The number of the other session is no name of this one."""
    text = "市委召开会议,学习领会省长在第三次全会上的讲话精神,研究区块链工作。地点在萍乡市。"
    assert title(text) != "第三次全会"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("4月8日,咸宁市政协召开“区块链赋能民生”协商恳谈会。", "“区块链赋能民生”协商恳谈会"),
        ("咸宁市工信局举行区块链场景推介会。", "区块链场景推介会"),
    ],
)
def test_a_meeting_is_named_by_the_noun_of_its_kind(text: str, expected: str) -> None:
    """Whatever the meeting is for, its own noun ends the name."""
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "萍乡市召开会议。会议强调,要聚焦打造区块链创新平台,引进企业。",
        "萍乡市召开会议。会议强调,要尽快制定出台区块链产业发展规划。",
    ],
)
def test_what_is_only_demanded_gives_no_title(text: str) -> None:
    """A platform that is to be built, or a plan that is to be made, is not there yet."""
    assert title(text) in (None, "")


def test_a_demand_is_a_measure_though_it_praises_its_aim() -> None:
    """The words of praise tell where the demand leads; 我市 is how an authority names its own place."""
    demand = "要看清区块链发展趋势,不断优化良好生态,努力走在前列。"
    ours = "我市基础扎实,要大力推广区块链发票,惠及更多商户。"
    text = f"6月3日,萍乡市委召开区块链专题会。会议指出,区块链已成热点。{demand}{ours}"
    found = _measures(text)
    assert demand in found
    assert ours in found


def test_a_demand_that_names_its_fields_in_quotation_marks_stays_whole() -> None:
    """The first clause demands, and tells no act that the rest would only fill."""
    demand = "要围绕“区块链+医保”“区块链+养老”等方向,推动数据共享,加快场景落地,提升服务水平。"
    assert demand in _measures(f"6月3日,萍乡市委召开区块链专题会。会议强调,要抓紧布局。{demand}")


def test_fields_to_which_the_technology_has_spread_are_none_of_the_act() -> None:
    """What is said of the technology at large is not what the act does."""
    text = (
        "6月3日,萍乡市委召开会议学习区块链。会议指出,区块链技术应用已延伸到保险、物流、能源等领域。"
        "要加快区块链人才培养。"
    )
    found = {sector for record in extract(text).records for sector in record.sectors}
    assert found.isdisjoint({"insurance", "supply-chain", "energy"})


def test_a_region_that_governs_itself_completes_the_name_of_its_government() -> None:
    """The level is a word of three characters."""
    assert issuers("宁夏近日召开会议。自治区人民政府印发了区块链行动方案。") == ["宁夏回族自治区人民政府"]


def test_a_semicolon_parts_the_acts_of_two_governments() -> None:
    """Each clause has its own place, day and deed."""
    text = "海外方面,葡萄牙政府4月2日批准区块链试验区;爱沙尼亚政府4月9日公布加密资产法案草案。"
    assert [record.region for record in extract(text).records] == ["PT", "EE"]


def test_the_explanation_of_one_paper_is_one_act() -> None:
    """Under a headline that names the paper, what others did before is its background."""
    text = (
        "《池州市区块链行动方案》政策解读\n"
        "9月8日,池州市大数据局发布《池州市区块链行动方案》。现将内容解读如下:\n"
        "一、为何出台?\n2019年10月24日,中央政治局就区块链进行集体学习。2020年4月,国家发改委将区块链列为新基建。\n"
        "二、目标是什么?\n到2023年,池州将建成3个区块链园区。\n"
    )
    assert [record.region for record in extract(text).records] == ["CN-341700"]


@pytest.mark.parametrize(
    "end",
    [
        "现将《方案》印发给你们,请结合实际认真贯彻执行。",
        "请认真贯彻落实。特此通知。",
        "现予以公布,自公布之日起施行。",
    ],
)
def test_the_day_alone_under_a_letter_that_hands_a_paper_on_signs_it(end: str) -> None:
    """The line of who signs may be missing."""
    text = (
        f"池州市人民政府办公室关于印发池州市区块链方案的通知\n池政办发〔2021〕7号\n各县区人民政府:\n{end}\n"
        "2021年8月4日\n池州市区块链方案\n一、目标\n建成区块链平台。\n二、任务\n推广区块链证照。\n三、保障\n落实资金。\n"
    )
    assert [record.date for record in extract(text).records] == ["2021-08-04"]


def test_the_cities_and_counties_of_taiwan_act_by_themselves() -> None:
    """Each has its code of ISO 3166-2; plans are written with another character there."""
    text = (
        "高雄市政府經濟發展局上午宣布,導入區塊鏈憑證。\n"
        "台中市政府則自7月1日起,推出區塊鏈查證服務。\n"
        "苗栗縣政府公告「農產區塊鏈試辦計畫」,補助農會上鏈。\n"
    )
    records = extract(text).records
    assert [record.region for record in records] == ["TW-KHH", "TW-TXG", "TW-MIA"]
    assert records[-1].title == "農產區塊鏈試辦計畫"


@pytest.mark.parametrize("text", ["在平台中运行", "后台中市场主体", "平台北侧"])
def test_the_ends_of_common_words_are_no_cities(text: str) -> None:
    """平台中 holds 台中 by chance."""
    assert not read(f"区块链{text}。", lexicon=load_lexicon()).places


@pytest.mark.parametrize(
    "second",
    [
        "江西省公积金中心与三家银行共建“缴存证明链”,已可跨省核验。",
        "江西省税务局确定首批30家区块链发票示范企业。",
        "江西省商务厅遴选5个区块链贸易场景,给予奖励。",
    ],
)
def test_a_body_that_opens_its_paragraph_acts_by_verbs_of_choosing_and_joining(second: str) -> None:
    """Under the heading of a place each body tells its own act."""
    text = (
        "【浙江】\n浙江省工信厅发布区块链规划。\n【福建】\n福建省工信厅发布区块链规划。\n【江西】\n"
        f"5月9日,江西省工信厅印发《江西省区块链方案》。\n{second}\n"
    )
    assert [record.region for record in extract(text).records] == ["CN-ZJ", "CN-FJ", "CN-JX", "CN-JX"]


def test_clauses_between_semicolons_tell_the_acts_of_their_cities() -> None:
    """What a city sets aside each year is an act too."""
    text = (
        "【江苏】\n盐城市连续两年每年安排3亿元区块链资金;淮安市上线“淮安链”区块链公共平台。\n【浙江】\n绍兴市发布区块链规划。\n"
        "【安徽】\n黄山市发布区块链规划。\n"
    )
    regions = [record.region for record in extract(text).records]
    assert regions == ["CN-320900", "CN-320800", "CN-330600", "CN-341000"]


def test_the_head_of_an_authority_announces_its_act() -> None:
    """Nobody else acts, so the authority is the issuer."""
    assert issuers("香港金管局总裁则于5月18日宣布启动代币化存款测试。") == ["香港金管局"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "《泉州市区块链规划》已经市政府第7次常务会议审议通过,现印发给你们,请认真落实。",
            "泉州市区块链规划",
        ),
        (
            "关于同意区块链试点的函\n\n市住建局:\n《关于开展试点的请示》收悉。经研究,同意开展区块链试点。\n",
            "关于同意区块链试点的函",
        ),
    ],
)
def test_what_only_led_to_a_paper_is_not_its_name(text: str, expected: str) -> None:
    """A session passed it, a request asked for it."""
    assert title(text) == expected


def test_a_university_named_after_the_country_tells_no_place_of_the_act() -> None:
    """The field stands between the country and the noun."""
    page = read("中国矿业大学设有区块链中心,中国区块链产业壮大。", lexicon=load_lexicon())
    assert [place.inside for place in page.places] == [True, False]


def test_a_department_that_leaves_its_place_out_keeps_its_whole_name() -> None:
    """Its first character tells no level."""
    text = "海南省的平台由省金融监管局牵头,联合省生态环境厅、能源局共同建设区块链系统。"
    assert "海南省能源局" in issuers(text)
