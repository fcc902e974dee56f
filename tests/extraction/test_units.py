"""What of a passage may be one measure: entries, sentences, clauses, without the words that report them."""

import pytest

from documents.extraction.lexicon import load_lexicon
from documents.extraction.reading import Page
from documents.extraction.reading import read as read_page
from documents.extraction.units import units


def read(text: str) -> Page:
    """Read a text with the reference lists."""
    return read_page(text, lexicon=load_lexicon())


def said(text):
    """The units of a text, as words."""
    page = read(text)
    return [text[u.start : u.end] for u in units(page, 0, len(text))]


def test_an_entry_is_one_unit_however_many_sentences_it_has():
    text = "1. Open a desk. It works on Sundays too.\n2. Print a handbook for clerks."
    assert said(text) == ["Open a desk. It works on Sundays too.", "Print a handbook for clerks."]


def test_the_number_of_an_article_without_words_is_no_unit():
    text = "第一条 企业应当登记链上账本。\n\n第二条 \n\n第三条 主管部门每年检查一次账本。"
    assert said(text) == ["企业应当登记链上账本。", "主管部门每年检查一次账本。"]


def test_a_semicolon_parts_statements():
    text = "Clerks enter the deeds at once; judges may read them without a fee."
    assert said(text) == ["Clerks enter the deeds at once;", "judges may read them without a fee."]


def test_unlike_clauses_are_parted():
    text = "All old pumps were to be scrapped by May and new pumps were banned from the coast."
    assert said(text) == ["All old pumps were to be scrapped by May", "new pumps were banned from the coast."]


@pytest.mark.parametrize(
    "text",
    [
        "Clerks work so that farmers and millers can see every sack on the ledger.",
        "If a miller lies, the council may close his mill for a month.",
        "The mill, which was built by monks, and the barn (it is old, and it leaks) shall be repaired.",
        "He may weigh and measure the sacks.",
    ],
)
def test_what_leans_on_its_neighbour_is_not_parted(text):
    assert said(text) == [text]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        (
            "The meeting pointed out that mills should keep a ledger of flour.",
            "mills should keep a ledger of flour.",
        ),
        (
            "The board released a paper on Monday clarifying that mills of the valley need no second scale.",
            "mills of the valley need no second scale.",
        ),
        ("The clerk told the guild that scales are checked in May.", "scales are checked in May."),
        ("The mayor urged the guilds to open their ledgers to buyers.", "open their ledgers to buyers."),
        ("The plan mentions building a granary beside the port.", "building a granary beside the port."),
        ("会议指出，要把粮仓数据写入账本并每月核对。", "要把粮仓数据写入账本并每月核对。"),
        ("某县印发《粮仓账本办法》，要求磨坊每天记账并公开。", "要求磨坊每天记账并公开。"),
    ],
)
def test_the_words_that_report_are_cut_off(text, unit):
    assert said(text)[-1] == unit


def test_a_short_rest_is_not_taken_for_what_was_reported():
    text = "The millers and the bakers of the valley wrote to the duke and announced that they agree."
    assert said(text) == [text]


def test_bullets_under_a_summary_heading_are_sentences():
    text = "## Highlights\n\n- The council bans pumps. It starts in May.\n- Farmers protest loudly today."
    assert said(text) == [
        "The council bans pumps.",
        "It starts in May.",
        "Farmers protest loudly today.",
    ]


def test_a_reference_in_brackets_is_no_unit():
    assert said("The duke may levy a toll. ([Source](https://example.org/toll)).") == [
        "The duke may levy a toll."
    ]


def test_offsets_are_those_of_the_text_as_given():
    text = "　「粮仓應當上鏈。」 磨坊應當記帳。"
    page = read(text)
    assert [text[u.start : u.end] for u in units(page, 0, len(text))] == ["粮仓應當上鏈。", "磨坊應當記帳。"]


@pytest.mark.parametrize("shape", ["(" * 50_000, "1" * 50_000, "字" * 50_000, "a, and b is " * 5_000])
def test_odd_shapes_come_to_an_end(shape):
    page = read(shape)
    assert len(units(page, 0, len(shape))) <= len(shape)


def test_lines_behind_a_colon_are_entries_without_marks():
    text = "Firms must meet these duties:\n\nKeeping a list of clients\n\nReporting large sums to the desk\n"
    kinds = [u.kind for u in units(read(text), 0, len(text))]
    assert kinds[-2:] == ["item", "item"]
    assert said(text)[-2:] == ["Keeping a list of clients", "Reporting large sums to the desk"]


