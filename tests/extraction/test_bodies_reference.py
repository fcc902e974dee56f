"""The list of known bodies is clean: each body once, in a known place, with a branch of the vocabulary."""

import json
from collections import Counter

import pytest

from documents.extraction.lexicon import REFERENCE_DIR, load_lexicon
from documents.vocabulary import BodyBranch

ROWS = json.loads((REFERENCE_DIR / "bodies.json").read_text(encoding="utf-8"))


def test_every_body_has_both_names_a_known_region_and_a_branch_of_the_vocabulary():
    regions = load_lexicon().region_by_code
    wrong = [
        row["name_en"]
        for row in ROWS
        if not (row["name_en"] and row["name_zh"] and row["branch"] in set(BodyBranch))
        or (row["region"] is not None and row["region"] not in regions)
    ]
    assert wrong == []


def test_only_intergovernmental_bodies_and_banks_of_several_states_have_no_region():
    without = {row["branch"] for row in ROWS if row["region"] is None}
    assert without <= {BodyBranch.INTERGOVERNMENTAL, BodyBranch.CENTRAL_BANK, BodyBranch.REGULATOR}


def test_no_body_stands_twice():
    names = Counter((row["name_en"], row["region"]) for row in ROWS)
    assert [name for name, count in names.items() if count > 1] == []


def test_no_alias_repeats_a_name_of_its_own_row():
    wrong = [
        row["name_en"]
        for row in ROWS
        for names in [[row["name_en"], row["name_zh"], *row["aliases_en"], *row["aliases_zh"]]]
        if len({name.lstrip("~") for name in names}) < len(names)
    ]
    assert wrong == []


def test_a_name_that_bodies_of_one_country_share_is_an_error():
    """Only another country nearby can decide between namesakes, so two of one country never can."""
    owners: dict[tuple[str, str], set[str]] = {}
    for row in ROWS:
        country = (row["region"] or "").split("-")[0]
        for name in (row["name_en"], row["name_zh"], *row["aliases_en"], *row["aliases_zh"]):
            owners.setdefault((name.lstrip("~"), country), set()).add(row["name_en"])
    assert {key: found for key, found in owners.items() if len(found) > 1} == {}


@pytest.mark.parametrize(
    ("key", "script"), [("name_en", "latin"), ("aliases_en", "latin"), ("name_zh", "han")]
)
def test_names_stand_in_the_column_of_their_script(key, script):
    for row in ROWS:
        for name in [row[key]] if isinstance(row[key], str) else row[key]:
            has_han = any("\u3400" <= char <= "\u9fff" for char in name)
            assert has_han is (script == "han"), name


def test_the_list_covers_central_banks_and_regulators_of_the_world():
    branches = Counter(row["branch"] for row in ROWS)
    countries = {row["region"].split("-")[0] for row in ROWS if row["region"]}
    assert len(ROWS) >= 300
    assert branches[BodyBranch.CENTRAL_BANK] >= 100
    assert len(countries) >= 100
