"""Tells where a sentence's own statement begins, behind the words that report or announce it."""

import re

from documents.extraction.model import Span
from documents.extraction.reading import Page

#: The words of a title do not count where the length of a lead is judged.
_QUOTED = re.compile(r'"[^"\n]{1,300}"')
#: A colon further into a sentence than this many words belongs to the statement itself.
_COLON_WORDS = 14
#: Where the lead tells an act ("the bureau opened the zone: …"), it may be longer.
_TELLING_WORDS = 30
_TOLD = re.compile(
    r"\b(?:issue[sd]|publishe[sd]|release[sd]|announce[sd]|adopt(?:s|ed)|passe[sd]|approve[sd]|sign(?:s|ed)"
    r"|launche[sd]|open(?:s|ed)|start(?:s|ed)|unveil(?:s|ed)|present(?:s|ed)|introduce[sd]|enact(?:s|ed)"
    r"|promulgate[sd]|sets? up|puts? (?:into|in|out|up)|br(?:ings|ought) (?:in|out|under)"
    r"|made (?:known|public)"
    r"|came (?:out )?with|amend(?:s|ed)|complete[sd]|decide[sd]|decree[sd]|rule[sd]|establishe[sd]|create[sd]"
    r"|beg[au]n|begins|printed|agree[sd]|submitted|file[sd]|granted|came into force|took effect)\b",
    re.IGNORECASE,
)
#: What is reported has at least this share of the words of "the meeting pointed out that".
_LEAD_SHARE = 0.6
#: A finite verb: without one, what follows a colon is a name.
_HAS_VERB = re.compile(
    r"\b(?:shall|must|may|can|could|should|will|would|cannot|need(?:s|ed)?|ha[sd]|have|is|are|was|were|be|stays?"
    r"|remains?|receives?|gets?|becomes?|allows?|creates?|requires?|prohibits?|bans?|counts?|applies|apply|grants?"
    r"|sets?)\b",
    re.IGNORECASE,
)
#: A shorter statement leans on the words before it (code points; words).
_ZH_CLAUSE, _EN_CLAUSE = 12, 4

