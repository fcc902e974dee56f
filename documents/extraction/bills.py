"""Parts a page that goes through several bills or laws, each under its number or its name."""

import re
from collections.abc import Callable

from documents.extraction.act_words import words
from documents.extraction.acts import Cue, cues_in
from documents.extraction.chronicles import before_closing
from documents.extraction.model import Segment, Span
from documents.extraction.reading import Page
from documents.extraction.titling.numbered import NUMBERED

#: Two bills make a list; a mark, the sponsor in brackets or a title stands right behind the number.
_FEWEST = 2
_MARKS = re.compile(r"[\s#*•·>(-]{0,6}(?:\d{1,2}[.)] ?)?")
_WORD = r"(?:[A-Z0-9][\w'&/.,-]{0,30}|e[A-Z]\w{1,10}|of|on|for|and|in|the|to|with|against)"
#: A line is the name of a law if capitals, with few small words, hold the noun of one and nothing else stands
#: in it but a short name before a colon and a bracket or an explanation behind.
_LAW = re.compile(
    r"(?:[A-Z0-9][\w-]{1,11}(?: (?:Act|Law|Bill|Regulations?))?: ?)?(?:The )?"
    rf"(?P<name>{_WORD}(?: {_WORD}){{1,17}}(?: program(?:me)?)?)"
    r"(?: ?\([^()\n]{1,60}\))?\s?(?:$|:|[-–—] )"
)
_NOUN = re.compile(
    r"(?<![A-Za-z])(?:Act|Law|Regulations?|Directive|Decree|Ordinance|Code|Strategy|Guidelines|Framework"
    r"|Roadmap|Rules|Circular)(?![a-z])"
)
_ARTICLE = re.compile(r"^\W{0,4}(?:第.{1,5}条|Article \d|Section \d|Sec\. \d|§ ?\d)", re.MULTILINE)
_FEWEST_ARTICLES = 3
#: The list begins in this share of the text.
_FROM = 0.4
#: The number of an item within a sentence.
_ITEM = re.compile(r"(?<=[:;,\s])\(?(?:[ivx]{1,4}|\d{1,2}|[a-h])\) ?(?=[A-Z])")
_SIGN = re.compile(r"[-*•·+]\s+|\d{1,2}[.)]\s+")
_BEHIND = re.compile(r"\)?\*{0,2}(?: ?\([^()\n]{1,40}\))?\*{0,2} ?(?:[-:,.|]|$|(?=[A-Z\"\n]))")


def listed_bills(page: Page) -> list[Segment]:
    """Return the passages of a page that lists bills by their numbers; of other pages none.

    The sentence over the list that says who passed or tabled them stands over each as its heading.
    """
    starts = _first_of_each(page, number_of)
    if len(starts) < _FEWEST:
        return _within_a_sentence(page)
    heading = _told_over(page, starts[0])
    ends = [*starts[1:], page.lines[-1].end]
    return [
        Segment(start, before_closing(page, start, end), kind="act", heading=heading)
        for start, end in zip(starts, ends, strict=True)
    ]


def _within_a_sentence(page: Page) -> list[Segment]:
    """Return the laws that one sentence enumerates: "… by: i) Regulation No. 3 …, ii) Regulation No. 4 …"."""
    for sentence in page.sentences:
        starts = [
            item.end()
            for item in _ITEM.finditer(page.folded, sentence.start, sentence.end)
            if NUMBERED.match(page.folded, item.end(), sentence.end)
        ]
        if len(starts) >= _FEWEST:
            ends = [*starts[1:], sentence.end]
            heading = Span(sentence.start, starts[0])
            return [
                Segment(start, end, kind="law", heading=heading)
                for start, end in zip(starts, ends, strict=True)
            ]
    return []


def listed_laws(page: Page) -> list[Segment]:
    """Return the passages of a page that lists laws by their names; of other pages none.

    Entries beside these, with the same sign and as far indented, are passages too.
    """
    named = _first_of_each(page, _name_of)
    first, last = page.lines[0].start, page.lines[-1].end
    if len(named) < _FEWEST or named[0] - first > _FROM * (last - first):
        return []
    if len(_ARTICLE.findall(page.folded)) >= _FEWEST_ARTICLES:
        return []
    forms = {_form(page, at) for at in named} - {("", 0)}
    starts = sorted({*named, *(line.start for line in page.lines if _form(page, line.start) in forms)})
    starts = [at for at in starts if at >= named[0]]
    laws = [
        Segment(start, before_closing(page, start, end), kind="law")
        for start, end in zip(starts, [*starts[1:], last], strict=True)
    ]
    if _only_names(page, laws):
        return []
    told = sum(page.topics_in(law.start, law.end) > 0 for law in laws)
    return laws if told >= _FEWEST else []


def _only_names(page: Page, laws: list[Segment]) -> bool:
    """Tell whether a list is one of contents: bare names, and all that is told stands behind the last."""
    lines = [len(page.lines_in(law.start, law.end)) for law in laws]
    return max(lines[:-1]) == 1 and lines[-1] > len(laws)


def _first_of_each(page: Page, named: Callable[[Page, Span], str | None]) -> list[int]:
    """Return where the first line of each name begins."""
    starts: dict[str, int] = {}
    for line in page.lines:
        name = named(page, line)
        if name is not None:
            starts.setdefault(name, line.start)
    return list(starts.values())


def _form(page: Page, at: int) -> tuple[str, int]:
    """Return the sign that a line opens with and how far it is indented; a line without a sign has none."""
    sign = page.folded[at]
    indent = at - (page.folded.rfind("\n", 0, at) + 1)
    return (sign, indent) if sign in "-*•·+" else ("", 0)


def _name_of(page: Page, line: Span) -> str | None:
    """Return the name of the law that an entry consists of."""
    sign = _SIGN.match(page.folded, line.start, line.end)
    if sign is None or words("verbs").search(page.lower, sign.end(), line.end):
        return None
    found = _LAW.match(page.folded[sign.end() : line.end])
    if found is None or _NOUN.search(found["name"]) is None:
        return None
    return found["name"].strip().lower()


def number_of(page: Page, line: Span) -> str | None:
    """Return the number of the bill or law that a line opens with, its small letters and blanks left out."""
    marks = _MARKS.match(page.folded, line.start, line.end)
    found = NUMBERED.match(page.folded, marks.end() if marks else line.start, line.end)
    if found is None or _BEHIND.match(page.folded, found.end(), line.end) is None:
        return None
    return re.sub(r"[^A-Z\d]", "", found.group())


def _told_over(page: Page, end: int) -> Span | None:
    """Return the last sentence before the list in which an authority acts, if there is one."""
    acting: list[Cue] = [cue for cue in cues_in(page, page.lines[0].start, end) if cue.acts]
    return acting[-1].sentence if acting else None
