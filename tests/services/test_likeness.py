"""Whether two records tell of one act."""

from dataclasses import replace
from datetime import date

import pytest

from documents.services.likeness import (
    PROPOSED_FROM,
    Likeness,
    Profile,
    compare,
    plain_number,
    shortlist,
    telling_words,
    title_likeness,
)
from documents.services.likeness.figures import figures
from documents.services.likeness.wording import fold

DAY = date(2021, 3, 9)
PLAN = Profile(
    titles=("Action Plan for Trusted Port Records (2021-2023)",),
    region="00010002",
    places=("China", "Hainan"),
    dates=((DAY, DAY),),
    document_type="action-plan",
    bodies=frozenset({"General Office of the People's Government of Hainan Province"}),
    sectors=frozenset({"trade"}),
    measures=("Put customs declarations on a blockchain so that a carrier hands in each paper once",),
    text="Customs declarations go on a blockchain; carriers hand in each paper once, and ports check them.",
)
RETOLD = replace(
    PLAN,
    titles=("Hainan Province to build trusted records of ports",),
    document_type="plan",
    bodies=frozenset(),
    measures=(),
    text="Customs declarations go on a blockchain, so that a carrier hands each paper in only once.",
)
OTHER = Profile(
    titles=("Measures on Digital Certificates for Notaries",),
    region="00010002",
    places=("China", "Hainan"),
    dates=((DAY, DAY),),
    document_type="measures",
    sectors=frozenset({"justice"}),
    text="Notaries issue certificates on a shared ledger, and courts accept them without further proof.",
)


def test_one_act_in_two_wordings_is_found_and_the_reasons_say_why() -> None:
    like = compare(PLAN, RETOLD)
    assert like.score > 0.9
    assert "The dates agree." in like.reasons
    assert any(reason.startswith("The titles share") for reason in like.reasons)


def test_two_acts_of_one_place_on_one_day_are_not_one() -> None:
    assert compare(PLAN, OTHER).score < PROPOSED_FROM


def test_comparing_is_the_same_from_both_sides() -> None:
    for one, other in ((PLAN, RETOLD), (PLAN, OTHER)):
        assert compare(one, other).score == pytest.approx(compare(other, one).score)


def test_two_numbers_are_two_acts_however_alike_the_rest() -> None:
    one = replace(PLAN, number="琼府办〔2021〕91号")
    assert compare(one, replace(one, number="琼府办[2021] 91 号")).score > 0.99
    assert compare(one, replace(one, number="琼府办〔2022〕17号")).score < compare(one, PLAN).score


def test_titles_with_other_years_are_of_other_acts() -> None:
    one = replace(PLAN, titles=("Port Records Work Report 2020",), dates=(), text="", measures=())
    other = replace(one, titles=("Port Records Work Report 2021",))
    assert compare(one, other).score < PROPOSED_FROM


def test_an_act_of_another_place_is_another_act() -> None:
    assert compare(PLAN, replace(RETOLD, region="00010007")).score < 0.5


def test_a_date_without_its_year_agrees_by_day_and_month() -> None:
    undated = replace(RETOLD, dates=(), titles=())
    assert compare(PLAN, replace(undated, day="03-09")).score > compare(PLAN, undated).score
    assert compare(PLAN, replace(undated, day="11-30")).score < compare(PLAN, undated).score


def test_the_nearest_of_several_dates_counts() -> None:
    twice = replace(RETOLD, dates=((date(2019, 1, 1), date(2019, 1, 1)), (DAY, DAY)))
    assert compare(PLAN, twice).score == pytest.approx(compare(PLAN, RETOLD).score)


def test_chinese_titles_are_compared_by_their_telling_characters() -> None:
    places = frozenset({"海南省"})
    one, other = "海南省港口可信记录行动计划（2021—2023年）", "关于印发《港口可信记录实施方案》的通知"
    assert title_likeness(one, other, places) > 0.9
    assert title_likeness(one, "海南省粮食仓储管理办法", places) < 0.2


def test_generic_words_and_names_of_the_place_tell_nothing() -> None:
    words = telling_words(
        "Hainan Action Plan to Promote Blockchain Development (2021)", frozenset({"Hainan"})
    )
    assert words == frozenset()


