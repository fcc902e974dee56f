"""Finds the verb of a named body by its form and its place, where no list of verbs has it."""

import re

from documents.extraction.authorities.mention import BARE, KNOWN, LOOSE, NAME, RELATIVE, BodyMention
from documents.extraction.authorities.words import english, verbs
from documents.extraction.model import Span
from documents.extraction.reading import Page

#: Kinds of mentions of bodies that name one; a bare noun or the holder of an office may be anyone's.
NAMED_KINDS = frozenset({KNOWN, NAME, RELATIVE, LOOSE})
#: Any verb right behind the name of a body tells that it acts: one that ends like a verb in the past, is
#: irregular, or is in the present with an object behind it.
_FINITE = re.compile(
    r"(?:,? (?:\([^()\n]{2,40}\),? )?(?:which |that |who )?|\s\([^()\n]{2,40}\)\s|,[^,.;\n]{2,60}, "
    r"|\s-\s[^.;\n-]{4,120}?\s-\s"
    r"|,? (?:and|along with|together with|jointly with) "
    r"(?:(?!(?:of|in|to|on|for|at|by|is|was|are|were|has|have|that|which|who) )[\w&.'-]{1,20} ){1,5}?)"
    r"(?:(?:has|have|also|now|then|later|first|again|already|recently|finally|jointly|[a-z]{2,12}ly"
    r"|(?:on|in|by|since) (?:the )?(?:[a-z]{3,9} )?\d{1,4}(?:st|nd|rd|th)?(?: (?:of )?[a-z]{3,9})?"
    r"(?:,? \d{4})?,?"
    r"|in [a-z]{3,9},?|(?:this|last) (?:week|month|year)) ){0,3}"
    r"(?P<verb>(?:is|are|was|were|(?:has|have) been) (?:now |also |currently |again |still )?"
    r"(?!(?:being|going|having|missing|lacking|suffering|facing|growing|living|becoming|leading) )"
    r"[a-z]{3,14}ing(?= )|[a-z]{2,14}(?<!ne)(?<!spe)(?<!inde)ed"
    r"|put|took|made|gave|laid|began|went|set|cut|built|drew|wrote|sold|bought"
    r"|spent|lent|paid|won|brought|told|kept|left|led|let|chose|rose|found|saw|got|sent|threw|withdrew|sought"
    r"|undertook|became|came|withheld|forbidden|drawn|given|taken|written|rewritten|chosen|begun|frozen|froze|withdrawn"
    r"|undertaken|shown|struck|stricken|thrown|upheld|overturned|rewrote|dealt|fought|hit|shut|split|cast|put"
    r"|forbade|broken|driven|sworn|stolen|broke|spoke|stood|held|met|ran|drove|hung|bound|swore|stole|taught|lit|swept|tore|wound|read"
    r"|[a-z]{3,14}s(?<!ss)(?= (?:a|an|the|its|their|that|all|any|no|new|how|whether|it|them|up|out"
    r"|one|two|three|four|five|every|each|more|around|nearly|about|with|against)\s)"
    r"|(?:will|would|may|must|can|could|shall|plans?|intends?|wants?) (?:not )?(?:[a-z]{2,8}-)?[a-z]{2,14})"
    r"(?![a-z-])"
)
#: Bodies that are many do something in the plain form of any verb: "Fiji's regulators forbid banks to …".
_MANY = re.compile(
    r"(?:ies|ors|ers|ials|ments|courts|banks|police|councils|committees|agencies|watchdogs|customs)(?![a-z])"
)
_NO_VERB = (
    "in|of|on|at|to|by|or|as|and|for|from|with|that|who|which|were|have|had|are|was|did|do|does|say|said|but"
    "|than|into|over|under|about|has|is|will|would|can|could|may|must|the|worldwide|abroad|around|across|like"
    "|such|including|between|responsible"
    "|hope|believe|think|expect|fear|argue|need|want|know|see|seem|appear|remain|face|struggle|worry|wonder|suspect"
    "|disagree|feel|lack|lag|love|like|hesitate|tend|continue"
)
_PLAIN = re.compile(
    r" (?:(?:also|now|then|often|still|again|already|recently|finally|jointly|[a-z]{2,12}ly) ){0,3}"
    rf"(?P<verb>(?!(?:{_NO_VERB}) )[a-z]{{3,14}})"
    r"(?= (?:a|an|the|its|their|that|to|all|any|no|new|how|whether|on|up|out|against|more|[a-z]{3,18}s)"
    r"(?![a-z]))"
)
#: A body behind such a word only belongs to who acts ("an official from the Treasury believed").
_OF = re.compile(r"(?<![a-z])(?:from|of|at|by|with|for|in|to|under|against|like|than)\s(?:the\s)?$")
_SAID = frozenset(
    {
        "opined",
        "believed",
        "believes",
        "thought",
        "thinks",
        "expected",
        "expects",
        "noted",
        "notes",
        "argued",
        "predicted",
        "stated",
        "hoped",
        "hopes",
        "feared",
        "estimated",
        "existed",
        "based",
        "located",
        "called",
        "named",
        "related",
        "needed",
        "used",
    }
)


