"""Words of English text with their offsets, and which of them may be part of a name."""

import re
from collections.abc import Sequence
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
#: Most words between a head noun and a further one beside it.
MOST_BESIDE = 6


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


def is_gerund(after: Sequence[Token], index: int) -> bool:
    """Tell whether a word is a gerund: 'on Improving' is the subject of a document, not of a body."""
    if index >= len(after):
        return False
    word = after[index][0]
    return word.endswith("ing") and word not in english()["names_and_verbs"]


def name_follows(after: Sequence[Token], index: int) -> bool:
    """Tell whether an 'of' leads to a name again."""
    if index < len(after) and after[index][0] == "the":
        index += 1
    return index < len(after) and is_name_word(after[index][0])


def head_follows(after: Sequence[Token], index: int) -> bool:
    """Tell whether the words behind a possessive end in a head noun and so belong to the name."""
    for word, _, _ in after[index : index + MOST_BESIDE]:
        if word in english()["heads"]:
            return True
        if not is_name_word(word):
            return False
    return False


def index_behind(after: Sequence[Token], index: int, end: int) -> int:
    """Return the index of the first token that begins at or behind ``end``."""
    while index < len(after) and after[index][1] < end:
        index += 1
    return index
