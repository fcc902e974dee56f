"""Tells what the words beside the name of a place make of it: another word, a part of another name, a level.

The words are data (``data/place_guards.json``).
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.datafiles import load

#: Behind such a word a name is that of a part of the world: Inter-American, Pan-African.
_ACROSS, _ACROSS_REACH = ("Inter-", "Pan-", "Ibero-", "Trans-", "inter-", "pan-"), 6
#: Behind a country's abbreviation these tell of its money.
_MONEY = ("$", " $", " dollar")
#: Latin scripts end below this code point; Han begins above it.
_LATIN_END = 0x2E80
_CHINESE_LEVEL_SUFFIX = {"省": "subdivision", "市": "prefecture", "区": "county", "县": "county"}
_ENGLISH_LEVEL_SUFFIX = {
    "province": "subdivision",
    "provincial": "subdivision",
    "city": "prefecture",
    "municipal": "prefecture",
    "municipality": "prefecture",
    "district": "county",
    "county": "county",
    "state": "subdivision",
}


@dataclass(frozen=True, slots=True)
class Guards:
    """The words beside a name that change its meaning."""

    zh_undone_by: dict[str, tuple[str, ...]]
    zh_after: tuple[str, ...]
    zh_not: tuple[str, ...]
    zh_named: re.Pattern[str]
    en_after: tuple[str, ...]
    en_not: tuple[str, ...]
    en_before: tuple[str, ...]
    en_suffix: tuple[str, ...]
    zh_suffix: tuple[str, ...]
    surnames: frozenset[str]
    behind_towns: dict[str, str]
    zh_short: dict[str, str]
    zh_short_named: re.Pattern[str]
    zh_surnames: str
    zh_speaks: tuple[str, ...]


@lru_cache(maxsize=1)
def guards_of_places() -> Guards:
    """Read the guards once."""
    rows = load("place_guards.json")
    return Guards(
        zh_undone_by={key: tuple(words) for key, words in rows["zh_undone_by"].items()},
        zh_after=tuple(rows["zh_organisation_after"]),
        zh_not=tuple(rows["zh_organisation_not"]),
        zh_named=_organisation(rows["zh_organisation_fields"], rows["zh_organisation_nouns"]),
        en_after=tuple(rows["en_organisation_after"]),
        en_not=tuple(rows["en_organisation_not"]),
        en_before=tuple(rows["en_organisation_before"]),
        en_suffix=tuple(rows["en_suffix"]),
        zh_suffix=tuple(rows["zh_suffix"]),
        surnames=frozenset(rows["surnames"]),
        behind_towns=dict(rows["behind_towns"]),
        zh_short=rows["zh_short"],
        zh_short_named=_short(rows["zh_short"], rows["zh_short_before"]),
        zh_surnames=rows["zh_surnames"],
        zh_speaks=tuple(rows["zh_speaks"]),
    )


def _organisation(fields: list[str], nouns: list[str]) -> re.Pattern[str]:
    """Make the pattern of what follows a place in the name of an association or firm of some field."""
    return re.compile(f"(?:{'|'.join(fields)}){{1,3}}(?:{'|'.join(nouns)})")


def _short(names: Iterable[str], nouns: list[str]) -> re.Pattern[str]:
    """Make the pattern of a country in one character before the noun of an authority (美证监会, 俄央行).

    It opens a name: no other character of a word stands before it, nor a number (3日央行).
    """
    return re.compile(
        rf"(?:(?<![\u3400-\u9fff\d])|(?<=[与和及对被由据向]))[{''.join(names)}](?={'|'.join(nouns)})"
    )


def is_latin(char: str) -> bool:
    """Tell whether a character is a letter or digit of a script that puts spaces between words."""
    return char.isalnum() and ord(char) < _LATIN_END


def stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether a Latin name is a whole word; other scripts always pass."""
    if is_latin(folded[start]) and start and is_latin(folded[start - 1]):
        return False
    if folded.endswith(_ACROSS, max(0, start - _ACROSS_REACH), start):
        return False
    return not (is_latin(folded[end - 1]) and end < len(folded) and is_latin(folded[end]))


def is_undone(folded: str, end: int) -> bool:
    """Tell whether what follows makes other words of a Chinese name."""
    following = guards_of_places().zh_undone_by.get(folded[end - 1], ()) + _MONEY
    return folded.startswith(following, end)


def level_beside(folded: str, end: int) -> str | None:
    """Return the level that a suffix behind the name says, or that its own last character says."""
    if folded[end - 1] in _CHINESE_LEVEL_SUFFIX:
        return _CHINESE_LEVEL_SUFFIX[folded[end - 1]]
    if end < len(folded) and folded[end] in _CHINESE_LEVEL_SUFFIX:
        return _CHINESE_LEVEL_SUFFIX[folded[end]]
    own = folded[max(0, end - 12) : end].rsplit(" ", 1)[-1].lower()
    word = folded[end : end + 16].lstrip(" ").split(" ", 1)[0].strip(".,;:()'\"").lower()
    return _ENGLISH_LEVEL_SUFFIX.get(own) or _ENGLISH_LEVEL_SUFFIX.get(word)


def is_signed(folded: str, end: int) -> bool:
    """Tell whether a suffix or the name of an authority follows a weak name."""
    guards = guards_of_places()
    rest = folded[end : end + 24]
    if rest.startswith(guards.zh_suffix):
        return True
    word = rest.removeprefix("'s").lstrip(" ")
    return rest[:1] in " '" and word.startswith(guards.en_suffix)


def _is_person(folded: str, start: int, rest: str) -> bool:
    """Tell whether a surname stands before a Chinese name and a word of speech behind it (姚长春表示)."""
    guards = guards_of_places()
    return start > 0 and folded[start - 1] in guards.zh_surnames and rest.startswith(guards.zh_speaks)


#: A university by its field: 中国矿业大学.
_SCHOOL = re.compile(
    r"(?![省市区县州])(?:(?![和与及的在、依联携支设建])[\u3400-\u9fff]){1,6}(?:大学(?!城)|科学院|工程院)"
)


def is_inside(folded: str, start: int, end: int, level: str) -> bool:
    """Tell whether a mention is part of the name of an organisation that is no authority, or of a person.

    "Bank of" a country is its central bank (泰国银行, but 中国银行 is a firm); of a town it is a firm.
    """
    guards = guards_of_places()
    rest = folded[end : end + 30]
    school = folded[end - 1] not in _CHINESE_LEVEL_SUFFIX and _SCHOOL.match(rest) is not None
    if school or rest.startswith("-based") or _is_person(folded, start, rest):
        return True
    foreign = level == "country" and folded[start:end] != "中国"
    if foreign and rest.startswith("银行"):
        return False
    if (rest.startswith(guards.zh_after) and not rest.startswith(guards.zh_not)) or (
        foreign and guards.zh_named.match(rest) is not None
    ):
        return True
    words = rest.lstrip(" ")
    if rest.startswith(" ") and words.startswith(guards.en_after) and not words.startswith(guards.en_not):
        return True
    before = folded[max(0, start - 24) : start].rstrip(" ")
    if before.endswith(guards.en_before) and not (before.endswith("Bank of") and level == "country"):
        return True
    return bool(before) and before.split(" ")[-1].strip(".") in guards.surnames
