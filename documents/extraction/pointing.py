"""Finds who acts in an English sentence without a name: a noun or a pronoun that points back."""

import re
from typing import NamedTuple

from documents.extraction.authorities.mention import BARE, BodyMention
from documents.extraction.authorities.words import english
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS, is_owned, verb_behind, verb_of_place

#: A pronoun acts right behind the day that leads up to it: "In May 2019, it barred banks …".
_PRONOUN = re.compile(r"(?:,|\)|,? (?:later|however|again|finally|though),?)? (?P<who>it|they|he|she)(?= )")
#: Or behind a phrase that leads up to it, where a day follows: "After the trial, they signed … in 2019".
_LED_UP = re.compile(
    r"(?:following|after|upon|in response to|based on|building on|with) [^,.;:\n]{4,80},"
    r" (?P<who>it|they)(?= )"
)
#: So near the beginning of its sentence that day stands (code points).
_LEADING = 40
#: What it stands for is named so near before it, in the same paragraph (code points).
_NAMED_BEFORE = 400
#: A bank, a board or an office is a public one where it echoes the name of a body told so near before.
_ECHOED = frozenset(("bank", "board", "office"))
_ECHO_REACH = 800
#: The present, and what may or will be.
_NOT_DONE = re.compile(r"[a-z]+s|(?:will|would|may|must|can|could|shall|should|plan|intend|want)s? .*")


class StandIn(NamedTuple):
    """Who acts, and the verb behind."""

    who: Span
    verb: Span


def stand_in(page: Page, sentence: Span) -> StandIn | None:
    """Return the noun ("the country", "the bank") or the pronoun that acts for a body told before."""
    for body in page.bodies_in(sentence.start, sentence.end):
        if body.kind == BARE and not is_owned(page, sentence, body.start):
            verb = _verb(page, sentence, body)
            if verb is not None and _is_done(page, verb):
                return StandIn(Span(body.start, body.end), verb)
    return _pronoun(page, sentence)


def _is_done(page: Page, verb: Span) -> bool:
    """Tell whether a verb says what was done: a plan that goes on about its country says what it should."""
    return _NOT_DONE.fullmatch(page.lower, verb.start, verb.end) is None


def _verb(page: Page, sentence: Span, body: BodyMention) -> Span | None:
    """Return the verb behind a noun that points back, where it may stand for a body or a place."""
    noun = body.name.lower()
    if noun in english()["places_back"]:
        return verb_of_place(page, body.end, sentence.end)
    if noun in _ECHOED and not _is_echo(page, noun, body.start):
        return None
    return verb_behind(page, body.end, sentence.end)


def _is_echo(page: Page, noun: str, at: int) -> bool:
    """Tell whether the name of a body told before holds a noun."""
    told = page.bodies_in(max(0, at - _ECHO_REACH), at)
    return any(body.kind in NAMED_KINDS and noun in f"{body.name} {body.entity}".lower() for body in told)


def _pronoun(page: Page, sentence: Span) -> StandIn | None:
    """Return the pronoun that acts behind the day that opens a sentence, and its verb."""
    days = page.dates_in(sentence.start, min(sentence.end, sentence.start + _LEADING))
    found = _PRONOUN.match(page.lower, days[-1].end, sentence.end) if days else None
    if found is None and page.dates_in(sentence.start, sentence.end):
        found = _LED_UP.match(page.lower, sentence.start, sentence.end)
    if found is None:
        return None
    verb = verb_behind(page, found.end("who"), sentence.end)
    begin = max(page.line_at(sentence.start).start, sentence.start - _NAMED_BEFORE)
    if verb is None or not _is_done(page, verb):
        return None
    if not any(body.kind in NAMED_KINDS for body in page.bodies_in(begin, sentence.start)):
        return None
    return StandIn(Span(*found.span("who")), verb)
