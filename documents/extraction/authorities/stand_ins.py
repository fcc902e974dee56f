"""Finds who stands in where no body of a passage acts: a head, a place, an official, the surest name."""

import re
from collections.abc import Sequence
from itertools import pairwise

from documents.extraction.authorities.joint import in_one_list
from documents.extraction.authorities.mention import BARE, LOOSE, OFFICIAL, PLACE, BodyMention
from documents.extraction.authorities.naming import government_of
from documents.extraction.authorities.passages import TAKEN, Passage, Weighed, role_of
from documents.extraction.authorities.roles import Role
from documents.extraction.authorities.words import chinese_verbs, english, verbs
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon

#: Where such a role says that a body acts, it is taken even if weak, when the passage has no other.
_RAISED_FROM = 0.25
_NEVER_RAISED = frozenset(
    ("head", "person", "source", "object", "by.not", "denied", "duty", "new", "according", "opinion")
)
#: "Weeks after Fiji banned coins, …": who stands behind such a word only sets the scene.
_SCENE = re.compile(r"(?<![A-Za-z])(?:[Aa]fter|[Bb]efore|[Ss]ince|[Uu]nlike|[Ll]ike|[Ww]hen) (?:the )?$")
_SCENE_REACH = 12
#: What a place weighs that stands for its government, and the holder of an office who stands in.
_PLACE_WEIGHT, _OFFICIAL_RAISED = 0.6, 0.55
#: How far behind a place its verb is read, in Chinese and in English words, and its own noun.
_ISSUED_HAN, _ISSUED_WORDS, _ISSUED_REACH = 14, 5, 60
_LEVEL = re.compile(r" (?:City|Province|[Dd]istrict|[Cc]ounty|Municipality|State|[Pp]refecture)\b")
#: A zone that acts by itself: 某自贸区区块链试验区.
_ZONE = re.compile(
    r"[\u3400-\u9fff]{0,10}?(?:试验区|开发区|高新区|园区|保税区|自贸区|合作区|示范区|先导区|产业园)"
)
#: Between a place and its verb may stand the place that it lies in: 'Longhua district of Haikou in Hainan'.
_LINKING = frozenset(("of", "in", "the"))


def governments(passage: Passage, weighed: Sequence[Weighed], lexicon: Lexicon) -> list[Weighed]:
    """Return the first place that issues something itself, under its own name: 'Guangzhou issued'.

    One that does so only behind the holder of an office who acts is left out.
    """
    acting = (w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule in ("subject", "by"))
    official = next(acting, None)
    named = {body.start for body in passage.bodies}
    for place in passage.places:
        owner = passage.folded.startswith("'s", place.end)
        scene = passage.folded.endswith(" of ", 0, place.start) or (
            _SCENE.search(passage.folded, max(0, place.start - _SCENE_REACH), place.start) is not None
        )
        if place.inside or place.weak or owner or scene or place.start in named:
            continue
        role = role_of(passage, place.start, place.end)
        if role.rule == "by" or (role.weight >= TAKEN and _issues(passage, place.end)):
            if official is not None and place.start >= official.mention.start:
                return []
            mention = _of_place(passage, place, lexicon)
            return [Weighed(mention, Role(_PLACE_WEIGHT, "place"))]
    return []


def _of_place(passage: Passage, place: Place, lexicon: Lexicon) -> BodyMention:
    """Return a place that acts, with the places and the zone that its full name goes on with: 某市某区."""
    end = place.end
    for below in passage.places:
        if below.start == end and place.code in lexicon.ancestors(below.code):
            place, end = below._replace(start=place.start), below.end
    after = passage.folded[end : end + _ISSUED_REACH]
    level = _LEVEL.match(after) or _ZONE.match(after)
    end += level.end() if level else 0
    entity = "" if level and _ZONE.match(level.group()) else government_of(place, lexicon, chinese=False)
    name = passage.folded[place.start : end]
    return BodyMention(place.start, end, name, PLACE, place.code, "government", entity)


def issues_in_chinese(folded: str, end: int) -> bool:
    """Tell whether a Chinese verb of issuing stands right behind a name that ends at ``end``."""
    return any(verb in folded[end : end + _ISSUED_HAN] for verb in chinese_verbs()["issuing"])


def _issues(passage: Passage, end: int) -> bool:
    """Tell whether a place that ends at ``end`` issues something, rather than uses or has it."""
    if passage.chinese:
        return issues_in_chinese(passage.folded, end)
    after = passage.folded[end : end + _ISSUED_REACH]
    beside = english()["admin"] | english()["places_back"] | _LINKING
    words = re.findall(r"[a-z]+", after.lower())[:_ISSUED_WORDS]
    clause = re.findall(r"[A-Za-z]+", after.partition(",")[0])
    words += [word for word in clause if word[0].islower() and word not in beside][:_ISSUED_WORDS]
    if _LEVEL.match(after) and words[1:2] and words[1] in verbs()["choosing"]:
        return True
    return not verbs()["issuing"].isdisjoint(words)


def head_raised(weighed: list[Weighed]) -> list[Weighed]:
    """Take the first body whose head tells what it does or will do."""
    heads = (w for w in weighed if w.role.rule == "head" and w.mention.kind not in (BARE, OFFICIAL))
    first = next(heads, None)
    return [w._replace(role=Role(TAKEN, "head")) if w is first else w for w in weighed]


def official_raised(weighed: list[Weighed]) -> list[Weighed]:
    """Take the first holder of an office who acts: a governor who bans, a president who decrees."""
    of_title = (w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule == "title")
    acting = (w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule in ("subject", "by"))
    first = next(of_title, None) or next(acting, None)
    return [w._replace(role=Role(_OFFICIAL_RAISED, "official")) if w is first else w for w in weighed]


def best_raised(passage: Passage, weighed: list[Weighed]) -> list[Weighed]:
    """Take the surest body of a passage that has no other, with those of its list, if it may be who acts."""
    named = [w for w in weighed if w.mention.kind not in (BARE, OFFICIAL) and w.role.weight >= _RAISED_FROM]
    able = [w for w in named if w.role.rule not in _NEVER_RAISED]
    able = [w for w in able if w.mention.kind != LOOSE or w.role.rule != "named"]
    best = max(able, key=lambda w: w.role.weight, default=None)
    if best is None:
        return weighed
    first = weighed.index(best)
    end = first + 1
    for last, one in pairwise(weighed[first:]):
        if one.role.rule != best.role.rule or not in_one_list(passage.folded, last, one):
            break
        end += 1
    raised = [one._replace(role=Role(TAKEN, one.role.rule)) for one in weighed[first:end]]
    return [*weighed[:first], *raised, *weighed[end:]]
