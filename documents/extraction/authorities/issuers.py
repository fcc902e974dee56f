"""Weighs the bodies of a passage: who of them issues the act."""

import re
from collections.abc import Sequence

from documents.extraction.authorities.appositions import without_appositions
from documents.extraction.authorities.english_subjects import ANY_DEED
from documents.extraction.authorities.joint import share_roles
from documents.extraction.authorities.mention import BARE, OFFICIAL, BodyMention
from documents.extraction.authorities.passages import TAKEN, Passage, Weighed, role_of, sentence_at
from documents.extraction.authorities.roles import NEUTRAL, SIGNATURE, Role, in_cell, labelled, signs
from documents.extraction.authorities.stand_ins import (
    best_raised,
    governments,
    head_raised,
    issues_in_chinese,
    official_raised,
)
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import FIRST_HAN

_SURE, _ASIDE = 0.8, 0.4
#: The most that the holder of an office weighs, and what a body weighs that the heading alone names.
_OFFICIAL_WEIGHT, _HEADING_WEIGHT = 0.46, 0.58
#: What a noun alone is worth beside a name: with an article or a capital, and without.
_BARE_FACTOR, _LOOSE_FACTOR = 0.8, 0.5
#: What each sentence further down takes away, and how much at most.
_STEP_BACK, _FARTHEST = 0.02, 0.25
#: The body of another place behind the one who acts mostly belongs to another act.
_STEP_ASIDE, _FARTHEST_ASIDE = 0.2, 0.4
#: Who warns, welcomes or complains behind the one who acts only answers him.
_REACTION = 0.4
_REACTS = re.compile(
    r"(?: \([^()\n]{1,20}\))?(?: (?:has|have|had|also|later|since|then|soon|quickly|promptly|again"
    r"|already)){0,3}"
    r" (?:warn|remind|criti[cz]i[sz]|caution|welcom|prais|urg|protest|question|oppos|complain|regrett"
    r"|object"
    r"|applaud|congratulat|condemn|react|respond|doubt|express)(?:e[ds]|s|ed)?\b"
)
#: The parts of those who issue a paper that is signed.
_SIGNED = frozenset(("signature", "title"))
#: Nouns that name a body only together with further words.
_COMMON = frozenset(("working group", "task force"))
#: The words of enactment right before a name, and how far before it they are read.
_ENACTED_REACH = 24
_ENACTED = re.compile(r"(?i:enacted|resolved|ordained) by (?:the )?$")
#: A noun alone is a body only behind an article: 'the government', not 'taxation, government, finance'.
_ARTICLE = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]his|same|'s|^) ?$")


def issuers(passage: Passage, lexicon: Lexicon) -> list[Weighed]:
    """Return the mentions of a passage with their roles; those from ``TAKEN`` on are its issuers.

    Where no body acts, the one that the heading names does; else one whose head tells of the act; else a
    place that issues something stands for its government; else the holder of an office who acts; else the
    surest body that is named.
    """
    bodies = without_appositions(passage)
    weighed = _beside_enactment(
        passage,
        _titles_aside(
            share_roles(passage.folded, _stepped_back(passage, [_weighed(passage, body) for body in bodies]))
        ),
    )
    if passage.chinese:
        weighed = _signed_alone(weighed)
    if not _any_taken(weighed):
        named = (body for body in passage.in_heading if body.kind not in (BARE, OFFICIAL))
        weighed = [*weighed, *(Weighed(body, Role(_HEADING_WEIGHT, "heading")) for body in named)]
    if not _any_taken(weighed):
        weighed = head_raised(weighed)
    if not _any_taken(weighed):
        weighed = [*weighed, *governments(passage, weighed, lexicon)]
    if not _any_taken(weighed):
        weighed = official_raised(weighed)
    return weighed if _any_taken(weighed) else best_raised(passage, weighed)


def _any_taken(weighed: Sequence[Weighed]) -> bool:
    """Tell whether one is sure enough."""
    return any(w.role.weight >= TAKEN for w in weighed)


