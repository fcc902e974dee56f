"""The words of titles, read once from ``data/title_words.json``, as patterns on folded text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from documents.extraction.authorities.words import WordIndex, any_of
from documents.extraction.datafiles import load

_HAN = r"\u3400-\u9fff"
#: What a name without marks does not hold; a verb of giving right behind another one is none of it either.
_ZH_NOT = "(?![的了在将和与对向为等])"
_ZH_COUNTED = (
    "(?:了|的)?(?:一(?:项|份|个|套|部|款)|该|新的|名为|首个|首部|全球首[批个]|全国首[批个]){0,2}"
    "(?![这那该其此各有相]|一[项份个套部款]|类似|同类|同样|上述|以上|以下|如下|多项|多个|多部|多份|系列|一系列|具体|最新|更多|若干项)"
)

#: Behind these the name goes on: 战略 in 战略合作协议.
_ZH_MORE = (
    "合作|框架|协议|规划|计划|方案|试点|平台|项目|研究|工程|管理|服务|建设|发展|应用|公告|通知|意见|条例|制度|体系|大会|论坛|会议|大赛"
    "|实验室|中心|基地|联盟|行动|专项|资金|白皮书|报告|系统|草案|修订|征求|解读"
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
    zh_given = any_of(rows["zh_given_by"])
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
            rf"(?:{zh_given})(?:{zh_given}|开展|建立|实施|推动)?{_ZH_COUNTED}(?!征求|全面|进一步|[方者人商]|机构|主体|单位|平台(?:须|需|应))((?:{_ZH_NOT}[{_HAN}A-Za-z]){{2,22}}?(?:{any_of(rows['zh_plain'])})"
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
