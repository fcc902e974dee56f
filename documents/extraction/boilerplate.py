"""Tells what of a page is the article: navigation, bylines, foreign headlines and footers are left out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.model import Span

#: A footer cannot begin before this share of the text; navigation at the top may use the same words.
_FOOTER_FROM = 0.3
#: An inline note of the source closes a text only if little follows it.
_INLINE_TAIL = 400


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The patterns of ``boilerplate.json``, each one alternation."""

    cut: re.Pattern[str]
    drop: re.Pattern[str]
    inline_cut: re.Pattern[str]
    closing: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    """Read the patterns once."""
    rows = load("boilerplate.json")

    def joined(key: str) -> re.Pattern[str]:
        return re.compile("|".join(f"(?:{row['pattern']})" for row in rows[key]))

    return _Patterns(joined("cut"), joined("drop"), joined("inline_cut"), joined("closing"))


def is_boilerplate(line: str) -> bool:
    """Tell whether a folded lower-case line is no part of an article."""
    return _patterns().drop.match(line) is not None


def is_closing(line: str) -> bool:
    """Tell whether a folded lower-case line begins the writer's own summing-up."""
    return _patterns().closing.match(line) is not None


def article_lines(low: str, lines: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return the lines that belong to the article; ``low`` is the folded text in lower case."""
    kept: list[Span] = []
    for line in lines:
        text = low[line.start : line.end].lstrip("*#_>-• ")
        if line.start > len(low) * _FOOTER_FROM and kept and _patterns().cut.match(text):
            break
        if not is_boilerplate(low[line.start : line.end]):
            kept.append(line)
    return _without_inline_footer(low, kept)


def _without_inline_footer(low: str, kept: list[Span]) -> tuple[Span, ...]:
    """Cut a note of the source off the end of the last line."""
    if not kept:
        return ()
    last = kept[-1]
    for note in _patterns().inline_cut.finditer(low, max(last.start + 1, last.end - _INLINE_TAIL), last.end):
        return (*kept[:-1], Span(last.start, note.start()))
    return tuple(kept)
