"""Finds the joints at which a sentence that joins unlike statements is cut into clauses."""

import re

from documents.extraction.reading import Page

#: A verb that leans on a subject before it: no subject opens with it.
_AUXILIARY = (
    r"(?:shall|must|may|can|could|should|will|would|cannot|ha[sd]|have|is|are|was|were|be|do|does|did)"
)
_FINITE = (
    r"(?:shall|must|may|can|could|should|will|would|cannot|need(?:s|ed)?|ha[sd]|have|is|are|was|were|be|stays?|remains?"
    r"|receives?|gets?|becomes?|allows?|creates?|requires?|prohibits?|bans?|counts?|applies|apply|grants?|sets?)"
)
#: The subject of a clause and its verb: up to nine words, then an auxiliary or a common finite verb.
_SUBJECT_VERB = (
    r"(?!(?:and|but|or|while|not|\w+ed|\w+ing)\b)"
    rf"(?!{_AUXILIARY}\b)"
    r"(?:(?!(?:that|which|who|to|if|when|where)\b)[\w$€£'\"+./-]+\s+){1,9}?"
    rf"{_FINITE}\b"
)
#: Where an English sentence joins unlike clauses.
_JOINT = re.compile(
    r"(?=[;,\s])(?:;\s*(?:and\s+|while\s+|but\s+|or\s+)?"
    rf"|\s(?=[aw\s])(?:\s*and\s+that\s+(?!{_AUXILIARY}\b)|(?:while|whereas|and)\s+(?={_SUBJECT_VERB}))"
    rf"|,(?:\s+and\s+that\s+(?!{_AUXILIARY}\b)|\s*(?:and|while|whereas)\s+(?={_SUBJECT_VERB})"
    r"|\s+and\s+(?=(?:may|shall|must|can|will|should)\s)"
    rf"|(?<=[a-z\d],)\s+(?={_SUBJECT_VERB})))"
)
_HAS_VERB = re.compile(rf"\b{_FINITE}\b", re.IGNORECASE)
#: Words at the head of a clause that make it lean on the next one: no cut after it.
_SUBORDINATE = re.compile(
    r"^\W*(?:that|which|who|whom|whose|where|when|if|as|so|because|since|until|unless|after|before|although|though"
    r"|whether|how|what|while|whoever|in order)\b",
    re.IGNORECASE,
)
#: Words at the head of a clause that make it lean on the one before: no cut before it.
_LEANING = re.compile(
    r"^\W*(?:that|which|who|whom|whose|where|when|if|as|so|because|since|until|unless|after|before|although|though"
    r"|whether|how|what|while|including|such|among|in order|provided|according|by|with|for|to|from|of|in|on"
    r"|at|under)\b",
    re.IGNORECASE,
)
#: A clause that is still open at a bare "and": the "and" may belong to it.
_NESTED = re.compile(
    r"\b(?:so that|that|which|who|whom|whether|if|because|where|when|to see|let)\b", re.IGNORECASE
)
#: A name in a list of names has at most so many words.
_NAME_WORDS = 5
#: Clauses joined by bare commas are parted when they have this many words on average.
_SPLICED_WORDS = 9
#: Where a Chinese sentence joins unlike statements: at a semicolon, or before what others are granted.
_ZH_JOINT = re.compile(
    r"[;；]|[,，](?=对[^,，。;；]{3,40}(?:给予|补助|补贴|奖励|实行|免收|免征|予以|处以|减免|按))"
)
#: A Chinese clause shorter than this leans on its neighbour (code points).
_ZH_CLAUSE = 8
#: An English clause of fewer words leans on its neighbour.
_EN_CLAUSE = 4


def joints(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the joints of a sentence as (end of the left clause, start of the right one)."""
    if page.language == "zh":
        return _chinese_joints(page, start, end)
    found = list(_JOINT.finditer(page.folded, start, end))
    if not _splices_allowed(page, found, start, end):
        found = [joint for joint in found if joint.group().strip() != ","]
    kept: list[tuple[int, int]] = []
    left = start
    for joint in found:
        if _parts(page, joint, start, left, end):
            kept.append((joint.start() + (1 if joint.group()[0] in ";," else 0), joint.end()))
            left = joint.end()
    return kept


def _splices_allowed(page: Page, joints: list[re.Match[str]], start: int, end: int) -> bool:
    """Tell whether clauses joined by bare commas are unlike statements: three or more, and long ones."""
    if len(joints) <= 1:
        return False
    return len(page.folded[start:end].split()) / (len(joints) + 1) >= _SPLICED_WORDS


def _parts(page: Page, joint: re.Match[str], start: int, left: int, end: int) -> bool:
    """Tell whether a joint parts two statements that can each stand alone."""
    said = joint.group()
    hard = ";" in said or "that" in said
    if any(body.start < joint.start() < body.end for body in page.bodies_in(start, end)):
        return False
    before = page.folded[left : joint.start()]
    after = page.folded[joint.end() : end]
    if not hard and _is_list_of_names(said, before):
        return False
    if "," not in said and not hard and _NESTED.search(before):
        return False
    return (
        _stands_alone(before, hard, _SUBORDINATE)
        and _stands_alone(after, hard, _LEANING)
        and not _in_brackets(page, start, joint.start())
    )


def _is_list_of_names(joint: str, before: str) -> bool:
    """Tell whether "and" only joins the last of several names ("the state, its counties, and cities may")."""
    last = before.rpartition(",")[2]
    named = "and" in joint and "," in joint and "," in before and len(last.split()) <= _NAME_WORDS
    return named and _HAS_VERB.search(last) is None


def _stands_alone(clause: str, hard: bool, leaning: re.Pattern[str]) -> bool:
    """Tell whether words can be a statement of their own; a semicolon needs less than a comma."""
    if len(clause.split()) < _EN_CLAUSE:
        return False
    return hard or (_HAS_VERB.search(clause) is not None and not leaning.match(clause))


def _in_brackets(page: Page, start: int, at: int) -> bool:
    """Tell whether an offset lies within brackets or quotation marks that open in the sentence."""
    said = page.folded[start:at]
    return said.count("(") > said.count(")") or said.count('"') % 2 == 1


def _chinese_joints(page: Page, start: int, end: int) -> list[tuple[int, int]]:
    """Return the joints of a Chinese sentence between clauses that can stand alone."""
    kept: list[tuple[int, int]] = []
    left = start
    for joint in _ZH_JOINT.finditer(page.folded, start, end):
        if joint.start() - left >= _ZH_CLAUSE and end - joint.end() >= _ZH_CLAUSE:
            kept.append((joint.end(), joint.end()))
            left = joint.end()
    return kept
