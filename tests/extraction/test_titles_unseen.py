"""Titles in forms that nobody marks: numbers, years, colons, lines without capitals."""

import pytest

from tests.extraction.passages import title


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The cabinet adopted the decree, On the Growth of Token Parks, which frees miners of tax.",
            "On the Growth of Token Parks",
        ),
        ("By decree no. 14 of 3 May 2019 the king allowed coin exchanges.", "decree no. 14"),
        ("The central bank opened a sandbox by Instruction 711 of last May.", "Instruction 711"),
        ("Lawmakers passed HB1944 on smart contracts.", "HB1944"),
        ("Congress passed Law No. 31,402 on virtual coins.", "Law No. 31,402"),
        (
            "Baltic Harbour Ledger Fund Opens Its Doors to Ports\n\nThe ministry pays in every year.",
            "Baltic Harbour Ledger Fund",
        ),
        (
            "A Cooperation Agreement with Ledgerworks (LW) was signed by the ministry.",
            "Cooperation Agreement with Ledgerworks (LW)",
        ),
        ("日前，厦门海关出台支持链上通关的12条措施。", "支持链上通关的12条措施"),
        ("市商务局发布十五项区块链扶持政策。", "十五项区块链扶持政策"),
        (
            "The ministry's paper, called Fiji: A Home for Ledgers, is open for comment.",
            "Fiji: A Home for Ledgers",
        ),
        (
            "# § 4112. State plan for research on distributed ledgers\n\nThe director shall develop a plan.",
            "State plan for research on distributed ledgers",
        ),
        ("Miners pay more since the 2018 Fijian tax reform.", "2018 Fijian tax reform"),
        ("Ministers put coins on the agenda of the G20 summit and agreed on rules.", "G20 summit"),
        (
            "Notice on handing out the work plan for ledgers in clinics of Hefei\n\nDo as follows.",
            "Notice on handing out the work plan for ledgers in clinics of Hefei",
        ),
        (
            "合肥市财政局 合肥市卫生健康委员会关于推行链上票据的通知\n\n各医院：\n\n现通知如下。",
            "关于推行链上票据的通知",
        ),
        ("监管局公布了其2019年的工作计划，涉及加密资产。", "2019年的工作计划"),
        ("议会就加密规则表决。该协议是欧盟反欺诈指令的一部分。", "欧盟反欺诈指令"),
        ("内阁通过《虚拟资产法》草案。", "虚拟资产法"),
        ("云海区块链基金，一个由政府支持的基金，已投资三家公司。", "云海区块链基金"),
        (
            "Fiji Financial Authority Expands Harbour Advice Service (HAS) for Token Firms\n\n"
            "On 8 April 2025, the Fiji Financial Authority updated the service for token firms.",
            "Harbour Advice Service (HAS)",
        ),
    ],
)
def test_the_name_is_found_in_the_form_that_the_page_gives_it(text: str, expected: str) -> None:
    """Each form stands on its own example."""
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The state has passed its own bill. Ledgers are in it.",
        "The province signed a Memorandum of Understanding (MOU) with a blockchain firm.",
        "The council and the towns adopted numerous blockchain policies.",
        "The central bank launched its own digital currency.",
        "The ministry set industry standards. Ledgers are in it.",
        "The specific opinions on the proposed chains follow. Ledgers are in it.",
    ],
)
def test_a_bare_noun_is_no_title(text: str) -> None:
    """Neither an adjective that any bill bears nor the kind of a paper names it."""
    assert title(text) is None


def test_an_ungiven_name_far_below_gives_way_to_what_the_act_is_called() -> None:
    """A book that closes the page is not the session that opens it."""
    below = "企业介绍了自己的产品。" * 9
    assert title(f"省委就区块链进行第九次集体学习。{below}欢迎下载《链上案例精编》。") == "第九次集体学习"


def test_a_law_that_only_dates_the_act_is_not_its_title() -> None:
    """A word that cites right before a name outweighs a verb of issuing further off."""
    text = "The authority published its Token Market Regulations. They were issued after Law No. 9 of 2021."
    assert title(text) == "Token Market Regulations"


