"""Finds the dates of an act: when it was issued, adopted, held or launched, or when it takes effect."""

import re
from collections.abc import Iterator

from documents.extraction.acts import Cue, cues_in
from documents.extraction.datelines import is_signature
from documents.extraction.fields.date_asides import (
    behind_open_day,
    home_of,
    is_abroad,
    is_aside,
    only_begins,
    put_aside,
    tells_background,
    tells_no_act,
    tells_speech,
)
from documents.extraction.fields.date_words import (
    BESIDE,
    dates_by_year,
    gap,
    is_named,
    is_of_document,
    opens_with,
)
from documents.extraction.letterheads import head, letterhead
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import DateMark, Evidence, Segment
from documents.extraction.reading import Page
from documents.extraction.years import Completed, completed

#: How sure a date is by what stands around it (share right on the texts it was measured on).
_BESIDE_VERB = 0.93
_IN_ACTING_SENTENCE = 0.85
_ELSEWHERE = 0.55
_EFFECTIVE = 0.6
_YEAR_IN_NAME = 0.5
_SIGNATURE = 0.9
_SINCE = 0.3
#: Where the word stands right before it: what has run or held since a day began on it.
_RUNS_SINCE, _SINCE_WORD = (
    0.45,
    re.compile(r"(?:(?<![a-z])(?:since|from)|自|从)\s?(?:(?:early|late|mid)[ -]?)?$"),
)
_SINCE_REACH = 12
#: Taken off for each sentence between the beginning of the passage and the date, and the most that is taken.
_PER_SENTENCE, _MOST_OFF = 0.03, 0.3
#: Of a date whose year is not written, and of a year alone.
_INFERRED_OFF, _YEAR_OFF = 0.03, 0.25
#: Of two dates of one sentence the one with its day says more.
_BY_DAY = 0.02
#: So does the one with its year.
_BY_YEAR = 0.01
_MONTHS = 12
#: Where the sentence names nobody who acts.
_NOBODY_OFF = 0.15
#: Taken off where the sentence tells what was before.
_BACKGROUND_OFF = 0.55
#: Taken off where a sentence tells of another country, or of no act.
_ABROAD_OFF, _NO_ACT_OFF = 0.4, 0.2
#: Taken off where a sentence tells what was done on a day of its own behind an act of a weekday.
_OTHER_ACT_OFF = 0.55
#: Taken off from a later date without actor.
_ASIDE_OFF = 0.35
_LOWEST = 0.05
#: How sure the date is that opens an entry of a chronology.
_ENTRY = 0.95
#: What stands before the date on the sheet of an entry.
_LABEL = re.compile(r"(?:日期|时间|(?<![a-z])(?:dated?|time|published|issued|adopted|when))\s{0,2}:?\s{0,3}$")
#: The date at the head of an authority's own paper, weaker than one beside a verb.
_HEAD = 0.7
_OWN = frozenset({"page", "dateline"})
_NEVER = frozenset({"deadline", "period", "page", "as-of", "dateline", "said"})
#: What was done stands right before its day, however far off the verb of who tells it: "a meeting held on".
_DONE_ON = re.compile(
    r"(?<![a-z])(?:held|met|convened|adopted|approved|passed|signed|enacted|issued|published|released|launched"
    r"|gazetted|promulgated|announced|introduced|unveiled|ratified)(?: [a-z]{2,12}){0,2}? on $"
)
_DONE_REACH = 48
_KINDS = (
    ("held", re.compile(r"(?:held|convened|met|meeting|sat together|召开|举行|会议)")),
    ("adopted", re.compile(r"(?:passed|adopted|approved|voted|enacted|signed|通过|批准|签署)")),
    ("published", re.compile(r"(?:published|made public|公布|公告)")),
)


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return every date that may be the act's, best first; ``detail`` has its kind and basis."""
    full = completed(page)
    found: list[Evidence] = []
    cues = cues_in(page, segment.start, segment.end)
    acting = [cue for cue in cues if cue.acts and (cue.topics or cue.title)]
    home = home_of(page, segment)
    found += _at_head(page, segment, full)
    others = behind_open_day(page, cues)
    for number, cue in enumerate(cues):
        only = acting == [cue]
        idle = _NO_ACT_OFF * tells_no_act(page, cues, number)
        off = idle + _ABROAD_OFF * is_abroad(cue, home) + _OTHER_ACT_OFF * (number in others)
        for mark in cue.dates:
            evidence = _evidence(page, cue, full[mark.start], number, only=only)
            if evidence is not None:
                aside = segment.kind == "document" and is_aside(page, cue, mark, number)
                sure = evidence.confidence - _ASIDE_OFF * aside - (idle if mark.role == "effective" else off)
                found.append(evidence._replace(confidence=max(_LOWEST, sure)))
    if segment.day is not None:
        found.append(_over_it(page, full[segment.day.start], found))
    return sorted(found, key=lambda e: -e.confidence)


