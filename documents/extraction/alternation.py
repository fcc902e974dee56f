"""Joins many alternatives into one pattern that tries each place of a text once, not once a word.

The engine tries the alternatives of a pattern one by one at every place. Those that begin alike are put
under their common beginning (``law|laws|levy`` becomes ``l(?:aw(?:|s)|evy)``), which matches just what the
plain list matches, and of the matches at one place the same.
"""

import re
from collections.abc import Iterable

#: One character that stands for itself and must be there.
_LITERAL = re.compile(r"(?:[^\\^$.|?*+()\[\]{}]|\\\W)(?![?*+{])")
#: One piece of a pattern: an escaped character, a class of characters, or any other character.
_PIECE = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|.", re.DOTALL)


def alternation(patterns: Iterable[str]) -> str:
    """Return one pattern of all the alternatives; where several match at a place, the first given wins.

    The alternatives are patterns themselves and are compared as written, so letters of both cases must not
    be told apart by the flags of the pattern that this becomes part of.
    """
    return "|".join(_branches([part for pattern in patterns for part in _parts(pattern)]))


def _parts(pattern: str) -> list[str]:
    """Return the alternatives of a pattern that lie outside any group."""
    parts, depth = [""], 0
    for piece in _PIECE.findall(pattern):
        depth += (piece == "(") - (
            piece == ")"
        )  # Brackets in a class or behind a backslash are no such piece.
        if piece == "|" and not depth:
            parts.append("")
        else:
            parts[-1] += piece
    return parts


def _branches(parts: list[str]) -> list[str]:
    """Return the alternatives with those that begin alike put together.

    None passes one that begins with no plain character: it may match where the others do.
    """
    done: list[str] = []
    groups: dict[str, list[str]] = {}
    for part in parts:
        literal = _LITERAL.match(part)
        if literal is None:
            done += [_grouped(begin, rests) for begin, rests in groups.items()]
            groups = {}
            done.append(part)
        else:
            groups.setdefault(literal.group(), []).append(part[literal.end() :])
    return [*done, *(_grouped(begin, rests) for begin, rests in groups.items())]


def _grouped(begin: str, rests: list[str]) -> str:
    """Return the pattern of all alternatives with one beginning."""
    branches = _branches(rests)
    return begin + branches[0] if len(branches) == 1 else f"{begin}(?:{'|'.join(branches)})"
