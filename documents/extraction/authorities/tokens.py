"""Words of English text with their offsets, and which of them may be part of a name."""

import re
from functools import lru_cache

from documents.extraction.authorities.words import english, verbs

Token = tuple[str, int, int]

_LETTER = r"A-Za-z0-9\u00c0-\u024f"
TOKEN = re.compile(rf"(?:[A-Z]\.){{2,}}|'s\b|[{_LETTER}]+(?:[-&.][{_LETTER}]+)*|[^\s{_LETTER}]")
#: No name of a body is longer than this on either side of its head noun; keeps a scan linear.
LEFT, RIGHT = 90, 170
#: Words that join the parts of a name, and those that lead to what a body is of or for.
JOINS = frozenset(("and", "&"))
INTO = frozenset(("of", "for", "on"))


def tokens(folded: str, start: int, end: int) -> list[Token]:
    """Return the words and marks between two offsets, each with its offsets."""
    return [(m.group(), m.start(), m.end()) for m in TOKEN.finditer(folded, start, end)]


@lru_cache(maxsize=1)
def _verb_forms() -> frozenset[str]:
    """Return the verb forms that end a name, in lower case."""
    named = {word.lower() for word in english()["names_and_verbs"]}
    return (verbs()["strong"] | verbs()["said"]) - named


@lru_cache(maxsize=10_000)
def is_name_word(word: str) -> bool:
    """Tell whether a word may be part of a name: a capital first, no function word and no verb."""
    capital = word[1:] if word.startswith("e-") else word
    return (
        capital.lstrip("-")[:1].isupper()
        and word not in english()["stop"]
        and word.lower() not in _verb_forms()
    )


def reach(folded: str, start: int, end: int) -> tuple[int, int]:
    """Return how far a name around ``start`` to ``end`` may reach: not beyond its line."""
    floor = max(0, start - LEFT)
    stop = folded.find("\n", end, end + RIGHT)
    return max(floor, folded.rfind("\n", floor, start) + 1), stop if stop >= 0 else min(
        len(folded), end + RIGHT
    )