def _over_it(page: Page, done: Completed, told: list[Evidence]) -> Evidence:
    """Return the date that opens the entry of a chronology: it dates its act, unless this tells its day."""
    finer = any(e.value.startswith(f"{done.mark.edtf}-") and e.confidence >= _ELSEWHERE for e in told)
    return _of_mark(page, done, _HEAD - _MOST_OFF if finer else _ENTRY, "dates.entry")


def _of_mark(page: Page, done: Completed, confidence: float, method: str, kind: str = "issued") -> Evidence:
    """Return the evidence of a date with its quote."""
    mark = done.mark
    return Evidence(
        field="date",
        value=mark.edtf,
        start=mark.start,
        end=mark.end,
        quote=page.text[mark.start : mark.end],
        confidence=confidence,
        method=method,
        detail={"kind": kind, "basis": "inferred" if done.inferred else "stated"},
    )


def _at_head(page: Page, segment: Segment, full: dict[int, Completed]) -> Iterator[Evidence]:
    """Return the dates at the head of an authority's own text, or behind a label in an entry."""
    whole = segment.kind == "document"
    bears = letterhead(page) is not None if whole else segment.heading is not None
    if not bears:
        return
    for line in head(page) if whole else page.lines_in(segment.start, segment.end):
        for mark in page.dates_in(line.start, line.end):
            labelled = whole or _LABEL.search(page.lower, line.start, mark.start) is not None
            if labelled and mark.role in _OWN and mark.month:
                yield _of_mark(page, full[mark.start], _HEAD, "dates.head")


def _evidence(page: Page, cue: Cue, done: Completed, number: int, *, only: bool) -> Evidence | None:
    """Weigh one date of a sentence; ``None`` for one that dates no act.

    Where the sentence is the only one that acts on the topic, what was before is the act itself.
    """
    mark = done.mark
    if mark.role in _NEVER or (mark.year is None and mark.month is None):
        return None
    if mark.month is None and mark.day is not None:
        return None
    if mark.month is None and not dates_by_year(page, cue, mark):
        return None
    rule = "effective" if mark.role == "effective" else "beside-verb" if cue.verb else "alone"
    sure = max(_LOWEST, _sure(page, cue, done, number, only=only))
    return _of_mark(page, done, sure, f"dates.{rule}", _kind(page, cue, mark))


def _sure(page: Page, cue: Cue, done: Completed, number: int, *, only: bool) -> float:
    """Weigh one date by its role, its form and its place in the passage."""
    mark = done.mark
    sure = _sureness(page, cue, mark) - put_aside(page, cue, mark)
    if not is_named(page, mark):
        sure -= min(_MOST_OFF, number * _PER_SENTENCE)
    if done.inferred:
        sure -= _INFERRED_OFF
    if (mark.month is None and not is_named(page, mark)) or _is_quarter(mark):
        sure -= _YEAR_OFF
    sure += _BY_DAY * (mark.day is not None) + _BY_YEAR * (mark.year is not None)
    before = tells_background(page, cue) or (number > 0 and tells_speech(page, cue))
    if before and not only and not opens_with(page, cue, mark):
        sure -= _BACKGROUND_OFF
    if mark.role == "effective" and only_begins(page, cue, mark):
        sure -= _NO_ACT_OFF
    return sure


def _is_quarter(mark: DateMark) -> bool:
    """Tell whether a mark is a quarter of a year: figures are told by quarters, acts seldom."""
    return mark.month is not None and mark.month > _MONTHS


def _sureness(page: Page, cue: Cue, mark: DateMark) -> float:
    """Return how sure a date is by its role and by the verb beside it."""
    if mark.role == "effective":
        return _EFFECTIVE
    if mark.role == "since":
        low = max(cue.sentence.start, mark.start - _SINCE_REACH)
        return _RUNS_SINCE if _SINCE_WORD.search(page.lower, low, mark.start) else _SINCE
    if is_named(page, mark) and mark.month is None:
        return _YEAR_IN_NAME
    if is_signature(mark, page.lower, page.lines):
        return _SIGNATURE
    if cue.verb is None or cue.analyst:
        return _ELSEWHERE
    done = _DONE_ON.search(page.lower, max(cue.sentence.start, mark.start - _DONE_REACH), mark.start)
    sure = _BESIDE_VERB if done or gap(page, cue.verb, mark) <= BESIDE else _IN_ACTING_SENTENCE
    known = cue.authority or cue.subject or is_of_document(page, cue, mark)
    return sure if known else sure - _NOBODY_OFF


def _kind(page: Page, cue: Cue, mark: DateMark) -> str:
    """Tell which event of the act a date belongs to."""
    if mark.role in {"effective", "expires"}:
        return mark.role
    said = page.lower[cue.sentence.start : cue.sentence.end]
    return next((kind for kind, pattern in _KINDS if pattern.search(said)), "issued")
