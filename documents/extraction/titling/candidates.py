"""Finds every stretch of a passage that may be a title, with the weight that its form alone gives it."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from documents.extraction.model import FIRST_HAN, Segment, Span
from documents.extraction.reading import Page
from documents.extraction.spotting import Spotted
from documents.extraction.titling import bounds, chinese_forms, english_forms
from documents.extraction.titling.candidate import (
    CAPITALS,
    COINED,
    HEAD_LINE,
    LOWER,
    PLAIN,
    PROGRAMME,
    QUOTED,
    Candidate,
)
from documents.extraction.titling.entries import entry_names
from documents.extraction.titling.headlines import behind_deed, headline_subject, is_headline
from documents.extraction.titling.lines import title_lines
from documents.extraction.titling.marked import marked
from documents.extraction.titling.numbered import NUMBERED
from documents.extraction.titling.plain import plain_names
from documents.extraction.titling.spotted_forms import spotted_forms
from documents.extraction.titling.words import TitleWords, title_words

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
#: In Chinese the topic only decides between names that are worded alike.
_TOPIC_DECIDES = 0.01
#: A term that only has its short form behind it: Know Your Customer (KYC).
_TERM_LESS = 0.2
#: A name may miss or hold this many more characters on each side and still be the body's.
_BODY_LEFT, _BODY_RIGHT, _BODY_RIGHT_HAN = 4, 12, 3
#: A body that holds or stands in a name begins and ends so near it.
_BODY_REACH = 120
#: How far before a name the verb of its founding may stand.
_FOUNDED = 24
_HELD = english_forms.HELD | chinese_forms.HELD
#: The group of a form that has several: the one that matched.
_ANY = -1


class _Form(NamedTuple):
    """A form of names: what finds it, what every name of it holds, its weight, its rule, the name's group."""

    pattern: re.Pattern[str] | Spotted
    held: tuple[str, ...]
    weight: float
    rule: str
    group: int


def candidates(page: Page, segment: Segment) -> list[Candidate]:
    """Return the candidates of a passage and of the heading over it, in no order."""
    found = [*title_lines(page, segment), *entry_names(page, segment)]
    spans = [segment.span] if segment.heading is None else [segment.heading, segment.span]
    for span in spans:
        found += [*marked(page, segment, span), *_capitals(page, span), *_worded(page, span)]
    found = [c for c in found if not _heads_a_topic(page, c) and not _is_no_name(page, c)]
    plain = [candidate for span in spans for candidate in _plain(page, span)]
    named = [
        c
        for c in plain
        if not bounds.SAYS_NOTHING.fullmatch(page.folded, c.start, c.end) and not _is_no_name(page, c)
    ]
    return [*found, *named, *_reports_told(page, segment)]


#: A headline is no longer than this (code points); a longer first line is a paragraph.
_HEADLINE = 120


def _heads_a_topic(page: Page, found: Candidate) -> bool:
    """Tell whether a topic and a bare noun stand without an article, as over a page on rules."""
    if not bounds.TOPIC_ALONE.fullmatch(page.folded, found.start, found.end):
        return False
    named = page.folded[found.start].isupper() and bounds.ARTICLE_BEFORE.search(page.folded, 0, found.start)
    return not named


def _is_no_name(page: Page, found: Candidate) -> bool:
    """Tell whether a stretch is a clause, or in brackets the short name of a body."""
    if bounds.CLAUSE.match(page.folded, found.start, found.end):
        return True
    bodies = page.bodies_in(max(0, found.start - _BODY_REACH), found.start)
    return any(bounds.BRACKET.fullmatch(page.folded, body.end, found.start) for body in bodies)


def _reports_told(page: Page, segment: Segment) -> list[Candidate]:
    """Find the report that the headline says all entries are from, for an entry on a sitting or a report."""
    if segment.kind == "document" or page.language != "zh":
        return []
    told = chinese_forms.WORK_REPORT.search(page.folded, 0, min(page.lines[0].end, _HEADLINE))
    if told is None or not chinese_forms.SITS.search(page.folded, segment.start, segment.end):
        return []
    return [Candidate(told.start(), told.end(), LOWER, "report")]


