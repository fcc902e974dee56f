"""The telling words of titles and passages, neither generic nor names of the place, in both languages."""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz import fuzz

from documents.words import fold_char

#: Words that stand in titles of all kinds of acts and tell none apart.
GENERIC_WORDS = (
    "a about accelerate act action administration administrative adopt advance all an and annual",
    "application apply as at authority autonomous based bill block blockchain build building by central",
    "certain chain china chinese circular city committee communist concerning construct construction",
    "council country county cpc create creation decision decree department develop development",
    "distributed district dlt document draft encourage enhance establish establishment federal first",
    "for from further general govern governance government guidance guide guideline guiding high",
    "implement implementation improve in industrial industry innovate innovation innovative into",
    "introduce issue issued its law ledger level local make matter measure meeting ministry municipal",
    "municipality national new no notice of office official on opinion order organisation organise",
    "organization organize our party people peoples pilot plan policy political politics program",
    "programme project promote promotion propose provide province provincial provision public quality",
    "regarding region regional regulate regulation report republic research rule run session set",
    "several some special standing state strategic strategy strengthen study support system",
    "technological technology the their these three to trial under up use used uses using various",
    "vigorously with work year",
)
GENERIC_HAN = (
    "关于 印发 的 通知 若干 政策 措施 办法 意见 实施 方案 行动 计划 规划 加快 推动",
    "推进 促进 发展 产业 区块链 技术 创新 应用 建设 打造 人民政府 办公厅 办公室 自治区",
    "省 市 区 县 年 和 与 及 第 号 试行 暂行 三年 中国 国家",
)
_GENERIC_HAN = re.compile("|".join(word for line in GENERIC_HAN for word in line.split()))
#: What all acts of this field speak of; titles that have only such words in common are not alike by that.
TOPIC_WORDS = (
    "asset bitcoin coin crypto cryptoasset cryptocurrency currency dao digital dlt economy finance financial",
    "fintech ico internet mining money payment service services token tokens transaction virtual",
)
TOPIC_HAN = (
    "虚拟 货币 资产 数字 代币 加密 比特币 数字经济 金融 科技 信息 服务 管理 支付 挖矿 经济 互联网 数据"
)
_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
#: Texts whose folded form and words are kept: a candidate is compared with a few hundred records.
CACHED = 2_000
YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_SUFFIXES: tuple[str, ...] = ("ations", "ation", "ings", "ing", "ments", "ment", "ives", "ive", "ions", "ion")
_SUFFIXES += ("ies", "ed", "es", "s", "e")
#: A word keeps at least this many letters when its ending is cut off.
STEM = 4


GENERIC_SHARE, BARE_SHARE = 0.4, 0.6


def title_likeness(one: str, other: str, places: frozenset[str]) -> float:
    """Return the share of telling words that two titles in one script have in common, 0 to 1.

    Generic words count only where a title has nothing else, and then half.
    """
    words, others = telling_words(one, places), telling_words(other, places)
    if not words or not others:
        plain = fuzz.token_set_ratio(fold(one), fold(other)) / 100
        return float(plain) * (GENERIC_SHARE if words or others else BARE_SHARE)
    common = len(words & others)
    return (common / len(words | others) + common / min(len(words), len(others))) / 2


def on_topic_alone(one: str, other: str, places: frozenset[str]) -> bool:
    """Tell whether what two titles share is nothing but words that every act of this field uses."""
    return not (telling_words(one, places) & telling_words(other, places)) - _TOPIC


def telling_words(title: str, places: frozenset[str]) -> frozenset[str]:
    """Return the words of a title that are neither generic nor names of its place; of Chinese, character
    pairs.
    """
    folded = fold(title)
    if is_han(title):
        for place in sorted(filter(is_han, places), key=len, reverse=True):
            folded = folded.replace(place, " ").replace(place.rstrip("省市区县"), " ")
        runs = _HAN.findall(_GENERIC_HAN.sub(" ", folded))
        return frozenset(pair for run in runs for pair in _pairs(run))
    named = {_cut(word) for place in places for word in _WORD.findall(fold(place))}
    words = {_cut(word) for word in _WORD.findall(folded)}
    return frozenset(word for word in words - named - _GENERIC if len(word) > 1 and not YEAR.fullmatch(word))


@lru_cache(maxsize=CACHED)
def fold(text: str) -> str:
    """Return text in lower case, plain width and Simplified characters, without accents."""
    plain = unicodedata.normalize("NFKD", "".join(map(fold_char, text)))
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c))).lower()


@lru_cache(maxsize=20_000)
def _cut(word: str) -> str:
    """Cut an English ending off, so that forms of one word are equal; the result need be no word."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= STEM:
            return word.removesuffix(suffix)
    return word


_GENERIC = frozenset(_cut(word) for line in GENERIC_WORDS for word in line.split())


def _pairs(run: str) -> list[str]:
    """Return the overlapping pairs of characters of a run of Chinese."""
    return [run[at : at + 2] for at in range(max(1, len(run) - 1))]


_TOPIC = frozenset(_cut(word) for line in TOPIC_WORDS for word in line.split())
_TOPIC |= {pair for word in TOPIC_HAN.split() for pair in _pairs(word)}


@lru_cache(maxsize=CACHED)
def is_han(text: str) -> bool:
    """Tell whether a text is in Chinese: more Han characters than Latin words."""
    return sum(map(len, _HAN.findall(text))) > len(_WORD.findall(fold(text)))