def test_rules_on_something_are_a_name_and_no_headline() -> None:
    """A noun that is also a verb of headlines tells no deed where it leads to its subject."""
    text = 'The district issued a notice on the "Implementation Rules on Growing Ledger Firms".'
    assert title(text) == "Implementation Rules on Growing Ledger Firms"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Care with coins\n\nMonday, 3 March 2014\n\nThe Bank of Fiji wishes to warn savers of bitcoin.\n",
            "Care with coins",
        ),
        ("3月2日，苏州互联网法院宣布公证链正式上线运行。", "公证链"),
        ("日前，合肥市中级人民法院调解平台将区块链技术用于笔录。", "合肥市中级人民法院调解平台"),
        ("三亚市工信局发布针对企业的“链五条”，由园区发起设立专项基金。", "链五条"),
        ("发布会上还推出了“链上岛屿”计划，两年内上链。", "链上岛屿"),
        (
            "In May the Futian district launched the region's “ledger + night bus scheme,” for all.",
            "ledger + night bus scheme",
        ),
        (
            "The parliament passed three bills, the Coin Fund Assets Act, in July 2018.",
            "Coin Fund Assets Act",
        ),
        (
            "The Qinhuai court announced the launch of the “6G+ ledger” filing model.",
            "6G+ ledger",
        ),
    ],
)
def test_what_is_launched_bears_the_name_beside_its_verb(text: str, expected: str) -> None:
    """Marks beside a verb of launching, the subject of a launch and the head of a notice give the name."""
    assert title(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The ministry notified the Custody of Coins (Keeping of Accounts) Amendment Rules, 2023.",
            "Custody of Coins (Keeping of Accounts) Amendment Rules, 2023",
        ),
        ("The commission adopted Resolution 88-2024 on coin exchanges.", "Resolution 88-2024"),
        ("The agency published policy statement PS22/10 on coin ads.", "policy statement PS22/10"),
        ("The bank released a Concept Note on Harbour Coins on 7 May.", "Concept Note on Harbour Coins"),
        (
            'The board issued its Framework for "Harbour Token" Tests of Coins.',
            'Framework for "Harbour Token" Tests of Coins',
        ),
        (
            "The cabinet adopted the Royal Decree on the Token Trade B.E. 2561 in May.",
            "Royal Decree on the Token Trade B.E. 2561",
        ),
        ("The city released the Opinions on Blockchain Parks, Article 12.", "Opinions on Blockchain Parks"),
        (
            "The committee adopted a standard on banks' exposures to tokens in May.",
            "standard on banks' exposures to tokens",
        ),
        ("The bank issued its coin called the Harbour Shell in 2020.", "Harbour Shell"),
    ],
)
def test_a_name_goes_as_far_as_its_words(text, expected):
    assert title(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        'The bank warned of virtual coins (hereinafter referred to as "Virtual Tokens").',
        "The ministry launched a blockchain task force.".replace("blockchain ", ""),
        "Parliament passed additional legislation.",
        "The ministry will promote the application of blockchain technology.",
        "The Centers for Harbour Control (CDC) launched a ledger.",
        "Senators Oppose the Harbour Coin Bill\n\nThe ministry met on blockchain.",
        "The bank issued a complete ban.",
        "Tokens may violate laws against fraud, the bank warned.",
        'The bill obliges banks to "implement effective risk management systems" for crypto.',
        "On November 9th 2022, the Fijian Congress voted on coins.",
        'The Reef Finance Commission ("RFC") met on tokens.',
    ],
)
def test_a_short_name_or_a_bare_noun_is_no_title(text):
    assert title(text) is None


def test_what_the_text_will_call_a_paper_by_goes_behind_its_number():
    """The short name in brackets is the text's own."""
    text = 'The Bank of Fiji issued Resolution No. 44/2024 (the "Reef Resolution") on tokens.'
    assert title(text) == "Resolution No. 44/2024"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fiji launched its Coral Sandbox Express for coin firms.", "Coral Sandbox Express"),
        ("The ministry published the National Blockchain Policy in May.", "National Blockchain Policy"),
        ("The city presented ReefID, a ledger for papers.", "ReefID"),
        ("Fiji Launches $20M Reef Ledger Fund", "Reef Ledger Fund"),
    ],
)
def test_capitals_behind_a_verb_of_launching_are_a_name(text, expected):
    assert title(text) == expected
