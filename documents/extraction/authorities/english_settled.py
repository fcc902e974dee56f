"""Reads off the words before an English name what part they settle by themselves."""

import re
from itertools import pairwise

from documents.extraction.authorities.roles import (
    ACT_NOUN,
    AGENT,
    NEUTRAL,
    OWNER,
    SAID,
    SOURCE,
    SUBJECT,
    TITLE,
    Role,
)
from documents.extraction.authorities.words import verbs

_BY = re.compile(r"((?:[\w'-]{1,30} ){1,7})by (?:both )?(?:the |its |an? |\[)?(?:[A-Za-z'-]{1,20} ){0,3}$")
#: What is still waited for nobody has done.
_AWAITED = re.compile(
    r"\b(?:wait\w{0,3} (?:for|on)|await\w{0,3}|pending) (?:\w{1,12} ){0,3}(?:of|by|from) (?:the )?$"
)
_TITLE_OF = re.compile(
    r"\b(?:Notice|Circular|Opinions?|Measures|Plan|Announcement|Decision|Order|Regulations?|Rules|Reply|Act|Law|Decree"
    r"|Resolution|Ordinance|Directive|Instruction|Statement|Proclamation|Letter|Policies)"
    r"(?: (?:No\.? ?|Number |# ?)?[A-Z]{0,3}-?\d[\w/.-]{0,16})?(?:,? (?:dated|of|from) [\w/., ]{4,24})?"
    r" (?:of|by|from) (?:the )?$"
)
_ACT_OF = re.compile(
    r"\b(?:decrees?|decisions?|rules?|laws?|bills?|plans?|statements?|notices?|proposals?|resolutions?|orders?|"
    r"warnings?|announcement|guidelines?|circulars?|regulations?) (?:of|by|from) (?:the |its )?$"
    r"|\ba (?:\w{1,20} ){0,2}(?:meeting|session|conference) of (?:the )?$"
)
#: A bill that has passed the houses of a legislature is that legislature's act.
_HOUSES_OF = re.compile(
    r"\b(?:pass\w{0,3}|clear\w{0,3}|through|approved by|won over) (?:both|the two|either) "
    r"(?:houses|chambers) of (?:the )?$"
    r"|\b(?:was|were|been|be) (?:\w+ly )?(?:passed|adopted|approved|voted through|cleared|enacted) "
    r"(?:in|at) (?:the )?$",
    re.IGNORECASE,
)
_SITE_OF = re.compile(r"\b(?:website|account|site|portal|bulletin) of (?:the )?$", re.IGNORECASE)
_ACCORDING = re.compile(
    r"\b(?:according to|accordance with|reply to|pursuant to|requirements of)(?: [\w']{1,20}){0,2} $",
    re.IGNORECASE,
)
#: Who leads the regulators that act, acts with them: 'five agencies, led by'.
_LED_BY = re.compile(
    r"\b(?:regulators|authorities|agencies|ministries|departments|bodies|bureaus|commissions|watchdogs"
    r"|institutions|organs|offices|administrations)(?:,| ?-{1,2}| ?\()?"
    r" ?(?:jointly )?(?:led|headed|spearheaded|coordinated) by (?:the )?$"
)
#: Who is named of several that act: 'issued by 16 agencies, including the'.
_ONE_OF_AGENTS = re.compile(
    r"\bby (?:[\w-]{1,20} ){1,5}(?:agencies|departments|ministries|authorities|regulators|bodies|commissions"
    r"|bureaus|organs|institutions|offices|units),? (?:including|among them|such as|namely)(?: the)? $"
)
#: A body named with 'a', or behind a verb of founding, is set up by the act, it does not issue it.
_NEW = re.compile(
    r"(?<!')\b(?:a|an|[Aa] new"
    r"|(?:launch|establish|creat|found|form|constitut|institut|inaugurat|set|Creat|Establish)(?:es|ed|e|s|ing|ting)?"
    r"(?: up)?(?: the| its)?(?: [A-Z][\w-]{1,20}){0,4}(?: and(?: [A-Z][\w-]{1,20}){0,3})?) \"?$"
)
#: What happened before is told to set the scene: 'the step came months after the'.
_CAME_AFTER = re.compile(
    r"\b(?:(?:c[ao]m(?:es?|ing)|follow(?:s|ed|ing)?|arriv(?:es|ed)) (?:\w+ ){0,3}(?:after|as|when|amid|since)"
    r"|(?:days?|weeks?|months?|years?|shortly|long|just|soon) (?:after|before)) (?:the )?$"
)
#: Who gives money or leave is told behind 'from': 'received a grant of two million from the'.
_GIVEN_BY = re.compile(
    r"\b(?:grants?|funding|award|subsid(?:y|ies)|licen[cs]e|approval|permission|permit|green light"
    r"|go-ahead|clearance|authori[sz]ation|contract|no-action letter)\b[^.;,]{0,50} from (?:the )?$"
)
#: With whom others shall work has not acted yet: 'to coordinate with both the'.
_TO_WORK_WITH = re.compile(
    r"\bto (?:[a-z]+ly )?(?:co-?ordinate|work|consult|co-?operate|collaborate|liaise|engage"
    r"|partner|share [a-z ]{3,20}|meet|confer|negotiate)(?: [a-z]+ly)? with (?:both |either )?(?:the )?"
    r"(?:[A-Z][\w'-]{1,20},? (?:and (?:the )?)?){0,5}$"
)
#: Who only helps or lets others act is named first: 'with the support of the Ministry, the city launched'.
_HELPED = re.compile(
    r"\b(?:[Ww]ith|[Uu]nder|[Aa]t|[Oo]n|[Tt]hanks to) (?:the |its |full |financial |strong ){0,2}"
    r"(?:support|backing|help|assistance|aid|approval|permission|consent|blessing|guidance|supervision|auspices"
    r"|patronage|participation|involvement|advice|instructions?|direction|request|funding|oversight)"
    r" (?:of|from|by) (?:the |its )?$"
)
#: Whom a firm serves or is backed by is named behind such words: 'whose clients include the'.
_SERVED = re.compile(
    r"\b(?:clients?|customers?|users?|backers?|investors?|supporters?|sponsors?|donors?) (?:[a-z]+ ){0,3}?"
    r"(?:includ(?:es?|ed|ing)|such as|like|are|were) (?:the )?$"
)
#: Who does the same is told behind its verb: 'the ministry issued rules, as did the'.
_LIKEWISE = re.compile(r"\b(?:as|so) (?:did|does|do|have|has) (?:the )?$")
#: What the words before a name settle by themselves; the first that fits counts.
_SETTLED = (
    (_AWAITED, Role(NEUTRAL, "awaited")),
    (_HOUSES_OF, Role(AGENT, "by")),
    (_ONE_OF_AGENTS, Role(AGENT, "by")),
    (_TO_WORK_WITH, Role(SOURCE, "source")),
    (_HELPED, Role(SOURCE, "source")),
    (_SERVED, Role(SOURCE, "source")),
    (_LIKEWISE, Role(SUBJECT, "subject")),
    (_GIVEN_BY, Role(SAID, "gives")),
    (_TITLE_OF, Role(TITLE, "title")),
    (_ACT_OF, Role(ACT_NOUN, "title")),
    (_SITE_OF, Role(OWNER, "site")),
    (_ACCORDING, Role(NEUTRAL, "according")),
    (_NEW, Role(NEUTRAL, "new")),
    (_CAME_AFTER, Role(NEUTRAL, "scene")),
)
#: What a relative clause tells of another paper is taken only where nobody else acts.
_ASIDE = 0.42
#: Before 'be' they tell what others have to do or will do, not who issued the act.
_MODALS = frozenset(("must", "would", "will", "should", "shall", "may", "can", "could", "to", "only", "not"))
_ADVERBS = frozenset(("also", "then", "first", "now", "still", "always", "further"))
#: Who gives out licences and coins is told of, not the issuer of the act: 'apply for a licence issued by'.
_THING = re.compile(
    r"(?:licen[cs]e|permit|certificate|authori[sz]ation|coin|token|banknote|note|bond|cbdc)s?|currency|currencies|money"
)
#: What is undone or upheld is another's act: 'struck down an order by'.
_UNDOING = re.compile(
    r"(?:overturn|overrul|quash|revers|revok|repeal|annul|cancel|lift|suspend|reject|dismiss|uph[eo]ld|challeng"
    r"|appeal|follow|scrap|void|invalidat|block|withdr[ae]w|criticis|criticiz|defy|defi|ignor|appl)\w{0,3}|struck|set"
)


