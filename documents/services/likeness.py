"""How likely it is that two records tell of one act: a score, and the reasons for it as an editor reads
them.

Pure: it compares two ``Profile`` values and reads nothing. Each observation adds weight to one side (log
odds, as in the record linkage of Fellegi and Sunter, 1969); what neither record says adds nothing. The
weights were set by hand and checked on the pairs of the evaluation texts and the starter policies.
"""

import math
import re
import unicodedata
from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from typing import TypeVar

from rapidfuzz import fuzz

K = TypeVar("K", bound=Hashable)

#: Before anything is known, about one pair in twelve of those that are compared is one act.
PRIOR = -2.4
#: From this score on a pair is shown to the editor.
PROPOSED_FROM = 0.4

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
_WORD = re.compile(r"[a-z0-9]+")
_HAN = re.compile(r"[\u3400-\u9fff]+")
_DIGITS = re.compile(r"(?<!\d)\d{2,5}(?!\d)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_NUMBER_SIGNS = re.compile(r"[^0-9a-z\u3400-\u9fff]+")
_SUFFIXES: tuple[str, ...] = ("ations", "ation", "ings", "ing", "ments", "ment", "ives", "ive", "ions", "ion")
_SUFFIXES += ("ies", "ed", "es", "s", "e")
#: A word keeps at least this many letters when its ending is cut off.
STEM = 4

#: Kinds of acts that the same act is never called by two sources.
FAR_APART = (
    frozenset({"meeting", "agreement", "funding", "platform", "white-paper", "standard", "enforcement"}),
    frozenset(
        {"law", "bill", "regulation", "rules", "measures", "opinions", "notice", "plan", "action-plan"}
    ),
)


@dataclass(frozen=True, slots=True)
class Profile:
    """What is compared of a record. ``region`` is the path of its place in the tree, ``""`` where it has
    none.

    ``dates`` are the first and last days of what its dates span; ``day`` is month and day where the year
    is not known. ``places`` are the names of its region and of those above it, which tell nothing more
    within one region. ``text`` is its passage or its summary, ``pages`` are the addresses that tell of
    it.
    """

    titles: tuple[str, ...] = ()
    number: str = ""
    region: str = ""
    places: tuple[str, ...] = ()
    dates: tuple[tuple[date, date], ...] = ()
    day: str = ""
    document_type: str = "other"
    bodies: frozenset[str] = frozenset()
    sectors: frozenset[str] = frozenset()
    measures: tuple[str, ...] = ()
    amounts: frozenset[tuple[str, str]] = frozenset()
    text: str = ""
    pages: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Likeness:
    """The odds that two records are one act, from 0 to 1, and what speaks for it."""

    score: float
    reasons: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Sign:
    """One observation: its weight in log odds, and the words for it where it speaks for one act."""

    weight: float = 0.0
    reason: str = ""


def compare(one: Profile, other: Profile) -> Likeness:
    """Return how likely it is that the two tell of one act."""
    signs = [observe(one, other) for observe in OBSERVATIONS]
    odds = PRIOR + sum(sign.weight for sign in signs)
    telling = sorted(
        (sign for sign in signs if sign.reason and sign.weight > 0), key=lambda sign: -sign.weight
    )
    return Likeness(1 / (1 + math.exp(-max(-20.0, min(20.0, odds)))), tuple(sign.reason for sign in telling))


def shortlist(scored: Mapping[K, Likeness]) -> list[K]:
    """Return which of the records compared with one are worth an editor's look, the likeliest first.

    Records are of different acts as a rule, so a much likelier one speaks against the others.
    """
    ranked = sorted(
        (key for key in scored if scored[key].score >= PROPOSED_FROM), key=lambda key: -scored[key].score
    )
    if not ranked:
        return []
    best = _odds(scored[ranked[0]].score)
    return [key for key in ranked if _odds(scored[key].score) >= best - MUCH_LIKELIER]


#: In log odds: one in twenty.
MUCH_LIKELIER = 3.0


def _odds(score: float) -> float:
    return math.log(score / (1 - score)) if score < 1 else math.inf


# Title


def by_title(one: Profile, other: Profile) -> Sign:
    """Compare the titles that are in one script, or look for the words of one in the passage of the other."""
    pairs = [(a, b) for a in one.titles for b in other.titles if is_han(a) == is_han(b)]
    within = max((_title_within(one, other), _title_within(other, one)), key=lambda sign: sign.weight)
    if not pairs:
        alike = _numbers_in_titles(one, other)
        return alike if alike.weight else within
    places = frozenset(one.places + other.places)
    likeness, first, second = max((title_likeness(a, b, places), a, b) for a, b in pairs)
    years, others = set(_YEAR.findall(first)), set(_YEAR.findall(second))
    if years and others and not years & others:
        return Sign(-3.0)
    weight = _step(likeness, TITLE_STEPS)
    if weight < 0 < within.weight:
        # A title that was misread says less than the passage.
        return Sign(RESCUED, within.reason) if within.weight == WITHIN_STEPS[0][1] else Sign()
    return Sign(weight, f"The titles share {likeness:.0%} of their telling words.")


def _title_within(titled: Profile, other: Profile) -> Sign:
    """Look for the words of a title in the passage of the other record."""
    places = frozenset(titled.places + other.places)
    passage = content_words(other)
    shares = []
    for title in titled.titles:
        words = telling_words(title, places)
        if words and (len(words) >= FEW_TITLE_WORDS or not other.titles):
            shares.append(len(words & passage) / len(words))
    if not shares or not passage:
        return Sign()
    share = max(shares)
    weight = _step(share, WITHIN_STEPS)
    if other.titles and weight < 0:
        return Sign()
    return Sign(weight, f"The passage holds {share:.0%} of the title's telling words.")


def _numbers_in_titles(one: Profile, other: Profile) -> Sign:
    """Compare the numbers in titles of different scripts: of bills, mostly. Years and single digits say
    little.
    """
    numbers = [
        {n for title in p.titles for n in _DIGITS.findall(title) if not _YEAR.fullmatch(n)}
        for p in (one, other)
    ]
    shared = sorted(numbers[0] & numbers[1])
    return Sign(2.0, f"Both titles hold the number {shared[0]}.") if shared else Sign()


#: A title with fewer telling words is found in many a passage by chance.
FEW_TITLE_WORDS = 3
RESCUED = 0.6
WITHIN_STEPS = ((0.75, 1.6), (0.5, 0.8), (0.3, 0.0), (0.0, -0.8))
#: From a likeness of titles on, the weight that it has.
TITLE_STEPS = ((0.9, 4.5), (0.75, 3.7), (0.6, 2.7), (0.45, 1.5), (0.35, 0.3), (0.2, -0.8), (0.0, -1.8))


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


GENERIC_SHARE, BARE_SHARE = 0.4, 0.6


def telling_words(title: str, places: frozenset[str]) -> frozenset[str]:
    """Return the words of a title that are neither generic nor names of its place; of Chinese, character
    pairs.
    """
    folded = fold(title)
    if is_han(title):
        for place in sorted(filter(is_han, places), key=len, reverse=True):
            folded = folded.replace(place, " ").replace(place.rstrip("省市区县"), " ")
        runs = _HAN.findall(_GENERIC_HAN.sub(" ", folded))
        return frozenset(run[at : at + 2] for run in runs for at in range(max(1, len(run) - 1)))
    named = {_cut(word) for place in places for word in _WORD.findall(fold(place))}
    words = {_cut(word) for word in _WORD.findall(folded)}
    return frozenset(word for word in words - named - _GENERIC if len(word) > 1 and not _YEAR.fullmatch(word))


@lru_cache(maxsize=20_000)
def fold(text: str) -> str:
    """Return text in lower case and plain width, without accents."""
    plain = unicodedata.normalize("NFKD", text)
    return unicodedata.normalize("NFC", "".join(c for c in plain if not unicodedata.combining(c))).lower()


@lru_cache(maxsize=20_000)
def _cut(word: str) -> str:
    """Cut an English ending off, so that forms of one word are equal; the result need be no word."""
    for suffix in _SUFFIXES:
        if word.endswith(suffix) and len(word) - len(suffix) >= STEM:
            return word.removesuffix(suffix)
    return word


_GENERIC = frozenset(_cut(word) for line in GENERIC_WORDS for word in line.split())


def is_han(text: str) -> bool:
    """Tell whether a text is in Chinese: more Han characters than Latin words."""
    return sum(map(len, _HAN.findall(text))) > len(_WORD.findall(fold(text)))


# Number


def by_number(one: Profile, other: Profile) -> Sign:
    """Compare the document numbers: one number is one act, two numbers are two."""
    number, other_number = plain_number(one.number), plain_number(other.number)
    if not number or not other_number:
        return Sign()
    if number == other_number:
        return Sign(7.0, f"Both bear the number {other.number}.")
    return Sign(-4.0)


def plain_number(number: str) -> str:
    """Return a document number without brackets, spaces and signs, so that its spellings are equal."""
    return _NUMBER_SIGNS.sub("", fold(number))


# Place


def by_region(one: Profile, other: Profile) -> Sign:
    """Compare the places: one within the other is a sign of neither."""
    if not one.region or not other.region:
        return Sign(-0.5)
    if one.region == other.region:
        return Sign(1.0, "Both are for the same place.")
    inside = one.region.startswith(other.region) or other.region.startswith(one.region)
    return Sign(-1.2) if inside else Sign(-9.0)


# Date

#: A date that spans more days than this (a year, a range) hardly tells acts of one place apart.
VAGUE_DAYS = 40
#: For dates that lie apart, by at most so many days: sources mix up the days of issue, publication and
#: report.
DATE_SIGNS = (
    (3, Sign(1.5, "The dates lie days apart.")),
    (31, Sign(0.5, "The dates lie weeks apart.")),
    (120, Sign(-0.6)),
    (400, Sign(-1.8)),
    (10**9, Sign(-3.5)),
)


def by_date(one: Profile, other: Profile) -> Sign:
    """Compare the days that the nearest two dates span; a date without its year by month and day."""
    pairs = [(first, second) for first in one.dates for second in other.dates]
    if not pairs:
        return _by_day(one, other)
    gap, vague = min((_gap(first, second), _is_vague(first) or _is_vague(second)) for first, second in pairs)
    if gap == 0:
        return (
            Sign(0.6, "The dates agree as far as they are known.") if vague else Sign(2.2, "The dates agree.")
        )
    return next(sign for days, sign in DATE_SIGNS if gap <= days)


def _gap(one: tuple[date, date], other: tuple[date, date]) -> int:
    """Return the days between two spans, 0 where they meet."""
    return max((one[0] - other[1]).days, (other[0] - one[1]).days, 0)


def _is_vague(span: tuple[date, date]) -> bool:
    return (span[1] - span[0]).days > VAGUE_DAYS


def _by_day(one: Profile, other: Profile) -> Sign:
    days, others = _month_days(one), _month_days(other)
    if not days or not others or not (one.day or other.day):
        return Sign()
    return Sign(1.8, "Day and month agree.") if days & others else Sign(-0.8)


def _month_days(profile: Profile) -> frozenset[str]:
    days = {f"{first:%m-%d}" for first, last in profile.dates if first == last}
    return frozenset(days | {profile.day} - {""})


# Kind, bodies, sectors


def by_kind(one: Profile, other: Profile) -> Sign:
    """Compare the kinds of act; sources name them loosely, so only kinds far apart tell."""
    kinds = {one.document_type, other.document_type}
    if "other" in kinds:
        return Sign()
    if len(kinds) == 1:
        return Sign(0.7, f"Both are called {one.document_type.replace('-', ' ')}.")
    first, second = FAR_APART
    far = bool(kinds & first) and (bool(kinds & second) or kinds <= first)
    return Sign(-1.2 if far else -0.2)


def by_body(one: Profile, other: Profile) -> Sign:
    """Compare the issuing bodies by the entity or, where that is not known, by name."""
    if not one.bodies or not other.bodies:
        return Sign()
    if one.bodies & other.bodies:
        return Sign(1.0, "Both name the same issuing body.")
    best = max(fuzz.token_set_ratio(fold(a), fold(b)) for a in one.bodies for b in other.bodies)
    return Sign(0.5, "The issuing bodies have like names.") if best >= LIKE_NAME else Sign(-0.3)


LIKE_NAME = 85


def by_sectors(one: Profile, other: Profile) -> Sign:
    """Compare the fields in which the acts apply blockchain."""
    if not one.sectors or not other.sectors:
        return Sign()
    share = len(one.sectors & other.sectors) / min(len(one.sectors), len(other.sectors))
    if not share:
        return Sign(-0.9)
    return Sign(0.5 * share, "They are about the same sectors.")


# What they do


def by_content(one: Profile, other: Profile) -> Sign:
    """Compare what the acts do: the words of the measures and of the passage, and the sums that both name."""
    weight = 0.0
    shared = one.amounts & other.amounts
    if shared:
        weight += 1.5
    words, others = content_words(one), content_words(other)
    if len(words) < FEW_WORDS or len(others) < FEW_WORDS:
        return Sign(weight, "Both name the same sum." if shared else "")
    share = len(words & others) / min(len(words), len(others))
    weight += _step(share, CONTENT_STEPS)
    return Sign(weight, f"The shorter text shares {share:.0%} of its telling words with the other.")


FEW_WORDS = 4
CONTENT_STEPS = ((0.7, 3.0), (0.55, 2.3), (0.45, 1.7), (0.35, 1.0), (0.25, 0.4), (0.12, -0.3), (0.0, -1.0))


def content_words(profile: Profile) -> frozenset[str]:
    """Return the telling words of the measures and the passage."""
    return _content_words("\n".join((*profile.measures, profile.text)), frozenset(profile.places))


@lru_cache(maxsize=2_000)
def _content_words(text: str, places: frozenset[str]) -> frozenset[str]:
    return telling_words(text, places)


def by_page(one: Profile, other: Profile) -> Sign:
    """Look whether one page tells of both; a round-up tells of many acts, so that is not enough."""
    return Sign(1.8, "The same page is a source of both.") if one.pages & other.pages else Sign()


def _step(value: float, steps: tuple[tuple[float, float], ...]) -> float:
    """Return the weight of the highest step that ``value`` reaches."""
    return next(weight for least, weight in steps if value >= least)


OBSERVATIONS = (by_number, by_title, by_region, by_date, by_kind, by_body, by_sectors, by_content, by_page)
