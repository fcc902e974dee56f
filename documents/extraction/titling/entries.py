"""Finds what an entry of a list or a row of a table is about: it stands without a verb behind the body."""

import re
from collections.abc import Iterator

from documents.extraction.authorities.words import verbs
from documents.extraction.model import Segment
from documents.extraction.reading import Page
from documents.extraction.titling.candidate import PROGRAMME, QUOTED, Candidate
from documents.extraction.titling.words import title_words

#: So many cells make a line a row of a table.
_FEWEST_CELLS = 4
_CELL = re.compile(r"[^|\t\n]{1,400}")
#: The body of an entry stands within so many characters of its beginning, behind marks and joint issuers.
_OPENING = 160
_MARKS = re.compile(r"[\s*#>•·+\d.)(\"-]{0,12}(?:[Tt]he )?")
_DAY = (
    r"(?:,? (?:on |of |in )?(?:\d{1,2}(?:st|nd|rd|th)? )?[A-Z][a-z]{2,8}\.?(?: \d{1,2}(?:st|nd|rd|th)?)?"
    r"(?:,? (?:19|20)\d\d)?)?"
)
#: Between the bodies of one entry.
_BESIDE = re.compile(r"(?: \([^()\n]{1,40}\))?(?:[\s,&]|\band\b|\bwith\b|\bthe\b){0,8}")
#: Between a body and what it put out: its short name, the day, and a colon, a dash or a comma.
_JOINT = re.compile(rf"(?: \([^()\n]{{1,40}}\))?{_DAY}(?P<sign>:| [-–—|]|,) \"?")
_NAME = re.compile(r"[A-Z0-9][^.;:|\n\"(,]{2,140}")
_BEHIND_COMMA = re.compile(r"\s?(?:[(:.;\"]|$)")
_LONGEST, _FEWEST_LETTERS = 14, 3
_FINITE = frozenset(("is", "are", "was", "were", "has", "have", "had", "will", "would", "may", "can", "must"))
_ONLY_FIGURES = re.compile(r"[\d\s./,:-]*")


def entry_names(page: Page, segment: Segment) -> Iterator[Candidate]:
    """Yield the name in a row's cell behind that of the body, or behind the body that opens an entry."""
    line = next(iter(page.lines_in(segment.start, segment.end)), None)
    if line is None or page.language == "zh":
        return
    cells = [found.span() for found in _CELL.finditer(page.folded, line.start, line.end)]
    cells = [span for span in cells if page.folded[slice(*span)].strip()]
    if len(cells) >= _FEWEST_CELLS and "|" in page.folded[line.start : line.end]:
        yield from _in_cells(page, cells)
    else:
        yield from _behind_body(page, line.start, line.end)


def _in_cells(page: Page, cells: list[tuple[int, int]]) -> Iterator[Candidate]:
    """Yield the first cell behind that of the body which is a name and not a day, place or sentence."""
    holders = [number for number, cell in enumerate(cells) if page.bodies_in(*cell)]
    for cell in cells[holders[0] + 1 :] if holders else ():
        said = page.folded[slice(*cell)]
        start, end = cell[0] + len(said) - len(said.lstrip()), cell[1] - len(said) + len(said.rstrip())
        if not page.dates_in(start, end) and _is_name(page.folded[start:end]):
            yield Candidate(start, end, PROGRAMME, "cell")
            return


def _behind_body(page: Page, start: int, end: int) -> Iterator[Candidate]:
    """Yield what stands behind the bodies that open an entry, and a colon, a dash or a comma."""
    marks = _MARKS.match(page.folded, start, end)
    begins = marks.end() if marks else start
    opening = page.bodies_in(begins, min(end, begins + _OPENING))
    if not opening or opening[0].start > begins:
        return
    until = begins
    for body in opening:
        if not _BESIDE.fullmatch(page.folded, min(until, body.start), body.start):
            return
        until = body.end
        joint = _JOINT.match(page.folded, body.end, end)
        name = _NAME.match(page.folded, joint.end(), end) if joint else None
        if joint is None or name is None:
            continue
        enough = joint["sign"] != "," or _BEHIND_COMMA.match(page.folded, name.end(), end)
        if enough and _is_name(name.group()) and not page.bodies_in(name.start(), name.start() + 1):
            noun = title_words().en_noun.search(name.group()) is not None
            yield Candidate(*name.span(), QUOTED if noun else PROGRAMME, "entry")


def _is_name(said: str) -> bool:
    """Tell whether words may name a thing: few, with letters, and none of them a verb."""
    words = said.split()
    if not words or len(words) > _LONGEST or _ONLY_FIGURES.fullmatch(said) or len(said) < _FEWEST_LETTERS:
        return False
    first = words[0].lower()
    deed = first in verbs()["strong"] and first.endswith(("s", "ed")) and not first.endswith("ss")
    return not deed and _FINITE.isdisjoint(words) and not any(_is_deed(word) for word in words[1:])


def _is_deed(word: str) -> bool:
    """Tell whether a word without a capital is the past of a verb of acting."""
    return word.endswith("ed") and word in verbs()["strong"]
