"""Tells a text that is one paper or the official explanation of one, and so no text of several acts.

A notice bears an addressee and says that it notifies; an explanation has sections for why and how a paper was
made.
"""

import re
from functools import lru_cache

from documents.extraction.reading import Page

#: Heads of sections under which an authority says why and how it made a paper, and what the paper holds.
_GROUNDS = r"背景|依据|目的|意义|必要性|过程|起草情况|制定情况"
_HOLDS = r"内容|举措|措施|任务|特点|亮点|创新点|思路|框架|适用范围|解读机关|施行时间|有效期限?"
_OF = r"(?:(?:政策|出台|制定|编制|起草|文件|决策|工作|修订|发布|主要|重点|重要|核心|的|和|及|与|、){0,4})"
_HEAD = re.compile(
    rf"(?m)^[\W\d]{{0,3}}[一二三四五六七八九十]{{0,2}}[\W]{{0,2}}{_OF}(?P<kind>{_GROUNDS}|{_HOLDS})"
    rf"(?:[和及与、]?{_OF}(?:{_GROUNDS}|{_HOLDS})){{0,2}}[ :]{{0,2}}$"
)
_FEWEST = 2
#: So does a headline that names the one paper, or the sentence that leads up to the explanation.
_EXPLAINED_HEAD = re.compile(
    r"[^\n《]{0,24}《[^《》\n]{4,80}》(?:\([^()\n]{1,16}\))?[^\n《》,。]{0,6}(?:解读|图解|问答|答问|起草说明|编制说明)"
    r"|[^\n《》]{0,6}(?:解读|图解|读懂|关于)[^\n《》]{0,6}《[^《》\n]{4,80}》(?:的(?:解读|起草说明|编制说明|说明))?\s*$"
    r"|[^\n《》]{0,8}关于[^\n《》,。]{4,60}(?:的(?:政策)?解读|政策解读)",
    re.MULTILINE,
)
_HEAD_REACH = 1_000
_LEADS_UP = re.compile(r"现(?:将|就|对)[^。\n]{0,40}(?:解读|说明)如下")
#: Whom a notice goes to, on a line of its own, and the words by which it notifies.
_ADDRESSEE = re.compile(
    r"(?m)^[\u3400-\u9fff()、,; ]{2,90}(?:局|委|办|厅|部|部门|单位|企业|机构|银行|公司|政府|委员会|法院|院校"
    r"|中心|组织|支行|分行)[ ]?:[ ]?$"
)
_NOTIFIES = re.compile(
    r"(?:通知|公告|通告|公示|函复|答复|批复)如下|现(?:将|予)?[^。\n]{0,60}(?:印发给你们|予以(?:印发|发布|公布))|特此(?:通知|公告|通告|函|公示|批复)"
)


@lru_cache(maxsize=2)
def is_one_paper(page: Page) -> bool:
    """Tell whether a page is one notice to an addressee, or explains one paper."""
    return page.language == "zh" and (_is_notice(page.folded) or _explains_one(page.folded))


def _is_notice(folded: str) -> bool:
    """Tell whether a text has one line for whom it goes to, and says that it notifies."""
    if _NOTIFIES.search(folded) is None:
        return False
    return len(_ADDRESSEE.findall(folded)) == 1


def _explains_one(folded: str) -> bool:
    """Tell whether a text says that it explains one paper, or has heads that do, each once."""
    if _EXPLAINED_HEAD.match(folded.lstrip()) or _LEADS_UP.search(folded, 0, _HEAD_REACH):
        return True
    kinds = [head.group("kind") for head in _HEAD.finditer(folded)]
    grounded = any(re.fullmatch(_GROUNDS, kind) for kind in kinds)
    return grounded and len(kinds) >= _FEWEST and len(set(kinds)) == len(kinds)
