"""What shows where the name of a document begins and ends, or that a stretch is no such name, as patterns."""

import re

#: A noun with such words alone is no name of it: its own bill, the first law.
SAYS_NOTHING = re.compile(
    r"(?:(?:own|first|second|third|new|latest|similar|such|same|last|next|other|final|initial|said"
    r"|whole|another"
    r"|landmark|controversial|separate|additional|further|complete|total|partial|blanket|outright|draft|technical"
    r"|special|temporary|interim|formal|public|written|official|recent|legal|legislative|proposed"
    r"|planned|broad|comprehensive|detailed|customer|internal|joint|tougher|strict"
    r"|stricter|clear|general|specific|various|major|possible|preliminary|advisory) ){1,3}\w+"
    r"|task force|taskforce|working (?:group|party)|study group|pilot (?:project|programme|program|phase)"
    r"|(?:application|use|adoption|development)s? of (?:the )?block ?chain(?: technolog(?:y|ies))?"
    r"|(?:multiple|several|many|numerous|various|some|more|two|three|four|five|six|seven|dozens of)"
    r" [^\n]{1,200}"
    r"|(?:(?:national|state|sovereign|central|bank|retail|wholesale|official|legal|own|new|first) ){0,4}"
    r"(?:digital|virtual|electronic) (?:currency|currencies|assets?|coins?|money)"
    r"|(?:industry|national|technical|local|international|global|common|uniform|unified) standards?"
)
#: No document is called so: the topic and a bare noun head a page on rules, a session a legislature's paper.
TOPIC_ALONE = re.compile(
    r"(?:(?:the|new|legal|current|national|global|digital|virtual|crypto(?:currency|currencies|assets?)?"
    r"|bitcoin"
    r"|block ?chain|assets?|currency|currencies|token|coins?|ico|and|&|-) ?){1,5}"
    r"(?:regulations?|laws|legislation|rules|polic(?:y|ies)|governance|taxation|tax(?:es)?|status)"
    r"|(?:[a-z\d-]+ ){0,4}(?:regular|special|extraordinary|legislative) sessions?",
    re.IGNORECASE,
)
#: A name with capitals behind an article is one for all that: 'published the National Token Policy'.
ARTICLE_BEFORE = re.compile(r"(?:\b(?:the|its|their|an?)|'s) \"?$")
#: A clause about what somebody does or must do is no name: 'implement strong controls', 'may violate laws'.
CLAUSE = re.compile(
    r"(?:may|might|must|shall|should|can|could|will|would|implement|adopt|establish|violate|comply|ensure|provide"
    r"|enhance|strengthen|develop|create|build|improve|require|regulate|promote|protect|enforce|follow|use|issue"
    r"|publish|launch|propose|introduce|amend|apply|obtain|maintain|meet|take|make|set|have|be|do|submit|prepare"
    r"|enact|impose|prohibit|ban|allow|permit|accept|offer|seek|support|consider|explore|examine) "
    r"(?!of\b|bill\b|law\b|on\b)"
)
#: Between a body and its short name.
BRACKET = re.compile(r" ?\((?:the |hereinafter )?[\"']?(?:the )?")
#: The sitting of a legislature heads its bills and names none of them.
SITTING = re.compile(
    r"\b(?:Regular|Special|Extraordinary|Legislative|First|Second|Third|Plenary) (?:Called )?Session\b"
    r"|^(?:[\w-]+ ){0,3}(?:Legislature|Congress|General Assembly)$",
    re.IGNORECASE,
)
#: A sentence without subject: what a bill does is not its name ("Amends the Securities Law").
DOES = re.compile(
    r"(?:Amends|Creates|Establishes|Requires|Authoriz?s?es|Recogniz?s?es|Allows|Provides|Prohibits"
    r"|Signed|Passed"
    r"|Approved|Issues|Issued|Launches|Launched|Defines|Exempts|Permits|Directs|Repeals|Adds|Enacts"
    r"|Extends|Makes"
    r"|Regulates|Bans|Clarifies|Declares|Designates|Appoints|Adopts|Adopted|Publishes|Releases"
    r"|Announces|Relating"
    r"|Promoting|See|Read|Follow|Download|Click) (?:(?:the|a|an) )?"
)
#: The house where a bill lies and the month when it was passed are no part of its name.
IN_HOUSE = re.compile(
    r" in (?:19|20)\d\d$| (?:in|on|by) (?:Jan|Feb|Mar|Apr|May|June|July|Aug|Sept|Oct|Nov|Dec)\w{0,6}\b"
    r"| (?:in|by|from|to|before) the "
    r"(?:U\.S\.|US|House|Senate|Congress|Parliament|State|Assembly|Legislature|Committee)\b"
)
#: A body that the act sets up gives the act its name.
SET_UP = re.compile(
    r"\b(?:an?|(?:launch(?:ed|es|ing)?|establish(?:ed|es|ing)?|creat(?:ed?|es|ing)|found(?:ed|s|ing)"
    r"|sett?(?:ing)? up|form(?:ed|s|ing)|constitut(?:ed?|es|ing)"
    r"|inaugurat(?:ed?|es|ing)|institut(?:ed?|es|ing))(?: the| its| a new)?) $"
    r"|(?:成立|设立|组建|筹建|创立|发起|揭牌)(?:了|一个|全国首个|首个){0,2}$"
)
#: A body by whose name its founding is known.
OFFICE_END = re.compile(
    r" (?:Committee|Council|Commission|Task ?[Ff]orce|Working [Gg]roup|Authority|Office|Unit|Agency"
    r"|Bureau|Board|Department|Panel|Team|Secretariat)$"
)
#: Between two bodies that act together.
TWO_BODIES = re.compile(r",? (?:and|with|&) (?:the )?[A-Z]")
_LEADING_WORDS = (
    r"(?:(?:The|A|An|In|On|Under|According|With|By|And|But|For|From|After|Since|As|At|To|This|That|New"
    r"|Draft|Its|Of|Also|Both) ){0,4}(?:the )?"
)
LEADING = re.compile(
    _LEADING_WORDS
    + r"(?:(?:January|February|March|April|May|June|July|August|September|October|November|December) "
    r"(?:\d{1,2}(?:st|nd|rd|th)?,? )?(?:(?:19|20)\d\d,? )?"
    r"|(?:\d{1,2}(?:st|nd|rd|th)? )?(?:19|20)\d\d, )?" + _LEADING_WORDS
)
#: What may follow the noun of a document within a title.
BEHIND_NOUN = re.compile(r",? (?:on|of|for|to|in|with|between|regarding|concerning|against|No|\(|\d|B\.E)")
#: A name that breaks off before its number: 'titled NOTICE NO'.
CUT_NUMBER = re.compile(r"\bN[oO]$")
#: What stands in brackets behind the name of a law is only its number: the Payments Act (Act 998).
BESIDE_NAME = re.compile(r"[A-Z][\w'-]{1,24},?(?: of)?(?: (?:19|20)\d\d)? \((?:[A-Z][\w'-]{1,20} ){0,3}$")
#: The year of a launch, or a part of the paper, is told behind its name.
WHEN_BEHIND = re.compile(
    r" (?:in|since|by|from) (?:19|20)\d\d$|,? (?:Article|Section|Chapter|Part|Clause)s?$"
)
#: The kind of a file behind the name of a document.
FILE_KIND = re.compile(r"\s?\((?:PDF|pdf|DOCX?|docx?|HTML|html)[^()]{0,20}\)?$")
#: Who warns names what he warns of; it is no name of his act.
WARNS = re.compile(r"\b(?:warn|caution|alert)(?:s|ed|ing|ings)?\b", re.IGNORECASE)
