"""Finds the numbered headlines of a digest: stories that share nothing but the page they stand on."""

import re
from itertools import pairwise

from documents.extraction.headings import Heading
from documents.extraction.model import Span
from documents.extraction.numerals import chinese_number
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

#: The number of a headline, with the marks that may stand around it ("**2。", "3)", "## 4.", "五、").
_NUMBER = re.compile(
    r"[#*\s>]{0,8}(?:(?:no\.|top) ?)?"
    r"(?:(?P<figure>\d{1,2})\s?[.。、:)]|(?P<han>[一二三四五六七八九十]{1,2})、)"
    r"(?!\d)[\s*]{0,6}",
    re.IGNORECASE,
)
_ENDS = re.compile(r"[.。;；,，:：!！?？…][\"')*\s]*$")
#: A headline has at least and at most so many characters, and the story under it at least so many.
_SHORTEST, _LONGEST, _STORY = 5, {"en": 140, "zh": 50}, {"en": 120, "zh": 50}
#: What the head of a page calls a digest.
_DIGEST = re.compile(
    r"(?<![a-z])(?:round-?up|digest|recap|bulletin|briefing|newsletter|highlights|headlines|top stories"
    r"|biggest stories|news of the (?:day|week)|(?:this|last|the) (?:week|month) in|weekly|daily news"
    r"|news in brief)"
    r"(?![a-z])"
    r"|最大的(?:故事|新闻)|要闻|速览|速递|快讯|简讯|周报|日报|早报|晚报|晨报|午报|月报|简报"
    r"|一周|每周|本周|综述|盘点|汇总|集锦|大事"
)
#: Its head is so many lines; so many stories make it one.
_HEAD_LINES, _FEWEST = 3, 2


def digest_heads(page: Page) -> list[Heading]:
    """Return the headlines numbered from one on, each over its own story; of other pages none.

    The page must call itself a digest, or its headlines must name different places or bodies: the
    sections of a single document do neither.
    """
    found: list[Heading] = []
    for line, behind in pairwise(page.lines):
        heading = _numbered(page, line, behind, len(found) + 1)
        if heading is not None:
            found.append(heading)
    if len(found) < _FEWEST:
        return []
    return found if _calls_itself_so(page, found[0].start) or len(_subjects(page, found)) >= _FEWEST else []


def _numbered(page: Page, line: Span, behind: Span, number: int) -> Heading | None:
    """Read a line as the headline that bears a number, or return ``None``."""
    marker = _NUMBER.match(page.folded, line.start, line.end)
    if marker is None or _value(marker) != number:
        return None
    length = line.end - marker.end()
    if (
        not _SHORTEST <= length <= _LONGEST[page.language]
        or behind.end - behind.start < _STORY[page.language]
    ):
        return None
    if _ENDS.search(page.folded, marker.end(), line.end):
        return None
    place = next((p for p in page.places_in(marker.end(), line.end) if not p.inside), None)
    return Heading(line.start, line.end, line.end, "digest", place)


def numbered_stories(page: Page) -> list[Heading]:
    """Return the numbers of stories that are one line each, on a page that calls itself a digest."""
    found: list[Heading] = []
    for line in page.lines:
        marker = _NUMBER.match(page.folded, line.start, line.end)
        if marker is None or _value(marker) != len(found) + 1:
            continue
        if line.end - marker.end() >= _STORY[page.language]:
            found.append(Heading(line.start, marker.end(), marker.end(), "digest", None))
    return found if len(found) > _FEWEST and _calls_itself_so(page, found[0].start) else []


def _value(marker: re.Match[str]) -> int | None:
    """Return the number that a headline bears."""
    return chinese_number(marker["figure"] or marker["han"])


def _calls_itself_so(page: Page, end: int) -> bool:
    """Tell whether the head of the page says that it gathers news."""
    head = [line for line in page.lines[:_HEAD_LINES] if line.end <= end]
    return bool(head) and _DIGEST.search(page.lower, head[0].start, head[-1].end) is not None


def is_digest(page: Page) -> bool:
    """Tell whether the head of a page says that it gathers news."""
    return bool(page.lines) and _calls_itself_so(page, page.lines[-1].end)


def _subjects(page: Page, headings: list[Heading]) -> set[str]:
    """Return the first place or body that each headline names."""
    found: set[str] = set()
    for heading in headings:
        bodies = (b for b in page.bodies_in(heading.start, heading.end) if b.kind in NAMED_KINDS)
        named = [b.region or b.name for b in bodies]
        if heading.place is not None:
            named.insert(0, heading.place.code)
        found.update(named[:1])
    return found