def test_lines_behind_someone_who_speaks_are_no_entries():
    text = "The governor said:\n\nWe will wait for the federal rules.\n\nWe keep an open mind on coins."
    assert {u.kind for u in units(read(text), 0, len(text))} <= {"sentence", "clause"}


def test_the_letter_behind_an_address_is_no_list():
    page = read("各区人民政府，市直有关部门：\n现将办法印发给你们，请遵照执行。\n办法自五月一日起施行。")
    assert {unit.kind for unit in units(page, 0, len(page.text))} == {"sentence"}


@pytest.mark.parametrize(
    "text",
    [
        'The term "token" means any entry that a holder can pass on.',
        '"Harbour ledger" means a distributed ledger kept by the port office.',
        "For the purposes of this Act, the expression 'sack' includes a half sack of grain.",
        "Virtual coin means a digital unit that somebody can hold.",
        "本办法所称链上仓单，是指记录在区块链上的提货凭证。",
        "节点：指保存账本的计算机。",
    ],
)
def test_what_a_word_stands_for_is_no_unit(text):
    assert said(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The port office includes every sack in the ledger at once.",
        "各区指定专人保管链上仓单，并按月核对。",
        "This means a ban on every coin that is mined at home.",
    ],
)
def test_what_only_looks_like_a_definition_is_a_unit(text):
    assert said(text) == [text]


def test_verbs_of_one_subject_are_one_statement():
    text = "Coins in the vault shall not be sold before June and shall be counted by two clerks."
    assert said(text) == [text]


def test_a_second_relative_clause_is_no_statement_of_its_own():
    text = "The mill shall keep all flour that was milled in May and that is not needed to bake bread."
    assert said(text) == [text]


def test_the_name_of_a_country_is_no_verb_of_reporting():
    text = "It is the policy of the United States to found a mint that can serve as a safe place for coins."
    assert said(text) == [text]


def test_paragraphs_that_each_open_with_their_task_are_entries():
    lines = [
        "强化资金保障。统筹市级资金，对链上仓单项目给予补助。鼓励银行参与。",
        "完善统计监测。按季发布链上仓单运行情况。每年评估一次成效。",
    ]
    assert said("\n".join(["三、保障", *lines]))[-2:] == lines


def test_english_paragraphs_that_each_open_with_their_task_are_entries():
    lines = [
        "Strengthen the supply of funds. The town sets aside ten million for sacks. Banks may join.",
        "Improve the count of sacks. Clerks print a list every quarter. It is read in the town hall.",
    ]
    assert said("\n".join(["How it is done", *lines]))[-2:] == lines


def test_one_paragraph_with_a_task_is_prose():
    text = "强化资金保障。统筹市级资金，对链上仓单项目给予补助。"
    assert {u.kind for u in units(read(text), 0, len(text))} == {"sentence"}


def test_a_long_article_with_entries_is_read_entry_by_entry() -> None:
    """An article of several paragraphs lists what it lays down; a short one is one measure."""
    duty = "shall hold the coins of its customers apart from its own and publish each year how it has done so"
    entries = "".join(f"{letter}. Each exchange {duty}, and {duty}, and {duty}.\n" for letter in "abcd")
    text = f"Section 1. {entries}Section 2. Exchanges pay a fee for their licence each year.\n"
    page = read(text)
    kinds = [unit.kind for unit in units(page, 0, len(text))]
    assert kinds == ["item", "item", "item", "item", "article"]


def test_a_heading_ends_the_stretch_of_a_summary() -> None:
    """Entries under the heading behind it are entries again."""
    text = "## Summary\n- Tokens are taxed.\n- Mines close.\n"
    text += "## Text\n- Tokens are to be taxed.\n- Mines are to close.\n"
    page = read(text)
    assert [unit.kind for unit in units(page, 0, len(text))][-2:] == ["item", "item"]


def test_bold_labels_before_values_are_no_entries() -> None:
    """What a page says of itself in bold opens no list that goes on below."""
    page = read("**Session:** 2023\n**Status:** In committee\n")
    assert {unit.kind for unit in units(page, 0, len(page.text))} <= {"sentence", "clause"}


def test_the_telling_of_an_act_before_a_colon_is_cut_off() -> None:
    text = (
        "On the second of May the county's office for trade and mills opened a new counter in the old hall of"
        " the town: millers are given a number there, and sacks are weighed by sworn clerks who enter every"
        " weight at once."
    )
    assert said(text)[0].startswith("millers are given")


def test_a_paper_without_a_title_is_no_part_of_what_it_holds() -> None:
    text = "某市粮食局近日印发补助办法，对新建链上粮仓每座补助三万元，对接入账本的磨坊给予电费减免。"
    assert said(text) == ["对新建链上粮仓每座补助三万元，", "对接入账本的磨坊给予电费减免。"]


