"""Tells the adverbials that may stand between who acts and the verb ("has also", 近日在全国率先)."""

import re

_ENGLISH = re.compile(
    r"^(?:\s|,|\[|'s|city|province|district|county|state|also|[a-z]{3,14}ly|since|then|later|once|itself|has|have|had"
    r"|is|was|will|today|just|now|first"
    r"|already|in \w+|on \w+ \d{1,2}|again|further|[省市区县州])*$"
)
#: Chinese adverbs, days and what only joins the parts of a sentence.
_WORD = (
    r"(?:[\s\[省市区县州]|地区|方面|\d{1,4}[年月日号]|\d{1,2}(?:至|-)\d{1,2}[月日]|[年月](?:初|中|底|末)|[上中下]旬|当[日天年月]|同[日天年月]|本[周月]"
    r"|上(?:个?月|周)|去年|前年|今年|近[日期年来]|日前|最近|目前|即将|今日|昨日|起|间|期间|以来"
    r"|已经?|将|也|亦|还|又|再|曾经?|就|便|即|旋即|随即|才|刚刚?|专门|正式|正在?|均|都|则|率先|首[次个]|最?[早先]|同[样时步]|随后|此前|其后"
    r"|联合|共同|紧急|持续|继续|不断|大力|加快|积极|全面|进一步|先后|陆续|相继|同样|分别|依次|主动|多次|再[次度]|连续|集中|密集|批量"
    r"|一次性|一口气|一举|同步|统一|明确|独家|着力|重点|深入|有序|稳步|逐步|成功|顺利|终于|直接|公开|另外|另|更|为此|对此)"
)
#: A preposition and its object (code points).
_OBJECT = (
    r"(?:[在于自从由以用对把将就与同和向为按据至到]|根据|按照|依据|依照|依托|围绕|针对|通过|联合|会同|携手|借助|凭借)"
    r"[^,。;:!?]{1,18}?"
)
#: One that says by what or where something is done may end in a comma: 依据《某法》,对代币征税.
_ASIDE = r"(?:在|为|根据|按照|依据|依照|依托|围绕|针对|通过|借助|凭借|利用|运用)[^,。;:!?]{1,24}?,"
_CHINESE = re.compile(
    rf"^(?:{_WORD}|,){{0,8}}(?:{_ASIDE}(?:{_WORD}){{0,8}})?(?:{_OBJECT}(?:{_WORD}){{0,8}}){{0,2}}$"
)


def only_adverbials(between: str) -> bool:
    """Tell whether nothing but adverbials stands in the text between a place and a verb (in lower case)."""
    return _ENGLISH.match(between) is not None or _CHINESE.match(between) is not None
