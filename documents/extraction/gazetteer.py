"""Finds every mention of a known place in a text and decides which place it means.

The rules are those of the gazetteer: longest name first; Latin names as whole words, case as written;
weak names only with a sign nearby; namesakes by what else the text names, else by rank.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick, MatchKind

from documents.extraction.beside_places import (
    guards_of_places,
    is_inside,
    is_latin,
    is_signed,
    is_undone,
    level_beside,
    stands_alone,
)
from documents.extraction.datafiles import load
from documents.extraction.folding import fold
from documents.extraction.rows import Region

#: Levels whose strong names also stand in capitals in datelines and headings.
_SHOUTED_LEVELS = frozenset({"country", "subdivision", "prefecture"})
_SHOUTED_LENGTH = 4
#: The short form of a state stands behind the name of a town: Reno, Nev.; a list of short words is none.
_BEHIND_A_TOWN, _LONGEST_TOWN = ", ", 30
_TOWN = re.compile(
    r"\b(?:(?!(?:At|But|For|From|Mayor|Near|The|When|While)\b)(?:[A-Z][a-z]{2,}|La|El|St\.) )?"
    r"[A-Z][a-z]{2,}\Z"
)
#: How far around a weak or shared name its parent's name counts as a sign, in characters.
_NEAR = 90
#: So many places of its country around a weak name of a subdivision tell what is meant (characters).
_FEWEST_NEIGHBOURS, _AROUND = 3, 1_500
#: Before a code: what lies within that place, its own name not counted.
_WITHIN = "<"
#: A weak Latin name stands once its parent is named nearby; a Chinese one, a plain word, wants its suffix.
_SURE = 3
_COUNTY_LEVELS = frozenset({"county", "area"})


class Place(NamedTuple):
    """One mention of a place. ``code`` is the place that is meant, ``level`` its level.

    ``weak`` tells that the name alone would not have been enough (a demonym, a namesake without a sign);
    ``inside`` that it is part of the name of a university, a newspaper, a firm or a person.
    """

    start: int
    end: int
    code: str
    level: str
    weak: bool = False
    inside: bool = False


class Gazetteer:
    """All names of all regions in one automaton. Build it once for a lexicon."""

    def __init__(self, regions: tuple[Region, ...]) -> None:
        """Index every name, strong and weak."""
        self._region = {region.code: region for region in regions}
        self._senses: dict[str, list[tuple[str, bool]]] = {}
        for region in sorted(regions, key=lambda r: r.rank):
            self._index(region)
        for short, code in guards_of_places().behind_towns.items():
            if code in self._region:
                self._senses.setdefault(f"{_BEHIND_A_TOWN}{short}", []).append((code, False))
        for code, cities in load("cities.json")["within"].items():
            if code in self._region:
                self._enter(self._region[code], cities)
        self._names = list(self._senses)
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)
        self._ancestors = {code: self._line(code) for code in self._region}

    def _index(self, region: Region) -> None:
        """Enter the names of one region."""
        self._enter(region, (region.name_en, region.name_zh, *region.aliases_en, *region.aliases_zh))

    def _enter(self, region: Region, written: Sequence[str]) -> None:
        """Enter names for a region; a weak one begins with ``~``."""
        weak = {fold(name[1:]) for name in written if name.startswith("~")}
        names = {fold(name.lstrip("~")) for name in written if name.strip("~")}
        names = {name for name in names if len(name) > 1}
        if region.level in _SHOUTED_LEVELS:
            names |= {n.upper() for n in names - weak if n.isascii() and len(n) >= _SHOUTED_LENGTH}
        for name in sorted(names):
            self._senses.setdefault(name, []).append((region.code, name in weak))

    def _line(self, code: str) -> tuple[str, ...]:
        """Return the code and those above it, nearest first."""
        line: list[str] = []
        region = self._region.get(code)
        while region is not None and region.code not in line:
            line.append(region.code)
            region = self._region.get(region.parent)
        return tuple(line)

    def mentions(self, folded: str) -> tuple[Place, ...]:
        """Return the mentions of places in a folded text, in its order."""
        found: list[tuple[int, int, list[tuple[str, bool]]]] = []
        for index, begin, end in self._automaton.find_matches_as_indexes(folded):
            name, start = self._names[index], begin
            if name.startswith(_BEHIND_A_TOWN):
                town = _TOWN.search(folded, max(0, start - _LONGEST_TOWN), start)
                if town is None:
                    continue
                start = found.pop()[0] if found and found[-1][1] == start else town.start()
            if stands_alone(folded, start, end) and not is_undone(folded, end):
                found.append((start, end, self._senses[name]))
        if not folded.isascii():
            found = self._with_short(folded, found)
        anchors = self._anchors(found)
        places = (self._decide(folded, start, end, senses, anchors) for start, end, senses in found)
        return tuple(place for place in places if place is not None)

    def _with_short(
        self, folded: str, found: list[tuple[int, int, list[tuple[str, bool]]]]
    ) -> list[tuple[int, int, list[tuple[str, bool]]]]:
        """Add the countries that stand in one character before the noun of an authority."""
        guards = guards_of_places()
        taken = {start for start, _, _ in found}
        for short in guards.zh_short_named.finditer(folded):
            code = guards.zh_short[short.group()]
            if short.start() not in taken and code in self._region:
                found.append((short.start(), short.end(), [(code, False)]))
        return sorted(found, key=lambda mention: mention[0])

    def _anchors(self, found: list[tuple[int, int, list[tuple[str, bool]]]]) -> dict[str, list[int]]:
        """Return where each surely named place stands; these decide the others."""
        anchors: dict[str, list[int]] = {}
        for start, _end, senses in found:
            if len(senses) == 1 and not senses[0][1]:
                own, *above = self._ancestors[senses[0][0]]
                anchors.setdefault(own, []).append(start)
                for code in above:
                    anchors.setdefault(code, []).append(start)
                    anchors.setdefault(_WITHIN + code, []).append(start)
        return anchors

    def _decide(
        self,
        folded: str,
        start: int,
        end: int,
        senses: list[tuple[str, bool]],
        anchors: dict[str, list[int]],
    ) -> Place | None:
        """Choose among the senses of a name, or leave the mention out."""
        level = level_beside(folded, end)
        shared = any(self._region[code].level == "country" for code, _ in senses)
        scored = [
            (self._score(code, weak, start, level, anchors, shared=shared and weak), -i)
            for i, (code, weak) in enumerate(senses)
        ]
        best = max(scored)
        code, weak = senses[-best[1]]
        region = self._region[code]
        signed = (
            is_signed(folded, end) or level == region.level or (best[0] >= _SURE and is_latin(folded[start]))
        )
        if weak and not signed and region.level != "country":
            return None
        if region.level in _COUNTY_LEVELS and sum(1 for score, _ in scored if score == best[0]) > 1:
            return None
        return Place(
            start,
            end,
            code,
            region.level,
            weak=weak and not signed,
            inside=is_inside(folded, start, end, region.level),
        )

    def _score(
        self,
        code: str,
        weak: bool,
        start: int,
        level: str | None,
        anchors: dict[str, list[int]],
        *,
        shared: bool = False,
    ) -> int:
        """Weigh one sense: its parent nearby, 3; its full name in the text 4; its parent in it 1;
        the level of its suffix 2; a strong name 1. Of a name ``shared`` with a country a neighbour must
        lie nearby, not the parent's name: Georgia in a list of countries is one.
        """
        score = 0 if weak else 1
        region = self._region[code]
        around = self._neighbours(region, start, anchors) if weak else 0
        if level is not None and level == region.level:
            score += 2
        above = [a for a in self._ancestors[code][1:] if a != "CN"]
        told = [_WITHIN + a for a in above] if shared else above
        named_in_full = weak and region.level == "subdivision" and code in anchors
        if named_in_full:
            score += 4
        elif around >= _FEWEST_NEIGHBOURS or any(_near(anchors.get(a, []), start) for a in told):
            score += 3
        elif any(a in anchors for a in told):
            score += 1
        return score

    def _neighbours(self, region: Region, at: int, anchors: dict[str, list[int]]) -> int:
        """Return how many surely named places of the same country stand around a subdivision."""
        if region.level != "subdivision":
            return 0
        positions = anchors.get(_WITHIN + region.parent, [])
        return bisect_right(positions, at + _AROUND) - bisect_left(positions, at - _AROUND)


def _near(positions: list[int], at: int) -> bool:
    """Tell whether one of the positions lies close by, the place itself not counted."""
    low, high = bisect_left(positions, at - _NEAR), bisect_right(positions, at + _NEAR)
    return any(position != at for position in positions[low:high])