def test_the_last_of_several_names_begins_no_clause() -> None:
    text = (
        "It shall be studied how the county, its villages, and its harbours can keep their books on a ledger."
    )
    assert said(text) == [text]


def test_a_second_permission_of_one_subject_is_a_statement() -> None:
    text = "Millers may keep their books on a ledger, and may send the weights of all sacks over it."
    assert said(text) == [
        "Millers may keep their books on a ledger,",
        "may send the weights of all sacks over it.",
    ]


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("3月2日，某市粮食局上线“仓单链”平台，入库小麦每批扫码登记。", "入库小麦每批扫码登记。"),
        (
            "去年5月，某县政府在当地召开推进会，通过《磨坊账本方案》，农户凭账本领取种子补助。",
            "农户凭账本领取种子补助。",
        ),
        ("某港务局和海关4月签署协议，船舶到港前互换舱单数据。", "船舶到港前互换舱单数据。"),
        (
            "某市粮食局3月与五家行业协会共同宣布“仓单链”年度实施计划，农户凭身份证扫码领取种子。",
            "农户凭身份证扫码领取种子。",
        ),
        (
            "On 4 May the harbour board signed an order under which skippers log all landings online.",
            "skippers log all landings online.",
        ),
        (
            "The council passed Bill 7 in June, which bars mills from selling unregistered flour.",
            "bars mills from selling unregistered flour.",
        ),
    ],
)
def test_what_an_act_holds_is_parted_from_the_telling_of_it(text, unit):
    assert said(text)[-1] == unit


@pytest.mark.parametrize(
    "text",
    [
        "3月2日，某市粮食局上线“仓单链”平台，成为全国首个上链的粮仓。",
        "某局发布征求意见稿，截至目前已收到三百条意见和建议。",
        "如果《磨坊账本方案》获得通过，农户就能凭账本领取种子补助。",
        "The council passed Bill 7 in June, which was drafted by two young lawyers of the town.",
        "In May the guild warned two mills that offered rye and oats without any licence of the town.",
    ],
)
def test_what_is_only_said_of_an_act_stays_with_it(text):
    assert said(text) == [text]


def test_a_single_entry_is_prose():
    text = "(一)3月2日，某市粮食局印发《仓单办法》，要求磨坊每天如实记账并公开；违反者停业三天并公开检讨。"
    assert said(text)[-1] == "违反者停业三天并公开检讨。"


def test_an_entry_that_tells_an_act_of_its_own_day_is_read_by_sentences():
    text = (
        "• On 3 May 2021 the Grain Board of Fiji issued an order on scales. Mills must weigh every sack.\n"
        "• On 9 June 2021 the Grain Board of Fiji issued an order on sacks. Sacks must bear a number."
    )
    assert said(text)[1::2] == ["Mills must weigh every sack.", "Sacks must bear a number."]


def test_the_colon_of_a_time_cuts_nothing_off():
    text = "请于3月9日17:00前将仓单报送粮食局。"
    assert said(text) == [text]


@pytest.mark.parametrize("marks", [("(i)", "(ii)"), ("(a)", "(b)"), ("(1)", "(2)")])
def test_tasks_told_one_after_another_in_a_sentence_are_entries(marks):
    text = (
        f'The guild is told to: "{marks[0]} weigh every sack at the gate; and {marks[1]} enter all weights."'
    )
    assert said(text)[1:] == ["weigh every sack at the gate", "enter all weights."]


def test_things_named_one_after_another_are_no_entries():
    text = "Mills grind (i) oats, (ii) rye and (iii) spelt of the valley."
    assert said(text) == [text]


def test_a_label_and_the_line_below_it_are_one_entry():
    text = "1. Scales:\nMills shall keep two scales. One is checked.\n2. Sacks:\nSacks shall bear a number."
    assert said(text) == [
        "Scales:\nMills shall keep two scales. One is checked.",
        "Sacks:\nSacks shall bear a number.",
    ]


def test_what_stands_below_an_enclosure_is_no_list():
    text = "附件:\n\n磨坊账本推广实施方案\n\n磨坊应当每天记账并公开,由县粮食局检查。"
    page = read(text)
    assert {u.kind for u in units(page, 0, len(text))} == {"sentence"}


def test_short_chinese_tasks_are_parted_at_semicolons():
    assert said("扩建乡镇的粮仓账本;培训各村磨坊记账员。") == ["扩建乡镇的粮仓账本;", "培训各村磨坊记账员。"]
