"""Tells headlines, which say who does what, from the names of documents."""

import re

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
#: The same of several: "Senators Oppose a Bill".
_OF_MANY = re.compile(
    r"\b(?:Regulators|Governments|Companies|Banks|States|Countries|Lawmakers|Senators|Officials|Authorities|Agencies"
    r"|Ministers|Firms|Cities|Courts|Watchdogs|Nations|Exchanges|Investors|Businesses|Legislators|Leaders|Localities"
    r"|Departments|MPs|Parties|Provinces|Universities|Miners|Users|Traders|Experts) "
    r"(?!(?:and|of|in|on|for|to|Act|Bill|Law|Code|Regulations?|Rules|Plan|Guidelines|Association|Union)\b)"
    r"[A-Z][a-z]+(?<!ing)(?<!tion)(?<!ment) (?:[A-Z][a-z]+ ){0,4}"
    r"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|[Oo]n|[Tt]o|[Ii]n|[Uu]p|[Dd]own|Federal|New|Crypto\w*|Bitcoin|Digital|Blockchain)\b"
)
_HEADLINE_ZH = re.compile(
    r"未能|(?:提出|宣布|公布|启动|成立|发行|允许|考虑|警告|介绍|决定|收紧|放宽|创建|开始)了|签署|否决|宣布|推出|叫停|等待|希望|致力于|将(?!来)|(?<![虚模])拟(?!定|态)"
    r"|(?:通过|发布|公布|出台|批准)(?:关于|了|新|首|一|加密|区块链|虚拟|数字)"
)
#: "On", "to" and 关于 begin what a document is about; deeds behind them are its matter.
_ABOUT = re.compile(r"关于|印发|\b(?:on|to|for|regarding|concerning) ", re.IGNORECASE)


def is_headline(said: str) -> bool:
    """Tell a headline, which says who does what, from the name of a document."""
    deed = _HEADLINE_EN.search(said) or _OF_MANY.search(said) or _HEADLINE_ZH.search(said)
    return deed is not None and not _ABOUT.search(said, 0, deed.start())


def headline_subject(said: str) -> str:
    """Return what a headline says that does something: "Harbour Ledger Fund" of "… Fund Opens Its Doors"."""
    deed = _HEADLINE_EN.search(said)
    return said[: deed.start() + 1] if deed else ""


def behind_deed(said: str) -> int:
    """Return where what a headline names begins behind its deed: "Fiji Expands Harbour Service"; else 0."""
    deed = _HEADLINE_EN.search(said) if is_headline(said) else None
    return deed.end() if deed and deed.end() < len(said) else 0
