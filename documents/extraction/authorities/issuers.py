"""Weighs the bodies of a passage: lists of joint issuers, and places and offices that stand in for one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from documents.extraction.authorities.chinese_roles import chinese_role
from documents.extraction.authorities.english_roles import ANY_DEED, among_others, english_role
from documents.extraction.authorities.mention import BARE, LOOSE, NAME, OFFICIAL, PLACE, BodyMention
from documents.extraction.authorities.naming import government_of
from documents.extraction.authorities.roles import NEUTRAL, SIGNATURE, Role, in_cell, labelled, signs
from documents.extraction.authorities.words import chinese_verbs, english, verbs
from documents.extraction.gazetteer import Place
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import Span, index_from

_FIRST_HAN = "\u3400"
#: From this weight on a mention counts as the issuer; weaker ones are shown to an editor, not taken.
TAKEN = 0.5
#: Where such a role says that a body acts, it is taken even if weak, when the passage has no other.
_RAISED_FROM = 0.25
_NEVER_RAISED = frozenset(
    ("head", "person", "source", "object", "by.not", "denied", "duty", "new", "according", "opinion")
)
_SURE, _ASIDE = 0.8, 0.4
_OFFICIAL_WEIGHT, _OFFICIAL_RAISED, _PLACE_WEIGHT, _HEADING_WEIGHT = 0.46, 0.55, 0.6, 0.58
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
#: A list of joint issuers has no more than this between two names.
_BETWEEN = 24
_JOINT = re.compile(
    r"(?:\s|,|、|/|&|;|\(.{0,12}\)|\b(?:and|the|as well as|together with|jointly with|along with|with)\b|"
    r"和|与|及|会同|联合|联手|携手|协同|连同|以及|暨){0,12}"
)
_APPOSITION = re.compile(r"(?: \([^)]{1,14}\)|\))?, (?:the )?")
#: What a Chinese name right before another one ends in where it only says what the other is.
_DESCRIBES_ZH = re.compile(r"(?:监管(?:机构|部门|者|局|当局)|央行|机构|部门|当局|机关)$")
#: 'Department of Finance, Government of Fiji' is one body.
_GOVERNMENT_OF = re.compile(
    r"(?:the )?(?:federal |state |royal )?(?:government|govt\.?|state|commonwealth|republic) of ",
    re.IGNORECASE,
)
#: Another form of a name stands in brackets right behind it.
_BRACKET, _CLOSED = re.compile(r" ?\( ?"), re.compile(r"[^()\n]{0,12}\)")
#: Nouns that name a body only together with further words.
_COMMON = frozenset(("working group", "task force"))
#: Houses of a legislature that are named without their country in a list of both.
_HOUSES = frozenset(("Senate", "House", "House of Representatives", "Chamber of Deputies", "Congress"))
#: Roles that the next name in a list shares, and roles that give way to a surer name behind.
_HANDED_ON = frozenset(("by", "among", "signature", "title", "heading", "subject", "subject.far", ANY_DEED))
_GIVING_WAY = frozenset(("named", "subject", "subject.far", ANY_DEED, "said", "object"))
_ENACTED = re.compile(r"(?i:enacted|resolved|ordained) by (?:the )?$")
_LEVEL = re.compile(r" (?:City|Province|[Dd]istrict|[Cc]ounty|Municipality|State|[Pp]refecture)\b")
#: A zone that acts by itself: 某自贸区区块链试验区.
_ZONE = re.compile(
    r"[\u3400-\u9fff]{0,10}?(?:试验区|开发区|高新区|园区|保税区|自贸区|合作区|示范区|先导区|产业园)"
)
#: A noun alone is a body only behind an article: 'the government', not 'taxation, government, finance'.
_ARTICLE = re.compile(r"(?:\b[Tt]he|\b[Ii]ts|\b[Tt]his|same|'s|^) ?$")
#: Between a place and its verb may stand the place that it lies in: 'Longhua district of Haikou in Hainan'.
_LINKING = frozenset(("of", "in", "the"))
_ISSUED_HAN, _ISSUED_WORDS, _ISSUED_REACH = 14, 5, 60


class Weighed(NamedTuple):
    """A mention with the part it plays."""

    mention: BodyMention
    role: Role


@dataclass(frozen=True, slots=True)
class Passage:
    """What the weighing needs of a page: its folded text and language, and what stands in the passage."""

    folded: str
    chinese: bool
    sentences: Sequence[Span]
    bodies: Sequence[BodyMention]
    places: Sequence[Place]
    in_heading: Sequence[BodyMention] = ()


def issuers(passage: Passage, lexicon: Lexicon) -> list[Weighed]:
    """Return the mentions of a passage with their roles; those from ``TAKEN`` on are its issuers.

    Where no body acts, the one that the heading names does; else one whose head tells of the act; else a
    place that issues something stands for its government; else the holder of an office who acts; else the
    surest body that is named.
    """
    bodies = _without_appositions(passage)
    weighed = _beside_enactment(
        passage,
        _titles_aside(
            _joined(passage.folded, _stepped_back(passage, [_weighed(passage, body) for body in bodies]))
        ),
    )
    if not _any_taken(weighed):
        named = (body for body in passage.in_heading if body.kind not in (BARE, OFFICIAL))
        weighed = [*weighed, *(Weighed(body, Role(_HEADING_WEIGHT, "heading")) for body in named)]
    if not _any_taken(weighed):
        weighed = _head_raised(weighed)
    if not _any_taken(weighed):
        weighed = [*weighed, *_before_officials(weighed, _governments(passage, lexicon))]
    if not _any_taken(weighed):
        weighed = _official_raised(weighed)
    return weighed if _any_taken(weighed) else _best_raised(passage, weighed)


def _without_appositions(passage: Passage) -> list[BodyMention]:
    """Leave out what only describes the body beside it: 'the country's central bank, the Bank of Laos'."""
    described: set[int] = set()
    for index in range(1, len(passage.bodies)):
        left, right = passage.bodies[index - 1], passage.bodies[index]
        one_is_loose = (left.kind == LOOSE) != (right.kind == LOOSE)
        one_country = left.region.split("-")[0] == right.region.split("-")[0]
        beside = right.start - left.end < _BETWEEN and _APPOSITION.fullmatch(
            passage.folded, left.end, right.start
        )
        if one_is_loose and one_country and beside:
            described.add(index if right.kind == LOOSE else index - 1)
        elif _whose_it_is(passage.folded, left, right):
            described.add(index)
        elif left.end == right.start and _DESCRIBES_ZH.search(left.name):
            described.add(index - 1)
        elif _in_brackets(passage.folded, left, right):
            described.add(index)
    return [body for index, body in enumerate(passage.bodies) if index not in described]


