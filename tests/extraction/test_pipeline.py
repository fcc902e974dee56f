"""The whole way from a text to its drafts keeps what it promises for any text."""

import json
import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from documents.extraction.lexicon import Lexicon, Region, load_lexicon
from documents.extraction.pipeline import VERSION, extract, to_json
from documents.vocabulary import DocumentType, EvidenceField, Lifecycle

GOLD = sorted((Path(__file__).resolve().parents[1] / "gold" / "texts").glob("*.txt"))
SEEDS = Path(__file__).resolve().parents[3] / "shared" / "seeds"
ROUND_UP = (
    'Chain rules of 2021\n\n01 Vermont\n\nOn May 3, the Vermont Senate passed the "Blockchain Records Act", '
    "under which courts shall accept records on a ledger.\n\n02 Nevada\n\nOn May 4, the Nevada Governor "
    "signed a law that bars taxes on blockchain use.\n\n03 Texas\n\nThe Texas Department of Banking issued "
    "guidance on virtual currency custody.\n"
)
CHINESE = "６月３日，廣州市人民政府印發《區塊鏈辦法》，支持企業上鏈，最高獎勵１００萬元。"


@pytest.mark.parametrize("text", [ROUND_UP, CHINESE])
def test_every_quote_stands_in_the_text(text):
    for record in extract(text).records:
        assert text[record.start : record.end].strip()
        for evidence in record.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote
            assert 0 <= evidence.confidence <= 1
        for measure in record.measures:
            assert text[measure.start : measure.end] == measure.text


@pytest.mark.parametrize("text", [ROUND_UP, CHINESE])
def test_every_value_has_a_quote_and_a_known_code(text):
    for record in extract(text).records:
        quoted = {(e.field, e.value) for e in record.evidence}
        assert ("region", record.region) in quoted
        assert record.date is None or ("date", record.date) in quoted
        assert all(("issuing_body", body) in quoted for body in record.issuing_bodies)
        assert all(("sector", sector) in quoted for sector in record.sectors)
        assert {e.field for e in record.evidence} <= set(EvidenceField)
        assert record.document_type in set(DocumentType)
        assert record.lifecycle in set(Lifecycle)


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_read_without_complaint(text):
    result = extract(text)
    json.dumps(to_json(result))
    assert result.text_length == len(text)


@pytest.mark.parametrize("path", GOLD, ids=lambda path: path.stem)
def test_a_page_whose_lines_are_cut_off_and_out_of_order_is_read_all_the_same(path):
    chance = random.Random(path.stem)  # noqa: S311 (the damage is the same in every run)
    lines = path.read_text(encoding="utf-8").split("\n")
    chance.shuffle(lines)
    text = "\n".join(line[: chance.randint(0, len(line))] for line in lines)
    for record in extract(text).records:
        assert all(text[e.start : e.end] == e.quote for e in record.evidence)
        assert all(text[m.start : m.end] == m.text for m in record.measures)


@settings(max_examples=40, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "On April 8, ",
                "2020年4月",
                "the Senate ",
                "北京市政府",
                "发布",
                "《办法》",
                "blockchain",
                '"Plan A of the City"',
                "\n",
                "01 ",
                "。",
                "; ",
                "1) ",
                "“",
                "](",
                "（",
            ]
        ),
        max_size=40,
    )
)
def test_any_mixture_of_our_own_marks_keeps_its_quotes(parts):
    text = "".join(parts)
    for record in extract(text).records:
        for evidence in record.evidence:
            assert text[evidence.start : evidence.end] == evidence.quote


def test_the_same_text_gives_the_same_drafts():
    assert extract(ROUND_UP) == extract(ROUND_UP)


def test_the_json_is_that_of_the_contract():
    result = to_json(extract(CHINESE))
    assert result["language"] == "zh"
    assert result["version"] == VERSION
    (record,) = result["records"]
    expected = {
        "start",
        "end",
        "title",
        "document_type",
        "lifecycle",
        "region",
        "date",
        "issuing_bodies",
        "sectors",
        "measures",
        "evidence",
    }
    assert expected <= set(record)
    assert {"field", "value", "start", "end", "quote", "confidence", "method"} <= set(record["evidence"][0])
    assert {"text", "start", "end", "type", "sectors"} <= set(record["measures"][0])


def test_a_lexicon_of_plain_rows_is_enough():
    lexicon = Lexicon(regions=(Region("ZZ", "", "country", "Ruritania", "鲁里坦尼亚"),))
    (record,) = extract("The Ruritania Ministry of Finance issued blockchain rules.", lexicon=lexicon).records
    assert record.region == "ZZ"


def test_the_lexicon_is_built_once():
    assert load_lexicon() is load_lexicon()


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the shared seed texts are not here")
class TestSeeds:
    """What the product must show on the five texts that came with it."""

    @staticmethod
    def records(number):
        (path,) = SEEDS.glob(f"{number}_*.txt")
        return extract(path.read_text(encoding="utf-8")).records

    def test_the_round_up_gives_every_place_its_candidate(self):
        found = {record.region for record in self.records("004")}
        places = {
            "CN-JS",
            "CN-JL",
            "CN-LN",
            "CN-CQ",
            "CN-330100",
            "CN-530100",
            "CN-430100",
            "CN-110102",
            "CN-SH",
            "CN-210200",
            "CN-BJ",
            "CN-440100",
            "CN-130100",
        }
        assert places <= found
        assert found & {"CN-120103", "CN-TJ"}

    def test_the_footer_of_the_round_up_gives_none(self):
        assert len(self.records("004")) <= 16
        assert not any(record.region in {"US", None} for record in self.records("004"))

    def test_the_year_of_the_round_up_is_found(self):
        dates = [record.date for record in self.records("004")]
        assert dates.count("2020-04-08") >= 5
        assert not any(date and date.startswith("XXXX") for date in dates)

    def test_the_first_seed_gives_its_six_measures(self):
        (record,) = self.records("000")
        assert record.region == "CN-440100"
        assert len(record.measures) == 6


def test_an_act_that_names_no_field_is_about_blockchain_itself():
    text = "On 4 May 2020, the Ohio Senate passed Bill 9 on blockchain. It has two sections."
    assert extract(text).records[0].sectors == ("blockchain-industry",)