#: What others have set is only complied with.
_HEEDED = frozenset(
    {
        "comply",
        "complies",
        "complying",
        "compliance",
        "accordance",
        "line",
        "consistent",
        "conform",
        "conforms",
    }
    | {"conformity", "adhere", "adheres", "adhering", "meet", "pursuant", "aligned", "compliant"}
)


def by_what_stands_before(before: str) -> Role | None:
    """Return the part that the words before a name settle by themselves."""
    agent = _BY.search(before) if "by " in before else None
    if agent and _LED_BY.search(before):
        return Role(AGENT, "by")
    if agent:
        return _agent(agent.group(1).lower().split())
    for pattern, role in _SETTLED:
        if pattern.search(before):
            return role
    return None


def _agent(words: list[str]) -> Role:
    """Weigh a name behind 'by': of an act that was done, of a noun of acting, or of mere oversight."""
    heeded = not _HEEDED.isdisjoint(words[:-1])
    undone = words[-1] in verbs()["decided"] and any(_UNDOING.fullmatch(word) for word in words[:-1])
    if heeded or undone or words[-1] in verbs()["overseeing_nouns"]:
        return Role(SOURCE, "by.not")
    if "which" in words[-5:-1] or _is_to_be(words[-4:]):
        return Role(_ASIDE, "by.aside")
    participles = [word for word in words if word.endswith("ed") or word in verbs()["participles"]]
    if not participles:
        return Role(ACT_NOUN, "by.noun")
    if words[-2:-1] and _THING.fullmatch(words[-2]):
        return Role(SOURCE, "by.not")
    return Role(SOURCE, "by.not") if participles[-1] in verbs()["overseeing"] else Role(AGENT, "by")


def _is_to_be(words: list[str]) -> bool:
    """Tell whether what is told is still to be done: 'must be approved by', 'would be considered by'."""
    before = [word for word in words if not word.endswith("ly") and word not in _ADVERBS]
    return any(word in _MODALS and then == "be" for word, then in pairwise(before))
