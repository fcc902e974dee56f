"""Reads off a Chinese sentence what part a body plays in it."""

import re
from functools import lru_cache

from documents.extraction.authorities.roles import (
    AGENT,
    EARLIER,
    FAR_SUBJECT,
    NEUTRAL,
    OBJECT,
    PERSON,
    SAID,
    SOURCE,
    SUBJECT,
    TITLE,
    Role,
)
from documents.extraction.authorities.words import any_of, chinese_verbs

#: How far before and behind a name its sentence is read, and how far behind it its verb may stand.
_BEFORE, _BEHIND, _VERB = 30, 80, 34
#: What a plain gap to the verb adds, and what each further character and an owner's 的 take away.
_PLAIN_GAP, _PER_CHARACTER, _OWNED = 0.03, 0.012, 0.15
_PERSON_ACTS = 0.1
_SOURCE = re.compile(r"(?:据|根据|按照|依据|依照|遵照|继|来源:?)[^。,，;；]{0,6}$")
#: Whose papers and demands another one carries out: 为贯彻落实省委、省政府关于…的部署,制定本办法.
_CARRIED_OUT = re.compile(r"为[^。,;《》]{0,8}(?:贯彻|落实)[^。,;《》]{0,24}$")
#: The documents on whose grounds another one is issued may be several: 根据《…》和《…》,制定本办法.
_ON_GROUNDS, _GROUNDS = (
    re.compile(r"(?:根据|依据|依照|按照|遵照)(?:《[^《》]{2,60}》[、和及与,]?){1,6}《$"),
    200,
)
#: Its own document is retold (根据某部关于…的意见, …), unless another one is made by it.
_CITES = re.compile(
    r"(?:(?:近日|日前|最新|新近)?(?:发布|印发|出台|公布|下发|制定|颁布)的)?(?:《|关于)[^。;]{4,70}"
    r"(?:意见|通知|办法|规定|方案|规划|计划|条例|公告|通告|指引|措施|纲要|决定|细则|规则)"
    r"(?![^。;]{0,40}(?:制定|印发|精神|要求|部署|现将|结合|特|为))"
)
_AGENT = re.compile(r"(?:由|经)(?:[^。,，;；]{0,12}[和与、])?$")
#: Whoever only agrees to what another one issues: 经国务院同意.
_AGREED = re.compile(r"(?:研究|审核)?(?:同意|授权|审定|审核)")
_THROUGH = re.compile(r"(?:已|报|并)?经$")
#: Before a name that heads its line or sentence as a label (某某局:启用…) stand marks alone.
_OPENING = re.compile(r"(?:^|[。;!?|】\])])[\W\d]{0,6}$")
#: Whom an order goes to is no issuer: 要求财政部会同司法部提交报告.
_ORDERED = re.compile(r"(?:批复|同意|批准|要求|指示|责成|敦促|督促|命令|授权|呼吁|委托)[^。,;由]{0,24}$")
#: A meeting at which something was said is no act of whoever held it: 在某委员会第三次会议上的讲话.
_AT, _EVENT = (
    re.compile(r"[在于]$"),
    re.compile(r"[^。,;《》]{0,24}?(?:学习|会议?|大会|论坛|峰会|调研|考察)(?:时|上|期间|[中后]的)"),
)
#: A session is held by the body whose it is: 市长主持召开市政府第9次常务会议.
_CONVENED, _SESSION = (
    re.compile(r"(?:召开|举行|主持)了?$"),
    re.compile(r"[^。,;《》的]{0,20}?(?:会议?|全会|学习)(?![\u3400-\u9fff]{0,4}(?:发表|致辞))"),
)
#: What a body is above of acts by itself: 某海关所属某海关.
_OWNS = re.compile(r"(?:所属|下属|直属|下辖|旗下)(?:的)?")
#: What a body demanded is the ground of another one's act: 按照…和某局关于…的部署要求.
#: Nor has it issued anew what is studied: 学习《…》和某委《…》.
_ON_DEMAND, _DEMANDS, _DEMAND_REACH = (
    re.compile(r"(?:按照|根据|依据|遵照|贯彻|落实|响应|学习|传达)[^。;]{0,90}$"),
    re.compile(
        r"的?《|[^。,;《》]{0,20}(?:关于|有关|对|就)[^。;《》]{2,60}?(?:部署|要求|精神|安排|指示|批示)"
    ),
    90,
)
#: A body that is founded has issued nothing yet.
_FOUNDED = re.compile(
    r"(?:推动|促成|支持|成立|设立|组建|筹建|新设|设置|增设|升格为|更名为|挂牌)(?:了)?[^。,;、]{0,6}$"
)
#: What is told at the session of an assembly is laid before it.
_ASSEMBLY = re.compile(r"(?:人大|人民代表大会|政协|议会|国会)$")
#: Who is charged with a task is named behind it: (责任单位:某局、某局、各区).
_CHARGED = re.compile(
    r"(?:责任|牵头|配合|参与|参加|支持|实施|承办|协办|落实)(?:单位|部门|机关)[^:。;\n]{0,6}:[^。;)\n]{0,100}$"
)
_CHARGE_REACH = 120
_MEMBER_OF = re.compile(r"(?:包括|包含|例如|诸如|成员有)[^。,;]{0,16}$")
_OBJECT = re.compile(
    r"(?:对|向|在|给|被|让|与|从|受|到|接近|报|于|函复|批复|答复|复函|回函|致函|告知|约谈|处罚|加入|接入|对接|入选|获得?|参加|走访|拜访"
    r"|参观|配合|协助|依托|纳入|报送|接受|邀请|隶属|挂靠|借助|利用|采用|共享|登录|驻|赴|送|送交|提交|移交|函请|提请|报请|商请|送请|呈报|转请|送至|前往)了?$"
)
#: Beside whom another one will act: 将与某某银行和某某局合作.
_WITH_OTHERS = re.compile(r"(?:将|会|正|[,，。])与[^。,，;；与]{2,12}[和、及]$")
#: Who joins in an act with another one stands behind 与: 某市与某局签署协议.
_WITH, _TOGETHER = (
    re.compile(r"(?:[^对向给为由将会][与同和跟]|携手|会同|联合)$"),
    re.compile(
        r"[^。,，;；的]{0,14}?(?:签署|签订|签约|缔结|达成|共建|共同|联合|合作|携手|联手|互签|合办|(?<=[与同和])发布)"
    ),
)
_PERSON = re.compile(
    r"[^。,，;；给向对与和由]{0,6}(?:主席|局长|厅长|部长|行长|书记|主任|副|主委|次长|大臣|总裁|署长|秘书长|负责人|发言人|研究员|院长|司长|处长|"
    r"官员|人士|参事|专家|工作人员|成员)"
)
#: Who speaks for a body: its head or a deputy, or whoever is sent to speak.
_HEAD = re.compile(
    r"(?:第一|常务|候任|新任|现任)?副?(?:主席|局长|厅长|部长|行长|州长|市长|省长|主任|司长|署长|总裁|委员长|总监"
    r"|主委|主任委员|院长|次长|秘书长|大臣|处长|总长"
    r"|负责人|发言人)(?!助理|秘书)"
)
#: What a body does or will do, as its head tells it; other words are only an opinion.
_TO_COME = re.compile(r"将(?!来)|[拟已]|宣布|公布|计划|决定|正在|禁止|打算|准备|不会|即将")
_DUTY = re.compile("应(?![用对急邀运战声])|应当|需要|必须|可以|不得|负责")
#: Whom an act charges with its work has not issued it: 由省工信厅牵头落实.
_WILL_BE = re.compile(r"(?:[则也还])?(?:将|会)?(?:会|继续|一并)?(?:担任|作为|充当|获得|面临|受益)")
_LEADS = re.compile(
    r"(?:协助|协办|配合|支持|承办)|[^。,;]{0,4}(?:负责|会同|统筹|牵头)[^。,;的]{0,6}(?:落实|实施|解释|督导|协调|考核)"
)
#: No one body is meant: 当地发展改革委, 各级金融办.
_NO_ONE = re.compile(r"(?:当地|各级|各地区?|各|所在地|下级|同级|基层|相关|有关|外国|国外|境外)(?:的)?$")
#: The states and people of a union are not the union: 欧盟国家.
_OF_UNION = re.compile(r"(?:各国|国家|成员国|公民|居民|企业|市场|境内|范围|地区|领导人|官方公报|议员)")
_ARTICLE = re.compile(r"第[一二三四五六七八九十百\d]{1,5}条")
_SITE = re.compile(r"(?:官方)?(?:官网|网站|官方网站|公众号|微信|发布会|新闻)")
_PLAIN = re.compile(
    r"(?:\([^)]{1,30}\))?(?:等[^。,，;；]{0,8}(?:部门|部委|单位|委|家))?"
    r"(?:近日|日前|今日|今天|昨日|联合|共同|正式|已|还|也|又|就|于|在|对外|公开|已经|拟|将|首次|主动|当日|当天|最近|日|月|年|"
    r"[\d上下周本去前]){0,14}"
)


