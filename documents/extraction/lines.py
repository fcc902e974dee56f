"""Finds the lines of a text, of which a paragraph broken at a fixed width makes one."""

import re
from itertools import pairwise

from documents.extraction.model import Span

#: A text is broken at a fixed width if its lines are no longer than that and so many are gone on with.
_WRAPPED_FROM, _WRAPPED_TO, _FEWEST_WRAPPED, _WRAPPED_SHARE = 45, 130, 8, 0.35
#: Of the lines that go on so many begin with a capital at most; where more do, each is a row or an entry.
_CAPITALS_SHARE = 0.7
#: Such a line begins a paragraph of its own.
_NEW_LINE = re.compile(
    r"[-*#>•·|{}\[\]]|[\"']?\w{2,24}[\"']?: ?[\"'\[{]"
    r"|\(?[a-zA-Z0-9]{1,3}[.)]\s|\([a-z0-9]{1,4}\)|(?:Sec|SEC|Section|SECTION|Article|ARTICLE|Whereas|WHEREAS)\b|§|第.{1,5}[条章]"
)
#: Marks at the end of a line after which no sentence goes on.
_CLOSING = ".。!?;；:："


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Cut white space from both ends; nothing left gives ``None``."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip())
    right = len(piece.rstrip())
    return Span(start + left, start + right) if right > left else None


def split_lines(folded: str) -> tuple[Span, ...]:
    """Return the lines that are not blank, without the white space around them.

    In a text whose paragraphs are broken at a fixed width, a paragraph is one line.
    """
    spans: list[Span] = []
    position = 0
    for line in folded.splitlines(keepends=True):
        span = trimmed(folded, position, position + len(line))
        if span:
            spans.append(span)
        position += len(line)
    return tuple(_unwrapped(folded, spans) if _is_wrapped(folded, spans) else spans)


def _goes_on(folded: str, line: Span, behind: Span) -> bool:
    """Tell whether a line is long enough to have been broken, or in the middle of a sentence, and the next
    one goes on with it.
    """
    unfinished = folded[line.end - 1] not in _CLOSING and folded[behind.start].islower()
    long = line.end - line.start >= _WRAPPED_FROM
    if not (long or unfinished) or folded.count("\n", line.end, behind.start) > 1:
        return False
    return folded[line.end - 1] not in ":：" and _NEW_LINE.match(folded, behind.start, behind.end) is None


def _is_wrapped(folded: str, spans: list[Span]) -> bool:
    """Tell whether most lines of a text are of one width and are gone on with."""
    if len(spans) < _FEWEST_WRAPPED or any(s.end - s.start > _WRAPPED_TO for s in spans):
        return False
    broken = [
        folded[two.start]
        for one, two in pairwise(spans)
        if _goes_on(folded, one, two) and folded[one.end - 1] not in ".。!?;；"
    ]
    capitals = sum(first.isupper() for first in broken)
    return len(broken) >= _WRAPPED_SHARE * len(spans) and capitals <= _CAPITALS_SHARE * len(broken)


def _unwrapped(folded: str, spans: list[Span]) -> list[Span]:
    """Return the paragraphs of a text broken at a fixed width."""
    joined = [spans[0]]
    for one, two in pairwise(spans):
        if _goes_on(folded, one, two):
            joined[-1] = Span(joined[-1].start, two.end)
        else:
            joined.append(two)
    return joined
