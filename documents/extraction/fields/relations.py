"""Finds the documents that an act cites, and how it stands to them: it amends, repeals, explains them."""

import re
from dataclasses import dataclass
from functools import lru_cache

from documents.extraction.datafiles import load
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment
from documents.extraction.reading import Page
from documents.extraction.titling import marks
from documents.extraction.titling.words import title_words

#: How far beside a citation the words stand that say how the act stands to it.
_BEFORE, _BEHIND = 40, 48
_SURE, _ORDER = 0.8, 0.02
_CITATIONS = (marks.BOOK, marks.DOUBLE)
_MARKS = '《》“”"「」『』„«»'
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class RelationCue:
    """One kind of relation with the patterns of the words before and behind a citation."""

    kind: str
    before: re.Pattern[str] | None
    behind: re.Pattern[str] | None

    def shows(self, before: str, behind: str) -> bool:
        """Tell whether the words beside a citation show this kind."""
        return bool(
            (self.before and self.before.search(before)) or (self.behind and self.behind.match(behind))
        )


def _pattern(alternatives: list[str]) -> re.Pattern[str] | None:
    """Return one pattern of all alternatives, or ``None`` of none."""
    return re.compile("|".join(alternatives)) if alternatives else None


@lru_cache(maxsize=1)
def relation_cues() -> tuple[RelationCue, ...]:
    """Return the kinds (codes of ``vocabulary.RelationKind``), the more telling first."""
    rows = load("relation_cues.json")["kinds"]
    return tuple(RelationCue(r["kind"], _pattern(r["before"]), _pattern(r["behind"])) for r in rows)


def find(page: Page, segment: Segment, lexicon: Lexicon, title: Evidence | None = None) -> list[Evidence]:
    """Return each cited document once, in the order of the text, with ``detail["kind"]``.

    The act's own title is none. One that nothing shows to be cited is left out: it may be the act's own
    under another name.
    """
    own = _folded_name(title.value) if title is not None else ""
    found: dict[str, Evidence] = {}
    for pattern in _CITATIONS:
        for match in pattern.finditer(page.text, segment.start, segment.end):
            evidence = _relation(page, segment, match, pattern is marks.BOOK)
            if evidence is not None and _folded_name(evidence.value) != own:
                found.setdefault(_folded_name(evidence.value), evidence)
    return sorted(found.values(), key=lambda e: e.start)


def _relation(page: Page, segment: Segment, match: re.Match[str], in_title_marks: bool) -> Evidence | None:
    """Return the relation that the words beside a citation show, or ``None``."""
    start, end = match.span(1)
    said = page.folded[start:end]
    if said.lower() in title_words().generic:
        return None
    if not in_title_marks and not (title_words().en_noun.search(said) or title_words().zh_noun.search(said)):
        return None
    before = page.lower[max(segment.start, match.start() - _BEFORE) : match.start()].lstrip(_MARKS)
    behind = page.lower[match.end() : match.end() + _BEHIND]
    for rank, cue in enumerate(relation_cues()):
        if cue.shows(before, behind):
            return Evidence(
                field="relation",
                value=page.text[start:end],
                start=start,
                end=end,
                quote=page.text[start:end],
                confidence=_SURE - _ORDER * rank,
                method=f"relations.{cue.kind}",
                detail={"kind": cue.kind},
            )
    return None


def _folded_name(name: str) -> str:
    """Return a title without spaces and case, to compare it."""
    return _SPACES.sub("", name).lower()
