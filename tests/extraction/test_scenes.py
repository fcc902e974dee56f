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
        "Ghana lifts ban on crypto\n\nThe Bank of Ghana has dropped its ban on crypto coins and written rules"
        " for dealers.\n\nOn 5 May 2023 the Securities and Exchange Commission of Ghana opened a crypto"
        " sandbox."
    )
    assert len(drafts(text)) == 2


def test_the_day_of_a_later_act_does_not_date_the_one_of_a_weekday():
    text = (
        "The Bank of Ghana said on Friday that it bans banks from serving crypto exchanges.\n\nDealers were"
        " surprised. In July, the Bank of Ghana gave a broker leave to hold crypto."
    )
    assert drafts(text)[0] == ("GH", None)


def test_a_while_joins_the_acts_of_two_places():
    text = (
        "While Malta's central bank licensed a crypto exchange on 3 May 2021, Kenya has decided to ban crypto"
        " trading.\n\nOn 8 June 2021 the parliament of Fiji passed a crypto tax."
    )
    assert [region for region, _ in drafts(text)] == ["MT", "KE", "FJ"]
