"""Chooses among the evidence of a passage and puts the draft of a record together."""

from documents.extraction.fields import (
    bodies,
    dates,
    kinds,
    measures,
    numbers,
    places,
    relations,
    sectors,
    titles,
)
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, RecordDraft, Segment
from documents.extraction.reading import Page
from documents.extraction.relevance import is_relevant, stands_by_itself
from documents.extraction.sector_signs import signs as sector_signs

#: An issuing body is taken from this confidence on.
_BODY_FROM = 0.5
#: A date below this confidence is left open.
_SURE_FROM = 0.4

#: The day on which something takes effect tells no act under the heading of another.
_TAKES_EFFECT = "dates.effective"
#: A title in plain words shows no authority: any firm launches a platform.
_PLAIN_TITLE = "titles.plain"


def _best(found: list[Evidence]) -> Evidence | None:
    """Return the surest candidate; of equals the first."""
    return max(found, key=lambda e: e.confidence, default=None)


def _several(found: list[Evidence], taken_from: float) -> list[Evidence]:
    """Return the candidates of at least that confidence, each value once, in the order given."""
    taken: dict[str, Evidence] = {}
    for evidence in found:
        if evidence.confidence >= taken_from:
            taken.setdefault(evidence.value, evidence)
    return list(taken.values())


def _sure(found: list[Evidence]) -> list[Evidence]:
    """Return the candidates that are sure enough to stand for a field of one value."""
    return [evidence for evidence in found if evidence.confidence >= _SURE_FROM]


def assemble(page: Page, segment: Segment, lexicon: Lexicon) -> RecordDraft | None:
    """Return the draft of the passage's record, or ``None`` where it tells no act on blockchain.

    What has no place, no name and nobody who acts is no act, unless it is a whole text that names an
    authority or is itself a text of rules.
    """
    bodies_found = bodies.find(page, segment, lexicon)
    if not is_relevant(page, segment, bodies_found):
        return None
    region = _best(places.find(page, segment, lexicon, bodies_found))
    date = _best(_sure(dates.find(page, segment, lexicon)))
    title = _best(titles.find(page, segment, lexicon))
    kind = _best(kinds.find_types(page, segment, lexicon, title))
    lifecycle = _best(kinds.find_lifecycle(page, segment, lexicon))
    number = _best(numbers.find(page, segment, lexicon))
    issuers = _several(bodies_found, _BODY_FROM)
    named = title is not None and title.method != _PLAIN_TITLE
    lent = segment.under is not None and region is not None and segment.under.holds(region.span)
    placed = region is not None and (not lent or (date is not None and date.method != _TAKES_EFFECT))
    nameless = not placed and not named and not issuers
    if nameless and not (segment.kind == "document" and stands_by_itself(page, segment)):
        return None
    cited = relations.find(page, segment, lexicon, title)
    acts = measures.find(page, segment, lexicon)
    signs = sector_signs(page, segment, lexicon, acts)
    fields = _several(sectors.find(page, segment, lexicon, acts, signs), sectors.TAKEN_FROM)
    single = [e for e in (region, date, title, kind, lifecycle, number) if e is not None]
    return RecordDraft(
        start=segment.start,
        end=segment.end,
        title=title.value if title else None,
        document_type=kind.value if kind else "other",
        lifecycle=lifecycle.value if lifecycle else "unknown",
        region=region.value if region else None,
        date=date.value if date else None,
        issuing_bodies=tuple(e.value for e in issuers),
        sectors=tuple(e.value for e in fields),
        measures=sectors.with_sectors(acts, signs, [e.value for e in fields]),
        evidence=(*single, *issuers, *fields, *cited),
        confidence=0.5,
        number=number.value if number else None,
    )
