"""Leaves out of a passage the names that only describe the body beside them."""

import re

from documents.extraction.authorities.mention import BARE, LOOSE, NAME, PLACE, BodyMention
from documents.extraction.authorities.passages import LONGEST_JOINT, Passage

_APPOSITION = re.compile(r"(?: \([^)]{1,14}\)|\))?, (?:the )?")
#: What a Chinese name right before another one ends in where it only says what the other is.
_DESCRIBES_ZH = re.compile(r"(?:监管(?:机构|部门|者|局|当局)|央行|机构|部门|当局|机关)$")
#: 'Department of Finance, Government of Fiji' is one body.
_GOVERNMENT_OF = re.compile(
    r"(?:the )?(?:federal |state |royal )?(?:government|govt\.?|state|commonwealth|republic) of ",
    re.IGNORECASE,
)
#: Another form of a name stands in brackets right behind it.
_BRACKET, _CLOSED = re.compile(r" ?\( ?"), re.compile(r"[^()\n]{0,12}\)")


def without_appositions(passage: Passage) -> list[BodyMention]:
    """Leave out what only describes the body beside it: 'the country's central bank, the Bank of Laos'."""
    described: set[int] = set()
    for index in range(1, len(passage.bodies)):
        left, right = passage.bodies[index - 1], passage.bodies[index]
        one_is_loose = _only_describes(left) != _only_describes(right)
        countries = {body.region.split("-")[0] for body in (left, right)}
        one_country = len(countries) == 1 or "" in countries
        beside = right.start - left.end < LONGEST_JOINT and _APPOSITION.fullmatch(
            passage.folded, left.end, right.start
        )
        if one_is_loose and one_country and beside:
            described.add(index if _only_describes(right) else index - 1)
        elif _whose_it_is(passage.folded, left, right):
            described.add(index)
        elif left.end == right.start and _DESCRIBES_ZH.search(left.name):
            described.add(index - 1)
        elif _in_brackets(passage.folded, left, right):
            described.add(index)
    return [body for index, body in enumerate(passage.bodies) if index not in described]


def _only_describes(body: BodyMention) -> bool:
    """Tell whether a body is called by common nouns: 'the Thai regulator', 'its land registry authority'."""
    return body.kind == LOOSE or (body.kind == NAME and body.name.rsplit(" ", 1)[-1].islower())


def _whose_it_is(folded: str, left: BodyMention, right: BodyMention) -> bool:
    """Tell whether a government behind a comma only says whose the department before it is."""
    beside = folded[left.end : right.start] == ", " and left.kind not in (BARE, LOOSE, PLACE)
    return beside and _GOVERNMENT_OF.match(right.name) is not None


def _in_brackets(folded: str, left: BodyMention, right: BodyMention) -> bool:
    """Tell whether a name stands in brackets behind another one, as its short or foreign form."""
    opened = _BRACKET.fullmatch(folded, left.end, right.start) is not None
    return opened and left.kind != LOOSE and _CLOSED.match(folded, right.end) is not None
