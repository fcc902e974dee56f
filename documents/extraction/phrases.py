"""Finds the phrases of a data file in one scan: whole words in Latin script, anywhere in Chinese."""

from collections.abc import Iterable
from string import ascii_letters, digits
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

#: The characters that a Latin word goes on with.
_WORD = frozenset(ascii_letters + digits)


class Hit(NamedTuple):
    """One phrase found: its place and the key that the data file gives it."""

    start: int
    end: int
    key: str


class PhraseBook:
    """Phrases, each under a key. A star at the end of a phrase stands for the rest of a word."""

    def __init__(self, rows: Iterable[tuple[str, str]]) -> None:
        """Build the book from ``(key, phrase)`` pairs; phrases are compared in lower case."""
        keys: dict[str, list[tuple[str, bool]]] = {}
        for key, phrase in rows:
            bare = phrase.lower().rstrip("*")
            keys.setdefault(bare, []).append((key, phrase.endswith("*")))
        self._phrases = tuple(keys)
        self._keys = tuple(tuple(keys[phrase]) for phrase in self._phrases)
        self._latin = tuple((phrase[0] in _WORD, phrase[-1] in _WORD) for phrase in self._phrases)
        self._automaton = AhoCorasick(list(self._phrases), matchkind=MatchKind.Standard)

    def find(self, lowered: str, start: int, end: int) -> list[Hit]:
        """Return every phrase between two offsets of a folded text in lower case, in its order."""
        found: list[Hit] = []
        piece = lowered[start:end]
        for index, left, right in self._automaton.find_matches_as_indexes(piece, overlapping=True):
            latin_left, latin_right = self._latin[index]
            if latin_left and left and piece[left - 1] in _WORD:
                continue
            open_end = latin_right and right < len(piece) and piece[right] in _WORD
            for key, star in self._keys[index]:
                if star or not open_end:
                    found.append(Hit(start + left, start + right, key))
        found.sort()
        return found


def longest_only(hits: list[Hit]) -> list[Hit]:
    """Return the hits without those that lie inside a longer one."""
    kept: list[Hit] = []
    reach = -1
    for hit in sorted(hits, key=lambda h: (h.start, -h.end)):
        if hit.end > reach or (kept and (hit.start, hit.end) == (kept[-1].start, kept[-1].end)):
            kept.append(hit)
            reach = max(reach, hit.end)
    return kept
