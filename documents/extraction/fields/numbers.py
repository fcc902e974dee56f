"""Finds the number of a document: 国办发〔2021〕36号, Decree No. 8, House Bill 74."""

import re
from functools import lru_cache

from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import Page
from documents.extraction.spotting import Spotted, spotted

#: A number in the form of Chinese administration leaves no doubt; a numbered act may be another one.
_SURE, _ACT, _CITED_LESS = 0.93, 0.8, 0.4
#: A number further down is less surely the act's own: by character, and down to here.
_LATER, _REACH = 0.0002, 1500
_LOWEST, _BEFORE = 0.05, 40
_YEAR = r"(?:19|20)\d{2}"
_OPEN, _CLOSE = r"[〔\[(【]", r"[〕\])】]"
_BILLS = r"H\.?B\.?|S\.?B\.?|A\.?B\.?|H\.?R\.?|S\.?F\.?"

#: Each form with its weight, the name of its rule and what every number of it holds.
#: The first is that of GB/T 9704-2012, section 7.2.5.
_FORMS = (
    (
        re.compile(rf"[\u3400-\u9fff]{{2,14}}{_OPEN}{_YEAR}{_CLOSE}\s?第?\s?\d{{1,4}}\s?号"),
        _SURE,
        "chinese",
        "号",
    ),
    (
        re.compile(
            rf"\b(?:[A-Z][A-Za-z]{{1,20}} ){{0,3}}[\[(]{_YEAR}[\])],? ?No\. ?\d{{1,4}}\b"
            rf"|\bNo\. ?\d{{1,4}},? ?[\[(]{_YEAR}[\])]"
        ),
        _SURE,
        "english",
        "No.",
    ),
    (
        re.compile(
            rf"第\s?\d{{1,4}}\s?号(?:令|公告)|令第\s?\d{{1,4}}\s?号|(?:公告\s?)?{_YEAR}年第\s?\d{{1,4}}\s?号(?:令|公告)?"
        ),
        _ACT,
        "order",
        "号",
    ),
    (
        re.compile(
            r"\b(?:Regulation|Directive|Decision) \((?:EU|EC)\) (?:No\.? ?)?\d{2,4}/\d{1,4}"
            r"|\b(?:Decree|Law|Order|Act|Ordinance|Resolution|Circular|Proclamation|Decision)"
            r"(?: No\.?| Number) ?[A-Z]{0,3}-?\d[\w/.-]{0,12}\b"
            r"|\bExecutive Order (?:No\.? ?)?\d{5}\b"
            r"|\b(?:House|Senate|Assembly)(?: Joint)? (?:Bill|File|Resolution)(?: No\.?)? \d{1,5}\b"
            rf"|\b(?:{_BILLS}) ?\d{{1,5}}\b"
        ),
        _ACT,
        "act",
        "",
    ),
)
_CITED = re.compile(
    r"(?:根据|依据|按照|依照|pursuant to|under|accordance with|according to)[^。.;；,，]{0,20}$"
)
#: Words that a run of Han characters before a number may begin with and that are no part of it.
_NO_PART = re.compile(r".{0,14}(?:根据|依据|按照|依照|印发|文号|编号|字号|通知|意见|发布|以|的|为|是|了)")


@lru_cache(maxsize=1)
def _spotted() -> dict[str, Spotted]:
    """Return the forms by their rules, to be tried only where they may begin."""
    return spotted({rule: pattern for pattern, _, rule, _ in _FORMS})


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the document numbers that the passage gives, best first; one only cited comes behind."""
    found = [
        _evidence(page, segment, match, weight, rule)
        for _, weight, rule, held in _FORMS
        if page.folded.find(held, segment.start, segment.end) >= 0
        for match in _spotted()[rule].finditer(page.folded, segment.start, segment.end)
    ]
    return sorted(found, key=lambda e: -e.confidence)


def _evidence(page: Page, segment: Segment, match: re.Match[str], weight: float, rule: str) -> Evidence:
    """Make the evidence of one number, without the words that run into it."""
    lead = _NO_PART.match(re.split(_OPEN, match.group(), maxsplit=1)[0])
    start = match.start() + (lead.end() if lead else 0)
    cited = _CITED.search(page.lower, max(segment.start, start - _BEFORE), start) is not None
    late = _LATER * min(_REACH, start - segment.start)
    return Evidence(
        field="number",
        value=page.text[start : match.end()],
        start=start,
        end=match.end(),
        quote=page.text[start : match.end()],
        confidence=max(_LOWEST, weight - late - _CITED_LESS * cited),
        method=f"numbers.{rule}",
    )
