"""Cuts a passage into the units that may each be one measure: entries of enumerations, sentences, clauses."""

import re
from itertools import pairwise
from typing import NamedTuple

from documents.extraction.acts import cues_in
from documents.extraction.definitions import is_definition
from documents.extraction.enumerations import Item, inline_items, read_lists
from documents.extraction.joints import joints
from documents.extraction.leadins import statement_start
from documents.extraction.listings import listed_measures
from documents.extraction.model import Span
from documents.extraction.mottos import motto_entries
from documents.extraction.reading import Page

#: Headings over lists of links or of an article's own summary: no enumeration of an act stands under them.
_SUMMARY_HEADING = re.compile(
    r"^\W*(?:highlights|key (?:points|takeaways|facts)|in brief|summary|tl;?dr|sources?|references|related"
    r"|see also"
    r"|further reading|read more|notes?|要点|摘要|导读|相关阅读|参考资料|来源)\W*$",
    re.IGNORECASE,
)
#: An entry longer than this is a chapter of prose: its sentences are the units (code points).
_LONG_ENTRY = {"en": 900, "zh": 320}
#: Shorter words over nested entries are a heading, and so is a lead-in before entries in one line.
_BARE_HEADING, _LEAD_IN = 30, 60
#: A longer sentence is no sentence but a table or a page without stops: it is left out (code points).
_LONGEST_SENTENCE = 1500
#: An entry in one line with that many sentences is a section of an article, not one measure.
_SECTION_SENTENCES = 3

#: A reference in brackets after a sentence is no statement.
_REFERENCE = re.compile(r"^\W*(?:Source|Sources|来源|http)\b", re.IGNORECASE)
#: A line before a colon that announces someone's words, not a list.
_SPEAKER = re.compile(
    r"(?:解释|表示|写道|说道?|称|回应|指出|认为)\s?[:：]$|(?<![a-z])(?:sa(?:id|ys)|told|wrote|writes|explain\w{0,3}|tweeted|reads)"
    r"[^.]{0,60}:$"
)
#: A line that ends in a colon and names whom a letter is for, or a paper behind it: what follows is no list.
_ADDRESSEE = re.compile(
    r"^\W*(?:附[件录表]?|抄送|主送|联系人|attachments?|annex(?:es)?|enclosures?|cc)\W{0,4}\d{0,2}\W*$"
    r"|(?:政府|部门|单位|机构|公司|企业|[局委办厅院]|银行|支行|分行|同志|协会|会员|公众|消费者|投资者)(?:[(（][^)）]{1,30}[)）])?[:：]$"
    r"|^\W*(?:dear |to: |to all |to the |ladies and gentlemen)[^.]{0,120}:$"
)
#: Entries without marks: so many short lines of one sentence behind a colon.
_FEWEST_ENTRIES, _LONGEST_ENTRY = 2, 320
#: Less than this says nothing that anyone could do (code points).
_FEWEST_LETTERS, _FEWEST_HAN = 12, 5
_LEAD = re.compile(r"^(?:[\s\"'“”‘’*_#>\-–—•·,;:，；：、)）]+|(?:and|while|but)\s+)")
_TRAIL = re.compile(r"[\s\"'“”*_#(（\[]+$|\s+\[\d+\]\s*$|\s*\(?\[(?:Source|\d)[^\]]*\]\([^)]*\)\)?\s*\.?$")
#: Without a square bracket only these (and white space) make a trail.
_TRAILING = "\"'“”*_#(（["


class Unit(NamedTuple):
    """A stretch of the passage that may be one measure.

    ``kind`` is ``item``, ``article``, ``sentence`` or ``clause``; ``style`` the marker of an entry;
    ``lead`` the stretch of its sentence that was cut off before it ("The meeting pointed out that"),
    ``siblings`` the number of entries in its enumeration.
    """

    start: int
    end: int
    kind: str
    style: str = ""
    lead: Span | None = None
    siblings: int = 0

    @property
    def span(self) -> Span:
        """The place of the unit."""
        return Span(self.start, self.end)


