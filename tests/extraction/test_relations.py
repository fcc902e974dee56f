"""A cited document is proposed as a relation, with the kind that the words beside it show."""

import pytest

from documents.extraction.datafiles import load
from documents.extraction.fields import relations, titles
from documents.extraction.lexicon import load_lexicon
from documents.extraction.model import Segment
from documents.extraction.reading import read
from documents.vocabulary import RelationKind

CUES = load("relation_cues.json")["kinds"]


def relations_of(text):
    """Return ``(kind, cited title)`` of a text taken as one act."""
    page = read(text, lexicon=load_lexicon())
    segment = Segment(0, len(text))
    title = next(iter(titles.find(page, segment, load_lexicon())), None)
    found = relations.find(page, segment, load_lexicon(), title)
    assert all(text[e.start : e.end] == e.quote for e in found)
    return [(e.detail["kind"], e.value) for e in found]


def test_every_kind_is_in_the_vocabulary():
    assert {row["kind"] for row in CUES} <= set(RelationKind)


@pytest.mark.parametrize("row", CUES, ids=lambda row: row["kind"])
def test_every_kind_finds_its_examples_and_not_its_counterexamples(row):
    def kinds(text):
        page = read(text, lexicon=load_lexicon())
        found = relations.find(page, Segment(0, len(text)), load_lexicon())
        return {e.detail["kind"] for e in found}

    assert all(row["kind"] in kinds(example) for example in row["examples"])
    assert not any(row["kind"] in kinds(example) for example in row["counterexamples"])


def test_the_law_an_act_rests_on_and_the_act_it_replaces_are_told_apart():
    text = "根据《账本法》《数据法》，市政府制定《链上存证办法》。《存证暂行规定》同时废止。"
    assert relations_of(text) == [("cites", "账本法"), ("cites", "数据法"), ("repeals", "存证暂行规定")]


def test_the_own_title_of_an_act_is_no_relation():
    assert relations_of("市政府印发《链上存证办法》。") == []


def test_speech_in_quotation_marks_is_no_citation():
    assert relations_of("According to “people who know the market”, prices fell.") == []
