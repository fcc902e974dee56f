"""Finds the further bodies of a Chinese list, which leave the place of the first out: 某市财政局、医保局."""

import re
from collections.abc import Iterable, Iterator

from documents.extraction.authorities.chinese_ends import RUN, name_end
from documents.extraction.authorities.mention import KNOWN, NAME, RELATIVE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import chinese
from documents.extraction.model import FIRST_HAN

#: What stands between two names of one list.
_JOINT = re.compile(r"\s?(?:[、/和与及暨]|以及|会同|联合|联手|携手|协同|连同)\s?")
#: Nouns that name no one body, and whose divisions are none.
_NO_ONE = re.compile(r"部门$|当局$|监管机构$|机关$|^(?:政府|总理|总统|国王|法庭|央行|党委|工作组)$")
_OF_FIRM = re.compile(
    r"公司|集团|大学|学院|医院|银行(?!保险)|企业|协会|商会|学会|基金会|科技(?![局厅委和与创部])|研究"
)
_SHORTEST = 2
#: No list goes on longer.
_MOST = 12


def members(folded: str, places: PlaceIndex, named: Iterable[BodyMention]) -> Iterator[BodyMention]:
    """Yield the bodies that lists go on with behind the named ones; they belong to the place of the first."""
    for first in named:
        if first.kind not in (NAME, KNOWN, RELATIVE) or folded[first.end - 1] < FIRST_HAN:
            continue
        end = first.end
        for _ in range(_MOST):
            found = _next(folded, places, end, first.region)
            if found is None:
                break
            yield found
            end = found.end


def _next(folded: str, places: PlaceIndex, at: int, region: str) -> BodyMention | None:
    """Return the next member of a list behind ``at``; one that names a place of its own is none."""
    joint = _JOINT.match(folded, at)
    run = RUN.match(folded, joint.end()) if joint else None
    if joint is None or run is None or places.at(joint.end()) is not None:
        return None
    said = run.group()[: name_end(run.group())]
    if len(said) < _SHORTEST or _NO_ONE.search(said) or _OF_FIRM.search(said):
        return None
    level = said.startswith(chinese()["levels"])
    kind = NAME if region == "CN" and not level else RELATIVE
    return BodyMention(
        joint.end(), joint.end() + len(said), said, kind, "" if level else region if region != "CN" else ""
    )
