"""Knows the laws and bills that English sentences open with."""

import re

from documents.extraction.acts import Cue
from documents.extraction.reading import Page

#: A sentence that opens with a law by its name or number, or with one bill after another of several, and goes
#: on with a verb.
_DOES = (
    r"(?:\([^()\n]{2,40}\) )?(?:[A-Z\d][\w./-]{0,20} ){0,3}(?:of (?:19|20)\d\d )?"
    r"(?:also |now |recently |which )?"
    r"(?:is|was|has|had|will|would|may|can|must|shall|sets|makes|puts|lays|gives|[a-z]{4,14}(?:ed|[^s]s))"
    r"(?![a-z])"
)
_NAMED_LAW = re.compile(
    r"(?:The |An? )?(?:(?!(?:The|An?|This|That|Its|Such|Each|Any) )[A-Z][\w'&/-]{1,30} "
    r"(?:(?:of|on|and|for|the|to|in|against|with) ){0,2}"
    r"|\([^()\n]{2,40}\) ){1,12}"
    r"(?P<noun>Act|Law|Bill|Regulations?|Resolution|Decree|Directive|Ordinance|Rules|Circular|Code) " + _DOES
)
_ORDINAL_LAW = re.compile(
    r"the (?:first|second|third|fourth|fifth|sixth|other|latter|former|last) (?:[a-z]{3,14} )?"
    r"(?:bill|law|legislation|act|amendment|decree|resolution|regulation|ordinance|directive)(?![a-z])"
)


def opening_instrument(page: Page, cue: Cue) -> str:
    """Return the law, by its name, or the one of several bills that a sentence opens with; else nothing."""
    start, end = cue.sentence
    law = _NAMED_LAW.match(page.folded, start, end)
    if law is not None:
        return page.lower[start : law.end("noun")].removeprefix("the ")
    bill = _ORDINAL_LAW.match(page.lower, start, end)
    return bill.group() if bill else ""
