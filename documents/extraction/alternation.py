"""Joins many alternatives into one pattern that tries each place of a text once, not once a word.

The engine tries the alternatives of a pattern one by one at every place. Those that begin alike are put
under their common beginning (``law|laws|levy`` becomes ``l(?:aw(?:|s)|evy)``), which matches just what the
plain list matches, and of the matches at one place the same.
"""

import re
from collections.abc import Iterable

#: One character that stands for itself and must be there.
_LITERAL = re.compile(r"(?:[^\\^$.|?*+()\[\]{}]|\\\W)(?![?*+{])")
#: One token of a pattern: an escaped character, a class of characters, or any other character.
_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def alternation(patterns: Iterable[str]) -> str:
    """Return one pattern of all the alternatives; where several match at a place, the first given wins.

    The alternatives are patterns themselves and are compared as written, so letters of both cases must not
    be told apart by the flags of the pattern that this becomes part of.
    """
    return _joined([part for pattern in patterns for part in _parts(pattern)])


def _parts(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that lie outside any group."""
    parts, depth = [""], 0
    for token in _TOKEN.findall(pattern):
        depth += (token == "(") - (token == ")")
        if token == "|" and depth == 0:
            parts.append("")
        else:
            parts[-1] += token
    return parts


def _joined(parts: list[str]) -> str:
    """Join alternatives; between two that begin with no plain character the order of the others is free."""
    done: list[str] = []
    groups: dict[str, list[str]] = {}
    for part in parts:
        literal = _LITERAL.match(part)
        if literal is None:
            done += [_grouped(begin, rest) for begin, rest in groups.items()]
            groups = {}
            done.append(part)
        else:
            groups.setdefault(literal.group(), []).append(part[literal.end() :])
    done += [_grouped(begin, rest) for begin, rest in groups.items()]
    return "|".join(done)


def _grouped(begin: str, rests: list[str]) -> str:
    """Return the pattern of all alternatives with one beginning."""
    return begin + rests[0] if len(rests) == 1 else f"{begin}(?:{_joined(rests)})"