@lru_cache(maxsize=1)
def _verb() -> re.Pattern[str]:
    """Return the pattern of verbs of acting and saying, and of the stops that end a sentence."""
    rows = chinese_verbs()
    strong, said = any_of(rows["strong"]), any_of(rows["said"])
    return re.compile(rf"(?P<strong>{strong})|(?P<said>{said})|(?P<stop>[。;；!?！？])")


@lru_cache(maxsize=1)
def _hedged() -> re.Pattern[str]:
    """Return the pattern of the words that deny or doubt what follows."""
    return re.compile(any_of(chinese_verbs()["hedged"]))


@lru_cache(maxsize=1)
def _earlier() -> re.Pattern[str]:
    """Return the pattern of the words that tell what went before."""
    return re.compile(any_of(chinese_verbs()["before"]))


def chinese_role(folded: str, start: int, end: int, sentence_start: int, sentence_end: int) -> Role:
    """Return the part that a mention plays within its sentence."""
    before = folded[max(sentence_start, start - _BEFORE) : start]
    after = folded[end : min(sentence_end, end + _BEHIND)]
    if before.rfind("《") > before.rfind("》"):
        own = before.endswith("《") and after.startswith("关于")
        cited = _ON_GROUNDS.search(folded, max(sentence_start, start - _GROUNDS), start) is not None
        return Role(TITLE if own and not cited else SOURCE, "title")
    carried_out = _CARRIED_OUT.search(before) is not None
    ground = max(sentence_start, start - _DEMAND_REACH)
    carried_out = carried_out or bool(_DEMANDS.match(after) and _ON_DEMAND.search(folded, ground, start))
    if carried_out or _SOURCE.search(before):
        retold = not carried_out and _CITES.match(after)
        return Role(NEUTRAL, "cited") if retold else Role(SOURCE, "source")
    held_there = _AT.search(before) and _EVENT.match(after)
    charged = _CHARGED.search(folded, max(sentence_start, start - _CHARGE_REACH), start)
    if held_there or charged or _NO_ONE.search(before) or _OF_UNION.match(after):
        laid_before = held_there and _ASSEMBLY.search(folded, start, end)
        return Role(NEUTRAL, "named") if laid_before else Role(OBJECT, "object")
    person = _PERSON.match(after)
    role = _person(after, person.end()) if person else _by_verb(before, after)
    if person:
        return role
    if _THROUGH.search(before) and _AGREED.match(after):
        return Role(NEUTRAL, "agreed")
    in_article = _ARTICLE.match(folded, sentence_start, sentence_end) is not None
    return Role(NEUTRAL, "duty") if in_article and role.weight > NEUTRAL else role


