"""Finds, in a text that tells several acts, the sentences and entries that turn to another one.

Where the acts of a text have been told apart by their days, places or documents, others may stand between
them in plain words: an entry of the same list, or a sentence in which another place begins to act.
"""

import re

from documents.extraction.actors import acting_body, actor
from documents.extraction.acts import Cue
from documents.extraction.headlines import is_headline
from documents.extraction.issuing import speaks_of_it
from documents.extraction.model import Span, index_from
from documents.extraction.reading import Page

#: Signs that open an entry of a list.
_MARK = re.compile(
    r"[-*•·●■◆▪►○+>–—]\s{1,3}|\(?\d{1,2}[.):、]\s?|[①-⑳]|[(]?[一二三四五六七八九十]{1,3}[)、.]"
)

#: Verbs are the same if so many of their first letters are.
_STEM = 5
#: A list is one of acts if at least so many of its entries, and this share of them, begin one.
_FEWEST, _MOST = 3, 0.6


def style_of(page: Page, line: Span) -> str:
    """Return the kind of sign that a line opens with: the sign itself, ``1`` for numbers; else nothing."""
    mark = _MARK.match(page.folded, line.start, line.end)
    if mark is None:
        return ""
    return "1" if any(letter.isdigit() for letter in mark.group()) else mark.group()[0]


def turning(page: Page, told: Cue, cue: Cue, *, entry: bool) -> bool:
    """Tell whether a sentence turns to the act of another place than the one told last.

    At the beginning of an ``entry`` another body is enough.
    """
    if not cue.acts or cue.refers_back:
        return False
    before, now = actor(page, told), actor(page, cue)
    if entry:
        one, other = acting_body(page, told)[0], acting_body(page, cue)[0]
        if (now or other) and (before, one) != (now, other):
            return True
    if now is None or before is None or not speaks_of_it(page, cue):
        return False
    return not now.startswith(before) and not before.startswith(now)


def stands_over(page: Page, begun: Cue, cue: Cue) -> bool:
    """Tell whether the act at hand began with the headline right over a paragraph of the same place."""
    line, below = page.line_at(begun.sentence.start), page.line_at(cue.sentence.start)
    if index_from(page.lines, line.start + 1) != index_from(page.lines, below.start):
        return False
    before, now = actor(page, begun), actor(page, cue)
    same = (
        before is None
        or now is None
        or before.startswith(now)
        or now.startswith(before)
        or any(p.code == before for p in cue.places)
    )
    return same and begun.sentence.end >= line.end - 1 and is_headline(page, line)


def tells_again(page: Page, told: Cue, cue: Cue) -> bool:
    """Tell whether the next sentence names or dates, by the same verb, what its place was said to do."""
    if told.dated or told.title or not (cue.dated or cue.title) or told.verb is None or cue.verb is None:
        return False
    one, other = (page.lower[verb.start : verb.start + _STEM] for verb in (told.verb, cue.verb))
    place = actor(page, told)
    follows = not page.folded[told.sentence.end : cue.sentence.start].strip()
    return follows and one == other and place is not None and place == actor(page, cue)


def other_body(page: Page, told: Cue, cue: Cue) -> bool:
    """Tell whether another named body than before acts on the topic in a sentence."""
    if not cue.acts or cue.refers_back or not cue.topics:
        return False
    one, other = acting_body(page, told)[0], acting_body(page, cue)[0]
    return one is not None and other is not None and one != other


def turns(page: Page, told: list[Cue], cues: list[Cue]) -> list[Cue]:
    """Return the cues that begin further acts of a text; ``told`` are those that are known, in order.

    An entry of a list begins an act only if at least one known act opens an entry of the same style; where
    most entries of a style begin one, all of them do, whatever they tell.
    """
    styles = {line.start: style for line in page.lines if (style := style_of(page, line))}
    known = {cue.sentence.start for cue in told}
    open_styles = {styles[at] for at in known if at in styles}
    found: list[Cue] = []
    last: Cue | None = None
    for cue in cues:
        if cue.sentence.start in known:
            last = cue
        elif last is not None:
            entry = styles.get(cue.sentence.start, "") in open_styles
            if turning(page, last, cue, entry=entry):
                found.append(cue)
                last = cue
    begun = known | {cue.sentence.start for cue in found}
    listed = _of_the_list(styles, begun)
    return [*found, *(cue for cue in cues if cue.sentence.start in listed - begun)]


def _of_the_list(styles: dict[int, str], begun: set[int]) -> set[int]:
    """Return where the entries begin of each list most of whose entries begin acts."""
    listed: set[int] = set()
    for style in set(styles.values()):
        entries = [at for at in styles if styles[at] == style]
        acting = [at for at in entries if at in begun]
        if len(acting) < _FEWEST:
            continue
        among = [at for at in entries if acting[0] <= at]
        if len(acting) >= _MOST * len(among):
            listed.update(among)
    return listed
