"""Finds the issuing bodies of an act: who issued, decided, held or signed it."""

import re
from dataclasses import dataclass, replace

from documents.extraction.authorities.mention import BARE, LOOSE, OFFICIAL, PLACE, BodyMention
from documents.extraction.authorities.naming import full_name, government_of
from documents.extraction.authorities.roles import (
    Role,
    among_others,
    chinese_role,
    english_role,
    signature,
    signature_role,
)
from documents.extraction.authorities.words import chinese_verbs, english, verbs
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
from documents.extraction.reading import Page

_FIRST_HAN = "\u3400"
#: From this weight on a mention counts as the issuer; weaker ones are shown to an editor, not taken.
TAKEN = 0.5
#: A body this much weaker than the surest one only stands beside it in the text.
_BEHIND_BEST = 0.38
_SURE = 0.8
_NEVER_RAISED = frozenset(("person", "source", "object", "by.not", "denied", "duty"))
_RAISED_FROM = 0.25
_STEP_BACK = 0.012
_FARTHEST = 0.12
_LOOSE_FACTOR = 0.5
_BARE_FACTOR, _OFFICIAL_WEIGHT, _PLACE_WEIGHT = 0.8, 0.46, 0.6
_JOINT = re.compile(r"(?:\s|,|、|/|&|;|\(.{0,12}\)|\b(?:and|the|as well as|together with|jointly with|along with|with)\b|和|与|及|会同|联合|以及|暨)*")
_LEVEL = re.compile(r" (?:City|Province|District|County|Municipality|State|Prefecture)\b")
#: A noun alone is a body only behind an article: 'the government', not 'taxation, government, finance'.
_ARTICLE = re.compile(r"(?:\bthe|\bits|\bthis|\bThe|\bIts|\bThis|same|^) ?$")


