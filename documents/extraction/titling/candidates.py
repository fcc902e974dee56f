"""Finds every stretch of a passage that may be a title, with the weight that its form alone gives it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from documents.extraction.datelines import is_order
from documents.extraction.enacting import enacts
from documents.extraction.letterheads import letterhead
from documents.extraction.model import Segment, Span
from documents.extraction.reading import Page
from documents.extraction.spotting import Spotted, spotted
from documents.extraction.titling import patterns
from documents.extraction.titling.candidate import (
    CAPITALS,
    COINED,
    ENGLISH_LINE,
    HEAD_LINE,
    LINE,
    LOWER,
    MARKED,
    PLAIN,
    PROGRAMME,
    QUOTED,
    Candidate,
)
from documents.extraction.titling.entries import entry_names
from documents.extraction.titling.marked import marked, title_case
from documents.extraction.titling.numbered import NUMBERED
from documents.extraction.titling.plain import plain_names
from documents.extraction.titling.words import TitleWords, title_words

_FIRST_HAN = "\u3400"
#: What a sentence without subject does to a law is no name of its own.
_DOES_LESS = 0.3
_NUMBERED_MORE, _PROGRAMME_LESS, _SUBJECT_MORE, _MONEY_MORE, _DEFINED_MORE, _TOPIC_MORE = (
    0.06,
    0.08,
    0.1,
    0.04,
    0.02,
    0.05,
)
_LONGEST_LINE, _LONGEST_HAN_LINE, _SHORTEST_LINE = 320, 80, 6
_HEAD_LINES = 4
#: A bill is enacted near its beginning, below its head.
_ENACTED_REACH = 2_500
#: From this share on, what stands before 关于 is nothing but names of bodies.
_MOSTLY = 0.8
#: The noun of an English title line stands near its beginning, or ends it.
_NOUN_NEAR = 30
#: A name may miss or hold this many more characters on each side and still be the body's.
_BODY_LEFT, _BODY_RIGHT, _BODY_RIGHT_HAN = 4, 12, 3
#: How far before a name the verb of its founding may stand.
_FOUNDED = 24
_HAN_PROSE = re.compile(r"[，,。:《\"]")


#: The group of a form that has several: the one that matched.
_ANY = -1


class _Form(NamedTuple):
    """A form of names: what finds it, what every name of it holds, its weight, its rule, the name's group."""

    pattern: re.Pattern[str] | Spotted
    held: tuple[str, ...]
    weight: float
    rule: str
    group: int


@lru_cache(maxsize=1)
def _spotted() -> dict[str, Spotted]:
    """Return the patterns on folded text by whose beginnings a look at the whole page pays, by their text."""
    return spotted({pattern.pattern: pattern for pattern in (NUMBERED, *patterns.SPOTTED)})


def candidates(page: Page, segment: Segment) -> list[Candidate]:
    """Return the candidates of a passage and of the heading over it, in no order."""
    found = [*_lines(page, segment), *entry_names(page, segment)]
    spans = [segment.span] if segment.heading is None else [segment.heading, segment.span]
    for span in spans:
        found += [*marked(page, segment, span), *_capitals(page, span), *_worded(page, span)]
    found = [c for c in found if not patterns.TOPIC_ALONE.fullmatch(page.folded, c.start, c.end)]
    plain = [candidate for span in spans for candidate in _plain(page, span)]
    named = [c for c in plain if not patterns.SAYS_NOTHING.fullmatch(page.folded, c.start, c.end)]
    return [*found, *named, *_reports_told(page, segment)]


def _reports_told(page: Page, segment: Segment) -> list[Candidate]:
    """Find the report that the headline says all entries are from, for an entry on a sitting or a report."""
    if segment.kind == "document" or page.language != "zh":
        return []
    end = max(page.folded.find("\n"), 0)
    told = patterns.WORK_REPORT_ZH.search(page.folded, 0, end)
    if told is None or not patterns.SITS_ZH.search(page.folded, segment.start, segment.end):
        return []
    return [Candidate(told.start(), told.end(), LOWER, "report")]


def _lines(page: Page, segment: Segment) -> Iterator[Candidate]:
    """Find lines that are titles themselves: the head of an official text."""
    whole = segment.kind == "document"
    own = HEAD_LINE if whole and letterhead(page) is not None else MARKED
    for found in _spotted()[patterns.NOTICE_LINES.pattern].finditer(page.folded, segment.start, segment.end):
        yield Candidate(found.start(1), found.end(1), own, "line")
    top = segment.heading.start if segment.heading else segment.start
    for found in _spotted()[patterns.LABELLED.pattern].finditer(page.folded, top, segment.end):
        yield Candidate(found.start(1), found.end(1), HEAD_LINE, "label")
    if not whole:
        return
    dated = patterns.DATED_HEAD.match(page.folded, segment.start, segment.end)
    if dated and is_order(page.lower):
        yield Candidate(dated.start(1), dated.end(1), HEAD_LINE, "head")
    enacted = enacts(page.lower, segment.start, min(segment.end, segment.start + _ENACTED_REACH))
    for line in page.lines_in(segment.start, segment.end)[:_HEAD_LINES]:
        marks = patterns.LINE_MARKS.match(page.folded, line.start, line.end)
        start = marks.end() if marks else line.start
        start = _behind_issuers(page, start, line.end)
        weight = _line_weight(page.folded[start : line.end])
        first = enacted and line.start == segment.start and page.folded.startswith("#", start - 2)
        if weight or first:
            head = first or (weight == LINE and patterns.MARKDOWN_HEAD.match(page.folded, line.start))
            yield Candidate(start, line.end, HEAD_LINE if head else weight, "line")


