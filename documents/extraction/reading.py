"""Reads a text into a page: folded forms, lines, sentences, places, dates, with offsets of the given text."""

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from itertools import pairwise

from documents.extraction.authorities.finding import find_bodies
from documents.extraction.authorities.mention import BodyMention
from documents.extraction.boilerplate import article_lines
from documents.extraction.casing import cased
from documents.extraction.datelines import place_roles
from documents.extraction.datemarks import DateMark, find_dates
from documents.extraction.folding import blank_addresses, fold, lower
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.markup import Unmarked, unmarked
from documents.extraction.model import Span, index_from
from documents.extraction.placelines import without_place_line
from documents.extraction.topics import counted, find_topics, is_machine_translated

_HAN, _LETTERS = re.compile(r"[\u3400-\u9fff]+"), re.compile(r"[A-Za-z]+")
#: A Han character carries about as much as two letters and a half; below this share a text is not Chinese.
_HAN_WEIGHT = 2.5
#: Full stops that do not end a sentence: after these words (lower case, without the stop).
_ABBREVIATIONS = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "st",
        "no",
        "nos",
        "art",
        "sec",
        "vs",
        "e.g",
        "i.e",
        "u.s",
        "u.k",
        "u.n",
        "e.u",
        "d.c",
        "inc",
        "ltd",
        "co",
        "corp",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "gov",
        "sen",
        "rep",
        "pp",
        "al",
        "etc",
        "approx",
        "dept",
        "fig",
        "gen",
        "col",
        "jr",
        "sr",
    ]
)
#: What ends a sentence, with the marks that close behind it. (Its first character is taken from one class, so
#: that a search passes quickly over all others.)
_STOP = re.compile(
    r"[.。！？!?；](?:(?<!\.)[。！？!?；]*[\"'”’」』)）]*|(?<=\.)\.*[\"'”’)）]*(?=\s|$|[A-Z\"“《]))"
)
#: Longer stretches without a full stop are no sentences; they are cut, to bound the work on a sentence.
LONGEST_SENTENCE = 4_000
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
_SPOKEN = re.compile(r"\w")
_INITIALS = re.compile(r"(?:[a-z]\.)+[a-z]")
#: The number of an entry, with the white space around it, is no longer (code points).
_LIST_NUMBER = 16
_LAST_WORD = re.compile(r"[A-Za-z.]{1,12}$")
#: The day of a date as German writers put it: 12. June.
_ORDINAL_DAY = re.compile(
    r"(?: \d|[0-3]\d)\. (?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b"
)


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


def _trimmed(text: str, start: int, end: int) -> Span | None:
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
        span = _trimmed(folded, position, position + len(line))
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


def _ends_sentence(folded: str, stop: re.Match[str], line_start: int) -> bool:
    """Tell whether a stop ends a sentence: not after an abbreviation, an initial or a list number."""
    if not stop.group().startswith("."):
        return True
    word = _LAST_WORD.search(folded, max(line_start, stop.start() - 12), stop.start())
    if word is None:
        ordinal = _ORDINAL_DAY.match(folded, max(line_start, stop.start() - 2)) is not None
        numbers = stop.start() - line_start <= _LIST_NUMBER
        return not (ordinal or (numbers and folded[line_start : stop.start()].strip().isdigit()))
    said = word.group().lower().strip(".")
    initials = len(said) == 1 and word.group()[-1].isupper()
    return not (said in _ABBREVIATIONS or initials or _INITIALS.fullmatch(said))


def _add(spans: list[Span], folded: str, start: int, end: int) -> None:
    """Add a stretch that holds at least one letter or figure."""
    while end - start > LONGEST_SENTENCE:
        cut = folded.rfind(" ", start + LONGEST_SENTENCE // 2, start + LONGEST_SENTENCE) + 1
        _add(spans, folded, start, cut or start + LONGEST_SENTENCE)
        start = cut or start + LONGEST_SENTENCE
    span = _trimmed(folded, start, end)
    if span and _SPOKEN.search(folded, span.start, span.end):
        spans.append(span)


def split_sentences(folded: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the sentences of every line, full stops included; a line always ends its last sentence."""
    spans: list[Span] = []
    for line in lines:
        begin = line.start
        for stop in _STOP.finditer(folded, line.start, line.end):
            if _ends_sentence(folded, stop, line.start):
                _add(spans, folded, begin, stop.end())
                begin = stop.end()
        _add(spans, folded, begin, line.end)
    return tuple(spans)


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
