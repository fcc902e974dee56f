"""Tells where the Chinese name of a public body ends: at its last noun before a verb or particle."""

import re
from functools import lru_cache

from documents.extraction.authorities.words import any_of, chinese, departments

_HAN = r"\u3400-\u9fff"
#: No Chinese name of a body goes on longer than this behind its place.
_REACH = 34
RUN = re.compile(rf"[{_HAN}]{{1,{_REACH}}}")
#: Short nouns that end names of bodies of any field (数字办, 农工委), and the words in which they are none.
_OFFICE = (
    r"(?<![举主承创开督交协筹兴查代申通快秒好可能易即网近次上联自帮集全包怎要新中行来去零合单停再并速])"
    r"办(?![理法公结事好成件案证学税一])"
)
_COMMITTEE = r"(?<!主)委"
#: What such a noun stands behind has two characters at least.
_SHORT_NOUN = rf"(?<=[{_HAN}]{{2}})(?:{_OFFICE}|{_COMMITTEE})"
#: Behind 委 these make another word of it, or a longer name.
_WHOLE = r"(?!(?<=委)[员托派任培外以会屈婉])"


@lru_cache(maxsize=1)
def _suffix_pattern() -> re.Pattern[str]:
    """Return the pattern of all ends of a name; departments count as ends too."""
    words = chinese()
    bad_ahead = any_of(words["not_suffix"])
    ends = any_of({*words["suffixes"], *words["units"], *departments()})
    return re.compile(rf"(?P<not>{bad_ahead})|(?P<suffix>(?:{ends}|{_SHORT_NOUN}){_WHOLE})")


@lru_cache(maxsize=1)
def _cut_pattern() -> re.Pattern[str]:
    """Return the pattern of the words that end a name, and of those that hold one and do not."""
    first = r"第一(?!中级|人民|检察|法院|税务|巡回|审判)"
    words = any_of(word for word in chinese()["cut"] if word != "第一")
    return re.compile(f"(?P<keep>{any_of(chinese()['keeps'])})|{first}|{words}")


def name_end(run: str) -> int:
    """Return how many characters of a run of Han script belong to the name of a body, or 0.

    The longest stretch that ends in a suffix; a conjunction ends it where a name stands before it already.
    """
    cut = next((found for found in _cut_pattern().finditer(run) if not found.group("keep")), None)
    limit = cut.start() if cut else len(run)
    best = 0
    for found in _suffix_pattern().finditer(run[: limit + 1]):
        if found.end() > limit or found.group("not"):
            continue
        if best and run[best] in chinese()["conjunctions"]:
            break
        best = found.end()
    return best
