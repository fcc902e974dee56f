"""The words of titles, read once from ``data/title_words.json``, as patterns on folded text."""

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from documents.extraction.authorities.words import WordIndex, any_of
from documents.extraction.datafiles import load

_HAN = r"\u3400-\u9fff"
#: Words that a name of several lower-case words cannot hold.
_EN_NOT = r"(?!(?:for|the|to|that|with|in|on|by|an?|of|and|or)\b)"
_EN_ENDS = r"(?:ed|s|es|d|ing|e|led|ted|ies|ied)?(?: (?:on|out|up))?"
_EN_OWN = r"(?:an?|the|its|their|his|her)(?: new| first| final| draft| own| joint| landmark| comprehensive)*"
_EN_OF = r"(?: of [A-Z]\w{0,24}(?: [A-Z]\w{0,24}){0,3})?"
_ZH_NOT = "(?![的了在将和与对向为])"
_ZH_COUNTED = (
    "(?:了|的)?(?:一(?:项|份|个|套|部|款)|该|新的|名为|首个|首部)?(?![这那该其此各有相]|一[项份个套部款])"
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
    en_plain: re.Pattern[str]
    en_subject: re.Pattern[str]
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
    lower = any_of(rows["en_plain"])
    zh_given = any_of(rows["zh_given_by"])
    return TitleWords(
        en_noun=re.compile(rf"\b(?:{any_of(_all(rows['en_types']))})\b"),
        en_programme=re.compile(rf"\b(?:{programmes})\b", re.IGNORECASE),
        en_programme_end=re.compile(rf"\b(?:{programmes})$", re.IGNORECASE),
        en_plain=re.compile(
            rf"\b(?:{any_of(rows['en_launched'])}){_EN_ENDS} {_EN_OWN} "
            rf"((?:{_EN_NOT}[\w'-]{{1,24}} ){{1,6}}(?:{lower}))\b"
        ),
        en_subject=re.compile(
            rf"\b[Tt]he ((?:{_EN_NOT}[a-z][\w'-]{{0,24}} ){{1,5}}(?:{lower}){_EN_OF}) "
            r"(?:went|was|has|will|entered|started|goes|began|became|came)\b"
        ),
        en_given=frozenset(rows["en_given_by"]),
        en_cited=frozenset(rows["en_cited_by"]),
        zh_noun=re.compile(rf"(?:{any_of(_all(rows['zh_types']))})(?:\([^)]{{1,24}}\))?$"),
        zh_programme=re.compile(rf"(?:{any_of(_all(rows['zh_programmes']))})$"),
        zh_plain=re.compile(
            rf"(?:{zh_given}){_ZH_COUNTED}((?:{_ZH_NOT}[{_HAN}A-Za-z]){{2,22}}?(?:{any_of(rows['zh_plain'])}))"
        ),
        zh_given=re.compile(zh_given),
        zh_cited=re.compile(any_of(rows["zh_cited_by"])),
        zh_sentence=re.compile(any_of(rows["zh_sentence"])),
        generic=frozenset((*rows["en_generic"], *rows["zh_generic"])),
        coined=WordIndex(rows["named"]),
        introduced=re.compile(
            rf"\b(?:{any_of(rows['en_introduced'])}) (?:as )?[\"']?$|(?:{any_of(rows['zh_introduced'])})\"?$"
        ),
    )
