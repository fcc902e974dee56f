"""Tells whether a place acts by what bears its name: a platform, park or centre that is opened."""

import re

#: What is opened bears the name of its place (某省区块链平台正式上线); a firm's may bear it too.
_OPENED = frozenset(
    (
        *("上线", "启动", "揭牌", "成立", "启用", "投用", "落地", "开通", "建成", "挂牌"),
        *("试运行", "投入使用", "投入运行"),
    )
)
_ITS_THING = re.compile(
    r"(?:(?!公司|集团|企业|银行|科技|交易所|大学|学院|协会|商会|联合会|[的在使让了是将把])[\u4e00-\u9fff+\"\d]){0,18}?"
    r"(?:平台|系统|链|园区?|基地|中心|实验室|试验区|示范区|先导区|先行区|基金|联盟|小镇|工程|试点|网络|主干网"
    r"|节点|小程序|专区|数据库|服务网|项目|大厅|法庭)[\"”」]?"
    r"(?:已|也|还|今日|昨日|近日|日前|正式|成功|宣布|全面|率先|首次|在[\u4e00-\u9fff]{2,8}){0,3}"
)


def opens_its_thing(between: str, verb: str) -> bool:
    """Tell whether what a place bears its name to is said to be opened: 某省…平台正式上线."""
    return verb in _OPENED and _ITS_THING.fullmatch(between) is not None
