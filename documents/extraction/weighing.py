"""Weighs how surely a unit of a passage is a measure, by cue words and by its place: one logistic sum.

The weights are data (``data/measure_weights.json``), fitted on labelled texts by
``benchmarks/fit_weights.py``.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Mapping, Sequence
from functools import lru_cache

from documents.extraction import company
from documents.extraction.acts import Cue, cues_in
from documents.extraction.conjectures import conjecture_in
from documents.extraction.cues import load_cues
from documents.extraction.datafiles import load
from documents.extraction.demands import heard
from documents.extraction.model import Span, index_from
from documents.extraction.predicates import chinese_predicate_of, predicate_of
from documents.extraction.reading import Page
from documents.extraction.tenses import tense_of
from documents.extraction.units import Unit

_DAY = re.compile(
    r"\d{1,2}月\d{1,2}日|\b(?:january|february|march|april|may|june|july|august|september|october|november|december"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec)\.?\s+\d{1,2}\b|\b\d{1,2}\s+(?:january|february|march|april|may"
    r"|june|july|august|september|october|november|december)\b|\b\d{4}-\d{2}-\d{2}\b"
)
#: Every such day holds one of these.
_DAY_SIGNS = (
    *("月", "-", "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
)
#: A name of two words or more at the beginning: of a firm or a person, where no known body or place stands.
_NAME_FIRST = re.compile(r"[A-Z][a-z]+(?:'s)? [A-Z][A-Za-z]")
#: A unit opens with what stands within so many code points of its beginning; a name may go on beyond it.
_OPENING, _NAME = {"en": 45, "zh": 16}, 70
_QUOTED = re.compile(r'"[^"]{1,400}"')
_TITLE = re.compile(r"《[^》]{4,120}》|\"[A-Z][^\"]{15,200}\"")
#: Lengths in words: a stub, a brief sentence, a long one.
_SHORT, _BRIEF, _LONG = 6, 11, 45
#: So few units make a passage short, so many make it long; so near its beginning stands a headline.
_ALONE, _FEW, _MANY, _AT_START = 2, 6, 15, 5
#: From this share of a passage on its writer comments; so far a name at the beginning may reach.
_TAIL_FROM, _NAME_REACH = 0.75, 30
#: A unit of which this share stands in quotes is someone's speech.
_MOSTLY = 0.6
#: Words of a name have capitals; "the", "of" and the like are too short to count.
_LONG_WORD = re.compile(r"[A-Za-z][A-Za-z'-]{3,}")
#: From so many long words on, of which this share has a capital, a unit is a name and says nothing.
_FEWEST_WORDS, _NAMED_SHARE = 3, 0.7
_NUMBER = re.compile(r"\d")
_WORD, _HAN = re.compile(r"[a-z0-9]+"), re.compile(r"[\u3400-\u9fff]+")
_STOPPED = re.compile(r"[.。!?;:；：,，…][\"')）\]”]*$")


def _length(lowered: str, language: str) -> float:
    """Return the length in English words; two Han characters count as about one word."""
    count = len(_WORD.findall(lowered)) + (0 if lowered.isascii() else sum(map(len, _HAN.findall(lowered))))
    return count / 1.8 if language == "zh" else count


def describe(page: Page, passage: Sequence[Unit], bounds: tuple[int, int]) -> list[set[str]]:
    """Return the features that every unit of a passage has, in its order; ``bounds`` is the passage."""
    cues = load_cues()
    hits = cues.find(page.lower, *bounds)
    lowered = [page.lower[unit.start : unit.end] for unit in passage]
    said = [cues.speaking(hits, unit.start, unit.end) for unit in passage]
    if page.language == "zh":
        said = [heard(words, row) for words, row in zip(lowered, said, strict=True)]
    leads = [cues.speaking(hits, unit.lead.start, unit.lead.end) if unit.lead else set() for unit in passage]
    act = next((i for i, (s, lead) in enumerate(zip(said, leads, strict=True)) if "issue" in s | lead), None)
    listed = sum(unit.kind in {"item", "article"} for unit in passage) > 1
    act_line = _line_of(page, passage[act].start) if act is not None else None
    whole = _whole(page, passage)
    sentences = cues_in(page, *bounds)
    home = _home(page, bounds)
    found = []
    for index, unit in enumerate(passage):
        line = _line_of(page, unit.start)
        facts = {
            **_form(page, unit, lowered[index]),
            **_place(page, unit, line, listed=listed, begin=bounds[0]),
            **_sentence(sentences, unit),
            **_around(passage, index, foreign=_is_foreign(page, unit, home)),
            "act-line": act_line is not None and act_line == line and act != index,
        }
        row = {name for name, holds in facts.items() if holds} | whole
        row.update(f"cue:{name}" for name in said[index])
        row.add(f"signs:{min(len(said[index] & _FOR), _MANY_SIGNS)}")
        row |= tense_of(lowered[index], page.language)
        row |= _opening(page, unit, lowered[index])
        row |= conjecture_in(lowered[index]) if page.language == "en" else set()
        row |= _beside_act(index, act)
        row |= _crossed(row)
        row.update(f"lead:{name}" for name in leads[index] & _LEADING)
        found.append(row)
    return found


def _whole(page: Page, passage: Sequence[Unit]) -> set[str]:
    """Return the features that all units of a passage share: its language and its length."""
    facts = {
        "bias": True,
        "zh": page.language == "zh",
        "alone": len(passage) <= _ALONE,
        "few": _ALONE < len(passage) <= _FEW,
        "many": len(passage) > _MANY,
        "very-many": len(passage) > 2 * _MANY,
    }
    return _held(facts)


def _held(facts: dict[str, bool]) -> set[str]:
    """Return the names of what holds."""
    return {name for name, holds in facts.items() if holds}


def _around(passage: Sequence[Unit], index: int, *, foreign: bool) -> dict[str, bool]:
    """Return what stands around the unit in its passage says, and whether it names another country."""
    return {
        "tail": _is_tail(passage, index),
        "place:foreign": foreign,
        "lead": passage[index].lead is not None,
    }


def _sentence(sentences: list[Cue], unit: Unit) -> dict[str, bool]:
    """Return what the unit's own sentence shows of an act: who acts, when; who only comments."""
    at = bisect_right(sentences, unit.start, key=lambda cue: cue.sentence.start) - 1
    if at < 0 or sentences[at].sentence.end <= unit.start:
        return {}
    cue = sentences[at]
    return {
        "sentence:acts": cue.acts,
        "sentence:refers-back": cue.refers_back,
        "sentence:analyst": cue.analyst,
        "sentence:dated": cue.dated,
        "sentence:authority": cue.authority is not None,
        "sentence:verb": cue.verb is not None,
        "sentence:places": bool(cue.places),
    }


