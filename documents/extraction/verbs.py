"""Finds the verb of a named body by its form and its place, where no list of verbs has it."""

import re

from documents.extraction.authorities.mention import KNOWN, LOOSE, NAME, RELATIVE
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: Kinds of mentions of bodies that name one; a bare noun or the holder of an office may be anyone's.
NAMED_KINDS = frozenset({KNOWN, NAME, RELATIVE, LOOSE})
#: Any verb right behind the name of a body tells that it acts: one that ends like a verb in the past, is
#: irregular, or is in the present with an object behind it.
_FINITE = re.compile(
    r"(?:,? (?:\([^()\n]{2,40}\),? )?(?:which |that |who )?|\s\([^()\n]{2,40}\)\s|,[^,.;\n]{2,60}, )"
    r"(?:(?:has|have|also|now|then|later|first|again|already|recently|finally|jointly|[a-z]{2,12}ly) ){0,3}"
    r"(?P<verb>[a-z]{2,14}(?<!ne)(?<!spe)(?<!inde)ed|put|took|made|gave|laid|began|went|set|cut|built|drew|wrote|sold|bought"
    r"|spent|lent|paid|won|brought|told|kept|left|led|let|chose|rose|found|saw|got|sent|threw|withdrew|sought"
    r"|undertook|became|came|withheld|forbade|broke|spoke|stood|held|met"
    r"|[a-z]{3,14}s(?<!ss)(?= (?:a|an|the|its|their|that|all|any|no|new|how|whether|it|them|up|out"
    r"|one|two|three|four|five|every|each|more|around|nearly|about|with|against)\s)"
    r"|(?:will|would|may|must|can|could|shall|plans?|intends?|wants?) (?:not )?[a-z]{2,14})(?![a-z-])"
)
#: Bodies that are many do something in the plain form of any verb: "Fiji's regulators forbid banks to …".
_MANY = re.compile(
    r"(?:ies|ors|ers|ials|ments|courts|banks|police|councils|committees|agencies|watchdogs|customs)(?![a-z])"
)
_NO_VERB = (
    "in|of|on|at|to|by|or|as|and|for|from|with|that|who|which|were|have|had|are|was|did|do|does|say|said|but"
    "|than|into|over|under|about|has|is|will|would|can|could|may|must|the|worldwide|abroad|around|across|like"
    "|such|including|between|responsible"
)
_PLAIN = re.compile(
    r" (?:(?:also|now|then|often|still|again|already|recently|finally|jointly|[a-z]{2,12}ly) ){0,3}"
    rf"(?P<verb>(?!(?:{_NO_VERB}) )[a-z]{{3,14}})"
    r"(?= (?:a|an|the|its|their|that|to|all|any|no|new|how|whether|on|up|out|against|more|[a-z]{3,18}s)"
    r"(?![a-z]))"
)
#: A body behind such a word only belongs to who acts ("an official from the Treasury believed").
_OF = re.compile(r"(?<![a-z])(?:from|of|at|by|with|for|in|to|under|against|like|than)\s(?:the\s)?$")
_SAID = frozenset(
    {
        "opined",
        "believed",
        "believes",
        "thought",
        "thinks",
        "expected",
        "expects",
        "noted",
        "notes",
        "argued",
        "predicted",
        "stated",
        "hoped",
        "hopes",
        "feared",
        "estimated",
        "existed",
        "based",
        "located",
        "called",
        "named",
        "related",
        "needed",
        "used",
    }
)


def verb_of_body(page: Page, sentence: Span) -> Span | None:
    """Return the verb right behind the name of a body, whichever it is."""
    for body in page.bodies_in(sentence.start, sentence.end):
        if body.kind in NAMED_KINDS and _OF.search(page.lower, sentence.start, body.start) is None:
            found = _FINITE.match(page.lower, body.end, sentence.end)
            if found is None and _MANY.search(page.lower, body.start, body.end):
                found = _PLAIN.match(page.lower, body.end, sentence.end)
            if found is not None and found["verb"] not in _SAID:
                return Span(*found.span("verb"))
    return None
