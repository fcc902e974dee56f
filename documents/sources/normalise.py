"""Bring the characters of a text into the one form in which it is stored and quoted.

A stored text never changes afterwards, so this form has to last: Unicode's NFC, lines ended by a single
line feed, nothing that PostgreSQL, XML or JSON cannot hold. Taken out, because they stand for nothing
that a reader sees: control characters other than tab and line feed, noncharacters, lone surrogates, the
byte order mark, the marks that reorder text on the screen (a quote must look as it is stored), and the
sixteen private-use characters with which search marks its hits. Other characters are left as they are.
"""

import re
import unicodedata

from documents.sources.errors import EmptyText, UnreadableText

#: Private-use characters kept for marks of our own, so that a text can never forge one. The first two
#: stand around a hit in a snippet.
OWN_MARKS = "".join(map(chr, range(0xE000, 0xE010)))
HIT_START, HIT_END = OWN_MARKS[0], OWN_MARKS[1]

_LINE_ENDS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_UNSTORED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls; line ends are lines by now
    "\u200e\u200f\u202a-\u202e\u2066-\u2069\u061c"  # marks and overrides of direction
    "\ufeff\ufdd0-\ufdef\ufffe\uffff"  # byte order mark, noncharacters
    "\ud800-\udfff"  # lone surrogates
    f"{OWN_MARKS[0]}-{OWN_MARKS[-1]}]"
)
#: Tibetan vowels that count as starters, yet decompose into combining marks.
_HIDDEN_MARKS = "\u0f73\u0f75\u0f81"
_LAST_COMBINING = 0x1E94A
_COMBINING = frozenset(
    filter(unicodedata.combining, map(chr, range(0x300, _LAST_COMBINING + 1)))
) | frozenset(_HIDDEN_MARKS)
_ANY_COMBINING = re.compile(f"[{''.join(sorted(_COMBINING))}]")
#: More combining marks on one letter than any writing has (UAX #15 allows 30). Normalising takes time with
#: the square of their number, so a text with more is refused.
MAX_COMBINING = 30


def normalise(text: str) -> str:
    """Return ``text`` in the form in which it is stored; doing so again changes nothing.

    Raises ``UnreadableText`` where combining marks are piled up beyond any writing, and ``EmptyText`` where
    nothing but white space is left.
    """
    text = _UNSTORED.sub("", _LINE_ENDS.sub("\n", text))
    if not text.isascii():
        if _piled_up(text):
            raise UnreadableText(
                f"The text has more than {MAX_COMBINING} combining marks on one letter; give a clean copy."
            )
        text = unicodedata.normalize("NFC", text)
    if not text.strip():
        raise EmptyText("The source holds no words; give one that holds text.")
    return text


def _piled_up(text: str) -> bool:
    """Tell whether more than ``MAX_COMBINING`` combining marks follow each other anywhere.

    A run of that length holds every so-manieth character of the text, so only those are looked for.
    """
    step = MAX_COMBINING + 1
    for match in _ANY_COMBINING.finditer(text[::step]):
        first = last = match.start() * step
        while first > 0 and last - first < MAX_COMBINING and text[first - 1] in _COMBINING:
            first -= 1
        while last + 1 < len(text) and last - first < MAX_COMBINING and text[last + 1] in _COMBINING:
            last += 1
        if last - first == MAX_COMBINING:
            return True
    return False
