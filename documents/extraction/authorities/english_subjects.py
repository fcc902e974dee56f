"""Weighs an English name by what it owns or by the first verb behind it."""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from documents.extraction.authorities.roles import (
    DUTY,
    EARLIER,
    FAR_SUBJECT,
    NEUTRAL,
    OWNER,
    PERSON,
    SAID,
    SUBJECT,
    Role,
)
from documents.extraction.authorities.tokens import TOKEN
from documents.extraction.authorities.words import english, verbs

#: How far behind a name its verb is read, in characters and words.
_BEHIND, _VERB_WORDS = 220, 16
#: How many words behind 's are read for what a body owns.
_OWNED_WORDS = 3
#: Other words that may stand between a subject and its verb, and what each takes away.
_MOST_OTHERS, _OTHER = 5, 0.03
_AND_OTHERS = re.compile(
    r"(?: and| together with|, along with)(?: \w{1,20})? other [a-z' ]{4,40}?"
    r"(?:, (?:among them|including|such as) [^.;]{4,160}?,)?(?= |,)"
)
#: What may describe a name behind a comma, and where its sentence is taken up again.
_APPOSED = re.compile(
    r"(?: \([^()]{1,40}\))?, (?:an?|the|capital|seat|home|one of|part of|which|who|whose"
    r"|working (?:with|alongside|together)|acting|along with|together with|jointly with|alongside"
    r"|in (?:partnership|co-?operation|collaboration|coordination|conjunction|concert) with"
    r"|formerly|led by|headed by|chaired by|based in|known as|home to|responsible for|in charge of)\b"
)
_RESUMED = re.compile(
    r",[\"']? ((?:has|have|had|will|is|was|are|were|also|recently|officially|formally|jointly|yesterday|today"
    r"|[a-z]{3,14}(?:ed|hes|ses|nces|ns|ts))\b)"
)
_TASKED = frozenset(
    ("expected", "required", "directed", "tasked", "instructed", "obliged", "mandated", "asked")
)
#: Who only hopes or fears does nothing yet.
_OPINES = frozenset(
    (
        *("hope", "hopes", "hoped", "believe", "believes", "believed", "fear", "fears", "feared", "think"),
        *("thinks", "doubt", "doubts", "doubted", "worry", "worries", "worried", "feel", "feels", "felt"),
    )
)
#: A verb of any other sense right behind a name is worth less than one of acting.
_ANY_VERB, ANY_DEED = 0.7, "subject.any"
#: The rule of a subject whose deed came before the act.
EARLIER_DEED = "subject.earlier"
_SHOULD = frozenset(("should", "shall", "must", "may", "can"))
_COMPANY = frozenset(("Co", "Ltd", "Inc", "Corp", "LLC", "Limited", "Company"))
_CLAUSES = frozenset(("that", "who", "which", "when", "where", "if"))
#: Behind these stands a noun: 'the total number of test runs'.
_NOUN_FOLLOWS = frozenset(("of", "the", "a", "an", "its", "their"))
#: Without one of these before it, a form in -ing is no finite verb ('Opinions of A and B on Improving').
_BEING = frozenset(("is", "are", "was", "were", "be", "been"))
#: What is done no longer is an act all the same.
_NO_LONGER = ["no", "longer"]


def subject_of(folded: str, end: int, sentence_end: int, *, reported: bool) -> Role:
    """Weigh a name by what it owns, or by the first verb behind it."""
    others = _AND_OTHERS.match(folded, end, sentence_end)
    end = others.end() if others else _behind_apposition(folded, end, sentence_end)
    behind = TOKEN.finditer(folded, end, min(sentence_end, end + _BEHIND))
    words = list(islice(_without_brackets(match.group() for match in behind), _VERB_WORDS))
    if words[:1] == ["'s"]:
        owned = [word.lower() for word in words[1 : 1 + _OWNED_WORDS]]
        if not english()["persons_before"].isdisjoint(owned):
            return Role(PERSON, "person")
        return Role(NEUTRAL, "owned") if verbs()["acts"].isdisjoint(owned) else Role(OWNER, "owns")
    return _by_first_verb(words, earlier=0.0 if reported else EARLIER)