#: Behind the name of a Chinese body, what opens a predicate: adverbs, an aspect, a preposition,
#: or the chain by which it does something: 某海关运用区块链核验单证.
_PREDICATE = re.compile(
    r"(?:\([^()\n]{1,20}\))?(?:[^,。;:!?\n]{0,4}\d{1,4}[年月日]){0,3}[起间]?"
    r"(?:率先|首[次度]|正式|正在?|已经?|将|把|还|也|又|再|曾|均|则|将于|拟|近日|日前|今年|去年|联合|共同|会同"
    r"|(?:运用|利用|借助|依托|采用|应用|引入|通过|使用|用)(?=[^,。;:!?、可能\n]{0,12}链))"
    r"[^,。;:!?、\n]{0,24}?(?P<verb>[\u4e00-\u9fff]{2})"
)
#: Verbs that tell of any body's doing only right behind its name at the head of a clause: 某局确定首批名单,
#: 某局与银行共建平台; elsewhere they mostly are nouns or tell of tasks.
_ANY_VERB = re.compile(
    r"(?:(?:与|和|同|联合|会同|携手|联手|连同)[^,。;:!?\n]{2,20}?(?P<verb>共建|合建|共同|合作|联合|携手|签|建|办|推|开)"
    r"|(?P<plain>确定|确认|遴选|评选|筛选|评定|共建|合建|筹建|筹划|筹备|谋划|布局|安排|划拨|下拨|兑付|兑现|奖补|减征|推广|推行|普及|组织|指导(?!意见|小组|委)"
    r"|主导|承建|承接|统筹|首发|首推|首创|创建|创立|创设|开发(?!区)|研发|研制|运用|利用|借助|依托|打通|实现|完成|交付|核查|排查|摸排|督查|检查|监测"
    r"|通知|告知|函告|预警|提请|呈报|上报|申报|报批|审批|审结|审理|判赔|终审|处置|惩处|惩戒|曝光|升级|扩容|扩围|接通|招标|采购|引导|鼓励|支持|扶持"
    r"|培育|引进|聘请|联合|携手|联手|深化|优化|简化|压减|降低|提高|提升|拓展|延伸|规范|加强|强化|加快|督导|协调|集中|专项|重点|为[^,。;的]{2,16}(?:提供|发放|办理|开具)))"
)
_CLAUSE_OPENS = re.compile(r"(?:^|[,;:\"】》)]|\d\s?[年月日号][,,]?)\s{0,2}$")
_CLAUSE_REACH = 4
_BESIDE = re.compile(r"(?:[据在由向对与和同、被经从给为了的是及]|根据|按照|包括)$")


def chinese_verb_of_body(page: Page, sentence: Span) -> Span | None:
    """Return what stands for the verb behind a Chinese body that adverbs of a predicate follow."""
    for body in page.bodies_in(sentence.start, sentence.end):
        if body.kind in NAMED_KINDS and _BESIDE.search(page.folded, sentence.start, body.start) is None:
            found = _PREDICATE.match(page.folded, body.end, sentence.end)
            if found is not None:
                return Span(*found.span("verb"))
            low = max(sentence.start, body.start - _CLAUSE_REACH)
            opens = body.start == sentence.start or _CLAUSE_OPENS.search(page.folded, low, body.start)
            found = _ANY_VERB.match(page.folded, body.end, sentence.end) if opens else None
            if found is not None:
                return Span(*found.span(found.lastgroup or 0))
    return None


