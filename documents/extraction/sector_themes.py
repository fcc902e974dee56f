"""Tells what a whole page is about: coins, the currency of a central bank, or blockchain itself."""

import re
from functools import lru_cache

#: What a page speaks of; a passage that leaves the word out is about the same.
COINS, STATE_MONEY, CHAIN = "crypto-assets", "digital-currency", "blockchain-industry"
_WORDS = {
    COINS: re.compile(
        r"(?<![a-z])(?:crypto|bitcoin|virtual (?:currenc|asset)|digital assets?|stablecoin|initial coin"
        r"|icos?(?![a-z])|tokens?(?![a-z])|ether(?:eum)?(?![a-z]))"
        r"|虚拟货币|虚拟资产|虚拟币|加密(?:货币|资产|币)|代币|比特币|挖矿|稳定币|数字资产|以太[坊币]"
    ),
    STATE_MONEY: re.compile(
        r"(?<![a-z])(?:cbdcs?|central bank digital|e-?(?:cny|naira|krona)|digital (?:yuan|rmb|renminbi|euro"
        r"|dollars?|pound|rupee|rub?le|krona|won|yen|real|naira|currency of the central bank))(?![a-z])"
        r"|数字人民币|(?:央行|法定|官方)数[字码位]货币|数[码字]港元|数[码字]澳门元|数[字位]新台币|数字(?:欧元|美元|英镑|卢布|卢比|日元|韩元)"
    ),
    CHAIN: re.compile(r"block[ -]?chains?|区块链|distributed[ -]ledgers?|分布式账本"),
}
#: So many words make a theme, if they are so many times as frequent as those of each other one.
_FEWEST, _TIMES = 3, 2


@lru_cache(maxsize=8)
def theme_of(low: str) -> str:
    """Return the sector that a page in lower case speaks of throughout; empty where it speaks of several."""
    counts = {code: sum(1 for _ in words.finditer(low)) for code, words in _WORDS.items()}
    best = max(counts, key=lambda code: counts[code])
    others = max(count for code, count in counts.items() if code != best)
    return best if counts[best] >= max(_FEWEST, _TIMES * others) else ""


def names_theme(low: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a page names any theme."""
    return any(words.search(low, start, end) is not None for words in _WORDS.values())


def speaks_of(low: str, code: str, start: int, end: int) -> bool:
    """Tell whether a stretch of a page has a word for a theme."""
    return _WORDS[code].search(low, start, end) is not None


def first_word(low: str, code: str) -> tuple[int, int]:
    """Return where the first word of a page's theme stands; (0, 0) where there is none."""
    found = _WORDS[code].search(low)
    return found.span() if found else (0, 0)