def _behind_apposition(folded: str, end: int, sentence_end: int) -> int:
    """Return where the verb may stand behind what describes a name: ', a province in the east, has'."""
    if _APPOSED.match(folded, end, sentence_end):
        resumed = _RESUMED.search(folded, end + 1, min(sentence_end, end + _BEHIND))
        if resumed and resumed.group(1).lower() not in _CLAUSES:
            return resumed.start(1)
    return end


def _by_first_verb(words: list[str], *, earlier: float) -> Role:
    """Weigh a subject by the first verb among the words behind it; ``earlier`` is what 'had' takes away."""
    others, pulled = 0, 0.0
    for index, word in enumerate(words):
        low = word.lower()
        tasked = low in _TASKED and index > 0 and words[index - 1].lower() in _BEING
        pulled = earlier if low == "had" else DUTY if word in _SHOULD or tasked else pulled
        if _passed_over(words, index):
            continue
        if low in verbs()["denied"] and [w.lower() for w in words[index : index + 2]] != _NO_LONGER:
            return Role(NEUTRAL, "denied")
        if _is_verb(words, index) or (others == 0 and _does_anything(words, index)):
            weight, rule = _as_subject(words, index, others)
            return Role(weight - pulled, rule)
        if low in _OPINES and others == 0:
            return Role(NEUTRAL, "opinion")
        if low in verbs()["said"]:
            return Role(SAID, "said")
        if low in english()["persons_before"] and (others == 0 or word[:1].isupper()):
            return Role(PERSON, "person")
        others += 1
        if word in ".;:!?" or low in _CLAUSES or others > _MOST_OTHERS:
            break
    return Role(NEUTRAL, "named")


def _as_subject(words: list[str], index: int, others: int) -> Role:
    """Weigh the subject of a verb: one of acting, one of any other sense, or one further away."""
    if not _is_verb(words, index):
        return Role(_ANY_VERB, ANY_DEED)
    return Role(SUBJECT if others == 0 else FAR_SUBJECT - _OTHER * others, "subject")


def _passed_over(words: list[str], index: int) -> bool:
    """Tell whether a word may stand between a subject and its verb without weakening it."""
    word = words[index]
    firm = word in _COMPANY or (word == "." and index > 0 and words[index - 1] in _COMPANY)
    return firm or word == "," or word[:1].isdigit() or word.lower() in verbs()["skip"]


def _is_verb(words: list[str], index: int) -> bool:
    """Tell whether a word is a finite verb of acting."""
    low = words[index].lower()
    if words[index][:1].isupper() and not english()["persons_before"].isdisjoint(
        word.lower() for word in words[index + 1 : index + 2]
    ):
        return False
    if low not in verbs()["strong"] or words[max(0, index - 1)].lower() in _NOUN_FOLLOWS:
        return False
    return not low.endswith("ing") or not _BEING.isdisjoint(word.lower() for word in words[:index])


def _does_anything(words: list[str], index: int) -> bool:
    """Tell whether the word right behind a name is a verb in the past, or 'is' with a form in -ing."""
    low, before = words[index].lower(), words[index - 1].lower() if index else ""
    if low != words[index] or low in verbs()["overseeing"] or low in verbs()["said"] or low in _OPINES:
        return False
    if low.endswith("ing"):
        return before in ("is", "are")
    past = (low.endswith("ed") and low not in verbs()["attributes"]) or low in verbs()["any_past"]
    return past and before not in _BEING and before != ","


def _without_brackets(words: Iterable[str]) -> Iterator[str]:
    """Yield the words that stand in no brackets."""
    depth = 0
    for word in words:
        if word in "([":
            depth += 1
        elif word in ")]":
            depth = max(0, depth - 1)
        elif not depth:
            yield word
