"""Tells of whom a statement speaks and in what form: the kind of its subject, and of its first verb."""

import re

#: Phrases before the subject: "On Monday, …", "Under the new rules, …".
_BEFORE = re.compile(
    r"(?:\W{1,6}"
    r"|(?:and|but|while|moreover|also|further(?:more)?|meanwhile|additionally|however|finally|then),? "
    r"|(?:on|in|by|since|from|after|under|according to|for|with|at|during|following|as|to|through|over|until"
    r"|within|before|given|despite|unlike|besides) [^,]{2,120}, ){1,4}"
)
#: A shorter phrase before the subject is only "and" or a mark.
_PHRASE = 7
#: The first word of a statement that is a verb, by its form. Words in -ed that describe are none.
_VERB = re.compile(
    r"\b(?:(?P<modal>will|would|shall|must|should|may|can|could|might|cannot|needs? to|ha(?:s|ve) to"
    r"|(?:is|are) to)"
    r"|(?P<be>is|are|am)|(?P<was>was|were)|(?P<has>has|have)|(?P<had>had)|(?P<do>do|does|did)"
    r"|(?P<past>(?!(?:based|related|distributed|registered|licensed|decentrali[sz]ed|united|proposed|so-called"
    r"|limited|used|called|regulated|advanced|authori[sz]ed|interested|unregistered|tokeni[sz]ed|designated"
    r"|centrali[sz]ed|backed|permissioned|need|speed|indeed)\b)"
    r"[a-z]{2,14}ed|made|took|gave|set|began|became|went|came|got|put|sent|found|brought|built|chose|drew"
    r"|wrote|rose|fell|kept|led|left|lost|met|paid|ran|sold|spoke|won|froze|struck|shut|cut)"
    r"|(?P<says>says|notes|believes|argues|thinks|explains)"
    r"|(?P<present>[a-z]{3,13}(?<!s)s(?=\s(?:the|an?|its|all|any|how|new|blockchain|crypto\w{0,10}|digital|it|their"
    r"|no|every|each|both|such|these|some|more|banks|companies|firms|people|users|what|whether)\b)))\b"
)
_POINTING = re.compile(r"(?:this|that|these|those|such|there|which)\b")
_PRONOUN = re.compile(r"(?:it|they)\b")
_PERSON = re.compile(
    r"(?:he|she|i|we|you|mrs?|ms|dr|prof|many|some|others|critics|analysts?|experts?|people|investors?|observers"
    r"|proponents|opponents|supporters|commentators|traders?|lawyers?)\b"
)
_THING = re.compile(
    r"(?:the )?(?:bitcoin|blockchain|crypto(?:currenc(?:y|ies))?|markets?|prices?|technolog(?:y|ies)|industry"
    r"|tokens?|stablecoins?|ethereum)\b"
)
#: The head of the subject, right before the verb: what was issued, or who may issue.
_INSTRUMENT = re.compile(
    r"\b(?:laws?|bills?|acts?|orders?|rules?|measures|polic(?:y|ies)|regulations?|frameworks?|guid(?:elines?|ance)"
    r"|plans?|decrees?|legislation|notice|programmes?|programs?|pilots?|projects?|initiative|strategy|proposals?"
    r"|drafts?|ordinance|sandbox|directive|provisions?|amendments?|circular|documents?|platform|system"
    r"|agreement|standards?|report|tax|bans?|resolution|statute|code|regime|scheme|roadmap|memorandum|statement"
    r"|warning|decision|ruling|section|article|paper|opinions)\W{0,4}$"
)
_AUTHORITY = re.compile(
    r"\b(?:authorit(?:y|ies)|governments?|ministr(?:y|ies)|commission|banks?|council|agenc(?:y|ies)|bureau|courts?"
    r"|regulators?|parliament|senate|congress|departments?|offices?|committee|lawmakers|president|minister"
    r"|governor|police|cit(?:y|ies)|states?|country|provinces?|cent(?:re|er)|legislature|administration|watchdog"
    r"|treasury|cabinet|assembly|judges?|prosecutors?|municipality|district|nation|officials)\W{0,4}$"
)
#: Whom rules are made for.
_BOUND = re.compile(
    r"\b(?:banks|firms?|compan(?:y|ies)|issuers?|exchanges?|providers?|operators?|platforms|institutions|entit(?:y|ies)"
    r"|business(?:es)?|licensees?|applicants?|holders?|persons?|users|custodians?|investors|residents|citizens"
    r"|customers|consumers|participants|employers|taxpayers|miners|enterprises|students|individuals|brokers|dealers"
    r"|departments|localities|members|owners|merchants|vasps?|casps?)\b"
)
#: "It" and the like stand alone; so far from the verb the head of a long subject is looked for.
_HEAD = 90

