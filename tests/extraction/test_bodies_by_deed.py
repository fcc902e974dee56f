"""Bodies in no list are told by what only an authority does; offices and towns act for their place."""

import pytest

from documents.extraction.pipeline import extract


@pytest.mark.parametrize(
    ("who", "region", "body"),
    [
        ("The Greek chamber of notaries", "GR", "Greek chamber of notaries"),
        ("Fiji's body for remittances", "FJ", "Fiji body for remittances"),
        ("Chile's Datalab", "CL", "Datalab"),
        ("Guam's Department of Banking Regulation", "GU", "Department of Banking Regulation"),
        ("The city of Yuma, Ariz.", "US-AZ", "city of Yuma, Ariz."),
        ("Boise City, Okla.,", "US-OK", "Boise City, Okla."),
    ],
)
def test_who_lays_down_rules_behind_or_as_a_place_is_a_body(who: str, region: str, body: str) -> None:
    (record,) = extract(f"{who} issued new rules for bitcoin kiosks on 9 May 2022.").records
    assert (record.region, record.date) == (region, "2022-05-09")
    assert record.issuing_bodies == (body,)


@pytest.mark.parametrize(
    ("who", "region"),
    [
        ("Hong Kong's financial secretary", "HK"),
        ("The Secretary for Commerce of Hong Kong", "HK"),
        ("Ohio's state auditor", "US-OH"),
        ("Uganda's auditor general", "UG"),
        ("The Scottish executive", "GB-SCT"),
        ("Iowa's banking commissioner", "US-IA"),
        ("The recorder of deeds of Delaware", "US-DE"),
    ],
)
def test_the_holder_of_an_office_acts_for_a_place(who: str, region: str) -> None:
    (record,) = extract(f"{who} launched a register of deeds on a blockchain on 9 May 2022.").records
    assert (record.region, record.date) == (region, "2022-05-09")


@pytest.mark.parametrize(
    "text",
    [
        "Japan's largest exchange issued new rules for listing tokens on 9 May 2022.",
        "China's miners adopted new rules of their own for sharing power, said a trader.",
        "The tool reads biometrics, ID cards, AR overlays and MA charts of bitcoin.",
    ],
)
def test_firms_and_short_words_in_a_list_are_no_authority(text: str) -> None:
    assert extract(text).records == ()


def test_a_body_that_is_only_being_founded_issues_nothing() -> None:
    text = 'On May 3, 2021, Ohio enacted HB 88, creating the "Ohio Ledger Task Force" to study blockchain.'
    (record,) = extract(text).records
    assert "Ohio Ledger Task Force" not in record.issuing_bodies


def test_a_bank_of_a_part_of_the_world_is_of_no_country_of_its_name() -> None:
    text = "The Inter-American Development Bank opened a blockchain pilot for Peruvian customs on 9 May 2022."
    (record,) = extract(text).records
    assert record.region == "PE"


def test_the_verb_of_a_headline_in_capitals_is_no_part_of_a_name() -> None:
    (record,) = extract("The Kenyan Ministry of Lands Has Put Its Deeds on a Blockchain").records
    assert record.issuing_bodies == ("Kenyan Ministry of Lands",)


@pytest.mark.parametrize("lead", ["It came weeks after", "The step follows months after"])
def test_whose_act_only_sets_the_scene_is_no_issuer(lead: str) -> None:
    text = f"Kenya's Treasury banned coin kiosks. {lead} the Nairobi City Council warned of bitcoin."
    bodies = {body for record in extract(text).records for body in record.issuing_bodies}
    assert "Nairobi City Council" not in bodies


def test_an_office_that_is_written_short_is_named_in_full_with_its_place() -> None:
    (record,) = extract(
        "In May 2021, Utah Gov. Ann Poe signed H.B. 12 into law, a bill on blockchain deeds."
    ).records
    assert record.issuing_bodies == ("Utah Governor",)


def test_services_behind_the_noun_of_a_body_end_its_name() -> None:
    (record,) = extract("On 3 May 2021, Otago Land Registry Services put its deeds on a blockchain.").records
    assert record.issuing_bodies == ("Otago Land Registry Services",)