@lru_cache(maxsize=2)
def _forms(language: str) -> tuple[_Form, ...]:
    """Return the forms of names that only their wording shows."""
    forms = [
        (NUMBERED, CAPITALS + _NUMBERED_MORE, "numbered", 0),
        (english_forms.ACRONYM, CAPITALS, "acronym", 0),
        (english_forms.PROJECT, PROGRAMME, "project", 0),
        (english_forms.DEFINED, COINED + _DEFINED_MORE, "defined", 0),
        (english_forms.LAUNCHED, COINED, "launched", 1),
        (english_forms.RUN_LAUNCHED, LOWER, "launched", 1),
        (english_forms.APPOSED, COINED + _DEFINED_MORE, "apposed", 1),
        (english_forms.LAW_ON, CAPITALS + _NUMBERED_MORE, "law.on", 1),
        (english_forms.CALLED, QUOTED, "called", _ANY),
        (english_forms.UNDER_NAME, QUOTED, "called", 1),
        (english_forms.CITED_AS, QUOTED, "cited.as", 1),
        (english_forms.SITE, COINED, "site", 1),
        (english_forms.SECTION, HEAD_LINE, "section", 1),
        (english_forms.YEARLY, COINED, "yearly", 1),
        (english_forms.GROUP_EVENT, PLAIN, "group", 1),
        (english_forms.DIGITAL_MONEY, PLAIN + _MONEY_MORE, "currency", 0),
    ]
    if language == "zh":
        forms += [
            (chinese_forms.NUMBERED, PROGRAMME, "numbered", 0),
            (chinese_forms.ABOUT, CAPITALS, "about", 0),
            (chinese_forms.SUBJECT, PROGRAMME, "subject", 1),
            (chinese_forms.IN_FORCE, LOWER, "in-force", 1),
            (chinese_forms.COUNTED_MEASURES, COINED, "counted", 1),
            (chinese_forms.OBJECT, PLAIN + _SUBJECT_MORE, "object", 1),
            (chinese_forms.INTRODUCED, QUOTED, "introduced", 1),
            (chinese_forms.LAW, COINED + _DEFINED_MORE, "law", 1),
            (chinese_forms.SESSION, PROGRAMME, "session", 0),
            (chinese_forms.WORK_REPORT, PROGRAMME, "report", 0),
            (chinese_forms.FIVE_YEARS, LOWER, "five-years", 0),
            (chinese_forms.GATHERING, LOWER, "gathering", 0),
            (chinese_forms.YEARLY, COINED, "yearly", 1),
            (chinese_forms.DIRECTIVE, PLAIN + _SUBJECT_MORE, "law", 1),
            (chinese_forms.EXPLAINED, PROGRAMME, "explained", 1),
        ]
    return tuple(_form(*form) for form in forms)


@lru_cache(maxsize=1)
def _plain_forms() -> tuple[_Form, ...]:
    """Return the forms of Chinese names in plain words."""
    law = _form(chinese_forms.LAW, PLAIN + _SUBJECT_MORE, "worded", 1)
    return _form(title_words().zh_plain, PLAIN, "worded", 1), law


def _form(pattern: re.Pattern[str], weight: float, rule: str, group: int) -> _Form:
    """Return a form with what finds it soonest."""
    soonest = spotted_forms().get(pattern.pattern, pattern)
    return _Form(soonest, _HELD.get(pattern, ()), weight, rule, group)


def _worded(page: Page, span: Span) -> Iterator[Candidate]:
    """Find names that only their wording shows."""
    yield from _by_forms(page, span, _forms(page.language))
    for start, end in title_words().coined.find(page.folded[span.start : span.end]):
        yield Candidate(span.start + start, span.start + end, COINED, "coined")


def _plain(page: Page, span: Span) -> Iterator[Candidate]:
    """Find what is launched or passed and named in plain words: 'launched a cold storage platform'."""
    more = _TOPIC_MORE
    if page.language == "zh":
        more, found = _TOPIC_DECIDES, _by_forms(page, span, _plain_forms())
    else:
        names = (at for at in plain_names(page, span) if " " in page.folded[slice(*at)])
        found = (Candidate(*at, PLAIN, "plain") for at in names if not _is_body(page, *at))
    for name in found:
        named = page.topics_in(name.start, name.end) > 0
        yield name._replace(weight=name.weight + more * named)


