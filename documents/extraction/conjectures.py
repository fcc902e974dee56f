"""Tells what is expected of an act ("it may attract investors") from what it says ("firms may apply")."""

import re

from documents.extraction.alternation import alternation

#: What an effect does, as stems: a duty or a right is never told by these behind "may" or "could".
_EFFECTS = (
    *("accelerat", "add", "affect", "alter", "appeal", "appear", "attract", "becom", "benefit"),
    *("boost", "bolster", "bring", "build", "cause", "chang", "contribut", "cost", "creat", "deter"),
    *("driv", "eas", "empower", "enabl", "encourag", "end up", "enhanc", "expand", "face", "facilitat"),
    *("force", "foster", "fuel", "gain", "gener", "give", "grow", "harm", "help", "hinder", "hurt"),
    *("impact", "improv", "increas", "influenc", "inspir", "lead", "leav", "lift", "lower", "make"),
    *("mark", "mean", "mitigat", "open", "pav", "play", "pose", "position", "prompt", "propel"),
    *("provid", "push", "raise", "reduc", "reflect", "reinforc", "reshap", "result", "save", "see"),
    *("serv", "set", "shap", "shift", "signal", "slow", "solidif", "spark", "speed", "spur"),
    *("stimulat", "streamlin", "strengthen", "support", "transform", "trigger", "turn out", "undermin"),
    "usher",
    r"be (?:an?|the|seen|more|less|one|good|bad)\b",
    r"have (?:an?|the|more|less|implications)\b",
)
_CONJECTURE = re.compile(
    r"\b(?:(?P<guess>could|might|may|will (?:likely|probably|surely|certainly|undoubtedly)"
    r"|(?:is|are) (?:likely|expected|poised|set|bound) to|promises? to|has the potential to"
    r"|potential(?:ly)? to)|would|can|will (?:also|further)|aims? to)\s+"
    r"(?:(?:\w{2,12}ly|also|even|further|well|only|all|serve to|help to|help|then)\s+){0,2}"
    rf"(?:{alternation(_EFFECTS)})"
)


def conjecture_in(words: str) -> set[str]:
    """Return ``conjecture`` if a statement says what may come of something, and ``guess`` if nobody can know.

    ``words`` is folded, lower-case English.
    """
    found = [match["guess"] is not None for match in _CONJECTURE.finditer(words)]
    return {"conjecture", "guess"} if any(found) else {"conjecture"} if found else set()
