"""Tells words of a sector that do not say what an act is about: the names of offices, the trades of firms,
what blockchain is praised for, and what the act is set against."""

import re

from documents.extraction.model import index_from
from documents.extraction.reading import Page
from documents.extraction.sector_themes import CHAIN, COINS, STATE_MONEY, speaks_of
from documents.extraction.sector_words import Word

OFFICE, FIRM, PRAISE = "office", "firm", "praise"
#: The offices of these fields act on many others, so that their names tell none: in Chinese, supervisors.
_WIDE = {
    "en": frozenset(
        {"blockchain-industry", "culture", "cybersecurity", "data-sharing", "education", "finance"}
        | {"manufacturing", "market-supervision", "retail", "smart-city", "telecom-iot"}
    ),
    "zh": frozenset(
        {"agriculture", "capital-markets", "finance", "health", "market-supervision", "public-safety"}
        | {"transport"}
    ),
}
#: The committees of a legislature take up bills on anything.
_OF_HOUSE = re.compile(
    r"(?i:\b(?:house|senate|assembly|parliamentary|legislative|joint|select|standing|sub)\b.{0,60}\bcommittee\b)"
    r"|(?i:\bcommittee on\b)"
)
#: Where an act is on coins, courts and lawsuits tell who acts, not on what.
_JUSTICE = "justice"
_CRIME, _TRACING, _SERVICES = "financial-crime", "product-traceability", "government-services"
#: Behind such a word stands the name of a firm that it only describes: "the bitcoin miner Bergwerk AG".
_TRADE = re.compile(
    r"[\w-]{0,12}(?: [a-z][\w-]{1,16}){0,3}? (?:company|firm|start-?up|giant|corporation|conglomerate"
    r"|provider|developer|maker|operator|investor|consultancy|vendor|specialist|group|house|miner|broker"
    r"|platform|exchange|lender|bank|analyst|outlet|website|portal|magazine|news site|association|lobby"
    r"|lobbyist|entrepreneur|billionaire|lawyer|expert|founder|chief executive|ceo|executive)s?,? "
    r"(?i:called |named |like |such as )?[\"']?[A-Z]"
)
_TRADE_REACH = 90
#: The same where the word itself ends in the noun: "the blockchain firm Kettenwerk".
_NAMED = re.compile(r"s?,? (?:called |named )?[\"']?[A-Z]")
_NOUNS = ("company", "firm", "startup", "start-up", "enterprise", "developer", "miner", "exchange")
#: Blockchain is to reduce fraud and paperwork, whatever it is used for.
_REDUCED = re.compile(
    r"\b(?:reduc|prevent|curb|combat|fight|eliminat|avoid|stop|tackl|cut|minimi[sz]|root|weed|counter|against"
    r"|deter|lower|eradicat|detect|address|less|free (?:from|of)|limit|end|protect)"
    r"\w{0,4}(?: [\w-]{2,16}){0,4},? $"
)
_FRAUD = re.compile(r"anti-(?:fraud|corruption)|fraud|corrupt|graft|brib|embezzl|misuse|tax evasion")
_BURDEN = re.compile(r"administrative burden|red tape|paperwork|bureaucra|paperless")
#: It is "transparent, traceable and immutable", whatever it is used for.
_PRAISED = re.compile(
    r"transparen|immutab|tamper|audit|decentrali|irreversib|openness|unchangeab|unalterab|accountab"
)
_PRAISE_REACH = 44
#: What an act is not about is named behind these words: "unlike cryptocurrencies".
_CONTRASTED = re.compile(
    r"(?:\b(?:unlike|as opposed to|in contrast (?:to|with)|instead of|rather than|other than|apart from"
    r"|different from|differs? from|distinct from|not to be confused with|nothing to do with) "
    r"(?:the |an? |other |ordinary |private |traditional |existing ){0,2}"
    r"|(?:不同于|有别于|区别于|而非|不等于)(?:[\u3400-\u9fff]{0,4}、)?)$"
)
#: Where the technology has spread by itself the act applies it nowhere: 区块链应用已延伸到金融、物流等领域.
_SPREAD, _SPREAD_REACH = (
    re.compile(
        r"区块链(?:技术|的|集成){0,3}(?:应用)?(?:场景|领域)?(?:已经?|正|逐步|逐渐|不断|可以?|能够?|早已|广泛){1,3}"
        r"(?:被|从[^,。;]{1,12})?(?:广泛)?(?:延伸|扩展|拓展|渗透)(?:到|至)[^。;]{0,60}$"
    ),
    90,
)


class Asides:
    """Tells which words of a passage name no field of its act."""

    def __init__(self, page: Page, begin: int, end: int) -> None:
        """Take the bodies of the passage, and whether it speaks of coins and of blockchain."""
        self.page = page
        self.bodies = page.bodies_in(begin, end)
        self.coins = speaks_of(page.lower, COINS, begin, end)
        self.chain = speaks_of(page.lower, CHAIN, begin, end)

    def say_nothing(self, hit: Word) -> bool:
        """Tell whether a word names what the act is set against, or stands in a name that tells no field.

        Such are the names of offices in Chinese, and of committees of a legislature.
        """
        code, _, start, end = hit
        if self.page.language == "zh" and self._names_an_office(code, start, end):
            return True
        if _OF_HOUSE.search(self._office_around(start, end)):
            return True
        if self.page.language == "zh" and _SPREAD.search(
            self.page.lower, max(0, start - _SPREAD_REACH), start
        ):
            return True
        return _CONTRASTED.search(self.page.lower, max(0, start - _PRAISE_REACH), start) is not None

    def of(self, code: str, start: int, end: int) -> str:
        """Return ``OFFICE``, ``FIRM`` or ``PRAISE`` for a word in Latin script that is no more, else nothing.

        A firm that deals in coins is what an act is about, unless that is on blockchain.
        """
        if self.page.language == "zh":
            return ""
        if self._names_an_office(code, start, end) or (code == _JUSTICE and self.coins and not self.chain):
            return OFFICE
        if (self.chain or code not in (COINS, STATE_MONEY)) and self._is_trade(start, end):
            return FIRM
        return PRAISE if self._praises(code, start, end) else ""

    def _names_an_office(self, code: str, start: int, end: int) -> bool:
        """Tell whether a word stands in the name of an office whose field tells nothing."""
        return code in _WIDE[self.page.language] and self._office_around(start, end) != ""

    def _office_around(self, start: int, end: int) -> str:
        """Return the name of the body that a word stands in, or an empty string."""
        at = index_from(self.bodies, start + 1) - 1
        if at < 0 or end > self.bodies[at].end:
            return ""
        return self.page.folded[self.bodies[at].start : self.bodies[at].end]

    def _is_trade(self, start: int, end: int) -> bool:
        """Tell whether a word only says what a firm with a name does."""
        ends = self.page.lower.endswith(_NOUNS, start, end)
        pattern = _NAMED if ends else _TRADE
        return pattern.match(self.page.folded, end, end + _TRADE_REACH) is not None

    def _praises(self, code: str, start: int, end: int) -> bool:
        """Tell whether a word only says what blockchain is good for."""
        low = self.page.lower
        evil = _BURDEN if code == _SERVICES else _FRAUD if code == _CRIME and not self.coins else None
        if evil is not None:
            reduced = _REDUCED.search(low, max(0, start - _PRAISE_REACH), start)
            return reduced is not None and evil.match(low, start) is not None
        near = max(0, start - _PRAISE_REACH), end + _PRAISE_REACH
        return code == _TRACING and low.startswith("trac", start) and _PRAISED.search(low, *near) is not None