def units(page: Page, start: int, end: int) -> list[Unit]:
    """Return the units of a passage in the order of the text; none overlaps another."""
    listed, prose = read_lists(page, start, end)
    # A number that nothing follows says nothing.
    items = [item for item in listed if item.end > item.start]
    found: list[Unit] = []
    counts: dict[tuple[str, int], int] = {}
    for item in items:
        counts[item.style, item.depth] = counts.get((item.style, item.depth), 0) + 1
    under_summary = _summary_zones(page, prose, end)
    for item in items:
        summary = any(zone.start <= item.start < zone.end for zone in under_summary)
        found.extend(_of_item(page, item, counts[item.style, item.depth], summary))
    unmarked = _unmarked_entries(page, prose) | motto_entries(page, prose)
    for line in prose:
        if line.start in unmarked:
            found.append(_unit(page, line.start, line.end, "item", "plain", siblings=unmarked[line.start]))
        else:
            found.extend(_of_prose(page, line))
    return sorted((unit for unit in found if _speaks(page, unit)), key=lambda unit: unit.start)


def _unmarked_entries(page: Page, prose: list[Span]) -> dict[int, int]:
    """Return where the entries of lists without marks begin, each with the number of its siblings.

    Such a list stands behind a line that ends in a colon: short lines of one sentence each.
    """
    runs: list[list[Span]] = []
    for before, line in pairwise(prose):
        if page.folded[before.end - 1] in ":：" and not _is_no_list(page, before):
            runs.append([])
        elif not (runs and runs[-1] and runs[-1][-1] == before):
            continue
        if line.end - line.start <= _LONGEST_ENTRY and _count_sentences(page, line) == 1:
            runs[-1].append(line)
    return {line.start: len(run) for run in runs for line in run if len(run) >= _FEWEST_ENTRIES}


def _is_no_list(page: Page, line: Span) -> bool:
    """Tell whether a line that ends in a colon announces somebody's words or a letter, not a list."""
    said = page.lower[line.start : line.end]
    return _SPEAKER.search(said) is not None or _ADDRESSEE.search(said) is not None


def _speaks(page: Page, unit: Unit) -> bool:
    """Tell a statement from a stray word, a place name before a full stop, a reference or a definition."""
    said = page.folded[unit.start : unit.end]
    least = _FEWEST_HAN if page.language == "zh" else _FEWEST_LETTERS
    return (
        len(said) >= least
        and not _REFERENCE.match(said)
        and not is_definition(page.lower[unit.start : unit.end])
    )


def _summary_zones(page: Page, prose: list[Span], end: int) -> list[Span]:
    """Return the stretches under headings such as "Highlights" or "Sources", each to the next heading."""
    zones: list[Span] = []
    for at, line in enumerate(prose):
        if _SUMMARY_HEADING.match(page.folded[line.start : line.end]):
            over = (later.start for later in prose[at + 1 :] if page.folded.startswith("#", later.start))
            zones.append(Span(line.start, next(over, end)))
    return zones


def _of_item(page: Page, item: Item, siblings: int, summary: bool) -> list[Unit]:
    """Return the units of one entry: itself, or its sentences where it is a section of prose."""
    if item.style == "article" and item.end - item.start > _LONG_ENTRY[page.language]:
        return _of_long_article(page, item)
    if item.style == "article":
        return [_unit(page, item.start, item.end, "article", item.style, siblings=siblings)]
    said = page.folded[item.start : item.end]
    if not item.leaf and (said.rstrip().endswith((":", "：")) or len(said) < _BARE_HEADING):
        return []
    long = item.end - item.start > _LONG_ENTRY[page.language]
    if summary or siblings == 1 or long or _tells_act(page, item):
        return _sentences(page, item.span)
    head, inner = inline_items(page, item.span)
    if len(inner) >= _SECTION_SENTENCES and head is not None and head.end - head.start < _LEAD_IN:
        return [_unit(page, i.start, i.end, "item", i.style, siblings=len(inner)) for i in inner]
    return [_unit(page, item.start, item.end, "item", item.style, siblings=siblings)]


