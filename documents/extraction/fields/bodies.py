"""Finds the issuing bodies of an act: who issued, decided, held or signed it."""

import re

from documents.extraction.authorities.issuers import issuers
from documents.extraction.authorities.mention import BARE, KNOWN, LOOSE, NAME, PLACE, RELATIVE, BodyMention
from documents.extraction.authorities.naming import full_name, with_entity, within
from documents.extraction.authorities.passages import TAKEN, Passage, Weighed
from documents.extraction.authorities.words import english
from documents.extraction.lexicon import Lexicon
from documents.extraction.model import FIRST_HAN, Evidence, Segment
from documents.extraction.reading import Page

#: A body this much weaker than the surest one only stands beside it in the text.
_BEHIND_BEST = 0.38
_ASIDE = TAKEN - 0.1
#: A government that acts by itself, so many sentences before a body with a name, is the issuer all the same.
_ACTS, _SOON = frozenset(("subject", "by")), 4
_LOWEST, _HIGHEST = 0.05, 0.97
#: An office issues acts of its own beside the body that it serves.
_OFFICES = ("办公厅", "办公室")
#: Long forms in the names of Chinese departments and the short ones that texts use beside them.
_SHORT_FORMS = (
    ("发展和改革", "发改"),
    ("发展改革", "发改"),
    ("工业和信息化", "工信"),
    ("经济和信息化", "经信"),
    ("经济信息化", "经信"),
    ("人力资源和社会保障", "人社"),
    ("住房和城乡建设", "住建"),
    ("网络安全和信息化", "网信"),
    ("卫生健康", "卫健"),
    ("市场监督管理", "市场监管"),
    ("金融监督管理", "金融监管"),
    ("人民政府", "政府"),
    ("委员会", "委"),
    ("中央银行", "央行"),
)
#: Of these a place has only one, however it is written.
_ONE_OF_A_KIND = "General Office"
#: The short name that a text gives to a body: 'the Ports Licensing Agency (PLA)'.
_SHORT_NAME = re.compile(r" ?\([\"']?(?:the )?([A-Z][A-Za-z&-]{1,11}|[\u3400-\u9fff]{2,8})[\"']?\)")
#: Who stands for all of a place's bodies is none beside one that is named.
_COLLECTIVE = re.compile(
    r"(?:[Aa]uthorities|[Rr]egulators|[Oo]fficials|[Aa]gencies|[Ww]atchdogs|[Pp]olicymakers"
    r"|ministries|departments|commissions|bureaus|bodies|units)$"
)
#: What any court or agency does, named with 'a', is told beside what one with a name does.
_ARTICLE = 4
#: A short name made of initials: FCA, BoE.
_INITIALS = re.compile(r"[A-Z][A-Za-z&]{0,7}[A-Z]")
#: A body's own board acts for it: SEC Board, the bank's Governing Council.
_OWN_BOARD = re.compile(
    r"(?:'s)? (?:(?:Governing|Executive|Monetary|Management|Supervisory|Governors') )?"
    r"(?:Board|Governing Council)(?: of (?:Directors|Governors|Commissioners))?"
)
#: Common nouns by which a country's regulator or its bank is called.
_CALLED = re.compile(r"(?:[Rr]egulator|[Ww]atchdog|[Ss]upervisor|[Cc]entral bank)$")
#: Names that share so many words and differ in one each, which begin alike: the country and its people.
_SHARED, _STEM = 2, 3
#: No act has more bodies to tell apart than this; the surest are kept, so that the time stays linear.
_MOST = 200


