"""What a page says of itself, and all the text that it shows, read without building a tree."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from documents.sources.lines import Lines, squeeze
from documents.sources.markup import Piece, attributes, pieces, unescape

#: Elements whose content no reader sees.
HIDDEN = frozenset({"script", "style", "template", "svg", "math", "iframe", "object", "canvas", "textarea"})
#: Of these, the ones whose content the reader of tags hands over as one raw text.
_HIDDEN_RAW = frozenset({"script", "style", "textarea", "noembed", "noframes"})
#: Elements that begin and end a line.
_BLOCKS = (
    "address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu nav ol "
    "option p pre search section select summary table tbody tfoot thead title tr ul"
)
BLOCKS = frozenset(_BLOCKS.split())
CELLS = frozenset({"td", "th"})
#: Elements that say something of the page, or change how its text is read.
TELLING = frozenset({"meta", "html", "h1", "pre"})
#: Elements that are never closed, or need not be, so that they do not count as depth.
_VOID = "area base br col embed hr img input link meta param source track wbr p li dt dd option tr td th"
VOID = frozenset(_VOID.split())
#: Elements whose children are among those: each counts for the levels that its rows or items bring.
LEVELS = {"table": 4, "ul": 2, "ol": 2, "dl": 2, "select": 2}

#: Names under which pages give their own title and date, the most telling first. ArticleTitle and PubDate
#: are required of Chinese government sites (国办发〔2019〕19号's page standard), the others are Dublin Core,
#: Open Graph, schema.org and Highwire.
TITLE_NAMES = ("articletitle", "citation_title", "dc.title", "dcterms.title", "og:title")
DATE_NAMES = (
    "pubdate",
    "article:published_time",
    "datepublished",
    "citation_publication_date",
    "dcterms.issued",
    "dc.date.issued",
    "dc.date",
    "publishdate",
)
_JSON_DATE = re.compile(r'"datePublished"\s{0,9}:\s{0,9}"([^"]{4,40})"')
_DATE = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})(?!\d)|(\d{4})(\d{2})(\d{2})(?!\d)")
_LANGUAGE = re.compile(r"([a-z]{2})(?:[-_]|$)", re.IGNORECASE)
#: A date of before the web in this place is the day of the act that the page reproduces, not its own.
FIRST_WEB_YEAR = 1991


@dataclass(slots=True)
class Page:
    """All visible text of a page as lines, the statements of its head, and how it is nested.

    ``depth`` is the greatest number of open elements, ``tags`` counts the opening tags, and ``tangle``
    adds up the depths of all of them.
    """

    lines: list[str] = field(default_factory=list)
    metadata: dict[str, str] = field(default_factory=dict)
    headings: list[str] = field(default_factory=list)
    title: str = ""
    language: str = ""
    date_in_json: str = ""
    depth: int = 0
    tags: int = 0
    tangle: int = 0

    @property
    def text(self) -> str:
        """The visible text, a line for each block."""
        return "\n".join(self.lines)


def read_page(markup: str) -> Page:
    """Read a page in one pass, in time linear in its length."""
    walk = _Pass(HIDDEN)
    page = walk.run(pieces(markup))
    if walk.hidden:
        # Something hidden that never ends would take the rest of the page with it: hide nothing.
        page = _Pass(frozenset()).run(pieces(markup))
    return page


class _Pass:
    """One walk over the tags and texts of a page, and what it has gathered so far."""

    def __init__(self, hiding: frozenset[str]) -> None:
        self.page = Page()
        self.hiding = hiding
        self.preformatted = 0
        self.lines = Lines()
        self.depth = 0
        self.last = ""
        self.last_said = ""
        self.hidden: dict[str, int] = {}
        self.heading: list[str] | None = None

    def run(self, stream: Iterable[Piece]) -> Page:
        """Take every piece in turn and return the page."""
        for name, text, closes in stream:
            if not name:
                self.take_text(text)
            elif closes:
                self.close(name)
            else:
                self.open(name, text)
        self.end_line()
        self.page.lines = self.lines.done
        return self.page

    def take_text(self, text: str) -> None:
        """Add visible text to the line; keep the page's title and the date in a script."""
        if self.last == "title":
            self.page.title = self.page.title or squeeze(unescape(text))
        elif self.last == "script":
            self.take_script(text)
        elif self.last not in _HIDDEN_RAW and not self.hidden:
            self.lines.add(unescape(text), preformatted=self.preformatted > 0)

    def take_script(self, text: str) -> None:
        """Keep the date of publication from linked data (schema.org as JSON-LD)."""
        if "ld+json" in self.last_said and not self.page.date_in_json and (found := _JSON_DATE.search(text)):
            self.page.date_in_json = found[1]

    def open(self, name: str, said: str) -> None:
        """Note an opening tag: a new line, one level down, a statement of the head."""
        page = self.page
        page.tags += 1
        self.last, self.last_said = name, said
        if name not in VOID and not said.endswith("/"):
            self.depth += LEVELS.get(name, 1)
            page.depth = max(page.depth, self.depth)
            page.tangle += self.depth
            if name in self.hiding:
                self.hidden[name] = self.hidden.get(name, 0) + 1
        if self.lines.begun:
            if name in BLOCKS:
                self.end_line()
            elif name in CELLS:
                self.lines.end_cell()
        if name in TELLING:
            self.note(name, said)

    def note(self, name: str, said: str) -> None:
        """Keep what a tag says of the whole page, or of the text in it."""
        if name == "meta":
            stated = attributes(said)
            key = stated.get("name") or stated.get("property") or stated.get("itemprop") or ""
            self.page.metadata.setdefault(key.strip().lower(), stated.get("content", ""))
        elif name == "html":
            self.page.language = self.page.language or attributes(said).get("lang", "")
        elif name == "h1":
            self.heading = []
        elif name == "pre":
            self.preformatted += 1

    def close(self, name: str) -> None:
        """Note a closing tag: the end of a line, one level up."""
        self.last = ""
        if self.depth and name not in VOID:
            self.depth = max(0, self.depth - LEVELS.get(name, 1))
        if name in self.hidden:
            self.hidden[name] -= 1
            if not self.hidden[name]:
                del self.hidden[name]
        if self.lines.begun and name in BLOCKS:
            self.end_line()
        if name == "pre":
            self.preformatted = max(0, self.preformatted - 1)
        elif name == "h1" and self.heading is not None:
            self.page.headings.append(" ".join(self.heading))
            self.heading = None

    def end_line(self) -> None:
        """Put the line away, and keep it where it is part of a main heading."""
        line = self.lines.end()
        if line is not None and self.heading is not None:
            self.heading.append(line)


def title_of(page: Page) -> str | None:
    """Return the title: stated in the head, or else the only main heading, or else the window's title."""
    stated = (page.metadata.get(name, "") for name in TITLE_NAMES)
    only_heading = page.headings[0] if len(page.headings) == 1 else ""
    return next(filter(None, (*map(squeeze, stated), only_heading, page.title)), None)


def published_on(page: Page) -> str | None:
    """Return the day on which the page says that it was published, as ``YYYY-MM-DD``; nothing is guessed."""
    stated = [page.metadata.get(name, "") for name in DATE_NAMES]
    return next(filter(None, map(_day, [*stated, page.date_in_json])), None)


def _day(written: str) -> str | None:
    """Return a day written with its year first, ``None`` for anything else and for days that do not exist."""
    match = _DATE.match(written.strip())
    if match is None:
        return None
    try:
        day = date(*(int(part) for part in match.groups() if part is not None))
    except ValueError:
        return None
    return day.isoformat() if day.year >= FIRST_WEB_YEAR else None


def language_of(page: Page) -> str | None:
    """Return the language that the page declares, as an ISO 639-1 code."""
    declared = page.language or page.metadata.get("content-language", "")
    match = _LANGUAGE.match(declared.strip())
    return match[1].lower() if match else None
