"""The forms that titles take, as patterns; every quantifier is bounded, so a scan stays linear."""

import re

_HAN = r"\u3400-\u9fff"

#: Marked names, on the text as given: title marks, quotation marks, link texts, bold.
BOOK = re.compile(r"《([^《》\n]{2,160}(?:《[^《》\n]{2,80}》[^《》\n]{0,80})?)》")
DOUBLE = re.compile(r"[“\"「『„«]([^“”\"「」『』„«»\n]{3,320})[”\"」』»]")
SINGLE = re.compile(r"[‘'](?<![A-Za-z].)([^‘’'\n]{6,200})[’'](?![A-Za-z])")
BOLD = re.compile(r"\*\*([^*\n]{6,200})\*\*")

#: Quotation marks set the wrong way round occur behind these words; on folded text, as all that follow.
INTRODUCED_ZH = re.compile(r"(?:名为|题为|称为|称作|叫做|命名为|名称为)\"([^\"\n]{2,60})\"")
ABOUT_ZH = re.compile(
    r"关于[^。;；!！?？《》\"\n]{4,60}?的(?:通知|公告|通告|意见|决定|决议|风险提示|提示|函|批复|法令|报告|规定|"
    r"法案|提案|建议|指引|声明|警告)"
)
#: What is built and launched; a chain of firms or of funds is none.
_CHAIN_ZH = "(?<![业应块盟公金新值态全上该条主侧单长])链(?![条接上路主圈下成长群的化改补稳式])"
_THINGS_ZH = (
    "(?:平台|系统|基金|产业园|实验室|试验区|示范区|先导区|先行区|联盟|工程|服务网络|数据库|小程序|专区|服务区|大厦|沙盒园?|基地|主干网|骨干网"
    "|孵化器|公共服务中心|(?:创新|服务|研究|存证|运营|交易|结算|推广|体验|应用|认证|监测|登记|调解)中心|研究院|(?<!有限)委员会|专项奖|货币桥"
    f"|钱包|{_CHAIN_ZH})"
)
#: A platform or chain that is itself the subject of its launch: 某某平台正式上线, 某法院宣布某某链上线.
SUBJECT_ZH = re.compile(
    rf"(?:(?<![^。;；,，、\s])|(?<=宣布)|(?<=表示)|(?<=透露)|(?<=获悉)|(?<=介绍)|(?<=(?:牵头|推出|主导|建设|开发|发起|承建|打造)的))"
    rf"(?![该其这此本])((?:\"[{_HAN}A-Za-z0-9+]{{2,12}}\")?"
    rf"(?:(?!宣布|表示|透露|获悉|介绍|正在|成为|位于|因为|如果)(?![是让使把被着了的])[{_HAN}]|[A-Za-z0-9+]){{2,28}}?"
    rf"(?:{_THINGS_ZH}|项目|链|小程序|专区|数据库))"
    rf"(?:\([^)]{{1,20}}\))?(?:今日|昨日|近日|日前|(?:\d{{1,2}}月)?\d{{1,2}}日)?(?:在[{_HAN}]{{2,10}}?)?"
    r"(?:正式|宣布|成功|今日|近日|已经?|对外|集中|全面|同步){0,3}(?:上线|启动|成立|揭牌|发布|投入|开通|落地|启用|运行|推出|建成|投用|开工|试运行"
    r"|(?:将|把|利用|运用|采用|引入|结合)区块链)"
)
#: Rules without marks that are in force: 某某登记制度正式实施.
IN_FORCE_ZH = re.compile(
    rf"(?<![^。;；,，、\s\"])(?![该其这此本])((?:(?![是让使把被着了将])[{_HAN}]|[A-Za-z0-9+]){{3,24}}?"
    r"(?:制度|条例|办法|规定|法案|新规|细则|指引|暂行规则))(?:正式|已经?|全面|于[^,。;\n]{2,12}|自[^,。;\n]{2,12}起|从[^,。;\n]{2,12}起){0,3}"
    r"(?:生效|实施|施行|出台|落地|获批|获通过)"
)
#: A platform that is what was launched: 启动某某平台试点.
OBJECT_ZH = re.compile(
    r"(?:启动|推出|上线|打造|搭建|建成|开通|成立|设立|发起|发布|启用|投用|组建|创建|开发|研发|建立|筹建|筹备|上架)(?:建设)?(?:了|的)?"
    r"(?:(?:基于|面向|针对|用于|覆盖|服务)[^,。;的\n]{2,14}的)?"
    r"(?:全国|全市|全省|全区|国内|我国|全球|世界)?(?:首个|首批|首家|首条|一个|一家|一项|一条|一款)?"
    r"(?!设立|建设|成立|推出|建立|组建|打造|开展|支持|发起|筹建|筹备|国家级|省级|市级)"
    rf"((?:(?![的了在将和与]|等[^级])[{_HAN}]){{3,24}}?{_THINGS_ZH})"
)
#: What is launched stands in quotation marks behind the verb and few other words: 推出了针对企业的"六条".
LAUNCHED_ZH = re.compile(
    r"(?:发布|推出|上线|启动|打造|建成|启用|开通|出台|印发|实施|开展|创新)[^。,;:!?\"《》]{0,10}[\"「『]?$"
)
#: A coined name in quotation marks is what a verb right before it launches, or what goes into use.
JUST_LAUNCHED_ZH = re.compile(
    r"(?:发布|推出|上线|启用|启动|开通|试运行|试用|试行|投用|建成|搭建|揭晓|发行|推广|命名为|取名为?|定名为?|号称|称之?为|创建|签署|签订)(?:了|的|出|名为|一?[个款条张项批]|全[国省市区](?:首[个批创家条]|统一)|首[个批创家条款]){0,3}"
    r"[\"「『]$"
)
NOW_RUNS_ZH = re.compile(
    r"[\"」』](?:\([^)\n]{1,16}\))?(?:正式|已经?|在[^,。;\n]{1,12}|(?:\d{1,2}月)?\d{1,2}[日月]起?|今起|今日|昨日|全面|首批|同步){0,3}"
    r"(?:上线|启用|开通|投用|投入|启动|发布|落地|亮相|试运行|面世|问世|开通|揭牌|运行|诞生)"
)
#: What a consultation is on stands in quotation marks between these words.
CONSULTED_ZH = re.compile(r"(?:就|围绕|针对)[\"「『]$")
CONSULTS_ZH = re.compile(r"[\"」』][^。;\n]{0,24}?(?:征求|征集|听取)(?:社会|公众|各方)?意见")
#: A handful of measures bears their number as its name: 链六条.
COUNTED_ZH = re.compile(r"[\u3400-\u9fff\w]{1,10}[一二三四五六七八九十百\d]条$")
#: Measures that are known by how many they are: 出台支持链上贸易的十二条措施.
COUNTED_MEASURES_ZH = re.compile(
    r"(?:出台|发布|印发|推出|制定|公布)了?((?:(?!其中|包括)[\u3400-\u9fff\"+]){0,30}?"
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})[条项][\u3400-\u9fff]{0,10}?(?:措施|政策|意见|举措|规定|办法))"
)
#: The noun of a programme behind a quoted name: "..." pilot project.
NOUN_BEHIND_QUOTE = re.compile(
    r"[\"',.]{0,3} ?(?:(?!(?:is|are|was|the|an|of|in|and|as|for|to|on|by|which|that|with|from|will)\b)"
    r"[a-z-]{2,16} ){0,4}"
    r"(?:project|platform|system|model|programme|program|pilot|initiative"
    r"|scheme|plan|app|application|network|mechanism|campaign|portal|policy|strategy|sandbox|fund"
    r"|wallet|law|bill"
    r"|service|mode|registry|database|zone|invoice|certificate|chain|blockchain|infrastructure)\b"
)
BEHIND_QUOTE_ZH = re.compile(
    r"[\"」』](?:的)?(?:应用|服务|创新|示范|试点|综合|信息|管理|政务|融资|信用|公共|区块链){0,2}"
    r"(?:计划|行动|工程|平台|项目|系统|方案|政策|模式|机制|试点|专区|场景|小程序|品牌|应用|服务|产品|活动|基金)"
)

