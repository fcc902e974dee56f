"""Knows the laws and bills that English sentences open with, and the papers of a place that speak for it."""

import re

from documents.extraction.acts import Cue
from documents.extraction.reading import Page

#: A sentence that opens with a law by its name or number, or with one bill after another of several, and goes
#: on with a verb.
_DOES = (
    r"(?:\([^()\n]{2,40}\) )?(?:[A-Z\d][\w./-]{0,20} ){0,3}(?:of (?:19|20)\d\d )?"
    r"(?:also |now |recently |which )?"
    r"(?:is|was|has|had|will|would|may|can|must|shall|sets|makes|puts|lays|gives|[a-z]{4,14}(?:ed|[^s]s))"
    r"(?![a-z])"
)
_NAMED_LAW = re.compile(
    r"(?:The |An? )?(?:(?!(?:The|An?|This|That|Its|Such|Each|Any) )[A-Z][\w'&/-]{1,30} "
    r"(?:(?:of|on|and|for|the|to|in|against|with) ){0,2}"
    r"|\([^()\n]{2,40}\) ){1,12}"
    r"(?P<noun>Act|Law|Bill|Regulations?|Resolution|Decree|Directive|Ordinance|Rules|Circular|Code) " + _DOES
)
_ORDINAL_LAW = re.compile(
    r"the (?:first|second|third|fourth|fifth|sixth|other|latter|former|last) (?:[a-z]{3,14} )?"
    r"(?:bill|law|legislation|act|amendment|decree|resolution|regulation|ordinance|directive)(?![a-z])"
)


def opening_instrument(page: Page, cue: Cue) -> str:
    """Return the law, by its name, or the one of several bills that a sentence opens with; else nothing."""
    start, end = cue.sentence
    law = _NAMED_LAW.match(page.folded, start, end)
    if law is not None:
        return page.lower[start : law.end("noun")].removeprefix("the ")
    bill = _ORDINAL_LAW.match(page.lower, start, end)
    return bill.group() if bill else ""


_PAPER_EN = (
    r"(?:plans?|strateg(?:y|ies)|road ?maps?|blueprints?|(?:work|action) reports?|programmes?|programs?"
    r"|white papers?|frameworks?|outlines?|opinions|measures|guidelines?|polic(?:y|ies)|budgets?|laws?|acts?"
    r"|bills?|regulations?|rules?|ordinances?|resolutions?|circulars?|directives?|orders?|codes?|decrees?|agendas?)"
)
_PAPER_ZH = r"(?:工作报告|规划|方案|意见|纲要|计划|白皮书|办法|条例|措施|政策|细则|通知|路线图|战略)"
#: A sentence whose subject is a paper, and what papers do. Whose it is a place in the subject tells.
_PAPER_SPEAKS = re.compile(
    r"\W{0,3}(?:(?:in|on|under|for) [^,.;\n]{3,30}, )?(?P<subject>(?:[\w\"'-]{1,24} ){0,9}?"
    + _PAPER_EN
    + r"\"?(?: (?:of|on|for|to|in|until|from) [^,.;:\n]{2,60}?)?(?: ?\([^()\n]{2,40}\))?)"
    r"(?:, [^,.;\n]{4,80},)? "
    r"(?:also |now |explicitly |clearly |would |will |further |specifically |has |have )?"
    r"(?:propos|call|list|promis|recommend|support|set|nam(?:e|ing)|includ|provid|requir|aim|foresee|envisag|commit"
    r"|mention|stat|lay|lays|put|make|offer|stipulat|encourag|earmark|identif|priorit|direct|order|point|stress"
    r"|emphasi[sz]|demand|allocat|grant|target|outlin|seek|pledg|devot|plan|extend|creat|establish|introduc|forb|bann"
    r"|ban|allow|permit|exempt|tax|treat|recogni[sz]|defin|regulat)(?:s|es|d|ed|ies|ied|t?ted)?(?![a-z])"
    r"|(?:[^,。;\n]{0,12},)?(?P<subject_zh>[《\u4e00-\u9fff“”\"\d-]{0,40}"
    + _PAPER_ZH
    + r"》?(?:\([^()\n]{1,24}\))?)[\u4e00-\u9fff]{0,4}"
    r"(?:提出|明确|要求|指出|规定|强调|支持|鼓励|部署|提到|将|把|列)"
)
#: The place of a paper is named so near the beginning of its sentence (code points).
_PAPER_REACH = 120


def paper_of_a_place(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence says what a paper lays down that bears the name of its place."""
    begin, end = cue.sentence
    if cue.analyst or cue.general or not page.places_in(begin, min(end, begin + _PAPER_REACH)):
        return False
    said = _PAPER_SPEAKS.match(page.lower, *cue.sentence)
    if said is None:
        return False
    group = "subject" if said["subject"] else "subject_zh"
    return bool(page.places_in(said.start(group), said.end(group)))
