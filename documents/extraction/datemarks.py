"""Finds every date that a text writes, with what its neighbours say about it.

``fields.dates`` decides which mark dates an act, ``years`` from where a missing year follows.
"""

import re
from bisect import bisect_right
from functools import lru_cache

from documents.extraction.countedforms import COUNTED_FORMS
from documents.extraction.dateforms import FORMS
from documents.extraction.dottedforms import DOTTED, dotted
from documents.extraction.model import DateMark
from documents.extraction.spotting import Spotted, spotted

_FORMS = (*COUNTED_FORMS, *FORMS, (DOTTED, dotted))


@lru_cache(maxsize=1)
def _patterns() -> dict[str, Spotted]:
    """Return the forms as patterns, made once."""
    return spotted({pattern: re.compile(pattern) for pattern, _ in _FORMS})


#: What stands right before a date (lower case) and says that it does not date an act.
_BEFORE = (
    (
        "deadline",
        re.compile(
            r"\bby mid-\s?$"
            # the end of a consultation: "it closes on", "the deadline for comments is"
            r"|\b(?:clos(?:es|ing)|ends|ending|lapses|expires|runs out|remains? open|(?:is|are) open for)"
            r"(?: [a-z]{2,12}){0,3}?(?: on| until| till| through)? $"
            r"|\b(?:consultation|comments?|comment period|feedback|submissions?|responses|proposals"
            r"|applications|hearing)\b[^.;,\n]{0,40} "
            r"(?:closed|ended|(?:is|are|was|were) (?:due|open|accepted|invited)"
            r"|(?:should|must|can|may|will) be (?:sent|submitted|made|filed|received|closed|accepted))"
            r"(?: [a-z]{2,12}){0,3}? (?:on|by|until|till|through) $"
            r"|\bdeadline(?: for| to| of) [^.;,\n]{2,50} (?:is|was|falls on|has been set for|of) $"
            r"|\bwithin (?:[\w-]{1,12} ){1,3}(?:days?|weeks?|months?|years?)(?: as)?"
            r" (?:of|from|after|following)\s?$"
            r"|(?:\b(?:by|before|until|till|(?<!back )to|no later than|not later than"
            r"|up to|through|within|up till"
            r"|between"
            r"|ending(?: in| on)?|due|due on|due by|deadline of|expires on|expiring|no earlier than|ahead of)"
            r"(?:\s(?:the\s)?(?:end|start|beginning|middle|close|year)(?:\sof)?|\s(?:early|late|mid))?|(?<!直)到|(?<!直)至|截止|截至|力争|(?:展望|面向|迈向|瞄准)了?|于?不晚于|(?:预计|计划|有望|料|可能)(?:将|会)?(?:于|在)?)\s?$"
        ),
    ),
    (
        "deadline",
        re.compile(
            # what is only planned: "expects to open the registry in 2023"
            r"(?<!\bthe )(?<!\bits )(?<!\ban )(?<!\ba )(?<!ed )(?<!their )(?<!of )"
            r"\b(?:plans|aims|expects|hopes|intends|wants|wishes|seeks|would|may|might|could"
            r"|(?:is|are|was|were) (?:now )?(?:plann|aim|expect|hop|look|prepar|set|bound|poised|ready|likely"
            r"|due"
            r"|scheduled|slated)(?:ing|ned|ed)?) "
            r"(?:to |be )?(?:(?!was |were |has |had )[^\s.,;:()]{1,20} ){1,10}(?:in|during|around)"
            r"(?: (?:early|late|mid))?\s?$"
        ),
    ),
    ("as-of", re.compile(r"\b(?:as of|as at|(?:of|at) mid-)\s?$|(?:截至|截止)\s?$")),
    (
        "since",
        re.compile(
            r"\b(?:since|from|after|followed)(?:\s(?:early|late|mid|the))?\s?$"
            r"|(?:自从|自|从|继|早于)\s?$"
            r"|\bsince\b[^.,;]{0,60}$"
            r"|\bafter (?:the|an?|its?|his|her|their|being) "
            r"(?!(?:[a-z]+ ){0,2}(?:vote|meeting|session|reading|hearing|ballot|sitting))"
            r"[^.,;]{2,60}\b(?:in|on) $"
            # what an act follows, and what befell a market or a firm: "the hack of an exchange in January"
            r"|\bfollow(?:s|ed|ing)? (?:the|an?|its?|his|her|their|similar) [^.,;]{2,60}\b(?:in|on) $"
            r"|\b(?:hack(?:s|ing)?|thefts?|heists?|collapse|crash|incidents?|attacks?|bankruptcy|failure|scandal"
            r"|breach|outbreak|pandemic|invasion|war|peak|highs?|lows?|rally|surge|boom|bubble|halving|fork"
            r"|meltdown|bust|insolvency|implosion|downfall|outage|leak|fraud|scam|arrest|raid)"
            r"(?: (?:of|at|on|against|by) (?:[\w.'-]{1,20} ){1,5}?)? ?"
            r"(?:in|on|of|last|since|from) (?:early |late |mid-)?$"
        ),
    ),
    (
        "period",
        re.compile(r"\b(?:for the years?|for|during the period|over the next|fiscal|fy|the years?)\s?$"),
    ),
    (
        "page",
        re.compile(
            # an issue of the page's own: "covered in our May update"
            r"\b(?:covered|reported|discussed|described|noted|mentioned|see|in) (?:in )?(?:our|my) "
            r"(?:last |previous |earlier |recent )?$"
            r"|\b(?:reported|reports|wrote|writes)(?: (?:early|late))?"
            r"(?: (?:on )?(?:mon|tues|wednes|thurs|fri|satur|sun)day,?| on)(?: \()?\s?$"
            r"|(?:\A|\n)\s{0,4}(?:date|time|posted|published|updated|created|pubdate)\s{0,2}[:|]?\s{0,3}$"
            r"|(?:(?:(?<![a-z] )|(?<!\w)(?:articles?|stor(?:y|ies)|posts?|page|report|first|originally|last)"
            r"(?: was)? )(?:published on|posted on|posted|updated)|updated(?= ?[:|])"
            r"|(?:published|date|dated)(?=\s?:)|发布时间|发表时间|时间|日期|更新时间|来源)\s?:?\s?$"
        ),
    ),
)
_AFTER = (
    (
        "page",
        re.compile(
            r"^\s?(?:凌晨|早间|上午|中午|下午|傍晚|晚间?)?(?:消息|讯|电|日电|电讯|报道)|^份?,?\s?我们.{0,4}(?:报道|说过|提到)"
            r"|^\s?[-,]?\s?[(]?(?:reuters|ap\b|afp"
            r"|xinhua(?! (?:news agency )?(?:was|is|has been) authori[sz]ed))"
            r"|^(?:\) report|\)? (?:article|blog post|story|interview|tweet|edition|newsletter))(?![a-z])"
            r"|^\. (?:reuters|ap/|afp|photo)"
        ),
    ),
    (
        "deadline",
        re.compile(
            r"^(?:\s?\([^()\n]{2,5}\))?\s?(?:[上下]午|中午|晚上?)?(?:\d{1,2}[:时点]\d{0,2}分?)?"
            r"(?:前(?!后)|之前|底前|末前|以前)|^(?:年底前|底建|底,?完成|的?(?:远景|愿景))|^\s(?:deadline|target)"
        ),
    ),
    (
        "period",
        re.compile(
            r"^\s?(?:-|--|至|到|to|until|through|~|and)\s?(?:the\s)?(?:(?:19|20)\d\d|\d{1,2}\s?月|[A-Z][a-z]{2,8}\s\d)"
        ),
    ),
    ("effective", re.compile(r"^\s?(?:起|才|方)?(?:正式)?(?:施行|实施|生效|执行|起施行)")),
    ("effective", re.compile(r"^起")),
    ("since", re.compile(r"^(?:之后|以后|后,|[^,。;\n]{0,40}?以来)")),
    ("expires", re.compile(r"^\s?(?:废止|失效|止|期满)")),
)
_EFFECTIVE_BEFORE = re.compile(
    r"(?:in(?:to)? force|into effect|effective|takes? effect|took effect|have applied|begins? to work"
    r"|生效时间|施行时间)"
    r"[^.;。]{0,24}$"
)
_STARTING = re.compile(
    r"\b(?:starting|beginning|scheduled for|slated for|set for|planned for|as from)(?:\son|\sfrom)?\s?$"
)
#: What has applied since a day took effect on it; what is made after a day did not.
_LATER = re.compile(r"\b(?:after|followed)(?:\s(?:early|late|mid|the))?\s?$")
_APPLIED = re.compile(
    r"\b(?:have|has) applied\b|\b(?:is|are|been) in force\b|施行|实施|生效"
    r"|\b(?:is|are|(?:has|have) been) (?:now |also |officially |legally )?"
    r"(?:recogni[sz]ed|banned|prohibited|forbidden|(?:il)?legal(?:i[sz]ed)?|regulated|required|obliged|subject|allowed"
    r"|permitted|exempt(?:ed)?|taxed|taxable|licen[sc]ed|treated as|classified|defined|considered)\b"
    r"|\bmust\b"
)
_APPLIED_REACH = 160
#: Or that there has been since then: "a total ban since 2014", "outlawed since".
_RULED = re.compile(
    r"\b(?:ban|prohibition|moratorium|banned|prohibited|forbidden|outlawed|illegal|legal|regulated|in force"
    r"|exempt)\b[^.;\n]{0,50}\bsince (?:early |late |mid-)?$"
)
#: Or that it will hold from then on: "must register as of", "banned coins as of".
_FROM_THEN = re.compile(
    r"\b(?:ban(?:s|ned)?|prohibit\w{0,3}|forb\w{2,6}|outlaw\w{0,3}|(?:il)?legal\w{0,6}|requir\w{1,3}|oblig\w{1,4}|must"
    r"|shall|appl(?:y|ies|ied)|tax(?:es|ed)?|licen[sc]ed|allow\w{0,3}|permit\w{0,3}|exempt\w{0,3}|recogni[sz]\w{1,3}"
    r"|regulat\w{1,2}|abolish\w{0,3}|repeal\w{0,3}|suspend\w{0,3}|replac\w{1,3})\b[^.;\n]{0,64}"
    r"\bas (?:of|from) (?:the )?(?:early |late |mid-)?$"
)
_PERIOD_BEFORE = re.compile(r"(?:(?:19|20)\d\d|\d\s?月|\d\s?日)\s?(?:年)?\s?(?:-|--|至|到|to|~)\s?$")
_NEAR = 70
#: What stands on the sheet of a document before the day of its own making.
_ISSUED = re.compile(
    r"(?:成文|印发|发文|签发|颁布|通过|制定|批准|签署)(?:日期|时间)\s?[:|]?\s{0,3}$"
    r"|\b(?:date of (?:issue|issuance|adoption|promulgation|enactment|signing|signature|passage)"
    r"|(?:issue|issuing|issuance|promulgation|adoption|enactment|signing|approval) date"
    r"|date (?:issued|adopted|enacted|passed|signed)"
    r"|(?:issued|adopted|enacted|promulgated|signed) on)\s?[:|]\s?\|?\s{0,3}$"
)
_TITLE = re.compile(r"《[^《》\n]{2,120}》|\"(?<![\w。,;:]\")(?=[A-Z\d'])[^\"\n]{4,300}\"")