_CAP = (
    r"(?:[0-9]{1,3}(?:st|nd|rd|th)|[0-9]{2,4}-\d{1,4}|No\. ?[0-9]{1,5}(?:[/-]\d{1,4})?"
    r"|[A-Z][\w'&/-]{0,40}|[0-9]{4}|[IVX]{1,5}|\([A-Z][\w .-]{0,20}\))"
)
_SMALL = r"(?:of|on|for|the|and|in|to|with|by|from|against|as|at|an?|its|or|&|No\.)"
#: Behind a comma 'a' tells what a thing is: 'Nordfirm, a Blockchain'.
CAPITALS = re.compile(rf"{_CAP}(?:,? {_CAP}|(?:,? (?!(?<=, )(?:an?|its) ){_SMALL}){{1,3}} {_CAP}){{0,28}}")
#: A law that is known by what it is on: the decree, On the Development of Ledgers.
LAW_ON = re.compile(
    r"\b(?:[Ll]aw|[Dd]ecree|[Aa]ct|[Bb]ill|[Oo]rdinance|[Oo]rder|[Rr]esolution|[Ee]dict),? \"?"
    r"((?:On|Concerning) (?:the )?[A-Z][\w ,'-]{6,120}?)(?=\"|[.;)]|, (?:was|is|has|which|and|came|\w+ed)\b"
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
#: A noun with such words alone is no name of it: its own bill, the first law.
SAYS_NOTHING = re.compile(
    r"(?:(?:own|first|second|third|new|latest|similar|such|same|last|next|other|final|initial|said"
    r"|whole|another"
    r"|landmark|controversial|separate) ){1,3}\w+"
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
YEARLY_ZH = re.compile(
    rf"(?:公布|发布|出台|通过|推出|制定|提出)了?(?:其|该国|他们的?)?\s?"
    rf"(\d{{4}}(?:\s?[/-]\s?\d{{2,4}})?\s?年度?的?\[?[{_HAN}]{{2,12}}?"
    r"(?:计划|报告|预算案?|方案|规划|战略|工作要点|改革))"
)
#: An event or paper of a group of states: the G20 communique.
GROUP_EVENT = re.compile(
    r"\b([A-Z][A-Z0-9]{1,6} (?:summit|communiqu[eé]|declaration|ministerial|forum|statement))\b"
)
#: A directive that is told to be what the act belongs to.
DIRECTIVE_ZH = re.compile(
    rf"(?<=[是为了过订正改])((?:欧盟)?第?[{_HAN}\d]{{2,14}}?指令)(?=的一部分|的?修|[,。;])"
)
#: 第838号法案, S4142号法案.
NUMBERED_ZH = re.compile(
    r"第?\s?[A-Z]{0,3}\d{1,5}\s?号?(?:(?:议会|参议院|众议院)?法案|总统令|法令|决议案)"
    r"|(?<![A-Za-z\d-])[A-Z]{1,2}-?\d{1,4}-\d{2,4}\s?号(?:行政令|命令|决议|法令)"
)
#: A session that bears a number: 第三次集体学习.
SESSION_ZH = re.compile(
    r"(?<!人民代表大会)(?<!常务委员会)(?<!人大)(?<!常委会)(?<!政协)(?<!委员会)第\s?[一二三四五六七八九十百\d]{1,4}\s?[次届]"
    r"(?:(?![的了])[\u3400-\u9fff]){0,10}?(?:集体学习|峰会|论坛|会议|大会)"
)
#: The report that a government lays before its assembly, by whatever name: 作政府工作报告.
WORK_REPORT_ZH = re.compile(r"(?:\d{4}年(?:度)?)?政府工作报告")
SITS_ZH = re.compile(r"人大|人民代表大会|两会|报告")
#: A fund or platform that its sentence first explains: 某某基金，一个由政府支持的基金.
EXPLAINED_ZH = re.compile(
    rf"(?<![^。;；\n])((?:[{_HAN}]|[A-Za-z0-9]){{3,24}}?(?:基金|平台|联盟|系统|项目))(?:\([^)\n]{{1,20}}\))?,(?:一个"
    rf"|一项|是|即)",
)
#: A law named without marks where it is passed: 通过了数字金融资产法; 方法 and 合法 are other words.
LAW_ZH = re.compile(
    r"(?:通过|签署|批准|颁布|公布|发布|提出|制定|实施|修订|修改|否决)了?(?:一项|一部|该|新的)?"
    rf"(?:(?:(?![了在将])[{_HAN}]){{2,8}}的)?"
    rf"((?:(?![的了在将与])[{_HAN}]){{2,14}}(?:(?<![方合非立司执做说想看违依无用办手宪])法(?![案律规令院官庭])"
    r"|(?<![项该新])法案))"
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
    r"(?:[a-z-]{3,14} )?([A-Z][a-z]{1,14}[A-Z][A-Za-z]{2,14}|[A-Z]\w{0,14}(?:[Cc]hain|[Cc]oin)"
    r"|(?:Ley|Loi) [A-Z]\w{2,14})\b"
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
    DIRECTIVE_ZH: ("指令",),
    DEFINED: (" (",),
    ACRONYM: (" bill", " law", " act", " regulation", " directive"),
    GROUP_EVENT: (" summit", " communiqu", " declaration", " ministerial", " forum", " statement"),
    NUMBERED_ZH: ("案", "令", "号决议"),
}

#: The word NOTICE on a line of its own, its subject on the next.
NOTICE_LINES = re.compile(
    r"(?m)^[#* ]{0,8}((?:(?:DRAFT|JOINT|INTERIM|TEMPORARY|PROVISIONAL|PUBLIC|GENERAL) )?"
    r"(?:NOTICE|CIRCULAR|ANNOUNCEMENT|DECISION|ORDER|OPINIONS?|GUIDELINES?|GUIDANCE|REGULATIONS?|RULES?|DECREE"
    r"|LAW|ACT|BILL|RESOLUTION|DIRECTIVE|ORDINANCE|DECLARATION|INSTRUCTIONS?|STATEMENT|WARNING|POLICY|STRATEGY"
    r"|PLAN|MEASURES|PROVISIONS|FRAMEWORK|STANDARDS?|CODE|MEMORANDUM|AGREEMENT|LETTER|REPORT|ADVISORY"
    r"|RECOMMENDATIONS?|COMMUNIQUE|PROCLAMATION|EDICT|CONSULTATION)[ \n]{1,6}"
    r"(?i:on|of|regarding|concerning|for|about|against|to|amending) [^\n]{8,200})$"
)
#: The sheet of a paper or the head of a letter says what it is called or about: Re: …, 标题：….
LABELLED = re.compile(
    r"(?m)^[#* ●•·■◆▪★○-]{0,8}(?:\d{1,3}[.、)] ?)?(?:Re|RE|Subject|SUBJECT|Subj|SUBJ|Sub|SUB|Title|TITLE"
    r"|Document title|Name of document|Objet|Asunto|标 {0,4}题|名 {0,4}称|文件名称|文件标题|公文名称"
    r"|主 {0,4}题|事 {0,4}由|题 {0,4}名)"
    r"(?:\*\*)? ?:(?:\*\*)? {0,8}《?([^\n]{8,200}?)》?$"
)
#: Plans of five years and meetings of a whole country or place, named without marks.
FIVE_YEARS_ZH = re.compile(r"(?:国家)?\"?十[一二三四五六七]五\"?[\u3400-\u9fff]{0,14}?规划(?:纲要)?")
GATHERING_ZH = re.compile(
    r"(?:中央|全国|全省|全市|全区)(?:(?![的在将召举])[\u3400-\u9fff]){2,12}?(?:工作会议|大会|座谈会|推进会|工作会)"
)
#: Patterns whose names begin with words that are soon found.
SPOTTED = (
    *(CAPITALS, NOTICE_LINES, LABELLED, PROJECT, LAUNCHED, LAW_ON, CALLED, SECTION, YEARLY),
    *(DIGITAL_MONEY, ABOUT_ZH, OBJECT_ZH, INTRODUCED_ZH, LAW_ZH, SESSION_ZH),
    *(YEARLY_ZH, FIVE_YEARS_ZH, GATHERING_ZH, UNDER_NAME, CITED_AS, SITE),
)
LINE_MARKS = re.compile(r"[#*>\s\d.、-]{0,12}(?:\[[^\]\n]{1,24}\]\s{0,4}|【[^】\n]{1,20}】\s{0,4})?")
#: The head of an order, notice or fact sheet: its name, which may go on in an indented line, and its date.
DATED_HEAD = re.compile(
    r"[\s#*]{0,4}([^\n]{6,200}(?:\n {1,8}[^\n]{2,160})?)\n\s{0,6}"
    r"(?:(?:Date|Published|Issued|Posted)?(?: on)?:? ?)?(?:[A-Z][a-z]{2,5}day,? )?"
    r"(?:\d{4}[-./]\d\d?[-./]\d\d?|\d\d?[-./]\d\d?[-./]\d{4}|[A-Z][a-z]{2,8}\.? \d{1,2}, \d{4}"
    r"|\d{1,2}(?:st|nd|rd|th)? [A-Z][a-z]{2,8}\.?,? \d{4})\s{0,4}\n"
)
#: What stands in bold before a colon is the name of a value: **Bill ID:** S12.
LABEL = re.compile(r"[A-Z][\w'-]{0,16}(?: [\w'-]{1,16}){0,2}[ *]{0,4}:")
MARKDOWN_HEAD = re.compile(r"#{1,3} ")

#: A further title in a list of them: 根据《…》《…》.
IN_LIST = re.compile(r"》[、和及与]?《$")
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
)
#: A body by whose name its founding is known.
OFFICE_END = re.compile(
    r" (?:Committee|Council|Commission|Task ?[Ff]orce|Working [Gg]roup|Authority|Office|Unit|Agency"
    r"|Bureau|Board|Department|Panel|Team|Secretariat)$"
)
#: Between two bodies that act together.
TWO_BODIES = re.compile(r",? (?:and|with|&) (?:the )?[A-Z]")
LEADING = re.compile(
    r"(?:(?:The|A|An|In|On|Under|According|With|By|And|But|For|From|After|Since|As|At|To|This|That|New"
    r"|Draft|Its|Of|"
    r"Also|Both) ){0,4}(?:the )?"
)
#: The number that a heading bears is no part of a name.
NUMBERING = re.compile(r"\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.。、:)]\s?")
#: A paper, an agency or a programme that reports is named, and is no document of an authority.
OUTLET = re.compile(
    r"[^》\"\n]{1,16}(?:时报|日报|晚报|早报|周刊|周报|快报|邮报|财经|新闻网?|电视台|杂志"
    r"|(?i: times| post| journal| news))(?=[》\"])"
    r"|[^》\"\n]{1,24}[》\"](?:记者|报道|杂志|报纸|采访)"
)
#: What a headline tells: somebody does something; the name of a document tells no deed in the present.
_HEADLINE_EN = re.compile(
    r"[A-Za-z\]'] (?!(?:Rules|Orders|Plans|Tests|Bans|Moves) "
    r"(?:on|for|of|regarding|concerning|governing|and|in)\b)"
    r"(?:To (?:Introduce|Ban|Launch|Regulate|Tax|Issue|Pass|Legali[sz]e"
    r"|Adopt|Test|Use|Create|Build)"
    r"|Signs|Approves|Bans|Launches|Announces|Passes|Says|Plans|Will|Warns|Introduces|Issues"
    r"|Orders|Adopts|Proposes|Vetoes|Rejects|Unveils|Publishes|Releases|Begins|Starts|Seeks|Wants|Moves"
    r"|Becomes"
    r"|Considers|Rules|Backs|Is|Are|Has|Have|Could|May|Must|Gets|Opens|Sets|Joins|Tests|Completes|Expands"
    r"|Cancels|Drops|Clears|Enacts|Causes|Creates|Makes|Takes|Gives|Puts|Faces|Calls|Urges|Tells|Asks|Eyes"
    r"|Mulls|Explores|Invites|Allows|Offers|Raises|Slaps|Fines|Sues|Seizes|Freezes|Halts|Lifts|Eases"
    r"|Tightens|Wins|Picks|Selects|Appoints|Reveals|Confirms|Denies|Decides|Delays|Extends|Shuts|Brings"
    r"|Goes|Turns|Hopes|Aims|Needs|Helps|Lets|Requires|Recogni[sz]es|Regulates|Legali[sz]es|Establishes) "
)
_HEADLINE_ZH = re.compile(
    r"未能|(?:提出|宣布|公布|启动|成立|发行|允许|考虑|警告|介绍|决定|收紧|放宽|创建|开始)了|签署|否决|宣布|推出|叫停|等待|希望|致力于|将(?!来)|(?<![虚模])拟(?!定|态)"
    r"|(?:通过|发布|公布|出台|批准)(?:关于|了|新|首|一|加密|区块链|虚拟|数字)"
)
#: "On", "to" and 关于 begin what a document is about; deeds behind them are its matter.
_ABOUT = re.compile(r"关于|印发|\b(?:on|to|for|regarding|concerning) ", re.IGNORECASE)


def is_headline(said: str) -> bool:
    """Tell a headline, which says who does what, from the name of a document."""
    deed = _HEADLINE_EN.search(said) or _HEADLINE_ZH.search(said)
    return deed is not None and not _ABOUT.search(said, 0, deed.start())


def headline_subject(said: str) -> str:
    """Return what a headline says that does something: "Harbour Ledger Fund" of "… Fund Opens Its Doors"."""
    deed = _HEADLINE_EN.search(said)
    return said[: deed.start() + 1] if deed else ""


#: What may follow the noun of a document within a title.
BEHIND_NOUN = re.compile(r",? (?:on|of|for|to|in|with|between|regarding|concerning|against|No|\(|\d|B\.E)")
#: What a paper only leans on or leads to: 'into the Markets Act', 'a change to the Securities Law'.
LEANED_ON = re.compile(r"\b(?:into|to|how|against|within|beyond|outside|from|with|in|by) the $")
#: What something only rests on, though a verb of giving stands before it: 启动基于某某网络的平台.
RESTS_ON_ZH = re.compile(r"(?:基于|依托|利用|接入|借助|参照|参考|对接|根据|按照|依据)[\"《]?$")
FOLLOWS_ZH = re.compile(
    r"[》\"」』]?(?:\([^)]{1,20}\))?(?:正式|已|于|在|近日|对外|将|首次|罕见|明确|也|还)?(?:发布|印发|出台|公布|颁布|通过|实施|施行|生效|"
    r"征求意见|公开|上线|启动|成立|提出|指出|明确)"
)
FOLLOWS_EN = re.compile(
    r"[\"'\])*]{0,4}(?:\([^)]{1,140}\))?,? (?:was|were|has been|will be|,|came|published|issued|"
    r"released|sent out|signed|adopted|passed|launched|applies|appeared|integrates|defines|covers|provides"
    r"|requires|sets|introduces|establishes|allows|creates|regulates|recogni[sz]es|lays down|aims|gives)"
)
