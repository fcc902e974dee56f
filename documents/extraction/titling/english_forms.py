"""The forms of English names without marks, on folded text; no quantifier is unbounded: a scan is linear."""

import re

_CAP = (
    r"(?:[0-9]{1,3}(?:st|nd|rd|th)|[0-9]{2,4}-\d{1,4}|No\. ?[0-9]{1,5}(?:[/-]\d{1,4})?"
    r"|B\.E\.|[A-Z][\w'&/-]{0,40}|[0-9]{4}|[IVX]{1,5}|\([A-Z][\w .-]{0,20}\)|\([A-Z][A-Za-z ,'&-]{20,60}\)"
    r"|\"(?!On |About )[A-Z][\w' -]{1,30}\"(?= [A-Z]))"
)
_SMALL = r"(?:of|on|for|the|and|in|to|with|by|from|against|as|at|an?|its|or|&|No\.)"
#: Behind a comma 'a' tells what a thing is: 'Nordfirm, a Blockchain'.
CAPITALS = re.compile(
    rf"(?![\"(]){_CAP}(?:,? {_CAP}|(?:,? (?!(?<=, )(?:an?|its) ){_SMALL}){{1,3}} {_CAP}){{0,28}}"
)
#: A law that is known by what it is on: the decree, On the Development of Ledgers.
LAW_ON = re.compile(
    r"\b(?:[Ll]aw|[Dd]ecree|[Aa]ct|[Bb]ill|[Oo]rdinance|[Oo]rder|[Rr]esolution|[Ee]dict)\d{0,2},? \"?"
    r"((?:On|Concerning) (?:the )?[A-Z][\w ,'-]{6,120}?)"
    r"(?=\"|[.;)]| \(|, (?:was|is|has|which|and|came|\w+ed)\b"
    r"| (?:was|is|has|which|came|entered|in force|into)\b)"
)
#: What a verb of naming gives to a thing named before it: a coin called Harbour, a plan dubbed Malta.
_THING = (
    r"(?:project|platform|system|programme|program|pilot|plan|strategy|scheme|initiative|coin|currency"
    r"|token|network"
    r"|chain|blockchain|ledger|service|app|application|portal|wallet|paper|report|document|circular"
    r"|notice|guide"
    r"|guidance|guidelines|bill|law|act|decree|order|fund|sandbox|campaign|competition|event|conference"
    r"|forum|summit"
    r"|stablecoin|registry|register|site|website|tool|statement|warning|policy|roadmap|consultation"
    r"|agreement|study"
    r"|experiment|trial|test|prototype|proposal|rules|regulation|framework|measures|opinions|database"
    r"|zone|hub)"
)
_RUN = (
    r"[A-Z][\w'+&-]{1,30}(?:(?:: | (?:of |for |the |and |& |in |on |to |with |an? ){0,2})"
    r"(?!(?:January|February|March|April|May|June|July|August|September|October|November|December) ?\d"
    r"|\d{1,2} [A-Z])"
    r"[A-Z0-9][\w'+&-]{0,30}){0,10}(?:, (?:19|20)\d\d)?"
)
CALLED = re.compile(
    rf"\b{_THING}s?\b[^.;:\"\n]{{0,40}}?,? (?:(?:is|was|been|be|being|which|it|also|now|officially"
    rf"|itself) ){{0,3}}"
    r"(?:called|titled|entitled|headed|named|dubbed|christened|code-?named|nicknamed|known as|branded"
    r"|baptised)"
    rf" (?:as )?(?:the )?({_RUN})"
    rf"|\b(?:called|titled|entitled|headed|named"
    rf"|dubbed) ((?:[A-Z][\w'-]{{0,20}} ?){{1,6}}: [A-Z][^\n.,;\"]{{6,120}})"
)
UNDER_NAME = re.compile(
    r"\b[Uu]nder the (?:working |code |brand |project )?(?:name|title|codename|brand|heading"
    r"|motto)(?: of)?,? (?:the )?"
    rf"({_RUN})"
)
#: A name that the law gives itself.
CITED_AS = re.compile(
    r"\b(?:may|shall|to|can|will) (?:hereafter |also )?be (?:known and (?:may be |shall be )?)?(?:cited"
    r"|referred to|known|called)"
    rf" as (?:the )?({_RUN})"
)
#: What is opened or launched on the web bears its address as its name.
SITE = re.compile(
    r"\b(?:open|launch|unveil|start|creat|introduc|establish)(?:ed|es|s|ing)? (?:the |its "
    r"|a )?(?:website |site |portal )?"
    r"([A-Z][\w-]{2,30}\.(?:com|org|net|gov|io|eu|info|gov\.[a-z]{2}))\b"
)
#: A section of a code, headed by its number.
SECTION = re.compile(
    r"(?m)^[#* ]{0,5}§ ?\d[\w.-]{0,12}\.? "
    r"([A-Z](?:(?! (?:shall|is|are|may|takes?) )[^\n.]){10,160})(?=[\n.]|$)"
)
#: What is known by its year: 2018 Fijian tax reform, 公布了其2018年的商业计划.
YEARLY = re.compile(
    r"\b((?:19|20)\d\d(?:[/-]\d{2,4})? (?:[A-Z][\w-]{2,20} )(?:[a-z-]{2,16} ){0,3}"
    r"(?:reform|budget|plan|strategy|programme|program|law|bill|act|agenda))\b"
)
#: An event or paper of a group of states: the G20 communique.
GROUP_EVENT = re.compile(
    r"\b([A-Z][A-Z0-9]{1,6} (?:summit|communiqu[eé]|declaration|ministerial|forum|statement))\b"
)
ACRONYM = re.compile(
    r"\b([A-Z][A-Za-z]{0,14}[A-Z][A-Za-z]{0,14}|[A-Z]{3,8}|[A-Z][a-z]{1,14}-[A-Z][a-z]{1,14}) "
    r"(?:bill|law|act|regulation|directive)\b"
)
PROJECT = re.compile(r"\b(?:Project|Operation) [A-Z][\w-]{2,30}\b")
DEFINED = re.compile(
    r"\b([A-Z][\w-]{1,30}(?: (?:of|in|on|for|and|the|to) [A-Z][\w-]{1,30}| [A-Z][\w-]{1,30}){1,12})"
    r" \(((?:[A-Z][a-z]{0,2}){2,8})\)"
)
#: A name made of two words in one, or of a chain or a coin, behind a verb of launching or passing.
LAUNCHED = re.compile(
    r"\b(?:launch|unveil|call|dub|introduc|nam|pass|creat|complet|start|open|test|pilot|trial|releas|present"
    r"|develop|deploy|issu|finish|inaugurat|roll)(?:ed|es|s|ing)?(?: out)? (?:the |its |an? )?"
    r"(?:[a-z-]{3,14} )?([A-Z][a-z]{1,14}[A-Z][A-Za-z]{1,14}|[A-Z]\w{0,14}(?:[Cc]hain|[Cc]oin)"
    r"|(?:Ley|Loi) [A-Z]\w{2,14})\b(?<!\bBlockchain)"
)
#: What a verb of launching has behind it with capitals: its Harbour Sandbox Express, the Gate Pass wallet.
RUN_LAUNCHED = re.compile(
    r"\b(?:launch|unveil|introduc|start|open|pilot|trial|releas|present|deploy|inaugurat|roll|set|publish|issu|adopt)"
    r"(?:t?ed|es|s|t?ing)?(?: out| up)? (?:the|its|their|an?) (?:[a-z-]{3,14} )?"
    r"((?!Bitcoin|Ethereum|Hyperledger|Blockchain [A-Z]?[a-z]*(?= |\W)(?! [A-Z]))"
    r"[A-Z][\w'-]{1,20}(?: (?:(?:for|of|and|in) )?[A-Z][\w'+-]{1,20}){1,6}(?: \d{1,2}\b| \+)?)"
)
#: A word with a capital inside, right behind what it names: a fake token, NoraFundAI.
APPOSED = re.compile(
    rf"\b{_THING},? (?:the )?([A-Z][a-z0-9]{{1,14}}[A-Z][A-Za-z]{{1,14}}"
    r"|[A-Z]{2,4}(?:Chain|Coin|Token|Pay|ID|Net|Link))\b"
)
#: Digital forms of a state's money, by which their projects are known.
_MONEY = (
    "dollar|euro|pound|yuan|rou?ble|rupee|won|yen|dirham|lira|shekel|real|naira|cedi|peso|kron[ae]"
    "|franc|baht|ringgit"
    "|rupiah|dong|hryvnia|tenge|riyal|rial|dinar|kwacha|birr|shilling|leone|dalasi|kip|pula|rand|lari"
    "|som|taka"
    "|afghani|manat|quetzal|lempira|colon|gourde|sol|boliviano|guarani|balboa|zloty|forint|koruna|leu"
    "|lev|denar|dram"
    "|somoni|metical|ariary|ngultrum|rufiyaa|riel|kyat|tugrik|togrog|pataca|bolivar|cordoba|lek|lek[ëe]"
    "|loti|lilangeni"
)
DIGITAL_MONEY = re.compile(
    rf"\b[Dd]igital (?:{_MONEY}|{_MONEY.title()}|RMB)\b|\b[Ee]-?(?:{_MONEY.title()}|CNY|HKD|RMB)\b"
    rf"|\b[Ee]-(?:{_MONEY})\b|\b[Cc]rypto-?(?:{_MONEY})\b|"
    r"(?<![用以将持收付])数字(?:人民币|美元|欧元|英镑|卢布|卢比|日元|韩元|泰铢|里拉|谢克尔|克朗|港元|新元)"
    r"(?:(?:\([^)\n]{2,6}\))?\s?[Aa][Pp][Pp](?![a-z]))?"
)
#: Words of which every name of such a form holds one: where none stands, there is no need to search.
HELD: dict[re.Pattern[str], tuple[str, ...]] = {
    DEFINED: (" (",),
    ACRONYM: (" bill", " law", " act", " regulation", " directive"),
    GROUP_EVENT: (" summit", " communiqu", " declaration", " ministerial", " forum", " statement"),
}
#: Patterns whose names begin with words that are soon found.
SPOTTED = (
    *(CAPITALS, PROJECT, LAUNCHED, RUN_LAUNCHED, LAW_ON, CALLED, SECTION, YEARLY),
    *(DIGITAL_MONEY, UNDER_NAME, CITED_AS, SITE),
)