def _whose_it_is(folded: str, left: BodyMention, right: BodyMention) -> bool:
    """Tell whether a government behind a comma only says whose the department before it is."""
    beside = folded[left.end : right.start] == ", " and left.kind not in (BARE, LOOSE, PLACE)
    return beside and _GOVERNMENT_OF.match(right.name) is not None


def _in_brackets(folded: str, left: BodyMention, right: BodyMention) -> bool:
    """Tell whether a name stands in brackets behind another one, as its short or foreign form."""
    opened = _BRACKET.fullmatch(folded, left.end, right.start) is not None
    return opened and left.kind != LOOSE and _CLOSED.match(folded, right.end) is not None


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
    role = _role(passage, mention.start, mention.end, _position(passage, mention.start))
    weight = role.weight
    if mention.name.lower() in _COMMON or (mention.kind == BARE and role.rule == ANY_DEED):
        weight *= _LOOSE_FACTOR
    elif mention.kind == BARE:
        weight *= _bare_factor(passage.folded, mention)
    elif mention.kind == OFFICIAL:
        weight = min(weight, _OFFICIAL_WEIGHT)
    return Weighed(mention, Role(weight, role.rule))


def _position(passage: Passage, at: int) -> int:
    """Return the number of the sentence of the passage that holds an offset."""
    return max(0, index_from(passage.sentences, at + 1) - 1)


