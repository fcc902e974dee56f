"""Finds the headings and run-in leads that part a round-up into its places.

A heading is a short line of its own ("03 Hubei", "# Malta", "三、北京"); a run-in lead opens a line or,
where a page came as one line, a sentence ("* Changzhou, Jiangsu. On …", "02罗马尼亚：…").
"""

import re
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from documents.extraction.gazetteer import Place
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

#: Longer lines are text, not headings (code points).
_LONGEST_HEADING = {"en": 90, "zh": 42}
#: A run-in lead ends within so many code points.
_LONGEST_LEAD = 60
#: So many places must be headed alike before they count as the headings of a round-up.
FEWEST = 3
#: At least this share of the headings of one style must name a place.
SHARE = 0.5
#: A heading without number or sign is one only if the place makes up this share of it.
_PLAIN_SHARE = 0.6

#: A line between marks is a heading whatever it says: ~~ The Centre ~~.
_FRAMED = re.compile(r"([~=*_#<>+\-]{1,6})\s?[^~=*_#<>+\-\n]{3,60}\s?[~=*_#<>+\-]{1,6}")
#: So few words before a full stop make no sentence ("Fourth, Fiji.").
_FEW_WORDS = 4
#: A heading of any style is beyond doubt if names of places, but for what joins them, make up this share.
_TIGHT_SHARE = 0.85
_JOINS = re.compile(r"\s(?:and|und)\s|[\s,;/&·、:.。—】\]\[(){}*=~#|和与-]")

#: These marks open nothing but headings, whether on a line of their own or not.
_DISTINCT = frozenset({"clock", "bracket", "circled"})

#: Leads of these styles may stand among headings of the same style.
_NUMBERED = frozenset({"run-number", "run-han", "run-circled", "run-hash"})
_MARKER = re.compile(
    r"(?P<clock>[(\[]?(?:\d{1,2}:)?\d{1,2}:\d\d[)\]]?)\s[-–—|]?\s?"
    r"|(?P<hash>#{1,6})\s?(?:\d{1,2}[.、:)]?\s?(?:\([a-z]{2,8}\)\s?)?)?"
    r"|(?P<number>[(]\d{1,2}[)]"
    r"|(?:no\.\s?|top\s?)?\d{1,2}\s?(?:[.。、:)]|(?=\s)|(?=[\u4e00-\u9fff])(?![年月日号时点个家项条份万亿名])))\s?"
    r"|(?P<han>[(]?[一二三四五六七八九十]{1,3}[)、.:])\s?"
    r"|(?P<circled>[①-⑳])\s?"
    r"|(?P<star>\*\*)\s?(?:\d{1,2}[.、:)]?\s?)?"
    r"|(?P<bracket>[【\[])"
    r"|(?P<bullet>[*•·●■◆▪►○+-])\s{1,3}",
    re.IGNORECASE,
)
_ENTRY_NUMBER = re.compile(r"[(]?(?P<value>\d{1,2})[.、:)]\s?")
#: A number within a line is a heading's only before such a character.
_HAN = re.compile(r"[\u4e00-\u9fff]")
_INLINE_NUMBER = re.compile(r"(?<![\d.年月第])(?P<number>0?\d{1,2})[.、:]?\s?(?=[\u4e00-\u9fff])")
TERMINAL = re.compile(r"[.。;；,，!！?？…][\"')）”]?$")
_LEAD_END = re.compile(r"[:：.。—]|\s[-|｜]\s|】|\]|\*\*")
_YEARLIKE = 31
#: A story under a headline has so many code points at least.
STORY = {"en": 140, "zh": 50}


@dataclass(frozen=True, slots=True)
class Heading:
    """One heading: its line or lead, the place it names, and where the text under it begins."""

    start: int
    end: int
    body: int
    style: str
    place: Place | None


def _place_at(page: Page, start: int, end: int, *, slack: int = 4) -> Place | None:
    """Return the place that a heading opens with; "the" and quotes may stand before it."""
    for place in page.places_in(start, end):
        if not place.inside and place.start - start <= slack:
            return place
    return None


def _style_of(marker: re.Match[str] | None) -> str:
    """Name the style of a marker."""
    return (marker.lastgroup or "plain") if marker else "plain"


