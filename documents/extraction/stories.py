"""Finds the headlines of a page that tells several stories, each under its own."""

import re
from itertools import pairwise

from documents.extraction.act_words import words
from documents.extraction.headings import SHARE, STORY, TERMINAL, Heading
from documents.extraction.model import Span
from documents.extraction.reading import Page
from documents.extraction.verbs import NAMED_KINDS

_DONE = re.compile(
    r"(?<![A-Za-z])(?:[A-Za-z][a-z]{2,11}(?:ed|[^siu']s)|will|to|is|are|has|lost|won)(?![a-z])"
    r"|将|发布|宣布|推出|批准|通过|禁止|计划|启动|要求|警告|成立|签署|希望|考虑|上线"
)
#: So many headlines that say who does what make a page one of several stories.
_FEWEST_STORIES = 2
#: A headline has so many words or Han characters at least; a story of one sentence has so many code points.
_HEADLINE_WORDS, _HEADLINE_HAN, _SENTENCE = 4, 8, {"en": 90, "zh": 50}
_LONGEST_HEADLINE = {"en": 160, "zh": 45}
#: A line that stands whole in such brackets is a headline, however short its story is.
_BRACKETED = re.compile(r"【[^【】\n]{6,40}】")
_LABEL = re.compile(r"[A-Z][a-z]{2,16}(?: (?:and |& )?[a-z]{2,16})?:$")


def story_heads(page: Page) -> list[Heading]:
    """Return the headlines of a page that tells several stories, each under its own; of others none.

    A headline is a short line without a full stop over a paragraph; it counts if it says where, or which
    body, does what.
    """
    found = [h for line, behind in pairwise(page.lines) if (h := _headline(page, line, behind))]
    about = {h.start: _subject_of(page, h) for h in found}
    told = {about[h.start] for h in found if about[h.start] and _says_what_is_done(page, h)}
    stories = [h for h in found if about[h.start] in told]
    counted = sum(h.style != "label" for h in found)
    return found if len(told) >= _FEWEST_STORIES and len(stories) >= SHARE * counted else []


def _is_story(page: Page, line: Span) -> bool:
    """Tell whether a line is as long as a story; one of a single sentence is shorter and ends in a stop."""
    stops = TERMINAL.search(page.folded, line.start, line.end) is not None
    return line.end - line.start >= (_SENTENCE if stops else STORY)[page.language]


def _subject_of(page: Page, heading: Heading) -> str:
    """Return the place, else the body, that a headline names first; one that names neither has none."""
    if heading.place is not None:
        return heading.place.code
    bodies = (body for body in page.bodies_in(heading.start, heading.end) if body.kind in NAMED_KINDS)
    return next((body.entity or body.name for body in bodies), "")


def _says_what_is_done(page: Page, heading: Heading) -> bool:
    """Tell whether a headline holds a verb, in capitals too."""
    if _DONE.search(page.folded, heading.start, heading.end):
        return True
    return words("verbs").search(page.lower, heading.start, heading.end) is not None


def _headline(page: Page, line: Span, behind: Span) -> Heading | None:
    """Read a line as the headline of a story or the label of a group of them, or return ``None``."""
    said = page.folded[line.start : line.end]
    if _LABEL.fullmatch(said):
        return Heading(line.start, line.end, line.end, "label", None)
    if len(said) > _LONGEST_HEADLINE[page.language] or TERMINAL.search(said) or said.endswith((":", "：")):
        return None
    chinese = page.language == "zh"
    brief = len(said) < _HEADLINE_HAN if chinese else len(said.split()) < _HEADLINE_WORDS
    story = _is_story(page, behind) or _BRACKETED.fullmatch(said) is not None
    if brief or not story or said[0] in "-*•":
        return None
    place = next((p for p in page.places_in(line.start, line.end) if not p.inside), None)
    return Heading(line.start, line.end, line.end, "headline", place)
