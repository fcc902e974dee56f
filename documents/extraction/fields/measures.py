"""Finds what an act does or will do, in the words of the passage."""

from collections.abc import Mapping
from functools import lru_cache

from documents.extraction.amounts import amount_of, target_year_of
from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import MeasureDraft, Segment
from documents.extraction.phrases import PhraseBook
from documents.extraction.reading import Page
from documents.extraction.units import Unit, units
from documents.extraction.weighing import likelihoods

#: A unit at least that likely is a measure. Below one half, because a measure missed costs an editor more
#: than one struck out.
TAKEN_FROM = 0.42
#: Where no unit is that likely, the likeliest stands for the act if it is no less likely than this.
_LEAST = 0.03
#: The type of a measure whose words tell none.
_DEFAULT_TYPE = "strategy"


#: What a weak word of a type weighs beside a strong one: it speaks where no strong word does.
_WEAK = 0.2


@lru_cache(maxsize=1)
def _type_book() -> tuple[PhraseBook, dict[str, tuple[str, float]]]:
    """Read the words that tell the types; the key of a word names its type and what it weighs."""
    rows = load("measure_type_terms.json")["types"]
    shares = {"": 1.0, "weak_": _WEAK}
    keys = {
        kind + row["code"]: (row["code"], row["weight"] * shares[kind]) for row in rows for kind in shares
    }
    book = PhraseBook(
        (kind + row["code"], phrase)
        for row in rows
        for kind in shares
        for phrase in (*row[f"{kind}en"], *row[f"{kind}zh"])
    )
    return book, keys


def type_of(lowered: str, start: int = 0, end: int | None = None) -> str:
    """Return the code of the measure type whose words weigh most between two offsets of a text in lower case;
    of equals the first of the file.
    """
    book, keys = _type_book()
    sums = dict.fromkeys((code for code, _ in keys.values()), 0.0)
    hits = book.find(lowered, start, len(lowered) if end is None else end)
    for key, _ in {(key, lowered[begin:stop]) for begin, stop, key in hits}:
        code, weight = keys[key]
        sums[code] += weight
    best = max(sums, key=lambda code: sums[code])
    return best if sums[best] else _DEFAULT_TYPE


def find(
    page: Page, segment: Segment, lexicon: Lexicon, weights: Mapping[str, float] | None = None
) -> list[MeasureDraft]:
    """Return the measures in the order of the text; ``weights`` stand in for those on file."""
    bounds = (segment.start, segment.end)
    passage = units(page, *bounds)
    chances = likelihoods(page, passage, bounds, weights)
    taken = [pair for pair in zip(passage, chances, strict=True) if pair[1] >= TAKEN_FROM]
    if not taken and passage:
        best = max(zip(passage, chances, strict=True), key=lambda pair: pair[1])
        taken = [best] if best[1] >= _LEAST else []
    return [_draft(page, unit, chance) for unit, chance in taken]


def _draft(page: Page, unit: Unit, chance: float) -> MeasureDraft:
    """Return a unit as a measure, with its type, amount and target year."""
    lowered = page.lower[unit.start : unit.end]
    return MeasureDraft(
        text=page.text[unit.start : unit.end],
        start=unit.start,
        end=unit.end,
        type=type_of(page.lower, unit.start, unit.end),
        amount=amount_of(lowered),
        target_year=target_year_of(lowered),
        confidence=round(chance, 3),
        method=f"measure-{unit.kind}",
    )
