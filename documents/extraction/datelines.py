"""Tells the date of a page, of its place line and of its signature from the dates of acts."""

import re
from bisect import bisect_right
from functools import lru_cache

from documents.extraction.datemarks import is_labelled
from documents.extraction.enacting import ENACTING
from documents.extraction.model import DateMark, Span
from documents.extraction.spotting import Spotted, spotted

#: A page's own date stands in its first lines, a signature's in the last.
_FIRST_LINES, _LAST_LINES = 8, 4
#: The head of a bill, down to its words of enactment, has no more lines than that.
_HEAD_LINES = 24
#: A line of at most so many other words beside its date holds nothing but the date.
_FEW_WORDS = 4
_WORD = re.compile(r"[a-z]{2,}|[\u4e00-\u9fff]+")
_NOISE = re.compile(
    r"(?<![a-z])(?:mon|tues?|wednes|thurs?|fri|satur|sun)day(?![a-z])|(?<![a-z])(?:reporter|source|comprehensive|updated|published|posted|editor"
    r"|author|editorial|views?|by|edt|est|gmt|utc|am|pm)(?![a-z])|\d{1,2}:\d\d|来源|作者|发布时间|时间|浏览|星期."
)
_BYLINE = re.compile(r"(?:source|author|views?|来源|作者|浏览|阅读|发布时间|编辑)\s?[:|]")
_PLACE_LINE = re.compile(r"^[A-Z][A-Za-z' .]{2,28}(?:\([A-Za-z ]+\))?,?\s$")
_AFTER_PLACE_LINE = re.compile(r"^\s?(?:-|\(|:|/)")
_WITHOUT_DATE = 40
#: What may stand beside the date of a signature.
_SIGNING = re.compile(
    r"(?<![a-z])(?:approved|adopted|signed|enacted|issued|dated?|passed|done|given|introduced|filed|prefiled|at|this|day|of|the|on|by|governor)(?![a-z])"
    r"|发布|印发|通过|批准|签署|公布|日期"
)
#: A short line that says what was done that day dates an act, not its page.
_DONE = re.compile(
    r"通过|施行|发布|印发|号|passed|adopted|effective|act|decree|signed|enacted|approved|ratified|vetoed|introduced"
)
#: Longer lines are text (code points).
_LONGEST = 160
_NUMBER_REACH = 48
_NUMBER_BEFORE = re.compile(
    r"(?:\A|\n|文号\s?[:|]?\s?)[#* ]{0,4}(?:[\u3400-\u9fff]{1,12}|(?:[A-Za-z]{2,12} ?){1,6})[〔\[(【]$"
)
_NUMBER_BEHIND = re.compile(r"[〕\])】]\s?(?:第?\s?\d{1,5}\s?号|[Nn]o\.? ?\d)")
#: An order, a proclamation or a fact sheet says so near its beginning; the date at its head is its own.
_ORDER = re.compile(
    r"(?:hereby|it is) (?:order|proclaim|direct|adopt|enact|decree)\w{0,3}"
    rf"|by the authority vested|^fact sheet|{ENACTING}"
)
_ORDER_REACH = 2_500
#: A notice in which an authority speaks for itself says so in its first sentences, behind headline and date.
_OWN_WORDS = re.compile(
    r"(?<![a-z])(?<![^a-z]i )(?<!we )(?:wish(?:es)?|would like|deems? it (?:necessary|appropriate)"
    r"|takes? th(?:is|e) opportunity) to (?:again |once again |once more |hereby |further )?"
    r"(?:draw|remind|inform|advise|alert|warn|caution|clarify|notify|bring|reiterate|emphasi[sz]e|announce"
    r"|state|point out|stress|make (?:it )?(?:clear|known))(?![a-z])"
    r"|(?<![a-z])hereby "
    r"(?:inform|notif|remind|warn|advis|caution|announc|clarif|alert|draw|issu|publish|request)"
    r"|(?<![a-z])(?:(?:is|are) issuing )?this "
    r"(?:statement|notice|warning|alert|advisory|circular|guidance|bulletin) "
    r"(?:is (?:issued|intended|addressed|to)|sets out|aims|serves|reminds|informs|applies)(?![a-z])"
)
_OWN_REACH = 800
#: The head of a letter or memorandum that an authority itself wrote: from whom, to whom, on what.
_FROM, _ABOUT = (
    re.compile(rf"(?m)^[#* ]{{0,4}}{label}[* ]{{0,3}}:") for label in ("from", "(?:re|subject|subj|sub)")
)


def is_order(low: str) -> bool:
    """Tell whether a folded text in lower case is itself an order, notice, proclamation or fact sheet."""
    reached = (("order", _ORDER_REACH), ("own", _OWN_REACH))
    if any(_spotted()[words].search(low, 0, min(reach, len(low))) for words, reach in reached):
        return True
    head = low[:_OWN_REACH]
    return _FROM.search(head) is not None and _ABOUT.search(head) is not None


@lru_cache(maxsize=1)
def _spotted() -> dict[str, Spotted]:
    """Return the words of orders and notices, to be tried only where they may begin."""
    return spotted({"order": _ORDER, "own": _OWN_WORDS})