def _stepped_back(passage: Passage, weighed: list[Weighed]) -> list[Weighed]:
    """Weaken a body by how far behind the first one that acts it stands; signatures stay as they are."""
    first = next((w.mention for w in weighed if w.role.weight >= TAKEN), None)
    begin = _position(passage, first.start) if first else 0
    stepped: list[Weighed] = []
    for one in weighed:
        behind = max(0, _position(passage, one.mention.start) - begin)
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


def _role(passage: Passage, start: int, end: int, position: int) -> Role:
    """Return the part that a stretch plays in the sentence at ``position``."""
    around = passage.sentences[position] if passage.sentences else Span(start, end)
    judge = chinese_role if passage.chinese else english_role
    return judge(passage.folded, start, end, min(around.start, start), max(around.end, end))


def _bare_factor(folded: str, mention: BodyMention) -> float:
    """Return what a noun alone is worth: in Chinese it mostly means governments in general."""
    before = folded[max(0, mention.start - 5) : mention.start]
    if mention.name.startswith("该"):
        return _BARE_FACTOR
    if mention.name[0] >= _FIRST_HAN:
        issues = _issues(folded[mention.end : mention.end + _ISSUED_REACH], chinese=True)
        return _BARE_FACTOR if issues and before[-1:] != "由" else _LOOSE_FACTOR
    return _BARE_FACTOR if mention.name[0].isupper() or _ARTICLE.search(before) else _LOOSE_FACTOR


def _joined(folded: str, weighed: list[Weighed]) -> list[Weighed]:
    """Give the members of one list the role of its surest member: 'A, B and C jointly issued'."""
    found = list(weighed)
    for index in range(1, len(found)):
        left, right = found[index - 1], found[index]
        if _in_one_list(folded, left, right):
            if left.role.rule in _HANDED_ON and left.role.weight > right.role.weight:
                found[index] = _named(right)._replace(role=left.role)
        elif left.role.weight >= TAKEN and among_others(folded[left.mention.end : right.mention.start]):
            found[index] = right._replace(role=Role(left.role.weight, "among"))
    for index in range(len(found) - 2, -1, -1):
        left, right = found[index], found[index + 1]
        gives_way = left.role.rule in _GIVING_WAY and right.role.weight > left.role.weight
        if gives_way and _in_one_list(folded, left, right):
            found[index] = left._replace(role=right.role)
    return found


def _beside_enactment(passage: Passage, weighed: list[Weighed]) -> list[Weighed]:
    """Weaken the houses that head a bill where its words of enactment name the whole legislature."""
    enacts = (w for w in weighed if w.role.rule == "by" and w.role.weight >= TAKEN)
    before = (passage.folded[max(0, w.mention.start - _BETWEEN) : w.mention.start] for w in enacts)
    if not any(_ENACTED.search(said) for said in before):
        return weighed
    return [w._replace(role=Role(_ASIDE, "signature")) if w.role.rule == "signature" else w for w in weighed]


def _named(weighed: Weighed) -> Weighed:
    """Return a house of a legislature that stands in a list with another one as a body with a name."""
    if weighed.mention.kind != BARE:
        return weighed
    return weighed._replace(mention=weighed.mention._replace(kind=NAME))


def _in_one_list(folded: str, left: Weighed, right: Weighed) -> bool:
    """Tell whether two names stand in one list, with nothing but joining words between them."""
    start, end = left.mention.end, right.mention.start
    if end - start >= _BETWEEN or any(
        w.mention.kind == BARE and w.mention.name not in _HOUSES for w in (left, right)
    ):
        return False
    return _JOINT.fullmatch(folded, start, end) is not None


def _titles_aside(weighed: list[Weighed]) -> list[Weighed]:
    """Weaken bodies named only within a title where another one is said to have issued it."""
    if not any(w.role.weight >= _SURE and w.role.rule != "title" for w in weighed):
        return weighed
    return [
        w._replace(role=Role(min(w.role.weight, _ASIDE), "title")) if w.role.rule == "title" else w
        for w in weighed
    ]