def find(page: Page, segment: Segment, lexicon: Lexicon) -> list[Evidence]:
    """Return the bodies that the passage names, surest first; those from one half on are its issuers.

    Joint issuers come in the order of the text. ``detail`` tells the ``region`` in the body's name, the place
    that it is ``within`` by its surroundings, its ``branch``, and its one English name as ``entity`` where
    that is known.
    """
    passage = Passage(
        folded=page.folded,
        chinese=page.language == "zh",
        sentences=page.sentences_in(segment.start, segment.end),
        bodies=page.bodies_in(segment.start, segment.end),
        places=page.places_in(segment.start, segment.end),
        in_heading=page.bodies_in(segment.heading.start, segment.heading.end) if segment.heading else (),
    )
    ordered = sorted(issuers(passage, lexicon), key=lambda w: (-round(w.role.weight, 1), w.mention.start))
    named = [
        Weighed(with_entity(mention, page.places, lexicon), w.role)
        for w in ordered[:_MOST]
        if (mention := full_name(page.places, page.bodies, w.mention, lexicon)) is not None
    ]
    best = max((w.role.weight for w in named), default=0.0)
    taken = [w for w in named if w.role.weight >= TAKEN and w.mention.kind not in (BARE, LOOSE, PLACE)]
    specific = [w for w in taken if not _only_government(w.mention)]
    first = min((w.mention.start for w in specific), default=0)
    loose = any(w.role.weight >= TAKEN and w.mention.kind == LOOSE for w in named)
    chosen: list[Weighed] = []
    short = _short_names(page, segment)
    for weighed in named:
        told = (
            i
            for i, o in enumerate(chosen)
            if _same(weighed.mention, o.mention) or _short_of(page, weighed, o, short)
        )
        at = next(told, None)
        if at is None:
            chosen.append(weighed)
        elif _says_more(chosen[at].mention, weighed.mention):
            chosen[at] = weighed._replace(role=chosen[at].role)
    return [
        _evidence(
            page, w, best, _beside(page, w, first, bool(specific)) or (loose and w.mention.kind == PLACE)
        )
        for w in chosen
    ]


def _short_names(page: Page, segment: Segment) -> dict[str, frozenset[int]]:
    """Return the short names that stand in brackets behind names, with where these names begin."""
    found: dict[str, frozenset[int]] = {}
    for body in page.bodies_in(segment.start, segment.end):
        given = _SHORT_NAME.match(page.folded, body.end)
        if given is not None:
            found[given.group(1)] = found.get(given.group(1), frozenset()) | {body.start}
    return found


def _short_of(page: Page, one: Weighed, other: Weighed, short: dict[str, frozenset[int]]) -> bool:
    """Tell whether of two mentions one is the short name that the text itself gives to the other."""
    for brief, full in ((one.mention, other.mention), (other.mention, one.mention)):
        if full.start in short.get(page.folded[brief.start : brief.end], frozenset()):
            return True
    return False


def _beside(page: Page, weighed: Weighed, first: int, specific: bool) -> bool:
    """Tell whether a body with a name of its own stands before one without, or soon behind it."""
    if not specific or weighed.role.rule not in _ACTS:
        return specific
    return len(page.sentences_in(weighed.mention.start, max(first, weighed.mention.start + 1))) <= _SOON


def _evidence(page: Page, weighed: Weighed, best: float, specific: bool) -> Evidence:
    """Make the evidence of one body; beside a named one, a bare noun or a place is no issuer of its own."""
    mention, weight = weighed.mention, weighed.role.weight
    nameless = mention.kind in (BARE, PLACE) or _only_government(mention)
    several = mention.kind == LOOSE and (
        _COLLECTIVE.search(mention.name) is not None
        or page.lower.endswith((" a ", " an "), max(0, mention.start - _ARTICLE), mention.start)
    )
    aside = specific and (several or (nameless and not _is_a_house(weighed)))
    if aside or weight < best - _BEHIND_BEST:
        weight = min(weight, _ASIDE)
    return Evidence(
        field="issuing_body",
        value=_as_written(page, mention),
        start=mention.start,
        end=mention.end,
        quote=page.text[mention.start : mention.end],
        confidence=max(_LOWEST, min(_HIGHEST, weight)),
        method=f"bodies.{mention.kind}.{weighed.role.rule}",
        detail={
            "region": mention.region,
            "within": within(mention, page.places),
            "branch": mention.branch,
            "entity": mention.entity,
        },
    )


def _as_written(page: Page, mention: BodyMention) -> str:
    """Return the name of a body in the characters of the text: Traditional ones stay Traditional."""
    whole = mention.name[0] >= FIRST_HAN and page.folded[mention.start : mention.end] == mention.name
    return page.text[mention.start : mention.end] if whole else mention.name


def _is_a_house(weighed: Weighed) -> bool:
    """Tell whether what acts is the one body of its kind in the country: Parliament, the Supreme Court."""
    return weighed.mention.name.partition(" of ")[0] in english()["alone"] and weighed.role.rule in _ACTS


def _only_government(mention: BodyMention) -> bool:
    """Tell whether a body is the government of the place at hand, named without it: 省政府, 州政府."""
    return mention.kind == RELATIVE and mention.name.endswith("政府")


def _words(name: str) -> frozenset[str]:
    """Return all words of an English name."""
    return frozenset(re.findall(r"\w+", name.lower()))


