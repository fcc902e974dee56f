"""The original of a translated text, or a translation of it, laid beside it paragraph by paragraph."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

from documents.marking import Cut, Paragraph
from documents.models import Document, TextVersion


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of the text, with the paragraphs of the other text that stand beside it."""

    paragraph: Paragraph
    beside: tuple[str, ...] = ()


def other_document(document: Document) -> tuple[Document | None, bool]:
    """Return the text's original, or else a translation of it, and whether it is the original."""
    if document.translation_of is not None:
        return document.translation_of, True
    return document.translations.order_by("-pk").first(), False


def lines(
    text: TextVersion, shown: Cut, other: Document | None
) -> tuple[list[Line], TextVersion | None, bool]:
    """Return the paragraphs shown, each with its part of the other document's newest text, that text, and
    whether both have the same number of paragraphs."""
    newest = other.texts.first() if other is not None else None
    if newest is None:
        return [Line(paragraph) for paragraph in shown.paragraphs], None, False
    ours, theirs = _paragraphs(text.text), _paragraphs(newest.text)
    pairs = align([len(part) for part in ours], [len(part) for part in theirs])
    placed = [
        Line(paragraph, tuple(theirs[number] for number in pairs[paragraph.number - 1]))
        for paragraph in shown.paragraphs
    ]
    return placed, newest, len(ours) == len(theirs)


def align(ours: Sequence[int], theirs: Sequence[int]) -> list[list[int]]:
    """Return for each of our paragraphs, given by its length, which of theirs stand beside it.

    Paragraphs of equal number go one to one. Otherwise each of theirs goes to the one of ours in whose share
    of the whole text its middle lies: nothing of theirs is left out, and their order holds.
    """
    if len(ours) == len(theirs):
        return [[number] for number in range(len(ours))]
    ends = list(accumulate(ours))
    found: list[list[int]] = [[] for _ in ours]
    whole, at, line = sum(theirs), 0, 0
    for number, length in enumerate(theirs):
        middle = (at + length / 2) / whole * ends[-1]
        while line < len(ours) - 1 and middle > ends[line]:
            line += 1
        found[line].append(number)
        at += length
    return found


def _paragraphs(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]
