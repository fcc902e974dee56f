"""The word lists of names of bodies, read once from ``data/``."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any

from ahocorasick_rs import AhoCorasick, MatchKind

from documents.extraction.alternation import alternation
from documents.extraction.datafiles import load
from documents.extraction.model import FIRST_HAN


@lru_cache(maxsize=1)
def english() -> dict[str, frozenset[str]]:
    """Return the English lists as sets, by their keys in ``body_words_en.json``."""
    rows: dict[str, Any] = load("body_words_en.json")
    return {key: frozenset(words) for key, words in rows.items() if isinstance(words, list)}


@lru_cache(maxsize=1)
def chinese() -> dict[str, tuple[str, ...]]:
    """Return the Chinese lists, longest word first, by their keys in ``body_words_zh.json``."""
    rows: dict[str, Any] = load("body_words_zh.json")
    return {
        key: tuple(sorted(words, key=len, reverse=True))
        for key, words in rows.items()
        if isinstance(words, list)
    }


@lru_cache(maxsize=1)
def departments() -> dict[str, dict[str, Any]]:
    """Return each written form of the usual departments of Chinese places with its row."""
    return {form: row for row in load("departments.json") for form in (row["name_zh"], *row["forms_zh"])}


def _is_letter(char: str) -> bool:
    """Tell whether a character goes on with a word of a script that puts spaces between words."""
    return char.isalnum() and char < FIRST_HAN


class WordIndex:
    """Many words or phrases in one automaton, found as whole words; faster than one pattern of all."""

    def __init__(self, words: Iterable[str]) -> None:
        """Index the words as they are written."""
        self._automaton = AhoCorasick(sorted(set(words)), matchkind=MatchKind.LeftmostLongest)

    def find(self, text: str) -> Iterator[tuple[int, int]]:
        """Return where one of the words stands, in the order of the text; of overlapping ones the longest."""
        for _, start, end in self._automaton.find_matches_as_indexes(text):
            if not (_is_letter(text[max(0, start - 1) : start]) or _is_letter(text[end : end + 1])):
                yield start, end


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest first."""
    return alternation(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def inflected(base: str) -> set[str]:
    """Return the regular forms of an English verb."""
    if base.endswith("e"):
        return {base, base + "s", base + "d", base[:-1] + "ing"}
    if base.endswith("y") and base[-2] not in "aeou":
        return {base, base[:-1] + "ies", base[:-1] + "ied", base + "ing"}
    ending = "es" if base.endswith(("s", "sh", "ch", "x")) else "s"
    return {base, base + ending, base + "ed", base + "ing"}


@lru_cache(maxsize=1)
def verbs() -> dict[str, frozenset[str]]:
    """Return English verb forms and the words around verbs, by the keys of ``act_verbs.json``."""
    rows: dict[str, Any] = load("act_verbs.json")["en"]
    issuing = set(rows["issuing_irregular"]).union(*(inflected(base) for base in rows["issuing"]))
    strong = set(rows["irregular"]).union(issuing, *(inflected(base) for base in rows["strong"]))
    found = {key: frozenset(words) for key, words in rows.items()}
    return {**found, "issuing": frozenset(issuing), "strong": frozenset(strong)}


@lru_cache(maxsize=1)
def chinese_verbs() -> dict[str, frozenset[str]]:
    """Return Chinese verbs and the words around verbs, by the keys of ``act_verbs.json``."""
    rows: dict[str, Any] = load("act_verbs.json")["zh"]
    return {key: frozenset(words) for key, words in rows.items()}