#: A quotation in the first or second person is what somebody said, whatever year it holds.
_SPOKEN = re.compile(r"\b(?:we|i|our|us|my|you|your|we've|we're|i'm)\b")


def is_labelled(mark: DateMark, low: str) -> bool:
    """Tell whether a date stands behind the words by which a document tells the day of its own making."""
    return _ISSUED.search(low, max(0, mark.start - _NEAR), mark.start) is not None


def find_dates(folded: str, low: str) -> tuple[DateMark, ...]:
    """Return the dates of a folded text in its order; ``low`` is its lower-case form of the same length."""
    taken: list[DateMark] = []
    starts: list[int] = []
    for pattern, reader in _FORMS:
        found = (reader(match) for match in _patterns()[pattern].finditer(folded, 0, len(folded)))
        fresh = [mark for mark in found if mark is not None and not _covered(mark, taken, starts)]
        if fresh:
            taken = sorted([*taken, *fresh], key=lambda mark: mark.start)
            starts = [mark.start for mark in taken]
    titles = [(match.start(), match.end()) for match in _TITLE.finditer(folded)]
    return tuple(_in_context(mark, folded, low, titles) for mark in taken)


def _applies(mark: DateMark, before: str, low: str) -> bool:
    """Tell whether rules are said to apply since a date."""
    if _LATER.search(before) is not None:
        return False
    ruled = _RULED.search(before) or _APPLIED.search(low, mark.end, mark.end + _APPLIED_REACH)
    return ruled is not None


