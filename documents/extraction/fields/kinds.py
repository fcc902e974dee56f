"""Finds what kind of document a passage tells of, where it stands in its life, and its number."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from documents.extraction.authorities.words import any_of
from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
from documents.extraction.reading import Page

#: Beyond this many characters a passage speaks of details, no longer of what the act is.
_REACH = 1500
_BY_TITLE, _BY_CUE, _LATER, _ORDER = 0.85, 0.62, 0.0002, 0.006
_MARK, _SAYS, _STATE_ORDER, _STATE_LATER = 0.88, 0.64, 0.02, 0.00006
_NUMBER, _BILL_NUMBER = 0.93, 0.8
_FIRST_HAN = "\u3400"


@dataclass(frozen=True, slots=True)
class _Cue:
    """One code with the pattern of its words; ``marks`` are those of titles, where the code has such."""

    code: str
    pattern: re.Pattern[str]
    marks: re.Pattern[str] | None = None


@lru_cache(maxsize=1)
def type_cues() -> tuple[_Cue, ...]:
    """Return the document types with the words that show them, the most telling first."""
    return tuple(_Cue(row["type"], re.compile("|".join(row["patterns"]))) for row in load("kind_cues.json")["types"])


@lru_cache(maxsize=1)
def state_cues() -> tuple[_Cue, ...]:
    """Return the states of life with the words that state them, the surest first."""
    return tuple(
        _Cue(row["state"], re.compile("|".join(row["says"])), re.compile("|".join(row["marks"])) if row["marks"] else None)
        for row in load("kind_cues.json")["lifecycle"]
    )


@lru_cache(maxsize=1)
def _title_nouns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """Return the document types with the pattern of the nouns of their titles."""
    rows: dict[str, Any] = load("title_words.json")
    found: list[tuple[str, re.Pattern[str]]] = []
    for part in ("en_types", "en_programmes"):
        found += [(code, re.compile(rf"\b(?:{any_of(nouns)})\b", re.IGNORECASE)) for code, nouns in rows[part].items()]
    for part in ("zh_types", "zh_programmes"):
        found += [(code, re.compile(rf"(?:{any_of(nouns)})(?=\(|$)")) for code, nouns in rows[part].items()]
    return tuple(found)


def find_types(page: Page, segment: Segment, lexicon: Lexicon, title: Evidence | None = None) -> list[Evidence]:
    """Return the document types (codes of ``vocabulary.DocumentType``), best first; ``title`` is the act's title."""
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
    chinese = max(said) >= _FIRST_HAN
    noun: tuple[int, int, str] | None = None
    for code, pattern in _title_nouns():
        for match in pattern.finditer(said):
            length = match.end() - match.start()
            key = (match.end(), length) if chinese else (_head_rank(said, match), length)
            if noun is None or key > noun[:2]:
                noun = (*key, code)
    if noun is not None:
        yield _evidence(page, "document_type", noun[2], title.start, title.end, _BY_TITLE * min(1.0, title.confidence + 0.3), "title")


def _head_rank(said: str, match: re.Match[str]) -> int:
    """Rank a noun of an English title: one before 'on', 'for' or 'of', or at the end, is the head; the first wins."""
    rest = said[match.end() :]
    head = not rest.strip(' ()"') or bool(re.match(r",? ?(?:on|of|for|to|in|regarding|concerning|against|No|\(|\d|B\.E|:)", rest))
    return (1000 if head else 0) - match.start()


def _types_by_cues(page: Page, segment: Segment) -> Iterator[Evidence]:
    """Read the type off the words of the passage, those near its beginning first."""
    end = min(segment.end, segment.start + _REACH)
    for rank, cue in enumerate(type_cues()):
        match = cue.pattern.search(page.lower, segment.start, end)
        if match:
            weight = _BY_CUE - _LATER * (match.start() - segment.start) - _ORDER * rank
            yield _evidence(page, "document_type", cue.code, match.start(), match.end(), weight, "cue")