_SAYING = (
    r"stress|emphasi[sz]|requir|demand|propos|mention|urg|not|add|decid|order|notif|announc|declar|suggest"
    r"|recommend|provid|stipulat|specif|indicat|clarif|confirm|repl|agree|request|instruct|warn|believ|disclos"
    r"|report|highlight|explain|reiterat|reaffirm|affirm|underlin|underscor|reveal|caution|remind|inform|advis"
    r"|assert|insist|pledg|promis|observ|conclud|argu|maintain|acknowledg|determin|claim|repeat|alert"
)
_SAYS = (
    r"(?:point(?:s|ed) out|(?-i:state[sd])|sa(?:ys|id)|held|told|made (?:it )?(?:clear|known|public)"
    rf"|learn(?:ed|t)|(?:{_SAYING})(?:e[sd]|ed|s|ie[sd]|d)|(?:{_SAYING}|say|stat)y?ing(?=,? that\b))"
)
#: A verb right behind "that": it only tells of whom the speaker spoke ("warned a firm that offered loans").
_OF_A_NOUN = (
    r"(?:is|are|was|were|has|have|had|will|would|can|could|may|does|do|did|offers?|provides?|allows?|operates?"
    r"|(?!registered|licensed|unregistered|unlicensed|regulated|accredited|listed|limited|authori[sz]ed|need)\w{3,}ed)"
    r"\s"
)
#: "The meeting pointed out that …": the measure begins after it.
_REPORT = re.compile(
    rf"^(?:[^\s]+\s+){{1,26}}?{_SAYS}\s*,?\s+(?:[^\s:;]+\s+){{0,8}}?that(?!,?\s{{1,3}}{_OF_A_NOUN})\s*,?\s*(?:\"\s*)?",
    re.IGNORECASE,
)
#: "The secretary asked the province to …": so does one that names who is asked.
_REQUEST = re.compile(
    r"^(?:[^\s]+\s+){1,16}?(?<!is )(?<!are )(?<!be )(?<!was )(?<!were )"
    r"(?:asked|asks|urged|urges|called on|calls on|called upon"
    r"|instructed|ordered|requires|requested|vote[sd]|resolve[sd]|decide[sd]|moved|opted)\s+(?:[^\s:;]+\s+){0,8}?to\s+(?=[a-z])",
    re.IGNORECASE,
)
#: "The plan mentions building …".
_MENTION = re.compile(
    r"^(?:[^\s]+\s+){1,10}?(?:mentions?|mentioned|proposes?|proposed|includes?|including)\s+(?=[a-z]+ing\b)",
    re.IGNORECASE,
)
#: "The ministry issued a decree under which …", "signed the bill, which bars …": the relative clause says
#: what the act holds, unless it only says what the act is, how it came about or what may come of it.
_UNDER = re.compile(
    r"^[^;]{10,300}?(?:[\s,]under which\s+|\"\s*,\s*(?:according to|by|in) which\s+|,\s*where\s+"
    r"|[,\")]\s*which\s+(?!(?:also )?(?:is|are|was|were|has|have|had|will|would|could|may|might|can|makes?"
    r"|made|means?"
    r"|meant|marks?|marked|came|comes|took|takes|follow\w*|began|begins|runs?|ran|the|it|its|he|they|we|in|on|at"
    r"|lasted|lasts|entered|became|becomes|gives? (?:it|them)|expires?)\b)(?=[a-z]))",
    re.IGNORECASE,
)
#: These patterns in their order, each with a word without which it does not match.
_REPORTS = ((_REPORT, "that"), (_REQUEST, "to"), (_MENTION, "ing"), (_UNDER, "which"))
#: "某局上线某平台，…": the clause that tells the act; what the act holds follows in a clause of its own.
_ZH_ACTS = re.compile(
    r"印发|发布|公布|颁布|发表|宣布|下达|刊登|签订|推行|推动|组建|召集|上报|递交|提交|组织|牵头|指导|联手|携手|投用|启用|出台|下发|通过|推出|制定|上线|启动|签署|签订|签了|签约|开通|启用|揭牌|成立|建成|设立"
    r"|召开|举行|举办|试点|试行|试用|批准|批复|修订|修正|颁发|投入使用|生效|实施|揭晓|会议|合作"
)
#: Such a clause names the paper or the day; without either it is a clause of the measure itself.
_ZH_TOLD = re.compile(r"[《\"]|\d\s?[年月日号]|[今去本上当同][年月日]|近日|日前|近期")
#: What an act is called: a title, or a name in quotation marks right behind the verb.
_ZH_NAMED = re.compile(rf"《|(?:{_ZH_ACTS.pattern})[了起]?\"")
#: Words that make the clause lean on the next one ("如果草案通过，…"), or that demand the act ("要推动…，").
_ZH_LEANS = re.compile(
    r"(?:还|也|更)?要(?!求|闻|点)|应|须|必须|需要?|如果|若|一旦|当|经|通过|随着|为了|因|由于|这|既|虽"
)
_ZH_LEANT = re.compile(r"(?:后|时|的|下|中|上|及|以来|基础|为)$")
#: A clause before the one that acts only says when, where or by whom.
_ZH_BEFORE = re.compile(
    r"(?:年|月|日|上|中|下|后|前|来|期|时|悉|道|消息|讯|起|此|外|昨|今|面|手|远|域|项目|致|解|办|局|厅|部|委)$"
)
#: What follows an act and is no content of it: what it is, how it came about, how it was received.
_ZH_COMMENT = re.compile(
    r"这|此|该|其(?:中)?[是为]|成为|是|系|为|属|旨在|目[的标]|意在|以(?:期|便|推|促|进|加|提|更|扩)|标志|意味|据|有|已"
    r"|截[至止]|累计|共(?!同|建)|由|预计|将于|并(?:于|获|在|由|已)|与|也|但|不过|而|虽|正式|从|自|引|受|获|得"
    r"|首(?!批)|面向|吸引|作为|根据|经|记者|一时|或|名为|迄今|尤其|当"
    r"|\d+(?:名|家|个|位|人)"
)
#: What follows has at least this share of the sentence where the act's paper is not named.
_ZH_SHARE = 0.3
#: A colon before figures is that of a time or a share (17:00).
_COLON = re.compile(r":\s*[\"“]?\s*(?=\S)(?!(?<=\d:)\d)")
#: "会议指出，…", "《计划》提出，…", "提示称，…": the measure begins after it.
_ZH_REPORT = re.compile(
    r"^[^。]{0,120}?(?:指出|强调|要求|提出|明确|表示|建议|规定|称|提到|透露|决定|认为|介绍|获悉|显示|通知)[,，:：]\s*[\"“]?\s*"
)
#: "某局印发《某办法》，…": what the document holds begins after its title.
_ZH_ISSUED = re.compile(
    r"^[^。;]{0,100}(?:发布|印发|出台|下发|公布|发文|通过)[^。;《]{0,20}《[^》]{2,120}》[^,，。;:：]{0,12}[,，:：]\s*[\"“]?\s*"
)
#: "某局出台补贴办法，…": so does a paper that has no title.
_ZH_PAPER = re.compile(
    r"^[^。;,，:：]{2,60}(?:发布|印发|出台|下发|公布|发文|推出|制定)(?:了)?[^。;,，:：《]{0,30}"
    r"(?:办法|措施|政策|意见|方案|新规|细则|条例|规定|要求|指引|公告|通告|通知|声明|命令|规则|法案|计划)[,，:：]\s*(?=\S{12})"
)