def _by_forms(page: Page, span: Span, forms: tuple[_Form, ...]) -> Iterator[Candidate]:
    """Return what the forms find, but for names of bodies."""
    for pattern, held, weight, rule, group in forms:
        if held and all(page.folded.find(word, span.start, span.end) < 0 for word in held):
            continue
        for found in pattern.finditer(page.folded, span.start, span.end):
            part = (found.lastindex or 0) if group == _ANY else group
            said = found.group(part)
            nothing = said.lower() in title_words().generic or bounds.CUT_NUMBER.search(said) is not None
            agency = rule == "defined" and len(page.bodies_in(*found.span(2))) > 0
            if not nothing and not agency and not _is_body(page, *found.span(part)):
                less = _TERM_LESS * (rule == "defined" and not _names_act(said))
                start, end = found.span(part)
                yield Candidate(start + behind_deed(said), end, weight - less, rule)


def _names_act(said: str) -> bool:
    """Tell whether a name holds the noun of a document or a programme: else it may be any term or firm."""
    words = title_words()
    return (words.en_noun.search(said) or words.en_programme.search(said)) is not None


def _is_body(page: Page, start: int, end: int) -> bool:
    """Tell whether a stretch is, but for a bracket behind it, the name of a body that exists already."""
    if bounds.SET_UP.search(page.folded, max(0, start - _FOUNDED), start):
        return False
    near = page.bodies_in(max(0, start - _BODY_REACH), end + _BODY_REACH)
    slack = _BODY_RIGHT_HAN if page.folded[end - 1] >= FIRST_HAN else _BODY_RIGHT
    least, latest = max((start + end) // 2, end - slack), start + max(_BODY_LEFT, (end - start) // 3)
    if any(body.start == start and bounds.TWO_BODIES.match(page.folded, body.end, end) for body in near):
        return True
    noun = title_words().en_noun
    return any(
        body.start <= latest and body.end >= least and not noun.search(page.folded, body.end, end)
        for body in near
    )


def _capitals(page: Page, span: Span) -> Iterator[Candidate]:
    """Find runs of capitalised words that hold the noun of a document or end in that of a programme."""
    words = title_words()
    for found in spotted_forms()[english_forms.CAPITALS.pattern].finditer(page.folded, span.start, span.end):
        leading = bounds.LEADING.match(page.folded, found.start(), found.end())
        start = leading.end() if leading else found.start()
        if start and page.folded[start - 1].isdigit():
            start = page.folded.find(" ", start, found.end()) + 1 or found.end()
        owner = next((p for p in page.places_in(start, found.end()) if p.start == start), None)
        if owner and page.folded.startswith("'s ", owner.end):
            start = owner.end + len("'s ")
        does = bounds.DOES.match(page.folded, start, found.end())
        start = does.end() if does else start
        bracketed = page.folded.endswith("(", 0, start) and page.folded.startswith(")", found.end())
        if bracketed or " " not in page.folded[start : found.end()].strip():
            continue
        house = bounds.IN_HOUSE.search(page.folded, start, found.end())
        end = house.start() if house else found.end()
        said = page.folded[start:end]
        less = 0.0 if _noun_rules(said, words) else _PROGRAMME_LESS
        set_up = bounds.SET_UP.search(page.folded, max(0, start - _FOUNDED), start) is not None
        named = not less or (set_up and bounds.OFFICE_END.search(said))
        named = named or words.en_programme_end.search(said) or words.en_programme_of.search(said)
        if is_headline(said):
            doer = headline_subject(said)
            if (
                doer.count(" ") > 1
                and words.en_programme_end.search(doer)
                and not _is_body(page, start, start + len(doer))
            ):
                yield Candidate(start, start + len(doer), LOWER, "headline")
            continue
        if bounds.SITTING.search(said):
            continue
        less += _DOES_LESS * (does is not None)
        if named and said.lower() not in words.generic and not _is_body(page, start, end):
            yield Candidate(start, end, CAPITALS - less, "capitals")


def _noun_rules(said: str, words: TitleWords) -> bool:
    """Tell whether the noun of a document stands where a title has it: at the end, or before 'on'."""
    said = said.title() if said.isupper() else said
    for noun in words.en_noun.finditer(said):
        if not said[noun.end() :].strip(" (),") or bounds.BEHIND_NOUN.match(said, noun.end()):
            return True
    return False