def line_heading(page: Page, line: Span) -> Heading | None:
    """Read a line as a heading of its own, or return ``None``."""
    text = page.folded[line.start : line.end]
    if len(text) > _LONGEST_HEADING[page.language] or TERMINAL.search(text):
        return None
    marker = _MARKER.match(page.folded, line.start, line.end)
    begin = marker.end() if marker else line.start
    if begin >= line.end:
        return None
    style = _style_of(marker)
    places = page.places_in(begin, line.end)
    place = next((p for p in places if not p.inside), places[0] if places and style != "plain" else None)
    if style in {"plain", "bullet"}:
        named = sum(p.end - p.start for p in places if not p.inside)
        if place is None or named < _PLAIN_SHARE * (line.end - begin):
            return None
        style = "plain"
    return Heading(line.start, line.end, line.end, "line-" + style, place)


def run_in(page: Page, line: Span) -> Heading | None:
    """Read the beginning of a line as a lead ("Beijing: …", "* Loudi, Hunan. …"), or return ``None``."""
    marker = _MARKER.match(page.folded, line.start, line.end)
    begin = marker.end() if marker else line.start
    stop = _LEAD_END.search(page.folded, begin, min(line.end, begin + _LONGEST_LEAD))
    if stop is None or stop.end() >= line.end:
        return None
    place = _place_at(page, begin, stop.end())
    style = _style_of(marker)
    if style == "plain" and (place is None or _is_sentence(stop, begin, place)):
        return None
    return Heading(line.start, stop.end(), stop.end(), "run-" + style, place)


def _numbered_lead(page: Page, line: Span) -> Heading | None:
    """Read a numbered lead on a place as a heading beside those on lines of their own."""
    lead = run_in(page, line)
    if lead is None or lead.place is None or lead.style not in _NUMBERED:
        return None
    return replace(lead, style="line-" + lead.style.removeprefix("run-"))


def _is_sentence(stop: re.Match[str], begin: int, place: Place) -> bool:
    """Tell whether what a full stop ends is more than the name of a place."""
    return stop.group() in ".。" and place.end - place.start < _PLAIN_SHARE * (stop.start() - begin)


def inline(page: Page, line: Span) -> list[Heading]:
    """Find numbered leads within a long line ("01韩国：…02罗马尼亚：…"), in rising order."""
    found: list[Heading] = []
    expected = 1
    for number in _INLINE_NUMBER.finditer(page.folded, line.start, line.end):
        value = int(number["number"])
        if value != expected or value > _YEARLIKE:
            continue
        place = _place_at(page, number.end(), min(line.end, number.end() + 24), slack=0)
        stop = _LEAD_END.search(page.folded, number.end(), min(line.end, number.end() + _LONGEST_LEAD))
        if place is None:
            continue
        body = stop.end() if stop else place.end
        found.append(Heading(number.start(), body, number.end(), "inline", place))
        expected += 1
    return found


def round_up(page: Page) -> list[Heading]:
    """Return the headings of a round-up in the order of the text; a page of another kind has none."""
    lines = [h for line in page.lines if (h := line_heading(page, line) or _numbered_lead(page, line))]
    leads = [h for line in page.lines if (h := run_in(page, line))]
    within = [h for line in page.lines for h in inline(page, line)] if _HAN.search(page.folded) else []
    tight = [h for h in [*lines, *leads] if is_tight(page, h)]
    for found in (lines, leads, within):
        chosen = _of_one_style(found)
        if chosen:
            marks = {_mark_of(h) for h in chosen} & _DISTINCT
            alike = [h for h in [*lines, *leads] if _mark_of(h) in marks]
            others = [*tight, *alike, *_bulleted(page, chosen), *_numbered_alike(page, chosen)]
            return _with_stories(page, _joined(chosen, others))
    mixed = _with_stories(page, _joined([], tight))
    return mixed if len({h.place.code for h in mixed if h.place is not None}) >= FEWEST else []


def _bulleted(page: Page, chosen: list[Heading]) -> list[Heading]:
    """Return the other lines that open with the bullet of the headings, no further from the margin."""
    bullets = [bullet for h in chosen if (bullet := bullet_of(page, Span(h.start, h.end))) is not None]
    outer = min((depth for _, depth in bullets), default=0)
    known = {h.start for h in chosen}
    found: list[Heading] = []
    for line in page.lines:
        if line.start in known or line.start < chosen[0].start or bullet_of(page, line) not in bullets:
            continue
        if line.start - page.folded.rfind("\n", 0, line.start) > outer:
            continue
        marker = _MARKER.match(page.folded, line.start, line.end)
        if marker is not None:
            found.append(Heading(line.start, marker.end(), marker.end(), "run-bullet", None))
    return found


