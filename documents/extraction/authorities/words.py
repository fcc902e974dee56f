"""The word lists of names of bodies, read once from ``data/``."""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from documents.extraction.datafiles import load


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


def any_of(words: Iterable[str]) -> str:
    """Return a pattern that matches one of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(words, key=lambda w: (-len(w), w)))


def _inflected(base: str) -> set[str]:
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
    issuing = set(rows["issuing_irregular"]).union(*(_inflected(base) for base in rows["issuing"]))
    strong = set(rows["irregular"]).union(issuing, *(_inflected(base) for base in rows["strong"]))
    found = {key: frozenset(words) for key, words in rows.items()}
    return {**found, "issuing": frozenset(issuing), "strong": frozenset(strong)}


@lru_cache(maxsize=1)
def chinese_verbs() -> dict[str, frozenset[str]]:
    """Return Chinese verbs and the words around verbs, by the keys of ``act_verbs.json``."""
    rows: dict[str, Any] = load("act_verbs.json")["zh"]
    return {key: frozenset(words) for key, words in rows.items()}
