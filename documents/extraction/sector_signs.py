"""Tells where in a passage words stand that tie its act to a sector, and how closely.

A word counts for more in a measure, in a title or heading, and where blockchain is spoken of in the same
sentence.
"""

import math
import re
from collections.abc import Sequence
from typing import NamedTuple

from documents.extraction.cues import load_cues
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import MeasureDraft, Segment, Span, index_from
from documents.extraction.reading import Page
from documents.extraction.sector_asides import Asides
from documents.extraction.sector_compounds import compounds, is_strengthened
from documents.extraction.sector_themes import COINS, STATE_MONEY, first_word, names_theme, theme_of
from documents.extraction.sector_words import Word, sector_words

_TITLE = re.compile(r"《[^》\n]{4,120}》|\"[A-Z\d][^\"\n]{12,220}\"")
#: Classes of cue words (measure_cues.json) that announce an act.
_ANNOUNCING = frozenset({"issue", "deed"})
#: So many sectors named in one sentence make it a list of fields of application.
_LIST = 4
#: More sectors than this in one passage make each of them less telling.
_MANY = 8
#: A passage of so many sentences of which less than this share speaks of blockchain is about other things.
_LONG, _SPARSE = 12, 0.1
#: Sectors whose words are the topic itself: naming them is being about them.
_TOPICAL = frozenset({COINS, STATE_MONEY})
#: Sentences that tell the act and what it does.
_TOLD = frozenset({"measure", "announced"})
#: Beside these words a sector may only stand in a list of technologies.
_TECHNOLOGIES = re.compile(r"artificial intelligence|big data|cloud computing|人工智能|大数据|云计算")
#: A list that says in so many words in which fields blockchain is applied.
_FIELDS = re.compile(
    r"(?<![a-z])(?:areas|fields|sectors|scenarios|domains)(?: of [a-z]+| for [a-z]+)?"
    r"(?:,|:| -| \()? ?"
    r"(?:(?:notably|for example)? ?(?:including|includes?|such as|like|namely|among them)|:)"
    r" [^.;]{3,400}"
    r"|(?<![a-z])(?:in|to|for|across|into) (?:[^.;,]{3,60}, ){0,12}[^.;,]{3,60},?"
    r" and (?:many |several )?other"
    r" (?:key |major |important |related |relevant )?(?:fields|areas|sectors|scenarios)(?![a-z])"
    r"|(?:在|聚焦|面向|围绕|涵盖|覆盖|包括|涉及|于)"
    r"[^。;、]{1,40}、[^。;]{2,140}?等[\u4e00-\u9fff\d]{0,6}?(?:领域|行业|场景)"
    r"|(?:区块链|block ?chain)(?:技术)?[\"')]{0,2} ?\+ ?[\"'(]{0,2}[^,;。.、:\"')]{1,14}"
)
#: Every such list holds one of these.
_FIELD_WORDS = ("areas", "fields", "sectors", "scenarios", "domains", "领域", "行业", "场景", "+")


class Sign(NamedTuple):
    """One word that speaks for a sector: where it stands and how closely it is tied to blockchain.

    ``zone`` is ``measure``, ``title``, ``announced`` (the first sentence that tells the act), ``act``
    (another sentence that speaks of blockchain) or ``other``. ``field`` tells that it stands in a list of the
    fields of application.
    """

    sector: str
    start: int
    end: int
    strong: bool
    zone: str
    tied: bool
    listed: bool
    technologies: bool
    field: bool = False
    aside: str = ""


def _field_lists(low: str, segment: Segment) -> list[Span]:
    """Return the lists of fields in which blockchain is applied."""
    if all(low.find(word, segment.start, segment.end) < 0 for word in _FIELD_WORDS):
        return []
    return [Span(m.start(), m.end()) for m in _FIELDS.finditer(low, segment.start, segment.end)]


