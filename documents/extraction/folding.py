"""Folding of a text, one code point to one code point, so that offsets stay those of the given text."""

import re
import unicodedata
from functools import lru_cache

from opencc import OpenCC

#: Quotes, dashes, bullets and spaces that writers use for one another.
_PUNCTUATION = {
    "‘": "'",
    "’": "'",
    "‛": "'",
    "`": "'",
    "´": "'",
    "“": '"',
    "”": '"',
    "„": '"',
    "‟": '"',
    "«": '"',
    "»": '"',
    "「": '"',
    "」": '"',
    "『": '"',
    "』": '"',
    "‐": "-",
    "‑": "-",
    "‒": "-",
    "–": "-",
    "—": "-",
    "―": "-",
    "−": "-",
    "\u00a0": " ",
    "\u3000": " ",
    "\u2002": " ",
    "\u2003": " ",
    "\u2009": " ",
    "\u202f": " ",
    "\t": " ",
    "\u200b": " ",
    "\ufeff": " ",
    "〈": "《",
    "〉": "》",
}
#: The block that holds nearly every Traditional form in use.
_FIRST_HAN, _LAST_HAN = 0x4E00, 0x9FFF
_BASIC_LIMIT = 0x3000
#: Half a pair of UTF-16 stands for nothing, and no automaton takes it.
_SURROGATES, _UNREADABLE = range(0xD800, 0xE000), "\ufffd"


@lru_cache(maxsize=1)
def _fold_table() -> dict[int, str]:
    """Make the table once: width and compatibility forms, punctuation, Traditional to Simplified."""
    table: dict[int, str] = {}
    for code in (*range(0x00A0, _BASIC_LIMIT), *range(_BASIC_LIMIT, 0x3400), *range(0xF900, 0x10000)):
        char = chr(code)
        plain = unicodedata.normalize("NFKC", char)
        if plain != char and len(plain) == 1 and not unicodedata.category(char).startswith("No"):
            table[code] = plain
    han = [chr(code) for code in range(_FIRST_HAN, _LAST_HAN + 1)]
    simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    for char, plain in zip(han, simplified, strict=True):
        if plain != char and len(plain) == 1:
            table[ord(char)] = plain
    table.update({ord(char): plain for char, plain in _PUNCTUATION.items()})
    table.update(dict.fromkeys(_SURROGATES, _UNREADABLE))
    return table


#: A plan is written with the character for painting in Taiwan: 計畫, 規畫.
_PLANS = re.compile(r"(?<=[计规企策])画(?![面家像板布展廊])")
#: The words of a web address are no words of the text.
_ADDRESS = re.compile(r"https?://[!-~]{1,400}", re.IGNORECASE)


def blank_addresses(folded: str) -> str:
    """Put spaces in the place of web addresses, so that their words are not read; no offset moves."""
    if "://" not in folded:
        return folded
    return _ADDRESS.sub(lambda match: " " * len(match.group()), folded)


def fold(text: str) -> str:
    """Fold width, quotes, dashes, spaces and Traditional characters; the length stays the same.

    Round brackets, commas and colons of full width become those of ASCII; the full stop ``。`` and the
    title marks ``《》`` stay, circled numbers stay.
    """
    folded = text.translate(_fold_table())
    return _PLANS.sub("划", folded) if "画" in folded else folded


def lower(text: str) -> str:
    """Lower the case without changing the length."""
    lowered = text.lower()
    if len(lowered) == len(text):
        return lowered
    return "".join(c if len(c.lower()) != 1 else c.lower() for c in text)
