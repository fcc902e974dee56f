"""Weighs quotations that only their surroundings show to be names: the law "On coins", a "coin watch"."""

import re

from documents.extraction.reading import Page
from documents.extraction.titling.candidate import COINED, LOWER, PLAIN, QUOTED

_MOST_WORDS = 8
_COUNTED = re.compile(r"(?:one|two|three|four|five|[0-9])\b")
#: The noun of a thing right before a quotation says that it is the name: the law "On virtual assets".
_NOUN_BEFORE = re.compile(
    r"\b(?:law|act|bill|decree|order|ordinance|regulation|directive|resolution|circular|notice|letter|paper"
    r"|report|study|document|guide|guidance|guidelines|statement|warning|consultation|strategy|policy|plan|roadmap"
    r"|programme|program|project|platform|system|pilot|sandbox|network|chain|coin|token|currency|stablecoin"
    r"|wallet|app|application|portal|initiative|campaign|competition|forum|conference|fund|agreement|scheme|service)s?"
    r",? (?:for|on)?[\"']?$"
)
_NOUN_REACH = 24
#: Adjectives in quotation marks praise or blame: the "strongest and boldest" step.
_PRAISE = re.compile(
    r"^(?:most|more|very|so|too|as|not|no|highly|truly|fully)\b|\w{3}est\b|\b(?:most|more) \w+$"
)
#: Who is quoted stands behind his words.
_SAID_BEHIND = re.compile(
    r"[,.!?]?[\"']{1,2},? (?:(?:the |Mr\.? |Ms\.? )?[A-Z]?[\w.]{1,20} ){0,3}"
    r"(?:said|says|told|wrote|added|according|stated|explained|commented|noted|warned)\b"
)


def plainly_quoted(page: Page, start: int, said: str) -> float:
    """Return the weight of an English quotation that is not worded as a known kind of name, 0 for speech."""
    count = len(said.split())
    if count > _MOST_WORDS or _COUNTED.match(said):
        return 0.0
    if _SAID_BEHIND.match(page.folded, start + len(said)):
        return 0.0
    behind_noun = _NOUN_BEFORE.search(page.folded, max(0, start - _NOUN_REACH), start) is not None
    if said[:1].isupper():
        return QUOTED if behind_noun else COINED if count > 1 else LOWER
    praise = _PRAISE.search(said) is not None
    return LOWER if behind_noun else PLAIN if count > 1 and not praise else 0.0