class _Zones:
    """Tells the zone and the sentence of an offset in a passage."""

    def __init__(self, page: Page, segment: Segment, acts: Sequence[MeasureDraft]) -> None:
        """Find the titles, the headline and the sentences of the passage once."""
        self.page = page
        self.acts = [Span(act.start, act.end) for act in acts]
        begin = segment.heading.start if segment.heading else segment.start
        self.titles = [Span(m.start(), m.end()) for m in _TITLE.finditer(page.folded, begin, segment.end)]
        if segment.heading:
            self.titles.insert(0, segment.heading)
        self.sentences = page.sentences_in(segment.start, segment.end)
        self.fields = _field_lists(page.lower, segment)
        self.announced = self._announcement(segment)
        first = page.lines_in(segment.start, segment.end)[:1]
        if segment.kind == "document" and first and page.folded[first[0].end - 1] not in ".。;；":
            self.titles.append(first[0])

    def _announcement(self, segment: Segment) -> Span | None:
        """Return the first sentence of the passage with a word of issuing, launching or deciding."""
        book = load_cues()
        for sentence in self.sentences:
            hits = book.find(self.page.lower, sentence.start, min(sentence.end, segment.end))
            if any(key in _ANNOUNCING for _, _, key in hits):
                return sentence
        return None

    def sentence(self, offset: int) -> Span | None:
        """Return the measure, or else the sentence, that an offset lies in."""
        for spans in (self.acts, self.sentences):
            at = index_from(spans, offset + 1) - 1
            if at >= 0 and offset < spans[at].end:
                return spans[at]
        return None

    def in_fields(self, offset: int) -> bool:
        """Tell whether an offset lies in a list of the fields in which blockchain is applied."""
        at = index_from(self.fields, offset + 1) - 1
        return at >= 0 and offset < self.fields[at].end

    def zone(self, offset: int, tied: bool) -> str:
        """Return the zone of an offset."""
        at = index_from(self.acts, offset + 1) - 1
        if at >= 0 and offset < self.acts[at].end:
            return "measure"
        if any(title.start <= offset < title.end for title in self.titles):
            return "title"
        if self.announced and self.announced.start <= offset < self.announced.end:
            return "announced"
        return "act" if tied else "other"


def _is_sparse(page: Page, sentences: Sequence[Span], titles: Sequence[Span]) -> bool:
    """Tell whether little of a long passage speaks of blockchain: then only that tells its sectors.

    A passage whose title or heading does is about it, however often the word is left out below.
    """
    if any(page.topics_in(title.start, title.end) for title in titles):
        return False
    spoken = sum(page.topics_in(sentence.start, sentence.end) > 0 for sentence in sentences)
    return len(sentences) >= _LONG and spoken < _SPARSE * len(sentences)


def _with_compounds(page: Page, hits: list[Word], begin: int, end: int) -> list[Word]:
    """Return the words with what speaks for a sector together with "blockchain", in the order of the text."""
    known = {(code, start) for code, strong, start, _ in hits if strong}
    more = [(code, True, start, stop) for code, start, stop in compounds(page, begin, end)]
    return sorted([*hits, *(hit for hit in more if (hit[0], hit[2]) not in known)], key=lambda hit: hit[2:])


def _strengthened(page: Page, zones: _Zones, hit: Word) -> Word:
    """Return a word, a weak one as a strong one where its sentence has what makes it so."""
    code, strong, start, end = hit
    sentence = None if strong else zones.sentence(start)
    return (code, True, start, end) if sentence and is_strengthened(page, code, sentence) else hit


