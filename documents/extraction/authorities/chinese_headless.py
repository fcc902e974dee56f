"""Finds Chinese names of foreign bodies that leave their country out: 证券交易委员会 behind 泰国.

Such a name is made of words of its field and ends in the noun of an authority; it stands where a clause
begins, and the country that the text named last is not China, whose own bodies are listed by name.
"""

import re
from collections.abc import Iterator

from documents.extraction.authorities.mention import RELATIVE, BodyMention
from documents.extraction.authorities.places import PlaceIndex
from documents.extraction.authorities.words import any_of

_FIELDS = (
    "金融 证券 期货 商品 资本市场 银行 保险 储备 中央 税务 国税 国内 关税 财政 财务 "
    "财经 司法 法务 内政 内务 经济 贸易 产业 工业 商业 商务 企划 科学 技术 科技 信息 "
    "资讯 通信 通讯 电信 互联网 网络 数字 数位 数码 虚拟资产 数字资产 支付 竞争 公平 "
    "反洗钱 反垄断 反腐败 廉政 审慎 行为 市场 消费者 国家 联邦 皇家 最高 高等 宪法 土地 "
    "能源 电力 选举 移民 情报 犯罪 数据 隐私 标准 统计 审计 规划 发展 改革 投资 外汇 "
    "国库 公共 安全 外交 国防 劳工 卫生 健康 教育 农业 环境 交通 运输 旅游 文化 "
    "知识产权 专利 海关 边境 事务 创新"
)
_TASKS = (
    "交易 监管 监督 管理 服务 监察 监测 分析 执法 调查 保护 稳定 促进 合作 政策 特别 "
    "常务 风险 中小企业 机构 登记 执行 控制 和 与 及 暨"
)
_ENDS = (
    "委员会 管理局 监管局 监督局 监督院 总局 总署 局 厅 部 署 省 法院 监察院 情报院 分析院 当局 监管机构 杜马"
)
_FIELD, _TASK, _END = any_of(_FIELDS.split()), any_of(_TASKS.split()), any_of(_ENDS.split())
#: Where a clause begins: no Han stands before the name, or only what leads up to it.
_OPENS = re.compile(r"(?:^|[^\u3400-\u9fff]|[日月年]|该国|随后|近日|日前|当地)$")
_LEAD = 2
#: What may follow the name, lest it be the first half of another word: 财政部长, 国税局面.
_BEHIND = r"(?![长门分员面级署属令队])"
#: A bank of a state is meant where it does something; any state has one.
_DOES = (
    r"(?=\([A-Z]|\d|[近日本上昨今周星]|已|将|正|于|在|就|对|也|还|则|[宣发公颁要下警提禁批推启表指称]|行长)"
)
_NAME = re.compile(
    rf"(?:(?:{_FIELD})(?:{_FIELD}|{_TASK}){{0,6}}(?:{_END}){_BEHIND}|(?:中央|储备|国家)银行{_DOES})"
)
#: Bodies of these levels have such names.
_LEVELS = ("country", "supranational")
_HOME = "CN"


def headless(folded: str, places: PlaceIndex) -> Iterator[BodyMention]:
    """Yield the names in one folded text, each of the foreign country that was named last before it."""
    if all(place.code.startswith(_HOME) for place in places.places):
        return
    for found in _NAME.finditer(folded):
        if _OPENS.search(folded, max(0, found.start() - _LEAD), found.start()) is None:
            continue
        country = places.last_before(found.start(), _LEVELS)
        if country is not None and country.code != _HOME:
            yield BodyMention(found.start(), found.end(), found.group(), RELATIVE, country.code)
