"""Finds the dates of an act: when it was issued, adopted, held or launched, and when it takes effect or expires."""

import re

from documents.extraction.acts import Cue, cues_in
from documents.extraction.datemarks import DateMark
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import Page
from documents.extraction.years import Completed, complete

#: How sure a date is by what stands around it (share right on the texts it was measured on).
_BESIDE_VERB = 0.93
_IN_ACTING_SENTENCE = 0.85
_ELSEWHERE = 0.55
_EFFECTIVE = 0.6
_YEAR_IN_NAME = 0.45
_SINCE = 0.42
#: Taken off for each sentence between the beginning of the passage and the date, and the most that is taken.
_PER_SENTENCE, _MOST_OFF = 0.03, 0.3
#: A date stands beside a verb within so many code points.
_BESIDE = 90
#: Of a date whose year is not written, and of a year alone.
_INFERRED_OFF, _YEAR_OFF = 0.03, 0.25
_NEVER = frozenset({"deadline", "period", "page", "as-of", "dateline"})
_KINDS = (
    ("effective", re.compile(r"(?:in(?:to)? force|into effect|effective|takes? effect|took effect|have applied|施行|实施|生效)")),
    ("expires", re.compile(r"(?:expires?|until|失效|废止|有效期至)")),
    ("held", re.compile(r"(?:held|convened|met|meeting|sat together|召开|举行|会议)")),
    ("adopted", re.compile(r"(?:passed|adopted|approved|voted|enacted|signed|通过|批准|签署)")),
    ("published", re.compile(r"(?:published|made public|公布|公告)")),
)


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return every date that may be the act's with its quote, best first; ``detail`` has its kind and basis."""
    full = {done.mark.start: done for done in complete(page, page.dates)}
    found: list[Evidence] = []
    for number, cue in enumerate(cues_in(page, segment.start, segment.end)):
        for mark in cue.dates:
            evidence = _evidence(page, cue, full[mark.start], number)
            if evidence is not None:
                found.append(evidence)
    return sorted(found, key=lambda e: -e.confidence)


def _evidence(page: Page, cue: Cue, done: Completed, number: int) -> Evidence | None:
    """Weigh one date of a sentence; ``None`` for one that dates no act."""
    mark = done.mark
    if mark.role in _NEVER or (mark.year is None and mark.month is None):
        return None
    if mark.month is None and mark.day is not None:
        return None
    sure = _sureness(cue, mark) - min(_MOST_OFF, number * _PER_SENTENCE)
    if done.inferred:
        sure -= _INFERRED_OFF
    if mark.month is None and not mark.quoted:
        sure -= _YEAR_OFF
    return Evidence(
        field="date",
        value=mark.edtf,
        start=mark.start,
        end=mark.end,
        quote=page.text[mark.start : mark.end],
        confidence=max(0.05, sure),
        method="dates." + ("effective" if mark.role == "effective" else "beside-verb" if cue.verb else "alone"),
        detail={"kind": _kind(page, cue, mark), "basis": "inferred" if done.inferred else "stated"},
    )


def _sureness(cue: Cue, mark: DateMark) -> float:
    """Return how sure a date is by its role and by the verb beside it."""
    if mark.role == "effective":
        return _EFFECTIVE
    if mark.role == "since":
        return _SINCE
    if mark.quoted:
        return _YEAR_IN_NAME
    if cue.verb is None or cue.analyst:
        return _ELSEWHERE
    gap = max(cue.verb.start - mark.end, mark.start - cue.verb.end)
    return _BESIDE_VERB if gap <= _BESIDE else _IN_ACTING_SENTENCE


def _kind(page: Page, cue: Cue, mark: DateMark) -> str:
    """Tell which event of the act a date belongs to."""
    if mark.role in {"effective", "expires"}:
        return mark.role
    said = page.lower[cue.sentence.start : cue.sentence.end]
    return next((kind for kind, pattern in _KINDS[2:] if pattern.search(said)), "issued")
