"""Parts sentences that tell several acts, each in a clause of its own ("X issued …, while Y opened …")."""

import re
from functools import lru_cache
from itertools import pairwise

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import Cue, cue_of, cues_in
from documents.extraction.model import Segment, Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

_CLAUSE = re.compile(r"[;；]|(?<=[。.])")
#: A list of clauses names so many places, each at the beginning of its own clause.
_FEWEST_CLAUSES, _CLAUSE_LEAD = 3, 45
#: Behind these another act may be told; in Chinese a comma is enough.
_TURNS = {
    "en": re.compile(
        r"(?:,|\s-) (?=(?:while|whereas|and|but|as) |the [A-Z]|[A-Z][\w.]{1,20}(?:'s)? )"
        r"|;\s| (?=(?:while|whereas) )"
    ),
    "zh": re.compile(r"[,，;](?=(?:而|并且|同时|与此同时|同日|当日|当天|同一天|另外|此外|其后|随后)?)"),
}
#: "While Fiji allows …, Tonga has banned …" tells two acts.
_WHILE = re.compile(r"\W{0,3}(?:while|whereas) ")
_TURNING = re.compile(r"(?:while|whereas|and|but|as) |而|并且|与此同时|同时|另外|此外|随后|其后")
#: What follows such a verb and a comma is what was said, not another act.
_REPORTS, _REPORT_REACH = (
    re.compile(r"(?:指出|表示|表明|强调|认为|透露|介绍|提到|提及|显示|坦言|说|称|写道)[,，]$"),
    6,
)
#: A Chinese clause that opens with a predicate goes on with who acted before it: …,将探索双方央行….
_GOES_ON = re.compile(r"(?:并)?(?:将|拟|以|要求|旨在|计划|探索|推动|支持|共同|联合|就|对|为|把|由)(?!来|军)")
#: Who acts in such a clause stands so near its beginning, and the clause is so long (code points).
_ACTOR_REACH, _SHORTEST = {"en": 60, "zh": 14}, {"en": 40, "zh": 14}


@lru_cache(maxsize=8)
def acts_apart(page: Page, start: int, end: int) -> list[Cue]:
    """Return the cues of the sentences within two offsets; one that tells several acts gives one for each."""
    return [part for cue in cues_in(page, start, end) for part in _apart(page, cue)]


def _apart(page: Page, cue: Cue) -> list[Cue]:
    """Cut the cue of a sentence where another place or body begins to act."""
    if not (cue.acts or cue.general) or cue.refers_back:
        return [cue]
    parts: list[Cue] = []
    left, begin = cue, cue.sentence.start
    led = _WHILE.match(page.lower, begin, cue.sentence.end) is not None
    for turn in _TURNS[page.language].finditer(page.folded, begin, cue.sentence.end):
        right = _turned(page, turn.end(), cue.sentence.end, led=led)
        if right is None or turn.start() - begin < _SHORTEST[page.language]:
            continue
        left = cue_of(page, Span(begin, turn.start()))
        if _differ(page, left, right, led=led):
            parts.append(left)
            begin = right.sentence.start
    return [*parts, cue_of(page, Span(begin, cue.sentence.end))] if parts else [cue]


def _turned(page: Page, start: int, end: int, *, led: bool) -> Cue | None:
    """Return the cue of a clause that opens with a place or a body; of others nothing.

    Where a "while" has ``led`` up to it, it needs neither a conjunction nor a day of its own.
    """
    if _REPORTS.search(page.folded, max(0, start - _REPORT_REACH), start) is not None:
        return None
    turning = _TURNING.match(page.lower, start, end)
    begin = turning.end() if turning else start
    if end - begin < _SHORTEST[page.language]:
        return None
    if not (turning or led) and page.folded[start - 2] == "," and not page.dates_in(begin, end):
        return None
    reach = min(end, begin + _ACTOR_REACH[page.language])
    named = [place.start for place in page.places_in(begin, reach) if not place.inside]
    named += [body.start for body in page.bodies_in(begin, reach) if body.kind in NAMED_KINDS]
    if not named or _GOES_ON.match(page.folded, begin, min(named)):
        return None
    return cue_of(page, Span(begin, end))


def _differ(page: Page, left: Cue, right: Cue, *, led: bool) -> bool:
    """Tell whether two clauses tell acts of two places, or of two bodies each with a date or a title."""
    if left.general and right.acts and right.dated and not right.refers_back:
        return actor(page, right) is not None
    if not left.acts or not right.acts or right.refers_back:
        return False
    (one, home), (other, abroad) = acting_body(page, left), acting_body(page, right)
    before, now = actor(page, left) or home, actor(page, right) or abroad
    own = right.dated or right.title is not None
    if before and now and before != now and not nested(before, now):
        return own or led or right.topics > 0
    return own and one is not None and other is not None and one != other


def nested(one: str, other: str) -> bool:
    """Tell whether a code is that of the country or the province of the other."""
    return one.startswith(other) or other.startswith(one)


def listed_clauses(page: Page) -> list[Segment]:
    """Return the clauses of a sentence on place after place ("Beijing has …; Guangdong explores …")."""
    for sentence in page.sentences:
        if not _has_clauses(page, sentence):
            continue
        clauses = _clauses(page, sentence)
        places = [_lead(page, clause) for clause in clauses]
        if len({place for place in places if place}) >= _FEWEST_CLAUSES:
            return [
                Segment(clause.start, clause.end, kind="act")
                for clause, place in zip(clauses, places, strict=True)
                if place
            ]
    return []


def _has_clauses(page: Page, sentence: Span) -> bool:
    """Tell whether a sentence holds the stops and semicolons for enough clauses."""
    stops = sum(page.folded.count(stop, sentence.start, sentence.end) for stop in ";；.。")
    return stops + 1 >= _FEWEST_CLAUSES


def _clauses(page: Page, sentence: Span) -> list[Span]:
    """Cut a sentence at its semicolons."""
    cuts = [
        sentence.start,
        *(m.end() for m in _CLAUSE.finditer(page.folded, sentence.start, sentence.end)),
        sentence.end,
    ]
    pairs = [(a, b) for a, b in pairwise(cuts) if page.folded[a:b].strip()]
    return [Span(a + len(page.folded[a:b]) - len(page.folded[a:b].lstrip()), b) for a, b in pairs]


def _lead(page: Page, clause: Span) -> str | None:
    """Return the place that a clause opens with."""
    if not page.topics_in(clause.start, clause.end) and clause.end - clause.start < _CLAUSE_LEAD:
        return None
    for place in page.places_in(clause.start, min(clause.end, clause.start + _CLAUSE_LEAD)):
        if not place.inside:
            return place.code
    return None
