"""The marks that set names off, and what beside a marked stretch tells whether it is a name, as patterns."""

import re

#: Marked names, on the text as given: title marks, quotation marks, link texts, bold.
BOOK = re.compile(r"《([^《》\n]{2,160}(?:《[^《》\n]{2,80}》[^《》\n]{0,80})?)》")
DOUBLE = re.compile(r"[“\"「『„«]([^“”\"「」『』„«»\n]{3,320})[”\"」』»]")
SINGLE = re.compile(r"[‘'](?<![A-Za-z].)([^‘’'\n]{6,200})[’'](?![A-Za-z])")
BOLD = re.compile(r"\*\*([^*\n]{6,200})\*\*")
#: What is launched stands in quotation marks behind the verb and few other words: 推出了针对企业的"六条".
LAUNCHED_ZH = re.compile(
    r"(?:发布|发表|公布|提出|宣布|通过|制定|签署|审议|推出|上线|启动|打造|建成|启用|开通|出台|印发|实施|开展|创新)[^。,;:!?\"《》]{0,10}[\"「『]?$"
)
#: A coined name in quotation marks is what a verb right before it launches, or what goes into use.
JUST_LAUNCHED_ZH = re.compile(
    r"(?:发布|推出|上线|启用|启动|开通|试运行|试用|试行|投用|建成|搭建|揭晓|发行|推广|命名为|取名为?|定名为?|号称|称之?为|创建|签署|签订)(?:了|的|出|名为|一?[个款条张项批]|全[国省市区](?:首[个批创家条]|统一)|首[个批创家条款]){0,3}"
    r"[\"「『]$"
)
#: The short name that a text gives to a paper is not its title: (下称"某某文件").
SHORT_FOR_ZH = re.compile(r"(?:(?:下|以下|后文?|简|以下简|又|统|合|通)称为?|[中英]?译(?:为|作|名)?)[\"「『]$")
NOW_RUNS_ZH = re.compile(
    r"[\"」』](?:\([^)\n]{1,16}\))?(?:正式|已经?|在[^,。;\n]{1,12}|(?:\d{1,2}月)?\d{1,2}[日月]起?|今起|今日|昨日|全面|首批|同步){0,3}"
    r"(?:上线|启用|开通|投用|投入|启动|发布|落地|亮相|试运行|面世|问世|开通|揭牌|运行|诞生)"
)
#: The same in English: the "Act", hereinafter "VCs".
SHORT_FOR_EN = re.compile(
    r"(?:\b(?:referred to as|hereinafter|hereafter|henceforth|abbreviated(?: as| to)?|defined as"
    r"|so-called|aka|i\.e\.,?)"
    r"|\((?:or|collectively|together|jointly|the),?) ?(?:the |an? )?[\"'‘“]$"
)
#: What a consultation is on stands in quotation marks between these words.
CONSULTED_ZH = re.compile(r"(?:就|围绕|针对)[\"「『]$")
CONSULTS_ZH = re.compile(r"[\"」』][^。;\n]{0,24}?(?:征求|征集|听取)(?:社会|公众|各方)?意见")
#: A handful of measures bears their number as its name: 链六条.
COUNTED_ZH = re.compile(r"[\u3400-\u9fff\w]{1,10}[一二三四五六七八九十百\d]条$")
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
    r"(?:计划|行动|工程|平台|项目|系统|方案|政策|模式|机制|试点|专区|场景|小程序|品牌|应用|服务|产品|活动|基金"
    r"|报告|白皮书|法案|草案|倡议|蓝图|路线图|框架|指引|规则|协议|备忘录|宣言|修正案|修订案)"
)
#: What stands in bold before a colon is the name of a value: **Bill ID:** S12.
LABEL = re.compile(r"[A-Z][\w'-]{0,16}(?: [\w'-]{1,16}){0,2}[ *]{0,4}:")
#: The number that a heading bears is no part of a name.
NUMBERING = re.compile(r"\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[.。、:)]\s?")
#: A paper, an agency or a programme that reports is named, and is no document of an authority.
OUTLET = re.compile(
    r"[^》\"\n]{1,16}(?:时报|日报|晚报|早报|周刊|周报|快报|邮报|财经|新闻网?|电视台|杂志"
    r"|(?i: times| post| journal| news))(?=[》\"])"
    r"|[^》\"\n]{1,24}[》\"](?:记者|报道|杂志|报纸|采访)"
)
