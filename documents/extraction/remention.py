"""Tells that a sentence speaks again of what the act before it made: "a directory", then "the directory"."""

import re

from documents.extraction.model import Span
from documents.extraction.reading import Page

#: What an act makes or issues, by one word.
_NOUN = (
    r"(?P<noun>bill|law|act|decree|order|ordinance|directive|regulation|rulebook|resolution|motion|plan|strategy"
    r"|roadmap|policy|framework|report|paper|study|survey|consultation|guide|guidelines|guidance|notice|circular"
    r"|letter|statement|advisory|warning|alert|list|directory|register|registry|agreement|memorandum|contract"
    r"|pilot|trial|test|project|programme|program|platform|system|network|sandbox|portal|app|wallet|fund|grant"
    r"|tender|committee|commission|council|group|force|body|office|lab|laboratory|centre|center|zone|park"
    r"|standard|specification|moratorium|ban|licence|license|tax|token|coin|stablecoin|bond|blockchain|ledger)"
)
_MADE = re.compile(
    rf"(?<![a-z])(?:an?|its|their|one|another)(?: (?!of |for |on )[\w-]{{1,20}}){{0,5}} {_NOUN}(?![\w-])"
)
#: Named again it stands alone: "the law on tokens" may be another one.
_AGAIN = re.compile(
    rf"(?<![a-z])(?:the|this|that)(?: (?:new|final|same|said|draft|proposed|joint|approved))? {_NOUN}"
    r"(?![\w-]| (?:of|on|for|against|governing|regulating|that|which|[a-z]+ing) )"
)


def takes_up(page: Page, told: Span, sentence: Span) -> bool:
    """Tell whether an English sentence takes up by a definite article what another one made."""
    if page.language != "en":
        return False
    again = {found["noun"] for found in _AGAIN.finditer(page.lower, sentence.start, sentence.end)}
    if not again:
        return False
    return any(found["noun"] in again for found in _MADE.finditer(page.lower, told.start, told.end))