def _behind_issuers(page: Page, start: int, end: int) -> int:
    """Return where the name of a Chinese notice begins, behind the bodies that issue it: 关于…的通知."""
    about = page.folded.find("关于", start, end)
    if about <= start or page.folded[end - 1] < _FIRST_HAN:
        return start
    bodies = page.bodies_in(start, about)
    named = sum(body.end - body.start for body in bodies)
    return about if named >= _MOSTLY * len("".join(page.folded[start:about].split())) else start


def _line_weight(said: str) -> float:
    """Return the weight of a line as a title, 0 where it is prose."""
    words = title_words()
    if not _SHORTEST_LINE <= len(said) <= _LONGEST_LINE or said.endswith(("。", "，", ",", "?", "？", ".")):
        return 0.0
    if patterns.is_headline(said) or said.strip(" *#").lower() in words.generic:
        return 0.0
    if max(said) >= _FIRST_HAN:
        named = words.zh_noun.search(said) and len(said) <= _LONGEST_HAN_LINE and not _HAN_PROSE.search(said)
        return LINE if named else 0.0
    noun = words.en_noun.search(said)
    opens = noun is not None and noun.start() == 0 and patterns.BEHIND_NOUN.match(said, noun.end())
    if noun is None or not (opens or title_case(said)) or '"' in said or ":" in said[: noun.start()]:
        return 0.0
    return ENGLISH_LINE if noun.start() < _NOUN_NEAR or said.endswith(noun.group()) else 0.0


@lru_cache(maxsize=2)
def _forms(language: str) -> tuple[_Form, ...]:
    """Return the forms of names that only their wording shows."""
    forms = [
        (NUMBERED, CAPITALS + _NUMBERED_MORE, "numbered", 0),
        (patterns.ACRONYM, CAPITALS, "acronym", 0),
        (patterns.PROJECT, PROGRAMME, "project", 0),
        (patterns.DEFINED, COINED + _DEFINED_MORE, "defined", 0),
        (patterns.LAUNCHED, COINED, "launched", 1),
        (patterns.APPOSED, COINED + _DEFINED_MORE, "apposed", 1),
        (patterns.LAW_ON, CAPITALS + _NUMBERED_MORE, "law.on", 1),
        (patterns.CALLED, QUOTED, "called", _ANY),
        (patterns.UNDER_NAME, QUOTED, "called", 1),
        (patterns.CITED_AS, QUOTED, "cited.as", 1),
        (patterns.SITE, COINED, "site", 1),
        (patterns.SECTION, HEAD_LINE, "section", 1),
        (patterns.YEARLY, COINED, "yearly", 1),
        (patterns.GROUP_EVENT, PLAIN, "group", 1),
        (patterns.DIGITAL_MONEY, PLAIN + _MONEY_MORE, "currency", 0),
    ]
    if language == "zh":
        forms += [
            (patterns.NUMBERED_ZH, PROGRAMME, "numbered", 0),
            (patterns.ABOUT_ZH, CAPITALS, "about", 0),
            (patterns.SUBJECT_ZH, PROGRAMME, "subject", 1),
            (patterns.IN_FORCE_ZH, LOWER, "in-force", 1),
            (patterns.COUNTED_MEASURES_ZH, COINED, "counted", 1),
            (patterns.OBJECT_ZH, PLAIN + _SUBJECT_MORE, "object", 1),
            (patterns.INTRODUCED_ZH, QUOTED, "introduced", 1),
            (patterns.LAW_ZH, COINED + _DEFINED_MORE, "law", 1),
            (patterns.SESSION_ZH, PROGRAMME, "session", 0),
            (patterns.WORK_REPORT_ZH, PROGRAMME, "report", 0),
            (patterns.FIVE_YEARS_ZH, LOWER, "five-years", 0),
            (patterns.GATHERING_ZH, LOWER, "gathering", 0),
            (patterns.YEARLY_ZH, COINED, "yearly", 1),
            (patterns.DIRECTIVE_ZH, PLAIN + _SUBJECT_MORE, "law", 1),
            (patterns.EXPLAINED_ZH, PROGRAMME, "explained", 1),
        ]
    return tuple(_form(*form) for form in forms)


