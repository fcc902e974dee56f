"""Takes the marks of Markdown and HTML out of a text, so that words read on as they are shown to a reader.

A sentence of a web page is often written with marks in the middle of its words (``the [ministry](address)
**issued**``). The patterns of the finders read the bare words; every offset leads back to the given text.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from html import unescape
from itertools import islice

from documents.extraction.model import Span

_TARGET = r"\(\s?<?[^()\s]{0,600}(?:\([^()\s]{0,100}\)[^()\s]{0,200})?(?:\s\"[^\"\n]{0,200}\")?\s?\)"
_REFERENCE = r"\[[^\[\]\n]{0,60}\]"
#: A link that only cites where something was read.
_CITES = r"\(?\[(?:source|link|here|来源)\s?\d{0,2}\]" + _TARGET + r"\)?"
#: Tags that end a line, and others that a text may hold; what else stands in angle brackets is left alone.
_BLOCKS = (
    "p|div|br|hr|li|ul|ol|tr|table|tbody|thead|h[1-6]|section|article|blockquote|figure|figcaption|header"
    "|footer|main|nav|pre|dl|dt|dd|center"
)
_INLINE = "span|a|b|i|u|s|em|strong|font|small|sup|sub|td|th|img|code|label|button|mark|time|abbr|cite"
_ENTITIES = "nbsp|amp|lt|gt|quot|[lr][ds]quo|[mn]dash|hellip|middot|#\\d{2,5}"
_MARK = re.compile(
    rf"!\[[^\[\]\n]{{0,200}}\]{_TARGET}|{_CITES}"
    rf"|\[(?P<link>(?!\d{{1,3}}\]\[)[^\[\]\n]{{1,400}})\](?:{_TARGET}|{_REFERENCE})"
    r"|(?m:^ {0,3}\[[^\[\]\n]{1,40}\]: ?(?:https?:|/|#|<|www\.)[^\n]{0,600}$)"
    rf"|(?P<block></?(?:{_BLOCKS})(?:\s[^<>]{{0,1000}})?/?>)"
    rf"|</?(?:{_INLINE})(?:\s[^<>]{{0,1000}})?/?>"
    rf"|(?P<entity>&(?:{_ENTITIES});)"
    r"|(?<=[^\s*>#+\-.\d])(?P<gap>[^\S\n]{0,2})(?P<stars>\*{1,3})"
    r"(?=[^\s*])(?P<strong>[^*\[\n]{1,200})(?<=\S)(?P=stars)(?!\*)",
    re.IGNORECASE,
)
#: Lines of data ("date: "…",") show their values; so many of them make a text one of data.
_KEY = r"(?m:^[ \t]{0,40}\"?[A-Za-z_]{1,24}\"?[ \t]?:[ \t]?(?:\n[ \t]{0,40})?"
_DATA = re.compile(
    rf"{_KEY}\"(?P<value>[^\"\n]{{1,2000}})\"[,;]?[ \t]*$)"
    r"|(?m:^[ \t]{0,40}(?:[A-Za-z_]{1,24}[ \t]?:[ \t]?)?[{}\[\](),;]{1,4}[ \t]*$)"
)
_FEWEST_VALUES = 6
#: (A line that only keeps the address of a reference, ``[3]: https://…``, holds no words either.)
#: Where a text holds none of these, it has no marks.
_SIGNS = ("](", "][", "</", "/>", "<br", "&", "**")


@dataclass(frozen=True, slots=True)
class Unmarked:
    """A text without its marks.

    ``links`` and ``strong`` are words of it that were marked so; ``data`` tells that it was lines of data.
    """

    text: str
    links: tuple[Span, ...] = ()
    strong: tuple[Span, ...] = ()
    data: bool = False
    _starts: tuple[int, ...] = (0,)
    _given: tuple[int, ...] = (0,)

    def given(self, start: int, end: int) -> tuple[int, int]:
        """Return the offsets in the given text of what stands between two offsets of this one."""
        return self._back(start), self._back(end - 1) + 1

    def _back(self, at: int) -> int:
        """Return the offset in the given text of one character."""
        piece = bisect_right(self._starts, at) - 1
        return self._given[piece] + at - self._starts[piece]


class _Writer:
    """Puts the pieces that stay one behind the other and keeps where each came from."""

    def __init__(self) -> None:
        """Begin with nothing."""
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.given: list[int] = []
        self.length = 0

    def add(self, words: str, given: int) -> Span | None:
        """Add words that begin at an offset of the given text; return where they stand now."""
        if not words:
            return None
        self.pieces.append(words)
        self.starts.append(self.length)
        self.given.append(given)
        self.length += len(words)
        return Span(self.length - len(words), self.length)


def unmarked(text: str) -> Unmarked:
    """Return the words of a text that holds Markdown, HTML or lines of data; of any other the text itself."""
    data = _is_data(text)
    if not data and not any(sign in text for sign in _SIGNS):
        return Unmarked(text)
    writer, done = _Writer(), 0
    shown: dict[str, list[Span]] = {"link": [], "strong": [], "value": []}
    for mark in (_DATA if data else _MARK).finditer(text):
        writer.add(text[done : mark.start()], done)
        done = mark.end()
        kind = mark.lastgroup or ""
        if kind in shown:
            writer.add(mark["gap"] or "" if kind == "strong" else "", mark.start())
            piece = writer.add(mark[kind], mark.start(kind))
            shown[kind] += [piece] if piece else []
        elif not data:
            writer.add(_stands_for(mark), mark.start())
    writer.add(text[done:], done)
    links, strong = tuple(shown["link"]), tuple(shown["strong"])
    starts, given = tuple(writer.starts) or (0,), tuple(writer.given) or (0,)
    return Unmarked("".join(writer.pieces), links, strong, data, starts, given)


def _is_data(text: str) -> bool:
    """Tell whether a text is lines of data: an object of a program, or what was written by one."""
    if ': "' not in text and ":\n" not in text:
        return False
    values = (mark for mark in _DATA.finditer(text) if mark["value"])
    return sum(1 for _ in islice(values, _FEWEST_VALUES)) == _FEWEST_VALUES


def _stands_for(mark: re.Match[str]) -> str:
    """Return the character that a tag or an entity stands for; most tags stand for none."""
    if mark["block"]:
        return "\n"
    return unescape(mark["entity"])[:1] if mark["entity"] else ""
