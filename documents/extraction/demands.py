"""Hears the demands of Chinese statements: in them praise is the aim, and 我市 speaks for an authority."""

import re

#: A Chinese clause that opens with the word of a demand demands, whatever its verb is.
_BIDS = re.compile(r"(?:^|[,;:])(?:还|也|更|就|则)?要(?![么素求点闻不知是塞])")
#: In what is demanded words of praise tell the aim: 要打造全国领先的高地.
_AIMS = frozenset({"evaluate", "effect"})
#: Who speaks of himself or to his readers; 我市 and the like are how an authority names its own place.
_IN_PERSON = re.compile(r"我(?![国省市区县州镇局厅委部院处])|你|您|咱们|大家|他们")


def heard(words: str, said: set[str]) -> set[str]:
    """Return the cues that Chinese words in lower case really give, of those that were found in them."""
    if "person_first" in said and _IN_PERSON.search(words) is None:
        said = said - {"person_first"}
    if _BIDS.search(words) is None:
        return said
    return (said | {"must"}) - _AIMS
