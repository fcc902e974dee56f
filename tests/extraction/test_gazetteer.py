"""Places are found by their names and told from other words and from namesakes."""

import pytest

from documents.extraction.datafiles import load
from documents.extraction.folding import fold
from documents.extraction.lexicon import load_lexicon


def places(text):
    """Return (code, weak, inside) of every mention."""
    return [(p.code, p.weak, p.inside) for p in load_lexicon().gazetteer.mentions(fold(text))]


def codes(text):
    return [code for code, _, inside in places(text) if not inside]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A law of Papua New Guinea", ["PG"]),
        ("New Mexico and Mexico", ["US-NM", "MX"]),
        ("内蒙古自治区发布", ["CN-NM"]),
        ("The Malian army, not Mali", ["ML", "ML"]),
        ("SHENZHEN, June 3", ["CN-440300"]),
        ("廣州市政府", ["CN-440100"]),
        ("in Busan and in Zug", ["KR-26", "CH-ZG"]),
    ],
)
def test_the_longest_name_wins_and_words_are_whole(text, expected):
    assert codes(text) == expected


@pytest.mark.parametrize(
    "text", ["深圳市场很热", "部分县级政府", "其他区块链企业", "示范县域经济", "Quitomania"]
)
def test_other_words_are_no_places(text):
    assert codes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("上海市黄浦区", ["CN-SH", "CN-310101"]),
        ("Huangpu District in Shanghai", ["CN-310101", "CN-SH"]),
        ("Guangzhou and its Huangpu District", ["CN-440100", "CN-440112"]),
        ("Beijing's Chaoyang District", ["CN-BJ", "CN-110105"]),
        ("the Jilin Provincial Government", ["CN-JL"]),
        ("the Jilin Municipal Government", ["CN-220200"]),
        ("吉林市税务局", ["CN-220200"]),
        ("安徽省宿州市", ["CN-AH", "CN-341300"]),
        ("Norway, the USA, Kenya and Georgia test ledgers", ["NO", "US", "KE", "GE"]),
        ("Lawmakers in Ohio, Nevada and Atlanta. Later Georgia", ["US-OH", "US-NV", "US-GA", "US-GA"]),
        (
            "Ohio was first, then Utah and Maine."
            + " Many pages of other things followed." * 4
            + " Montana came",
            ["US-OH", "US-UT", "US-ME", "US-MT"],
        ),
        ("A singer called Montana came to town", []),
    ],
)
def test_namesakes_are_decided_by_what_stands_around_them(text, expected):
    assert codes(text) == expected


def test_a_namesake_without_any_sign_is_left_open():
    assert codes("Gulou District opened an office") == []


def test_a_demonym_is_weak_until_an_authority_follows():
    assert places("Estonian cooking") == [("EE", True, False)]
    assert places("the Estonian Ministry of Finance") == [("EE", False, False)]


@pytest.mark.parametrize(
    "text",
    [
        "浙江大学的研究",
        "a professor at Nanjing University",
        "the Bank of Jiujiang",
        "深圳商报讯",
        "Mr Wang Haiyang said",
        "US$ 5 million",
        "挪威数字货币协会通过章程",
        "局长姚长春表示",
        "the Chile Blockchain Association met",
    ],
)
def test_a_place_inside_another_name_is_not_that_place(text):
    assert codes(text) == []


@pytest.mark.parametrize("text", ["The Bank of Thailand asked", "泰国银行发布"])
def test_a_central_bank_keeps_its_country(text):
    assert codes(text) == ["TH"]


def test_a_firm_based_in_a_place_is_not_that_place():
    assert codes("The Wyoming-based firm moved to Nevada") == ["US-NV"]


def test_the_offsets_are_those_of_the_text():
    text = fold("６月，贵阳市发布")
    (place,) = load_lexicon().gazetteer.mentions(text)
    assert text[place.start : place.end] == "贵阳市"


def test_a_city_without_a_row_of_its_own_is_of_the_place_it_lies_in():
    assert codes("Turin, Lviv and Gandhinagar; 第比利斯和喀布尔") == ["IT", "UA", "IN-GJ", "GE", "AF"]


def test_cities_lie_in_places_that_are_known_and_have_no_row_themselves():
    regions = load_lexicon().regions
    known = {
        fold(name.lstrip("~"))
        for region in regions
        for name in (region.name_en, region.name_zh, *region.aliases_en, *region.aliases_zh)
    }
    within = load("cities.json")["within"]
    assert set(within) <= {region.code for region in regions}
    assert not {fold(name.lstrip("~")) for names in within.values() for name in names} & known


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("美证监会起诉,俄央行与韩金融委回应", ["US", "RU", "KR"]),
        ("英FCA警告", ["GB"]),
        ("3日央行发布,近日证监会表示,平台证监会", []),
    ],
)
def test_a_country_in_one_character_stands_before_an_authority(text, expected):
    assert codes(text) == expected
