"""Finds the words of sectors; inside longer phrases that mean something else (``mask``) they do not count."""

from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import index_from
from documents.extraction.phrases import Hit, PhraseBook
from documents.extraction.reading import Page

#: A word found: its sector, whether it is a strong one, its start and its end.
Word = tuple[str, bool, int, int]
_STRONG, _WEAK, _MASK = "strong", "weak", "mask"


@lru_cache(maxsize=4)
def _book(lexicon_words: tuple[tuple[str, str], ...]) -> PhraseBook:
    """Build the book of all terms; keys are ``sector|kind``."""
    rows = [(f"{code}|{_STRONG}", word) for code, word in lexicon_words]
    for code, terms in load("sector_terms.json")["sectors"].items():
        for kind, names in ((_STRONG, ("en", "zh")), (_WEAK, ("weak_en", "weak_zh")), (_MASK, ("mask",))):
            rows.extend((f"{code}|{kind}", word) for name in names for word in terms.get(name, ()))
    return PhraseBook(rows)


def _added(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return the terms of sectors that the data file does not know: those that editors added."""
    known = load("sector_terms.json")["sectors"]
    return tuple(
        (sector.code, word.lower())
        for sector in lexicon.sectors
        if sector.code not in known
        for word in (*sector.keywords_en, *sector.keywords_zh)
    )


@lru_cache(maxsize=1024)
def _parted(key: str) -> tuple[str, str]:
    """Return the sector and the kind of a key of the book."""
    code, _, kind = key.partition("|")
    return code, kind


def _unmasked(hits: list[Hit]) -> list[Word]:
    """Return (sector, strong, start, end) of the hits that stand in no masking phrase of their sector."""
    masks: dict[str, list[Hit]] = {}
    for hit in hits:
        code, kind = _parted(hit[2])
        if kind == _MASK:
            masks.setdefault(code, []).append(hit)
    kept: list[Word] = []
    for start, end, key in hits:
        code, kind = _parted(key)
        near = _near(masks[code], end) if code in masks else ()
        if kind != _MASK and not any(begin <= start and end <= stop for begin, stop, _ in near):
            kept.append((code, kind == _STRONG, start, end))
    return kept


def _near(masks: list[Hit], end: int) -> list[Hit]:
    """Return the few masking phrases that begin shortly before the end of a hit."""
    at = index_from(masks, end + 1)
    return masks[max(0, at - 4) : at]


def sector_words(page: Page, lexicon: Lexicon, begin: int, end: int) -> list[Word]:
    """Return the words of sectors between two offsets, in the order of the text."""
    return _unmasked(_book(_added(lexicon)).find(page.lower, begin, end))
