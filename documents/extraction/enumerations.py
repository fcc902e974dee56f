"""Finds the entries of enumerations: numbered, lettered, bulleted, in words; nested or in one line."""

import re
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from documents.extraction.markers import INLINE_STYLES, inline_run, line_marker, number_of
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: An article that begins within a line, behind the stop of the one before. (What must stand before it is
#: looked at behind its first letters: so the search passes quickly over all other characters.)
_ARTICLE_INSIDE = re.compile(
    r"第(?<=[。;!?\s]第)[一二三四五六七八九十百零〇\d]{1,6}条(?=[\s:])"
    r"|Article(?<=[.;]\sArticle)\s\d{1,3}[.:]\s(?=[A-Z(])"
    r"|Sec(?:tion(?<=[.;]\sSection)|\.(?<=[.;]\sSec\.))\s\d{1,3}[.:]\s(?=[A-Z(])"
)
#: A line that opens the next part of a text goes on with no entry: 第二阶段:….
_NEXT_PART = re.compile(r"第[一二三四五六七八九十\d]{1,3}(?:阶段|部分|[章节步类期轮篇])")
_CHAPTER = re.compile(
    r"第[一二三四五六七八九十百]{1,4}[章节编]|(?:Chapter|Part|Annex|Appendix)\s+[\dIVX]{1,4}\b"
)
#: A line that closes one list of articles and is no part of the last article.
_TERMINAL = re.compile(r"[.。!?;:,；…][\"')\]]?$")
#: A line after the last article that is shorter than this is a signature or a date.
_SIGNATURE = 40
#: A Chinese entry that is no longer than this and has no stop may be a heading (code points).
_HEADING = 12
#: A numbered entry no longer than this that ends in a colon goes on in the line below (code points).
_LABEL = {"en": 60, "zh": 20}


class Item(NamedTuple):
    """One entry of an enumeration: the marker's style and number, its own words, and how deep it is nested.

    ``start`` and ``end`` hold the words without the marker. ``leaf`` tells that no entry is nested in it.
    """

    start: int
    end: int
    style: str
    number: int | None
    depth: int
    leaf: bool = True

    @property
    def span(self) -> Span:
        """The place of the entry's words."""
        return Span(self.start, self.end)


@dataclass(slots=True)
class _Open:
    """An entry that is still being read."""

    start: int
    end: int
    style: str
    number: int | None
    depth: int
    lines: int = 1
    leaf: bool = True

    def closed(self) -> Item:
        """Return the entry as it stands."""
        return Item(self.start, self.end, self.style, self.number, self.depth, self.leaf)


def _blank_between(page: Page, left: int, right: int) -> bool:
    """Tell whether an empty line stands between two offsets."""
    return page.folded.count("\n", left, right) > 1


class _Reader:
    """Reads the lines of a passage in order and keeps the entries that are open."""

    def __init__(self, page: Page, articles: bool) -> None:
        """Begin with nothing open; ``articles`` tells that the passage is parted into articles."""
        self.page = page
        self.articles = articles
        self.items: list[Item] = []
        self.prose: list[Span] = []
        self.open: list[_Open] = []

    def _close(self, depth: int) -> None:
        """Close every open entry from ``depth`` on."""
        while len(self.open) > depth:
            self.items.append(self.open.pop().closed())

    def _in_article(self) -> _Open | None:
        """Return the article that is open, if one is."""
        return self.open[0] if self.open and self.open[0].style == "article" else None

    def take(self, line: Span) -> None:
        """Read one more line."""
        folded = self.page.folded
        marked = self._marker(line)
        article = self._in_article()
        if article is not None and (marked is None or marked[0] != "article"):
            if _CHAPTER.match(folded, line.start, line.end) or self._signs_off(article, line):
                self._close(0)
                self.prose.append(line)
            else:
                article.end = line.end
            return
        if marked:
            self._begin(line, *marked)
        elif self._continues(line):
            self.open[-1].end = line.end
            self.open[-1].lines += 1
        else:
            if not self._parent_goes_on(line):
                self._close(0)
            self.prose.append(line)

    def _marker(self, line: Span) -> tuple[str, int, int | None] | None:
        """Return the marker of a line, unless the line holds a whole enumeration or a lone article number."""
        marked = line_marker(self.page, line)
        if marked is None or (marked[0] == "article" and not self.articles):
            return None
        if marked[0] in INLINE_STYLES and len(inline_items(self.page, line)[1]) > 1:
            return None
        return marked

    def _signs_off(self, article: _Open, line: Span) -> bool:
        """Tell a signature or date line after the last article from a paragraph of it."""
        return (
            _blank_between(self.page, article.end, line.start)
            and line.end - line.start < _SIGNATURE
            and not _TERMINAL.search(self.page.folded[line.start : line.end])
        )

    def _begin(self, line: Span, style: str, start: int, number: int | None) -> None:
        """Open an entry at the depth that its style has among the open ones."""
        styles = [entry.style for entry in self.open]
        indent = _indent(self.page, line)
        depth = styles.index(style) if style in styles else len(styles)
        if style == "bullet":
            depth = self._bullet_depth(indent)
        self._close(depth)
        if self.open:
            self.open[-1].leaf = False
        self.open.append(_Open(start, line.end, style, number, depth))

    def _bullet_depth(self, indent: int) -> int:
        """Return how many open entries a bullet at ``indent`` lies under."""
        depth = 0
        for entry in self.open:
            line_start = self.page.folded.rfind("\n", 0, entry.start) + 1
            first = re.compile(r"\s*").match(self.page.folded, line_start)
            if entry.style != "bullet" or (first and first.end() - line_start < indent):
                depth += 1
        return depth

    def _continues(self, line: Span) -> bool:
        """Tell whether an unmarked line belongs to the entry before it."""
        if not self.open:
            return False
        entry = self.open[-1]
        if _blank_between(self.page, entry.end, line.start) or self._heads(entry, line):
            return False
        if _NEXT_PART.match(self.page.folded, line.start, line.end):
            return False
        said = self.page.folded[entry.start : entry.end]
        if entry.lines == 1 and entry.number is not None and _is_label(said, self.page.language):
            return True
        soft_break = not _TERMINAL.search(said)
        return soft_break and (entry.lines == 1 or self.page.folded[line.start].islower())

    def _heads(self, entry: _Open, line: Span) -> bool:
        """Tell whether an entry is a short heading and a line the paragraph under it; then it is no leaf."""
        said = self.page.folded[entry.start : entry.end]
        heading = (
            entry.lines == 1
            and len(said) <= _HEADING
            and self.page.language == "zh"
            and not _TERMINAL.search(said)
            and line.end - line.start > len(said)
            and self.page.folded[line.end - 1] == "。"
        )
        if heading:
            entry.leaf = False
        return heading

    def _parent_goes_on(self, line: Span) -> bool:
        """Tell whether an unmarked line is a paragraph under a heading that stays open."""
        return bool(self.open) and not _TERMINAL.search(
            self.page.folded[self.open[0].start : self.open[0].end].split("\n")[0]
        )

    def finish(self) -> tuple[list[Item], list[Span]]:
        """Close what is open and return the entries and the lines that belong to none, in text order."""
        self._close(0)
        return sorted(self.items, key=lambda item: item.start), self.prose


def _is_label(said: str, language: str) -> bool:
    """Tell whether the words of an entry only name what the line below says: "1. Licences:"."""
    return said.endswith(":") and len(said) <= _LABEL[language]


def _indent(page: Page, line: Span) -> int:
    """Return how far a line is indented."""
    return line.start - (page.folded.rfind("\n", 0, line.start) + 1)


def read_lists(page: Page, start: int, end: int) -> tuple[list[Item], list[Span]]:
    """Return the entries of all lists whose markers begin lines, and the lines outside of them."""
    lines = [part for line in page.lines_in(start, end) for part in _articles_apart(page, line)]
    styles = [line_marker(page, line) for line in lines]
    reader = _Reader(page, articles=sum(style is not None and style[0] == "article" for style in styles) > 1)
    for line in lines:
        reader.take(line)
    return reader.finish()


def _articles_apart(page: Page, line: Span) -> list[Span]:
    """Cut a line that runs several articles together before each of them."""
    cuts = [found.start() for found in _ARTICLE_INSIDE.finditer(page.folded, line.start, line.end)]
    bounds = [line.start, *(cut for cut in cuts if cut > line.start), line.end]
    return [Span(a, b) for a, b in pairwise(bounds) if page.folded[a:b].strip()]


def inline_items(page: Page, span: Span) -> tuple[Span | None, list[Item]]:
    """Take an enumeration within one line apart: what stands before it, and its entries."""
    style, run = inline_run(page, span)
    if not run:
        return span, []
    bounds = [m.start() for m in run[1:]] + [span.end]
    items = [
        Item(m.end(), _trim_end(page, m.end(), bound), style, number_of(m.group()), 0)
        for m, bound in zip(run, bounds, strict=True)
        if _trim_end(page, m.end(), bound) > m.end()
    ]
    head = Span(span.start, run[0].start()) if run[0].start() > span.start else None
    return head, items


def _trim_end(page: Page, start: int, end: int) -> int:
    """Cut white space, and a dangling "and", from the end of an entry."""
    said = page.folded[start:end].rstrip()
    said = re.sub(r"[\s,;]+and$", "", said)
    return start + len(said)
