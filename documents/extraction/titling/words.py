"""The words of titles, read once from ``data/title_words.json``, as patterns on folded text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from documents.extraction.authorities.words import WordIndex, any_of
from documents.extraction.datafiles import load

_HAN = r"\u3400-\u9fff"
#: What a name without marks does not hold; a verb of giving right behind another one is none of it either.
_ZH_NOT = (
    "(?![的了在将对向为等]|正式|签署|表示|推出|启动(?!仪式)|发布(?!会)|成立|设立|出台|印发|上线(?!仪式))"
)
#: A verb of giving opens no name behind another one: 宣布成立一个工作组.
_ZH_DEEDS = "成立|设立|组建|启动|推出|上线|发布|发起|召开|举办|举行|出台|印发|推动|一个|一项"
#: What a name is about, where it says so: 关于数字资产的, 面向中小企业的.
_ZH_ABOUT = r"(?:(?:关于|有关|面向|针对|支持|促进|规范)[^。;,、《》\"\n的]{2,40}的)"
_ZH_COUNTED = (
    r"(?:了|的)?(?:(?:一|\d{1,4}|[两二三四五六七八九十]{1,3})(?:项|份|个|套|部|款|条|家|亿元|万元)|该|新的|名为|首个|首部|(?:全球|全国|国内|亚洲|我国)首[批个家条款]){0,2}"
    "(?![这那该其此各有相]|一[项份个套部款]|类似|同类|同样|上述|以上|以下|如下|多项|多个|多部|多份|系列|一系列|具体|最新|更多|若干项)"
)

#: Behind these the name goes on: 战略 in 战略合作协议.
_ZH_MORE = (
    "合作|框架|协议|政策|规划|计划|方案|试点|平台|项目|研究|工程|管理|服务|建设(?=[\u3400-\u9fff])|发展|应用|公告|通知|意见|条例|制度|体系|大会|论坛|会议|大赛"
    "|实验室|中心|基地|联盟|行动|专项|资金|白皮书|报告|系统|草案|修订|征求|解读|上(?!线)|期间|现场|提供|注册|登记|发牌|许可|运营|规则|指引|办法|细则|标准|规范|提案|程序|流程|机制|模式|企业|公司|用户|名单|清单|目录|最终|年度"
    "|会暨|[化性者商器局厅员]"
)


@dataclass(frozen=True, slots=True)
class TitleWords:
    """The patterns, by what they tell.

    ``*_noun``: nouns of documents; ``*_programme``: of programmes, platforms, places and events;
    ``*_plain``: what is launched or passed, named without capitals or marks; ``*_given``: words by which a
    text gives a title; ``*_cited``: those by which it only cites one.
    """

    en_noun: re.Pattern[str]
    en_programme: re.Pattern[str]
    en_programme_end: re.Pattern[str]
    en_programme_of: re.Pattern[str]
    en_instrument: re.Pattern[str]
    en_given: frozenset[str]
    en_cited: frozenset[str]
    zh_noun: re.Pattern[str]
    zh_programme: re.Pattern[str]
    zh_plain: re.Pattern[str]
    zh_given: re.Pattern[str]
    zh_cited: re.Pattern[str]
    zh_sentence: re.Pattern[str]
    generic: frozenset[str]
    coined: WordIndex
    introduced: re.Pattern[str]


def _all(groups: dict[str, list[str]]) -> list[str]:
    """Return the nouns of all types."""
    return [noun for group in groups.values() for noun in group]


@lru_cache(maxsize=1)
def title_words() -> TitleWords:
    """Return the patterns, made once."""
    rows: dict[str, Any] = load("title_words.json")
    programmes = any_of(_all(rows["en_programmes"]))
    zh_given, zh_built = any_of(rows["zh_given_by"]), any_of(rows["zh_built_by"])
    zh_plain = any_of(rows["zh_plain"])
    zh_part = rf"(?:\"[^\"\n]{{1,12}}\"|{_ZH_NOT}[{_HAN}A-Za-z\d·+-])"
    nouns = (noun.lower() for noun in _all(rows["en_types"]))
    return TitleWords(
        en_noun=re.compile(rf"\b(?:{any_of(_all(rows['en_types']))})\b"),
        en_programme=re.compile(rf"\b(?:{programmes})\b", re.IGNORECASE),
        en_programme_end=re.compile(rf"\b(?:{programmes})$", re.IGNORECASE),
        en_programme_of=re.compile(rf"\b(?:{programmes}),? (?:of|for|in|on) (?:the )?[A-Z]"),
        en_instrument=re.compile(
            rf"(?:[\w-]{{1,20}} ){{0,5}}(?i:{any_of(_all(rows['en_types']))})"
            r" (?:on|for|of|to|about|regarding|concerning|against|in|with)\b"
        ),
        en_given=frozenset(rows["en_given_by"]),
        en_cited=frozenset(rows["en_cited_by"]),
        zh_noun=re.compile(rf"(?:{any_of(_all(rows['zh_types']))})(?:\([^)]{{1,24}}\))?$"),
        zh_programme=re.compile(rf"(?:{any_of(_all(rows['zh_programmes']))})$"),
        zh_plain=re.compile(
            rf"(?:{zh_given}|{zh_built})(?:{zh_given}|{zh_built})?{_ZH_COUNTED}(?!征求|全面|进一步|总额|规模|首期|许多|众多|诸多|大量|不少|各种|各类|作为|成为|银行|明确|至|\d{{1,3}}(?!\d)|[一二两三四五六七八九十]{{1,3}}[项个份条]|{_ZH_DEEDS}|[方者人商和与]|机构|主体|单位|平台(?:须|需|应)|(?:{zh_plain})[和与及、])"
            rf"((?:{_ZH_ABOUT}{zh_part}{{0,24}}?|{zh_part}{{2,24}}?)(?:{zh_plain})"
            rf"(?!{_ZH_MORE}))"
        ),
        zh_given=re.compile(zh_given),
        zh_cited=re.compile(any_of(rows["zh_cited_by"])),
        zh_sentence=re.compile(any_of(rows["zh_sentence"])),
        generic=frozenset((*rows["en_generic"], *rows["zh_generic"], *nouns)),
        coined=WordIndex(rows["named"]),
        introduced=re.compile(
            rf"\b(?:{any_of(rows['en_introduced'])}) (?:as |of )?[\"']?$"
            rf"|(?:{any_of(rows['zh_introduced'])})\"?$"
        ),
    )
