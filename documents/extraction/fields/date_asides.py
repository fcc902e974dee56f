"""Tells which dates belong to something else than the act, and how much less sure that makes them."""

import re
from collections import Counter

from documents.extraction.acts import Cue
from documents.extraction.datelines import is_signature
from documents.extraction.fields.date_words import is_named, is_of_document
from documents.extraction.instruments import opening_instrument
from documents.extraction.model import DateMark, Segment
from documents.extraction.opendays import OPEN_DAY, is_of_open_day
from documents.extraction.reading import Page

#: What tells in a sentence what was before.
_BACKGROUND = re.compile(
    r"(?<![a-z])(?:earlier|previously|(?:its|their|the) (?:prior|previous|former)"
    r"|back in|had [a-z]+ed|had been|prior to|in the wake of|originally"
    r"|initially"
    r"|(?:first|already) (?:announced|proposed|introduced|floated|unveiled|warned|banned|issued|published)"
    r"|(?:comes?|came) (?:[a-z]+ ){0,5}?after|follows (?:an?|the|last|similar|in)|years? ago)(?![a-z])"
    r"|此前|最初|先前|早些时候|在此之前|之前曾|早在.{0,24}就|就.{0,12}过|曾于|曾经|在.{2,40}之后"
)
#: What a head of state or of government said moved others to act; it is told behind their act.
_SPOKE = re.compile(
    r"(?<![a-z])(?:president|premier|prime minister|general secretary|chancellor) (?:[a-z.'-]{2,16} ){1,4}"
    r"(?:has |had |also |recently )?(?:said|says|urged|called (?:for|on|it)|stressed|emphasi[sz]ed"
    r"|pointed out|told|spoke|praised|remarked|noted|stated)(?![a-z])"
)
#: What begins on a day may be anything, as works on a website.
_BEGINS = re.compile(
    r"(?<![a-z])(?:beginning|starting|scheduled for|slated for|planned for)(?: on| from)? (?:[a-z]+,? )?$"
)
#: A relative clause tells what is known of a thing already: "the law, which went into force in 2021".
_ASIDE_BEFORE = re.compile(
    r"(?<![a-z])(?:which|who|that) (?:[a-z]+ ){1,6}(?:in|on|since|from)? ?$|(?:由于|因为|鉴于)\s?$"
)
#: The date of a paper or an event that an act only rests on or follows: "answering Order 14 of March 2022",
#: "feedback from a consultation in May".
_CITED_BEFORE = re.compile(
    r"(?<![a-z])(?:answering|pursuant to|under|implementing|in (?:response|line|accordance) (?:to|with)"
    r"|required by|called for by|(?:bas|buil)(?:ed|ds?|t|ding) (?:up)?on|further to|stem(?:s|med|ming) from"
    r"|feedback (?:from|to|on|received)|(?:result|outcome|findings) of|as set out in|echo(?:es|ed|ing)"
    r"|align(?:s|ed|ing)? with|(?:similar|akin|comparable|identical) to|compl(?:y|ies|ied|ying) with"
    r"|(?:comments|responses|submissions) (?:received |made )?(?:from|to|on|in|during)"
    r"|mirror(?:s|ed|ing)|modell?ed (?:up)?on|amend(?:s|ed|ing)|violat(?:e|es|ed|ing|ions? of)"
    r"|breach(?:es|ed|ing)?|licen[cs]ed under|exempt from) [^.;,]{3,64},? ?"
    r"(?:of|dated|in|from|(?:(?:which|that) (?:was|were) )?(?:released|published|issued|adopted|signed"
    r"|launched|held|made|passed|announced|introduced|enacted|approved|unveiled)"
    r"(?: by (?:[\w.'-]{1,20} ){1,6}?)?(?: ?(?:in|on)(?: early| late| mid)?)?) ?-?$"
)
#: The year in the name of a law that is only cited: "not licensed under the Payments Act 2003".
_CITED_LAW_BEFORE = re.compile(
    r"(?<![a-z])(?:under|pursuant to|violat(?:e|es|ed|ing|ions? of|ion of)|breach(?:es|ed|ing)? of"
    r"|in accordance with|in line with|as (?:required|defined) (?:by|in)|according to|provisions of"
    r"|sections? [\w().]{1,9} of|within the meaning of|subject to)"
    r" (?:the |its |their )?(?:[a-z()',&-]{2,18} ){1,9}$"
)
#: The day of what is undone, upheld or followed: "overturned an April 2018 ruling".
_UNDONE_BEFORE = re.compile(
    r"(?<![a-z])(?:overturn|overrul|quash|revers|revok|repeal|annul|cancel|lift|uph[eo]ld|challeng|appeal|scrap"
    r"|invalidat|withdr[ae]w|replac|supersed|fulfil|honou?r|updat|extend|revis|reaffirm|reiterat|recall|quot|echo"
    r"|struck down|set aside|strik\w{0,3} down)\w{0,3}"
    r" (?:an?|the|its|their|his) (?:[a-z.'-]{1,20} ){0,3}(?<! in )(?<! on )$"
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
#: What was done many times is no act of one day.
_MANY_TIMES = re.compile(
    r"(?<![a-z])(?:repeatedly|time and again|on (?:several|many|various|numerous) occasions"
    r"|(?:several|many) times|over the years)(?![a-z])"
)
#: What was done many times is told in a clause of its own.
_NEXT_CLAUSE = re.compile(r"(?:,|;) (?:and|but|while|until|before) ")
#: The day of the story itself: "May 3 (Agency) - The bank on Tuesday banned".
_HEADS_STORY = re.compile(r"\s?(?:\([a-z .&/]{2,30}\)\s?)?(?:-|—|–|:|/)")
#: How far around a date its sentence is read.
_AROUND = 240
#: The calendar's day beside it: "on Monday, 3 May".
_BESIDE_DAY = 16
#: What is taken off for what is to come, a relative clause, and a thing that the day describes.
_PLANNED_OFF, _RELATIVE_OFF, _TO_COME_OFF, _DESCRIBES_OFF = 0.3, 0.3, 0.6, 0.4
#: The act of a document is told in its first sentences; later dates without actor are asides.
_LEAD_SENTENCES = 5
#: How far before a date the words are read that put it aside.
_REACH = 96


def home_of(page: Page, segment: Segment) -> str | None:
    """Return the country that a passage speaks of most, its heading and its first place counting twice."""
    places = [place for place in page.places_in(segment.start, segment.end) if not place.inside]
    told = Counter(place.code.split("-")[0] for place in places)
    first = page.places_in(segment.heading.start, segment.heading.end) if segment.heading else places[:1]
    told.update(place.code.split("-")[0] for place in first)
    return told.most_common(1)[0][0] if told else None


def is_abroad(cue: Cue, home: str | None) -> bool:
    """Tell whether a sentence names countries, but not the one that its passage is about."""
    countries = {place.code.split("-")[0] for place in cue.places}
    return bool(countries) and home is not None and home not in countries


def tells_background(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence tells what was before."""
    return _BACKGROUND.search(page.lower, cue.sentence.start, cue.sentence.end) is not None


def only_begins(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether something that is not the topic, nor any document, begins on a day."""
    told = cue.topics or cue.title or cue.refers_back
    return not told and _BEGINS.search(page.lower, max(0, mark.start - _REACH), mark.start) is not None


def tells_speech(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence only tells what the head of a state or a government said."""
    return _SPOKE.search(page.lower, cue.sentence.start, cue.sentence.end) is not None


def tells_no_act(page: Page, cues: list[Cue], number: int) -> bool:
    """Tell whether neither a sentence nor those beside it tell of an authority or of the topic."""
    near = cues[max(0, number - 1) : number + 2]
    marks = cues[number].dates
    if any(is_signature(mark, page.lower, page.lines) for mark in marks):
        return False
    return not any(cue.topics or cue.title or cue.authority for cue in near)


def is_aside(page: Page, cue: Cue, mark: DateMark, number: int) -> bool:
    """Tell whether a date of a whole document stands in a sentence that tells something else than its act."""
    if is_named(page, mark) or mark.role == "effective" or is_signature(mark, page.lower, page.lines):
        return False
    acting = cue.authority is not None or cue.subject is not None
    if is_of_document(page, cue, mark):
        return False
    if mark.month is None and not mark.quoted:
        return number > _LEAD_SENTENCES or not acting or not (cue.topics or cue.title)
    if cue.verb is None and number > 0:
        return True
    return number > _LEAD_SENTENCES and not (acting and (cue.topics or cue.title))


def put_aside(page: Page, cue: Cue, mark: DateMark) -> float:
    """Return what the words right before a date take away: an aside, or what is still to come."""
    before = page.lower[max(cue.sentence.start, mark.start - _REACH) : mark.start]
    cites = _CITED_BEFORE.search(before) is not None or _cites_law(page, cue, mark, before)
    many = _is_of_many_times(page, cue, mark)
    undone = _UNDONE_BEFORE.search(before)
    if cites or many or undone or _is_of_open_day(page, cue, mark):
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


def _is_of_many_times(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether the clause of a date says that its act was done many times."""
    low, high = _around(cue, mark)
    before = [clause.end() for clause in _NEXT_CLAUSE.finditer(page.lower, low, mark.start)]
    after = _NEXT_CLAUSE.search(page.lower, mark.end, high)
    start, end = before[-1] if before else low, after.start() if after else high
    return _MANY_TIMES.search(page.lower, start, end) is not None


def _cites_law(page: Page, cue: Cue, mark: DateMark, before: str) -> bool:
    """Tell whether the name that a year belongs to is that of a law which the sentence only leans on."""
    if mark.quoted or _CITED_LAW_BEFORE.search(before) is None:
        return False
    return is_named(page, mark) and not opening_instrument(page, cue)


def behind_open_day(page: Page, cues: list[Cue]) -> set[int]:
    """Return which sentences act on a day of their own behind an act that a weekday alone dates.

    "The bank on Tuesday banned coins. … In July, it licensed a broker": July is the day of another act.
    """
    acting = [number for number, cue in enumerate(cues) if cue.acts and not cue.refers_back]
    for place, number in enumerate(acting):
        cue = cues[number]
        if cue.dated:
            break
        if is_of_open_day(page, cue.sentence):
            return set(acting[place + 1 :])
    return set()


def _is_of_open_day(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether what acts in a sentence does so on a day told by its name alone, not on this one."""
    if cue.verb is None or mark.month is None or _HEADS_STORY.match(page.lower, mark.end):
        return False
    days = [day.span() for day in OPEN_DAY.finditer(page.lower, *_around(cue, mark))]
    if any(mark.start - _BESIDE_DAY <= end and start <= mark.end + _BESIDE_DAY for start, end in days):
        return False
    near = min((_apart(day, cue.verb) for day in days), default=None)
    return near is not None and near < _apart((mark.start, mark.end), cue.verb)


def _around(cue: Cue, mark: DateMark) -> tuple[int, int]:
    """Return the bounds of what stands around a date in its sentence, which may be a whole page."""
    return max(cue.sentence.start, mark.start - _AROUND), min(cue.sentence.end, mark.end + _AROUND)


def _apart(one: tuple[int, int], other: tuple[int, int]) -> int:
    """Return how much stands between two stretches."""
    return max(other[0] - one[1], one[0] - other[1], 0)
