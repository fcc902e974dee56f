"""Reads a text into a page: folded forms, lines, sentences, places, dates, with offsets of the given text."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field

from documents.extraction.authorities.finding import find_bodies
from documents.extraction.authorities.mention import BodyMention
from documents.extraction.boilerplate import article_lines
from documents.extraction.casing import cased
from documents.extraction.datelines import place_roles
from documents.extraction.datemarks import DateMark, find_dates
from documents.extraction.folding import blank_addresses, fold, lower
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.lines import split_lines
from documents.extraction.markup import Unmarked, unmarked
from documents.extraction.model import Span, index_from
from documents.extraction.placelines import without_place_line
from documents.extraction.sentences import split_sentences
from documents.extraction.topics import counted, find_topics, is_machine_translated

_HAN, _LETTERS = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[A-Za-z]+")
#: A Han character carries about as much as two letters and a half; below this share a text is not Chinese.
_HAN_WEIGHT = 2.5


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """One text, read. ``text``, ``folded`` and ``lower`` have the same length and the same offsets.

    ``lines`` and ``sentences`` are those of the article: navigation, bylines and footers are left out.
    ``all_lines`` has every line. ``places``, ``dates`` and ``bodies`` are those of the whole text;
    ``topics`` tells where words of blockchain and crypto-assets begin. Two pages are equal only if they are
    the same object, so that what is worked out for a page may be kept by it.
    """

    text: str
    folded: str
    lower: str
    language: str
    lines: tuple[Span, ...]
    sentences: tuple[Span, ...]
    all_lines: tuple[Span, ...] = ()
    places: tuple[Place, ...] = ()
    dates: tuple[DateMark, ...] = ()
    bodies: tuple[BodyMention, ...] = ()
    topics: tuple[int, ...] = ()
    published: str | None = None
    url: str | None = None
    machine_translated: bool = False
    source: Unmarked = field(default_factory=lambda: Unmarked(""))
    _place_starts: tuple[int, ...] = field(init=False)
    _date_starts: tuple[int, ...] = field(init=False)
    _body_starts: tuple[int, ...] = field(init=False)

    def __post_init__(self) -> None:
        """Keep the beginnings of what is looked up most often as plain numbers."""
        object.__setattr__(self, "_place_starts", tuple(place.start for place in self.places))
        object.__setattr__(self, "_date_starts", tuple(mark.start for mark in self.dates))
        object.__setattr__(self, "_body_starts", tuple(body.start for body in self.bodies))

    def sentences_in(self, start: int, end: int) -> list[Span]:
        """Return the sentences within ``start`` to ``end``, cut at both."""
        return _within(self.sentences, start, end)

    def sentences_between(self, start: int, end: int) -> tuple[int, int]:
        """Return from which to which of the page's sentences some lies within ``start`` to ``end``."""
        return _touched(self.sentences, start, end)

    def places_in(self, start: int, end: int) -> list[Place]:
        """Return the mentions of places that lie within ``start`` to ``end``."""
        low = bisect_left(self._place_starts, start)
        high = bisect_left(self._place_starts, end, lo=low)
        return [place for place in self.places[low:high] if place.end <= end]

    def dates_in(self, start: int, end: int) -> list[DateMark]:
        """Return the dates that lie within ``start`` to ``end``."""
        low = bisect_left(self._date_starts, start)
        high = bisect_left(self._date_starts, end, lo=low)
        return [mark for mark in self.dates[low:high] if mark.end <= end]

    def topics_in(self, start: int, end: int) -> int:
        """Return how many words of blockchain and crypto-assets begin within ``start`` to ``end``."""
        return counted(self.topics, start, end)

    def topics_between(self, start: int, end: int) -> tuple[int, ...]:
        """Return where the words of blockchain and crypto-assets within ``start`` to ``end`` begin."""
        return self.topics[bisect_left(self.topics, start) : bisect_left(self.topics, end)]

    def bodies_in(self, start: int, end: int) -> list[BodyMention]:
        """Return the mentions of public bodies that lie within ``start`` to ``end``."""
        low = bisect_left(self._body_starts, start)
        high = bisect_left(self._body_starts, end, lo=low)
        return [body for body in self.bodies[low:high] if body.end <= end]

    def line_at(self, at: int) -> Span:
        """Return the last line that begins at or before an offset."""
        return self.lines[index_from(self.lines, at + 1) - 1]

    def lines_in(self, start: int, end: int) -> list[Span]:
        """Return the lines within ``start`` to ``end``, cut at both."""
        return _within(self.lines, start, end)


def _touched(spans: tuple[Span, ...], start: int, end: int) -> tuple[int, int]:
    """Return from which to which of the spans some lies within ``start`` to ``end``.

    The spans are in order, apart.
    """
    low = index_from(spans, start)
    return (low - 1 if low and spans[low - 1].end > start else low), index_from(spans, end)


def _within(spans: tuple[Span, ...], start: int, end: int) -> list[Span]:
    """Return the parts of the spans that lie within ``start`` to ``end``."""
    low, high = _touched(spans, start, end)
    return [
        span if start <= span.start and span.end <= end else Span(max(span.start, start), min(span.end, end))
        for span in spans[low:high]
    ]


def detect_language(text: str) -> str:
    """Tell ``zh`` from ``en`` by the weight of the script; a text of neither counts as ``en``."""
    han = sum(map(len, _HAN.findall(text)))
    letters = sum(map(len, _LETTERS.findall(text))) if han else 0
    return "zh" if han * _HAN_WEIGHT > letters else "en"


def read(text: str, *, lexicon: Lexicon, published: str | None = None, url: str | None = None) -> Page:
    """Read a text; ``published`` is the EDTF date of the page itself where it is known."""
    source = unmarked(text)
    folded = blank_addresses(fold(source.text))
    low = lower(folded)
    all_lines = split_lines(folded)
    lines = article_lines(low, all_lines)
    named = cased(folded)
    places = without_place_line(lexicon.gazetteer.mentions(named), folded, lines)
    return Page(
        text=source.text,
        folded=folded,
        lower=low,
        language=detect_language(folded),
        lines=lines,
        sentences=split_sentences(folded, lines),
        all_lines=all_lines,
        places=places,
        dates=place_roles(find_dates(folded, low), folded, low, all_lines),
        bodies=find_bodies(named, places, lexicon),
        topics=find_topics(low),
        machine_translated=is_machine_translated(low),
        published=published,
        url=url,
        source=source,
    )
