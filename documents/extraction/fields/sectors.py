"""Finds the fields in which an act applies blockchain, with the words that say so."""

import math
import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, MeasureDraft, Segment
from documents.extraction.reading import Page
from documents.extraction.sector_signs import Sign, describe, signs
from documents.extraction.sector_themes import theme_of

#: A sector at least that likely is one of the act's.
TAKEN_FROM = 0.42
#: One that stands in a list of the fields of application is as likely at least.
_FIELD = 0.6
#: Where none is that likely, one at least this likely is taken if what the act does or is called names it.
_LIKELY, _NAMING = 0.2, frozenset({"measure", "title", "announced"})
#: The field of an act on blockchain that names no field of use.
_GENERAL = "blockchain-industry"
_COINS = "crypto-assets"
#: What a page is about stands within its first code points.
_TOP = 4000
_COIN = re.compile(
    r"\b(?:crypto\w{0,12}|bitcoins?|virtual (?:currenc|asset)\w{1,3}|digital assets?|stablecoins?"
    r"|initial coin)"
    r"|虚拟货币|虚拟资产|虚拟币|加密|代币|比特币|挖矿|稳定币|数字资产"
)
_CHAIN = re.compile(r"block[ -]?chains?|区块链|distributed ledgers?|分布式账本")
#: Zones from the one that quotes best.
_ZONES = ("measure", "title", "announced", "act", "other", "theme")


@lru_cache(maxsize=1)
def _weights() -> dict[str, float]:
    """Read the weights of the features; one that is not in the file weighs nothing."""
    weights: dict[str, float] = load("sector_weights.json")["weights"]
    return weights


def _chance(row: dict[str, float]) -> float:
    """Return how likely the features of a sector make it, 0 to 1."""
    weights = _weights()
    return 1.0 / (1.0 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in row.items())))


def find(
    page: Page,
    segment: Segment,
    lexicon: Lexicon,
    acts: Sequence[MeasureDraft] = (),
    found: Sequence[Sign] | None = None,
) -> list[Evidence]:
    """Return every sector that a word of the passage speaks for, best first; ``acts`` are its measures.

    ``found`` are the passage's signs where the caller has them already.
    """
    spoken = signs(page, segment, lexicon, acts) if found is None else found
    rows = describe(page, segment, spoken, acts)
    fields = {sign.sector for sign in spoken if sign.field}
    unsaid = {sign.sector for sign in spoken if sign.zone == "theme"}
    evidence = [
        _evidence(
            page, best_sign(spoken, code), max(_chance(row), _FIELD * (code in fields or code in unsaid))
        )
        for code, row in rows.items()
    ]
    if all(e.confidence < TAKEN_FROM for e in evidence):
        likely = _likeliest(evidence, spoken)
        if likely is not None:
            others = [e for e in evidence if e.value != likely.value]
            return [likely, *sorted(others, key=lambda e: -e.confidence)]
        general = _general(page, segment, acts) or _about_coins(page, segment)
        evidence = [e for e in evidence if e.value not in {g.value for g in general}] + general
    return sorted(evidence, key=lambda e: -e.confidence)


def _likeliest(evidence: Sequence[Evidence], spoken: Sequence[Sign]) -> Evidence | None:
    """Return the likeliest sector of an act that has no sure one, if a measure or the act itself names it."""
    best = max(evidence, key=lambda e: e.confidence, default=None)
    if best is None or best.confidence < _LIKELY:
        return None
    sign = best_sign(spoken, best.value)
    named = sign.strong and sign.tied and sign.zone in _NAMING
    return best._replace(confidence=TAKEN_FROM) if named else None


def _general(page: Page, segment: Segment, acts: Sequence[MeasureDraft]) -> list[Evidence]:
    """Return blockchain itself as the field of an act that names no other; the word is its quote.

    A passage that leaves the word out takes it from its heading, then from the page's beginning.
    """
    spans = [(act.start, act.end) for act in acts] + [(segment.start, segment.end)]
    over = segment.heading or segment.under
    spans += [(over.start, over.end)] if over else []
    spans += [(0, _TOP)] if _says_nothing(page, segment) else []
    for start, end in spans:
        word = _CHAIN.search(page.lower, start, end)
        if word:
            sign = Sign(_GENERAL, word.start(), word.end(), True, "act", True, False, False)
            return [_evidence(page, sign, TAKEN_FROM)]
    return []


def _says_nothing(page: Page, segment: Segment) -> bool:
    """Tell whether a passage of a page about blockchain speaks of neither blockchain nor coins."""
    return theme_of(page.lower) == _GENERAL and _COIN.search(page.lower, segment.start, segment.end) is None


def _about_coins(page: Page, segment: Segment) -> list[Evidence]:
    """Return crypto-assets as the field of an act that names neither a field nor blockchain.

    A coin is its quote; a passage that leaves the word out takes the first one in the page's beginning, if
    the page is not about blockchain throughout.
    """
    word = _COIN.search(page.lower, segment.start, segment.end)
    if word is None and theme_of(page.lower) != _GENERAL:
        word = _COIN.search(page.lower, 0, _TOP)
    if word is None:
        return []
    sign = Sign(_COINS, word.start(), word.end(), True, "other", True, False, False)
    return [_evidence(page, sign, TAKEN_FROM)]


def best_sign(found: Sequence[Sign], code: str) -> Sign:
    """Return the sign that shows a sector best: strong, in a measure, beside blockchain, the longest."""
    return min(
        (sign for sign in found if sign.sector == code),
        key=lambda s: (not s.strong, _ZONES.index(s.zone), not s.tied, s.start - s.end, s.start),
    )


def _evidence(page: Page, sign: Sign, chance: float) -> Evidence:
    """Return a sign as evidence for its sector."""
    return Evidence(
        field="sector",
        value=sign.sector,
        start=sign.start,
        end=sign.end,
        quote=page.text[sign.start : sign.end],
        confidence=round(chance, 3),
        method=f"sector-{sign.zone}",
    )


def with_sectors(
    acts: Sequence[MeasureDraft], found: Sequence[Sign], taken: Sequence[str]
) -> tuple[MeasureDraft, ...]:
    """Return the measures, each with those of the record's sectors that its own words name."""
    strong = [sign for sign in found if sign.strong and sign.sector in taken]
    starts = [sign.start for sign in strong]
    return tuple(
        act._replace(
            sectors=tuple(
                dict.fromkeys(
                    sign.sector
                    for sign in strong[bisect_left(starts, act.start) : bisect_left(starts, act.end)]
                )
            ),
        )
        for act in acts
    )
