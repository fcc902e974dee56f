"""Finds the words of ``act_words.json``: of what authorities do, who only speaks, what goes on."""

import re
from functools import lru_cache

from documents.extraction.alternation import alternation
from documents.extraction.datafiles import load
from documents.extraction.spotting import Spotted, spotted


@lru_cache(maxsize=1)
def _lists() -> dict[str, Spotted]:
    """Return the pattern of each list of ``act_words.json``."""
    lists = {kind: rows for kind, rows in load("act_words.json").items() if isinstance(rows, dict)}
    return spotted({kind: _pattern(kind, rows) for kind, rows in lists.items()})


def _pattern(kind: str, rows: dict[str, list[str]]) -> re.Pattern[str]:
    """Make the pattern of one list, for folded text in lower case."""
    plain = kind not in {"authorities", "verbs"}
    chinese = alternation(
        re.escape(word) if plain else word for word in sorted(rows["zh"], key=len, reverse=True)
    )
    return re.compile(rf"(?<![a-z\d-])(?:{alternation(rows['en'])})(?![a-z\d])|{chinese}")


def words(kind: str) -> Spotted:
    """Return the pattern of one list of ``act_words.json``, for folded text in lower case."""
    return _lists()[kind]
