"""Finds what kind of document a passage tells of, and where it stands in its life."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from documents.extraction.alternation import alternation
from documents.extraction.authorities.words import any_of
from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import FIRST_HAN, Evidence, Segment, Span
from documents.extraction.reading import Page
from documents.extraction.spotting import Spotted, spotted

#: Beyond this many characters a passage speaks of details, no longer of what the act is.
_REACH = 1500
_BY_TITLE, _BY_CUE, _LATER, _ORDER = 0.85, 0.62, 0.0002, 0.006
_MARK, _SAYS, _STATE_ORDER, _STATE_LATER = 0.88, 0.64, 0.02, 0.00006
_LOWEST, _HIGHEST = 0.05, 0.97
#: A type read off a title is as sure as the title, and this much more.
_TITLE_MARGIN = 0.3
#: Puts the head noun of a title before any other noun, wherever it stands.
_HEAD = 1000
_BEHIND_HEAD = re.compile(r",? ?(?:on|of|for|to|in|regarding|concerning|against|No|\(|\d|B\.E|:)")


@dataclass(frozen=True, slots=True)
class Cue:
    """One code with the pattern of its words; ``marks`` are those of titles, where the code has such."""

    code: str
    pattern: Spotted
    marks: Spotted | None = None


def _pattern(alternatives: list[str]) -> re.Pattern[str]:
    """Return one pattern of all alternatives; those of letters are no ends of longer words."""
    plain = [a for a in alternatives if a.startswith((r"\(", r"\d"))]
    english = [a for a in alternatives if a.isascii() and a not in plain]
    chinese = [a for a in alternatives if not a.isascii() and a not in plain]
    parts = [*plain, *([rf"(?<![a-z])(?:{alternation(english)})"] if english else [])]
    return re.compile("|".join([*parts, *([alternation(chinese)] if chinese else [])]))


@lru_cache(maxsize=1)
def _patterns() -> dict[tuple[str, str], Spotted]:
    """Return the patterns of all types and states, by their codes and what the data file calls them."""
    rows = load("kind_cues.json")
    made = {(row["type"], "patterns"): _pattern(row["patterns"]) for row in rows["types"]}
    for row in rows["lifecycle"]:
        made.update({(row["state"], part): _pattern(row[part]) for part in ("says", "marks") if row[part]})
    return spotted(made)


@lru_cache(maxsize=1)
def type_cues() -> tuple[Cue, ...]:
    """Return the document types with the words that show them, the most telling first."""
    codes = [row["type"] for row in load("kind_cues.json")["types"]]
    return tuple(Cue(code, _patterns()[code, "patterns"]) for code in codes)


@lru_cache(maxsize=1)
def state_cues() -> tuple[Cue, ...]:
    """Return the states of life with the words that state them, the surest first."""
    codes = [row["state"] for row in load("kind_cues.json")["lifecycle"]]
    return tuple(Cue(code, _patterns()[code, "says"], _patterns().get((code, "marks"))) for code in codes)


@lru_cache(maxsize=1)
def _title_nouns() -> dict[tuple[str, str], Spotted]:
    """Return the patterns of the nouns of titles in lower case, by the part of the data file and the type."""
    rows: dict[str, Any] = load("title_words.json")
    made: dict[tuple[str, str], re.Pattern[str]] = {}
    for part in ("en_types", "en_programmes", "zh_types", "zh_programmes"):
        for code, nouns in rows[part].items():
            either = any_of({noun.lower() for noun in nouns})
            form = rf"\b(?:{either})\b" if part.startswith("en") else rf"(?:{either})(?=\(|$)"
            made[part, code] = re.compile(form)
    return spotted(made)


def find_types(
    page: Page, segment: Segment, lexicon: Lexicon, title: Evidence | None = None
) -> list[Evidence]:
    """Return the document types (codes of ``vocabulary.DocumentType``), best first.

    ``title`` is the title that the act was given, where it has one: its noun tells most.
    """
    found = [*_types_of_title(page, title), *_types_by_cues(page, segment)]
    best: dict[str, Evidence] = {}
    for evidence in sorted(found, key=lambda e: -e.confidence):
        best.setdefault(evidence.value, evidence)
    return list(best.values())


def _types_of_title(page: Page, title: Evidence | None) -> Iterator[Evidence]:
    """Read the type off the noun of a title: the last one in Chinese, the head noun in English."""
    if title is None:
        return
    said = page.folded[title.start : title.end]
    rank = _rank_chinese if max(said) >= FIRST_HAN else _rank_english
    low = page.lower[title.start : title.end]
    nouns = [
        (rank(said, match), code)
        for (_, code), pattern in _title_nouns().items()
        for match in pattern.finditer(low, 0, len(low))
    ]
    if nouns:
        _, code = max(nouns, key=lambda noun: noun[0])
        weight = _BY_TITLE * min(1.0, title.confidence + _TITLE_MARGIN)
        yield _evidence(page, "document_type", code, title.span, confidence=weight, rule="title")


def _rank_chinese(said: str, match: re.Match[str]) -> tuple[int, int]:
    """Rank a noun of a Chinese title: the last and longest is the head."""
    return match.end(), match.end() - match.start()


def _rank_english(said: str, match: re.Match[str]) -> tuple[int, int]:
    """Rank a noun of an English title: the first before 'on', 'for' or 'of', or at the end, is the head."""
    head = not said[match.end() :].strip(' ()"') or _BEHIND_HEAD.match(said, match.end()) is not None
    return (_HEAD if head else 0) - match.start(), match.end() - match.start()


def _types_by_cues(page: Page, segment: Segment) -> Iterator[Evidence]:
    """Read the type off the words of the passage, those near its beginning first."""
    end = min(segment.end, segment.start + _REACH)
    for rank, cue in enumerate(type_cues()):
        match = cue.pattern.search(page.lower, segment.start, end)
        if match:
            weight = _BY_CUE - _LATER * (match.start() - segment.start) - _ORDER * rank
            yield _evidence(
                page, "document_type", cue.code, Span(*match.span()), confidence=weight, rule="cue"
            )


def find_lifecycle(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the states of life that the passage states (codes of ``vocabulary.Lifecycle``), best first."""
    stretches = [segment.span] if segment.heading is None else [segment.heading, segment.span]
    best: dict[str, Evidence] = {}
    for stretch in stretches:
        for rank, cue in enumerate(state_cues()):
            state = _state(page, cue, stretch, rank)
            if state is not None:
                best.setdefault(cue.code, state)
    return sorted(best.values(), key=lambda e: -e.confidence)


def _state(page: Page, cue: Cue, stretch: Span, rank: int) -> Evidence | None:
    """Look for one state in a stretch: a mark of a title first, then words of a sentence."""
    head = min(stretch.end, stretch.start + _REACH)
    marked = cue.marks.search(page.lower, stretch.start, head) if cue.marks else None
    match = marked or cue.pattern.search(page.lower, stretch.start, stretch.end)
    if match is None:
        return None
    late = _STATE_LATER * min(_REACH, match.start() - stretch.start)
    weight = (_MARK if marked else _SAYS) - _STATE_ORDER * rank - late
    return _evidence(page, "lifecycle", cue.code, Span(*match.span()), confidence=weight, rule="cue")


def _evidence(page: Page, field: str, value: str, span: Span, *, confidence: float, rule: str) -> Evidence:
    """Make one piece of evidence."""
    return Evidence(
        field=field,
        value=value,
        start=span.start,
        end=span.end,
        quote=page.text[span.start : span.end],
        confidence=max(_LOWEST, min(_HIGHEST, confidence)),
        method=f"kinds.{rule}",
    )
