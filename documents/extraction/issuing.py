"""Tells sentences that say what is issued though they name no authority, and what is issued besides."""

import re
from functools import lru_cache

from documents.extraction.acts import Cue
from documents.extraction.enacting import ENACTING
from documents.extraction.reading import Page
from documents.extraction.spotting import Spotted, spotted

#: What an authority issues besides ("has also published a circular", 还发布了《…》).
_MORE = re.compile(
    r"(?<![a-z])(?:also|additionally|separately|meanwhile|(?:in|on) (?:the|that) same (?:day|week|month|year)"
    r"|that same (?:day|week|month|year))(?![a-z])[^.;]{0,40}?(?<![a-z])"
    r"(?:issu|publish|releas|launch|introduc|sign|pass|adopt|approv|propos|draft|discuss|debat|unveil|establish"
    r"|creat|set up|consider|prepar)\w{0,4}\s"
    r"(?:(?:an?|another|its|new|draft|two|three|several)\s(?:[\w'-]+\s){0,4}?"
    r"|the\s(?!same|said|new|first|final|latest|draft|proposed)(?:[\w'-]+\s){1,6}?)"
    r"(?:bill|law|regulation|rule|guideline|guidance|decree|order|act|plan|strategy|roadmap|programme|program|pilot"
    r"|sandbox|platform|fund|circular|notice|warning|standard|statement|report|consultation|paper|directive|ordinance"
    r"|decision|resolution|memorandum|agreement)s?(?![a-z])"
    r"|(?:还|同时|另外|此外|同日,?[\u4e00-\u9fff]{0,12}?也)(?:正式|联合|同步|首次)?"
    r"(?:发布|印发|出台|推出|启动|公布|上线|成立|签署|下发)了?[\u4e00-\u9fff]{0,6}[《\"“'‘]"
)
_MORE_REACH = 160
_THE_TECHNOLOGY = re.compile(r"(?<![a-z])(?:the|this) tech(?:nology)?(?![a-z])|[该此]技术|这[一项]技术")


