"""Of whom a statement speaks, and in what form."""

import pytest

from documents.extraction.predicates import chinese_predicate_of, predicate_of


@pytest.mark.parametrize(
    ("words", "kind", "form"),
    [
        ("the decree frees all small mills from the levy.", "instrument", "present"),
        ("on tuesday, the harbour council closed two counters.", "authority", "past"),
        ("millers and other licensees must weigh every sack.", "bound", "modal"),
        ("it has opened a counter for deeds.", "it", "has"),
        ("she was glad of the rain.", "person", "was"),
        ("this is a new idea.", "this", "be"),
        ("the market fell again.", "thing", "past"),
        ("training of clerks for the ledger.", "other", "none"),
    ],
)
def test_a_statement_shows_the_kind_of_its_subject_and_the_form_of_its_verb(words, kind, form):
    row = predicate_of(words, body=False, name=False)
    assert {f"subject:{kind}", f"verb:{form}", f"{kind}+{form}"} <= row


def test_only_a_whole_phrase_before_the_subject_counts_as_one():
    assert "adverbial" in predicate_of("under the new code, mills shall close.", body=False, name=False)
    assert "adverbial" not in predicate_of("and mills shall close.", body=False, name=False)


def test_a_paper_of_a_body_is_the_subject_and_not_the_body():
    assert "subject:instrument" in predicate_of("the board's circular bars all mills.", body=True, name=False)
    assert "subject:body" in predicate_of("the grain board barred mills.", body=True, name=False)


@pytest.mark.parametrize(
    ("words", "feature"),
    [
        ("磨坊须每天记账。", "zh:modal"),
        ("市粮食局近日发布公告。", "zh:issues"),
        ("市粮食局检查磨坊。", "zh:body"),
        ("3月2日,磨坊开门。", "zh:day"),
        ("补助30万元。", "zh:figure"),
        ("账本是磨坊的主要特点。", "zh:quality"),
    ],
)
def test_a_chinese_statement_shows_what_it_holds(words, feature):
    assert feature in chinese_predicate_of(words)
    assert feature not in chinese_predicate_of("农户很高兴。")
