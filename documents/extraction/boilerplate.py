"""Tells what of a page is the article: navigation, bylines, foreign headlines and footers are left out."""

import re
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.model import Span

#: A footer cannot begin before this share of the text; navigation at the top may use the same words.
_FOOTER_FROM = 0.3
#: A paragraph is at least that long (code points); told a second time, it is left out.
_PARAGRAPH = 40
#: A teaser of another story breaks off; it stands behind this share of the text, under a paragraph.
_TEASERS_FROM = 0.5
_BREAK_REACH = 30
_BROKEN_OFF = re.compile(
    r"(?:\.{3,6}|…{1,3})[\])】>]?(?: ?(?:read more|more|全文|详情|阅读全文|查看更多))?[\])】>]{0,2}$"
)
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
    told: set[str] = set()
    for line in lines:
        said = low[line.start : line.end]
        if line.start > len(low) * _FOOTER_FROM and kept and _patterns().cut.match(said.lstrip("*#_>-• ")):
            break
        if said in told or is_boilerplate(said):
            continue
        kept.append(line)
        if len(said) >= _PARAGRAPH:
            told.add(said)
    return _without_inline_footer(low, _without_teasers(low, kept))


def _without_teasers(low: str, kept: list[Span]) -> list[Span]:
    """Leave out the paragraphs of the second half that break off: they tease other stories."""
    broken = [line for line in kept if _breaks_off(low, line)]
    if not broken or broken[0].start < len(low) * _TEASERS_FROM:
        return kept
    teasers = set(broken)
    return [line for line in kept if line not in teasers]


def _breaks_off(low: str, line: Span) -> bool:
    """Tell whether a paragraph ends in the middle of a sentence, with dots."""
    if line.end - line.start < _PARAGRAPH:
        return False
    return _BROKEN_OFF.search(low, max(line.start, line.end - _BREAK_REACH), line.end) is not None


def _without_inline_footer(low: str, kept: list[Span]) -> tuple[Span, ...]:
    """Cut a note of the source off the end of the last line."""
    if not kept:
        return ()
    last = kept[-1]
    for note in _patterns().inline_cut.finditer(low, max(last.start + 1, last.end - _INLINE_TAIL), last.end):
        return (*kept[:-1], Span(last.start, note.start()))
    return tuple(kept)
