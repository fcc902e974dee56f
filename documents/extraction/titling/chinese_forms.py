"""The forms of Chinese names without marks, on folded text; no quantifier is unbounded: a scan is linear."""

import re

_HAN = r"\u3400-\u9fff"
#: Quotation marks set the wrong way round occur behind these words; on folded text, as all that follow.
INTRODUCED = re.compile(r"(?:名为|题为|称为|称作|叫做|命名为|名称为)\"([^\"\n]{2,60})\"")
ABOUT = re.compile(
    r"(?:关于|有关)(?:\"[^\"\n]{1,20}\"|[^。;；!！?？《》\"\n]){4,60}?的(?:(?:若干|实施|指导|暂行|联合|具体|政策|总统|行政|投资者){0,3}"
    r"(?:通知|公告|通告|意见|决定|决议|风险提示|提示|函|批复|法令|报告|规定|法案|提案|建议|指引|声明|警告|措施|方案"
    r"|办法|令|备忘录|协定|白皮书|谅解备忘录|咨询文件|咨询文本|咨询总结|条例草案|条例|草案))(?!》)(?:\([^()\n]{1,12}\))?"
)
#: What is built and launched; a chain of firms or of funds is none.
_CHAIN = "(?<![业应块盟公金新值态全上该条主侧单长])链(?![条接上路主圈下成长群的化改补稳式])"
_THINGS = (
    "(?:平台|系统|基金|产业园|实验室|试验区|示范区|先导区|先行区|联盟|工程|服务网络|数据库|小程序|专区|服务区|大厦|沙盒园?|基地|主干网|骨干网"
    "|孵化器|公共服务中心|(?:创新|服务|研究|存证|运营|交易|结算|推广|体验|应用|认证|监测|登记|调解)中心|研究院|(?<!有限)委员会|专项奖|货币桥"
    f"|钱包|{_CHAIN})"
)
#: A platform or chain that is itself the subject of its launch: 某某平台正式上线, 某法院宣布某某链上线.
SUBJECT = re.compile(
    rf"(?:(?<![^。;；,，、\s])|(?<=宣布)|(?<=表示)|(?<=透露)|(?<=获悉)|(?<=介绍)|(?<=(?:牵头|推出|主导|建设|开发|发起|承建|打造|指导|支持|主管|运营|主办|负责|研发|搭建|组建|研制)的))"
    rf"(?:该[市省州县区局院校行国会])?(?![该其这此本]|共?\d{{1,3}}(?!\d))((?:\"[{_HAN}A-Za-z0-9+]{{2,12}}\")?"
    rf"(?:(?!宣布|表示|透露|获悉|介绍|正在|作为|成为|位于|因为|如果|等\d)(?![是让使把被着了的])[{_HAN}]|[A-Za-z0-9+]){{2,28}}?"
    rf"(?:{_THINGS}|项目|链|小程序|专区|数据库))"
    rf"(?:\([^)]{{1,20}}\))?(?:今日|昨日|近日|日前|[于在]?(?:\d{{4}}年)?(?:\d{{1,2}}月)?\d{{1,2}}日)?(?:在[{_HAN}]{{2,14}}?)?"
    r"(?:正式|宣布|成功|今日|近日|已经?|对外|集中|全面|同步|率先|首次|试点){0,3}(?:上线|启动|成立|揭牌|发布|投入|开通|落地|启用|运行|推出"
    r"|建成|投用|投运|投产|开工|试运行|试点范围|授牌|挂牌|设立|亮相|面世|问世|通过验收|获批|扩容|升级|扩大|(?:已|累计|顺利|初步)(?:完成|实现|覆盖|签发|开出)|开出|入选|招标|中标|奠基|开幕|开业"
    r"|(?:将|把|利用|运用|采用|引入|结合)区块链)"
)
#: Rules without marks that are in force: 某某登记制度正式实施.
IN_FORCE = re.compile(
    rf"(?<![^。;；,，、\s\"])(?![该其这此本])((?:(?![是让使把被着了将])[{_HAN}]|[A-Za-z0-9+]){{3,24}}?"
    r"(?:制度|条例|办法|规定|法案|新规|细则|指引|暂行规则))(?:正式|已经?|全面|于[^,。;\n]{2,12}|自[^,。;\n]{2,12}起|从[^,。;\n]{2,12}起){0,3}"
    r"(?:生效|实施|施行|出台|落地|获批|获通过)"
)
#: A platform that is what was launched: 启动某某平台试点.
OBJECT = re.compile(
    r"(?:启动|推出|上线|打造|搭建|建成|开通|成立|设立|发起|发布|启用|投用|组建|创建|开发|研发|建立|筹建|筹备|上架)(?:建设)?(?:了|的)?"
    r"(?:(?:基于|面向|针对|用于|覆盖|服务)[^,。;的\n]{2,14}的)?"
    r"(?:全国|全市|全省|全区|国内|我国|全球|世界)?(?:首个|首批|首家|首条|一个|一家|一项|一条|一款)?"
    r"(?!设立|建设|成立|推出|建立|组建|打造|开展|支持|发起|筹建|筹备|国家级|省级|市级)"
    rf"((?:(?![的了在将和与]|等[^级])[{_HAN}]){{3,24}}?{_THINGS})"
)
#: Measures that are known by how many they are: 出台支持链上贸易的十二条措施.
COUNTED_MEASURES = re.compile(
    r"(?:出台|发布|印发|推出|制定|公布)了?((?:(?!其中|包括)[\u3400-\u9fff\"+]){0,30}?"
    r"(?:\d{1,3}|[一二三四五六七八九十]{1,3})[条项][\u3400-\u9fff]{0,10}?(?:措施|政策|意见|举措|规定|办法))"
)
YEARLY = re.compile(
    rf"(?:公布|发布|出台|通过|推出|制定|提出)了?(?:其|该国|他们的?)?\s?"
    rf"(\d{{4}}(?:\s?[/-]\s?\d{{2,4}})?\s?年度?的?\[?[{_HAN}]{{2,12}}?"
    r"(?:计划|报告|预算案?|方案|规划|战略|工作要点|改革))"
)
#: A directive that is told to be what the act belongs to.
DIRECTIVE = re.compile(
    rf"(?<=[是为了过订正改])((?:欧盟)?第?[{_HAN}\d]{{2,14}}?指令)(?=的一部分|的?修|[,。;])"
)
#: 第838号法案, S4142号法案.
NUMBERED = re.compile(
    r"第?\s?[A-Z]{0,3}\d{1,5}\s?号?(?:(?:议会|参议院|众议院)?法案|总统令|法令|决议案)"
    r"|(?<![A-Za-z\d-])[A-Z]{1,2}-?\d{1,4}-\d{2,4}\s?号(?:行政令|命令|决议|法令)"
)
#: A session that bears a number: 第三次集体学习.
SESSION = re.compile(
    r"(?<!人民代表大会)(?<!常务委员会)(?<!人大)(?<!常委会)(?<!政协)(?<!委员会)第\s?[一二三四五六七八九十百\d]{1,4}\s?[次届]"
    r"(?:(?![的了])[\u3400-\u9fff]){0,10}?(?:集体学习|峰会|论坛|会议|大会)"
)
#: The report that a government lays before its assembly, by whatever name: 作政府工作报告.
WORK_REPORT = re.compile(r"(?:\d{4}年(?:度)?)?政府工作报告")
SITS = re.compile(r"人大|人民代表大会|两会|报告")
#: A fund or platform that its sentence first explains: 某某基金，一个由政府支持的基金.
EXPLAINED = re.compile(
    rf"(?<![^。;；\n])((?:[{_HAN}]|[A-Za-z0-9]){{3,24}}?(?:基金|平台|联盟|系统|项目))(?:\([^)\n]{{1,20}}\))?,(?:一个"
    rf"|一项|是|即)",
)
#: A law named without marks where it is passed: 通过了数字金融资产法; 方法 and 合法 are other words.
LAW = re.compile(
    r"(?:通过|签署|批准|颁布|公布|发布|提出|制定|实施|修订|修改|否决)了?(?:一项|一部|该|新的)?"
    rf"(?:(?:(?![了在将])[{_HAN}]){{2,8}}的)?"
    rf"((?:(?![的了在将与])[{_HAN}]){{2,14}}(?:(?<![方合非立司执做说想看违依无用办手宪于])法(?![案律规令院官庭定币治人制学])"
    r"|(?<![项该新])法案))"
)
#: Plans of five years and meetings of a whole country or place, named without marks.
FIVE_YEARS = re.compile(r"(?:国家)?\"?十[一二三四五六七]五\"?[\u3400-\u9fff]{0,14}?规划(?:纲要)?")
GATHERING = re.compile(
    r"(?:中央|全国|全省|全市|全区)(?:(?![的在将召举])[\u3400-\u9fff]){2,12}?(?:工作会议|大会|座谈会|推进会|工作会)"
)
#: Words of which every name of such a form holds one: where none stands, there is no need to search.
HELD: dict[re.Pattern[str], tuple[str, ...]] = {
    DIRECTIVE: ("指令",),
    NUMBERED: ("案", "令", "号决议"),
}
#: Patterns whose names begin with words that are soon found.
SPOTTED = (ABOUT, OBJECT, INTRODUCED, LAW, SESSION, YEARLY, FIVE_YEARS, GATHERING)
