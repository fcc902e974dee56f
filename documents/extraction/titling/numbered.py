"""The forms of names that hold a number: bills, laws, decrees and orders, with what they are on."""

import re

_NUMBER = r"[A-Z]{0,4}-?\d[\w-]{0,10}(?:[/.][\w-]{1,10}|,\d{3}(?!\d)){0,3}"
_NO = r"(?: ?(?:No\.?|NO\.?|no\.?|N[°ºo]\.?|№|#|Number|number))?"
_KIND = (
    r"Directive|Regulation|Law|Decree|Order|Resolution|Act|Decision|Circular|Instruction|Ordinance"
    r"|Proclamation"
    r"|Ruling|Edict|Bill|Notification|Decree-Law|Statute"
)
_RANK = (
    r"(?:(?:Executive|Administrative|Ministerial|Royal|Supreme|Presidential|Federal|Organic|Cabinet"
    r"|Council|Public"
    r"|Private|Constitutional|Government|Legislative|Emergency|Special|Local|General|Joint|Master"
    r"|Sovereign) )"
)
_CAP = r"(?:[A-Z][\w'&/-]{0,30}|\d{4})"
_SMALL = r"(?:of|on|for|the|and|in|to|with|by|from|against|as|an?|its|or|&)"
#: What a numbered law is on belongs to its name: Law No. 4 of 2022 on the Regulation of Tokens.
_ABOUT = (
    rf"(?:(?: of| dated| from)?,?(?: (?:\d{{1,2}} )?[A-Z][a-z]{{2,8}}(?: \d{{1,2}},)?)? (?:19|20)\d\d)?"
    rf",? (?:[Oo]n|[Cc]oncerning|[Rr]egarding|[Aa]mending|[Rr]elating to|[Pp]romulgating|[Aa]pproving)"
    rf" (?:the |an? )?{_CAP}(?:,? {_CAP}|(?:,? {_SMALL}){{1,3}} {_CAP}){{0,16}}"
)
_CHAMBER, _MANNER = "House|Senate|Assembly|Legislative|Council|General Assembly", " Joint| Concurrent| Simple"
_PAPER = " Bill| File| Resolution| Joint Resolution| Memorial| Paper| Proposal| Document"
#: In title case, as in print, or in capitals, as at the head of the bill itself.
_HOUSE = (
    rf"(?:(?:{_CHAMBER})(?:{_MANNER})?(?:{_PAPER})"
    rf"|(?:{_CHAMBER.upper()})(?:{_MANNER.upper()})?(?:{_PAPER.upper()}))"
)
_SHORT = (
    r"H\.? ?B\.?|S\.? ?B\.?|A\.? ?B\.?|L\.? ?B\.?|H\.? ?R\.?|S\.? ?F\.?|H\.? ?F\.?|L\.? ?D\.?|S\. |H\. "
    r"|S\. ?P\."
    r"|[HSA]\.? ?[JC]\.? ?R\.?|[HS]\.? ?J\.? ?M\.?|[HS]\.? ?R\.?|P\.? ?L\.?|E\.? ?O\.?"
)
#: Kinds of papers whose number tells itself to be one: circular 12/2021, guidance AB-2020-C3, law 14,478.
_PAPER_KIND = (
    r"(?i:(?:decree-?|legislative )?(?:decree|order|law|resolution|circular|instruction|ordinance|ruling|bill"
    r"|directive|decision|act|letter|notice|notification|guidance|bulletin|regulation|motion|proposal|document"
    r"|communication|opinion|advisory|memorandum|rule|(?:policy|position|feedback|joint) statement"
    r"|(?:consultation|discussion|policy|white|green|working) paper|consultation|staff notice"
    r"|proclamation|edict|norm|provision|agreement))"
)
_TELLING_NUMBER = (
    r"(?:\d{1,6}/(?:19|20)?\d\d\b|\d{1,3}[,.]\d{3}\b(?![,.]?\d)|[A-Z]{2,6}[-/]\d[\w/-]{1,16}"
    r"|\d{1,4}-[A-Z]{1,4}\b|[A-Z]{1,5}\d{1,4}(?:/\d{1,4})?\b)"
)
_LAW_KIND = (
    r"(?:Instruction|Resolution|Ordinance|Circular|Decree|Directive|Act|Chapter|Law|Regulation|Order"
    r"|(?:bill|law|decree)(?= \d{3}))"
)
_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
#: A bill by its house and number, or a law by its kind and number; the chapter that a table of bills gives
#: behind the day of signing is no name beside the bill's.
NUMBERED = re.compile(
    rf"\b(?:{_HOUSE}|(?:Proposition|Measure|Initiative|Bill)(?! (?:19|20)\d\d\b)){_NO}"
    r" ?-?[A-Z]{0,3}-?\d{1,5}(?:/\d{2,4})?\b"
    rf"|\b(?:{_SHORT}){_NO} ?-?[A-Z]{{0,2}}-?\d{{1,5}}\b(?![.,]\d)"
    rf"|\b(?:(?:{_KIND}|{_KIND.upper()})(?: \((?:EU|EC)\) (?:No\.? ?)?| ?[Nn]o\.? ?| ?NO\.? ?| Number "
    rf"| ?N[°º] ?| ?№ ?))"
    rf"{_NUMBER}(?:{_ABOUT})?"
    rf"|\b{_RANK}(?:{_KIND})(?: [A-Z]{{2,8}}(?= ))?{_NO} ?{_NUMBER}(?:{_ABOUT})?"
    rf"|\b{_PAPER_KIND} (?:[Nn]o\.? ?|[Nn]umber |№ ?)"
    rf"{_NUMBER}"
    rf"|\b{_PAPER_KIND} (?:[A-Z]{{2,8}} )?{_TELLING_NUMBER}"
    rf"|(?<!/\d\d, )\b{_LAW_KIND} (?!(?:19|20)\d\d\b(?![/,]))\d{{1,5}}(?:[/-]\d{{2,4}})?\b(?! ?%|,\d)"
    r"(?! (?:of|and|to|or) (?:the )?(?:Code|Title|Act|Law|Constitution|Regulation)\b)"
    rf"|\b(?:{_RANK})?(?:{_KIND}) of (?:the [A-Z][\w ]{{3,40}} of )?\d{{1,2}} {_MONTH} \d{{4}}\b"
)
