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
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Evidence, Segment, Span
from documents.extraction.reading import Page

_FIRST_HAN = "\u3400"
#: From this weight on a mention counts as the issuer; weaker ones are shown to an editor, not taken.
TAKEN = 0.5
#: A body this much weaker than the surest one only stands beside it in the text.
_BEHIND_BEST = 0.32
_STEP_BACK = 0.012
_FARTHEST = 0.16
_BARE_FACTOR, _OFFICIAL_WEIGHT, _PLACE_WEIGHT = 0.72, 0.46, 0.6
_JOINT = re.compile(r"(?:\s|,|、|/|&|;|\(.{0,12}\)|\b(?:and|the|as well as|together with|jointly with|along with|with)\b|和|与|及|会同|联合|以及|暨)*")
_GROUPED_NAMES = frozenset(("regulator", "regulators", "watchdog", "authorities", "police", "administration", "court", "ministry", "ministries"))


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
        return Role(role.weight * _BARE_FACTOR, role.rule)
    if mention.kind == OFFICIAL:
        return Role(min(role.weight, _OFFICIAL_WEIGHT), role.rule)
    return role


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
            if place.inside or place.weak:
                continue
            chinese = page.language == "zh"
            judge = chinese_role if chinese else english_role
            role = judge(page.folded, place.start, place.end, sentence.start, sentence.end)
            if role.rule == "subject" and role.weight >= TAKEN or role.rule == "by":
                name = government_of(place, lexicon, chinese=chinese)
                mention = BodyMention(place.start, place.end, name, PLACE, place.code, "government")
                found.append(_Weighed(mention, Role(_PLACE_WEIGHT, "place")))
    return found[:1]


def _officials_raised(weighed: list[_Weighed]) -> list[_Weighed]:
    """Take the holder of an office where no body acts: a governor who bans, a president who decrees."""
    acting = [w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule in ("subject", "by")]
    if not acting:
        return weighed
    first = acting[0]
    return [replace(w, role=Role(0.55, "official")) if w is first else w for w in weighed]


def _named(page: Page, weighed: list[_Weighed], lexicon: Lexicon) -> list[_Weighed]:
    """Give every mention its full name: the place that it leaves out, the country of a bare noun."""
    return [replace(w, mention=full_name(page.folded, page.places, w.mention, lexicon)) for w in weighed]


def _evidence(page: Page, weighed: list[_Weighed]) -> list[Evidence]:
    """Return each body once, surest first, in the order of the text among equals."""
    best = max((w.role.weight for w in weighed), default=0.0)
    specific = any(w.role.weight >= TAKEN and w.mention.kind not in (BARE, LOOSE) for w in weighed)
    chosen: dict[str, Evidence] = {}
    ordered = sorted(weighed, key=lambda w: (-round(w.role.weight, 1), w.mention.start))
    for w in ordered:
        weight = w.role.weight
        if specific and w.mention.kind == BARE or weight < best - _BEHIND_BEST:
            weight = min(weight, TAKEN - 0.1)
        key = _key(w.mention)
        if any(_same(key, other) for other in chosen):
            continue
        chosen[key] = Evidence(
            field="issuing_body",
            value=w.mention.name,
            start=w.mention.start,
            end=w.mention.end,
            quote=page.text[w.mention.start : w.mention.end],
            confidence=max(0.05, min(0.97, weight)),
            method=f"bodies.{w.mention.kind}.{w.role.rule}",
            detail={"region": w.mention.region, "branch": w.mention.branch, "entity": w.mention.entity},
        )
    return list(chosen.values())


def _key(mention: BodyMention) -> str:
    """Return what makes two mentions one body: the listed entity, else the words of the name."""
    return mention.entity or " ".join(re.findall(r"\w+", mention.name.lower()))


def _same(key: str, other: str) -> bool:
    """Tell whether one name is the other with words left out at its start or end."""
    short, long = sorted((key, other), key=len)
    return long == short or long.endswith((" " + short, short if short[:1] >= _FIRST_HAN else " " + short)) or long.startswith(short + " ")
