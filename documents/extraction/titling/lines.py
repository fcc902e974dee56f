"""Finds the lines of a passage that are titles themselves: the head of an official text."""

import re
from collections.abc import Iterator

from documents.extraction.datelines import is_order
from documents.extraction.enacting import enacts
from documents.extraction.letterheads import letterhead
from documents.extraction.model import FIRST_HAN, Segment, index_from
from documents.extraction.reading import Page
from documents.extraction.titling import bounds, line_forms
from documents.extraction.titling.candidate import ENGLISH_LINE, HEAD_LINE, LINE, MARKED, Candidate
from documents.extraction.titling.headlines import is_headline
from documents.extraction.titling.marked import title_case
from documents.extraction.titling.spotted_forms import spotted_forms
from documents.extraction.titling.words import title_words

_HAN_PROSE = re.compile(r"[，,。:《\"]")
#: A few words in quotation marks are part of a name: 关于禁止"挖矿"的公告.
_QUOTED_WORDS = re.compile(r"\"[^\"]{1,12}\"")
_LONGEST_LINE, _LONGEST_HAN_LINE, _SHORTEST_LINE = 320, 80, 6
_HEAD_LINES = 4
#: A bill is enacted near its beginning, below its head.
_ENACTED_REACH = 2_500
#: What a letter is about may open a passage, right behind its salutation.
_SALUTATION = 40
#: A title in print goes over so many lines, each no longer than that and without a stop or a day.
_MOST_ABOVE, _LONGEST_PART = 2, 40
_STOPPED = re.compile(r"[。;:!?]|\d日|\d号")
#: From this share on, what stands before 关于 is nothing but names of bodies.
_MOSTLY = 0.8
#: The heading of a part is no name of the whole.
_CHAPTER = re.compile(
    r"(?i:chapter|part|section|article|title|annex|appendix|schedule) (?:[IVXLC]{1,6}|\d{1,3})\b"
)
#: A line in the case of a sentence is a headline if it tells a deed: 'Rules on coins take effect'.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|may|can|could|should|must|says?|said|takes?|took"
    r"|comes?|came|goes|gets?|got|sets?|makes?|made|puts?|gives?|gave|finds?|shows?|means|needs?|seeks?|expected"
    r"|passed|signed|approved|launched|released|issued|published|unveiled|adopted|announced|rejected|delayed|faces?"
    r"|sparks?|raises?|hits?|draws?|drew|wins?|loses?|fails?|begins?|starts?|ends?|moves?|looms?)\b"
)
#: The noun of an English title line stands near its beginning, or ends it.
_NOUN_NEAR = 30


def title_lines(page: Page, segment: Segment) -> Iterator[Candidate]:
    """Yield the lines that are titles themselves: the head of an official text."""
    whole = segment.kind == "document"
    own = HEAD_LINE if whole and letterhead(page) is not None else MARKED
    notices = spotted_forms()[line_forms.NOTICE_LINES.pattern]
    for found in notices.finditer(page.folded, segment.start, segment.end):
        yield Candidate(found.start(1), found.end(1), own, "line")
    top = segment.heading.start if segment.heading else segment.start
    for found in spotted_forms()[line_forms.LABELLED.pattern].finditer(page.folded, top, segment.end):
        yield Candidate(found.start(1), found.end(1), HEAD_LINE, "label")
    about = line_forms.BELOW_SALUTATION.search(page.folded, max(0, segment.start - _SALUTATION), segment.end)
    if about and about.start(1) >= segment.start:
        yield Candidate(about.start(1), about.end(1), HEAD_LINE, "label")
    if not whole:
        return
    dated = line_forms.DATED_HEAD.match(page.folded, segment.start, segment.end)
    if dated and is_order(page.lower):
        yield Candidate(dated.start(1), dated.end(1), HEAD_LINE, "head")
    enacted = enacts(page.lower, segment.start, min(segment.end, segment.start + _ENACTED_REACH))
    for line in page.lines_in(segment.start, segment.end)[:_HEAD_LINES]:
        marks = line_forms.LINE_MARKS.match(page.folded, line.start, line.end)
        start = marks.end() if marks else line.start
        start = _behind_issuers(page, start, line.end)
        above = _begun_above(page, line.start, start)
        begin = start if above is None else above
        weight = _line_weight(page.folded[begin : line.end].replace("\n", ""))
        first = enacted and line.start == segment.start and page.folded.startswith("#", start - 2)
        if weight or first:
            head = first or (weight == LINE and line_forms.MARKDOWN_HEAD.match(page.folded, line.start))
            sure = head or begin < start
            yield Candidate(begin, line.end, HEAD_LINE if sure else weight, "line")


def _begun_above(page: Page, line: int, start: int) -> int | None:
    """Return where a Chinese title begins that goes on from the lines above: 关于印发某某, 若干措施的通知."""
    number = index_from(page.lines, line)
    if page.folded.find("关于", start, page.lines[number].end) >= 0 or page.folded[start] < FIRST_HAN:
        return None
    for above in reversed(page.lines[max(0, number - _MOST_ABOVE) : number]):
        if above.end - above.start > _LONGEST_PART or _STOPPED.search(page.folded, above.start, above.end):
            return None
        about = page.folded.find("关于", above.start, above.end)
        if about >= 0:
            return about
    return None


def _behind_issuers(page: Page, start: int, end: int) -> int:
    """Return where the name of a Chinese notice begins, behind the bodies that issue it: 关于…的通知."""
    about = page.folded.find("关于", start, end)
    if about <= start or page.folded[end - 1] < FIRST_HAN:
        return start
    bodies = page.bodies_in(start, about)
    named = sum(body.end - body.start for body in bodies)
    return about if named >= _MOSTLY * len("".join(page.folded[start:about].split())) else start


def _line_weight(said: str) -> float:
    """Return the weight of a line as a title, 0 where it is prose."""
    words = title_words()
    if not _SHORTEST_LINE <= len(said) <= _LONGEST_LINE or said.endswith(("。", "，", ",", "?", "？", ".")):
        return 0.0
    if is_headline(said) or said.strip(" *#").lower() in words.generic:
        return 0.0
    if max(said) >= FIRST_HAN:
        prose = _HAN_PROSE.search(_QUOTED_WORDS.sub("", said))
        return LINE if words.zh_noun.search(said) and len(said) <= _LONGEST_HAN_LINE and not prose else 0.0
    return 0.0 if _CHAPTER.match(said) else _english_line_weight(said)


def _english_line_weight(said: str) -> float:
    """Return the weight of an English line as a title, in the case of names or of sentences."""
    words = title_words()
    if words.en_instrument.match(said) and said[0].isupper() and not _TELLS.search(said):
        return ENGLISH_LINE
    noun = words.en_noun.search(said)
    opens = noun is not None and noun.start() == 0 and bounds.BEHIND_NOUN.match(said, noun.end())
    if noun is None or not (opens or title_case(said)) or '"' in said or ":" in said[: noun.start()]:
        return 0.0
    return ENGLISH_LINE if noun.start() < _NOUN_NEAR or said.endswith(noun.group()) else 0.0
