"""Finds the dates of an act: when it was issued, adopted, held or launched, or when it takes effect."""

import re
from collections import Counter
from collections.abc import Iterator

from documents.extraction.acts import Cue, cues_in
from documents.extraction.dateforms import DateMark
from documents.extraction.datelines import is_own_number, is_signature
from documents.extraction.instruments import opening_instrument
from documents.extraction.letterheads import head, letterhead
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
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
#: Taken off for each sentence between the beginning of the passage and the date, and the most that is taken.
_PER_SENTENCE, _MOST_OFF = 0.03, 0.3
#: A date stands beside a verb within so many code points.
_BESIDE = 90
_BESIDE_YEAR = 50
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
_BACKGROUND = re.compile(
    r"(?<![a-z])(?:earlier|previously|back in|had [a-z]+ed|had been|prior to|in the wake of|originally"
    r"|initially"
    r"|(?:first|already) (?:announced|proposed|introduced|floated|unveiled|warned|banned|issued|published)"
    r"|(?:comes?|came) (?:[a-z]+ ){0,5}?after|follows (?:an?|the|last|similar|in)|years? ago)(?![a-z])"
    r"|此前|最初|先前|早些时候|在此之前|之前曾|早在.{0,24}就|就.{0,12}过|曾于|曾经|在.{2,40}之后"
)
#: A relative clause tells what is known of a thing already: "the law, which went into force in 2021".
_ASIDE_BEFORE = re.compile(
    r"(?<![a-z])(?:which|who|that) (?:[a-z]+ ){1,6}(?:in|on|since|from)? ?$|(?:由于|因为|鉴于)\s?$"
)
#: The date of a paper that is only cited: "answering Order 14 of March 2022".
_CITED_BEFORE = re.compile(
    r"(?<![a-z])(?:answering|pursuant to|under|implementing|in (?:response|line|accordance) (?:to|with)"
    r"|required by|called for by|based on) [^.;,]{3,40}(?:of|dated|in) $"
)
#: The day of what is undone, upheld or followed: "overturned an April 2018 ruling".
_UNDONE_BEFORE = re.compile(
    r"(?<![a-z])(?:overturn|overrul|quash|revers|revok|repeal|annul|cancel|lift|uph[eo]ld|challeng|appeal|scrap"
    r"|invalidat|withdr[ae]w|replac|supersed|struck down|set aside|strik\w{0,3} down)\w{0,3}"
    r" (?:an?|the|its|their|his) (?:[a-z]+ )?$"
)
#: What is still to come, right before a date; an act of its own if nothing else is told.
_PLANNED = re.compile(r"(?:将|拟|定)(?:会)?(?:于|在)$")
#: What may or is to come, in English: "it would become the zone in", "is expected to start on".
_HOPED = re.compile(
    r"(?<![a-z])(?:would|could|might"
    r"|(?:is|are|was|were|be|been) (?:planned|planning|expected|due|likely|hoped)"
    r"|expects?|hopes?|aims?|intends?|wants?)"
    r"(?: [a-z'-]{1,16}){1,7} (?:the )?$"
    r"|(?<![a-z])(?:upcoming|forthcoming|coming|scheduled) (?:[A-Za-z'-]{1,16} ){1,7}(?:on|in|for) (?:the )?$"
)
#: In Chinese what was done on a day describes a thing: 去年3月达成的协议; a name behind it is the act's own.
_DESCRIBES = re.compile(
    r"[^,。;:!?、《》\"\n的]{2,14}的(?!(?:是|时候|关于)|[^,。;]{0,8}[《\"]"
    r"|[^,。;]{0,12}(?:会议?|大会|峰会|论坛|通知|公告|条例|办法|规定|文件|法令|法案|方案|意见|规划|计划))"
)
_DELIBERATED = re.compile(r"(?:[^。,;]{0,6})(?:审议|表决|讨论|辩论|投票|听证|审查)")
#: Taken off where a sentence tells of another country, no act, what is to come, or an aside.
_ABROAD_OFF, _NO_ACT_OFF, _PLANNED_OFF, _RELATIVE_OFF, _TO_COME_OFF = 0.4, 0.2, 0.3, 0.3, 0.6
_DESCRIBES_OFF = 0.4
#: The act of a document is told in its first sentences; later dates without actor are asides.
_LEAD_SENTENCES, _ASIDE_OFF = 5, 0.35
_LOWEST = 0.05
#: How sure the date is that opens an entry of a chronology.
_ENTRY = 0.95
#: What stands before the date on the sheet of an entry.
_LABEL = re.compile(r"(?:日期|时间|(?<![a-z])(?:dated?|time|published|issued|adopted|when))\s{0,2}:?\s{0,3}$")
#: The date at the head of an authority's own paper, weaker than one beside a verb.
_HEAD = 0.7
_OWN = frozenset({"page", "dateline"})
#: How far before a date the words are read that put it aside.
_REACH = 72
_FUTURE = re.compile(
    r"(?<![a-z])(?:will|would|expected to|expects to|plans? to|could|should|to become|becoming)(?![a-z])"
    r"|预计|将于|力争|计划"
)
#: A year stands in a name if a capital or the noun of a document follows ("2020 Action Plan").
_NAME_AFTER = re.compile(r"\s[A-Z][a-z]|年(?:度)?(?:工作|行动|计划|要点|报告|方案|会议|大会|论坛)")
#: Or if the noun of an event or of a law stands before ("Ledger Summit 2019", "Finance Act 2018").
_NAME_BEFORE = re.compile(
    r"(?<![A-Za-z])(?:[A-Z][\w'&-]{0,24} )?(?:Summit|Conference|Forum|Congress|Expo|Keynote|Festival|Meeting"
    r"|Fair|Hackathon|Act|Bill|Law|Regulations?|Rules|Order|Ordinance|Code|Strategy|Plan|Roadmap|Policy|Guidelines"
    r"|Report),? $"
    r"|(?:Resolution|Decree(?:-Law)?|Law|Act|Bill|Order|Circular|Directive|Regulation|Ordinance|Communiqu[eé]"
    r"|Decision|Instruction|Notice|Announcement|Rule|Letter|Communication)(?: [A-Z]{2,8})?,?"
    r" ?(?:[Nn]o\.?|N[°º]|#)? ?[\d.]{1,7}(?:/[A-Z]{2,8})?/$"
)
_NAME_REACH = 40
#: A year alone dates what was done in it, or in a part of it.
_IN_YEAR = re.compile(
    r"(?:(?<![a-z])in |year )(?:(?:early|late|mid|the (?:summer|spring|autumn|fall|winter|beginning|end"
    r"|middle|start|course|first half|second half) of)[ -])?$"
    r"|(?<![a-z])(?:at the (?:end|beginning|start) of|during|mid-) ?$"
)
#: A year alone dates what was done with a document, whoever did it: "the bill was proposed in".
_DOCUMENT_DONE = re.compile(
    r"(?<![a-z])(?:bill|law|act|decree|order|rules|regulations?|plan|strategy|roadmap|notice|circular|warning"
    r"|statement|guidance|guidelines|directive|ordinance|resolution|programme|program|project|pilot|platform"
    r"|system|sandbox|draft|amendments?|agreement|memorandum|scheme|initiative|ban|polic(?:y|ies)|framework|report"
    r"|white paper|standards?|opinions?|measures|provisions|code|declaration|letter|service|fund|circulars)"
    r"(?: \([^()]{1,24}\))?"
    r" (?:was|were) (?:first |officially |formally |originally |initially |finally |jointly )?"
    r"(?:proposed|introduced|passed|adopted|enacted|approved|signed|issued|published|released|launched|established"
    r"|created|tabled|filed|submitted|drafted|presented|announced|unveiled|imposed|put forward|set up"
    r"|started)(?: by (?:[\w.'-]{1,24} ){1,12})? ?(?:in|on) (?:the )?$"
)
_NEVER = frozenset({"deadline", "period", "page", "as-of", "dateline"})
_KINDS = (
    (
        "effective",
        re.compile(
            r"(?:in(?:to)? force|into effect|effective|takes? effect|took effect|have applied|施行|实施|生效)"
        ),
    ),
    ("expires", re.compile(r"(?:expires?|until|失效|废止|有效期至)")),
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
    home = _home(page, segment)
    found += _at_head(page, segment, full)
    for number, cue in enumerate(cues):
        only = acting == [cue]
        idle = _NO_ACT_OFF * _tells_no_act(page, cues, number)
        off = idle + _ABROAD_OFF * _is_abroad(cue, home)
        for mark in cue.dates:
            evidence = _evidence(page, cue, full[mark.start], number, only=only)
            if evidence is not None:
                aside = segment.kind == "document" and _is_aside(page, cue, mark, number)
                sure = evidence.confidence - _ASIDE_OFF * aside - (idle if mark.role == "effective" else off)
                found.append(evidence._replace(confidence=max(_LOWEST, sure)))
    if segment.day is not None:
        found.append(_over_it(page, full[segment.day.start]))
    return sorted(found, key=lambda e: -e.confidence)


def _over_it(page: Page, done: Completed) -> Evidence:
    """Return the date that opens the entry of a chronology: whatever its text tells, it dates its act."""
    return _of_mark(page, done, _ENTRY, "dates.entry")


def _of_mark(page: Page, done: Completed, confidence: float, method: str) -> Evidence:
    """Return the evidence of a date that its mere place shows to be the act's."""
    mark = done.mark
    return Evidence(
        field="date",
        value=mark.edtf,
        start=mark.start,
        end=mark.end,
        quote=page.text[mark.start : mark.end],
        confidence=confidence,
        method=method,
        detail={"kind": "issued", "basis": "inferred" if done.inferred else "stated"},
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


def _home(page: Page, segment: Segment) -> str | None:
    """Return the country that a passage speaks of most, its heading and its first place counting twice."""
    places = [place for place in page.places_in(segment.start, segment.end) if not place.inside]
    told = Counter(place.code.split("-")[0] for place in places)
    first = page.places_in(segment.heading.start, segment.heading.end) if segment.heading else places[:1]
    told.update(place.code.split("-")[0] for place in first)
    return told.most_common(1)[0][0] if told else None


def _is_abroad(cue: Cue, home: str | None) -> bool:
    """Tell whether a sentence names countries, but not the one that its passage is about."""
    countries = {place.code.split("-")[0] for place in cue.places}
    return bool(countries) and home is not None and home not in countries


def _tells_no_act(page: Page, cues: list[Cue], number: int) -> bool:
    """Tell whether neither a sentence nor those beside it tell of an authority or of the topic."""
    near = cues[max(0, number - 1) : number + 2]
    marks = cues[number].dates
    if any(is_signature(mark, page.lower, page.lines) for mark in marks):
        return False
    return not any(cue.topics or cue.title or cue.authority for cue in near)


def _is_aside(page: Page, cue: Cue, mark: DateMark, number: int) -> bool:
    """Tell whether a date of a whole document stands in a sentence that tells something else than its act."""
    if _named(page, mark) or mark.role == "effective" or is_signature(mark, page.lower, page.lines):
        return False
    acting = cue.authority is not None or cue.subject is not None
    if _of_document(page, cue, mark):
        return False
    if mark.month is None and not mark.quoted:
        return number > _LEAD_SENTENCES or not acting or not (cue.topics or cue.title)
    if cue.verb is None and number > 0:
        return True
    return number > _LEAD_SENTENCES and not (acting and (cue.topics or cue.title))


def _evidence(page: Page, cue: Cue, done: Completed, number: int, *, only: bool) -> Evidence | None:
    """Weigh one date of a sentence; ``None`` for one that dates no act.

    Where the sentence is the only one that acts on the topic, what was before is the act itself.
    """
    mark = done.mark
    if mark.role in _NEVER or (mark.year is None and mark.month is None):
        return None
    if mark.month is None and mark.day is not None:
        return None
    if mark.month is None and not _dates_by_year(page, cue, mark):
        return None
    return Evidence(
        field="date",
        value=mark.edtf,
        start=mark.start,
        end=mark.end,
        quote=page.text[mark.start : mark.end],
        confidence=max(_LOWEST, _sure(page, cue, done, number, only=only)),
        method="dates."
        + ("effective" if mark.role == "effective" else "beside-verb" if cue.verb else "alone"),
        detail={"kind": _kind(page, cue, mark), "basis": "inferred" if done.inferred else "stated"},
    )


def _sure(page: Page, cue: Cue, done: Completed, number: int, *, only: bool) -> float:
    """Weigh one date by its role, its form and its place in the passage."""
    mark = done.mark
    sure = _sureness(page, cue, mark) - _put_aside(page, cue, mark)
    if not _named(page, mark):
        sure -= min(_MOST_OFF, number * _PER_SENTENCE)
    if done.inferred:
        sure -= _INFERRED_OFF
    if (mark.month is None and not _named(page, mark)) or _is_quarter(mark):
        sure -= _YEAR_OFF
    sure += _BY_DAY * (mark.day is not None) + _BY_YEAR * (mark.year is not None)
    if not only and _BACKGROUND.search(page.lower, cue.sentence.start, cue.sentence.end):
        sure -= _BACKGROUND_OFF
    return sure


def _put_aside(page: Page, cue: Cue, mark: DateMark) -> float:
    """Return what the words right before a date take away: an aside, or what is still to come."""
    before = page.lower[max(cue.sentence.start, mark.start - _REACH) : mark.start]
    if _CITED_BEFORE.search(before) or _UNDONE_BEFORE.search(before):
        return _TO_COME_OFF
    describes = _DESCRIBES_OFF * (_DESCRIBES.match(page.folded, mark.end) is not None)
    if _ASIDE_BEFORE.search(before):
        return max(describes, _RELATIVE_OFF)
    if mark.role == "effective":
        return 0.0
    if _HOPED.search(before):
        return _TO_COME_OFF
    if not _PLANNED.search(before):
        return describes
    return _TO_COME_OFF if _DELIBERATED.match(page.folded, mark.end) else _PLANNED_OFF


def _dates_by_year(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether a year alone dates the act: "in 2020" beside a verb of the past, or as part of a name."""
    if mark.shift is not None or _FUTURE.search(page.lower, cue.sentence.start, cue.sentence.end):
        return False
    if is_own_number(mark, page.folded):
        return True
    if _named(page, mark):
        return (cue.verb is not None or opening_instrument(page, cue) != "") and not cue.analyst
    if _of_document(page, cue, mark):
        return True
    if cue.verb is None or not cue.acts:
        return False
    within = _IN_YEAR.search(page.lower, max(0, mark.start - _NAME_REACH), mark.start) is not None
    return (within or page.folded[mark.end - 1] == "年") and _gap(page, cue.verb, mark) <= _BESIDE_YEAR


def _of_document(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether a date is that of what was done with a document, without a word of who did it."""
    if cue.topics and opening_instrument(page, cue):
        return True
    low = max(cue.sentence.start, mark.start - _BESIDE)
    return _DOCUMENT_DONE.search(page.lower, low, mark.start) is not None


def _gap(page: Page, verb: Span, mark: DateMark) -> int:
    """Return how much text stands between a verb and a date; blanked addresses do not count."""
    first, last = sorted(((verb.start, verb.end), (mark.start, mark.end)))
    return len(" ".join(page.folded[first[1] : last[0]].split()))


def _is_quarter(mark: DateMark) -> bool:
    """Tell whether a mark is a quarter of a year: figures are told by quarters, acts seldom."""
    return mark.month is not None and mark.month > _MONTHS


def _named(page: Page, mark: DateMark) -> bool:
    """Tell whether a year is part of the name of an event or a document."""
    before = _NAME_BEFORE.search(page.folded, max(0, mark.start - _NAME_REACH), mark.start)
    return mark.quoted or before is not None or _NAME_AFTER.match(page.folded, mark.end) is not None


def _sureness(page: Page, cue: Cue, mark: DateMark) -> float:
    """Return how sure a date is by its role and by the verb beside it."""
    if mark.role == "effective":
        return _EFFECTIVE
    if mark.role == "since":
        return _SINCE
    if _named(page, mark) and mark.month is None:
        return _YEAR_IN_NAME
    if is_signature(mark, page.lower, page.lines):
        return _SIGNATURE
    if cue.verb is None or cue.analyst:
        return _ELSEWHERE
    sure = _BESIDE_VERB if _gap(page, cue.verb, mark) <= _BESIDE else _IN_ACTING_SENTENCE
    known = cue.authority or cue.subject or _of_document(page, cue, mark)
    return sure if known else sure - _NOBODY_OFF


def _kind(page: Page, cue: Cue, mark: DateMark) -> str:
    """Tell which event of the act a date belongs to."""
    if mark.role in {"effective", "expires"}:
        return mark.role
    said = page.lower[cue.sentence.start : cue.sentence.end]
    return next((kind for kind, pattern in _KINDS[2:] if pattern.search(said)), "issued")
