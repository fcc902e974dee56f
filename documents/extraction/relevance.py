"""Decides whether a passage tells an act of a public authority on blockchain."""

import re
from functools import lru_cache, partial

from documents.extraction.act_words import words
from documents.extraction.acts import Cue, cues_in
from documents.extraction.bills import number_of
from documents.extraction.clauses import acts_apart
from documents.extraction.datelines import is_order
from documents.extraction.instruments import opening_instrument, paper_of_a_place
from documents.extraction.issuing import (
    is_issued,
    is_lawmaking,
    issues_more,
    opens_in_a_place,
    opens_with_an_instrument,
    speaks_of_it,
)
from documents.extraction.letterheads import head, letterhead
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import Page
from documents.extraction.titling.words import title_words
from documents.extraction.verbs import NAMED_KINDS

#: An issuing body this sure shows by itself that an authority acts.
_SURE_BODY = 0.5
#: An act is on blockchain if the word stands so near before or behind its sentence (code points).
_BEFORE, _BEHIND = 160, 600
#: Between a verb and an authority these tell that it does not act.
_BEFORE_OBJECT = re.compile(
    r"(?<![a-z])(?:to|with|for|that|which|if|as|than|like|from|under|before|against)(?![a-z])"
)
#: Right before an authority, even one that is named: who acts has something from it, or stands under it.
_FROM = re.compile(
    r"(?<![a-z])(?:from|under|against|before) (?:the |a |an )?$"
    r"|(?:涉及|针对|符合|遵守|遵循|违反|参照|依据|根据|按照|来自|不同于)(?:了|到)?$"
)
#: A name of its own right before an authority ("the Graz city council").
_NAMED_AFTER = re.compile(
    r"(?<![A-Za-z])(?!The|This|Its|Their|A )[A-Z][a-z]{2,20} (?:city |town |state |district )?$"
)
#: Where so many lines of a chronology speak of the topic, its other entries are on it too.
_ON_TOPIC = 0.4
#: Shorter lines are headings and the like, which need not name the topic (code points).
_TEXT = {"en": 80, "zh": 30}
#: A place within so many code points opens a sentence.
_OPENING = {"en": 20, "zh": 8}


def is_relevant(page: Page, segment: Segment, issuers: list[Evidence]) -> bool:
    """Tell whether the passage speaks of blockchain and of a public authority that acts.

    Under the heading of a place, or in a chronicle of acts, naming the authority or the place is enough;
    a whole page must tell in one sentence who acts and how.
    """
    cues = acts_apart(page, segment.start, segment.end)
    headed = segment.heading is not None and page.topics_in(segment.heading.start, segment.heading.end) > 0
    if not headed and not page.topics_in(segment.start, segment.end):
        told = _complete(cues[:1]) or any(cue.acts and speaks_of_it(page, cue) for cue in cues)
        told = told or (
            (segment.kind in {"item", "act"} or segment.day is not None)
            and _is_on_topic(page)
            and any(
                map(
                    partial(_done if segment.day or _stands_under_a_place(page, segment) else _does, page),
                    cues,
                )
            )
        )
        return bool(page.topics) and segment.kind in {"item", "act"} and told
    if _is_one_by_its_form(page, segment, cues):
        return True
    if segment.kind == "document" or not _stands_under_a_place(page, segment):
        return any(
            _tells(page, cue) or (segment.kind == "act" and _names_a_law(page, cue)) for cue in cues
        ) or _opens_with_a_place(page, segment, cues)
    if any(evidence.confidence >= _SURE_BODY for evidence in issuers):
        return True
    return any(_names_actor(cue) or cue.verb for cue in cues) or _is_headed_by_an_instrument(page, segment)


def _is_one_by_its_form(page: Page, segment: Segment, cues: list[Cue]) -> bool:
    """Tell whether its form shows that a passage is an act: a law, a bill, a row, a dated entry, a paper."""
    if segment.kind == "law" or (segment.kind == "row" and _holds_an_act(page, segment, cues)):
        return True
    if segment.day is not None and any(_done_on_a_day(page, cue) for cue in cues):
        return True
    head = page.lines_in(segment.start, segment.end)[:1]
    if segment.kind != "document" and any(number_of(page, line) for line in head):
        return True
    return segment.kind == "document" and _is_headed_by_its_issuer(page, cues)


def stands_by_itself(page: Page, segment: Segment) -> bool:
    """Tell whether a text names an authority at all, or is itself an instrument that puts rules forward."""
    named = any(body.kind in NAMED_KINDS for body in page.bodies_in(segment.start, segment.end))
    if named or is_order(page.lower):
        return True
    cues = cues_in(page, segment.start, segment.end)
    return any(
        cue.topics and (is_issued(page, cue) or _has_a_name(page, cue) or paper_of_a_place(page, cue))
        for cue in cues
    )


def _has_a_name(page: Page, cue: Cue) -> bool:
    """Tell whether a name stands right before the authority that acts, though of no place that is known."""
    if not cue.acts or cue.authority is None:
        return False
    return _NAMED_AFTER.search(page.folded, cue.sentence.start, cue.authority.start) is not None


def _stands_under_a_place(page: Page, segment: Segment) -> bool:
    """Tell whether the heading over a passage names a place."""
    heading = segment.heading
    return heading is not None and any(not p.inside for p in page.places_in(heading.start, heading.end))


def _is_headed_by_an_instrument(page: Page, segment: Segment) -> bool:
    """Tell whether the first line of a passage holds the noun of a document, as the name of one does."""
    noun = title_words().en_noun
    head = page.lines_in(segment.start, segment.end)[:1]
    return any(noun.search(page.folded, line.start, line.end) is not None for line in head)


