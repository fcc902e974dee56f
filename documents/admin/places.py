"""Where things stand in a text, as an editor reads it: its paragraphs, and where it may be split."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

#: Places offered one by one; a passage with more offers the beginnings of paragraphs alone.
MOST_PLACES = 400
#: Characters of a first line that stand for a title.
LONGEST_HEADING = 120
#: Words of a place that are shown.
SHOWN = 70

#: The end of a sentence, with what closes it and the space behind it.
_ENDS = re.compile(r"(?:[.!?;][\"'”’)\]]*(?=\s)|[。！？；][”’」』）]*|\n)\s*")


@dataclass(frozen=True, slots=True)
class Place:
    """A sentence that may begin the second of two acts: its first code point and its first words."""

    start: int
    words: str


def paragraph_starts(text: str) -> list[int]:
    """Return the first code point of each line that holds more than spaces, as the page numbers them."""
    starts, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            starts.append(at)
        at += len(line) + 1
    return starts


def heading(title: str, text: str) -> str:
    """Return what a text is called: its title or, where none is known, its first line."""
    first = next((line.strip() for line in text.split("\n") if line.strip()), "")
    return title or (first if len(first) <= LONGEST_HEADING else f"{first[:LONGEST_HEADING]} …")


def number_at(starts: Sequence[int], place: int) -> int:
    """Return the number of the paragraph that a place stands in, counted from 1."""
    return max(1, bisect_right(starts, place))


def split_places(text: str, first: int, last: int, starts: Sequence[int]) -> list[tuple[int, list[Place]]]:
    """Return where a passage may be split: for each paragraph its number and the sentences in it.

    The passage's own beginning is no such place.
    """
    places = [end for end in _sentence_starts(text, first, last) if first < end < last]
    if len(places) > MOST_PLACES:
        places = [start for start in starts if first < start < last]
    groups: dict[int, list[Place]] = {}
    for place in places:
        words = " ".join(text[place : min(last, place + SHOWN)].split())
        if words:
            groups.setdefault(number_at(starts, place), []).append(Place(place, words))
    return list(groups.items())


def _sentence_starts(text: str, first: int, last: int) -> list[int]:
    return [found.end() for found in _ENDS.finditer(text, first, last)]