def find_lifecycle(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the states of life that the passage states (codes of ``vocabulary.Lifecycle``), best first."""
    found: list[Evidence] = []
    stretches = [segment.span] if segment.heading is None else [segment.heading, segment.span]
    for rank, cue in enumerate(state_cues()):
        for stretch in stretches:
            match, weight = _state(page, cue, stretch)
            if match is not None:
                sure = weight - _STATE_ORDER * rank - _STATE_LATER * min(_REACH, match.start() - stretch.start)
                found.append(_evidence(page, "lifecycle", cue.code, match.start(), match.end(), sure, "cue"))
                break
    return sorted(found, key=lambda e: -e.confidence)


def _state(page: Page, cue: _Cue, stretch: Span) -> tuple[re.Match[str] | None, float]:
    """Look for one state in a stretch: a mark of a title first, then words of a sentence."""
    if cue.marks is not None:
        marked = cue.marks.search(page.lower, stretch.start, min(stretch.end, stretch.start + _REACH))
        if marked:
            return marked, _MARK
    return cue.pattern.search(page.lower, stretch.start, stretch.end), _SAYS


#: 国办发〔2021〕36号, 工信部联信发[2021]62号, 京政发(2020)5号.
_ZH_NUMBER = re.compile(r"[\u3400-\u9fff]{2,14}(?:字|办|函|发)?[〔\[(【](?:19|20)\d{2}[〕\])】]\s?第?\s?\d{1,4}\s?号")
_ZH_ORDER = re.compile(r"(?:第\s?\d{1,4}\s?号(?:令|公告)|令第\s?\d{1,4}\s?号|公告\s?(?:19|20)\d{2}年第\s?\d{1,4}\s?号|(?:19|20)\d{2}年第\s?\d{1,4}\s?号(?:令|公告)?)")
_EN_NUMBER = re.compile(
    r"\b(?:[A-Z][A-Za-z]{1,20} ){0,3}(?:\[|\()(?:19|20)\d{2}(?:\]|\)),? ?No\. ?\d{1,4}\b|\bNo\. ?\d{1,4},? ?(?:\[|\()(?:19|20)\d{2}(?:\]|\))"
)
_EN_ACT = re.compile(
    r"\b(?:Regulation|Directive|Decision) \((?:EU|EC)\) (?:No\.? ?)?\d{2,4}/\d{1,4}|"
    r"\b(?:Decree|Law|Order|Act|Ordinance|Resolution|Circular|Executive Order|Federal Law|Proclamation|Decision)(?: No\.?| Number) ?[A-Z]{0,3}-?\d[\w/.-]{0,12}\b|"
    r"\b(?:House|Senate|Assembly)(?: Joint)? (?:Bill|File|Resolution)(?: No\.?)? \d{1,5}\b|\b(?:H\.?B\.?|S\.?B\.?|A\.?B\.?|H\.?R\.?|S\.?F\.?) ?\d{1,5}\b"
)


def find_numbers(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the document numbers that the passage gives, best first; one that is only cited comes behind."""
    found: list[Evidence] = []
    for pattern, weight, rule in (
        (_ZH_NUMBER, _NUMBER, "chinese"),
        (_EN_NUMBER, _NUMBER, "english"),
        (_ZH_ORDER, _BILL_NUMBER, "order"),
        (_EN_ACT, _BILL_NUMBER, "act"),
    ):
        for match in pattern.finditer(page.folded, segment.start, segment.end):
            start = _number_start(match)
            cited = _CITED.search(page.lower, max(segment.start, start - 40), start) is not None
            late = _LATER * min(_REACH, start - segment.start)
            found.append(_evidence(page, "number", page.text[start : match.end()], start, match.end(), weight - late - 0.4 * cited, rule))
    return sorted(found, key=lambda e: -e.confidence)


_CITED = re.compile(r"(?:根据|依据|按照|依照|pursuant to|under|accordance with|according to)[^。.;；]*$")
#: Words that a run of Han characters before a number may begin with and that are no part of it.
_BEFORE_NUMBER = re.compile(r"^.*(?:印发|文号|编号|字号|通知|意见|发布|以|的|为|是|了)")


def _number_start(match: re.Match[str]) -> int:
    """Return where a number begins, without the words that run into it."""
    lead = _BEFORE_NUMBER.match(re.split(r"[〔\[(【]", match.group())[0])
    return match.start() + (lead.end() if lead else 0)


def _evidence(page: Page, field: str, value: str, start: int, end: int, confidence: float, rule: str) -> Evidence:
    """Make one piece of evidence."""
    return Evidence(
        field=field,
        value=value,
        start=start,
        end=end,
        quote=page.text[start:end],
        confidence=max(0.05, min(0.97, confidence)),
        method=f"kinds.{rule}",
    )
