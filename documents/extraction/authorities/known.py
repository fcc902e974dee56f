"""Finds the bodies of the reference list by any of their names."""

import re
from bisect import insort
from collections.abc import Iterable, Sequence
from functools import lru_cache

from ahocorasick_rs import AhoCorasick, MatchKind

from documents.extraction.authorities.mention import KNOWN, RELATIVE, BodyMention
from documents.extraction.authorities.words import english
from documents.extraction.folding import fold
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import FIRST_HAN
from documents.extraction.rows import Body

_LATIN_END = 0x250
#: A place may stand for its government, which is then named in full.
_PLACE_ENDS = ("省", "市", "区", "县", "州", "国")
#: What follows the last character of a Chinese name can make another word of it (财政部 in 财政部门).
_UNDONE_BY: dict[str, tuple[str, ...]] = {
    "部": ("门", "分", "长", "级", "署"),
    "委": ("员", "托", "派"),
    "局": ("长", "面"),
    "会": ("议", "员"),
    "院": ("长", "士"),
    "行": ("长", "业", "为"),
}
#: But a branch of a bank is named by its place: 人民银行长沙中心支行.
_PLACE_IN_CHANG = ("长沙", "长春", "长治", "长宁", "长安", "长兴", "长乐", "长丰", "长葛", "长垣", "长三角")
#: Owners that are no places stay in the name.
_OWNERS = ("His ", "Her ", "King's ", "Queen's ")
#: Before the name of a government: there are many.
_MANY = ("Local ", "local ")
#: 央行数字货币 is money, not the bank.
_MONEY_OF_BANK = re.compile(r"(?<=行)数字货币(?!研究)")
#: Two short names stand side by side, as in SFC/FSTB; a slash in an address follows small letters.
_PAIRED = re.compile(r"[A-Z\u3400-\u9fff]/$")
#: In brackets behind the name of a law stands its short name, whatever body bears the same: 《…条例》(SFO).
_PAPER_BEFORE = re.compile(
    r"》 ?\($|(?:Act|Ordinance|Law|Bill|Regulations?|Code|Directive|Decree|Rules)(?: of)?(?: \d{4})? \($"
)
_PAPER_REACH = 24
_NEXT_WORD = re.compile(r" ([A-Z][A-Za-z]{1,20})")
#: Chinese organs whose short names every country has: beside another country they are that country's.
_SHARED_ENDS = ("部", "央行", "最高法院", "最高法", "证监会", "发改委")
_OWN_STARTS = ("中国", "国家", "国务院", "中共", "全国", "人民")
#: Papers in Chinese that come from there name their own bodies without their place: 立法院, 金管会.
_NATIVE = frozenset(("TW", "HK", "MO"))
#: Short names that several countries' bodies bear, with the country that writers mean who name none.
_FIRST_MEANT = {"SEC": "US", "Financial Services Commission": "KR"}


class KnownBodies:
    """All names of all listed bodies in one automaton. Build it once for a lexicon."""

    def __init__(self, bodies: Sequence[Body]) -> None:
        """Index every name; ``~`` marks one that counts only where its country is named."""
        self._senses: dict[str, list[tuple[Body, bool]]] = {}
        for body in bodies:
            for written in dict.fromkeys((body.name, body.name_zh, *body.aliases)):
                name = (
                    fold(written.lstrip("~")).split(" (")[0]
                    if written == body.name
                    else fold(written.lstrip("~"))
                )
                if len(name) > 1:
                    weak = written.startswith("~") or (written != name and " (" in written)
                    self._senses.setdefault(name, []).append((body, weak))
        self._names = list(self._senses)
        self._native = [_native_of(self._senses[name]) for name in self._names]
        self._automaton = AhoCorasick(self._names, matchkind=MatchKind.LeftmostLongest)

    def mentions(self, folded: str, countries: "CountryContext") -> list[BodyMention]:
        """Return the mentions of listed bodies in the order of the text."""
        found: list[BodyMention] = []
        of_papers: set[str] = set()
        matches = list(self._automaton.find_matches_as_indexes(folded))
        countries.note((region, start) for index, start, _ in matches if (region := self._native[index]))
        for index, start, end in matches:
            if _is_short_for_a_paper(folded, start, end):
                of_papers.add(folded[start:end])
            if folded[start:end] in of_papers or not _stands_alone(folded, start, end):
                continue
            body = self._decide(self._names[index], start, countries)
            if body is not None:
                found.append(
                    _abroad(folded, start, end, body, countries) or _mention(folded, start, end, body)
                )
        return found

    def _decide(self, name: str, at: int, countries: "CountryContext") -> Body | None:
        """Choose the body that a name stands for: the nearest country's, else the one it names alone."""
        senses = self._senses[name]
        if len(senses) == 1 and not senses[0][1]:
            return senses[0][0]
        by_country = {body.region.split("-")[0]: body for body, _ in reversed(senses)}
        nearest = countries.nearest(at, frozenset(by_country))
        if nearest is not None and not (
            _qualified(by_country[nearest], name) and countries.last(at) != nearest
        ):
            return by_country[nearest]
        if name in _FIRST_MEANT and _FIRST_MEANT[name] in by_country:
            return by_country[_FIRST_MEANT[name]]
        return next((body for body, weak in senses if not weak), None)


