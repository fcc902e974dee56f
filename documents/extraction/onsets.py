"""Weighs how surely a sentence of a passage begins an act of its own: one logistic sum over what it shows.

The weights are data (``data/onset_weights.json``), fitted on labelled texts by
``benchmarks/fit_weights.py``.
"""

import math
import re
from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import ACT_ROLES, Cue, own_days
from documents.extraction.datafiles import load
from documents.extraction.issuing import is_lawmaking, issues_more
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.tenses import tense_of
from documents.extraction.turns import style_of
from documents.extraction.verbs import NAMED_KINDS

#: What stands within so many code points opens a sentence; a date nearer still.
_OPENING, _DATE_LEADS = {"en": 40, "zh": 16}, {"en": 20, "zh": 8}
#: From so many code points on a sentence is long, up to so many short; so short a line is a headline.
_LONG, _SHORT, _SHORT_LINE = {"en": 120, "zh": 50}, {"en": 60, "zh": 22}, {"en": 80, "zh": 30}
#: A sentence so near the beginning of its line opens it (an entry's sign may stand before it).
_AT_LINE = 6
#: So many sentences behind the one of the act at hand are some way, and far.
_SOME_WAY, _FAR = 3, 6
#: A title is held against so many told before: in a page of thousands all would take too long.
_TITLES = 50
_MODAL = re.compile(r"\b(?:shall|must|should|will|may|can|could|would)\b|将|要|应")
_SAID = re.compile(r"\b(?:according to|said|says|told|added|noted|stated|explained)\b|表示|指出|介绍|认为|称")
#: Such a word tells when the act was done: "The notice was issued in 2018".
_WAS = re.compile(r"(?<![a-z])(?:was|were|had been)(?![a-z])|于")
#: Differences count by what stands beside them, and what a sentence shows by how it is told.
_DIFFERENCES = frozenset(
    {
        *("day", "day:differs", "day:new", "year", "year:differs", "body:differs", "body:new"),
        *("actor:differs", "actor:new", "country:new", "title:new"),
    }
)
_BESIDE = frozenset({"acts", "lawmaking", "topic", "verb", "opens-line", "past"})
_SHOWN = frozenset({"acts", "day:differs", "year:differs", "body:differs", "actor:differs", "opens-line"})
_TOLD = frozenset({"zh", "opens-line", "refers-back", "said", "analyst"})


@dataclass
class Told:
    """What a passage has told so far: the sentence of the act at hand, all days, places and bodies, the
    last titles.

    ``behind`` is how many sentences ago that sentence stood; ``dated`` tells that one which goes on with it
    gave its day.
    """

    act: Cue
    behind: int = 0
    days: set[str] = field(default_factory=set)
    years: set[str] = field(default_factory=set)
    titles: deque[str] = field(default_factory=lambda: deque(maxlen=_TITLES))
    actors: set[str] = field(default_factory=set)
    bodies: set[str] = field(default_factory=set)
    places: set[str] = field(default_factory=set)
    countries: set[str] = field(default_factory=set)
    dated: bool = False

    def add(self, page: Page, cue: Cue) -> None:
        """Take in the days, places and names of one more sentence."""
        done = cue.dated and _WAS.search(page.lower, cue.sentence.start, cue.sentence.end) is not None
        self.dated = self.dated or (cue.refers_back and done)
        self.days |= own_days(cue)
        self.years |= _years(cue)
        self.titles.extend({title_in(page, cue)} - {""} - {*self.titles})
        self.actors |= {code for code in (actor(page, cue),) if code}
        self.bodies |= {body for body in acting_body(page, cue)[:1] if body}
        self.places |= {place.code for place in cue.places}
        self.countries |= {_country(place.code) for place in cue.places}

    def turn(self, cue: Cue) -> None:
        """Let another sentence be the one of the act at hand."""
        self.act, self.behind, self.dated = cue, 0, False


def title_in(page: Page, cue: Cue) -> str:
    """Return the title in a sentence, as written; without one nothing."""
    return page.folded[cue.title.start : cue.title.end] if cue.title else ""


def _years(cue: Cue) -> set[str]:
    """Return the years of a sentence that may date an act."""
    marks = (mark.edtf[:4] for mark in cue.dates if mark.role in ACT_ROLES and not mark.quoted)
    return {year for year in marks if year.isdigit()}


def likelihood(page: Page, told: Told, cue: Cue, weights: Mapping[str, float] | None = None) -> float:
    """Return how likely a sentence begins another act than the one told before it, 0 to 1."""
    known = load_weights() if weights is None else weights
    return 1.0 / (1.0 + math.exp(-math.fsum(known.get(name, 0.0) for name in describe(page, told, cue))))


@lru_cache(maxsize=1)
def load_weights() -> dict[str, float]:
    """Read the weights; a feature that is not in the file weighs nothing."""
    weights: dict[str, float] = load("onset_weights.json")["weights"]
    return weights


