"""Days that Chinese posts write with a dot, 3.15 or 10.08, read only in a text that writes its days so."""

import re
from functools import lru_cache
from itertools import pairwise

from documents.extraction.model import DateMark, is_day

#: Before Han script or at the head of a line; what counts or measures something is no day.
DOTTED = (
    r"(?:(?<![^\n])(?=[\d.]{3,5}[ \t])|(?<![\d.a-zA-Z$€£¥/-])(?=[\d.]{3,5}[ \t】)]?[\u4e00-\u9fff《“]))"
    r"(?P<month>1[0-2]|0?[1-9])\.(?P<day>0[1-9]|[12]\d|3[01]|[1-9])"
    r"(?![\d.]|\s?[万亿千百倍元个版级分米公吨年月天时代章节岁届条款项期次折码英厘毫])"
)
_DOTTED_DAY = re.compile(DOTTED)
_FEWEST_DOTTED = 3


@lru_cache(maxsize=2)
def _dots_days(text: str) -> bool:
    """Tell whether a text writes days with a dot, often enough and not one after another as sections are."""
    pairs = [(int(found["month"]), int(found["day"])) for found in _DOTTED_DAY.finditer(text)]
    sections = sum(
        (month, day) == (last, before + 1) or (month - last, day) == (1, 1)
        for (last, before), (month, day) in pairwise(pairs)
    )
    return len(set(pairs)) >= _FEWEST_DOTTED and 2 * sections < len(pairs) - 1


def dotted(match: re.Match[str]) -> DateMark | None:
    """Read a day that is written with a dot, where the text writes its days so."""
    if not _dots_days(match.string):
        return None
    month, day = int(match["month"]), int(match["day"])
    return DateMark(match.start(), match.end(), None, month, day) if is_day(None, month, day) else None