def statement_start(page: Page, sentence: Span) -> int:
    """Return where a sentence's own statement begins, after "the meeting pointed out that" and the like."""
    said = page.folded[sentence.start : sentence.end]
    patterns = (_ZH_REPORT, _ZH_ISSUED, _ZH_PAPER) if page.language == "zh" else _english_reports(said)
    found = next((m for m in (pattern.match(said) for pattern in patterns) if m), None)
    if found is not None and found.re is _UNDER and _TOLD.search(said, 0, found.end()) is None:
        found = None
    if found is not None and found.re in (_ZH_ISSUED, _ZH_PAPER) and _ZH_COMMENT.match(said, found.end()):
        found = None
    if found is None:
        colon = _COLON.search(said)
        found = colon if colon and _worth_cutting(said, colon) else None
    if found is not None and _enough_left(said, found.end(), page.language, found.re is _UNDER):
        return sentence.start + found.end()
    return sentence.start + (_behind_the_act(said) if page.language == "zh" else 0)


def _behind_the_act(said: str) -> int:
    """Return where a Chinese sentence turns from an act to what the act holds; 0 where it does not."""
    at, acted = 0, False
    for clause in said.split(","):
        acts = _ZH_ACTS.search(clause) is not None
        if not acts and acted:
            return at if _tells_act(said[:at]) and _holds_content(said, at) else 0
        if not acts and at and _ZH_BEFORE.search(clause) is None:
            return 0
        acted = acted or acts
        at += len(clause) + 1
    return 0


def _tells_act(head: str) -> bool:
    """Tell whether Chinese words before a comma tell an act of their own, with its paper or its day."""
    leans = _ZH_LEANS.match(head) is not None or _ZH_LEANT.search(head.rstrip(",")) is not None
    return not leans and _ZH_TOLD.search(head) is not None


def _holds_content(said: str, at: int) -> bool:
    """Tell whether what stands behind the telling of an act says what the act does."""
    left = len(said) - at
    named = _ZH_NAMED.search(said, 0, at) is not None
    enough = left >= _ZH_CLAUSE - 2 and (named or left >= _ZH_SHARE * len(said))
    return enough and _ZH_COMMENT.match(said, at) is None


def _english_reports(said: str) -> list[re.Pattern[str]]:
    """Return the patterns of reports whose own word stands in a sentence."""
    lowered = said.lower()
    return [pattern for pattern, word in _REPORTS if word in lowered]


def _enough_left(said: str, cut: int, language: str, titled: bool) -> bool:
    """Tell whether what follows a report is long enough to be what was reported; a title may be longer."""
    if language == "zh":
        return len(said) - cut >= _ZH_CLAUSE - 2
    share = 0.0 if titled else _LEAD_SHARE
    return len(said[cut:].split()) >= max(_EN_CLAUSE, share * len(said[:cut].split()))


def _worth_cutting(said: str, colon: re.Match[str]) -> bool:
    """Tell a colon that introduces what was said or issued from one in a ratio, a time or a title."""
    plain = _QUOTED.sub("", said[: colon.start()])
    if said.count('"', 0, colon.start()) % 2:
        return False
    told = _TOLD.search(plain) is not None and _HAS_VERB.search(said, colon.end()) is not None
    return len(plain.split()) <= (_TELLING_WORDS if told else _COLON_WORDS)