_ZH_OPENED_BY = re.compile(
    r"\W{0,4}(?:(?P<instrument>(?:该|新|这项|这一|本|此)(?:项|一)?"
    r"(?:法律|法案|政策|规定|法规|条例|办法|方案|计划|措施|指引|通知|规则|框架|决定|禁令|草案|举措|规|法))"
    r"|(?P<person>他|她|我们?|有人|业内|专家|分析)"
    r"|(?P<thing>区块链(?!(?:企业|公司|信息服务))|比特币|加密货币|市场|价格))"
)
_ZH_MODAL = re.compile(r"应|须|必须|不得|可以|将|要(?!求)|力争|到20")
#: So far a modal verb may stand, and so far what opens a statement may reach (code points).
_ZH_MODAL_REACH, _ZH_OPENING = 40, 16
_ZH_ISSUES = re.compile(
    r"(?:局|厅|部|委|会|院|政府|银行|办|中心)[^,。]{0,12}(?:发布|印发|出台|公布|下发|颁布|发表)"
)
_ZH_BODY = re.compile(r"[^,。]{0,20}?(?:局|厅|部|委|会|院|政府|银行|办|中心)")
_ZH_DAY = re.compile(r"[^,]{0,12}[年月日]")
_ZH_FIGURE = re.compile(r"\d(?:万|亿|%|个|家|项|名|所|条|款|座|平方|年)")
_ZH_QUALITY = re.compile(r"的(?:重要|主要|关键|核心|一种|技术|产物|特点|优势|趋势|问题|现象|基础|代表|过程)")


def predicate_of(words: str, *, body: bool, name: bool) -> set[str]:
    """Return the features of an English statement in lower case: ``subject:…``, ``verb:…`` and both at once.

    ``body`` tells that a public body opens it, ``name`` that another name does.
    """
    before = _BEFORE.match(words)
    start = before.end() if before else 0
    verb = _VERB.search(words, start)
    form = str(verb.lastgroup) if verb else "none"
    kind = _subject(words, start, verb.start() if verb else start, body=body, name=name)
    row = {f"verb:{form}", f"subject:{kind}", f"{kind}+{form}"}
    return row | {"adverbial"} if start >= _PHRASE else row


def _subject(words: str, start: int, end: int, *, body: bool, name: bool) -> str:
    """Return the kind of the subject that stands between two offsets."""
    for kind, opening in (("it", _PRONOUN), ("person", _PERSON), ("this", _POINTING)):
        if opening.match(words, start):
            return kind
    head = words[max(start, end - _HEAD) : end]
    if _INSTRUMENT.search(head):
        return "instrument"
    if body:
        return "body"
    for kind, pattern in (("authority", _AUTHORITY), ("bound", _BOUND)):
        if pattern.search(head):
            return kind
    if name:
        return "name"
    return "thing" if _THING.match(words, start) else "other"


def chinese_predicate_of(words: str) -> set[str]:
    """Return the features of a Chinese statement: whether it binds, who opens it, what it counts."""
    row = {
        "zh:modal": _ZH_MODAL.search(words, 0, _ZH_MODAL_REACH),
        "zh:issues": _ZH_ISSUES.search(words),
        "zh:body": _ZH_BODY.match(words),
        "zh:day": _ZH_DAY.match(words),
        "zh:figure": _ZH_FIGURE.search(words),
        "zh:quality": _ZH_QUALITY.search(words),
    }
    opened = _ZH_OPENED_BY.match(words, 0, _ZH_OPENING)
    return {name for name, found in row.items() if found} | (
        {f"opens:{opened.lastgroup}"} if opened else set()
    )
