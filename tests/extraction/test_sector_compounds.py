"""What speaks for a sector by its grammar: a name or a list with the word for blockchain in it."""

import pytest

from documents.extraction.datafiles import load
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import MeasureDraft, Segment
from documents.extraction.pipeline import extract
from documents.extraction.reading import read
from documents.extraction.sector_compounds import compounds
from documents.extraction.sector_signs import signs

ROWS = load("sector_compounds.json")
EXAMPLES = [(code, words) for code, row in ROWS["sectors"].items() for words in row["examples"]]
COUNTER = [(code, words) for code, row in ROWS["sectors"].items() for words in row["counterexamples"]]


def compounded(text):
    """The sectors that names and lists with the word for blockchain speak for."""
    page = read(text, lexicon=load_lexicon())
    return {code for code, _, _ in compounds(page, 0, len(text))}


def outright(text):
    """The sectors that words of a text speak for outright."""
    lexicon = load_lexicon()
    whole = [MeasureDraft(text, 0, len(text), "strategy")]
    found = signs(read(text, lexicon=lexicon), Segment(0, len(text)), lexicon, whole)
    return {sign.sector for sign in found if sign.strong}


@pytest.mark.parametrize(("code", "words"), EXAMPLES)
def test_every_example_speaks_for_its_sector(code, words):
    assert code in compounded(words)


@pytest.mark.parametrize(("code", "words"), COUNTER)
def test_no_counterexample_speaks_for_its_sector(code, words):
    assert code not in compounded(words)


@pytest.mark.parametrize(
    "words",
    [
        "The island opens a distributed ledger and cryptography academy.",
        "A prize is founded for firms engaged in block chain.",
        "Young people are trained in industries such as robots, drones and blockchain.",
        "The county pays for blockchain, robots and other young industries.",
        "将分布式账本列入重点支持方向。",
        "区块链等未来产业由该市扶持。",
    ],
)
def test_building_up_blockchain_is_understood_whatever_its_name(words):
    assert "blockchain-industry" in compounded(words)


@pytest.mark.parametrize(
    "words",
    [
        "The port will develop a blockchain register of crates.",
        "Clerks use the blockchain in the sector of pensions.",
        "区块链用于核对提单。",
    ],
)
def test_using_blockchain_is_not_building_it_up(words):
    assert "blockchain-industry" not in compounded(words)


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("The central bank tries out a digital currency.", "digital-currency"),
        ("Plots of land are entered in the register on a blockchain.", "real-estate"),
        ("A court weighs verdicts that lie on a blockchain.", "justice"),
    ],
)
def test_a_weak_word_is_strong_beside_a_word_of_its_field(words, code):
    assert code in outright(words)


def test_a_weak_word_alone_stays_weak():
    assert "digital-currency" not in outright("Shops may not advertise digital currency on a blockchain.")


def test_a_page_of_nothing_but_the_word_comes_to_an_end():
    assert compounded("blockchain, " * 5000) in (set(), {"blockchain-industry"})


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('The plan sets up pilots of "blockchain + health" and "blockchain + customs".', {"health", "trade"}),
        (
            "通知明确试点方向,包括“区块链+能源”、“区块链+审判”、“区块链+智慧医疗”。",
            {"energy", "justice", "health"},
        ),
    ],
)
def test_what_stands_behind_a_plus_names_its_field(text: str, expected: set[str]) -> None:
    assert expected <= compounded(text)


def test_a_field_behind_a_plus_is_a_sector_though_no_measure_names_it() -> None:
    text = (
        "国家网信办等部门印发《关于开展区块链试点的通知》。《通知》提出,开展行业试点。\n"
        "在实体经济中,有“区块链+制造”、“区块链+能源”。"
    )
    assert {"manufacturing", "energy"} <= set(extract(text).records[0].sectors)
