"""Finds the phrases of a data file in one scan: whole words in Latin script, anywhere in Chinese."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from string import ascii_letters, digits

from ahocorasick_rs import AhoCorasick, MatchKind

#: The characters that a Latin word goes on with.
_WORD = frozenset(ascii_letters + digits)

#: One phrase found: its start, its end and the key that the data file gives it. (A text has hundreds of
#: thousands, and of all that Python makes plain tuples alone cost nothing to keep.)
Hit = tuple[int, int, str]


class PhraseBook:
    """Phrases, each under a key. A star at the end of a phrase stands for the rest of a word."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Build the book from ``(key, phrase)`` pairs; phrases are compared in lower case."""
        keys: dict[str, list[tuple[str, bool]]] = {}
        for key, phrase in rows:
            bare = phrase.lower().rstrip("*")
            keys.setdefault(bare, []).append((key, phrase.endswith("*")))
        self._entries = tuple(
            (phrase[0] in _WORD, phrase[-1] in _WORD, tuple(named)) for phrase, named in keys.items()
        )
        self._automaton = AhoCorasick(list(keys), matchkind=MatchKind.Standard)
        self._last: tuple[str, list[Hit], list[int]] = ("", [], [])

    def find(self, lowered: str, start: int, end: int) -> list[Hit]:
        """Return every phrase between two offsets of a folded text in lower case, in its order."""
        hits, starts = self._scanned(lowered)
        low = bisect_left(starts, start)
        return [hit for hit in hits[low : bisect_left(starts, end, lo=low)] if hit[1] <= end]

    def _scanned(self, lowered: str) -> tuple[list[Hit], list[int]]:
        """Return all hits of a text and where they begin; kept for the text at hand, which is asked often."""
        text, hits, starts = self._last
        if text is not lowered:
            hits = sorted(self._found(lowered))
            starts = [start for start, _, _ in hits]
            self._last = (lowered, hits, starts)
        return hits, starts

    def _found(self, lowered: str) -> Iterator[Hit]:
        """Find every phrase of a text."""
        size = len(lowered)
        for index, left, right in self._automaton.find_matches_as_indexes(lowered, overlapping=True):
            latin_left, latin_right, named = self._entries[index]
            if latin_left and left and lowered[left - 1] in _WORD:
                continue
            open_end = latin_right and right < size and lowered[right] in _WORD
            for key, star in named:
                if star or not open_end:
                    yield left, right, key