def _numbered_alike(page: Page, chosen: list[Heading]) -> list[Heading]:
    """Return the other entries of the numbered list that the headings lead into, whatever they name.

    The lines that open with a number must count from one on without a gap.
    """
    if not all(h.style.endswith("-number") and h.body < page.line_at(h.start).end for h in chosen):
        return []
    known = {h.start for h in chosen}
    found = [
        (line, mark)
        for line in page.lines
        if (mark := _ENTRY_NUMBER.match(page.folded, line.start, line.end))
    ]
    if [int(mark["value"]) for _, mark in found] != list(range(1, len(found) + 1)):
        return []
    return [
        Heading(line.start, mark.end(), mark.end(), "run-number", None)
        for line, mark in found
        if line.start not in known
    ]


def bullet_of(page: Page, line: Span) -> tuple[str, int] | None:
    """Return the bullet that a line opens with and how far from the margin it stands."""
    marker = _MARKER.match(page.folded, line.start, line.end)
    if marker is None or marker.lastgroup != "bullet":
        return None
    return page.folded[line.start], line.start - page.folded.rfind("\n", 0, line.start)


def _with_stories(page: Page, chosen: list[Heading]) -> list[Heading]:
    """Add the short lines that each stand over a paragraph and name a place, a body or a day, or are framed.

    Where headings of a round-up stand on lines of their own, so do those that fit no style.
    """
    first = min((h.start for h in chosen if h.style.startswith("line-")), default=None)
    if first is None:
        return chosen
    found: list[Heading] = []
    for line, behind in pairwise(page.lines):
        over = behind.end - behind.start >= STORY[page.language] and line.start > first
        if not over or not _is_short(page.folded[line.start : line.end], _LONGEST_HEADING[page.language]):
            continue
        place = next((p for p in page.places_in(line.start, line.end) if not p.inside), None)
        named = any(body.kind in NAMED_KINDS for body in page.bodies_in(line.start, line.end))
        framed = _FRAMED.fullmatch(page.folded, line.start, line.end) is not None
        dated = any(mark.start == line.start for mark in page.dates_in(line.start, line.end))
        if place is not None or named or framed or dated:
            found.append(Heading(line.start, line.end, line.end, "line-story", place))
    return _joined(chosen, found)


def _is_short(said: str, longest: int) -> bool:
    """Tell whether a line is short and no sentence; a few words or an abbreviation may end in a full stop."""
    if len(said) > longest:
        return False
    return TERMINAL.search(said) is None or (said[-1] == "." and len(said.split()) <= _FEW_WORDS)


def _mark_of(heading: Heading) -> str:
    """Return the kind of mark that a heading opens with, on a line of its own or not."""
    return heading.style.partition("-")[2]


def is_tight(page: Page, heading: Heading) -> bool:
    """Tell whether a heading holds little but names of places ("ITALY; SPAIN"), whatever its style."""
    if heading.place is None:
        return False
    marker = _MARKER.match(page.folded, heading.start, heading.end)
    begin = marker.end() if marker else heading.start
    named = sum(p.end - p.start for p in page.places_in(begin, heading.end) if not p.inside)
    held = len(_JOINS.sub("", page.folded[begin : heading.end]))
    return named >= _TIGHT_SHARE * held


def _joined(chosen: list[Heading], tight: list[Heading]) -> list[Heading]:
    """Add the tight headings of other styles, in the order of the text: one writer may mix styles."""
    known = {h.start for h in chosen}
    added: dict[int, Heading] = {}
    for heading in tight:
        if heading.start not in known:
            added.setdefault(heading.start, heading)
    return sorted([*chosen, *added.values()], key=lambda heading: heading.start)


def _of_one_style(found: list[Heading]) -> list[Heading]:
    """Return the headings of the style that names the most places, if enough do."""
    placed = Counter(h.style for h in found if h.place is not None)
    for style, count in placed.most_common(1):
        alike = [h for h in found if h.style == style]
        different = {h.place.code for h in alike if h.place is not None}
        if count >= FEWEST and len(different) >= FEWEST and count >= SHARE * len(alike):
            return alike
    return []
