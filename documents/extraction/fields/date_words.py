"""Tells what the words right beside a date make of it: part of a name, or the day of a document."""

import re

from documents.extraction.acts import Cue
from documents.extraction.datelines import is_own_number
from documents.extraction.instruments import opening_instrument
from documents.extraction.model import DateMark, Span
from documents.extraction.reading import Page

#: A date stands beside a verb within so many code points, a year alone within fewer.
BESIDE, _BESIDE_YEAR = 90, 50
#: What is still to come.
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
    r" ?(?:[Nn]o\.?|N[°º]|#)? ?(?:[\d.,]{1,7}(?:/[A-Z]{2,8})?/|[\d.,]{1,7} ?\()$"
)
#: How far before a year the words are read that it belongs to.
_NAME_REACH = 40
#: A year alone dates what was done in it, or in a part of it.
_IN_YEAR = re.compile(
    r"(?:(?<![a-z])in |year )(?:(?:early|late|mid|the (?:summer|spring|autumn|fall|winter|beginning|end"
    r"|middle|start|course|first half|second half) of)[ -])?$"
    r"|(?<![a-z])(?:at the (?:end|beginning|start) of|during|mid-) ?$"
)
#: A year behind so few code points opens its sentence and dates it, however long the doer's name is.
_OPENS = 12
#: A clause of its own behind the year: "has studied it since 2018, and in 2021 it launched".
_IT_DID = re.compile(
    r",? (?:it|they) (?:[a-z]{2,12}ly )?(?:[a-z]{3,14}ed|began|made|set|put|held|gave|took|let)(?![a-z])"
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
#: Or what opens a sentence on it: "Issued on 3 May 2020, the circular tells banks".
_OPENS_WITH = re.compile(
    r"\W{0,3}(?:first |originally |jointly )?(?:issued|published|adopted|released|signed|passed|enacted"
    r"|announced|launched|introduced|approved|unveiled|tabled|filed|gazetted|promulgated|dated)"
    r"(?: (?:by|to|in|into|at) [\w' ]{2,50}?)?,? (?:on|in) (?:the )?"
)
_THEN_DOCUMENT = re.compile(r"(?:,? (?:19|20)\d\d)?, (?:the|this|its|it|these|both) ")


#: So it is in Chinese of a paper that stands behind the year: 2020年《某法》通过.
_PAPER_DONE = re.compile(
    r"[\u3400-\u9fff]{0,8}《[^《》\n]{2,60}》(?:\([^()\n]{1,24}\))?(?:正式|获|已|全文|率先){0,2}"
    r"(?:通过|出台|生效|施行|实施|颁布|公布|发布|印发|落地|废止|修订)"
)


def dates_by_year(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether a year alone dates the act: "in 2020" beside a verb of the past, or as part of a name."""
    if mark.shift is not None or _is_to_come(page, cue, mark):
        return False
    if is_own_number(mark, page.folded):
        return True
    if is_named(page, mark):
        return (cue.verb is not None or opening_instrument(page, cue) != "") and not cue.analyst
    if is_of_document(page, cue, mark):
        return True
    if cue.verb is None or not cue.acts:
        return False
    within = _IN_YEAR.search(page.lower, max(0, mark.start - _NAME_REACH), mark.start) is not None
    own = mark.start - cue.sentence.start <= _OPENS or _IT_DID.match(page.lower, mark.end) is not None
    near = gap(page, cue.verb, mark) <= _BESIDE_YEAR
    return (within and (own or near)) or (page.folded[mark.end - 1] == "年" and near)


def _is_to_come(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether a year is that of something to come: by the words before it, or by its verb."""
    start, end = max(cue.sentence.start, mark.start - BESIDE), mark.end
    if cue.verb is not None and gap(page, cue.verb, mark) <= BESIDE:
        start, end = min(start, cue.verb.start), max(end, cue.verb.end)
    return _FUTURE.search(page.lower, start, end) is not None


def is_of_document(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether a date is that of what was done with a document, without a word of who did it."""
    if cue.topics and (opening_instrument(page, cue) or _PAPER_DONE.match(page.folded, mark.end)):
        return True
    if opens_with(page, cue, mark):
        return True
    low = max(cue.sentence.start, mark.start - BESIDE)
    return _DOCUMENT_DONE.search(page.lower, low, mark.start) is not None


def opens_with(page: Page, cue: Cue, mark: DateMark) -> bool:
    """Tell whether a sentence opens with what was done on a date with the document that it is about."""
    opens = _OPENS_WITH.fullmatch(page.lower, cue.sentence.start, mark.start)
    return opens is not None and _THEN_DOCUMENT.match(page.lower, mark.end) is not None


def gap(page: Page, verb: Span, mark: DateMark) -> int:
    """Return how much stands between a verb and a date, without blanked addresses and names of bodies."""
    first, last = sorted(((verb.start, verb.end), (mark.start, mark.end)))
    names = sum(body.end - body.start for body in page.bodies_in(first[1], last[0]))
    return max(0, len(" ".join(page.folded[first[1] : last[0]].split())) - names)


def is_named(page: Page, mark: DateMark) -> bool:
    """Tell whether a year is part of the name of an event or a document."""
    before = _NAME_BEFORE.search(page.folded, max(0, mark.start - _NAME_REACH), mark.start)
    return mark.quoted or before is not None or _NAME_AFTER.match(page.folded, mark.end) is not None