def _names_one(body: BodyMention) -> bool:
    """Tell whether a mention names a body, or is a house or court of which a country has one."""
    return body.kind in NAMED_KINDS or (
        body.kind == BARE and body.name.partition(" of ")[0] in english()["alone"]
    )


def is_owned(page: Page, sentence: Span, at: int) -> bool:
    """Tell whether a name only belongs to who acts ("an official from …"), or suffers what is done."""
    return _OF.search(page.lower, sentence.start, at) is not None


def verb_of_body(page: Page, sentence: Span) -> Span | None:
    """Return the verb right behind the name of a body, whichever it is."""
    for body in page.bodies_in(sentence.start, sentence.end):
        if _names_one(body) and not is_owned(page, sentence, body.start):
            verb = verb_behind(page, body.end, sentence.end)
            verb = verb or intention(page, sentence, Span(body.start, body.end))
            if verb is None and _MANY.search(page.lower, body.start, body.end):
                verb = _verb(_PLAIN.match(page.lower, body.end, sentence.end))
            if verb is not None:
                return verb
    return None


#: Headlines tell what will be done in the infinitive right behind the name that opens them.
_INTENDS = re.compile(
    r" (?:set |ready |poised |due )?to "
    r"(?P<verb>(?!(?:be|become|have|see|remain|host|face|get) )[a-z]{3,14})(?= )"
)


def intention(page: Page, sentence: Span, who: Span) -> Span | None:
    """Return the infinitive right behind a name that opens its sentence ("Fiji to tax tokens")."""
    opens = page.lower[sentence.start : who.start].lstrip("\"'#*- ") in {"", "the "}
    return _verb(_INTENDS.match(page.lower, who.end, sentence.end)) if opens else None


#: What may stand between the noun of an authority and its verb: its field, its place, its holder.
_BEHIND_NOUN = re.compile(
    r"(?: of (?!the )[a-z]{3,14}(?:,? and [a-z]{3,14})?)?"
    r"(?: (?:of|in) (?:the )?(?:(?:[a-z][a-z-]{2,14} ){1,3}of (?:the )?)?"
    r"[A-Z][\w-]{1,20}(?: [A-Z][\w-]{1,20})?)?"
    r"(?: (?:[A-Z][\w.'-]{0,20} ?){1,4}(?<! ))?"
)


def verb_of_authority(page: Page, sentence: Span, authority: Span) -> Span | None:
    """Return the verb behind the noun of an authority whose place stands beside it, whichever it is.

    So "the governor of Fiji let …", "Fiji's superintendency of banks drew up …".
    """
    if is_owned(page, sentence, authority.start):
        return None
    behind = _BEHIND_NOUN.match(page.folded, authority.end, sentence.end)
    end = behind.end() if behind else authority.end
    placed = any(not place.inside for place in page.places_in(sentence.start, end))
    return verb_behind(page, end, sentence.end) if placed else None