@lru_cache(maxsize=1)
def _plain_forms() -> tuple[_Form, ...]:
    """Return the forms of Chinese names in plain words."""
    law = _form(patterns.LAW_ZH, PLAIN + _SUBJECT_MORE, "worded", 1)
    return _form(title_words().zh_plain, PLAIN, "worded", 1), law


def _form(pattern: re.Pattern[str], weight: float, rule: str, group: int) -> _Form:
    """Return a form with what finds it soonest."""
    soonest = _spotted().get(pattern.pattern, pattern)
    return _Form(soonest, patterns.HELD.get(pattern, ()), weight, rule, group)


def _worded(page: Page, span: Span) -> Iterator[Candidate]:
    """Find names that only their wording shows."""
    yield from _by_forms(page, span, _forms(page.language))
    for start, end in title_words().coined.find(page.folded[span.start : span.end]):
        yield Candidate(span.start + start, span.start + end, COINED, "coined")


def _plain(page: Page, span: Span) -> Iterator[Candidate]:
    """Find what is launched or passed and named in plain words: 'launched a cold storage platform'."""
    if page.language == "zh":
        yield from _by_forms(page, span, _plain_forms())
        return
    for start, end in plain_names(page, span):
        named = page.topics_in(start, end) > 0
        if " " in page.folded[start:end] and not _is_body(page, start, end):
            yield Candidate(start, end, PLAIN + _TOPIC_MORE * named, "plain")


def _by_forms(page: Page, span: Span, forms: tuple[_Form, ...]) -> Iterator[Candidate]:
    """Return what the forms find, but for names of bodies."""
    for pattern, held, weight, rule, group in forms:
        if held and all(page.folded.find(word, span.start, span.end) < 0 for word in held):
            continue
        for found in pattern.finditer(page.folded, span.start, span.end):
            part = (found.lastindex or 0) if group == _ANY else group
            generic = found.group(part).lower() in title_words().generic
            if not generic and not _is_body(page, *found.span(part)):
                yield Candidate(*found.span(part), weight, rule)


def _is_body(page: Page, start: int, end: int) -> bool:
    """Tell whether a stretch is, but for a bracket behind it, the name of a body that exists already."""
    if patterns.SET_UP.search(page.folded, max(0, start - _FOUNDED), start):
        return False
    near = page.bodies_in(max(0, start - 40), end + 40)
    slack = _BODY_RIGHT_HAN if page.folded[end - 1] >= _FIRST_HAN else _BODY_RIGHT
    least, latest = max((start + end) // 2, end - slack), start + max(_BODY_LEFT, (end - start) // 3)
    if any(body.start == start and patterns.TWO_BODIES.match(page.folded, body.end, end) for body in near):
        return True
    noun = title_words().en_noun
    return any(
        body.start <= latest and body.end >= least and not noun.search(page.folded, body.end, end)
        for body in near
    )


def _capitals(page: Page, span: Span) -> Iterator[Candidate]:
    """Find runs of capitalised words that hold the noun of a document or end in that of a programme."""
    words = title_words()
    for found in _spotted()[patterns.CAPITALS.pattern].finditer(page.folded, span.start, span.end):
        leading = patterns.LEADING.match(page.folded, found.start(), found.end())
        start = leading.end() if leading else found.start()
        owner = next((p for p in page.places_in(start, found.end()) if p.start == start), None)
        if owner and page.folded.startswith("'s ", owner.end):
            start = owner.end + len("'s ")
        does = patterns.DOES.match(page.folded, start, found.end())
        start = does.end() if does else start
        if " " not in page.folded[start : found.end()].strip():
            continue
        house = patterns.IN_HOUSE.search(page.folded, start, found.end())
        end = house.start() if house else found.end()
        said = page.folded[start:end]
        less = 0.0 if _noun_rules(said, words) else _PROGRAMME_LESS
        set_up = patterns.SET_UP.search(page.folded, max(0, start - _FOUNDED), start) is not None
        named = not less or (set_up and patterns.OFFICE_END.search(said))
        named = named or words.en_programme_end.search(said) or words.en_programme_of.search(said)
        if patterns.is_headline(said):
            doer = patterns.headline_subject(said)
            if (
                doer.count(" ") > 1
                and words.en_programme_end.search(doer)
                and not _is_body(page, start, start + len(doer))
            ):
                yield Candidate(start, start + len(doer), LOWER, "headline")
            continue
        if patterns.SITTING.search(said):
            continue
        less += _DOES_LESS * (does is not None)
        if named and said.lower() not in words.generic and not _is_body(page, start, end):
            yield Candidate(start, end, CAPITALS - less, "capitals")


def _noun_rules(said: str, words: TitleWords) -> bool:
    """Tell whether the noun of a document stands where a title has it: at the end, or before 'on'."""
    said = said.title() if said.isupper() else said
    for noun in words.en_noun.finditer(said):
        if not said[noun.end() :].strip(" (),") or patterns.BEHIND_NOUN.match(said, noun.end()):
            return True
    return False
