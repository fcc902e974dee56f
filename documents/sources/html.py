"""HTML: the main text without the page's furniture, and never less than the page's prose.

trafilatura finds the main text. What it leaves out is held against everything that the page shows: where
it leaves out too much of what reads like prose, or the page is too deep, too large or too tangled
for it, the whole visible text is taken, furniture and all, because losing an act is worse than
keeping a menu.
"""

import re
from typing import Any

import trafilatura
from lxml.etree import LxmlError, iterwalk
from trafilatura.settings import Document

from documents.sources.lines import Lines
from documents.sources.markup import unescape
from documents.sources.normalise import normalise
from documents.sources.page import Page, language_of, published_on, read_page, title_of
from documents.sources.parsed import ParsedText
from documents.sources.plain import parse_plain

VERSION = "1"
PARSER_VERSION = f"{VERSION}+trafilatura-{trafilatura.__version__}"

#: Elements of trafilatura's tree (a subset of TEI) that begin and end a line.
LINE_ELEMENTS = frozenset({"body", "div", "head", "p", "lb", "list", "item", "quote", "code", "table", "row"})
#: lxml drops what is nested deeper than it goes, about a thousand elements; pages in the wild stay below 60.
MAX_DEPTH = 100
#: trafilatura takes about 0.8 s for a million characters or ten thousand tags, and longer for deep ones;
#: larger pages are rare and mostly one text.
MAX_CHARACTERS = 2_000_000
MAX_TAGS = 20_000
MAX_TANGLE = 200_000
#: A line counts as prose from this width on, a Han character counting as two: menus are narrower.
PROSE_WIDTH = 80
#: Share of the page's prose that the main text must hold; teasers of other pages make up the rest.
MIN_PROSE_SHARE = 0.7
#: Below this many characters a main text is believed only if the page shows little more.
LITTLE = 250
_HAN = re.compile(r"[\u3400-\u9fff\uf900-\ufaff]")
_ENDS = re.compile(r"[.。;；!！?？\n\t|]")
_WHITE = re.compile(r"\s+")


def parse_html(markup: str) -> ParsedText:
    """Return the main text of a page, its headings, list items and table rows as lines of their own."""
    page = read_page(markup)
    if not page.tags:
        # Servers that know no better send plain text as HTML; its line ends are all the structure it has.
        return parse_plain(unescape(markup))
    main = _main_text(markup, page)
    title = title_of(page)
    return ParsedText(
        text=normalise(main if main is not None else page.text),
        title=normalise(title) if title else None,
        language=language_of(page),
        published=published_on(page),
        parser="trafilatura" if main is not None else "visible-text",
        parser_version=PARSER_VERSION,
        content_type="text/html",
    )


def _main_text(markup: str, page: Page) -> str | None:
    """Return trafilatura's main text, ``None`` where it cannot be trusted to be complete."""
    if page.depth > MAX_DEPTH or page.tags > MAX_TAGS or page.tangle > MAX_TANGLE:
        return None
    if len(markup) > MAX_CHARACTERS:
        return None
    try:
        found = trafilatura.bare_extraction(
            markup, favor_recall=True, include_comments=False, include_tables=True, with_metadata=False
        )
    except (LxmlError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
        # Pages that it trips over are still read: the visible text needs no tree.
        return None
    if not isinstance(found, Document) or found.body is None:
        return None
    main = "\n".join(_lines(found.body))
    return main if main and not _loses_prose(main, page) else None


def _lines(body: Any) -> list[str]:
    """Return the text of trafilatura's tree as lines, without the list marks and bars that it would add."""
    lines = Lines()
    code = 0
    for event, element in iterwalk(body, events=("start", "end")):
        starts = event == "start"
        if element.tag == "cell":
            lines.end_cell()
        elif element.tag in LINE_ELEMENTS:
            if _in_cell(element):
                lines.add(" ")
            else:
                lines.end()
        if element.tag == "code":
            code += 1 if starts else -1
        lines.add((element.text if starts else element.tail) or "", preformatted=code > 0)
    lines.end()
    return lines.done


def _in_cell(element: Any) -> bool:
    """Tell whether an element stands directly in a cell of a table, whose row is one line."""
    parent = element.getparent()
    return parent is not None and parent.tag == "cell"


def _loses_prose(main: str, page: Page) -> bool:
    """Tell whether the main text lacks too much of what the page shows."""
    if len(main) < LITTLE and len(page.text) > 2 * len(main):
        return True
    kept = set(_sentences(main))
    prose = [sentence for line in page.lines if _width(line) >= PROSE_WIDTH for sentence in _sentences(line)]
    held = sum(len(sentence) for sentence in prose if sentence in kept)
    return held < sum(map(len, prose)) * MIN_PROSE_SHARE


def _width(line: str) -> int:
    """Return the width of a line in Latin letters."""
    return len(line) + len(_HAN.findall(line))


def _sentences(text: str) -> list[str]:
    """Return the sentences and cells of a text without white space and list marks, for comparison."""
    bare = (_WHITE.sub("", part).strip("-•·*") for part in _ENDS.split(text))
    return [part for part in bare if part]