def _head(low: str, lines: tuple[Span, ...]) -> list[Span]:
    """Return the lines at the head of a text that is itself an order, bill or notice; of others none."""
    if not is_order(low):
        return []
    orders = _spotted()["order"].search(low, 0, min(_ORDER_REACH, len(low)))
    at = orders.start() if orders else 0
    over = [line for line in lines[_FIRST_LINES:_HEAD_LINES] if line.end <= at]
    return [*lines[:_FIRST_LINES], *over]


def place_roles(
    marks: tuple[DateMark, ...], folded: str, low: str, lines: tuple[Span, ...]
) -> tuple[DateMark, ...]:
    """Give the role ``page`` or ``dateline`` to dates that say when the page was written."""
    roles: dict[int, str] = {}
    if is_order(low):
        head = lines[min(_FIRST_LINES, len(lines)) - 1].end if lines else 0
        return tuple(
            mark._replace(role="act") if mark.role == "page" and mark.end <= head else mark for mark in marks
        )
    for line in lines[: min(_FIRST_LINES, (len(lines) + 1) // 2)]:
        for mark in marks:
            if line.start <= mark.start and mark.end <= line.end and mark.month:
                role = None if _is_signed(mark, low, lines) else _role(mark, folded, line)
                if role and not is_labelled(mark, low):
                    roles[mark.start] = role
            if mark.start > line.end:
                break
    return tuple(mark._replace(role=roles[mark.start]) if mark.start in roles else mark for mark in marks)


#: Above the day of a signature stands, on a line of its own, who signs, or the end of a letter
#: that hands a paper on (现印发给你们，请认真贯彻执行。特此通知。); the text of the paper comes before.
_SIGNER = re.compile(
    r"[\u3400-\u9fff、() ]{2,48}"
    r"(?:局|厅|委|会|部|院|府|办|室|处|署|行|中心|小组|[局厅委部][\u3400-\u9fff]{2,10}[处科])\s*"
)
_HANDED_ON = re.compile(
    r"[^\n]{0,160}(?:(?:印发|转发|发)给你们|现(?:予以?)?(?:印发|公布|发布|公告)|特此(?:通知|公告|通告|通报|函告|批复|公布))"
    r"[^\n。]{0,60}。?\s*"
)
_ABOVE_SIGNER = 3


def _is_signed(mark: DateMark, low: str, lines: tuple[Span, ...]) -> bool:
    """Tell whether a day stands alone on a line under who signs or the end of a letter, wherever it is."""
    at = bisect_right(lines, mark.start, key=lambda line: line.start) - 1
    if at < _ABOVE_SIGNER or mark.day is None or mark.year is None:
        return False
    line, signer = lines[at], lines[at - 1]
    alone = not low[line.start : mark.start].strip() and not low[mark.end : line.end].strip()
    above = _SIGNER.fullmatch(low, signer.start, signer.end) or _HANDED_ON.fullmatch(
        low, signer.start, signer.end
    )
    return alone and above is not None


def _role(mark: DateMark, folded: str, line: Span) -> str | None:
    """Return the role that a line gives to its date, or ``None``."""
    if mark.start - line.start > _LONGEST:
        return None
    before, after = folded[line.start : mark.start], folded[mark.end : min(line.end, mark.end + _LONGEST)]
    if _PLACE_LINE.match(before) and _AFTER_PLACE_LINE.match(after):
        return "dateline"
    if line.end - line.start > _LONGEST:
        return None
    rest = (before + " " + after).lower()
    if _BYLINE.search(rest) and len(before) < _WITHOUT_DATE:
        return "page"
    words = _WORD.findall(_NOISE.sub(" ", rest))
    if len(words) <= _FEW_WORDS and len("".join(words)) <= _WITHOUT_DATE and not re.search(r"[《》。]", rest):
        return None if _DONE.search(rest) else "page"
    return None


def is_own_number(mark: DateMark, folded: str) -> bool:
    """Tell whether a year stands in the number on a line of its own that a document bears: 〔2020〕9号."""
    before = _NUMBER_BEFORE.search(folded, max(0, mark.start - _NUMBER_REACH), mark.start)
    return before is not None and _NUMBER_BEHIND.match(folded, mark.end) is not None


def is_signature(mark: DateMark, low: str, lines: tuple[Span, ...]) -> bool:
    """Tell whether a date stands alone on one of the last lines, as a signature, or behind a label."""
    if is_labelled(mark, low) or is_own_number(mark, low) or _is_signed(mark, low, lines):
        return True
    at_head = mark.end <= _ORDER_REACH and bool(lines) and mark.end <= lines[:_HEAD_LINES][-1].end
    head = _head(low, lines) if at_head else []
    for line in (*lines[-_LAST_LINES:], *head):
        if line.end - line.start <= _LONGEST and line.start <= mark.start and mark.end <= line.end:
            rest = low[line.start : mark.start] + low[mark.end : line.end]
            return not _WORD.search(_SIGNING.sub(" ", _NOISE.sub(" ", rest)))
    return False