def issues_more(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence tells what else an authority issued than what was told before."""
    if cue.refers_back or cue.analyst or cue.general:
        return False
    end = min(cue.sentence.end, cue.sentence.start + _MORE_REACH)
    more = _spotted()["more"].search(page.lower, cue.sentence.start, end)
    if more is None:
        return False
    return page.language == "zh" or any(
        who is not None and who.start < more.end() for who in (cue.authority, cue.subject)
    )


#: An instrument that is out, by its name alone (《…办法》近日印发), or words in which one is put forward.
_OUT = re.compile(
    r"(?:办法|条例|规定|通知|意见|方案|规划|计划|法案?|公告|指引|标准|细则|措施|纲要|决定|规则|准则|指南|导则|规范|规程|目录"
    r"|白皮书|蓝皮书|倡议|公约|章程|通告|批复|清单|要点|宣言|声明|政策|路线图)"
    r"(?:\([^()\n]{1,12}\))?》(?:\([^()\n]{1,24}\))?:?(?:[\u4e00-\u9fff\d]{0,12}?)"
    r"(?:发布|印发|出台|公布|颁布|下发|施行|实施|获批|获通过|通过|征求意见)"
    r"|(?:现|特|经研究,?)(?:就[^。;\n]{2,40})?(?:提出|制定|作出)?(?:如下|以下)(?:[\u4e00-\u9fff]{0,4})"
    r"(?:意见|措施|规定|通知|通告|公告|办法|政策|决定)"
    r"|(?:特|现)?制定本(?:办法|规定|条例|细则|措施|意见|方案|规则|规划|计划|指引)"
    r"|(?:现将|现予)[^。;\n]{4,80}(?:印发给你们|予以公布|公布如下|通知如下|公告如下)"
    r"|(?:通知|公告|通告|决定|函告)如下"
    r"|the following (?:[a-z]+ ){0,2}"
    r"(?:opinions?|measures|rules|provisions|notice|regulations?|guidelines|decisions?)"
    r" (?:is|are) (?:hereby |now )?"
    r"(?:put forward|formulated|issued|proposed|adopted|made|given|announced|set out)"
    r"|these (?:measures|rules|provisions|regulations|guidelines|opinions) are (?:hereby |specially )?"
    r"(?:formulated|enacted|issued|adopted)"
    r"|(?:is|are) (?:hereby )?notified as follows"
    rf"|{ENACTING}"
)


def is_issued(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence says that an instrument is out, or puts one forward itself."""
    return _spotted()["out"].search(page.lower, cue.sentence.start, cue.sentence.end) is not None


#: An instrument that opens a sentence does what its issuer does by it: "A decree of June 2023 made …".
_INSTRUMENT = re.compile(
    r"\W{0,3}(?:(?:and|but|also|then|later|meanwhile|finally|separately),? )?"
    r"(?:(?:article|section|chapter|part|title) [\w-]{1,8} of )?"
    r"(?:an? |another |a new |the )?(?:[a-z-]{3,16} ){0,3}"
    r"(?:decree(?:-law)?|law|act|resolution|regulation|directive|order|circular|ordinance|notice|bill|ruling|decision"
    r"|guidance|instruction|notification|amendment|judgment)(?![a-z])"
    r"|(?:[-*•·●■◆\d.、)(（ ]{1,5})?[\u4e00-\u9fff]{0,12}《"
)


def opens_with_an_instrument(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence with a day of its own opens with a law or decree that does something."""
    if cue.refers_back or cue.analyst or cue.general or not cue.dated:
        return False
    return _INSTRUMENT.match(page.lower, cue.sentence.start, cue.sentence.end) is not None


def speaks_of_it(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence names the topic, or calls it "the technology"."""
    if cue.topics or not page.topics:
        return cue.topics > 0
    return _THE_TECHNOLOGY.search(page.lower, cue.sentence.start, cue.sentence.end) is not None


#: What only an authority does, without a word of who it was ("trading is banned", 首批牌照正式发放).
_BANNED = re.compile(
    r"(?<![a-z])(?:is|are|was|were|(?:has|have) been|becomes?|became|gets?|got)"
    r" (?:now |officially |formally |again )?"
    r"(?:blocked|banned|outlawed|prohibited|forbidden|(?:il)?legal(?:i[sz]ed)?"
    r"|criminali[sz]ed|declared (?:il)?legal"
    r"|licensed|regulated|taxed|tax-free|signed into law|enacted|exempt(?:ed)?|recogni[sz]ed as|legal tender"
    r"|unlawful|subject to (?:tax|licen[cs]|regulat|the law))\w{0,3}(?![a-z])"
)
_IN_FORCE = re.compile(
    r"(?<![a-z])(?:laws?|acts?|bills?|decrees?|regulations?|rules|ordinances?|directives?"
    r"|licen[cs]ing regime"
    r"|bans?|moratorium|sandbox|amendments?|changes|legislation)\"? (?:[\w()\"'-]{1,20} ){0,6}?"
    r"(?:takes? effect|took effect|comes? into (?:force|effect)|came into (?:force|effect)|enters? into force"
    r"|entered into force"
    r"|(?:is|was|are|were) (?:signed|passed|enacted|adopted|approved|issued|published|gazetted|repealed"
    r"|introduced|amended|revised|promulgated|ratified|transposed|tabled|lifted|overturned|reversed|scrapped"
    r"|quashed|struck down|set aside|withdrawn|revoked|rescinded|annulled|suspended|extended))"
)
_ISSUED_ZH = re.compile(
    r"(?:法|法案|条例|办法|制度|牌照|许可|禁令|规定|指引|规则"
    r"|通知|公告|沙盒|框架|方案|咨询(?:结论|文件)?|草案|标准|试点|产品)[》\"”]?"
    r"(?:已|于[^,。;]{2,12}|正式|首次|全面|开始|均|获){0,3}"
    r"(?:生效|施行|实施|发放|颁发|发布|出台|公布|落地|启动|开放|通过|获批|批准|废止|征求意见|立项|上线)"
    r"|(?:进入|启动|开展|开始)[^。;\n]{0,12}试点"
    r"|被(?:[\u4e00-\u9fff]{1,8})?(?:禁止|取缔|叫停|认定为|列为|视为|封锁|屏蔽|合法化|定性|纳入)"
)


#: A law that the sentence itself brings up does something, or something holds under it: "Fiji's coin act
#: taxes …", "under a 2021 decree"; a consultation opens.
_LAW = r"(?:law|act|decree|ordinance|regulation|directive|order|resolution|circular|code)"
_BY_LAW = re.compile(
    rf"(?<![a-z]){_LAW}(?: (?:of|from|no\.?|in|on) [a-z\d ,]{{2,30}}?)? "
    r"(?:recogni[sz]|defin|creat|brought|brings|bann|bans|prohibit|forb|requir|oblig|allow|permit|exempt|classif"
    r"|treat|establish|introduc|set|impos|regulat|legali[sz]|extend|amend|laid|lays|provid|made|makes|gave|gives"
    r"|put|grant|authori[sz]|enabl|limit|restrict|tax|criminali[sz]|add|raised)\w{0,3}(?![a-z])"
    rf"|(?<=under a )(?:[a-z\d-]{{3,16}} ){{0,3}}?{_LAW}(?![a-z])"
    r"|(?<![a-z])consultations? (?:[a-z]+ ){0,6}?"
    r"(?:opens?|opened|closes?|closed|launched|ends?|ended|runs)(?![a-z])"
)
_BROUGHT_UP = re.compile(r"(?:'s|s'|(?<![a-z])an?)(?: [a-z\d-]{2,16}){0,3} $|under a $")
_BROUGHT_UP_REACH = 60


def is_lawmaking(page: Page, cue: Cue) -> bool:
    """Tell whether a sentence says what only an authority does, whoever it was."""
    start, end = cue.sentence.start, cue.sentence.end
    if any(_spotted()[words].search(page.lower, start, end) for words in ("banned", "in-force", "issued")):
        return True
    law = _BY_LAW.search(page.lower, start, end)
    if law is None or law.group().startswith("consult"):
        return law is not None
    low = max(start, law.start() - _BROUGHT_UP_REACH)
    return _BROUGHT_UP.search(page.lower, low, law.start()) is not None


#: What serves the public is opened or handed out in a place: 首张…电子发票在某市开出, 某省…平台上线.
_SERVICE = (
    r"(?:平台|系统|专区|专窗|窗口|发票|票据|证照|证书|证明|凭证|公证|存证|中心|链|实验室|基地|产业园|园区|示范区|先导区|试验区|沙盒|应用|项目"
    r"|场景|账本|大厅|小程序|标识|合约|贷款|融资|保单|房证|不动产证|执照|许可证|护照|工程|网络|节点|指数)[》\"”]?"
)
_IS_OPENED = (
    r"(?:正式|成功|全面|顺利|率先|同步|首[次度发])*(?:上线|启用|启动|落地|揭牌|挂牌|开通|投用|投运|投入使用|投入运行|试运行|开出|发放|签发"
    r"|颁发|核发|诞生|建成|开园|竣工|奠基|开工)"
)
_OPENED = re.compile(
    rf"{_SERVICE}(?:[今昨]日|日前|近日|(?:\d{{1,2}}月)?\d{{1,2}}日)?在[^,。;:\n]{{2,16}}?{_IS_OPENED}"
    rf"|(?:首|第一)[个张单批家例项套本份笔条][^,。;:\n]{{2,30}}?{_IS_OPENED}"
    rf"|链[\u4e00-\u9fff]{{0,12}}{_SERVICE}{_IS_OPENED}"
)
#: A firm's own thing is no authority's.
_OF_A_FIRM = re.compile(
    r"公司|集团|科技(?!局|厅|部|委)|股份|银行(?!业)|保险|证券|交易所|大学|学院|商场|超市|手机|游戏|代币|峰会|大会|论坛"
)


def opens_in_a_place(page: Page, cue: Cue) -> bool:
    """Tell whether a Chinese sentence says that something public on the topic is opened or handed out in a
    place that it names, whoever did it.
    """
    start, end = cue.sentence
    if page.language != "zh" or not cue.topics or cue.analyst or cue.general:
        return False
    opened = _spotted()["opened"].search(page.lower, start, end)
    if opened is None or _OF_A_FIRM.search(page.folded, start, opened.end()) is not None:
        return False
    named = page.places_in(start, opened.end())
    return any(not place.inside for place in named) and page.topics_in(start, opened.end()) > 0


@lru_cache(maxsize=1)
def _spotted() -> dict[str, Spotted]:
    """Return the lists that are asked about every sentence, to be tried only where a match may begin."""
    forms = {
        "more": _MORE,
        "out": _OUT,
        "banned": _BANNED,
        "in-force": _IN_FORCE,
        "issued": _ISSUED_ZH,
        "opened": _OPENED,
    }
    return spotted(forms)
