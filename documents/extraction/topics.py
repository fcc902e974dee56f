"""Tells where a text speaks of blockchain or crypto-assets, and whether a machine translated it."""

import re
from bisect import bisect_left
from functools import lru_cache

from documents.extraction.alternation import alternation
from documents.extraction.datafiles import load

#: That many garbled terms, or that many weak ones, show a machine translation.
_GARBLED_ENOUGH = 1
_WEAK_ENOUGH = 3


@lru_cache(maxsize=1)
def _topic() -> re.Pattern[str]:
    """Make one pattern of all topic words, for folded text in lower case.

    A look at the first character spares the search the lists at most places.
    """
    rows = load("topic_terms.json")
    garbled = (row for row in rows["garbled"] if row.get("topic", True))
    latin = alternation(row["pattern"] for row in (*rows["latin"], *garbled))
    words = [re.escape(word.lower()) for word in rows["han"]]
    han = alternation(word for word in words if not word.isascii())
    acronyms = alternation(word for word in words if word.isascii())
    return re.compile(rf"(?=[a-z])(?<![a-z\d])(?:{latin})(?![a-z\d])|{acronyms}|(?=[^\x00-\x7f])(?:{han})")


@lru_cache(maxsize=1)
def _garbled() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Make the patterns of surely and of possibly garbled terms."""
    rows = load("topic_terms.json")["garbled"]
    sure = alternation(row["pattern"] for row in rows if not row.get("weak"))
    weak = alternation(row["pattern"] for row in rows if row.get("weak"))
    return re.compile(rf"\b(?:{sure})(?!\w)"), re.compile(rf"\b(?:{weak})(?!\w)")


@lru_cache(maxsize=1)
def _context() -> re.Pattern[str]:
    """Make the pattern of words that speak of the topic only beside a topic word."""
    rows = load("topic_terms.json")
    words = alternation(row["pattern"] for row in rows["context"])
    han = alternation(re.escape(word) for word in rows["context_han"])
    return re.compile(rf"(?=[a-z])(?<![a-z\d])(?:{words})(?![a-z\d])|{han}")


def find_topics(low: str) -> tuple[int, ...]:
    """Return where topic words begin in a folded text in lower case, in its order."""
    sure = [match.start() for match in _topic().finditer(low)]
    if not sure:
        return ()
    return tuple(sorted({*sure, *(match.start() for match in _context().finditer(low))}))


def counted(topics: tuple[int, ...], start: int, end: int) -> int:
    """Return how many topic words begin between two offsets."""
    return bisect_left(topics, end) - bisect_left(topics, start)


def is_machine_translated(low: str) -> bool:
    """Tell whether the wording bears marks of a translation machine: terms that no writer would choose."""
    sure, weak = _garbled()
    if sum(1 for _ in sure.finditer(low)) >= _GARBLED_ENOUGH:
        return True
    return sum(1 for _ in weak.finditer(low)) >= _WEAK_ENOUGH
