"""What leads up to an act, tells it again or follows on another day is not taken for it."""

import pytest

from documents.extraction.pipeline import extract


def drafts(text):
    return [(record.region, record.date) for record in extract(text).records]


@pytest.mark.parametrize("lead", ["Just weeks after", "Two days before", "Shortly after", "After"])
def test_who_acts_in_a_clause_that_leads_up_does_not_act_in_the_sentence(lead):
    found = extract(f"{lead} Fiji banned coins, Ghana announced that it will tax crypto exchanges.").records
    assert [(record.region, record.issuing_bodies) for record in found] == [("GH", ("Ghana",))]


def test_a_headline_and_the_sentence_under_it_tell_one_act():
    text = (
        "Ghana lifts ban on crypto\n\nThe Bank of Ghana has dropped its ban on crypto coins and"
        " written rules for dealers.\n\nOn 5 May 2023 the Securities and Exchange Commission of"
        " Ghana opened a crypto sandbox."
    )
    assert len(drafts(text)) == 2


def test_the_day_of_a_later_act_does_not_date_the_one_of_a_weekday():
    text = (
        "The Bank of Ghana said on Friday that it bans banks from serving crypto"
        " exchanges.\n\nDealers were surprised. In July, the Bank of Ghana gave a broker leave to"
        " hold crypto."
    )
    assert drafts(text)[0] == ("GH", None)


def test_a_while_joins_the_acts_of_two_places():
    text = (
        "While Malta's central bank licensed a crypto exchange on 3 May 2021, Kenya has decided"
        " to ban crypto trading.\n\nOn 8 June 2021 the parliament of Fiji passed a crypto tax."
    )
    assert [region for region, _ in drafts(text)] == ["MT", "KE", "FJ"]


def test_a_lead_that_is_told_again_at_once_is_no_act_of_its_own():
    text = (
        "The government of Ghana has reportedly barred its people from crypto.\nAccording to a"
        " local paper of 25 December, the Planning Agency has banned people from crypto.\n\nIn"
        " September 2018 the parliament of Ghana passed a crypto act.\n\nOn 5 May 2019 the Bank of"
        " Ghana opened a crypto sandbox."
    )
    assert len(drafts(text)) == 3


def test_the_news_of_a_weekday_before_older_acts_is_not_lost():
    text = (
        "The Bank of Ghana issued new rules on crypto funds on Monday.\n- In July 2021, the bank"
        " barred brokers from holding crypto.\n- In May 2020, the Ghana Revenue Authority taxed"
        " crypto gains.\n- In March 2019, the parliament of Ghana passed a crypto act."
    )
    assert [date for _, date in drafts(text)] == [None, "2021-07", "2020-05", "2019-03"]


def test_an_act_whose_goes_on_with_its_day_is_told_apart_from_that_of_another_day():
    text = (
        "Through a circular of its central bank, Ghana told banks to stop trading crypto. This"
        " warning was issued in 2018. In 2020, the Ghana Revenue Authority announced a decision"
        " on crypto taxes."
    )
    assert [date for _, date in drafts(text)] == ["2018", "2020"]


def test_rules_that_hold_as_of_a_day_are_dated_by_it():
    assert drafts("Ghana's central bank banned crypto as a means of payment as of January 1, 2018.") == [
        ("GH", "2018-01-01")
    ]
    assert drafts("The Bank of Ghana licensed coin dealers; 12 held crypto as of 3 May 2020.")[0][1] is None


def test_what_was_done_often_in_one_clause_leaves_the_day_of_the_other():
    text = "The Bank of Ghana has repeatedly warned of crypto, and on 24 May 2021 it banned crypto trading."
    assert drafts(text) == [("GH", "2021-05-24")]


def test_the_year_of_one_place_does_not_go_over_to_the_next():
    text = (
        "Countries that restrict crypto\nGhana\nIn 2014, the Bank of Ghana banned crypto.\nFiji\nOn"
        " 24 September the Reserve Bank of Fiji banned crypto.\nKenya\nKenya taxes crypto."
    )
    assert ("FJ", "XXXX-09-24") in drafts(text)


def test_a_page_was_written_on_the_day_of_publication_not_of_its_last_change():
    text = (
        "Ghana bans crypto\nUpdated May 11, 2023, 6:15 p.m. Published Dec 13, 2021, 6:18 p.m.\n\nOn"
        " 10 December the Bank of Ghana banned crypto trading."
    )
    assert drafts(text) == [("GH", "2021-12-10")]


def test_a_page_that_gathers_news_is_parted_where_a_surer_one_would_not_be():
    page = (
        "{} from the islands\n\nFiji might seem an unlikely place to start, but on 3 February the Fijian"
        " government released a paper on crypto tokens.\n\nJapan is no stranger to crypto shock. In June 2022"
        " the upper house passed a law on stablecoins."
    )
    assert [region for region, _ in drafts(page.format("Crypto roundup: news"))] == ["FJ", "JP"]


def test_lawmakers_who_only_hope_have_done_nothing():
    text = (
        "The Ohio legislature passed House Bill 7 on blockchain records on 3 May 2019. Ohio legislators hope"
        " the bill draws crypto firms."
    )
    assert len(drafts(text)) == 1


@pytest.mark.parametrize(
    "headline", ["What Guangzhou gives to its blockchain firms", "How Guangzhou attracts blockchain firms"]
)
def test_a_headline_that_only_names_what_is_told_is_no_act_of_its_own(headline: str) -> None:
    story = "On 8 April 2020, the Guangzhou Development District issued rules for blockchain clusters."
    records = extract(f"{headline}\n\n{story}\n").records
    assert [record.date for record in records] == ["2020-04-08"]