#: Cues that speak for a measure; of so many different ones one more says nothing new.
_FOR = frozenset(
    {
        *(
            "must",
            "may",
            "forbid",
            "money",
            "licence",
            "lawverb",
            "policy_verb",
            "operate",
            "will",
            "by_reason",
        ),
        *("target", "bound", "commit", "deed", "status"),
    }
)
_MANY_SIGNS = 6
#: Cues that tell in the words before a measure, too.
_LEADING = frozenset({"analyst", "issue", "must"})
#: Cues of rules: beside one of them what somebody says may still be a measure.
_RULES = frozenset({"cue:must", "cue:will", "cue:forbid"})


#: Cues of what binds at once: an authority that bans or permits acts by the very sentence that tells it.
_BINDING = frozenset({"cue:must", "cue:forbid", "cue:may", "cue:money", "cue:licence"})


def _crossed(row: set[str]) -> set[str]:
    """Return what counts only together: the telling of an act in a passage that says little else."""
    prose = "kind:sentence" in row or "kind:clause" in row
    pairs = {
        "act+short-passage": prose and "act" in row and ("alone" in row or "few" in row),
        "acts+rule": prose and "sentence:acts" in row and not row.isdisjoint(_BINDING),
        "acts+issue": prose and "sentence:acts" in row and "cue:issue" in row and row.isdisjoint(_BINDING),
        "acts+topic": prose and "sentence:acts" in row and "topic" in row,
        "prose+no-topic": prose and "topic" not in row and "line:topic" not in row,
        "prose+very-many": prose and "very-many" in row,
        "says+no-rule": prose and "cue:says" in row and row.isdisjoint(_RULES),
        "evaluate+zh": prose and "zh" in row and "cue:evaluate" in row,
    }
    return _held(pairs)


def _opening(page: Page, unit: Unit, words: str) -> set[str]:
    """Return what the unit opens with, and what its first verb is: whom it speaks of, and in what form."""
    reach = unit.start + _OPENING[page.language]
    bodies = [b for b in page.bodies_in(unit.start, min(unit.end, reach + _NAME)) if b.start <= reach]
    row = {"opens:body"} if bodies else set()
    if page.language == "en":
        name = not bodies and _opens_with_a_name(page, unit)
        return row | predicate_of(words, body=bool(bodies), name=name)
    return row | chinese_predicate_of(words)


def _opens_with_a_name(page: Page, unit: Unit) -> bool:
    """Tell whether a unit opens with a name of several words that is no place."""
    if _NAME_FIRST.match(page.folded, unit.start) is None:
        return False
    return not page.places_in(unit.start, min(unit.end, unit.start + _NAME_REACH))


