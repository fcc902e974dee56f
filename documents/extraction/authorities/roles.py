"""What part a body plays in the sentence that names it: the issuer, or one only spoken of.

The weights are the shares of mentions in each part that proved to be issuers on labelled texts, rounded.
"""

import re
from typing import NamedTuple

AGENT, SUBJECT, HEADING, TITLE, SIGNATURE, FAR_SUBJECT = 0.88, 0.85, 0.75, 0.72, 0.72, 0.7
PERSON_ACTS, ACT_NOUN, SAID, OWNER = 0.66, 0.6, 0.55, 0.5
NEUTRAL, PERSON, OBJECT, SOURCE = 0.3, 0.25, 0.22, 0.2
#: What 'had issued' (told as what went before) and 'shall issue' (a duty laid on it) take away.
EARLIER, DUTY = 0.4, 0.38
#: A division of the body may stand behind its name: 某局电子信息处.
_DIVISION = re.compile(r"[\u3400-\u9fff]{2,12}[处科室股]$")
#: How far from a signature the ends of its line may be.
_LINE = 80


class Role(NamedTuple):
    """How surely a mention is the issuer, and by which rule."""

    weight: float
    rule: str


#: What stands before the name of an issuer on the sheet of a document.
_LABEL = re.compile(
    r"(?:(?:发文|发布|制定|颁布|印发|公布|签发|成文|出台|牵头|主办|制发)(?:单位|机关|机构|部门|主体|方|者)"
    r"|(?:^|[\n|·•●◆■▪>*-])\s{0,8}(?:发布|印发|制定|颁布|发文|出台|签发|公布|部门|单位|机关|机构|主体)"
    r"|(?i:issued by|promulgated by"
    r"|published by|adopted by|issu(?:ing|er)(?: (?:authority|body|agency|department|organ"
    r"|organi[sz]ation|unit))?"
    r"|promulgat(?:ing|ion) (?:authority|body|department)))\s?[:|]\s{0,3}$"
    r"|(?m:^[\s●•·*■▪-]{0,6})(?:发布|印发|制定|发文|出台|颁布|主体|部门|机构|单位|(?:责任|牵头|主管|实施|主办|建设)(?:单位|部门)|发布[方者人]"
    r"|(?i:authority|agency|issuer|body|institution|regulator|who|by|ministry|department|organi[sz]ation))"
    r"\s?[:|]\s{0,3}(?:the )?$"
)


#: The sign behind the label and the spaces behind the sign.
_LABEL_SPACE = 4


def labelled(folded: str, start: int) -> bool:
    """Tell whether a name stands behind the word 'issued by' on the sheet of a document."""
    behind_sign = folded[max(0, start - _LABEL_SPACE) : start].rstrip().endswith((":", "|"))
    return behind_sign and _LABEL.search(folded, max(0, start - _LINE), start) is not None


_CELL_BEHIND = re.compile(r" ?(?:\([^()|\n]{1,24}\))? ?\|")


def in_cell(folded: str, start: int, end: int) -> bool:
    """Tell whether a name fills a cell of a row, with no more than its short name beside it."""
    return folded[max(0, start - _LINE) : start].rstrip(" *").endswith("|") and (
        _CELL_BEHIND.match(folded, end) is not None
    )


def signs(folded: str, start: int, end: int) -> bool:
    """Tell whether a name stands alone on its line, as in a signature."""
    before = "\n" + folded[: min(start, _LINE)] if start <= _LINE else folded[start - _LINE : start]
    after = folded[end : end + _LINE] + ("\n" if end + _LINE >= len(folded) else "")
    left, right = before.rpartition("\n"), after.partition("\n")
    rest = right[0].strip()
    return bool(left[1] and right[1]) and not left[2].strip() and (not rest or bool(_DIVISION.match(rest)))
