"""A sentence that tells acts of several authorities gives each of them its own part."""

import pytest

from documents.extraction.pipeline import extract


def told(text):
    return [(record.region, record.date) for record in extract(text).records]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "On 3 May 2020 Guangzhou launched a blockchain invoice platform, while on 9 April 2020 the "
            "Hangzhou Internet Court opened a blockchain evidence desk.",
            [("CN-440100", "2020-05-03"), ("CN-330100", "2020-04-09")],
        ),
        (
            "2020年5月3日,广州市政府启动区块链发票平台,而杭州市政府于2020年4月9日印发《区块链产业发展办法》。",
            [("CN-440100", "2020-05-03"), ("CN-330100", "2020-04-09")],
        ),
    ],
)
def test_a_sentence_on_two_places_gives_two_acts(text, expected):
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "广州市政府于2020年5月3日印发区块链办法,广州市越秀区将建设产业园。",
        "The Reserve Bank of Fiji launched a token pilot on 3 May 2020, while prices in Samoa kept falling.",
        "The city council of Graz opened a blockchain office, and its mayor praised the law of Austria.",
    ],
)
def test_a_clause_in_which_nobody_else_acts_is_no_act(text):
    assert len(told(text)) == 1


def test_the_places_told_behind_an_act_do_not_take_its_region():
    text = (
        "On 3 May 2020 Guangzhou launched a blockchain invoice platform. On 7 June 2020 Chongqing launched a "
        "blockchain registry for firms.\n\nFoshan and Zhuhai have many projects. "
        "The city of Foshan is praised for its chain by writers in Zhuhai."
    )
    assert [code for code, _ in told(text)] == ["CN-440100", "CN-CQ"]
