"""Cuts a text into paragraphs and pieces, so that a template can mark quotes in it. Pure; escaping is the
template's.

Quotes may overlap: a piece then belongs to several of them, and the shortest one gives it its colour.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Mark:
    """One quote: ``start`` and ``end`` in code points of the whole text, its field, and the key it is found
    by."""

    key: int
    field: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same marks, the shortest first; ``opens`` are the keys of those that begin
    here."""

    text: str
    fields: tuple[str, ...] = ()
    keys: tuple[int, ...] = ()
    opens: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One line of the text that is not empty; ``number`` counts them from 1, ``start`` is its first code
    point."""

    number: int
    start: int
    pieces: tuple[Piece, ...]
    inside: bool


@dataclass(frozen=True, slots=True)
class Cut:
    """The part of a text that is shown: its paragraphs, and the code points left out before and after."""

    paragraphs: tuple[Paragraph, ...]
    before: int
    after: int


def cut(
    text: str, marks: Iterable[Mark], *, passage: tuple[int, int] | None = None, around: int | None = None
) -> Cut:
    """Return the paragraphs of a text with its marks.

    ``passage`` is what a record stands in: paragraphs that share a character with it are ``inside``. With
    ``around``, only whole paragraphs within so many code points of the passage are returned.
    """
    first, last = passage or (0, len(text))
    low, high = (0, len(text)) if around is None else _window(text, first, last, around)
    kept = sorted((mark for mark in marks if mark.start < high and mark.end > low), key=lambda m: m.start)
    paragraphs = []
    for number, start, end in _lines(text, low, high):
        own = [mark for mark in kept if mark.start < end and mark.end > start]
        inside = start < last and end > first
        paragraphs.append(Paragraph(number, start, tuple(_pieces(text, start, end, own)), inside))
    return Cut(tuple(paragraphs), low, len(text) - high)


def _window(text: str, first: int, last: int, around: int) -> tuple[int, int]:
    """Return the window about the passage, from a line's beginning to a line's end."""
    low = text.rfind("\n", 0, max(0, first - around)) + 1
    high = text.find("\n", min(len(text), last + around))
    return low, len(text) if high < 0 else high


def _lines(text: str, low: int, high: int) -> Iterable[tuple[int, int, int]]:
    """Yield the number, start and end of each line between ``low`` and ``high`` that holds more than
    spaces."""
    number = sum(1 for line in text[:low].split("\n") if line.strip())
    start = low
    while start < high:
        end = text.find("\n", start, high)
        end = high if end < 0 else end
        if text[start:end].strip():
            number += 1
            yield number, start, end
        start = end + 1


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterable[Piece]:
    """Yield the pieces of one line, cut wherever a mark begins or ends."""
    edges = {start, end}
    for mark in marks:
        edges |= {max(start, mark.start), min(end, mark.end)}
    places = sorted(edges)
    for left, right in pairwise(places):
        over = sorted(
            (m for m in marks if m.start <= left and m.end >= right), key=lambda m: (m.end - m.start, m.key)
        )
        yield Piece(
            text[left:right],
            tuple(dict.fromkeys(mark.field for mark in over)),
            tuple(mark.key for mark in over),
            tuple(mark.key for mark in over if mark.start == left),
        )