#: Chinese lines are not broken at a width: a line break behind such a character ends a paragraph.
_FIRST_CJK = "\u2e80"


def _covered(mark: DateMark, taken: list[DateMark], starts: list[int]) -> bool:
    """Tell whether a mark overlaps one that was taken before."""
    at = bisect_right(starts, mark.start)
    if at and taken[at - 1].end > mark.start:
        return True
    return at < len(taken) and taken[at].start < mark.end


def _same_paragraph(before: str) -> str:
    """Return what stands before a date in its own paragraph: a heading that ends in 计划 plans nothing."""
    head, line_break, tail = before.rpartition("\n")
    if line_break and (head.endswith("\n") or head[-1:] >= _FIRST_CJK):
        return tail
    return before


def _in_context(mark: DateMark, folded: str, low: str, titles: list[tuple[int, int]]) -> DateMark:
    """Add the role that the neighbours give to a date, and whether it stands inside a title."""
    at = bisect_right(titles, mark.start, key=lambda title: title[0])
    if at and titles[at - 1][1] >= mark.end:
        spoken = mark.month is None and _SPOKEN.search(low, *titles[at - 1]) is not None
        mark = mark._replace(quoted=not spoken, role="said" if spoken else mark.role)
    if mark.role == "said" or is_labelled(mark, low):
        return mark
    before = _same_paragraph(low[max(0, mark.start - _NEAR) : mark.start])
    after = low[mark.end : mark.end + _NEAR]
    for role, pattern in _AFTER:
        if pattern.search(after if role != "period" else folded[mark.end : mark.end + _NEAR]):
            return mark._replace(role=role)
    if _PERIOD_BEFORE.search(before):
        return mark._replace(role="period")
    if _EFFECTIVE_BEFORE.search(before) or _STARTING.search(before) or _FROM_THEN.search(before):
        return mark._replace(role="effective")
    for role, pattern in _BEFORE:
        if pattern.search(before):
            return mark._replace(
                role="effective" if role == "since" and _applies(mark, before, low) else role
            )
    return mark