def signs(page: Page, segment: Segment, lexicon: Lexicon, acts: Sequence[MeasureDraft]) -> list[Sign]:
    """Return every word of a passage and its heading that speaks for a sector, in the order of the text."""
    begin = segment.heading.start if segment.heading else segment.start
    hits = [
        hit
        for hit in sector_words(page, lexicon, begin, segment.end)
        if hit[2] >= segment.start or (segment.heading and segment.heading.holds(Span(hit[2], hit[3])))
    ]
    hits = _with_compounds(page, hits, begin, segment.end)
    zones = _Zones(page, segment, acts)
    sparse = _is_sparse(page, zones.sentences, zones.titles)
    asides = Asides(page, begin, segment.end)
    hits = [_strengthened(page, zones, hit) for hit in hits if not asides.say_nothing(hit)]
    held = [zones.sentence(start) for _, _, start, _ in hits]
    named: dict[Span, set[str]] = {}
    for (code, strong, _, _), sentence in zip(hits, held, strict=True):
        if sentence and strong:
            named.setdefault(sentence, set()).add(code)
    found = []
    beside: dict[Span, bool] = {}
    for (code, strong, start, end), sentence in zip(hits, held, strict=True):
        bounds = sentence or Span(start, end)
        tied = page.topics_in(bounds.start, bounds.end) > 0
        if sparse and not tied:
            continue
        if bounds not in beside:
            beside[bounds] = _TECHNOLOGIES.search(page.lower, bounds.start, bounds.end) is not None
        zone = zones.zone(start, tied)
        field = (tied or zone in _TOLD) and zones.in_fields(start)
        aside = asides.of(code, start, end) if strong else ""
        found.append(
            Sign(
                sector=code,
                start=start,
                end=end,
                strong=strong and not aside,
                zone="measure" if field else zone,
                tied=tied or field,
                listed=field or len(named.get(bounds, ())) >= _LIST,
                technologies=beside[bounds],
                field=field and strong and not aside,
                aside=aside,
            )
        )
    if not any(sign.strong for sign in found):
        found = [sign._replace(strong=True, aside="") if sign.aside else sign for sign in found]
    return [*found, *_unsaid(page, segment, found)]


def _unsaid(page: Page, segment: Segment, found: Sequence[Sign]) -> list[Sign]:
    """Return what a passage leaves unsaid because its whole page is about it: coins, or a state's money."""
    theme = theme_of(page.lower)
    if theme not in _TOPICAL or any(sign.sector == theme for sign in found):
        return []
    if names_theme(page.lower, segment.start, segment.end):
        return []
    start, end = first_word(page.lower, theme)
    return [Sign(theme, start, end, strong=False, zone="theme", tied=False, listed=False, technologies=False)]


def describe(
    page: Page, segment: Segment, found: Sequence[Sign], acts: Sequence[MeasureDraft]
) -> dict[str, dict[str, float]]:
    """Return the features of every sector with a sign; they decide whether the act works there."""
    by_sector: dict[str, list[Sign]] = {}
    for sign in found:
        by_sector.setdefault(sign.sector, []).append(sign)
    strong = sum(sign.strong for sign in found) or 1
    most = max((sum(s.strong for s in group) for group in by_sector.values()), default=0)
    tied_acts = sum(page.topics_in(act.start, act.end) > 0 for act in acts)
    whole = {
        "bias": 1.0,
        "zh": float(page.language == "zh"),
        "dedicated": float(bool(acts) and tied_acts >= 0.5 * len(acts)),
        "document": float(segment.kind == "document"),
        "many-sectors": float(len(by_sector) > _MANY),
    }
    return {
        code: {**whole, **_of_group(page, group, strong, most, code)} for code, group in by_sector.items()
    }


def _of_group(page: Page, group: list[Sign], strong: int, most: int, code: str) -> dict[str, float]:
    """Return the features of one sector's signs."""
    words = {page.lower[s.start : s.end] for s in group if s.strong}
    count = sum(s.strong for s in group)
    row: dict[str, float] = {
        f"sector:{code}": 1.0,
        "words": math.log1p(len(words)),
        "count": math.log1p(count),
        "share": count / strong,
        "leading": float(count == most and count > 0),
        "only-weak": float(count == 0),
    }
    for sign in group:
        kind = sign.aside or ("strong" if sign.strong else "weak")
        tie = "tied" if sign.tied else "loose"
        row[f"{sign.zone}:{kind}:{tie}" if sign.zone == "measure" else f"{sign.zone}:{kind}"] = 1.0
        if sign.strong and sign.listed and sign.zone == "measure":
            row["listed"] = 1.0
    if all(s.technologies for s in group):
        row["technologies"] = 1.0
    if count and code in _TOPICAL:
        row["topical"] = 1.0
    return row