#: Behind a Chinese place that opens its clause the same words open a predicate, unless it is a state.
_OF_PLACE = re.compile(
    r"(?:地区|方面)?(?:(?:则|也|亦|均|都|已经|已|正在|正|将|拟|还|又|再|率先|正式|首[次度]|今年|去年|近[日期年来]|日前|最近|目前"
    r"|连续[一二三四五六七八九十两多\d]{1,2}年|每年|分别|共同|联合|大力|积极|同步|集中|专门|成功|全面|继续|陆续|抢先|主动"
    r"|随后|同样|进一步|一直|始终|开始|在\d{4}年(?:\d{1,2}月)?)){1,4}+"
    r"(?!是|为|有|没|未|无|成|处|位|拥|面临|占|存在|出现|达|超|居|排|保持|获|迎|领先|落后|具|属|仍|可|能|会|需|应|希望|来自|受"
    r"|被|因|不|并|绝|很|更|最|一|面|跟|深|如)(?P<verb>[\u4e00-\u9fff]{2})"
    r"|(?:政府)?(?P<means>(?:运用|利用|借助|依托|采用|应用|引入|通过|使用|用)(?=[^,。;:!?、可能\n]{0,12}链)"
    r"|支持|鼓励|扶持|资助|奖励|补贴)(?=[\u4e00-\u9fff\"《])"
)
#: One word in the present and something behind it; the list of verbs tells which are those of authorities.
_PRESENT = re.compile(
    r" (?:also |now |again |finally |officially |formally |jointly )?(?P<verb>[a-z]{3,14}s)(?= [\w\"'$£€¥])"
)
#: Behind a place these are nouns, or tell no act.
_NO_ACT = frozenset(
    (
        *(
            "funds",
            "shares",
            "records",
            "stores",
            "trains",
            "trials",
            "teams",
            "partners",
            "posts",
            "works",
            "lists",
        ),
        *(
            "details",
            "reviews",
            "audits",
            "monitors",
            "mints",
            "prints",
            "uses",
            "employs",
            "holds",
            "makes",
            "takes",
        ),
        *(
            "gives",
            "meets",
            "sits",
            "looks",
            "wants",
            "hosts",
            "brings",
            "completes",
            "speeds",
            "improves",
            "switches",
        ),
        *(
            "increases",
            "accelerates",
            "continues",
            "moves",
            "calls",
            "sets",
            "puts",
            "ends",
            "enters",
            "spends",
        ),
    )
)
#: What a place does as no authority does: it is, becomes or undergoes something, or only may do it.
_STATE = re.compile(
    r"(?:may|can|could|would|shall|must|wants?|plans?|intends?) .*|[a-z]+s"
    r"|will (?:be|become|have|attract|remain|see|need)(?: .*)?"
    r"|(?:account|gain|maintain|remain|rank|seem|appear|continu|experienc|suffer|fac|emerg|lagg|attract|record|belong"
    r"|receiv|produc|contribut|reach|climb|dominat|lack|consist|contain|host|surpass)ed"
    r"|(?:represent|hous|consum|generat|export|import|attract|struggl|wait|debat|look|expect|enjoy|boast|own|possess"
    r"|need|prosper|declin|return|join|benefit|turn|appeal|happen|want|liv|stay|work|compet|contend)ed"
    r"|grew|fell|ran|drew|lay|lost|became|took|made|saw|came|went|led|stood|kept|rose|found|got|left|met|held|won|paid"
    r"|written|given|taken|shown|drawn|hit|split|dealt|fought|struck|thrown|cast"
)


def verb_of_place(page: Page, start: int, end: int) -> Span | None:
    """Return the verb of what a place has done by its authorities, right behind its name."""
    verb = _verb(_FINITE.match(page.lower, start, end))
    if verb is not None and _STATE.fullmatch(page.lower, verb.start, verb.end) is None:
        return verb
    present = _present(page, start, end)
    return present if present and page.lower[present.start : present.end] not in _NO_ACT else None


def chinese_verb_of_place(page: Page, start: int, end: int) -> Span | None:
    """Return what stands for the verb behind a Chinese place that ends at ``start``, if a predicate does."""
    found = _OF_PLACE.match(page.folded, start, end)
    return Span(*found.span(str(found.lastgroup))) if found is not None else None


def verb_behind(page: Page, start: int, end: int) -> Span | None:
    """Return the English verb right behind a name that ends at ``start``, whichever it is."""
    return _verb(_FINITE.match(page.lower, start, end)) or _present(page, start, end)


def _present(page: Page, start: int, end: int) -> Span | None:
    """Return the verb of an authority in the present, as headlines tell news ("Fiji's watchdog fines …")."""
    found = _PRESENT.match(page.lower, start, end)
    return _verb(found) if found is not None and found["verb"] in verbs()["strong"] else None


def _verb(found: re.Match[str] | None) -> Span | None:
    """Return the verb of a match, unless it only reports or describes."""
    return Span(*found.span("verb")) if found is not None and found["verb"] not in _SAID else None