def _by_verb(before: str, after: str) -> Role:
    """Weigh a body by the verb behind it, where there is one."""
    if (before.endswith("由") and _LEADS.match(after)) or _WILL_BE.match(after):
        return Role(NEUTRAL, "duty")
    if _FOUNDED.search(before) or _OWNS.match(after):
        return Role(OBJECT, "object")
    heads = after.startswith(":") and _OPENING.search(before)
    joins = _WITH.search(before) and _TOGETHER.match(after) and not _WITH_OTHERS.search(before)
    convenes = _CONVENED.search(before) and _SESSION.match(after)
    if heads or joins or convenes:
        return Role(SUBJECT, "subject")
    if _ORDERED.search(before) or _MEMBER_OF.search(before):
        return Role(OBJECT, "object")
    verb = _verb().search(after[:_VERB])
    if verb is None or verb.group("stop"):
        return Role(AGENT if _AGENT.search(before) else NEUTRAL, "named")
    aside = _OBJECT.search(before) or _WITH_OTHERS.search(before)
    return Role(OBJECT, "object") if aside else _subject(before, after, verb)


def _person(after: str, behind: int) -> Role:
    """Weigh a body whose chair or official is the subject: one who acts counts more than one who speaks."""
    done = _verb().search(after, behind, behind + _VERB)
    strong = done.group("strong") if done else None
    if strong is None or strong in chinese_verbs()["saying"]:
        speaks = done is not None and _HEAD.match(after) and _TO_COME.search(after, done.start())
        return Role(PERSON, "head" if speaks else "person")
    return Role(PERSON + _PERSON_ACTS, "person.acts")


def _subject(before: str, after: str, verb: re.Match[str]) -> Role:
    """Weigh a subject by its verb and by what stands between."""
    gap = after[: verb.start()]
    near = _PLAIN.fullmatch(gap) is not None
    if _SITE.match(after):
        return Role(SAID, "site")
    if _DUTY.search(gap) or _hedged().search(gap):
        return Role(NEUTRAL, "duty")
    if verb.group("said"):
        return Role(SAID if near else NEUTRAL, "said")
    earlier = EARLIER if _earlier().search(before + gap) else 0.0
    if near:
        return Role(SUBJECT + _PLAIN_GAP - earlier, "subject")
    owned = _OWNED if "的" in gap else 0.0
    return Role(max(NEUTRAL, FAR_SUBJECT - _PER_CHARACTER * len(gap) - owned - earlier), "subject.far")