def _weighed(passage: Passage, mention: BodyMention) -> Weighed:
    """Weigh one mention in its sentence, less the further down it stands and the less its kind says."""
    if mention.kind not in (BARE, OFFICIAL) and (
        labelled(passage.folded, mention.start) or signs(passage.folded, mention.start, mention.end)
    ):
        return Weighed(mention, Role(SIGNATURE, "signature"))
    if mention.kind != OFFICIAL and in_cell(passage.folded, mention.start, mention.end):
        first = mention.start == passage.bodies[0].start
        return Weighed(mention, Role(SIGNATURE, "signature") if first else Role(NEUTRAL, "object"))
    role = role_of(passage, mention.start, mention.end)
    weight = role.weight
    if mention.name.lower() in _COMMON or (mention.kind == BARE and role.rule == ANY_DEED):
        weight *= _LOOSE_FACTOR
    elif mention.kind == BARE:
        weight *= _bare_factor(passage.folded, mention)
    elif mention.kind == OFFICIAL:
        weight = min(weight, _OFFICIAL_WEIGHT)
    return Weighed(mention, Role(weight, role.rule))


def _stepped_back(passage: Passage, weighed: list[Weighed]) -> list[Weighed]:
    """Weaken a body by how far behind the first one that acts it stands; signatures stay as they are."""
    first = next((w.mention for w in weighed if w.role.weight >= TAKEN), None)
    begin = sentence_at(passage, first.start) if first else 0
    stepped: list[Weighed] = []
    for one in weighed:
        behind = max(0, sentence_at(passage, one.mention.start) - begin)
        less = 0.0 if one.role.rule == "signature" else _step(passage, first, one.mention, behind)
        if behind and not passage.chinese and _REACTS.match(passage.folded, one.mention.end):
            less = max(less, _REACTION)
        stepped.append(one._replace(role=Role(one.role.weight - less, one.role.rule)))
    return stepped


def _step(passage: Passage, first: BodyMention | None, mention: BodyMention, behind: int) -> float:
    """Return what a body loses that stands so many sentences behind the first one that acts."""
    elsewhere = first is not None and first.region and mention.region and first.region != mention.region
    if elsewhere:
        return min(_FARTHEST_ASIDE, _STEP_ASIDE * behind)
    return min(_FARTHEST, _STEP_BACK * behind)


def _bare_factor(folded: str, mention: BodyMention) -> float:
    """Return what a noun alone is worth: in Chinese it mostly means governments in general."""
    before = folded[max(0, mention.start - 5) : mention.start]
    if mention.name.startswith("该"):
        return _BARE_FACTOR
    if mention.name[0] >= FIRST_HAN:
        issues = issues_in_chinese(folded, mention.end)
        return _BARE_FACTOR if issues and before[-1:] != "由" else _LOOSE_FACTOR
    return _BARE_FACTOR if mention.name[0].isupper() or _ARTICLE.search(before) else _LOOSE_FACTOR


def _beside_enactment(passage: Passage, weighed: list[Weighed]) -> list[Weighed]:
    """Weaken the houses that head a bill where its words of enactment name the whole legislature."""
    enacts = (w for w in weighed if w.role.rule == "by" and w.role.weight >= TAKEN)
    before = (passage.folded[max(0, w.mention.start - _ENACTED_REACH) : w.mention.start] for w in enacts)
    if not any(_ENACTED.search(said) for said in before):
        return weighed
    return [w._replace(role=Role(_ASIDE, "signature")) if w.role.rule == "signature" else w for w in weighed]


def _signed_alone(weighed: list[Weighed]) -> list[Weighed]:
    """Weaken whoever is only charged or told of in the text of a paper that its issuers have signed."""
    if not any(w.role.rule == "signature" and w.role.weight >= TAKEN for w in weighed):
        return weighed
    return [
        w if w.role.rule in _SIGNED else w._replace(role=Role(min(w.role.weight, _ASIDE), w.role.rule))
        for w in weighed
    ]


def _titles_aside(weighed: list[Weighed]) -> list[Weighed]:
    """Weaken bodies named only within a title where another one is said to have issued it."""
    if not any(w.role.weight >= _SURE and w.role.rule != "title" for w in weighed):
        return weighed
    return [
        w._replace(role=Role(min(w.role.weight, _ASIDE), "title")) if w.role.rule == "title" else w
        for w in weighed
    ]