def _is_headed_by_its_issuer(page: Page, cues: list[Cue]) -> bool:
    """Tell whether a text bears the name of its issuer and of an instrument at its head, on the topic."""
    body = letterhead(page)
    if body is None or body.kind not in NAMED_KINDS:
        return False
    names = any(
        page.topics_in(line.start, line.end)
        and title_words().en_noun.search(page.folded[line.start : line.end].title())
        for line in head(page)
    )
    return names or any(_lays_down_rules(page, cue) for cue in cues)


def _lays_down_rules(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence on the topic lays down a duty, whoever it is towards."""
    said = words("duties").search(page.lower, cue.sentence.start, cue.sentence.end)
    return cue.topics > 0 and not cue.analyst and said is not None


def _opens_with_a_place(page: Page, segment: Segment, cues: list[Cue]) -> bool:
    """Tell whether a part of a text begins with the place that it speaks of, and is no analyst's."""
    if segment.kind == "document" or not cues or not cues[0].places:
        return False
    if cues[0].analyst or cues[0].general:
        return False
    return cues[0].places[0].start - cues[0].sentence.start <= _OPENING[page.language]


@lru_cache(maxsize=2)
def _is_on_topic(page: Page) -> bool:
    """Tell whether so many lines of a page speak of the topic that all may be on it; kept for the page."""
    text = [line for line in page.lines if line.end - line.start >= _TEXT[page.language]] or page.lines
    return sum(page.topics_in(line.start, line.end) > 0 for line in text) >= _ON_TOPIC * len(text)


def _holds_an_act(page: Page, segment: Segment, cues: list[Cue]) -> bool:
    """Tell whether a row names a document, or a body or place beside what is done; it needs no sentence."""
    if any(cue.analyst for cue in cues):
        return False
    named = any(body.kind in NAMED_KINDS for body in page.bodies_in(segment.start, segment.end))
    placed = any(cue.places for cue in cues)
    return any(cue.title for cue in cues) or named or (placed and any(cue.verb for cue in cues))


def _done_on_a_day(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence of a dated entry says what was done on the topic."""
    return _near_topic(page, cue) and _done(page, cue)


def _done(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence says what a place, an authority or a document did."""
    if cue.analyst or cue.general:
        return False
    if is_lawmaking(page, cue):
        return True
    if cue.verb is None:
        return False
    return cue.authority is not None or cue.subject is not None or is_issued(page, cue)


def _does(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence says on which day, or by which document, somebody named acted."""
    if _done(page, cue):
        return cue.dated or cue.title is not None
    if opens_with_an_instrument(page, cue):
        return True
    named = page.bodies_in(cue.sentence.start, cue.sentence.end)
    told = cue.dated and not (cue.analyst or cue.general)
    return told and any(body.kind in NAMED_KINDS for body in named)


def _tells(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence tells who acts on the topic: by a verb, a duty, or by whose day it was."""
    if cue.acts and _near_topic(page, cue) and not _is_object(page, cue):
        return True
    named = cue.authority is not None and cue.dated and cue.topics > 0
    return (
        (named and not cue.analyst and not cue.general)
        or _lays_down(page, cue)
        or _says_what_is_issued(page, cue)
        or _is_law_of_a_place(page, cue)
    )


def _is_law_of_a_place(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence says what is now law on the topic in a place that it names."""
    named = any(not place.inside for place in cue.places)
    return named and cue.topics > 0 and not cue.analyst and not cue.general and is_lawmaking(page, cue)


def _is_object(page: Page, cue: Cue) -> bool:
    """Tell whether the authority is only what something is done for ("set up to help government")."""
    if cue.subject or cue.title or cue.verb is None or cue.authority is None:
        return False
    if cue.authority.start < cue.verb.end:
        return False
    between = page.lower[cue.verb.end : cue.authority.start]
    if _FROM.search(between) is not None:
        return True
    bodies = page.bodies_in(cue.authority.start, cue.authority.end)
    bare = not any(body.kind in NAMED_KINDS for body in bodies)
    return bare and page.language == "en" and _BEFORE_OBJECT.search(between) is not None


def _near_topic(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence or what stands close around it speaks of blockchain."""
    return page.topics_in(cue.sentence.start - _BEFORE, cue.sentence.end + _BEHIND) > 0


def _says_what_is_issued(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence tells what else is issued, that an instrument is out, or what one lays down."""
    if cue.analyst or not _near_topic(page, cue):
        return False
    told = issues_more(page, cue) or is_issued(page, cue)
    return told or paper_of_a_place(page, cue) or opens_in_a_place(page, cue)


def _names_a_law(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence opens with a law by its name and says on the topic what became of it."""
    return cue.topics > 0 and not cue.analyst and opening_instrument(page, cue) != ""


def _lays_down(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence lays down a duty on the topic towards an authority."""
    if not cue.topics or cue.authority is None or cue.analyst:
        return False
    return words("duties").search(page.lower, cue.sentence.start, cue.sentence.end) is not None


def _complete(cues: list[Cue]) -> bool:
    """Tell whether a sentence names who issued what and when: then it needs no word of the topic."""
    return any(cue.acts and cue.authority is not None and cue.title is not None and cue.dated for cue in cues)


def _names_actor(cue: Cue) -> bool:
    """Tell whether a sentence names an authority or a place, and is no analyst's."""
    return not cue.analyst and not cue.general and (cue.authority is not None or bool(cue.places))