def _native_of(senses: list[tuple[Body, bool]]) -> str:
    """Return the place outside the mainland that a name tells by itself; else nothing."""
    body, weak = senses[0]
    return body.region if len(senses) == 1 and not weak and body.region in _NATIVE else ""


class CountryContext:
    """Where a text names countries, for the names that several countries share."""

    def __init__(self, places: Sequence[Place]) -> None:
        """Note the country of every place named."""
        self._at: dict[str, list[int]] = {}
        for place in places:
            self._at.setdefault(place.code.split("-")[0], []).append(place.start)

    def note(self, told: Iterable[tuple[str, int]]) -> None:
        """Note further signs of countries, each a code and where it stands: names that only one has."""
        for code, at in told:
            insort(self._at.setdefault(code, []), at)

    def foreign(self, at: int) -> str | None:
        """Return the country that the text speaks of at ``at`` where that is not China, else ``None``."""
        code = self.nearest(at, frozenset(self._at))
        if code is None or code == "CN" or code not in self._at:
            return None
        return code if len(self._at[code]) > len(self._at.get("CN", ())) else None

    def last(self, at: int) -> str | None:
        """Return the country that is named last before ``at``, else first behind it."""
        return self.nearest(at, frozenset(self._at))

    def nearest(self, at: int, among: frozenset[str]) -> str | None:
        """Return the country of ``among`` that is named last before ``at``, else first behind it."""
        best: tuple[int, int] | None = None
        chosen = None
        for code in sorted(among & self._at.keys()):
            positions = self._at[code]
            low = _last_before(positions, at)
            key = (0, at - positions[low]) if low >= 0 else (1, positions[0] - at)
            if best is None or key < best:
                best, chosen = key, code
        return chosen


def _qualified(body: Body, name: str) -> bool:
    """Tell whether bodies of many countries bear a name: it is listed as 'Ministry of Finance (China)'."""
    return body.name.startswith(f"{name} (")


def _last_before(positions: list[int], at: int) -> int:
    """Return the index of the last position not behind ``at``, or -1."""
    low, high = 0, len(positions)
    while low < high:
        middle = (low + high) // 2
        if positions[middle] <= at:
            low = middle + 1
        else:
            high = middle
    return low - 1


def _is_short_for_a_paper(folded: str, start: int, end: int) -> bool:
    """Tell whether a short name stands in brackets behind the name of a law, which it abbreviates."""
    if folded[start - 1 : start] != "(" or folded[end : end + 1] != ")":
        return False
    return _PAPER_BEFORE.search(folded, max(0, start - _PAPER_REACH), start) is not None


def _stands_alone(folded: str, start: int, end: int) -> bool:
    """Tell whether a Latin name is a whole word, and a name no part of an address or of a longer name."""
    if ord(folded[start]) < _LATIN_END:
        if start and (
            (folded[start - 1].isalnum() and ord(folded[start - 1]) < _LATIN_END)
            or (folded[start - 1] in "/@-." and not _PAIRED.search(folded, max(0, start - 3), start))
        ):
            return False
        if end < len(folded) and (folded[end].isalnum() and ord(folded[end]) < _LATIN_END):
            return False
    behind = _NEXT_WORD.match(folded, end)
    if behind is not None and " " in folded[start:end] and behind.group(1) in english()["not_after"]:
        return False
    if _MONEY_OF_BANK.match(folded, end) or folded.endswith(_MANY, 0, start):
        return False
    undone = folded.startswith(_UNDONE_BY.get(folded[end - 1], ()), end)
    return not undone or folded.startswith(_PLACE_IN_CHANG, end)


def _mention(folded: str, start: int, end: int, body: Body) -> BodyMention:
    """Make the mention of a listed body under the name that the text gives it; its one name is the entity."""
    said = " ".join(folded[start:end].split())
    if said[0] >= FIRST_HAN:
        name = body.name_zh if said.endswith(_PLACE_ENDS) else said
    else:
        name = said if said.startswith(_OWNERS) or "People's" in said else said.replace("'s ", " ")
    return BodyMention(start, end, name, KNOWN, body.region, body.branch, body.name)


def _abroad(folded: str, start: int, end: int, body: Body, countries: CountryContext) -> BodyMention | None:
    """Return a Chinese short name beside another country as that country's body."""
    said = folded[start:end]
    if body.region != "CN" or not said.endswith(_SHARED_ENDS) or said.startswith(_OWN_STARTS):
        return None
    country = countries.foreign(start)
    return BodyMention(start, end, said, RELATIVE, country, body.branch) if country else None


@lru_cache(maxsize=4)
def known_bodies(lexicon: Lexicon) -> KnownBodies:
    """Return the index of a lexicon's bodies, made at first use."""
    return KnownBodies(lexicon.bodies)
