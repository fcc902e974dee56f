"""Finds what speaks for a sector by its grammar: what stands with "blockchain" in one name or one list.

No list of names is ever complete, but "blockchain" with a noun of building up ("blockchain working group",
"research on blockchain", "fields such as 5G and blockchain") is understood whatever stands between.
"""

import re
from functools import lru_cache
from typing import NamedTuple

from documents.extraction.alternation import alternation
from documents.extraction.datafiles import load
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: Behind the word for blockchain stands no noun that it only describes ("develop a blockchain platform").
_ENDS = re.compile(
    r"(?:[ -]technolog(?:y|ies))?(?:(?![ -]?[a-z])| (?:and|or|in|for|to|by|as|at|on|with|from|is|are|was"
    r"|were|will|shall|can|which|that)(?![a-z]))"
)
#: A name or a list goes so far before the word for blockchain (code points).
_REACH = 90
#: A field stands so near behind the plus of "blockchain +", before any stop.
_PLUS_SIGN = re.compile(r"(?:技术)?[\"')]{0,2} ?\+ ?[\"'(]{0,2} ?")
_PLUS_REACH, _PLUS_END = 14, re.compile(r"[,，;；。.:：、\"')”]|的|和|与")


class _Forms(NamedTuple):
    """The patterns of one sector: what stands from the word for blockchain on, and what stands before it."""

    behind: re.Pattern[str]
    before: re.Pattern[str]


@lru_cache(maxsize=1)
def _chain() -> re.Pattern[str]:
    """Make the pattern of the words for blockchain."""
    return re.compile(f"(?:{alternation(load('sector_compounds.json')['chain'])})")


@lru_cache(maxsize=1)
def _forms() -> dict[str, _Forms]:
    """Make the patterns of every sector that has forms."""
    rows = load("sector_compounds.json")
    link = f"(?:{alternation(rows['link'])})"
    made = {}
    for code, terms in rows["sectors"].items():
        words = {
            "CHAIN": _chain().pattern,
            "LINK": link,
            "HEADS": f"(?:{alternation(terms['heads'])})",
            "KOPF": alternation(terms["kopf"]),
        }
        behind, before = (
            "|".join(f"(?:{_filled(form, words)})" for form in terms[side]) for side in ("behind", "before")
        )
        made[code] = _Forms(re.compile(behind), re.compile(f"(?:{before})$"))
    return made


def _filled(form: str, words: dict[str, str]) -> str:
    """Return a form with the words that its names stand for."""
    for name, pattern in words.items():
        form = form.replace(name, pattern)
    return form


@lru_cache(maxsize=1)
def _beside() -> dict[str, re.Pattern[str]]:
    """Make the patterns of the words that make a weak word of their sector a strong one."""
    rows = load("sector_compounds.json")["beside"]
    return {code: re.compile(rf"(?<![a-z])(?:{alternation(words)})(?![a-z])") for code, words in rows.items()}


@lru_cache(maxsize=1)
def _plus() -> dict[str, re.Pattern[str]]:
    """Make the patterns of the fields that stand behind "blockchain +"."""
    rows = load("sector_compounds.json")["plus"]
    return {code: re.compile(rf"(?<![a-z])(?:{alternation(words)})") for code, words in rows.items()}


def _added(page: Page, word_end: int, end: int) -> list[tuple[str, int, int]]:
    """Return the sectors that a name with a plus speaks for: "blockchain + health", 区块链+政务服务."""
    sign = _PLUS_SIGN.match(page.lower, word_end, end)
    if sign is None:
        return []
    stop = _PLUS_END.search(page.lower, sign.end(), min(end, sign.end() + _PLUS_REACH))
    last = stop.start() if stop else min(end, sign.end() + _PLUS_REACH)
    found = ((code, pattern.search(page.lower, sign.end(), last)) for code, pattern in _plus().items())
    return [(code, hit.start(), hit.end()) for code, hit in found if hit is not None]


def is_strengthened(page: Page, code: str, sentence: Span) -> bool:
    """Tell whether a sentence has a word that makes a weak word of a sector a strong one."""
    pattern = _beside().get(code)
    return pattern is not None and pattern.search(page.lower, sentence.start, sentence.end) is not None


def compounds(page: Page, start: int, end: int) -> list[tuple[str, int, int]]:
    """Return (sector, start, end) of what speaks for a sector together with a word for blockchain."""
    found: list[tuple[str, int, int]] = []
    for topic in page.topics_between(start, end):
        word = _chain().match(page.lower, topic, end)
        if word is None:
            continue
        found += _added(page, word.end(), end)
        closed = page.language == "zh" or _ENDS.match(page.lower, word.end(), end) is not None
        window = max(start, topic - _REACH)
        for code, forms in _forms().items():
            behind = forms.behind.match(page.lower, topic, end)
            before = None if behind or not closed else forms.before.search(page.lower[window:topic])
            if behind is not None:
                found.append((code, topic, behind.end()))
            elif before is not None:
                found.append((code, window + before.start(), topic))
    return found