def _is_tail(passage: Sequence[Unit], index: int) -> bool:
    """Tell whether prose stands in the last part of a passage, where writers comment."""
    prose = passage[index].kind in {"sentence", "clause"}
    return prose and len(passage) >= _FEW and index >= _TAIL_FROM * len(passage)


def _home(page: Page, bounds: tuple[int, int]) -> str:
    """Return the country that a passage names most, or nothing where it names none."""
    counts = Counter(place.code.split("-")[0] for place in page.places_in(*bounds) if not place.inside)
    return max(counts, key=lambda code: counts[code], default="")


def _is_foreign(page: Page, unit: Unit, home: str) -> bool:
    """Tell whether a unit names another country than its passage is about."""
    return any(
        not place.inside and place.code.split("-")[0] != home
        for place in page.places_in(unit.start, unit.end)
    )


def _is_name(said: str) -> bool:
    """Tell whether nearly all long words of a unit have a capital: a headline, a name, a citation."""
    long = _LONG_WORD.findall(said)
    return len(long) >= _FEWEST_WORDS and sum(w[0].isupper() for w in long) >= _NAMED_SHARE * len(long)


def _is_cited(words: str) -> bool:
    """Tell whether a Chinese unit is made of titles for the most part."""
    return sum(len(found.group()) for found in _TITLE.finditer(words)) > _MOSTLY * len(words)


def _form(page: Page, unit: Unit, words: str) -> dict[str, bool]:
    """Return what the unit's own form says."""
    length = _length(words, page.language)
    marks = words.count('"')
    quoted = sum(len(m.group()) for m in _QUOTED.finditer(words)) if marks else 0
    english = page.language == "en"
    return {
        f"kind:{unit.kind}": True,
        "question": words.endswith(("?", "？")),
        "colon-end": words.endswith((":", "：")),
        "stop-end": _STOPPED.search(words[-3:]) is not None,
        "short": length < _SHORT,
        "brief": _SHORT <= length < _BRIEF,
        "long": length > _LONG,
        "day": _holds_a_day(words),
        "quoted": quoted > _MOSTLY * len(words),
        "speech:odd": marks % 2 == 1,
        "title": _TITLE.search(page.folded, unit.start, unit.end) is not None,
        "named": _is_name(page.folded[unit.start : unit.end]) if english else _is_cited(words),
    }


def _holds_a_day(words: str) -> bool:
    """Tell whether a unit names a day of the calendar."""
    signed = any(sign in words for sign in _DAY_SIGNS) and _NUMBER.search(words) is not None
    return signed and _DAY.search(words) is not None


def _place(page: Page, unit: Unit, line: Span | None, *, listed: bool, begin: int) -> dict[str, bool]:
    """Return what the unit's place in the passage says."""
    prose = unit.kind in {"sentence", "clause"}
    bare_end = (
        prose
        and line is not None
        and not _STOPPED.search(page.folded[max(unit.start, line.end - 4) : line.end])
    )
    return {
        "topic": page.topics_in(unit.start, unit.end) > 0,
        "line:topic": line is not None and page.topics_in(line.start, line.end) > 0,
        "prose-beside-list": prose and listed,
        "headline": bare_end and unit.start - begin < _AT_START,
        "no-stop": bare_end,
    }


def _beside_act(index: int, act: int | None) -> set[str]:
    """Return where a unit stands from the first one that tells of issuing something."""
    if act is None:
        return set()
    facts = {"act": act == index, "before-act": index < act, "next": index == act + 1, "far": index > act + 8}
    return _held(facts)


def _line_of(page: Page, offset: int) -> Span | None:
    """Return the line that an offset lies in."""
    at = index_from(page.lines, offset + 1) - 1
    return page.lines[at] if at >= 0 else None


@lru_cache(maxsize=1)
def load_weights() -> dict[str, dict[str, float]]:
    """Read the weights of a unit by itself and among others; a feature not in the file weighs nothing."""
    file = load("measure_weights.json")
    return {"weights": file["weights"], "company": file["company"]}


def likelihoods(
    page: Page,
    passage: Sequence[Unit],
    bounds: tuple[int, int],
    weights: Mapping[str, float] | None = None,
) -> list[float]:
    """Return for every unit of a passage how likely it is a measure, 0 to 1; by the weights on file if none
    are given.
    """
    known = load_weights()["weights"] if weights is None else weights
    rows = describe(page, passage, bounds)
    odds = [math.fsum(known.get(name, 0.0) for name in row) for row in rows]
    return company.likelihoods(odds, load_weights()["company"])
