"""Gives lines that are set in capitals the case of a name, so that bodies and places in them are known."""

import re

#: A run of words in capitals: three or more, or two long ones; acronyms alone are none.
#: (Its first character is taken from one class, so that a search passes quickly over all others.)
_RUN = re.compile(r"[A-Z](?<![A-Za-z].)[A-Z'&-]{1,30}(?: [A-Z][A-Z'&-]{0,30}){1,24}(?![a-z])")
_WORD = re.compile(r"[A-Z]+(?:'S(?![A-Z]))?")
_SMALL = frozenset(("OF", "THE", "AND", "FOR", "IN", "ON", "TO", "A", "AN", "BY", "WITH", "AT", "OR", "FROM"))
#: Words of four letters that are no acronyms; longer ones are words anyway.
_SHORT = frozenset(
    (
        "BANK",
        "BILL",
        "CODE",
        "LAND",
        "STATE",
        "CITY",
        "TOWN",
        "UNIT",
        "DUMA",
        "DIET",
        "LAWS",
        "EAST",
        "WEST",
        "NEW",
    )
) | {"ACT", "LAW", "TAX"}
_LONG = 5


def cased(folded: str) -> str:
    """Return a text of the same length in which runs of capitals have the case of a name.

    'CENTRAL BANK OF NIGERIA' becomes 'Central Bank of Nigeria'; short words stay acronyms if not known.
    """
    return _RUN.sub(_in_case, folded)


def _in_case(run: re.Match[str]) -> str:
    """Return a run of capitals as a name, or as it is where no word of it is long."""
    said = run.group()
    if not any(len(word) >= _LONG for word in _WORD.findall(said)):
        return said
    return _WORD.sub(lambda word: _word(word.group(), first=word.start() == 0), said)


def _word(word: str, *, first: bool) -> str:
    """Return one word in the case that it has within a name."""
    if word in _SMALL and not first:
        return word.lower()
    return word.capitalize() if len(word) >= _LONG or word in _SHORT or word in _SMALL else word