def _content(name: str) -> frozenset[str]:
    """Return the words of an English name that tell it apart from others."""
    return frozenset(re.findall(r"\w+", name.lower())) - english()["admin"]


def _shortened(name: str) -> str:
    """Return a Chinese name with the usual long forms cut short: 发展和改革委员会 is 发改委."""
    for long, short in _SHORT_FORMS:
        name = name.replace(long, short)
    return name


#: Words for a whole legislature, by which texts call any country's.
_LEGISLATURE = re.compile(r"(?:National |Legislative |General )?(?:Assembly|Congress|Parliament|Legislature)")


def _same_house(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether a legislature with its place is called again by its members or by a common noun."""
    if one.branch != "legislature" or other.branch != "legislature" or not one.region:
        return False
    members = other.kind == LOOSE and other.region == one.region and one.kind != LOOSE
    return members or (not other.region and _LEGISLATURE.fullmatch(other.name) is not None)


def _boards(one: str, other: str) -> bool:
    """Tell whether of two names one is that of the other's board."""
    short, long = sorted((one, other), key=len)
    return long.startswith(short) and _OWN_BOARD.fullmatch(long, len(short)) is not None


def _within_name(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether a listed body is named in full behind its owner: the Treasury's Office of Sanctions."""
    full = one.entity.split(" (")[0] if one.kind == KNOWN else ""
    return full.count(" ") > 1 and other.kind != KNOWN and other.name.endswith((f"'s {full}", f" {full}"))


def _same_country(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether two names differ only in how they tell their country: Swiss X and X of Switzerland."""
    if not one.region or one.region != other.region:
        return False
    if one.kind == other.kind == LOOSE and one.name.split()[-_SHARED:] == other.name.split()[-_SHARED:]:
        return True
    left, right = _content(one.name), _content(other.name)
    if len(left & right) < _SHARED or len(left - right) != 1 or len(right - left) != 1:
        return False
    mine, theirs = min(left - right), min(right - left)
    return mine[:_STEM] == theirs[:_STEM]


def _only_calls(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether a common noun beside a place calls the body of that place that is also named."""
    called = _CALLED.search(one.name) if one.kind == LOOSE and other.kind in (KNOWN, NAME) else None
    if called is None or one.region != other.region:
        return False
    banks = called.group().lower().endswith("bank")
    return other.branch == "central-bank" if banks else other.branch in ("regulator", "central-bank")


def _says_more(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether the second mention of a body names it better: in full, or by more than a common noun."""
    short = one.kind == other.kind == KNOWN and " " not in one.name and " " in other.name
    placed = one.kind == other.kind == NAME and other.name.endswith(f" {one.name}")
    return placed or (short and _INITIALS.fullmatch(one.name) is not None) or _only_calls(one, other)


def _names(mention: BodyMention) -> frozenset[str]:
    """Return the name of a mention and, for a listed body, its full name."""
    listed = mention.entity.split(" (")[0] if mention.kind == KNOWN else mention.name
    return frozenset((mention.name.lower(), listed.lower()))


def _same(one: BodyMention, other: BodyMention) -> bool:
    """Tell whether two mentions are one body: of one entity, or one name with words left out.

    Departments of one place that bear different Chinese names side by side are two, whatever their kind.
    """
    both_han = one.name[0] >= FIRST_HAN and other.name[0] >= FIRST_HAN
    local = KNOWN not in (one.kind, other.kind) and both_han and not one.entity.startswith(_ONE_OF_A_KIND)
    if (one.entity and one.entity == other.entity and not local) or not _names(one).isdisjoint(_names(other)):
        return True
    if any(told(one, other) or told(other, one) for told in (_same_house, _within_name, _only_calls)):
        return True
    if not both_han and (_same_country(one, other) or _boards(one.name, other.name)):
        return True
    if both_han:
        short, long = sorted((_shortened(one.name), _shortened(other.name)), key=len)
        office = long.endswith(_OFFICES) and not short.endswith(_OFFICES)
        return long.endswith(short) or (long.startswith(short) and not office)
    few, many = sorted((_words(one.name), _words(other.name)), key=len)
    if few < many and len(few) > 1 and one.branch == other.branch == "legislature":
        return True
    few, many = sorted((_content(one.name), _content(other.name)), key=len)
    return bool(few) and few <= many and (len(few) > 1 or few == many)