def _tells_act(page: Page, item: Item) -> bool:
    """Tell whether an entry is the telling of an act of its own: who did what, on which day."""
    first = cues_in(page, item.start, item.end)[:1]
    return any(cue.acts and cue.dated for cue in first)


def _of_long_article(page: Page, item: Item) -> list[Unit]:
    """Return the entries of an article that is a chapter of its own; one without entries stays whole."""
    entries, _ = read_lists(page, item.start, item.end)
    if len(entries) < _FEWEST_ENTRIES and page.language == "en":
        return _sentences(page, item.span)
    if len(entries) < _FEWEST_ENTRIES:
        return [_unit(page, item.start, item.end, "article", item.style)]
    return units(page, item.start, item.end)


def _of_prose(page: Page, line: Span) -> list[Unit]:
    """Return the units of one line outside of lists."""
    head, items = inline_items(page, line)
    found = _sentences(page, head) if head else []
    counts = [_count_sentences(page, item.span) for item in items]
    for index, item in enumerate(items):
        end = item.end
        if index == len(items) - 1 and counts[index] > max(counts[:-1], default=1):
            end = _end_of_sentences(page, item.span, max(counts[:-1], default=1))
            found.extend(_sentences(page, Span(end, item.end)) if end < item.end else [])
        if item.style in {"digit-dot", "han-paren"} and max(counts) >= _SECTION_SENTENCES:
            found.extend(_sentences(page, Span(item.start, end)))
        else:
            found.append(_unit(page, item.start, end, "item", item.style, siblings=len(items)))
    return found


def _count_sentences(page: Page, span: Span) -> int:
    """Count the sentences of a stretch."""
    return len(page.sentences_in(span.start, span.end))


def _end_of_sentences(page: Page, span: Span, count: int) -> int:
    """Return where the first ``count`` sentences of a stretch end."""
    return page.sentences_in(span.start, span.end)[:count][-1].end


def _sentences(page: Page, span: Span) -> list[Unit]:
    """Return the clauses of all sentences of a stretch."""
    found: list[Unit] = []
    for sentence in page.sentences_in(span.start, span.end):
        found.extend(_clauses(page, sentence))
    return found


def _clauses(page: Page, sentence: Span) -> list[Unit]:
    """Return a sentence as one unit, or as its unlike clauses, without the words that report it."""
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return []
    entries = listed_measures(page.folded, sentence.start, sentence.end) if page.language == "zh" else []
    if entries:
        return [_unit(page, e.start, e.end, "item", "listed", siblings=len(entries)) for e in entries]
    body = statement_start(page, sentence)
    lead = Span(sentence.start, body) if body > sentence.start else None
    cuts = joints(page, body, sentence.end)
    if not cuts:
        return [_unit(page, body, sentence.end, "sentence", lead=lead)]
    bounds = [(body, cuts[0][0])] + [(left[1], right[0]) for left, right in pairwise(cuts)]
    bounds.append((cuts[-1][1], sentence.end))
    return [_unit(page, a, b, "clause", lead=lead) for a, b in bounds if b - a > 1]


def _unit(
    page: Page,
    start: int,
    end: int,
    kind: str,
    style: str = "",
    *,
    lead: Span | None = None,
    siblings: int = 0,
) -> Unit:
    """Return a unit without the white space and the dangling marks at both ends."""
    said = page.folded[start:end]
    front = _LEAD.match(said)
    left = front.end() if front else 0
    back = _TRAIL.search(said, left) if said[-1] in _TRAILING or said[-1].isspace() or "[" in said else None
    right = back.start() if back else len(said)
    if right <= left:
        left, right = 0, len(said)
    return Unit(start + left, start + right, kind, style, lead, siblings)
