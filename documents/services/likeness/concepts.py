"""What a text is about in words that stand for one another in English and Chinese, so that a text in one
language can be held against one in the other.
"""

import re
from functools import lru_cache

from documents.glossary import glossary
from documents.services.likeness.wording import CACHED, fold

#: Groups of the glossary, by their first names, that stand in texts on any act.
GENERIC_LINES = (
    "blockchain|distributed ledger|ledger|on-chain|data|digital|information|internet|platform|technology",
    "plan|measures|provisions|rules|notice|announcement|circular|guidelines|law|bill|regulation|meeting",
    "agreement|infrastructure|application|development|innovation|industry|cooperation|construction|software",
    "trading|strategy|decree|standard|evaluation|action plan|three-year|virtual currency|virtual asset",
    "digital asset|crypto-asset|token|bank|payment|licence|registration|pilot|demonstration|industrial park",
)
GENERIC = frozenset(name for line in GENERIC_LINES for name in line.split("|"))
_HAN = re.compile(r"[\u3400-\u9fff]")


@lru_cache(maxsize=1)
def _names() -> tuple[dict[str, str], "re.Pattern[str]"]:
    """Return the group of each name, and what finds them, the longer ones first."""
    groups = {fold(name): group[0] for group in glossary() for name in group}
    longest = sorted(groups, key=len, reverse=True)
    latin = "|".join(re.escape(name) for name in longest if not _HAN.search(name))
    han = "|".join(re.escape(name) for name in longest if _HAN.search(name))
    return groups, re.compile(rf"\b(?P<latin>{latin})(?:s|es)?\b|(?P<han>{han})")


@lru_cache(maxsize=CACHED)
def concepts(text: str) -> frozenset[str]:
    """Return the telling groups of names that a text uses, each by its first name."""
    groups, pattern = _names()
    found = (groups[match["latin"] or match["han"]] for match in pattern.finditer(fold(text)))
    return frozenset(found) - GENERIC
