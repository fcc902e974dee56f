"""Tries patterns only where one of their matches may begin: one scan of a text finds all such places."""

import re
from array import array
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from documents.extraction.beginnings import beginnings

Key = TypeVar("Key")

#: A text is scanned in stretches of so many code points, so that what is found in one need not be kept.
_STRETCH = 50_000


class _Scan:
    """Finds where the matches of several patterns may begin, and keeps it for the text at hand."""

    def __init__(self, patterns: list[re.Pattern[str]]) -> None:
        """Index the beginnings of each pattern; ``ValueError`` where that may be anything."""
        wanted: dict[str, list[tuple[int, int]]] = {}
        for number, pattern in enumerate(patterns):
            for begun in beginnings(pattern):
                wanted.setdefault(begun.word, []).append((number, begun.behind))
        self._wanted = tuple(wanted.values())
        self._reach = max(len(word) + behind for word, places in wanted.items() for _, behind in places)
        self._automaton = AhoCorasick(list(wanted), matchkind=MatchKind.Standard)
        self._size = len(patterns)
        self._last: tuple[str, tuple[Sequence[int], ...]] = ("", ((),) * len(patterns))

    def places(self, text: str, number: int) -> Sequence[int]:
        """Return in their order the offsets of a text where matches of one pattern may begin."""
        if self._last[0] is not text:
            places = tuple(array("I") for _ in range(self._size))
            for begin in range(0, len(text), _STRETCH):
                for pattern, starts in self._scanned(text, begin).items():
                    places[pattern].extend(sorted(starts))
            self._last = (text, places)
        return self._last[1][number]

    def _scanned(self, text: str, begin: int) -> dict[int, set[int]]:
        """Return for every pattern the offsets in one stretch of a text, in no order."""
        stop = begin + _STRETCH
        stretch = text[begin : stop + self._reach]
        found: dict[int, set[int]] = defaultdict(set)
        for index, start, _ in self._automaton.find_matches_as_indexes(stretch, overlapping=True):
            for pattern, behind in self._wanted[index]:
                place = begin + start - behind
                if begin <= place < stop:
                    found[pattern].add(place)
        return found


class Spotted:
    """A pattern whose searches give what those of the pattern itself give, only sooner.

    It is made for many searches in stretches of one text.
    """

    __slots__ = ("_number", "_scan", "match", "pattern")

    def __init__(self, pattern: re.Pattern[str], scan: _Scan, number: int) -> None:
        """Take the pattern that is ``number`` in a scan."""
        self.pattern = pattern
        self.match = pattern.match
        self._scan = scan
        self._number = number

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Return the first match between two offsets."""
        places = self._scan.places(text, self._number)
        if places:
            for index in range(bisect_left(places, start), bisect_left(places, end)):
                found = self.match(text, places[index], end)
                if found is not None:
                    return found
        return None

    def finditer(self, text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Return the matches between two offsets, none overlapping another."""
        places = self._scan.places(text, self._number)
        return self._matches(places, text, start, end) if places else iter(())

    def _matches(self, places: Sequence[int], text: str, start: int, end: int) -> Iterator[re.Match[str]]:
        """Yield the matches that begin at some of the places."""
        for index in range(bisect_left(places, start), bisect_left(places, end)):
            if places[index] >= start and (found := self.match(text, places[index], end)):
                start = found.end()
                yield found


def spotted(patterns: Mapping[Key, re.Pattern[str]]) -> dict[Key, Spotted]:
    """Return patterns that share one scan of a text; ``ValueError`` for one that may begin with anything."""
    scan = _Scan(list(patterns.values()))
    return {key: Spotted(pattern, scan, number) for number, (key, pattern) in enumerate(patterns.items())}