@dataclass(frozen=True, slots=True)
class _Weighed:
    """A mention with its role."""

    mention: BodyMention
    role: Role


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the bodies that the passage names, surest first; those from ``TAKEN`` on are its issuers.

    ``detail`` tells the body's region, branch and, where it is a listed one, its English name as ``entity``.
    """
    weighed = _joined(page, _weighed(page, segment))
    if not any(w.role.weight >= TAKEN for w in weighed):
        weighed = [*weighed, *_governments(page, segment, lexicon)]
    if not any(w.role.weight >= TAKEN for w in weighed):
        weighed = _officials_raised(weighed)
    if not any(w.role.weight >= TAKEN for w in weighed):
        weighed = _best_raised(weighed)
    return _evidence(page, _named(page, weighed, lexicon))


def _weighed(page: Page, segment: Segment) -> list[_Weighed]:
    """Weigh every mention of the passage in its sentence, later ones a little less."""
    found: list[_Weighed] = []
    sentences = page.sentences_in(segment.start, segment.end)
    sentence = 0
    for mention in page.bodies_in(segment.start, segment.end):
        while sentence + 1 < len(sentences) and sentences[sentence + 1].start <= mention.start:
            sentence += 1
        around = sentences[sentence] if sentences else Span(segment.start, segment.end)
        role = _role(page, mention, around)
        late = min(_FARTHEST, _STEP_BACK * sentence)
        found.append(_Weighed(mention, Role(role.weight - (late if role.rule != "signature" else 0), role.rule)))
    return found


def _role(page: Page, mention: BodyMention, sentence: Span) -> Role:
    """Return the role of one mention, weakened for kinds that say little by themselves."""
    if signature(page.folded, mention.start, mention.end) and mention.kind not in (BARE, OFFICIAL):
        return signature_role()
    end = max(sentence.end, mention.end)
    begin = min(sentence.start, mention.start)
    chinese = page.language == "zh"
    role = (chinese_role if chinese else english_role)(page.folded, mention.start, mention.end, begin, end)
    if mention.kind == BARE:
        return Role(role.weight * _bare_factor(page.folded, mention), role.rule)
    if mention.kind == OFFICIAL:
        return Role(min(role.weight, _OFFICIAL_WEIGHT), role.rule)
    return role


def _bare_factor(folded: str, mention: BodyMention) -> float:
    """Return what a noun alone is worth: less in Chinese, where it mostly means governments in general."""
    before = folded[max(0, mention.start - 5) : mention.start]
    if mention.name[0] >= _FIRST_HAN:
        return _BARE_FACTOR if _issues(folded[mention.end : mention.end + 20], True) and before[-1:] != "由" else _LOOSE_FACTOR
    return _BARE_FACTOR if mention.name[0].isupper() or _ARTICLE.search(before) else _LOOSE_FACTOR


def _joined(page: Page, weighed: list[_Weighed]) -> list[_Weighed]:
    """Give the members of one list the role of its surest member: 'A, B and C jointly issued'."""
    found = list(weighed)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        between = page.folded[left.mention.end : right.mention.start]
        if len(between) < 24 and _JOINT.fullmatch(between) and BARE not in (left.mention.kind, right.mention.kind):
            if right.role.weight > left.role.weight and left.role.rule in ("named", "subject", "subject.far", "said", "object"):
                found[index - 1] = replace(left, role=right.role)
            elif left.role.rule in ("by", "among", "signature", "title", "heading", "subject") and left.role.weight > right.role.weight:
                found[index] = replace(right, role=left.role)
        elif left.role.weight >= TAKEN and among_others(between):
            found[index] = replace(right, role=Role(left.role.weight, "among"))
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        between = page.folded[left.mention.end : right.mention.start]
        near = len(between) < 24 and _JOINT.fullmatch(between) and BARE not in (left.mention.kind, right.mention.kind)
        if near and right.role.weight > left.role.weight and left.role.rule in ("named", "subject", "subject.far", "said"):
            found[index] = replace(left, role=right.role)
    return found


def _governments(page: Page, segment: Segment, lexicon: Lexicon) -> list[_Weighed]:
    """Return the governments of places that issue something themselves: 'Guangzhou issued'."""
    found: list[_Weighed] = []
    sentences = page.sentences_in(segment.start, segment.end)
    for sentence in sentences:
        for place in page.places_in(sentence.start, sentence.end):
            if place.inside or place.weak or page.folded.startswith("'s", place.end):
                continue
            chinese = page.language == "zh"
            judge = chinese_role if chinese else english_role
            role = judge(page.folded, place.start, place.end, sentence.start, sentence.end)
            if role.rule == "by" or role.weight >= TAKEN and _issues(page.folded[place.end : place.end + 60], chinese):
                entity = government_of(place, lexicon, chinese=False)
                end = place.end + len(suffix.group()) if (suffix := _LEVEL.match(page.folded[place.end : place.end + 14])) else place.end
                name = page.folded[place.start : end]
                mention = BodyMention(place.start, end, name, PLACE, place.code, "government", entity)
                found.append(_Weighed(mention, Role(_PLACE_WEIGHT, "place")))
    return found[:1]


def _issues(after: str, chinese: bool) -> bool:
    """Tell whether a place issues something, rather than uses or has it."""
    if chinese:
        return any(verb in after[:14] for verb in chinese_verbs()["issuing"])
    return bool(verbs()["issuing"].intersection(re.findall(r"[a-z]+", after.lower())[:5]))


def _officials_raised(weighed: list[_Weighed]) -> list[_Weighed]:
    """Take the holder of an office where no body acts: a governor who bans, a president who decrees."""
    acting = [w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule in ("subject", "by")]
    if not acting:
        return weighed
    first = acting[0]
    return [replace(w, role=Role(0.55, "official")) if w is first else w for w in weighed]


def _best_raised(weighed: list[_Weighed]) -> list[_Weighed]:
    """Take the surest named body of a passage that has no other, if its sentence speaks of its acting."""
    named = [
        w
        for w in weighed
        if w.mention.kind not in (BARE, OFFICIAL) and w.role.weight >= _RAISED_FROM and w.role.rule not in _NEVER_RAISED
    ]
    best = max(named, key=lambda w: w.role.weight, default=None)
    return [replace(w, role=Role(TAKEN, w.role.rule)) if w is best else w for w in weighed]


def _named(page: Page, weighed: list[_Weighed], lexicon: Lexicon) -> list[_Weighed]:
    """Give every mention its full name: the place that it leaves out, the country of a bare noun."""
    return [replace(w, mention=full_name(page.places, page.bodies, w.mention, lexicon)) for w in weighed]


def _titles_aside(weighed: list[_Weighed]) -> list[_Weighed]:
    """Weaken bodies named only within a title where another one is said to have issued it."""
    if not any(w.role.weight >= _SURE and w.role.rule != "title" for w in weighed):
        return weighed
    return [replace(w, role=Role(min(w.role.weight, TAKEN - 0.1), "title")) if w.role.rule == "title" else w for w in weighed]


def _evidence(page: Page, weighed: list[_Weighed]) -> list[Evidence]:
    """Return each body once, surest first, in the order of the text among equals."""
    weighed = _titles_aside(weighed)
    best = max((w.role.weight for w in weighed), default=0.0)
    specific = any(w.role.weight >= TAKEN and w.mention.kind not in (BARE, LOOSE, PLACE) for w in weighed)
    chosen: list[tuple[BodyMention, Evidence]] = []
    ordered = sorted(weighed, key=lambda w: (-round(w.role.weight, 1), w.mention.start))
    for w in ordered:
        weight = w.role.weight
        if specific and w.mention.kind in (BARE, PLACE) or weight < best - _BEHIND_BEST:
            weight = min(weight, TAKEN - 0.1)
        if any(_same(w.mention, other) for other, _ in chosen):
            continue
        evidence = Evidence(
            field="issuing_body",
            value=w.mention.name,
            start=w.mention.start,
            end=w.mention.end,
            quote=page.text[w.mention.start : w.mention.end],
            confidence=max(0.05, min(0.97, weight)),
            method=f"bodies.{w.mention.kind}.{w.role.rule}",
            detail={"region": w.mention.region, "branch": w.mention.branch, "entity": w.mention.entity},
        )
        chosen.append((w.mention, evidence))
    return [evidence for _, evidence in chosen]


def _content(name: str) -> frozenset[str]:
    """Return the words of an English name that tell it apart from others."""
    return frozenset(re.findall(r"\w+", name.lower())) - english()["admin"]


def _same(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether two mentions are one body: the same listed one, or a name with words left out."""
    if one.entity and one.entity == other.entity or one.name.lower() == other.name.lower():
        return True
    if one.name[0] >= _FIRST_HAN or other.name[0] >= _FIRST_HAN:
        short, long = sorted((one.name, other.name), key=len)
        return long.endswith(short) or long.startswith(short)
    few, many = sorted((_content(one.name), _content(other.name)), key=len)
    return bool(few) and few <= many and (len(few) > 1 or few == many)