def _governments(passage: Passage, lexicon: Lexicon) -> list[Weighed]:
    """Return the first place that issues something itself, under its own name: 'Guangzhou issued'."""
    named = {body.start for body in passage.bodies}
    for place in passage.places:
        owner = passage.folded.startswith("'s", place.end)
        if place.inside or place.weak or owner or place.start in named:
            continue
        role = _role(passage, place.start, place.end, _position(passage, place.start))
        after = passage.folded[place.end : place.end + _ISSUED_REACH]
        if role.rule == "by" or (role.weight >= TAKEN and _issues(after, chinese=passage.chinese)):
            mention = _of_place(passage, place, lexicon)
            return [Weighed(mention, Role(_PLACE_WEIGHT, "place"))]
    return []


def _of_place(passage: Passage, place: Place, lexicon: Lexicon) -> BodyMention:
    """Return a place that acts, with the places and the zone that its full name goes on with: 某市某区."""
    end = place.end
    for below in passage.places:
        if below.start == end and place.code in lexicon.ancestors(below.code):
            place, end = below._replace(start=place.start), below.end
    level = _LEVEL.match(passage.folded[end : end + _ISSUED_REACH]) or _ZONE.match(
        passage.folded[end : end + _ISSUED_REACH]
    )
    end += level.end() if level else 0
    entity = "" if level and _ZONE.match(level.group()) else government_of(place, lexicon, chinese=False)
    name = passage.folded[place.start : end]
    return BodyMention(place.start, end, name, PLACE, place.code, "government", entity)


def _before_officials(weighed: Sequence[Weighed], governments: list[Weighed]) -> list[Weighed]:
    """Leave a place out that issues something only behind the holder of an office who acts."""
    acting = [
        w.mention.start for w in weighed if w.mention.kind == OFFICIAL and w.role.rule in ("subject", "by")
    ]
    return [w for w in governments if not acting or w.mention.start < acting[0]]


def _issues(after: str, *, chinese: bool) -> bool:
    """Tell whether a place issues something, rather than uses or has it."""
    if chinese:
        return any(verb in after[:_ISSUED_HAN] for verb in chinese_verbs()["issuing"])
    beside = english()["admin"] | english()["places_back"] | _LINKING
    words = re.findall(r"[a-z]+", after.lower())[:_ISSUED_WORDS]
    clause = re.findall(r"[A-Za-z]+", after.partition(",")[0])
    words += [word for word in clause if word[0].islower() and word not in beside][:_ISSUED_WORDS]
    if _LEVEL.match(after) and words[1:2] and words[1] in verbs()["choosing"]:
        return True
    return not verbs()["issuing"].isdisjoint(words)


def _head_raised(weighed: list[Weighed]) -> list[Weighed]:
    """Take the first body whose head tells what it does or will do."""
    heads = (w for w in weighed if w.role.rule == "head" and w.mention.kind not in (BARE, OFFICIAL))
    first = next(heads, None)
    return [w._replace(role=Role(TAKEN, "head")) if w is first else w for w in weighed]


def _official_raised(weighed: list[Weighed]) -> list[Weighed]:
    """Take the first holder of an office who acts: a governor who bans, a president who decrees."""
    of_title = (w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule == "title")
    acting = (w for w in weighed if w.mention.kind == OFFICIAL and w.role.rule in ("subject", "by"))
    first = next(of_title, None) or next(acting, None)
    return [w._replace(role=Role(_OFFICIAL_RAISED, "official")) if w is first else w for w in weighed]


def _best_raised(passage: Passage, weighed: list[Weighed]) -> list[Weighed]:
    """Take the surest body of a passage that has no other, with those of its list, if it may be who acts."""
    named = [w for w in weighed if w.mention.kind not in (BARE, OFFICIAL) and w.role.weight >= _RAISED_FROM]
    able = [w for w in named if w.role.rule not in _NEVER_RAISED]
    able = [w for w in able if w.mention.kind != LOOSE or w.role.rule != "named"]
    best = max(able, key=lambda w: w.role.weight, default=None)
    if best is None:
        return weighed
    raised = [best]
    for one in weighed[weighed.index(best) + 1 :]:
        if one.role.rule != best.role.rule or not _in_one_list(passage.folded, raised[-1], one):
            break
        raised.append(one)
    return [w._replace(role=Role(TAKEN, w.role.rule)) if w in raised else w for w in weighed]