def describe(page: Page, told: Told, cue: Cue) -> set[str]:
    """Return the features of a sentence as the beginning of a further act."""
    facts = {
        **_shows(page, cue),
        **_dates(page, told, cue),
        **_who(page, told, cue),
        **_names(page, told, cue),
        **_stands(page, told, cue),
    }
    row = {name for name, holds in facts.items() if holds} | {"bias"}
    row |= tense_of(page.lower[cue.sentence.start : cue.sentence.end], page.language)
    pairs = {f"{one}+{other}" for one in row & _DIFFERENCES for other in row & _BESIDE}
    pairs |= {f"{one}+{other}" for one in row & _SHOWN for other in row & _TOLD if one != other}
    return row | pairs


def _shows(page: Page, cue: Cue) -> dict[str, bool]:
    """Return what the sentence shows of an act, and how it tells it."""
    start, end = cue.sentence.start, cue.sentence.end
    words, lead = page.lower[start:end], start + _OPENING[page.language]
    verb = cue.verb.start if cue.verb else end
    named = [body for body in page.bodies_in(start, end) if body.kind in NAMED_KINDS]
    return {
        "zh": page.language == "zh",
        "acts": cue.acts,
        "verb": cue.verb is not None,
        "authority": cue.authority is not None,
        "authority:opens": cue.authority is not None and cue.authority.start < lead,
        "place:acts": cue.subject is not None,
        "place:opens": any(place.start < lead for place in cue.places),
        "places": bool(cue.places),
        "named": bool(named),
        "named:before-verb": any(body.start < verb for body in named),
        "topic": cue.topics > 0,
        "topics": cue.topics > 1,
        "refers-back": cue.refers_back,
        "analyst": cue.analyst,
        "general": cue.general,
        "lawmaking": is_lawmaking(page, cue),
        "issued-besides": issues_more(page, cue),
        "modal": _MODAL.search(words) is not None,
        "said": _SAID.search(words) is not None,
        "quoted": '"' in words,
        "long": end - start > _LONG[page.language],
        "short": end - start < _SHORT[page.language],
    }


def _dates(page: Page, told: Told, cue: Cue) -> dict[str, bool]:
    """Return the sentence's dates beside those told before."""
    before, now = own_days(told.act), own_days(cue)
    years_before, years = _years(told.act), _years(cue)
    lead = cue.sentence.start + _DATE_LEADS[page.language]
    return {
        "told:undated": not told.act.dated,
        "date": bool(cue.dates),
        "date:of-act": cue.dated,
        "date:done": any(mark.role == "act" for mark in cue.dates),
        "date:other": any(mark.role not in ACT_ROLES for mark in cue.dates),
        "date:opens": any(mark.start < lead and mark.role in ACT_ROLES for mark in cue.dates),
        "day": bool(now),
        "day:same": bool(before & now),
        "day:differs": bool(before) and bool(now) and not before & now,
        "day:new": bool(now) and not now & told.days,
        "year": bool(years),
        "year:differs": bool(years_before) and bool(years) and not years_before & years,
        "year:new": bool(years) and not years & told.years,
    }


def _who(page: Page, told: Told, cue: Cue) -> dict[str, bool]:
    """Return who acts in the sentence beside who did before."""
    before, now = actor(page, told.act), actor(page, cue)
    one, other = acting_body(page, told.act)[0], acting_body(page, cue)[0]
    return {
        "actor": now is not None,
        "actor:same": now is not None and before == now,
        "actor:differs": bool(before) and bool(now) and before != now,
        "actor:abroad": bool(before) and bool(now) and _country(before) != _country(now),
        "actor:new": now is not None and now not in told.actors,
        "body": other is not None,
        "body:same": other is not None and one == other,
        "body:differs": bool(one) and bool(other) and one != other,
        "body:new": other is not None and other not in told.bodies,
    }


def _country(code: str | None) -> str:
    """Return the country of a code."""
    return (code or "").partition("-")[0]


def _names(page: Page, told: Told, cue: Cue) -> dict[str, bool]:
    """Return whether the sentence names places and documents that were not named before."""
    title = title_in(page, cue)
    places = {place.code for place in cue.places}
    return {
        "told:titled": told.act.title is not None,
        "title": bool(title),
        "title:new": bool(title) and not any(title in known or known in title for known in told.titles),
        "place:new": bool(places) and places.isdisjoint(told.places),
        "country:new": bool(places) and told.countries.isdisjoint(map(_country, places)),
    }


def _stands(page: Page, told: Told, cue: Cue) -> dict[str, bool]:
    """Return where the sentence stands: in its line, in a list, behind the sentence of the act at hand."""
    line, before = page.line_at(cue.sentence.start), page.line_at(told.act.sentence.start)
    opens = cue.sentence.start - line.start < _AT_LINE
    style = style_of(page, line) if opens else ""
    whole = line == Span(cue.sentence.start, cue.sentence.end)
    return {
        "opens-line": opens,
        "entry": bool(style),
        "entry:same": bool(style) and style_of(page, before) == style,
        "whole-line": whole,
        "short-line": whole and line.end - line.start < _SHORT_LINE[page.language],
        "new-line": line.start != before.start,
        "told:opens-line": before.start == told.act.sentence.start,
        "next": told.behind == 1,
        "some-way": told.behind >= _SOME_WAY,
        "far": told.behind >= _FAR,
    }