def test_the_spelling_of_a_number_does_not_matter() -> None:
    assert plain_number("琼府办〔2021〕91号") == plain_number(" 琼府办［2021］91 号")


def test_a_much_likelier_record_speaks_against_the_others() -> None:
    scored = {"same": Likeness(0.99, ()), "alike": Likeness(0.6, ()), "unlike": Likeness(0.1, ())}
    assert shortlist(scored) == ["same"]
    assert shortlist({"one": Likeness(0.6, ()), "two": Likeness(0.5, ()), "unlike": Likeness(0.1, ())}) == [
        "one",
        "two",
    ]
    assert shortlist({}) == []


@pytest.mark.parametrize(
    "title", ["", "《》", "2021", "\x00", "\ud800", "…" * 500, "a" * 5_000, "区块链" * 2_000]
)
def test_no_title_is_too_odd_to_compare(title: str) -> None:
    assert 0 <= compare(replace(PLAN, titles=(title,)), PLAN).score <= 1


# Two languages

PLAN_ZH = replace(
    PLAN,
    titles=("海南省港口可信记录行动计划",),
    bodies=frozenset({"海南省人民政府办公厅"}),
    measures=(),
    text="报关单上链，承运人每份单证只交一次，试点补贴3000万元，通关时间缩短40%。",
)
PLAN_PAID = replace(
    PLAN, text="A grant of 30 million yuan; customs clearance is to take 40 percent less time.", measures=()
)


def test_a_passage_in_the_other_language_does_not_speak_against_one_act() -> None:
    silent = replace(PLAN_ZH, text="", titles=())
    assert (
        compare(PLAN, replace(PLAN_ZH, text="承运人每份单证只交一次。", titles=())).score
        >= compare(PLAN, silent).score - 0.05
    )


def test_figures_are_the_same_in_both_languages_and_the_reason_names_one() -> None:
    like = compare(PLAN_PAID, PLAN_ZH)
    assert like.score > compare(PLAN, PLAN_ZH).score
    assert "Both tell the figure 30000000." in like.reasons


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("30,000 firms", "3万家企业"),
        ("three billion yuan", "30亿元"),
        ("fifty uses", "五十个场景"),
        ("15%", "15％"),
    ],
)
def test_a_figure_is_read_however_it_is_written(english: str, chinese: str) -> None:
    assert figures(fold(english)) == figures(fold(chinese)) != frozenset()


@pytest.mark.parametrize("text", ["26 April 2020", "2020年4月26日", "第十二条", "three firms", "12. Next"])
def test_dates_articles_and_small_numbers_are_no_figures(text: str) -> None:
    assert figures(fold(text)) == frozenset()


# Numbers of bills, drafts, bodies


def test_a_bill_is_known_by_its_number_and_another_number_is_another_bill() -> None:
    law = replace(PLAN, titles=("Wyoming House Bill 70 on tokens",), text="", measures=())
    named = replace(law, titles=("H.B. 70",))
    assert compare(law, named).score > compare(law, replace(law, titles=("HB 101 on tokens",))).score + 0.3


def test_a_draft_is_less_like_an_act_that_was_issued_long_after_it_than_one_near_it() -> None:
    title = ("Action Plan for Trusted Port Records (draft for comment)",)
    early, near = ((day, day) for day in (date(2020, 6, 1), date(2021, 3, 1)))
    draft = replace(RETOLD, titles=title, dates=(early,))
    assert compare(PLAN, draft).score < compare(PLAN, replace(draft, titles=PLAN.titles)).score
    assert compare(PLAN, draft).score < compare(PLAN, replace(draft, dates=(near,))).score


def test_bodies_of_another_kind_speak_against_one_act() -> None:
    court = replace(RETOLD, bodies=frozenset({"High Court of Hainan"}))
    customs = replace(RETOLD, bodies=frozenset({"海口海关"}))
    one = replace(PLAN, bodies=frozenset({"Haikou Customs"}))
    assert compare(one, court).score < compare(one, customs).score


def test_an_abbreviation_is_the_name_that_it_stands_for() -> None:
    long = replace(PLAN, titles=("Crypto-Assets Regulation (MiCA)",), dates=(), text="", measures=())
    short = replace(long, titles=("MiCA",))
    assert "They bear the same name." in compare(long, short).reasons
